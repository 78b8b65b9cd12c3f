# Hvad `nabotjek check` siger. Én besked pr. fejl: sætningen, `.label` under stedet, `.second` under et andet sted, `.help`
# med det, der kan skrives i stedet. `$the`, `$none`, `$kind` kommer fra ordene nedenfor.

error = fejl
warning = advarsel
help = hjælp
within = i { $the } `{ $name }`
within-unnamed = i { $the }
nearest = det nærmeste navn er `{ $near }`
nearest-at = det nærmeste navn er `{ $near }`, { $place }
also-at = { $text }, { $place }
clean = { $documents ->
    [one] Ét dokument
   *[other] { $documents } dokumenter
}, { $rules ->
    [one] én regel
   *[other] { $rules } regler
}: ingen fejl.
found = { $errors ->
    [0] Ingen fejl
    [one] Én fejl
   *[other] { $errors } fejl
}, { $warnings ->
    [0] ingen advarsler
    [one] én advarsel
   *[other] { $warnings } advarsler
}. Mere om en kode: nabotjek explain { $folder } { $code } --language da

## Ord for reglernes slags

kind-circular = cirkulære
    .the = cirkulæret
    .none = intet cirkulære
kind-counting = tidsregningen
    .the = tidsregningen
    .none = ingen tidsregning
kind-source = kilde
    .the = kilden
    .none = ingen kilde
kind-region = region
    .the = regionen
    .none = ingen region
kind-role = rolle
    .the = rollen
    .none = ingen rolle
kind-office = enhed
    .the = enheden
    .none = ingen enhed
kind-compartment = oplysningskategori
    .the = oplysningskategorien
    .none = ingen oplysningskategori
kind-right = ret
    .the = retten
    .none = ingen ret
kind-track = spor
    .the = sporet
    .none = intet spor
kind-file = sagstype
    .the = sagstypen
    .none = ingen sagstype
kind-event = hændelse
    .the = hændelsen
    .none = ingen hændelse
kind-condition = betingelse
    .the = betingelsen
    .none = ingen betingelse
kind-stage = trin
    .the = trinnet
    .none = intet trin
kind-duty = pligt
    .the = pligten
    .none = ingen pligt
kind-sees = adgang
    .the = adgangen for
    .none = ingen adgang
kind-reading = fortolkning
    .the = fortolkningen
    .none = ingen fortolkning
kind-side = side
    .the = siden
    .none = ingen side
kind-transition = overgang
    .the = overgangen for
    .none = ingen overgang
kind-link = forbindelse
    .the = forbindelsen til
    .none = ingen forbindelse
kind-holiday = helligdag
    .the = helligdagen
    .none = ingen helligdag
kind-offence = lovovertrædelse
    .the = lovovertrædelsen
    .none = ingen lovovertrædelse
kind-act = handling
    .the = handlingen
    .none = ingen handling
kind-purpose = formål
    .the = formålet
    .none = intet formål
kind-means = middel
    .the = midlet
    .none = intet middel
kind-penalty = straf
    .the = straffen
    .none = ingen straf
kind-indicator = indikator
    .the = indikatoren
    .none = ingen indikator
kind-statistic = statistik
    .the = statistikken
    .none = ingen statistik
kind-published = offentliggjort tal
    .the = det offentliggjorte tal
    .none = intet offentliggjort tal
kind-target = måltal
    .the = måltallet
    .none = intet måltal
kind-forum = forum
    .the = forummet
    .none = intet forum
kind-scenario = scenarie
    .the = scenariet
    .none = intet scenarie
kind-fact = oplysning
    .the = oplysningen
    .none = ingen oplysning
kind-choice = valgmulighed
    .the = valgmuligheden
    .none = ingen valgmulighed

## syntax

syntax-date = en dato står i anførselstegn
    .label = uden anførselstegn
    .help = skriv `"{ $text }"`
syntax-instant = et tidspunkt står i anførselstegn
    .label = uden anførselstegn
    .help = skriv `"{ $text }"`
