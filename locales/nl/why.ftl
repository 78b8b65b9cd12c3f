# The ground of a statement.

why-link = waarom
why-title = Waarom
why-stage-until = “{ $stage }” loopt tot en met { $day }.
why-stage = “{ $stage }” loopt sinds { $day }.
why-right = De persoon heeft het recht “{ $right }” sinds { $day }.
why-duty = { $owner } moet: { $duty }.
why-event = “{ $event }” werd geregistreerd door { $office }, met ingang van { $day }.
why-counted = Geopend op { $opened }: die dag telt niet, { $length } tellen, de laatste dag inbegrepen. Eindigt aan het einde van { $due }.
why-renewed = Geopend op { $opened } voor { $length }, eerst tot { $first }; sindsdien verlengd of gewijzigd, nu tot { $due }.
why-before-end = Uiterlijk { $length } vóór de laatste dag van “{ $stage }”: { $due }.
why-length-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
why-length-working-days =
    { $count ->
        [one] { $count } werkdag
       *[other] { $count } werkdagen
    }
why-length-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weken
    }
why-length-months =
    { $count ->
        [one] { $count } maand
       *[other] { $count } maanden
    }
why-length-years =
    { $count ->
        [one] { $count } jaar
       *[other] { $count } jaar
    }
why-resting = { $event }, { $day }
why-rests-on-event = Het berust op deze gebeurtenis:
why-uncertain = Nog geen herlezen bron draagt deze regel: zie de zekerheid bij elke bron.
why-sources = Bronnen
why-readings = Waar bronnen verschillen
why-chosen = Hier gekozen:
why-other = Ook gelezen als:
why-see-readings = Alle interpretaties
why-back = Terug naar het dossier
why-whole-rule = De hele regel in de omzendbrief
why-contest = Wijkt de regel af van wat u weet? Meld het aan de coördinatie-eenheid.
