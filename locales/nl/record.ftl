# Recording an event.

record-title = Een gebeurtenis registreren
record-nothing = Geen van uw gebeurtenissen is nu mogelijk in dit dossier.
record-now = Nu
record-also = Ook mogelijk
record-not-now = Vandaag niet mogelijk
record-on = Wanneer ging het in?
record-on-hint = Vandaag, of de eerdere dag waarop het gebeurde: alle termijnen worden dan opnieuw geteld.
record-check = Controleren
record-button = Registreren
record-change = Antwoorden wijzigen
record-cancel = Annuleren
record-answers = Wat u zegt
record-late =
    { $days ->
        [one] { $days } dag later geregistreerd
       *[other] { $days } dagen later geregistreerd
    }
record-consequences = Wat dit verandert
record-no-change = Er verandert niets dat u kunt zien.
record-told = In hun lijsten en dossiers zien dit:
record-refused = De regels staan dit niet toe.
record-conflict = Iemand heeft intussen iets geregistreerd. Uw tekst staat hieronder bewaard.
record-conflict-state = Conflict
record-meanwhile = Intussen geregistreerd
record-as-well = Ook registreren
record-leave = Laten
record-missing = Beantwoord deze vraag.
record-date-range = Het jaar moet tussen 1900 en 2200 liggen.
record-future = Die dag is nog niet gekomen. Gebruik Wat als om te plannen.
record-not-a-number = Schrijf een geheel getal.
record-between = Schrijf een getal van { $least } tot { $most }.
record-at-least = Schrijf een getal van minstens { $least }.
record-at-most = Schrijf een getal van hoogstens { $most }.
record-not-money = Schrijf een bedrag zoals 1200,50 en een munt zoals EUR.
record-too-long = Hoogstens { $longest } tekens; dit zijn er { $typed }.
record-not-offered = Kies een van de aangeboden antwoorden.
record-one-only = Geef slechts één antwoord.
record-unasked = Er is iets verstuurd dat hier niet wordt gevraagd.
record-amount = Bedrag
record-currency = Munt
record-carried = Wat al bekend is, is ingevuld; kijk het na. Het komt uit
record-begin = Beginnen vanuit dit dossier