syntax-mark = et mærke er et ord for sig
    .label = ikke en egenskab
    .help = { $value ->
        [true] skriv `{ $name }` alene
       *[other] udelad `{ $name }`: det, der ikke er mærket, gælder ikke
    }
syntax-bare-keyword = dette ord har en betydning i skrivemåden og står hverken for et navn eller en tekst
    .label = ikke et navn
    .help = for ja og nej i et svar skrives `yes` og `no`
syntax-decimal-comma = et tal har intet komma
    .label = et komma
    .help = længder er hele tal: for tre en halv måned skrives dage, eller de måneder, kilden nævner
syntax-number-and-word = et tal og dets enhed er to ord
    .label = skrevet sammen
    .help = sæt et mellemrum imellem, som i `45 days`
syntax-number = dette er hverken et tal eller et navn
    .label = begynder som et tal
    .help = en tekst, der begynder med et ciffer, står i anførselstegn: `"{ $text }"`
syntax-quotes = tekster står i lige, dobbelte anførselstegn
    .label = andre anførselstegn
    .help = skriv `"…"`; tekstbehandling ændrer selv anførselstegnene
syntax-unended = en tekst er ikke lukket før linjens slutning
    .label = åbnet her
    .help = skriv `"` efter den; en tekst over flere linjer står mellem `"""` på egne linjer
syntax-unended-lines = en tekst over flere linjer bliver aldrig lukket
    .label = åbnet her
    .help = skriv `"""` på en linje for sig efter teksten
syntax-lines-form = en tekst over flere linjer begynder og slutter på egne linjer
    .label = denne tekst
    .help = slut linjen efter det første `"""`, og sæt det sidste `"""` alene på sin linje
syntax-lines-indent = en linje i teksten står længere til venstre end de lukkende anførselstegn
    .label = denne tekst
    .help = ryk hver linje mindst lige så langt ind som det lukkende `"""`
syntax-escape = en omvendt skråstreg i en tekst indleder et af \" \\ \n \t \s eller \u{"{"}…{"}"}
    .label = der følger noget andet
    .help = for selve tegnet skrives `\\`
syntax-open-brace = en klamme bliver aldrig lukket
    .label = åbnet her
    .help = skriv `{"}"}`, hvor blokken slutter
syntax-closing-brace = en klamme lukker ingenting
    .label = her er intet åbent
    .help = fjern den, eller se efter ovenfor, om en blok er lukket for tidligt
syntax-second-block = en regel har ét par klammer
    .label = endnu et par
    .help = flyt linjerne ind i det første par
syntax-after-block = intet følger efter en lukkende klamme på dens linje
    .label = stadig på samme linje
    .help = begynd en ny linje, eller skriv `;` imellem
syntax-space = ord holdes fra hinanden af mellemrum
    .label = intet mellemrum foran
    .help = sæt et mellemrum her
syntax-no-value = en egenskab har en værdi
    .label = intet efter tegnet
    .help = skriv `{ $name }=` og derefter et navn, et tal eller en tekst i anførselstegn
syntax-line-start = en linje begynder med et ord
    .label = ikke et ord i sproget
    .help = begynd med det, linjen handler om, for eksempel `stage`, `opens` eller `cites`
syntax-sign = tegnet `{ $sign }` hører ikke til her
    .label = dette tegn
    .help = fjern det, eller sæt teksten med det i anførselstegn
syntax-keyword = efter `#` står kun `#true`, `#false` og `#null`
    .label = ukendt
    .help = bemærkninger begynder med `//`
syntax-annotation = et cirkulære kender ingen typer i runde parenteser
    .label = denne parentes
    .help = fjern den; en oplysnings type står efter dens navn
syntax-comment = en bemærkning bliver aldrig lukket
    .label = åbnet her
    .help = skriv `*/` efter den; en bemærkning på én linje begynder med `//`

## limits

limits-bytes = et dokument er større end { $bytes } MiB
    .label = dette dokument
    .help = del det: ét dokument for hvert trin eller emne
limits-depth = klammer står inden i hinanden mere end { $depth } gange
    .label = for dybt
    .help = giv en betingelse et navn én gang, og brug navnet
