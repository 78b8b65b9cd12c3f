# Of een persoon al in een dossier staat.

known-title = Is de persoon al bekend?
known-files = Dossiers die u mag lezen, noemen een persoon die erop lijkt. Kijk daar eerst: een tweede dossier verdeelt wat bekend is.
known-nobody = Geen dossier dat u mag lezen, noemt een persoon die erop lijkt.
known-same-name = zelfde naam
known-like-name = naam anders geschreven
known-exchanged = voornaam en familienaam verwisseld
known-same-birth = zelfde geboortedatum
known-like-birth = geboortedatum bijna gelijk
