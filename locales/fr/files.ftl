# Files.

files-title = Dossiers
files-new = Ouvrir un dossier
files-empty = Aucun dossier n'est encore lié à votre service. Ouvrez-en un, ou cherchez.
files-reference = Référence
files-kind = Nature
files-stages = En cours
files-changed = Dernier enregistrement
files-older = Plus anciens
files-beside = Également ici :
