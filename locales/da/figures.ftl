# Figures of a year.

figures-year = Tal for { $year }
figures-lead = { $files ->
    [one] Talt i én sags journal. Hvert tal fører til sin definition.
   *[other] Talt i { $files } sagers journaler. Hvert tal fører til sin definition.
}
figures-years = År
figures-published-title = Offentliggjort og talt
figures-published-caption = Hvad der blev offentliggjort, ved siden af det, journalerne siger
figures-none-published = Cirkulæret nævner intet tal, som nogen har offentliggjort for dette år.
figures-what = Hvad
figures-published = Offentliggjort
figures-counted = Talt
figures-same = Ens?
figures-equal = ens
figures-unequal = ikke ens
figures-source = Kilde
figures-counted-title = Alt, der blev talt
figures-answer = Svar
figures-unanswered = ikke kendt
