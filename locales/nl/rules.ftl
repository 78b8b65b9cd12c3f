# Regels als zinnen. Titels en vragen komen uit de omzendbrief, tussen aanhalingstekens; `$valid` is leeg of zegt tussen
# haakjes wanneer een regel geldt.

quote = „{ $text }”
list-and = { $most } en { $last }
list-or = { $most } of { $last }
yes = ja
no = nee
date = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

length-days = { $number ->
    [one] één dag
   *[other] { $number } dagen
}
length-working-days = { $number ->
    [one] één werkdag
   *[other] { $number } werkdagen
}
length-weeks = { $number ->
    [one] één week
   *[other] { $number } weken
}
length-months = { $number ->
    [one] één maand
   *[other] { $number } maanden
}
length-years = { $number ->
    [one] één jaar
   *[other] { $number } jaar
}
counting-days = de dag van opening telt niet mee, de laatste dag wel
counting-working-days = de dag van opening telt niet mee, de laatste dag wel, zonder weekends en feestdagen
counting-months = tot dezelfde dag van de maand, of de laatste dag van een kortere maand, die dag inbegrepen

valid-from = vanaf { $date }
valid-until = vóór { $date }
valid-side-chosen = zolang het antwoord op { $question } { $side } is, zoals hier
valid-side-other = alleen als het antwoord op { $question } { $side } was, wat hier niet zo is
in-force = Geldt { $valid }.

certainty-verified = nagelezen
certainty-found = gevonden
certainty-seed = uit de nota
certainty-recalled = uit het geheugen
certainty-house = eigen aan deze installatie
certainty-unknown = onbekend

kind-stage = fase
kind-event = gebeurtenis
kind-duty = verplichting
kind-condition = voorwaarde
kind-right = recht
kind-role = rol
kind-office = dienst
kind-sees = toegang
kind-compartment = compartiment
kind-reading = interpretatie
kind-transition = overgang
kind-link = verband
kind-offence = misdrijf
kind-screening = reeks signalen
kind-indicator = indicator
kind-statistic = statistiek
kind-published = gepubliceerd cijfer
kind-target = streefcijfer
kind-forum = forum
kind-track = spoor
kind-file = soort dossier
kind-holiday = feestdag
kind-source = bron
kind-region = ressort

requires = Alleen als aan deze voorwaarde is voldaan: { $condition }{ $valid }.
stage-opens = Opent met { $event }{ $valid }.
stage-opens-from = Opent met { $event } tijdens { $stage }{ $valid }.
stage-follows = Volgt op { $stage } bij { $event }{ $valid }.
stage-follows-lapse = Volgt op { $stage } wanneer de termijn daarvan verstreken is{ $valid }.
stage-lasts = Duurt { $length }: { $counting }{ $valid }.
at-most = { $times ->
    [one] , hoogstens één keer
   *[other] , hoogstens { $times } keer
}
renews-if = , als { $condition }
stage-renews = Wordt met { $length } verlengd door { $event }{ $times }{ $condition }{ $valid }.
right-form = { $right } (als { $form })
stage-gives = Geeft { $rights }{ $valid }.
stage-closes = Eindigt met { $event }{ $valid }.
stage-closes-into = Eindigt met { $event }, en { $stage } volgt{ $valid }.
stage-lapses = Eindigt wanneer de termijn verstreken is{ $valid }.
stage-lapses-into = Wanneer de termijn verstreken is, volgt { $stage } de volgende dag{ $valid }.

event-by = Geregistreerd door { $roles }.
event-while = Alleen mogelijk tijdens { $stages }.
event-opens-file = Kan een dossier openen.
event-once = Hoogstens één keer per dossier.
event-takes-care = De dienst die registreert, neemt het dossier onder zijn hoede.
event-ends-care = Daarna heeft niemand het dossier onder zijn hoede.
event-opens = Opent { $rules }.
event-renews = Verlengt { $rules }.
event-closes = Beëindigt { $rules }.
event-owes = Doet de verplichting { $rules } ontstaan.
event-does = Vervult de verplichting { $rules }.
event-tells = { $roles } krijgt meteen bericht.
event-asks = Vraagt { $question }{ $valid }.
event-asks-required = Vraagt { $question }; een antwoord is verplicht{ $valid }.
event-asks-need-not = Vraagt { $question }; een antwoord is niet verplicht{ $valid }.
event-compartment = Alleen wie { $compartment } ziet, mag weten dat het gebeurd is.

condition-holds = Is vervuld wanneer { $lines }.
happened = { $event } gebeurd is
happened-since = { $event } gebeurd is sinds { $since }
stage-stands = { $stage } loopt
answer-is = het antwoord op { $question } { $value } is
answer-is-not = het antwoord op { $question } iets anders dan { $value } is
answer-at-least = het antwoord op { $question } ten minste { $value } is
answer-at-most = het antwoord op { $question } ten hoogste { $value } is
age-under = de persoon jonger is dan { $years } jaar
age-at-least = de persoon ten minste { $years } jaar oud is
under-care = het dossier onder de hoede is van { $role }
within = er hoogstens { $length } verstreken zijn sinds { $event }
at-least = er ten minste { $length } verstreken zijn sinds { $event }
all-of = dit alles zo is: { $lines }
any-of = een hiervan zo is: { $lines }
none-of = het niet zo is dat { $lines }

