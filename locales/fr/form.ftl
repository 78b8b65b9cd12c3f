# What all forms share.

form-summary-title = À regarder d’abord
form-optional = si connu
form-required = obligatoire
form-day = Jour
form-month = Mois
form-year = Année
form-yes = Oui
form-no = Non
form-not-a-date = Ce jour n’existe pas. Écrivez jour, mois, année, par exemple 30 04 2026.
