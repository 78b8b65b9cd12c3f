# The privacy statement.

privacy-title = Privacy
privacy-aim = Who sees what is written in the circular, and nothing else decides it.
privacy-persons-title = Persons in files
privacy-persons = Facts lie in compartments with their own readers. Protected ones are stored encrypted, with a key for each file. Photos and scans too, without what the camera wrote beside the picture, unless its place and time were kept on purpose.
privacy-log = Each reading of a protected compartment is logged before it is shown: who, which file, on which ground. The data-protection officer reads that log.
privacy-staff-title = You, if you work here
privacy-staff = Kept of you: name, role, office, a fingerprint of your password, when you signed in, what you recorded and what you read.
privacy-browser-title = In your browser
privacy-browser = One cookie keeps you signed in, one keeps your language. Pages are not stored, nothing is loaded from elsewhere, and signing out clears what is left.
privacy-rules-title = The rules
privacy-rules = Who may see which compartment, in which case, and why:
privacy-rules-link = Who may see what
