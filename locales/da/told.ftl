# Rules and files in words: what changes, what is refused.

told-annulled = Hændelse taget tilbage
told-right-form = { $right } ({ $form })
told-today = sidste dag er i dag
told-over =
    { $days ->
        [one] { $days } dag over
       *[other] { $days } dage over
    }
told-left =
    { $days ->
        [one] om { $days } dag
       *[other] om { $days } dage
    }
told-refused-unknown = Cirkulæret kender ingen hændelse “{ $rule }”.
told-refused-not-in-force = “{ $rule }” gælder ikke den dag.
told-refused-role = Denne rolle må ikke registrere “{ $rule }”.
told-refused-fact-missing = Dette svar er påkrævet: “{ $rule }”.
told-refused-fact-unknown = Det spørges der ikke om her: “{ $rule }”.
told-refused-fact-value = Dette svar passer ikke: “{ $rule }”.
told-refused-not-opening = “{ $rule }” kan ikke være en sags første hændelse.
told-refused-once = “{ $rule }” sker én gang, og det er sket.
told-refused-stage = Kun muligt, mens dette trin står: “{ $rule }”.
told-refused-condition = Denne betingelse er ikke opfyldt: “{ $rule }”.
told-refused-correction = Den retter en hændelse, som ikke findes, eller af en anden slags.
told-refused-date = Den dag er ikke kommet endnu, eller ligger uden for de år, der kan tælles. Brug Hvad nu hvis, hvis du vil planlægge.
told-refused-withheld = Reglerne tillader ikke »{ $rule }« i denne sag nu.
told-stage-was = “{ $stage }” stod fra { $from } og sluttede { $until }.
told-stage-opens-until = Starter “{ $stage }”; sidste dag er { $due }.
told-stage-opens = Starter “{ $stage }”.
told-stage-closes = Afslutter “{ $stage }”.
told-stage-moves = Sidste dag for “{ $stage }” bliver { $due }.
told-stage-vanishes = “{ $stage }” har så aldrig stået.
told-right-gained = Giver retten: { $right }.
told-right-lost = Fjerner retten: { $right }.
told-right-moves = Retten “{ $right }” haves til og med { $last }.
told-right-moves-open = Retten “{ $right }” haves uden udløb i sigte.
told-duty-opens-until = Ny pligt for { $owner }: { $duty }, senest { $due }.
told-duty-opens = Ny pligt for { $owner }: { $duty }.
told-duty-done = Dermed gjort: { $duty }.
told-duty-ceases = Ikke længere nødvendig: { $duty }.
told-duty-moves = “{ $duty }” skal nu være gjort senest { $due }.
told-care-taken = { $office } overtager sagen.
told-care-ends = Sagen forlader { $office }.
told-region = Sagens region bliver { $region }.
told-event-refused = “{ $event }”, registreret tidligere, ville ikke længere være tilladt efter reglerne.
told-event-accepted = “{ $event }”, afvist tidligere, ville være tilladt efter reglerne.
