# Accounts and offices.

admin-accounts-title = Konti
admin-offices-title = Kontorer
admin-health-title = Drift
admin-open-title = Opret en konto
admin-open = Opret konto
admin-opened = Kontoen { $name } er oprettet.
admin-password-once = Adgangskoden vises kun nu; giv den personligt:
admin-name = Kontonavn
admin-name-hint = Skrives ved login: bogstaver, tal, punktum, bindestreg, @
admin-display = Navn, som kolleger læser
admin-place = Rolle og kontor
admin-role = Rolle
admin-office = Kontor
admin-region = Region
admin-phone = Telefon
admin-state = Tilstand
admin-close = Luk
admin-is-open = åben
admin-is-closed = lukket
admin-list-title = Alle konti
admin-list-caption = { $count ->
    [one] Én konto
   *[other] { $count } konti
}
admin-accounts-open = Åbne konti
admin-offices-lead = Kontorer og deres roller står i cirkulæret.
admin-mistake-name = Skriv et kontonavn af bogstaver og tal, for eksempel m.peeters.
admin-mistake-taken = Kontonavnet er optaget. Vælg et andet.
admin-mistake-display = Skriv navnet, som kolleger læser.
admin-mistake-place = Vælg en rolle og et kontor på listen.
admin-health-version = Version
admin-health-circular = Regler
admin-health-rules = { $circular }, { $count } regler
admin-health-now = Serverens ur
admin-health-accounts = Konti
admin-health-verify = Om hver række i journalen er, som den blev skrevet, siger denne kommando på selve maskinen:
