# The log of consultations.

log-title = Consultations
log-count = { $count ->
    [one] Une consultation de parties protégées ces 30 derniers jours.
   *[other] { $count } consultations de parties protégées ces 30 derniers jours.
}
log-most-title = Le plus de consultations
log-most = Les comptes qui ont le plus consulté ces 30 derniers jours, ce journal compris. Beaucoup de consultations n’est pas une faute ; c’est là qu’on regarde d’abord.
log-readings = { $count ->
    [one] une consultation
   *[other] { $count } consultations
}
log-all-title = Toutes les consultations
log-table = Consultations, les plus récentes d’abord
log-when = Quand
log-who = Qui
log-file = Dossier
log-what = Quoi
log-where = Où
log-ground = Sur quelle base
log-filter = Filtrer
log-filter-account = Nom de compte
log-filter-reference = Référence d’un dossier
log-empty = Aucune consultation ne correspond.
log-older = Consultations plus anciennes
log-surface-page = page
log-surface-api = programme
log-surface-list = liste
log-surface-search = recherche
log-surface-export = exportation
log-surface-print = impression
log-surface-access-log = ce journal
