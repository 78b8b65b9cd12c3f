# One file.

dossier-recorded = Recorded.
dossier-since = since { $from }
dossier-since-until = since { $from }, until { $last } if nothing happens
dossier-care = in the care of { $office } since { $from }
dossier-on-known = Standing on { $on }, by what had been recorded by { $known }.
dossier-on = Standing on { $on }.
dossier-known = As known on { $known }: only what had been recorded by then.
dossier-back-to-today = Back to today
dossier-nothing-open = No stage is open.
dossier-lead-until = { $stage }: { $left }, until { $day }.
dossier-lead = { $stage }, since { $day }.
dossier-path = The path
dossier-path-past = ended
dossier-path-now = now
dossier-path-possible = may follow
dossier-path-title = Path: { $track }
dossier-clocks = Clocks
dossier-clock = Clock
dossier-ends = Last day
dossier-rights = Rights held now
dossier-duties = Open duties
dossier-no-duties = Nobody owes anything in this file now.
dossier-owner = Whose
dossier-you = Your office
dossier-tied = Linked files
dossier-timeline = Timeline
dossier-known-on = As known on
dossier-show = Show
dossier-record = Record an event
dossier-record-other = Record something else
dossier-what-if = What if
dossier-readers = Who has read this file
dossier-late =
    { $days ->
        [one] recorded { $days } day later
       *[other] recorded { $days } days later
    }
dossier-recorded-at = recorded { $at }
dossier-replaced = replaced
dossier-correction = correction
dossier-correct = Correct
dossier-refused = Without effect:
dossier-unknown = not answered
dossier-printed = Printed from a file that goes on: look it up before you act on it. Where the person is housed is never printed.
