# The ground of a statement.

why-link = pourquoi
why-title = Pourquoi
why-stage-until = « { $stage } » dure jusqu'au { $day }.
why-stage = « { $stage } » est en cours depuis le { $day }.
why-right = La personne a le droit « { $right } » depuis le { $day }.
why-duty = { $owner } doit : { $duty }.
why-event = « { $event } » a été enregistré par { $office }, avec effet le { $day }.
why-counted = Ouvert le { $opened } : ce jour ne compte pas, { $length } comptent, dernier jour compris. Prend fin à l'issue du { $due }.
why-renewed = Ouvert le { $opened } pour { $length }, d'abord jusqu'au { $first } ; renouvelé ou modifié depuis, maintenant jusqu'au { $due }.
why-before-end = Due { $length } avant le dernier jour de « { $stage } » : { $due }.
why-length-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
why-length-working-days =
    { $count ->
        [one] { $count } jour ouvrable
       *[other] { $count } jours ouvrables
    }
why-length-weeks =
    { $count ->
        [one] { $count } semaine
       *[other] { $count } semaines
    }
why-length-months =
    { $count ->
        [one] { $count } mois
       *[other] { $count } mois
    }
why-length-years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
why-resting = { $event }, { $day }
why-rests-on-event = Cela repose sur cet événement :
why-uncertain = Aucune source relue n'appuie encore cette règle : voyez la certitude de chaque source.
why-sources = Sources
why-readings = Où les sources divergent
why-chosen = Retenu ici :
why-other = Lu aussi comme :
why-see-readings = Toutes les interprétations
why-back = Retour au dossier
why-whole-rule = Toute la règle dans la circulaire
why-contest = La règle diffère de ce que vous savez ? Dites-le à l'unité de coordination.
