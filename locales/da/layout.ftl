# The frame of every page. language-format: the way of writing dates and numbers.

language-own-name = Dansk
language-format = da-DK
language-before-date = den
layout-product = Nabotjek
layout-skip = Gå til indhold
layout-languages = Sprog
layout-navigation = Hovedmenu
layout-menu = Menu
layout-breadcrumb = Du er her
layout-sign-in = Log ind
layout-sign-out = Log ud
layout-help = Hjælp
layout-accessibility = Tilgængelighed
layout-privacy = Privatliv
layout-version = Version { $version }
nav-work = Mit arbejde
nav-files = Sager
nav-import = Import
nav-figures = Tal
nav-readings = Opslag
nav-accounts = Konti
nav-offices = Kontorer
nav-health = Drift
nav-circular = Cirkulære
nav-search = Søg
layout-error = Fejl
