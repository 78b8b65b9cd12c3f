# The log of consultations.

log-title = Raadplegingen
log-count = { $count ->
    [one] Eén raadpleging van beschermde delen in de laatste 30 dagen.
   *[other] { $count } raadplegingen van beschermde delen in de laatste 30 dagen.
}
log-most-title = Meeste raadplegingen
log-most = De accounts die de laatste 30 dagen het meest raadpleegden, dit logboek inbegrepen. Veel raadplegingen zijn geen fout; hier kijkt men eerst.
log-readings = { $count ->
    [one] één raadpleging
   *[other] { $count } raadplegingen
}
log-all-title = Alle raadplegingen
log-table = Raadplegingen, de laatste eerst
log-when = Wanneer
log-who = Wie
log-file = Dossier
log-what = Wat
log-where = Waar
log-ground = Op welke grond
log-filter = Filteren
log-filter-account = Accountnaam
log-filter-reference = Referentie van een dossier
log-empty = Geen raadpleging komt overeen.
log-older = Oudere raadplegingen
log-surface-page = pagina
log-surface-api = programma
log-surface-list = lijst
log-surface-search = zoekopdracht
log-surface-export = export
log-surface-print = afdruk
log-surface-access-log = dit logboek
