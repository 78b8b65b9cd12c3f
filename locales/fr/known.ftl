# Si une personne figure déjà dans un dossier.

known-title = La personne est-elle déjà connue ?
known-files = Des dossiers que vous pouvez lire nomment une personne semblable. Regardez-y d'abord : un second dossier disperse ce que l'on sait.
known-nobody = Aucun dossier que vous pouvez lire ne nomme une personne semblable.
known-same-name = même nom
known-like-name = nom écrit autrement
known-exchanged = prénom et nom inversés
known-same-birth = même date de naissance
known-like-birth = date de naissance presque la même
