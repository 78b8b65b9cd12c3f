# Een bed vannacht, en wat daaruit volgt.

nav-places = Plaatsen
places-title = Plaatsen
places-lead = Vrije plaatsen vannacht, { $day }, en de komende dagen.
places-tonight = Vrij vannacht
places-tonight-caption = Vrije plaatsen per centrum en soort
places-centre = Centrum
places-own = uw centrum
places-woman = Vrouwen
places-man = Mannen
places-family = Gezinnen
places-taken = Bezet vannacht
places-taken-of = { $taken } van { $count }
places-free-by = Naar verwachting vrij op { $day }
places-figures-only = Van andere centra worden alleen deze cijfers getoond: geen huishouden, geen unit, geen huis. Wat overblijft van een unit die één huishouden voor zich heeft, telt niet als vrij.
places-waiting = Wachtend ({ $count })
places-waiting-caption = Wachtende huishoudens, de dringendste eerst
places-nobody-waits = Niemand wacht op een plaats.
places-urgency = Nodig
places-household = Huishouden
places-since = Wacht sinds
places-what-now = Wat nu
places-reserve = Reserveren
places-nothing-fits = Vannacht past hier niets.
places-elsewhere = { $office }: { $free } vrij
places-pass-on = Doorgeven aan een ander centrum
places-see-others = Zien welke centra plaats hebben
places-days = De volgende 60 dagen
places-days-how = Elke balk is een nacht, vannacht eerst. Een plaats komt vrij de nacht na de opgegeven nacht; is er geen opgegeven, dan op de dag dat het recht om te blijven eindigt. Een recht dat verlengd kan worden, is geen belofte.
places-kind-free = { $kind }: { $free } vrij vannacht
places-drawing = { $kind }: vrije plaatsen op elk van de volgende 60 nachten; de dagen waarop het aantal verandert, volgen hieronder
places-change = { $day }: { $free } vrij
places-no-change = Het aantal blijft al die nachten gelijk.
places-behind = Wie naar verwachting vertrekt, en waarom
places-nobody-leaves = Niemand vertrekt naar verwachting binnen 60 dagen.
places-free-on = Vrij op
places-because = Omdat
places-leaves-stated = Het centrum gaf de laatste nacht op.
places-leaves-clock = Het recht om te blijven eindigt: { $stage }.
places-leaves-clock-renews = Het recht om te blijven eindigt, en kan verlengd worden: { $stage }.
places-late = { $count ->
    [one] Eén huishouden had al vertrokken moeten zijn. Wijzig het verwachte einde, of registreer het vertrek:
   *[other] { $count } huishoudens hadden al vertrokken moeten zijn. Wijzig het verwachte einde, of registreer het vertrek:
}
places-full-until = { $kind }: vol tot { $until }.
places-full-until-may = { $count ->
    [one] { $kind }: vol tot { $until }; één kan eerder vertrekken.
   *[other] { $kind }: vol tot { $until }; { $count } kunnen eerder vertrekken.
}
places-full = { $kind }: vol; niemand vertrekt naar verwachting binnen { $days } dagen.
places-full-may = { $count ->
    [one] { $kind }: vol; één kan binnen { $days } dagen vertrekken.
   *[other] { $kind }: vol; { $count } kunnen binnen { $days } dagen vertrekken.
}
places-household-woman = { $persons ->
    [one] Een vrouw
   *[other] Vrouwen, { $persons } personen
}
places-household-man = { $persons ->
    [one] Een man
   *[other] Mannen, { $persons } personen
}
places-household-family = { $persons ->
    [one] Een gezin, één persoon
   *[other] Een gezin, { $persons } personen
}
places-reserve-for = Een plaats reserveren, { $reference }
places-only-fitting = Alleen units die vannacht passen staan hier; de unit die de minste plaatsen leeg laat, staat eerst.
places-unit-left = { $left ->
    [0] { $kind }, daarna vol
    [one] { $kind }, daarna nog één plaats
   *[other] { $kind }, daarna nog { $left } plaatsen
}
places-no-unit-chosen = Kies een unit.
places-until-past = Die nacht is voorbij. Schrijf de datum van vandaag of een latere.
places-recorded-meanwhile = Iemand heeft intussen iets in dit dossier geregistreerd. Er is niets gereserveerd; kijk na en reserveer opnieuw.
places-next-offered = Unit { $unit } is niet gereserveerd. { $why } De volgende die past is { $next }; die is hieronder gekozen.
places-none-left = Unit { $unit } is niet gereserveerd. { $why } Verder past hier vannacht niets.
places-not-fitting = { $count ->
    [one] Eén unit past niet
   *[other] { $count } units passen niet
}
places-not-unknown = Het centrum heeft die unit niet.
places-not-for-women = Ze is voor vrouwen. Mensen die niet samen horen, delen geen unit met het andere geslacht.
places-not-for-men = Ze is voor mannen. Mensen die niet samen horen, delen geen unit met het andere geslacht.
places-not-for-families = Ze is voor gezinnen, één huishouden tegelijk.
places-not-taken = Een ander huishouden heeft ze voor zich.
places-not-full = { $free ->
    [0] Ze is vol.
    [one] Er is één plaats vrij; er zijn er { $persons } nodig.
   *[other] Er zijn { $free } plaatsen vrij; er zijn er { $persons } nodig.
}
told-refused-place-unknown = Uw centrum heeft die dag geen unit „{ $rule }”.
told-refused-place-for-others = Unit „{ $rule }” is voor andere huishoudens: mensen die niet samen horen, delen er geen met het andere geslacht, en die van een gezin is voor één huishouden.
told-refused-place-taken = Unit „{ $rule }” heeft die dag niet genoeg vrije plaatsen.
stays-of = Plaats en plan, { $reference }
stays-reserved = De plaats is gereserveerd.
stays-unit = Unit
stays-since = sinds { $day }
stays-expected-until = Duurt naar verwachting tot en met de nacht van
stays-dossiers = Dossiers van het huishouden
stays-choose-unit = Een unit kiezen
stays-other-unit = Naar een andere unit
stays-needs = Noden en gevaar
stays-plan = Plan
stays-add-step = Stap toevoegen
stays-print-plan = Het plan op papier, voor de persoon
stays-no-step = Nog geen stap.
stays-by = tegen { $day }
stays-done-on = gedaan op { $day }
stays-done = Gedaan
stays-appointments = Afspraken
stays-no-appointment = Geen komende afspraak.
stays-tasks = Taken die vrijwilligers nog hebben
stays-hours = Gegeven uren
stays-no-hours = Nog geen uren geregistreerd.
stays-given-by = Gegeven door
stays-hours-column = Uren
stays-in-all = In totaal
stays-record = Registreren
stays-whole-file = Het hele dossier
stays-task = Uw taak
stays-task-when = Wanneer
stays-task-where = Waar u naartoe komt
stays-task-language = Taal die helpt
stays-task-only = U ziet deze taak tot ze gedaan is, en niets anders van het huishouden. Vragen: bel het centrum.
stays-task-done = Zeggen dat ze gedaan is
stays-no-task = Hier wacht geen taak.
stays-plan-title = Mijn plan
stays-plan-made = Op { $day }
stays-plan-empty = Er is nog geen stap afgesproken.
stays-plan-done = gedaan
stays-plan-questions = Vragen? Bel
stays-plan-as-written = Stappen en afspraken staan zoals ze geschreven werden.
stays-plan-in = Het plan staat in het { $language }, de taal die de persoon het best begrijpt.
stays-plan-not-in = De persoon begrijpt { $language } het best, waarin er nog geen teksten zijn. Overloop het papier met een tolk.
stays-page = Plaats, plan en taken
