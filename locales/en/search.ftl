# Search.

search-title = Search
search-text = Reference or name
search-hint = A reference such as BE-9MX2-7QD4, or names as far as you know them.
search-button = Search
search-found = Found
search-nothing = No file you may read matches.
search-elsewhere = Another office may know the person: ask the coordinating unit.
search-mistyped = This reference has a typing mistake: the last sign does not fit.
search-too-short = Write at least two letters of a name, or a reference.
search-too-long = At most 200 signs fit here.
