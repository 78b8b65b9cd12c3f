# My work.

work-title = Mijn werk
work-state = { $due } te doen, { $overdue } te laat
work-summary = { $due } te doen · { $overdue } te laat
work-filter = Tonen
work-all = Alle
work-overdue = Te laat
work-week = Deze week
work-left = Resterende tijd
work-file = Dossier
work-duty = Wat moet gebeuren
work-ground = Grondslag
work-step = Volgende stap
work-since = sinds { $day }
work-empty = Er is niets te doen in uw dienst.
work-empty-until = Er is niets te doen vóór { $day }.
work-recorded = Geregistreerd. Het dossier is nu van een andere dienst.
work-sooner = Eerder
work-later = Later
