# The ground of a statement.

why-link = hvorfor
why-title = Hvorfor
why-stage-until = “{ $stage }” står til og med { $day }.
why-stage = “{ $stage }” står siden { $day }.
why-right = Personen har retten “{ $right }” siden { $day }.
why-duty = { $owner } skal: { $duty }.
why-event = “{ $event }” blev registreret af { $office }, med virkning { $day }.
why-counted = Åbnet { $opened }: den dag tælles ikke, { $length } tælles, sidste dag med. Slutter ved udgangen af { $due }.
why-renewed = Åbnet { $opened } for { $length }, først til { $first }; forlænget eller ændret siden, nu til { $due }.
why-before-end = Senest { $length } før sidste dag af “{ $stage }”: { $due }.
why-length-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dage
    }
why-length-working-days =
    { $count ->
        [one] { $count } arbejdsdag
       *[other] { $count } arbejdsdage
    }
why-length-weeks =
    { $count ->
        [one] { $count } uge
       *[other] { $count } uger
    }
why-length-months =
    { $count ->
        [one] { $count } måned
       *[other] { $count } måneder
    }
why-length-years =
    { $count ->
        [one] { $count } år
       *[other] { $count } år
    }
why-resting = { $event }, { $day }
why-rests-on-event = Det hviler på denne hændelse:
why-uncertain = Ingen genlæst kilde bærer reglen endnu: se sikkerheden ved hver kilde.
why-sources = Kilder
why-readings = Hvor kilder er uenige
why-chosen = Valgt her:
why-other = Læses også som:
why-see-readings = Alle fortolkninger
why-back = Tilbage til sagen
why-whole-rule = Hele reglen i cirkulæret
why-contest = Er reglen anderledes, end du kender den? Sig det til den koordinerende enhed.
