# One file.

dossier-recorded = Enregistré.
dossier-since = depuis le { $from }
dossier-since-until = depuis le { $from }, jusqu'au { $last } si rien ne se passe
dossier-care = pris en charge par { $office } depuis le { $from }
dossier-on-known = Situation au { $on }, selon ce qui était enregistré le { $known }.
dossier-on = Situation au { $on }.
dossier-known = Tel que connu le { $known } : seulement ce qui était alors enregistré.
dossier-back-to-today = Retour à aujourd'hui
dossier-nothing-open = Aucune étape n'est ouverte.
dossier-lead-until = { $stage } : { $left }, jusqu'au { $day }.
dossier-lead = { $stage }, depuis le { $day }.
dossier-path = Le parcours
dossier-path-past = terminé
dossier-path-now = maintenant
dossier-path-possible = peut suivre
dossier-path-title = Parcours : { $track }
dossier-clocks = Délais
dossier-clock = Délai
dossier-ends = Dernier jour
dossier-rights = Droits actuels
dossier-duties = Obligations ouvertes
dossier-no-duties = Personne ne doit rien dans ce dossier à présent.
dossier-owner = À qui
dossier-you = Votre service
dossier-tied = Dossiers liés
dossier-timeline = Chronologie
dossier-known-on = Tel que connu le
dossier-show = Afficher
dossier-record = Enregistrer un événement
dossier-record-other = Enregistrer autre chose
dossier-what-if = Et si
dossier-readers = Qui a lu ce dossier
dossier-late =
    { $days ->
        [one] enregistré { $days } jour plus tard
       *[other] enregistré { $days } jours plus tard
    }
dossier-recorded-at = enregistré le { $at }
dossier-replaced = remplacé
dossier-correction = correction
dossier-correct = Corriger
dossier-refused = Sans effet :
dossier-unknown = sans réponse
dossier-printed = Imprimé d'un dossier qui continue : consultez-le avant d'agir. Le lieu d'hébergement n'est jamais imprimé.
