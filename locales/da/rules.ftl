# Regler som sætninger. Titler og spørgsmål kommer fra cirkulæret, i anførselstegn; `$valid` er tom eller siger i parentes,
# hvornår en linje gælder.

quote = »{ $text }«
list-and = { $most } og { $last }
list-or = { $most } eller { $last }
yes = ja
no = nej
date = { $day }. { $month } { $year }
month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

length-days = { $number ->
    [one] én dag
   *[other] { $number } dage
}
length-working-days = { $number ->
    [one] én arbejdsdag
   *[other] { $number } arbejdsdage
}
length-weeks = { $number ->
    [one] én uge
   *[other] { $number } uger
}
length-months = { $number ->
    [one] én måned
   *[other] { $number } måneder
}
length-years = { $number ->
    [one] ét år
   *[other] { $number } år
}
counting-days = dagen, den åbner, regnes ikke med, den sidste dag gør
counting-working-days = dagen, den åbner, regnes ikke med, den sidste dag gør, weekender og helligdage springes over
counting-months = til samme dag i måneden, eller den sidste dag i en kortere måned, den dag medregnet

valid-from = fra { $date }
valid-until = før { $date }
valid-side-chosen = så længe { $question } besvares med { $side }, som her
valid-side-other = kun hvis { $question } blev besvaret med { $side }, hvad den ikke gør her
in-force = Gælder { $valid }.

certainty-verified = efterprøvet
certainty-found = fundet
certainty-seed = fra notatet
certainty-recalled = efter hukommelsen
certainty-house = installationens egen
certainty-unknown = ukendt

kind-stage = trin
kind-event = hændelse
kind-duty = pligt
kind-condition = betingelse
kind-right = ret
kind-role = rolle
kind-office = enhed
kind-sees = adgang
kind-compartment = oplysningskategori
kind-reading = fortolkning
kind-transition = overgang
kind-link = forbindelse
kind-offence = lovovertrædelse
kind-screening = sæt af tegn
kind-indicator = indikator
kind-statistic = statistik
kind-published = offentliggjort tal
kind-target = måltal
kind-forum = forum
kind-track = spor
kind-file = sagstype
kind-holiday = helligdag
kind-source = kilde
kind-region = region

requires = Kun hvis dette er opfyldt: { $condition }{ $valid }.
stage-opens = Åbner med { $event }{ $valid }.
stage-opens-from = Åbner med { $event }, mens { $stage } står{ $valid }.
stage-follows = Følger efter { $stage } ved { $event }{ $valid }.
stage-follows-lapse = Følger efter { $stage }, når dets tid er udløbet{ $valid }.
stage-lasts = Varer { $length }: { $counting }{ $valid }.
at-most = { $times ->
    [one] , højst én gang
   *[other] , højst { $times } gange
}
renews-if = , hvis { $condition }
stage-renews = Forlænges med { $length } ved { $event }{ $times }{ $condition }{ $valid }.
right-form = { $right } (som { $form })
stage-gives = Giver { $rights }{ $valid }.
stage-closes = Slutter med { $event }{ $valid }.
stage-closes-into = Slutter med { $event }, og { $stage } følger{ $valid }.
stage-lapses = Slutter, når tiden er udløbet{ $valid }.
stage-lapses-into = Når tiden er udløbet, følger { $stage } den næste dag{ $valid }.

event-by = Registreres af { $roles }.
event-while = Kun mulig, mens { $stages } står.
event-opens-file = Kan åbne en sag.
event-once = Højst én gang i en sag.
event-takes-care = Den enhed, der registrerer, får sagen i sin varetægt.
event-ends-care = Derefter er sagen ikke i nogens varetægt.
event-opens = Åbner { $rules }.
event-renews = Forlænger { $rules }.
event-closes = Afslutter { $rules }.
event-owes = Udløser pligten { $rules }.
event-does = Opfylder pligten { $rules }.
event-tells = { $roles } får besked straks.
event-asks = Spørger { $question }{ $valid }.
event-asks-required = Spørger { $question }, som skal besvares{ $valid }.
event-asks-need-not = Spørger { $question }, som ikke behøver at blive besvaret{ $valid }.
event-compartment = Kun den, der ser { $compartment }, må vide, at det er sket.

condition-holds = Er opfyldt, når { $lines }.
happened = { $event } er sket
happened-since = { $event } er sket siden { $since }
stage-stands = { $stage } står
answer-is = svaret på { $question } er { $value }
answer-is-not = { $question } er besvaret med andet end { $value }
answer-at-least = svaret på { $question } er mindst { $value }
answer-at-most = svaret på { $question } er højst { $value }
age-under = personen er under { $years } år
age-at-least = personen er mindst { $years } år
under-care = sagen er i varetægt hos { $role }
within = der er højst gået { $length } siden { $event }
at-least = der er gået mindst { $length } siden { $event }
all-of = alt dette er opfyldt: { $lines }
any-of = ét af dette er opfyldt: { $lines }
none-of = det ikke er sådan, at { $lines }

