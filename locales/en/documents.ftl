# Stay documents, and who waits for one.

nav-documents = Documents
nav-two-years = Two-year files
documents-title = Documents
documents-state = { $count ->
    [one] one document
   *[other] { $count } documents
}
documents-lead = The documents that run, those first that run out soonest; what each waits for, and what you can decide.
documents-empty = No document with a last day is running.
documents-runs-out = Runs out
documents-document = Document
documents-opinion = Opinion
documents-opinion-none = not asked in this term
documents-opinion-asked = asked on { $day }, not yet given
documents-opinion-given = given on { $day }
documents-waits-for = Waits for
documents-waits = { $duty } ({ $owner })
documents-waits-until = { $duty } ({ $owner }), by { $day }
documents-waits-nobody = nobody
documents-decisions = You can
documents-not-yet = not now.
documents-refused = Not now: { $count }
documents-more = Only the first { $count } are shown.
two-years-title = Two-year files
two-years-state = { $count ->
    [one] one can be decided
   *[other] { $count } can be decided
}
two-years-lead = Who has cooperated and waits while the case has not reached court. Beside each: may stay be granted after the wait, and if not, which rule stands against it.
two-years-ready = Stay may be granted now
two-years-waiting = Not now
two-years-none = Nobody’s file meets every condition today.
two-years-none-waiting = Nobody else waits.
two-years-since = Cooperates since
two-years-waited = { $years ->
    [0] { "" }
    [one] one year,{ " " }
   *[other] { $years } years,{ " " }
}{ $months ->
    [one] one month
   *[other] { $months } months
}
