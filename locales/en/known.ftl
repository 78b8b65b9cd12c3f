# Whether a person is in a file already.

known-title = Is the person known already?
known-files = Files that you may read name somebody alike. Look there first: a second file splits what is known.
known-nobody = No file that you may read names somebody alike.
known-same-name = same name
known-like-name = name written otherwise
known-exchanged = given and family name exchanged
known-same-birth = same date of birth
known-like-birth = date of birth a little off
