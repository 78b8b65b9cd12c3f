# Search.

search-title = Zoeken
search-text = Referentie of naam
search-hint = Een referentie zoals BE-9MX2-7QD4, of namen voor zover bekend.
search-button = Zoeken
search-found = Gevonden
search-nothing = Geen dossier dat u mag lezen komt overeen.
search-elsewhere = Een andere dienst kent de persoon misschien: vraag het de coördinatie-eenheid.
search-mistyped = Deze referentie bevat een typfout: het laatste teken past niet.
search-too-short = Schrijf minstens twee letters van een naam, of een referentie.
search-too-long = Hoogstens 200 tekens.