limits-lines = et dokument har mere end { $lines } linjer, der siger noget
    .label = herfra er der ikke læst videre
    .help = del det: ét dokument for hvert trin eller emne
limits-documents = et cirkulære har mere end { $documents } dokumenter
    .label = de øvrige er ikke læst
    .help = saml flere små dokumenter

## words

words-line = `{ $word }` er ingen linje, der kan stå her
    .label = ukendt
    .help = { $near ->
        [none] her kan stå: { $words }
       *[other] skriv `{ $near }`
    }
words-mark = `{ $line }` har intet mærke `{ $word }`
    .label = ukendt
    .help = { $near ->
        [none] dens mærker er: { $words }
       *[other] skriv `{ $near }`; dens mærker er: { $words }
    }
words-argument = et ord for meget efter `{ $line }`
    .label = ikke ventet
    .help = fjern `{ $word }`, eller giv det en linje for sig
words-property = `{ $line }` har ingen egenskab `{ $word }`
    .label = ukendt
    .help = { $near ->
        [none] dens egenskaber er: { $words }
       *[other] skriv `{ $near }=`; dens egenskaber er: { $words }
    }
words-property-none = `{ $line }` har ingen egenskaber
    .label = ikke ventet
    .help = fjern `{ $word }=`
words-property-mark = `{ $word }` er et mærke: det står for sig
    .label = ikke en egenskab
    .help = skriv `{ $word }` alene, eller udelad det
words-property-twice = `{ $word }=` står to gange på én linje
    .label = anden gang
    .help = behold den ene
words-block = `{ $line }` har ingen linjer for sig
    .label = mellem dens klammer
    .help = fjern klammerne
words-choice = `{ $word }` er ingen af de ord, der kan stå her
    .label = ukendt
    .help = { $near ->
        [none] skriv et af: { $words }
       *[other] skriv `{ $near }`
    }
words-language = `{ $word }` er ingen sprogkode
    .label = ikke et sprog
    .help = sprog skrives som `en`, `da`, `fr`; en lang tekst har ét sprog pr. linje mellem klammer

## missing

missing-name = der mangler et navn efter `{ $line }`
    .label = intet navn
    .help = skriv for eksempel `{ $example }`
missing-word = der mangler et ord efter `{ $line }`
    .label = siger intet endnu
    .help = skriv `{ $example }`
missing-property = `{ $line }` skal have `{ $property }=`
    .label = mangler her
    .help = skriv for eksempel `{ $example }`
missing-line = `{ $line }` mangler en linje
    .label = ufuldstændig
    .help = tilføj linjen `{ $example }`
missing-text = der mangler en tekst efter `{ $line }`
    .label = ingen tekst
    .help = skriv for eksempel `{ $example }`
missing-kind = `{ $line }` skal have `kind=`
    .label = af hvilken slags?
    .help = skriv for eksempel `{ $example }`
missing-date = `{ $line }` skal have en dato
    .label = ingen dato
    .help = skriv for eksempel `{ $example }`
missing-number = `{ $line }` skal have et tal
    .label = intet tal
    .help = skriv for eksempel `{ $example }`
missing-on = `{ $line }` siger ikke, ved hvilken hændelse
    .label = uden `on=`
    .help = skriv for eksempel `{ $example }`
missing-stage = `while` siger ikke, hvilket trin
    .label = uden `stage=`
    .help = skriv for eksempel `{ $example }`
missing-side = en fortolkning og dens side nævnes sammen
    .label = alene
    .help = skriv `reading=some-reading side=A`
missing-holiday-day = en helligdag falder på en dag i året eller så mange dage efter påskedag
    .label = ingen af delene er sagt
    .help = skriv `{ $example }`, eller `easter=1` for 2. påskedag
missing-fact-type = oplysningen `{ $name }` har ingen type
    .label = hvilken slags svar?
    .help = efter navnet står en af: { $words }
missing-predicate = en betingelse uden linjer siger intet
    .label = tom
    .help = skriv for eksempel `{ $example }`
