# Recording an event.

record-title = Record an event
record-nothing = No event of yours is possible in this file now.
record-now = Now
record-also = Also possible
record-not-now = Not possible today
record-on = When did it take effect?
record-on-hint = Today, or the earlier day on which it happened: every clock is then counted again from that day.
record-check = Check
record-button = Record
record-change = Change answers
record-cancel = Cancel
record-answers = What you say
record-late =
    { $days ->
        [one] recorded { $days } day later
       *[other] recorded { $days } days later
    }
record-consequences = What this will change
record-no-change = Nothing that you may see changes.
record-told = In their worklists and files it will be seen by:
record-refused = The rules do not allow this.
record-conflict = Someone recorded something meanwhile. Your text is kept below.
record-conflict-state = Conflict
record-meanwhile = Recorded meanwhile
record-as-well = Record as well
record-leave = Leave it
record-missing = Answer this question.
record-date-range = The year must lie between 1900 and 2200.
record-future = This day has not come yet. To plan it, use What if.
record-not-a-number = Write a whole number.
record-between = Write a number from { $least } to { $most }.
record-at-least = Write a number of at least { $least }.
record-at-most = Write a number of at most { $most }.
record-not-money = Write an amount such as 1200.50 and a currency such as EUR.
record-too-long = At most { $longest } signs fit here; these are { $typed }.
record-not-offered = Choose one of the answers offered.
record-one-only = Give one answer only.
record-unasked = Something was sent that is not asked here.
record-amount = Amount
record-currency = Currency
record-carried = What is known already is filled in; check it. It comes from
record-begin = Begin from this file
