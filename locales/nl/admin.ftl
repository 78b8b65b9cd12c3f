# Accounts and offices.

admin-accounts-title = Accounts
admin-offices-title = Diensten
admin-health-title = Systeemstatus
admin-open-title = Een account openen
admin-open = Account openen
admin-opened = Het account { $name } is open.
admin-password-once = Het wachtwoord wordt alleen nu getoond; overhandig het persoonlijk:
admin-name = Accountnaam
admin-name-hint = Getypt bij het aanmelden: letters, cijfers, punt, koppelteken, @
admin-display = Naam die collega’s lezen
admin-place = Rol en dienst
admin-role = Rol
admin-office = Dienst
admin-region = Gewest
admin-phone = Telefoon
admin-state = Toestand
admin-close = Sluiten
admin-is-open = open
admin-is-closed = gesloten
admin-list-title = Alle accounts
admin-list-caption = { $count ->
    [one] Eén account
   *[other] { $count } accounts
}
admin-accounts-open = Open accounts
admin-offices-lead = Diensten en hun rollen staan in de omzendbrief.
admin-mistake-name = Geef een accountnaam in letters en cijfers, bijvoorbeeld m.peeters.
admin-mistake-taken = Deze accountnaam is bezet. Kies een andere.
admin-mistake-display = Geef de naam die collega’s lezen.
admin-mistake-place = Kies een rol en een dienst uit de lijst.
admin-health-version = Versie
admin-health-circular = Regels
admin-health-rules = { $circular }, { $count } regels
admin-health-now = De klok van de server
admin-health-accounts = Accounts
admin-health-verify = Of elke rij van het journaal is zoals ze geschreven werd, zegt dit commando op de machine zelf:
