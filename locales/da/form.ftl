# What all forms share.

form-summary-title = Se på dette først
form-optional = hvis det vides
form-required = skal udfyldes
form-day = Dag
form-month = Måned
form-year = År
form-yes = Ja
form-no = Nej
form-not-a-date = Dagen findes ikke. Skriv dag, måned og år, for eksempel 30 04 2026.
