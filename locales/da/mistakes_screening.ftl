# Screeninger og spørgsmål, der ikke behøver svar: anden del af det, `check` siger.

kind-screening = sæt af tegn
    .the = sættet af tegn
    .none = intet sæt af tegn
kind-dimension = dimension
    .the = dimensionen
    .none = ingen dimension
kind-family = familie af tegn
    .the = familien af tegn
    .none = ingen familie af tegn
kind-class = klasse
    .the = klassen
    .none = ingen klasse
kind-finding = fund
    .the = fundet
    .none = intet fund
facts-need-not-required = et spørgsmål, der skal besvares, kan ikke stå ubesvaret
    .label = både `required` og `need-not-answer`
    .help = fjern en af de to
facts-need-not-choice = `{ $name }` siger, hvorfor der intet svar er; derfor må ingen valgmulighed hedde det
    .label = forbeholdt, hvor et spørgsmål ikke behøver svar
    .second = dette spørgsmål behøver ikke svar
    .help = fjern valgmuligheden: formularen tilbyder den af sig selv
missing-positive = en dimension er positiv fra et vist antal tegn
    .label = intet antal
    .help = skriv for eksempel `{ $example }`
