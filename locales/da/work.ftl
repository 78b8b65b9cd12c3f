# My work.

work-title = Mit arbejde
work-state = { $due } skal gøres, { $overdue } er over tiden
work-summary = { $due } skal gøres · { $overdue } over tiden
work-filter = Vis
work-all = Alle
work-overdue = Over tiden
work-week = Denne uge
work-left = Tid tilbage
work-file = Sag
work-duty = Hvad der skal gøres
work-ground = Grundlag
work-step = Næste skridt
work-since = siden { $day }
work-empty = Intet skal gøres på din enhed.
work-empty-until = Intet skal gøres før { $day }.
work-recorded = Registreret. Sagen er nu hos en anden enhed.
work-sooner = Tidligere
work-later = Senere
