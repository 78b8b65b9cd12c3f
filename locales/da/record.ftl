# Recording an event.

record-title = Registrer en hændelse
record-nothing = Ingen af dine hændelser er mulige i sagen nu.
record-now = Nu
record-also = Også muligt
record-not-now = Ikke muligt i dag
record-on = Hvornår fik det virkning?
record-on-hint = I dag, eller den tidligere dag det skete: alle frister tælles så om fra den dag.
record-check = Kontrollér
record-button = Registrer
record-change = Ret svar
record-cancel = Annullér
record-answers = Hvad du siger
record-late =
    { $days ->
        [one] registreres { $days } dag senere
       *[other] registreres { $days } dage senere
    }
record-consequences = Hvad det ændrer
record-no-change = Intet, som du kan se, ændres.
record-told = I deres lister og sager ses det af:
record-refused = Reglerne tillader det ikke.
record-conflict = En anden har registreret noget i mellemtiden. Din tekst er gemt nedenfor.
record-conflict-state = Konflikt
record-meanwhile = Registreret i mellemtiden
record-as-well = Registrer også
record-leave = Lad det være
record-missing = Besvar spørgsmålet.
record-date-range = Året skal ligge mellem 1900 og 2200.
record-future = Den dag er ikke kommet endnu. Brug Hvad nu hvis, hvis du vil planlægge.
record-not-a-number = Skriv et helt tal.
record-between = Skriv et tal fra { $least } til { $most }.
record-at-least = Skriv et tal på mindst { $least }.
record-at-most = Skriv et tal på højst { $most }.
record-not-money = Skriv et beløb som 1200,50 og en valuta som EUR.
record-too-long = Der er plads til højst { $longest } tegn; her er { $typed }.
record-not-offered = Vælg et af de viste svar.
record-one-only = Giv kun ét svar.
record-unasked = Der blev sendt noget, som der ikke spørges om her.
record-amount = Beløb
record-currency = Valuta
record-carried = Det, der allerede vides, er udfyldt; se det efter. Det kommer fra
record-begin = Begynd ud fra denne sag
