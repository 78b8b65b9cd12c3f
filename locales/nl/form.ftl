# What all forms share.

form-summary-title = Kijk hier eerst naar
form-optional = indien bekend
form-required = verplicht
form-day = Dag
form-month = Maand
form-year = Jaar
form-yes = Ja
form-no = Nee
form-not-a-date = Deze dag bestaat niet. Gebruik dag, maand, jaar, bijvoorbeeld 30 04 2026.