duty-opens = Gælder fra { $rule }{ $valid }.
duty-while = Gælder, mens { $rule } står, på ny med hver periode{ $valid }.
duty-recorder = Den enhed, der registrerede hændelsen, har pligten.
duty-owed = { $role } har pligten.
duty-no-last-day = Ingen sidste dag er fastsat.
duty-at-once = Skal opfyldes straks: åben, til den er opfyldt, aldrig overskredet.
duty-due = Skal opfyldes inden { $length }: { $counting }.
duty-before-end = Skal opfyldes senest { $length } før den sidste dag af { $stage }.
duty-aim = Enhedens eget mål er { $length }; det står ikke i nogen lov.
duty-done = Opfyldes ved { $events }.
duty-ceases = Bortfalder efter { $events }.

sees = { $role } må læse { $compartments } { $file }.
sees-file = i sager af typen { $file }
sees-every-file = i alle sagstyper
sees-while = Kun mens { $relations }.
sees-for = Grundlaget er { $ground }.
relation-care = læserens enhed har sagen i sin varetægt
relation-region = sagen hører til regionen for læserens enhed
relation-recorded = læserens enhed har registreret i sagen
relation-duty = læserens enhed har en åben pligt i sagen
relation-stage = { $stages } står
relation-ever-stage = { $stages } står eller har stået

role-part-of = Handler og ser som { $role }.
role-per-region = Dens enheder er bundet til hver sin region.
role-per-office = Dens enheder har hver deres egne sager.
role-per-nation = Den har én enhed for hele landet.
role-records = Må registrere { $rules }.
role-owes = Har pligten { $rules }.
role-sees = Må, på de grundlag, dens adgange nævner, læse { $rules }.
compartment-protected = Gemmes krypteret; hver indsigt logges med sit formål.
compartment-closed = Ingen må læse den.
compartment-seen = Kan, på de grundlag, deres adgange nævner, læses af { $roles }.

reading-side = Side { $name } siger { $text }{ $grounds }.
reading-side-chosen = Side { $name }, som følges her, siger { $text }{ $grounds }.
reading-because = Hvorfor den side: { $text }
transition = Den { $date } går den, der står i { $stage }, over til de linjer, der gælder fra den dag; den sidste dag regnes igen fra den dag, trinnet åbnede.
link = { $event } i { $file } meddeles de forbundne sager af typen { $other } som { $told }.

offence-acts = Handlingen: { $elements }.
offence-purposes = Formålet: { $elements }.
offence-constitutive = Midlet, uden hvilket der ingen lovovertrædelse er: { $elements }.
offence-aggravating = Skærpende, og ikke nødvendigt for lovovertrædelsen: { $elements }.
offence-consent = Samtykke er uden betydning.
offence-consent-except = Samtykke er uden betydning, undtagen ved { $purpose }.
offence-consent-counts = Samtykke har betydning.
offence-penalty = Straf { $title }: { $text }{ $valid }.
indicator = Et { $strength } tegn af arten { $dimension }; det beviser intet alene.
screening = Det vejleder; et menneske beslutter. Hvad der ikke blev spurgt om eller besvaret, tæller hverken for eller imod.
screening-dimensions = Læser tegn på { $dimensions }.
screening-positive = En af dem vises af mindst { $counts }.
screening-strong = { $number } stærke
screening-medium = { $number } middel
screening-weak = { $number } svage
screening-lesser = { $number } middel eller svage
screening-class = { $class }: når tegnene viser { $dimensions }.
screening-class-else = { $class }: ellers.
strength-weak = svagt
strength-medium = middelstærkt
strength-strong = stærkt
indicator-when = Ses, når { $lines }.

statistic-first = Tæller hver sag af typen { $file } i året for dens første { $event }.
statistic-each = Tæller hver { $event } i sager af typen { $file }.
statistic-where = Kun hvor det ved årets udgang gælder, at { $lines }.
published = For { $statistic } i { $year } blev offentliggjort: { $value }.
target = Mindst { $number }.
target-each-office = Talt i et kalenderår, for hver enhed, der registrerer det: { $statistic }.
target-all-offices = Talt i et kalenderår, for alle enheder tilsammen: { $statistic }.
forum-meets = Mødes hver { $every }.
forum-secretariat = Sekretariatet er { $role }.

right-given = Gives af { $stages }.
office = En enhed i { $role }.
office-region = En enhed i { $role }, for { $region }.
office-phone = Telefon { $phone }.
track = I sager af typen { $file } står ét af disse trin ad gangen: { $stages }.
file-opened = Åbnes ved { $events }.
holiday-fixed = Hvert år den { $day }. { $month }.
holiday-easter = Påskedag.
holiday-after-easter = { $days ->
    [one] Én dag efter påskedag.
   *[other] { $days } dage efter påskedag.
}
holiday-before-easter = { $days ->
    [one] Én dag før påskedag.
   *[other] { $days } dage før påskedag.
}
source-cited = { $rules ->
    [0] Ingen regel hviler på den.
    [one] Én regel hviler på den.
   *[other] { $rules } regler hviler på den.
}
source-link = Offentlig på { $link }
region-offices = Dens enheder: { $offices }.
