# A bed tonight, and what follows from it.

nav-places = Places
places-title = Places
places-lead = Free places tonight, { $day }, and on the days to come.
places-tonight = Free tonight
places-tonight-caption = Free places by centre and kind
places-centre = Centre
places-own = your centre
places-woman = Women
places-man = Men
places-family = Families
places-taken = Taken tonight
places-taken-of = { $taken } of { $count }
places-free-by = Expected free by { $day }
places-figures-only = Of other centres only these figures are shown: no household, no unit, no house. What is left of a unit that one household has to itself is not counted as free.
places-waiting = Waiting ({ $count })
places-waiting-caption = Households that wait, the most urgent first
places-nobody-waits = Nobody waits for a place.
places-urgency = Needed
places-household = Household
places-since = Waits since
places-what-now = What now
places-reserve = Reserve
places-nothing-fits = Nothing fits here tonight.
places-elsewhere = { $office }: { $free } free
places-pass-on = Pass on to another centre
places-see-others = See which centres have places
places-days = The next 60 days
places-days-how = Each bar is a night, tonight first. A place becomes free on the night after the one that was stated; where none was stated, on the day on which the right to stay ends. A right that may be renewed is no promise.
places-kind-free = { $kind }: { $free } free tonight
places-drawing = { $kind }: free places on each of the next 60 nights; the days on which the number changes follow below
places-change = { $day }: { $free } free
places-no-change = The number stays the same on all of these nights.
places-behind = Who is expected to leave, and why
places-nobody-leaves = Nobody is expected to leave within 60 days.
places-free-on = Free on
places-because = Because
places-leaves-stated = The centre stated the last night.
places-leaves-clock = The right to stay ends: { $stage }.
places-leaves-clock-renews = The right to stay ends, and may be renewed: { $stage }.
places-late = { $count ->
    [one] One household was expected to have left. Change the expected end, or record that it moved out:
   *[other] { $count } households were expected to have left. Change the expected end, or record that they moved out:
}
places-full-until = { $kind }: full until { $until }.
places-full-until-may = { $count ->
    [one] { $kind }: full until { $until }; one may leave before.
   *[other] { $kind }: full until { $until }; { $count } may leave before.
}
places-full = { $kind }: full; nobody is expected to leave within { $days } days.
places-full-may = { $count ->
    [one] { $kind }: full; one may leave within { $days } days.
   *[other] { $kind }: full; { $count } may leave within { $days } days.
}
places-household-woman = { $persons ->
    [one] A woman
   *[other] Women, { $persons } persons
}
places-household-man = { $persons ->
    [one] A man
   *[other] Men, { $persons } persons
}
places-household-family = { $persons ->
    [one] A family, one person
   *[other] A family, { $persons } persons
}
places-reserve-for = Reserve a place, { $reference }
places-only-fitting = Only units that fit tonight are listed; the one that leaves the fewest places empty comes first.
places-unit-left = { $left ->
    [0] { $kind }, full then
    [one] { $kind }, one place left then
   *[other] { $kind }, { $left } places left then
}
places-no-unit-chosen = Choose a unit.
places-until-past = That night has passed. Write tonight’s date or a later one.
places-recorded-meanwhile = Somebody recorded something in this file meanwhile. Nothing was reserved; check and reserve again.
places-next-offered = Unit { $unit } was not reserved. { $why } The next that fits is { $next }; it is chosen below.
places-none-left = Unit { $unit } was not reserved. { $why } Nothing else fits here tonight.
places-not-fitting = { $count ->
    [one] One unit does not fit
   *[other] { $count } units do not fit
}
places-not-unknown = The centre has no such unit.
places-not-for-women = It is for women. People who do not belong together do not share a unit with the other sex.
places-not-for-men = It is for men. People who do not belong together do not share a unit with the other sex.
places-not-for-families = It is kept for families, one household at a time.
places-not-taken = Another household has it to itself.
places-not-full = { $free ->
    [0] It is full.
    [one] One place is free in it; { $persons } are needed.
   *[other] { $free } places are free in it; { $persons } are needed.
}
told-refused-place-unknown = Your centre has no unit “{ $rule }” on that day.
told-refused-place-for-others = Unit “{ $rule }” is for other households: people who do not belong together do not share one with the other sex, and a family’s unit is for one household.
told-refused-place-taken = Unit “{ $rule }” has not enough free places on that day.
stays-of = Place and plan, { $reference }
stays-reserved = The place is reserved.
stays-unit = Unit
stays-since = since { $day }
stays-expected-until = Expected to last until the night of
stays-dossiers = Dossiers of the household
stays-choose-unit = Choose a unit
stays-other-unit = Move to another unit
stays-needs = Needs and danger
stays-plan = Plan
stays-add-step = Add step
stays-print-plan = The plan on paper, for the person
stays-no-step = No step yet.
stays-by = by { $day }
stays-done-on = done on { $day }
stays-done = Done
stays-appointments = Appointments
stays-no-appointment = No appointment to come.
stays-tasks = Tasks that volunteers still have
stays-hours = Hours given
stays-no-hours = No hours are recorded yet.
stays-given-by = Given by
stays-hours-column = Hours
stays-in-all = In all
stays-record = Record
stays-whole-file = The whole file
stays-task = Your task
stays-task-when = When
stays-task-where = Where you come to
stays-task-language = Language that helps
stays-task-only = You see this task until it is done, and nothing else of the household. Questions: telephone the centre.
stays-task-done = Say that it is done
stays-no-task = No task waits here.
stays-plan-title = My plan
stays-plan-made = As of { $day }
stays-plan-empty = No step is agreed yet.
stays-plan-done = done
stays-plan-questions = Questions? Telephone
stays-plan-as-written = Steps and appointments stand as they were written.
stays-plan-in = The plan is shown in { $language }, the language that the person understands best.
stays-plan-not-in = The person understands { $language } best, in which there are no texts yet. Go through the paper with an interpreter.
stays-page = Place, plan and tasks