missing-age = `age` sammenligner med ét antal år
    .label = hverken `under=` eller `at-least=` alene
    .help = skriv for eksempel `{ $example }`
missing-test = `{ $line }` siger én gang, hvad svaret skal være
    .label = ikke netop én prøve
    .help = skriv en af `is=`, `is-not=`, `at-least=`, `at-most=`
missing-compartment = `sees` siger ikke, hvad der ses
    .label = uden `compartment=`
    .help = skriv for eksempel `{ $example }`
missing-relation = `while` nævner intet bånd mellem læser og sag
    .label = tom
    .help = skriv for eksempel `{ $example }`; uden noget bånd udelades linjen
missing-effect = et middel er konstituerende eller skærpende
    .label = uden `effect=`
    .help = skriv for eksempel `{ $example }`
missing-strength = en indikator er svag, middel eller stærk
    .label = uden `strength=`
    .help = skriv for eksempel `{ $example }`
missing-counts = en statistik tæller sager efter deres første hændelse eller hver hændelse
    .label = hverken `first=` eller `each=` alene
    .help = skriv for eksempel `{ $example }`
missing-year = et offentliggjort tal hører til et år
    .label = uden `year=`
    .help = skriv for eksempel `{ $example }`
missing-value = et offentliggjort tal har en værdi eller en rækkefølge
    .label = uden `value=`
    .help = skriv for eksempel `{ $example }`
missing-one-value = et offentliggjort tal har en værdi eller en rækkefølge, ikke begge
    .label = begge
    .help = lav to offentliggjorte tal af det
missing-claim = et scenarie begynder med sin påstand
    .label = ingen påstand
    .help = skriv for eksempel `{ $example }`
missing-expectation = en forventning uden linjer venter intet
    .label = tom
    .help = skriv for eksempel `{ $example }`

## values

values-name = `{ $text }` kan ikke være et navn
    .label = ikke et navn
    .help = navne er ord med små bogstaver og bindestreger, for eksempel `ordered-to-leave`
values-name-form = navne er ord med små bogstaver og bindestreger
    .label = ikke skrevet sådan
    .help = skriv `{ $proper }`
values-text = en tekst står i anførselstegn
    .label = ikke en tekst
    .help = skriv `"{ $text }"`
values-texts = en tekst til mennesker siger, hvilket sprog den er på
    .label = på hvilket sprog?
    .help = skriv `{ $line } en="…" da="…"`
values-number = her hører et tal til
    .label = ikke et tal
    .help = skriv cifre uden anførselstegn, mellem { $least } og { $most }
values-whole-number = her hører et helt tal til
    .label = ikke helt
    .help = skriv kun cifre, mellem { $least } og { $most }
values-number-range = { $text } ligger ikke mellem { $least } og { $most }
    .label = uden for grænserne
    .help = skriv et tal fra { $least } til { $most }
values-time-zone = `{ $text }` er ingen tidszone
    .label = ukendt
    .help = skriv dens navn i tz-databasen, for eksempel `"Europe/Brussels"`
values-link = et link er en offentlig adresse
    .label = ikke en adresse
    .help = skriv den helt ud, begyndende med `https://`

## length

length-words = længden af et trin eller en pligt er ét tal og én enhed
    .label = ikke en enhed i sig selv
    .second = endnu et ord
    .help = { $unit ->
        [working] for kalenderdage skrives `{ $line } { $number } days`, for dage, hvor kontorer har åbent, `{ $line } { $number } working-days`
       *[other] fjern `{ $extra }`; enheder: days, working-days, weeks, months, years
    }
length-missing = `{ $line }` siger ikke, hvor længe
    .label = ingen længde
    .help = skriv for eksempel `{ $line } 45 days`
length-unit-missing = en længde har et tal og en enhed
    .label = af hvad?
    .help = skriv for eksempel `{ $line } { $text } days`; enheder: days, working-days, weeks, months, years
length-fraction = en længde er et helt tal
    .label = en brøk
    .help = skriv hele { $unit }, eller en anden enhed
