# Asking before acting.

what-if-title = Wat als
what-if-nothing-stored = Er wordt niets opgeslagen.
what-if-day = Op welke dag?
what-if-event = En deze gebeurtenis vindt die dag plaats
what-if-no-event = er gebeurt niets
what-if-show = Tonen
what-if-too-far = Vraag naar een dag binnen twintig jaar.
what-if-in-days =
    { $days ->
        [one] over { $days } dag
       *[other] over { $days } dagen
    }
what-if-after = na de laatste dag van “{ $stage }”
what-if-answer = { $day }
what-if-answer-event = { $day }, met “{ $event }”
what-if-refused = De regels zouden het dan niet toestaan.
what-if-same = Alles staat zoals vandaag.
what-if-today = Vandaag
what-if-then = Dan
what-if-stages = Fasen
what-if-until = { $what }, tot en met { $day }
what-if-owed = { $duty } ({ $owner })
