# Asking before acting.

what-if-title = Hvad nu hvis
what-if-nothing-stored = Intet gemmes.
what-if-day = Hvilken dag?
what-if-event = Og denne hændelse sker den dag
what-if-no-event = intet sker
what-if-show = Vis
what-if-too-far = Spørg om en dag inden for tyve år.
what-if-in-days =
    { $days ->
        [one] om { $days } dag
       *[other] om { $days } dage
    }
what-if-after = efter sidste dag af “{ $stage }”
what-if-answer = { $day }
what-if-answer-event = { $day }, med “{ $event }”
what-if-refused = Reglerne ville ikke tillade det da.
what-if-same = Alt står som i dag.
what-if-today = I dag
what-if-then = Da
what-if-stages = Trin
what-if-until = { $what }, til og med { $day }
what-if-owed = { $duty } ({ $owner })