length-number = en længde begynder med et tal
    .label = ikke et tal
    .help = skriv for eksempel `45 days`: cifre, et mellemrum, en enhed, ingen anførselstegn
length-unit = `{ $text }` er ingen tidsenhed
    .label = ukendt
    .help = { $near ->
        [none] enheder: days, working-days, weeks, months, years
       *[other] skriv `{ $number } { $near }`; enheder: days, working-days, weeks, months, years
    }
length-range = en længde er mindst 1 og højst 10000
    .label = uden for grænserne
    .help = skriv et tal fra 1 til 10000
length-absurd = en frist på mere end { $years } år er næppe ment
    .label = længere end { $years } år
    .help = se på tal og enhed igen; det, der ingen ende har, har intet `lasts`

## dates

dates-form = en dato skrives år-måned-dag
    .label = ikke en dato
    .help = skriv for eksempel `"2026-03-02"`
dates-calendar = { $text } findes ikke i kalenderen
    .label = ingen sådan dag
    .help = se på måned og dag igen
dates-month-day = måned { $month } har ingen dag { $day }
    .label = ingen sådan dag
    .help = se på måned og dag igen
dates-reversed = en regel slutter, før den begynder
    .label = gælder ikke længere herfra
    .second = gælder først herfra
    .help = `until` er den første dag, reglen ikke længere gælder, og kommer efter `from`; en linje, der ingen dag gælder, fjernes
dates-apart = en linje gælder kun, mens dens regel ikke gør
    .label = linjens
    .second = reglens
    .help = ret en af datoerne, eller fjern linjen

## names

names-unknown = { $none } hedder `{ $name }`
    .label = ukendt
    .help = { $near ->
        [none] skriv et navn, der findes, eller tilføj { $the } `{ $name }`
       *[other] skriv `{ $near }`, eller tilføj { $the } `{ $name }`
    }
names-other-file = { $the } `{ $name }` hører til en anden sagstype
    .label = af typen `{ $theirs }`
    .second = her hører `{ $name }` til den
    .help = nævn noget af typen `{ $file }`; hvad der sker i en anden sag, fortæller en `link`

## twice

twice-name = `{ $name }` er navn på to ting
    .label = den anden
    .second = den første
    .help = giv en af dem et andet navn
twice-circular = en mappe rummer ét cirkulære
    .label = det andet
    .second = det første
    .help = behold én `circular`
twice-line = `{ $line }` står to gange
    .label = anden gang
    .help = behold den ene linje
twice-language = en tekst står to gange på sproget `{ $language }`
    .label = anden gang
    .help = behold den ene tekst
twice-fact = oplysningen `{ $name }` er givet to gange
    .label = anden gang
    .help = flere svar står i én tekst med mellemrum imellem
twice-scenario = to scenarier har samme påstand
    .label = det andet
    .second = det første
    .help = sig i hvert af dem, hvad det alene viser

## unused

unused = intet bruger { $the } `{ $name }`
    .label = aldrig brugt
    .help = brug navnet, eller fjern det

## circles

circles = { $the } hviler på sig selv
    .label = her slutter kredsen
    .help = vejen er { $way }; fjern ét skridt

## facts

facts-unknown = hændelsen `{ $event }` har ingen oplysning `{ $name }`
    .label = ukendt
    .help = { $near ->
        [none] dens oplysninger er: { $facts }
       *[other] skriv `{ $near }`; dens oplysninger er: { $facts }
    }
facts-none = hændelsen `{ $event }` har ingen oplysninger
    .label = `{ $name }` er ikke blandt dens oplysninger
    .help = tilføj oplysningen til hændelsen, eller fjern den her
facts-choice = oplysningen `{ $fact }` har ingen valgmulighed `{ $name }`
    .label = ukendt
    .second = oplysningen
    .help = { $near ->
        [none] dens valgmuligheder er: { $choices }
       *[other] skriv `{ $near }`; dens valgmuligheder er: { $choices }
    }
facts-yes-no = oplysningen `{ $fact }` besvares med ja eller nej
    .label = ingen af delene
    .second = oplysningen
    .help = skriv `yes` eller `no`
