# Figures of a year.

figures-year = Figures for { $year }
figures-lead = { $files ->
    [one] Counted from the journal of one file. Each figure leads to its definition.
   *[other] Counted from the journals of { $files } files. Each figure leads to its definition.
}
figures-years = Years
figures-published-title = Published and counted
figures-published-caption = What was published beside what the journals say
figures-none-published = The circular names no figure that somebody published for this year.
figures-what = What
figures-published = Published
figures-counted = Counted
figures-same = The same?
figures-equal = equal
figures-unequal = not equal
figures-source = Source
figures-counted-title = All that was counted
figures-answer = Answer
figures-unanswered = not known
