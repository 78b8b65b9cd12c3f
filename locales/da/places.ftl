# En seng i nat, og hvad der følger af den.

nav-places = Pladser
places-title = Pladser
places-lead = Ledige pladser i nat, { $day }, og de kommende dage.
places-tonight = Ledigt i nat
places-tonight-caption = Ledige pladser efter center og slags
places-centre = Center
places-own = dit center
places-woman = Kvinder
places-man = Mænd
places-family = Familier
places-taken = Optaget i nat
places-taken-of = { $taken } af { $count }
places-free-by = Ventes ledige den { $day }
places-figures-only = Fra andre centre vises kun disse tal: ingen husstand, ingen boenhed, intet hus. Det, der er tilbage i en boenhed, som én husstand har for sig selv, tælles ikke som ledigt.
places-waiting = Venter ({ $count })
places-waiting-caption = Husstande, der venter, de mest akutte først
places-nobody-waits = Ingen venter på en plads.
places-urgency = Behov
places-household = Husstand
places-since = Venter siden
places-what-now = Hvad nu
places-reserve = Reservér
places-nothing-fits = Intet passer her i nat.
places-elsewhere = { $office }: { $free } ledige
places-pass-on = Send videre til et andet center
places-see-others = Se, hvilke centre der har pladser
places-days = De næste 60 dage
places-days-how = Hver søjle er en nat, i nat først. En plads bliver ledig natten efter den, der er angivet; hvor ingen er angivet, den dag retten til at blive ophører. En ret, der kan forlænges, er intet løfte.
places-kind-free = { $kind }: { $free } ledige i nat
places-drawing = { $kind }: ledige pladser hver af de næste 60 nætter; de dage, hvor tallet ændrer sig, følger nedenfor
places-change = { $day }: { $free } ledige
places-no-change = Tallet er det samme alle disse nætter.
places-behind = Hvem der ventes at flytte, og hvorfor
places-nobody-leaves = Ingen ventes at flytte inden for 60 dage.
places-free-on = Ledig den
places-because = Fordi
places-leaves-stated = Centret har angivet den sidste nat.
places-leaves-clock = Retten til at blive ophører: { $stage }.
places-leaves-clock-renews = Retten til at blive ophører, og kan forlænges: { $stage }.
places-late = { $count ->
    [one] Én husstand ventedes at være flyttet. Ret det forventede ophør, eller registrér, at den er flyttet ud:
   *[other] { $count } husstande ventedes at være flyttet. Ret det forventede ophør, eller registrér, at de er flyttet ud:
}
places-full-until = { $kind }: fuldt indtil { $until }.
places-full-until-may = { $count ->
    [one] { $kind }: fuldt indtil { $until }; én kan flytte før.
   *[other] { $kind }: fuldt indtil { $until }; { $count } kan flytte før.
}
places-full = { $kind }: fuldt; ingen ventes at flytte inden for { $days } dage.
places-full-may = { $count ->
    [one] { $kind }: fuldt; én kan flytte inden for { $days } dage.
   *[other] { $kind }: fuldt; { $count } kan flytte inden for { $days } dage.
}
places-household-woman = { $persons ->
    [one] En kvinde
   *[other] Kvinder, { $persons } personer
}
places-household-man = { $persons ->
    [one] En mand
   *[other] Mænd, { $persons } personer
}
places-household-family = { $persons ->
    [one] En familie, én person
   *[other] En familie, { $persons } personer
}
places-reserve-for = Reservér en plads, { $reference }
places-only-fitting = Kun boenheder, der passer i nat, står her; den, der efterlader færrest tomme pladser, står først.
places-unit-left = { $left ->
    [0] { $kind }, fuld derefter
    [one] { $kind }, én plads tilbage derefter
   *[other] { $kind }, { $left } pladser tilbage derefter
}
places-no-unit-chosen = Vælg en boenhed.
places-until-past = Den nat er forbi. Skriv datoen i dag eller en senere.
places-recorded-meanwhile = Nogen har imens registreret noget i denne sag. Intet blev reserveret; se efter, og reservér igen.
places-next-offered = Boenhed { $unit } blev ikke reserveret. { $why } Den næste, der passer, er { $next }; den er valgt nedenfor.
places-none-left = Boenhed { $unit } blev ikke reserveret. { $why } Intet andet passer her i nat.
places-not-fitting = { $count ->
    [one] Én boenhed passer ikke
   *[other] { $count } boenheder passer ikke
}
places-not-unknown = Centret har ingen sådan boenhed.
places-not-for-women = Den er for kvinder. Mennesker, der ikke hører sammen, deler ikke boenhed med det andet køn.
places-not-for-men = Den er for mænd. Mennesker, der ikke hører sammen, deler ikke boenhed med det andet køn.
places-not-for-families = Den er forbeholdt familier, én husstand ad gangen.
places-not-taken = En anden husstand har den for sig selv.
places-not-full = { $free ->
    [0] Den er fuld.
    [one] Der er én ledig plads; der er brug for { $persons }.
   *[other] Der er { $free } ledige pladser; der er brug for { $persons }.
}
told-refused-place-unknown = Dit center har ingen boenhed »{ $rule }« den dag.
told-refused-place-for-others = Boenhed »{ $rule }« er for andre husstande: mennesker, der ikke hører sammen, deler ikke en med det andet køn, og en families boenhed er for én husstand.
told-refused-place-taken = Boenhed »{ $rule }« har ikke nok ledige pladser den dag.
stays-of = Plads og plan, { $reference }
stays-reserved = Pladsen er reserveret.
stays-unit = Boenhed
stays-since = siden { $day }
stays-expected-until = Ventes at vare til og med natten
stays-dossiers = Husstandens sager
stays-choose-unit = Vælg en boenhed
stays-other-unit = Flyt til en anden boenhed
stays-needs = Behov og fare
stays-plan = Plan
stays-add-step = Tilføj trin
stays-print-plan = Planen på papir, til personen
stays-no-step = Intet trin endnu.
stays-by = senest { $day }
stays-done-on = udført { $day }
stays-done = Udført
stays-appointments = Aftaler
stays-no-appointment = Ingen kommende aftale.
stays-tasks = Opgaver, som frivillige stadig har
stays-hours = Timer givet
stays-no-hours = Ingen timer er registreret endnu.
stays-given-by = Givet af
stays-hours-column = Timer
stays-in-all = I alt
stays-record = Registrér
stays-whole-file = Hele sagen
stays-task = Din opgave
stays-task-when = Hvornår
stays-task-where = Hvor du møder op
stays-task-language = Sprog, der hjælper
stays-task-only = Du ser opgaven, indtil den er udført, og intet andet om husstanden. Spørgsmål: ring til centret.
stays-task-done = Sig, at den er udført
stays-no-task = Ingen opgave venter her.
stays-plan-title = Min plan
stays-plan-made = Pr. { $day }
stays-plan-empty = Intet trin er aftalt endnu.
stays-plan-done = udført
stays-plan-questions = Spørgsmål? Ring til
stays-plan-as-written = Trin og aftaler står, som de blev skrevet.
stays-plan-in = Planen vises på { $language }, det sprog, personen forstår bedst.
stays-plan-not-in = Personen forstår bedst { $language }, som der endnu ikke er tekster på. Gennemgå papiret med en tolk.
stays-page = Plads, plan og opgaver
