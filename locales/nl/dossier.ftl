# One file.

dossier-recorded = Geregistreerd.
dossier-since = sinds { $from }
dossier-since-until = sinds { $from }, tot en met { $last } als er niets gebeurt
dossier-care = bij { $office } sinds { $from }
dossier-on-known = Stand op { $on }, volgens wat op { $known } geregistreerd was.
dossier-on = Stand op { $on }.
dossier-known = Zoals bekend op { $known }: alleen wat toen geregistreerd was.
dossier-back-to-today = Terug naar vandaag
dossier-nothing-open = Er is geen fase open.
dossier-lead-until = { $stage }: { $left }, tot en met { $day }.
dossier-lead = { $stage }, sinds { $day }.
dossier-path = Het traject
dossier-path-past = beëindigd
dossier-path-now = nu
dossier-path-possible = kan volgen
dossier-path-title = Traject: { $track }
dossier-clocks = Termijnen
dossier-clock = Termijn
dossier-ends = Laatste dag
dossier-rights = Rechten nu
dossier-duties = Open verplichtingen
dossier-no-duties = Niemand is nu iets verschuldigd in dit dossier.
dossier-owner = Van wie
dossier-you = Uw dienst
dossier-tied = Verbonden dossiers
dossier-timeline = Tijdlijn
dossier-known-on = Zoals bekend op
dossier-show = Tonen
dossier-record = Een gebeurtenis registreren
dossier-record-other = Iets anders registreren
dossier-what-if = Wat als
dossier-readers = Wie heeft dit dossier gelezen
dossier-late =
    { $days ->
        [one] { $days } dag later geregistreerd
       *[other] { $days } dagen later geregistreerd
    }
dossier-recorded-at = geregistreerd { $at }
dossier-replaced = vervangen
dossier-correction = correctie
dossier-correct = Corrigeren
dossier-refused = Zonder gevolg:
dossier-unknown = niet beantwoord
dossier-printed = Afgedrukt uit een dossier dat doorloopt: raadpleeg het voor u handelt. Waar de persoon verblijft, wordt nooit afgedrukt.
