# Rules and files in words: what changes, what is refused.

told-annulled = Gebeurtenis teruggenomen
told-right-form = { $right } ({ $form })
told-today = laatste dag is vandaag
told-over =
    { $days ->
        [one] { $days } dag te laat
       *[other] { $days } dagen te laat
    }
told-left =
    { $days ->
        [one] over { $days } dag
       *[other] over { $days } dagen
    }
told-refused-unknown = De omzendbrief kent geen gebeurtenis “{ $rule }”.
told-refused-not-in-force = “{ $rule }” is die dag niet van kracht.
told-refused-role = Deze rol mag “{ $rule }” niet registreren.
told-refused-fact-missing = Dit antwoord is vereist: “{ $rule }”.
told-refused-fact-unknown = Dit wordt hier niet gevraagd: “{ $rule }”.
told-refused-fact-value = Dit antwoord past niet: “{ $rule }”.
told-refused-not-opening = “{ $rule }” kan niet de eerste gebeurtenis van een dossier zijn.
told-refused-once = “{ $rule }” gebeurt één keer, en is gebeurd.
told-refused-stage = Alleen mogelijk tijdens deze fase: “{ $rule }”.
told-refused-condition = Aan deze voorwaarde is niet voldaan: “{ $rule }”.
told-refused-correction = Het corrigeert een gebeurtenis die er niet is of van een andere soort.
told-refused-date = Die dag is nog niet gekomen, of valt buiten de getelde jaren. Gebruik Wat als om te plannen.
told-refused-withheld = De regels laten „{ $rule }” in dit dossier nu niet toe.
told-stage-was = “{ $stage }” liep vanaf { $from } en eindigde op { $until }.
told-stage-opens-until = Start “{ $stage }”; laatste dag: { $due }.
told-stage-opens = Start “{ $stage }”.
told-stage-closes = Beëindigt “{ $stage }”.
told-stage-moves = De laatste dag van “{ $stage }” wordt { $due }.
told-stage-vanishes = “{ $stage }” heeft dan nooit bestaan.
told-right-gained = Geeft het recht: { $right }.
told-right-lost = Neemt het recht weg: { $right }.
told-right-moves = Het recht “{ $right }” geldt tot en met { $last }.
told-right-moves-open = Het recht “{ $right }” geldt zonder einde in zicht.
told-duty-opens-until = Nieuwe verplichting van { $owner }: { $duty }, uiterlijk { $due }.
told-duty-opens = Nieuwe verplichting van { $owner }: { $duty }.
told-duty-done = Daarmee gedaan: { $duty }.
told-duty-ceases = Niet langer nodig: { $duty }.
told-duty-moves = “{ $duty }” moet nu uiterlijk { $due } gebeuren.
told-care-taken = { $office } neemt het dossier onder zich.
told-care-ends = Het dossier verlaat { $office }.
told-region = De regio van het dossier wordt { $region }.
told-event-refused = “{ $event }”, eerder geregistreerd, zou niet meer door de regels worden toegestaan.
told-event-accepted = “{ $event }”, eerder geweigerd, zou door de regels worden toegestaan.