facts-number = oplysningen `{ $fact }` er et tal
    .label = ikke et tal
    .help = skriv cifre
facts-date = oplysningen `{ $fact }` er en dato
    .label = ikke en dato
    .help = skriv for eksempel `"2026-03-02"`
facts-not-a-number = kun tal sammenlignes med `at-least=` og `at-most=`
    .label = ikke et tal
    .second = dens type
    .help = skriv `is=` eller `is-not=`
facts-age = en alder regnes fra en dato
    .label = ikke en dato
    .second = dens type
    .help = nævn en oplysning af typen date
facts-no-choices = et valg skal have noget at vælge imellem
    .label = ingen valgmuligheder
    .help = tilføj linjer som `choice some-name en="…"`
facts-choices = kun en oplysning af typen choice har valgmuligheder
    .label = af en anden type
    .help = skriv `fact { $name } choice`, eller fjern valgmulighederne
facts-many = kun valg, lande, sprog og dokumenter kan have flere svar
    .label = af en anden type
    .help = fjern `many`
facts-future = kun en dato kan ligge i fremtiden
    .label = af en anden type
    .help = fjern `may-be-future`
facts-bounds = kun tal og beløb har grænser
    .label = af en anden type
    .help = fjern `at-least=` og `at-most=`
facts-bounds-crossed = den nedre grænse ligger over den øvre
    .label = intet tal passer
    .help = byt `at-least=` og `at-most=` om
facts-longest = kun en tekst har en største længde
    .label = af en anden type
    .help = fjern `longest=`
facts-no-breakdown = statistikken `{ $name }` er ikke opdelt og har derfor ingen rækkefølge
    .label = har ingen `by`-linje
    .help = tilføj en linje som `by citizenship of=referred` i statistikken

## recorders

recorders = ingen må registrere hændelsen `{ $name }`
    .label = ingen `by`-linje
    .help = tilføj en linje som `by social-inspector`

## openings

openings-stage = intet åbner trinnet `{ $name }`
    .label = ingen vej fører hertil
    .help = tilføj `opens on=…`, eller lad et andet trin føre hertil med `into={ $name }`
openings-file = ingen hændelse kan åbne en sag af typen `{ $name }`
    .label = åbnes aldrig
    .help = skriv `opens-file` i den hændelse, den begynder med

## endings

endings-nowhere = trinnet fører ingen steder hen
    .label = intet trin hedder `{ $name }`
    .help = { $near ->
        [none] skriv navnet på et trin, eller tilføj trinnet `{ $name }`
       *[other] skriv `into={ $near }`, eller tilføj trinnet `{ $name }`
    }
endings-time-out = trinnet `{ $name }` har en sidste dag og siger ikke, hvad der kommer efter
    .label = og så?
    .help = tilføj `lapses into=…`, eller `lapses` alene, når intet følger
endings-no-time = trinnet `{ $name }` bortfalder og har ingen længde
    .label = hvornår?
    .help = tilføj `lasts …`, eller fjern linjen
endings-none = intet afslutter trinnet `{ $name }`
    .label = ingen vej ud
    .help = tilføj `closes on=…`; et trin, der står for sagens afslutning, siger `htcds=Closed`
endings-itself = trinnet `{ $name }` fører til sig selv
    .label = samme trin
    .help = for en ny periode af samme trin skrives `renews`
endings-other-track = et trin fører kun til trin i sit eget spor
    .label = i sporet `{ $theirs }`
    .second = dets spor
    .help = nævn et trin i sporet `{ $track }`; spor løber side om side og åbnes af hændelser

## tracks

tracks = `{ $event }` åbner to trin i sporet `{ $track }`
    .label = åbner `{ $other }`
    .second = åbner `{ $one }`
    .help = lad dem kræve betingelser, der udelukker hinanden, eller nævn med `from=` det trin, hvert af dem kommer fra

## rights

rights = intet trin giver retten `{ $name }`
    .label = gives aldrig
    .help = tilføj `gives { $name }` i et trin, eller fjern retten

## duties

