# Files.

files-title = Sager
files-new = Opret en sag
files-empty = Ingen sag er knyttet til din enhed endnu. Opret en, eller søg.
files-reference = Reference
files-kind = Slags
files-stages = Står i
files-changed = Senest registreret
files-older = Ældre
files-beside = Findes også her:
