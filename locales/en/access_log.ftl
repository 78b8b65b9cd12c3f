# The log of consultations.

log-title = Readings
log-count = { $count ->
    [one] One reading of protected parts in the last 30 days.
   *[other] { $count } readings of protected parts in the last 30 days.
}
log-most-title = Most readings
log-most = Accounts that read most in the last 30 days, this log included. Many readings are not a fault; they are where to look first.
log-readings = { $count ->
    [one] one reading
   *[other] { $count } readings
}
log-all-title = All readings
log-table = Readings, latest first
log-when = When
log-who = Who
log-file = File
log-what = What
log-where = Where
log-ground = On which ground
log-filter = Filter
log-filter-account = Account name
log-filter-reference = Reference of a file
log-empty = No reading matches.
log-older = Older readings
log-surface-page = page
log-surface-api = programme
log-surface-list = list
log-surface-search = search
log-surface-export = export
log-surface-print = print
log-surface-access-log = this log