duties-unopened = intet åbner pligten `{ $name }`
    .label = skyldes aldrig
    .help = tilføj `opens on=…` eller `while stage=…`
duties-unowed = ingen har pligten `{ $name }`
    .label = ingen `owed-by`-linje
    .help = tilføj `owed-by` og en rolle, eller `owed-by recorder`
duties-undoable = intet opfylder pligten `{ $name }`
    .label = kan aldrig opfyldes
    .help = tilføj `done-by` og den hændelse, der opfylder den
duties-other-hands = den rolle, der har pligten, kan ikke selv opfylde den
    .label = må ikke registrere nogen af: { $events }
    .help = lad `{ $role }` registrere en af hændelserne, eller lad den rolle have pligten, som gør
duties-unseen = den rolle, der har pligten, må ikke kende til den
    .label = ser ikke oplysningskategorien `{ $compartment }`
    .help = tilføj `sees { $role } compartment={ $compartment }`, eller giv pligten en anden oplysningskategori
duties-no-last-day = trinnet `{ $stage }` har ingen sidste dag at regne tilbage fra
    .label = har ingen længde
    .second = dette trin
    .help = nævn et trin med `lasts`, eller skriv, hvor længe efter åbningen pligten skal være opfyldt
duties-other-stage = pligten åbner med et andet trin end det, hvis slutning den regnes fra
    .label = ikke trinnet i `while`-linjen
    .help = nævn samme trin i begge linjer, medmindre begge er ment

## holidays

holidays-none = en længde i arbejdsdage kræver helligdagene
    .label = arbejdsdage
    .help = tilføj `holiday`-linjer i cirkulæret
holidays-until = ingen siger, hvor længe helligdagene er kendt
    .label = arbejdsdage
    .help = tilføj for eksempel `holidays-known-until "2050-01-01"` i cirkulæret
holidays-short = helligdagene er ikke kendt til den længste frists udløb
    .label = kendt hertil
    .second = den længste frist, i `{ $rule }`
    .help = en frist, der åbner den { $day }, den seneste dag i cirkulæret, kan løbe til { $needed }: angiv helligdagene længere frem
holidays-today = helligdagene er ikke kendt til udløbet af en frist, der åbner i dag
    .label = kendt hertil
    .second = den længste frist, i `{ $rule }`
    .help = den kan løbe til { $needed }: angiv helligdagene længere frem

## citations

citations-none = en regel siger, hvad den hviler på
    .label = intet grundlag
    .help = tilføj en linje `cites some-source at="art. 1" certainty=found`
citations-bare = en henvisning har et sted og en sikkerhed
    .label = ingen af delene er sagt
    .help = skriv `cites { $source } at="art. 1" certainty=found`
citations-pinpoint = en henvisning siger, hvor i kilden
    .label = uden `at=`
    .help = tilføj for eksempel `at="art. 61/2 §2"` eller `at="p. 8, box"`
citations-certainty = en henvisning siger, hvor sikker den er
    .label = uden `certainty=`
    .help = skriv en af: verified, found, seed, recalled, house, unknown

## languages

languages-missing = en tekst mangler på { $count ->
        [one] sproget { $languages }
       *[other] sprogene { $languages }
    }
    .label = ikke på alle sprog
    .help = tilføj { $example }
languages-none = { $the } `{ $name }` har ingen tekst til mennesker
    .label = ingen `{ $what }`
    .help = tilføj den på hvert af cirkulærets sprog
languages-undeclared = cirkulæret har ingen tekster på sproget `{ $language }`
    .label = ikke angivet
    .help = cirkulærets sprog er { $languages }: tilføj det dér, eller fjern teksten
languages-empty = en tekst er tom
    .label = intet at læse
    .help = skriv teksten på sproget `{ $language }`

## sight

sight-event = rollen `{ $role }` må registrere `{ $event }` og ikke se, at det er sket
    .label = ser ikke `{ $compartment }`
    .help = rigtigt, når nogen kun afleverer; ellers tilføjes `sees { $role } compartment={ $compartment }`
sight-facts = rollen `{ $role }` må registrere oplysninger i `{ $event }`, som den ikke må se
    .label = ser ikke `{ $compartment }`: { $facts }
    .help = rigtigt, når nogen kun afleverer; ellers tilføjes `sees { $role } compartment={ $compartment }`

## readings

readings-unchosen = ingen side af fortolkningen `{ $name }` er valgt
    .label = hvilken følges?
    .help = tilføj en linje som `chosen { $side }`; siderne er { $sides }
readings-one-side = en fortolkning har mindst to sider
    .label = intet at vælge imellem
    .help = tilføj den anden side med dens kilde, eller skriv reglen uden fortolkning
readings-side = fortolkningen `{ $reading }` har ingen side `{ $name }`
    .label = ukendt
    .help = siderne er { $sides }
readings-because = ingen siger, hvorfor denne side af fortolkningen `{ $name }` er valgt
    .label = hvorfor?
    .help = tilføj en linje `because en="…"`

## frame

frame-none = intet dokument siger, hvilket cirkulære dette er
    .label = her begynder mappen
    .help = tilføj `circular be {"{"} … {"}"}` med titel, sprog, tidszone og tidsregning
frame-languages = cirkulæret siger ikke, på hvilke sprog dets tekster står
    .label = ingen `languages`-linje
    .help = tilføj for eksempel `languages en da`
frame-time-zone = cirkulæret siger ikke, hvor dets dage begynder
    .label = ingen `time-zone`-linje
    .help = tilføj for eksempel `time-zone "Europe/Brussels"`
frame-counting = cirkulæret siger ikke, hvordan tid regnes
    .label = ingen `counting`-blok
    .help = tilføj `counting` med first-day, last-day, months og working-week
frame-procedure = den oplysningskategori, som alt hører til fra begyndelsen, mangler
    .label = ingen oplysningskategori `procedure`
    .help = tilføj `compartment procedure kind=procedure`
frame-role-kind = rollen `{ $name }` er ikke af nogen slags
    .label = værn taler om slags
    .help = tilføj `kind=`, eller `part-of=` og en rolle, der har en
frame-role-per = rollen `{ $name }` siger ikke, hvordan dens enheder er fordelt
    .label = uden `per=`
    .help = tilføj `per=region`, `per=office` eller `per=nation`, eller `part-of=` og en rolle, der har det
frame-office-region = enheden `{ $name }` er ikke bundet til nogen region
    .label = uden `region=`
    .help = enheder i rollen `{ $role }` er fordelt på regioner: tilføj `region=`

## guardrails

guardrails-closed = et værn forbyder det, linjen giver adgang til: der forbliver lukket
    .label = `{ $role }` ser aldrig `{ $compartment }`
    .help = fjern adgangen; intet cirkulære ophæver et værn

## scenarios

scenarios-corrects = en linje retter en, der står før den
    .label = der er ingen linje { $number } før denne
    .help = linjerne tælles fra 1; før denne står { $before }
scenarios-annulled = `annulled` tager en anden linje tilbage
    .label = hvilken?
    .help = tilføj `corrects=` og dens nummer
scenarios-fails = scenariet holder ikke
    .label = { $found }
    .help = ventet var { $expected }; se efter, om det er reglen eller påstanden, der er forkert

## Hvad der er ændret mellem to udgaver

change-added = tilføjet: { $the } `{ $name }`
change-removed = fjernet: { $the } `{ $name }`
change-changed = ændret: { $the } `{ $name }`
changes-none = Ingen regel er ændret.
change-access = adgang: `{ $role }` til `{ $compartment }`: { $before } → { $after }
matrix-signs = Tegn: * altid, c i egen enheds varetægt, d med egen åben pligt, e under eller efter et trin, o registreret af egen enhed, r i egen region, s mens et trin står, · aldrig; tegn sammen skal alle gælde, | skiller alternativer. Værn kan lukke for mere.
touched = { $files ->
    [0] Ingen åben sag
    [one] Én åben sag
   *[other] { $files } åbne sager
} af { $journals } { $journals ->
    [one] journal
   *[other] journaler
} berøres af det ændrede.
