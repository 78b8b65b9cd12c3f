# Search.

search-title = Chercher
search-text = Référence ou nom
search-hint = Une référence telle que BE-9MX2-7QD4, ou les noms connus.
search-button = Chercher
search-found = Trouvé
search-nothing = Aucun dossier que vous pouvez lire ne correspond.
search-elsewhere = Un autre service connaît peut-être la personne : demandez à l'unité de coordination.
search-mistyped = Cette référence contient une faute de frappe : le dernier signe ne convient pas.
search-too-short = Écrivez au moins deux lettres d'un nom, ou une référence.
search-too-long = 200 signes au plus.
