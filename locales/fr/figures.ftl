# Figures of a year.

figures-year = Chiffres de { $year }
figures-lead = { $files ->
    [one] Compté dans le journal d’un dossier. Chaque chiffre mène à sa définition.
   *[other] Compté dans les journaux de { $files } dossiers. Chaque chiffre mène à sa définition.
}
figures-years = Années
figures-published-title = Publié et compté
figures-published-caption = Ce qui a été publié à côté de ce que disent les journaux
figures-none-published = La circulaire ne cite aucun chiffre publié pour cette année.
figures-what = Quoi
figures-published = Publié
figures-counted = Compté
figures-same = Identique ?
figures-equal = identique
figures-unequal = différent
figures-source = Source
figures-counted-title = Tout ce qui a été compté
figures-answer = Réponse
figures-unanswered = inconnu
