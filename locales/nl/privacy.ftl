# The privacy statement.

privacy-title = Privacy
privacy-aim = Wie wat ziet staat in de omzendbrief, en niets anders beslist daarover.
privacy-persons-title = Personen in dossiers
privacy-persons = Feiten liggen in compartimenten met eigen lezers. Beschermde feiten worden versleuteld bewaard, met een sleutel per dossier. Foto’s en scans ook, zonder wat de camera naast het beeld schreef, tenzij plaats en tijdstip bewust werden bewaard.
privacy-log = Elke raadpleging van een beschermd compartiment wordt gelogd voor ze getoond wordt: wie, welk dossier, op welke grond. De functionaris voor gegevensbescherming leest dat logboek.
privacy-staff-title = U, als u hier werkt
privacy-staff = Van u wordt bewaard: naam, rol, dienst, een afdruk van uw wachtwoord, wanneer u zich aanmeldde, wat u vastlegde en wat u las.
privacy-browser-title = In uw browser
privacy-browser = Eén cookie houdt u aangemeld, één bewaart uw taal. Pagina’s worden niet opgeslagen, niets wordt van elders geladen, en afmelden wist de rest.
privacy-rules-title = De regels
privacy-rules = Wie welk compartiment mag zien, in welk geval en waarom:
privacy-rules-link = Wie mag wat zien
