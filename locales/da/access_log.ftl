# The log of consultations.

log-title = Opslag
log-count = { $count ->
    [one] Ét opslag i beskyttede dele de sidste 30 dage.
   *[other] { $count } opslag i beskyttede dele de sidste 30 dage.
}
log-most-title = Flest opslag
log-most = Konti med flest opslag de sidste 30 dage, denne log medregnet. Mange opslag er ingen fejl; det er her, man ser først.
log-readings = { $count ->
    [one] ét opslag
   *[other] { $count } opslag
}
log-all-title = Alle opslag
log-table = Opslag, de nyeste først
log-when = Hvornår
log-who = Hvem
log-file = Sag
log-what = Hvad
log-where = Hvor
log-ground = På hvilket grundlag
log-filter = Filtrér
log-filter-account = Kontonavn
log-filter-reference = En sags reference
log-empty = Intet opslag passer.
log-older = Ældre opslag
log-surface-page = side
log-surface-api = program
log-surface-list = liste
log-surface-search = søgning
log-surface-export = eksport
log-surface-print = udskrift
log-surface-access-log = denne log
