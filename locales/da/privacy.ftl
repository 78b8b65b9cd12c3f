# The privacy statement.

privacy-title = Privatliv
privacy-aim = Hvem der ser hvad, står i cirkulæret, og intet andet afgør det.
privacy-persons-title = Personer i sager
privacy-persons = Oplysninger ligger i rum med hver sine læsere. Beskyttede oplysninger gemmes krypteret med en nøgle til hver sag. Det gør fotos og scanninger også, uden det, kameraet skrev ved siden af billedet, medmindre sted og tid bevidst blev beholdt.
privacy-log = Hvert opslag i et beskyttet rum logges, før det vises: hvem, hvilken sag, på hvilket grundlag. Databeskyttelsesrådgiveren læser loggen.
privacy-staff-title = Dig, hvis du arbejder her
privacy-staff = Om dig gemmes: navn, rolle, kontor, et aftryk af din adgangskode, hvornår du loggede ind, hvad du registrerede, og hvad du læste.
privacy-browser-title = I din browser
privacy-browser = Én cookie holder dig logget ind, én husker dit sprog. Sider gemmes ikke, intet hentes andre steder fra, og når du logger ud, ryddes resten.
privacy-rules-title = Reglerne
privacy-rules = Hvem må se hvilket rum, hvornår og hvorfor:
privacy-rules-link = Hvem må se hvad
