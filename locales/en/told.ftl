# Rules and files in words: what changes, what is refused.

told-annulled = Event taken back
told-right-form = { $right } ({ $form })
told-today = today is the last day
told-over =
    { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
told-left =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
told-refused-unknown = The circular knows no event “{ $rule }”.
told-refused-not-in-force = “{ $rule }” is not in force on that day.
told-refused-role = This role may not record “{ $rule }”.
told-refused-fact-missing = This answer is required: “{ $rule }”.
told-refused-fact-unknown = This is not asked here: “{ $rule }”.
told-refused-fact-value = This answer does not fit: “{ $rule }”.
told-refused-not-opening = “{ $rule }” cannot be the first event of a file.
told-refused-once = “{ $rule }” happens once, and it has happened.
told-refused-stage = Possible only while this stage stands: “{ $rule }”.
told-refused-condition = This condition does not hold: “{ $rule }”.
told-refused-correction = It corrects an event that is not there, or of another kind.
told-refused-date = This day has not come yet, or lies out of the years that can be counted. To plan it, use What if.
told-refused-withheld = The rules do not allow “{ $rule }” in this file now.
told-stage-was = “{ $stage }” stood from { $from } and ended on { $until }.
told-stage-opens-until = Starts “{ $stage }”; its last day is { $due }.
told-stage-opens = Starts “{ $stage }”.
told-stage-closes = Ends “{ $stage }”.
told-stage-moves = The last day of “{ $stage }” becomes { $due }.
told-stage-vanishes = “{ $stage }” has then never stood.
told-right-gained = Gives the right: { $right }.
told-right-lost = Takes the right: { $right }.
told-right-moves = The right “{ $right }” is held until { $last }.
told-right-moves-open = The right “{ $right }” is held with no end in sight.
told-duty-opens-until = New duty of { $owner }: { $duty }, by { $due }.
told-duty-opens = New duty of { $owner }: { $duty }.
told-duty-done = Done with it: { $duty }.
told-duty-ceases = No longer needed: { $duty }.
told-duty-moves = “{ $duty }” is now due by { $due }.
told-care-taken = { $office } takes the file into its care.
told-care-ends = The file leaves the care of { $office }.
told-region = The file's region becomes { $region }.
told-event-refused = “{ $event }”, recorded before, would no longer be allowed by the rules.
told-event-accepted = “{ $event }”, refused before, would be allowed by the rules.
