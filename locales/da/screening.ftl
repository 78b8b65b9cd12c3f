# Samtaler og screeninger.

screening-not-asked = Ikke spurgt
screening-declined = Ønskede ikke at svare
screening-not-known = Ved det ikke
screening-no-answer = Intet svar, fordi
screening-answered-and-not = Giv svaret eller grunden til, at der ikke er noget, ikke begge dele.
