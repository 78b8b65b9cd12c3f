# The frame of every page. language-format: the way of writing dates and numbers.

language-own-name = Nederlands
language-format = nl-BE
language-before-date = {""}
layout-product = Nabotjek
layout-skip = Naar de inhoud
layout-languages = Taal
layout-navigation = Hoofdmenu
layout-menu = Menu
layout-breadcrumb = U bent hier
layout-sign-in = Aanmelden
layout-sign-out = Afmelden
layout-help = Hulp
layout-accessibility = Toegankelijkheid
layout-privacy = Privacy
layout-version = Versie { $version }
nav-work = Mijn werk
nav-files = Dossiers
nav-import = Importeren
nav-figures = Cijfers
nav-readings = Raadplegingen
nav-accounts = Accounts
nav-offices = Diensten
nav-health = Systeemstatus
nav-circular = Omzendbrief
nav-search = Zoeken
layout-error = Fout
