# Asking before acting.

what-if-title = Et si
what-if-nothing-stored = Rien n'est enregistré.
what-if-day = Quel jour ?
what-if-event = Et cet événement a lieu ce jour-là
what-if-no-event = rien ne se passe
what-if-show = Afficher
what-if-too-far = Choisissez un jour dans les vingt ans.
what-if-in-days =
    { $days ->
        [one] dans { $days } jour
       *[other] dans { $days } jours
    }
what-if-after = après le dernier jour de « { $stage } »
what-if-answer = { $day }
what-if-answer-event = { $day }, avec « { $event } »
what-if-refused = Les règles ne le permettraient pas alors.
what-if-same = Tout est comme aujourd'hui.
what-if-today = Aujourd'hui
what-if-then = Alors
what-if-stages = Étapes
what-if-until = { $what }, jusqu'au { $day }
what-if-owed = { $duty } ({ $owner })
