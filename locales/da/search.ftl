# Search.

search-title = Søg
search-text = Reference eller navn
search-hint = En reference som BE-9MX2-7QD4, eller navne så vidt du kender dem.
search-button = Søg
search-found = Fundet
search-nothing = Ingen sag, du må læse, passer.
search-elsewhere = En anden enhed kan kende personen: spørg den koordinerende enhed.
search-mistyped = Der er en tastefejl i referencen: det sidste tegn passer ikke.
search-too-short = Skriv mindst to bogstaver af et navn, eller en reference.
search-too-long = Der er plads til højst 200 tegn.
