# Om en person allerede står i en sag.

known-title = Er personen allerede kendt?
known-files = Sager, som du må læse, nævner en lignende person. Se dér først: en sag mere deler det, man ved.
known-nobody = Ingen sag, som du må læse, nævner en lignende person.
known-same-name = samme navn
known-like-name = navnet skrevet anderledes
known-exchanged = for- og efternavn byttet om
known-same-birth = samme fødselsdato
known-like-birth = fødselsdato lidt ved siden af