duty-opens = Ontstaat met { $rule }{ $valid }.
duty-while = Geldt tijdens { $rule }, opnieuw bij elke termijn{ $valid }.
duty-recorder = Ze rust op de dienst die de gebeurtenis registreerde.
duty-owed = Ze rust op { $role }.
duty-no-last-day = Er is geen laatste dag bepaald.
duty-at-once = Meteen te vervullen: open tot ze vervuld is, nooit te laat.
duty-due = Te vervullen binnen { $length }: { $counting }.
duty-before-end = Te vervullen uiterlijk { $length } vóór de laatste dag van { $stage }.
duty-aim = Het eigen streven van de dienst is { $length }; geen wet zegt dat.
duty-done = Vervuld door { $events }.
duty-ceases = Niet meer nodig na { $events }.

sees = { $role } mag { $compartments } lezen { $file }.
sees-file = in dossiers van de soort { $file }
sees-every-file = in elke soort dossier
sees-while = Alleen zolang { $relations }.
sees-for = Het verwerkingsdoel is { $ground }.
relation-care = de dienst van de lezer het dossier onder zijn hoede heeft
relation-region = het dossier tot het ressort van de dienst van de lezer behoort
relation-recorded = de dienst van de lezer in het dossier geregistreerd heeft
relation-duty = de dienst van de lezer een open verplichting in het dossier heeft
relation-stage = { $stages } loopt
relation-ever-stage = { $stages } loopt of gelopen heeft

role-part-of = Handelt en ziet als { $role }.
role-per-region = De diensten zijn elk aan een ressort gebonden.
role-per-office = De diensten houden elk hun eigen dossiers.
role-per-nation = Er is één dienst voor het land.
role-records = Mag { $rules } registreren.
role-owes = Heeft de verplichtingen { $rules }.
role-sees = Mag, voor de doelen die de toegangen noemen, { $rules } lezen.
compartment-protected = Versleuteld bewaard; elke inzage wordt met haar doel gelogd.
compartment-closed = Niemand mag het lezen.
compartment-seen = Leesbaar, voor de doelen die hun toegangen noemen, door { $roles }.

reading-side = Kant { $name } zegt { $text }{ $grounds }.
reading-side-chosen = Kant { $name }, hier gevolgd, zegt { $text }{ $grounds }.
reading-because = Waarom die kant: { $text }
transition = Op { $date } gaat wie in { $stage } staat over op de regels die vanaf die dag gelden; de laatste dag wordt opnieuw geteld vanaf de dag van opening.
link = { $event } in { $file } wordt aan de verbonden dossiers van de soort { $other } gemeld als { $told }.

offence-acts = De handeling: { $elements }.
offence-purposes = Het oogmerk: { $elements }.
offence-constitutive = Het middel, zonder hetwelk er geen misdrijf is: { $elements }.
offence-aggravating = Verzwarend, en niet nodig voor het misdrijf: { $elements }.
offence-consent = Toestemming is van geen belang.
offence-consent-except = Toestemming is van geen belang, behalve bij { $purpose }.
offence-consent-counts = Toestemming is van belang.
offence-penalty = Straf { $title }: { $text }{ $valid }.
indicator = Een { $strength } teken van de aard { $dimension }; het bewijst op zichzelf niets.
screening = Het adviseert; een mens beslist. Wat niet gevraagd of niet beantwoord werd, telt in geen van beide richtingen.
screening-dimensions = Leest signalen van { $dimensions }.
screening-positive = Een ervan blijkt uit minstens { $counts }.
screening-strong = { $number } sterke
screening-medium = { $number } gemiddelde
screening-weak = { $number } zwakke
screening-lesser = { $number } gemiddelde of zwakke
screening-class = { $class }: wanneer de signalen { $dimensions } tonen.
screening-class-else = { $class }: anders.
strength-weak = zwak
strength-medium = matig sterk
strength-strong = sterk
indicator-when = Gezien wanneer { $lines }.

statistic-first = Telt elk dossier van de soort { $file } in het jaar van de eerste { $event }.
statistic-each = Telt elke { $event } in dossiers van de soort { $file }.
statistic-where = Alleen waar aan het einde van het jaar { $lines }.
published = Voor { $statistic } in { $year } is gepubliceerd: { $value }.
target = Ten minste { $number }.
target-each-office = Geteld per kalenderjaar, voor elke dienst die het registreert: { $statistic }.
target-all-offices = Geteld per kalenderjaar, voor alle diensten samen: { $statistic }.
forum-meets = Komt elke { $every } samen.
forum-secretariat = Het secretariaat is { $role }.

right-given = Gegeven door { $stages }.
office = Een dienst van { $role }.
office-region = Een dienst van { $role }, voor { $region }.
office-phone = Telefoon { $phone }.
track = In dossiers van de soort { $file } loopt één van deze fasen tegelijk: { $stages }.
file-opened = Geopend door { $events }.
holiday-fixed = Elk jaar op { $day } { $month }.
holiday-easter = Op paaszondag.
holiday-after-easter = { $days ->
    [one] Eén dag na paaszondag.
   *[other] { $days } dagen na paaszondag.
}
holiday-before-easter = { $days ->
    [one] Eén dag vóór paaszondag.
   *[other] { $days } dagen vóór paaszondag.
}
source-cited = { $rules ->
    [0] Geen regel steunt erop.
    [one] Eén regel steunt erop.
   *[other] { $rules } regels steunen erop.
}
source-link = Openbaar op { $link }
region-offices = De diensten: { $offices }.
