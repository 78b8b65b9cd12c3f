# The ground of a statement.

why-link = why
why-title = Why
why-stage-until = “{ $stage }” stands until { $day }.
why-stage = “{ $stage }” stands since { $day }.
why-right = The person has the right “{ $right }” since { $day }.
why-duty = { $owner } owes: { $duty }.
why-event = “{ $event }” was recorded by { $office }, effective { $day }.
why-counted = Opened on { $opened }: that day is not counted, { $length } are, the last day included. It ends at the end of { $due }.
why-renewed = Opened on { $opened } for { $length }, first until { $first }; renewed or changed since, now until { $due }.
why-before-end = Due { $length } before the last day of “{ $stage }”: { $due }.
why-length-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
why-length-working-days =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
why-length-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
why-length-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
why-length-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
why-resting = { $event }, { $day }
why-rests-on-event = It rests on this event:
why-uncertain = No source re-read for this rule supports it yet: see the certainty beside each source.
why-sources = Sources
why-readings = Where sources disagree
why-chosen = Chosen here:
why-other = Also read as:
why-see-readings = All readings
why-back = Back to the file
why-whole-rule = The whole rule in the circular
why-contest = Does the rule differ from what you know? Tell the coordinating unit.
