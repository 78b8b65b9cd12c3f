# Who has opened a file.

readers-title = Læsere af { $reference }
readers-lead = Alle, der har læst beskyttede dele af sagen.
readers-lead-holder = Læsere fra andre kontorer af de dele, du også må læse. Dit eget kontors opslag er udeladt.
readers-empty = Ingen har læst beskyttede dele af sagen.
readers-empty-holder = Ingen uden for dit kontor har åbnet en del af sagen, som du må læse.
