# Rules and files in words: what changes, what is refused.

told-annulled = Événement repris
told-right-form = { $right } ({ $form })
told-today = dernier jour aujourd'hui
told-over =
    { $days ->
        [one] { $days } jour de retard
       *[other] { $days } jours de retard
    }
told-left =
    { $days ->
        [one] dans { $days } jour
       *[other] dans { $days } jours
    }
told-refused-unknown = La circulaire ne connaît pas d'événement « { $rule } ».
told-refused-not-in-force = « { $rule } » n'est pas en vigueur ce jour-là.
told-refused-role = Ce rôle ne peut pas enregistrer « { $rule } ».
told-refused-fact-missing = Cette réponse est requise : « { $rule } ».
told-refused-fact-unknown = Ceci n'est pas demandé ici : « { $rule } ».
told-refused-fact-value = Cette réponse ne convient pas : « { $rule } ».
told-refused-not-opening = « { $rule } » ne peut pas être le premier événement d'un dossier.
told-refused-once = « { $rule } » n'a lieu qu'une fois, et a eu lieu.
told-refused-stage = Possible seulement pendant cette étape : « { $rule } ».
told-refused-condition = Cette condition n'est pas remplie : « { $rule } ».
told-refused-correction = Cela corrige un événement absent ou d'une autre nature.
told-refused-date = Ce jour n'est pas encore venu, ou sort des années comptées. Pour planifier, utilisez Et si.
told-refused-withheld = Les règles ne permettent pas « { $rule } » dans ce dossier à présent.
told-stage-was = « { $stage } » a duré du { $from } et a pris fin le { $until }.
told-stage-opens-until = Ouvre « { $stage } » ; dernier jour : { $due }.
told-stage-opens = Ouvre « { $stage } ».
told-stage-closes = Met fin à « { $stage } ».
told-stage-moves = Le dernier jour de « { $stage } » devient le { $due }.
told-stage-vanishes = « { $stage } » n'a alors jamais eu lieu.
told-right-gained = Donne le droit : { $right }.
told-right-lost = Retire le droit : { $right }.
told-right-moves = Le droit « { $right } » vaut jusqu'au { $last }.
told-right-moves-open = Le droit « { $right } » vaut sans terme prévu.
told-duty-opens-until = Nouvelle obligation de { $owner } : { $duty }, au plus tard le { $due }.
told-duty-opens = Nouvelle obligation de { $owner } : { $duty }.
told-duty-done = Ainsi accompli : { $duty }.
told-duty-ceases = N'est plus nécessaire : { $duty }.
told-duty-moves = « { $duty } » est désormais due au plus tard le { $due }.
told-care-taken = { $office } prend le dossier en charge.
told-care-ends = Le dossier quitte { $office }.
told-region = La région du dossier devient { $region }.
told-event-refused = « { $event } », enregistré auparavant, ne serait plus admis par les règles.
told-event-accepted = « { $event } », refusé auparavant, serait admis par les règles.
