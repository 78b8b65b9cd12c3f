# Opholdsdokumenter, og hvem der venter på et.

nav-documents = Dokumenter
nav-two-years = Toårssager
documents-title = Dokumenter
documents-state = { $count ->
    [one] ét dokument
   *[other] { $count } dokumenter
}
documents-lead = De dokumenter, der løber, dem først, der udløber først; hvad hvert af dem venter på, og hvad du kan afgøre.
documents-empty = Intet dokument med en sidste dag løber.
documents-runs-out = Udløber
documents-document = Dokument
documents-opinion = Udtalelse
documents-opinion-none = ikke bedt om i denne periode
documents-opinion-asked = bedt om { $day }, endnu ikke afgivet
documents-opinion-given = afgivet { $day }
documents-waits-for = Venter på
documents-waits = { $duty } ({ $owner })
documents-waits-until = { $duty } ({ $owner }), senest { $day }
documents-waits-nobody = ingen
documents-decisions = Du kan
documents-not-yet = ikke nu.
documents-refused = Ikke nu: { $count }
documents-more = Kun de første { $count } vises.
two-years-title = Toårssager
two-years-state = { $count ->
    [one] én kan afgøres
   *[other] { $count } kan afgøres
}
two-years-lead = Hvem der har samarbejdet og venter, mens sagen ikke er kommet for retten. Ved hver står, om ophold kan gives efter ventetiden, og ellers hvilken regel der er imod.
two-years-ready = Ophold kan gives nu
two-years-waiting = Ikke nu
two-years-none = Ingen sag opfylder alle betingelser i dag.
two-years-none-waiting = Ingen andre venter.
two-years-since = Samarbejder siden
two-years-waited = { $years ->
    [0] { "" }
    [one] ét år,{ " " }
   *[other] { $years } år,{ " " }
}{ $months ->
    [one] én måned
   *[other] { $months } måneder
}
