# Entretiens et dépistages.

screening-not-asked = Non demandé
screening-declined = N'a pas voulu répondre
screening-not-known = Ne sait pas
screening-no-answer = Pas de réponse parce que
screening-answered-and-not = Donnez la réponse, ou la raison de son absence, pas les deux.
