# One file.

dossier-recorded = Registreret.
dossier-since = siden { $from }
dossier-since-until = siden { $from }, til og med { $last }, hvis intet sker
dossier-care = hos { $office } siden { $from }
dossier-on-known = Status den { $on }, efter hvad der var registreret den { $known }.
dossier-on = Status den { $on }.
dossier-known = Som kendt den { $known }: kun hvad der da var registreret.
dossier-back-to-today = Tilbage til i dag
dossier-nothing-open = Intet trin er åbent.
dossier-lead-until = { $stage }: { $left }, til og med { $day }.
dossier-lead = { $stage }, siden { $day }.
dossier-path = Forløbet
dossier-path-past = afsluttet
dossier-path-now = nu
dossier-path-possible = kan følge
dossier-path-title = Forløb: { $track }
dossier-clocks = Frister
dossier-clock = Frist
dossier-ends = Sidste dag
dossier-rights = Rettigheder nu
dossier-duties = Åbne pligter
dossier-no-duties = Ingen skylder noget i denne sag nu.
dossier-owner = Hvis
dossier-you = Din enhed
dossier-tied = Forbundne sager
dossier-timeline = Tidslinje
dossier-known-on = Som kendt den
dossier-show = Vis
dossier-record = Registrer en hændelse
dossier-record-other = Registrer noget andet
dossier-what-if = Hvad nu hvis
dossier-readers = Hvem har læst sagen
dossier-late =
    { $days ->
        [one] registreret { $days } dag senere
       *[other] registreret { $days } dage senere
    }
dossier-recorded-at = registreret { $at }
dossier-replaced = erstattet
dossier-correction = rettelse
dossier-correct = Ret
dossier-refused = Uden virkning:
dossier-unknown = ikke besvaret
dossier-printed = Udskrevet fra en sag, der fortsætter: slå den op, før du handler på den. Hvor personen bor, udskrives aldrig.
