# Files.

files-title = Files
files-new = Begin a file
files-empty = No file is tied to your office yet. Begin one, or search.
files-reference = Reference
files-kind = Kind
files-stages = Stands in
files-changed = Last recorded
files-older = Older
files-beside = Also here:
