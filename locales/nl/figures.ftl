# Figures of a year.

figures-year = Cijfers van { $year }
figures-lead = { $files ->
    [one] Geteld in het journaal van één dossier. Elk cijfer leidt naar zijn definitie.
   *[other] Geteld in de journalen van { $files } dossiers. Elk cijfer leidt naar zijn definitie.
}
figures-years = Jaren
figures-published-title = Gepubliceerd en geteld
figures-published-caption = Wat gepubliceerd werd naast wat de journalen zeggen
figures-none-published = De omzendbrief noemt geen cijfer dat voor dit jaar gepubliceerd werd.
figures-what = Wat
figures-published = Gepubliceerd
figures-counted = Geteld
figures-same = Hetzelfde?
figures-equal = gelijk
figures-unequal = niet gelijk
figures-source = Bron
figures-counted-title = Alles wat geteld werd
figures-answer = Antwoord
figures-unanswered = niet bekend
