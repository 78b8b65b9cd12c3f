# Asking before acting.

what-if-title = What if
what-if-nothing-stored = Nothing is stored.
what-if-day = On which day?
what-if-event = And this event happens that day
what-if-no-event = nothing happens
what-if-show = Show
what-if-too-far = Ask about a day within twenty years.
what-if-in-days =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
what-if-after = after the last day of “{ $stage }”
what-if-answer = { $day }
what-if-answer-event = { $day }, with “{ $event }”
what-if-refused = The rules would not allow it then.
what-if-same = Everything stands as today.
what-if-today = Today
what-if-then = Then
what-if-stages = Stages
what-if-until = { $what }, until { $day }
what-if-owed = { $duty } ({ $owner })
