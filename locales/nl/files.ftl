# Files.

files-title = Dossiers
files-new = Een dossier beginnen
files-empty = Er is nog geen dossier aan uw dienst verbonden. Begin er een, of zoek.
files-reference = Referentie
files-kind = Soort
files-stages = Staat in
files-changed = Laatst geregistreerd
files-older = Ouder
files-beside = Ook hier:
