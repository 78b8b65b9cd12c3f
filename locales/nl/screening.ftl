# Gesprekken en screenings.

screening-not-asked = Niet gevraagd
screening-declined = Wilde niet antwoorden
screening-not-known = Weet het niet
screening-no-answer = Geen antwoord omdat
screening-answered-and-not = Geef het antwoord, of waarom er geen is, niet allebei.
