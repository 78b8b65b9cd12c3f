# Verblijfsdocumenten, en wie er op een wacht.

nav-documents = Documenten
nav-two-years = Tweejaarsdossiers
documents-title = Documenten
documents-state = { $count ->
    [one] één document
   *[other] { $count } documenten
}
documents-lead = De lopende documenten, eerst die welke het vroegst aflopen; waarop elk wacht, en wat u kunt beslissen.
documents-empty = Er loopt geen document met een laatste dag.
documents-runs-out = Loopt af
documents-document = Document
documents-opinion = Advies
documents-opinion-none = niet gevraagd in deze termijn
documents-opinion-asked = gevraagd op { $day }, nog niet gegeven
documents-opinion-given = gegeven op { $day }
documents-waits-for = Wacht op
documents-waits = { $duty } ({ $owner })
documents-waits-until = { $duty } ({ $owner }), uiterlijk { $day }
documents-waits-nobody = niemand
documents-decisions = U kunt
documents-not-yet = nu niet.
documents-refused = Nu niet: { $count }
documents-more = Alleen de eerste { $count } worden getoond.
two-years-title = Tweejaarsdossiers
two-years-state = { $count ->
    [one] één dossier te beslissen
   *[other] { $count } dossiers te beslissen
}
two-years-lead = Wie heeft meegewerkt en wacht terwijl de zaak niet voor de rechtbank kwam. Bij elk: mag verblijf worden toegekend na het wachten, en zo niet, welke regel staat in de weg.
two-years-ready = Verblijf mag nu worden toegekend
two-years-waiting = Niet nu
two-years-none = Geen dossier voldoet vandaag aan alle voorwaarden.
two-years-none-waiting = Niemand anders wacht.
two-years-since = Werkt mee sinds
two-years-waited = { $years ->
    [0] { "" }
    [one] één jaar,{ " " }
   *[other] { $years } jaar,{ " " }
}{ $months ->
    [one] één maand
   *[other] { $months } maanden
}
