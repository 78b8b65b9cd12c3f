# The frame of every page. language-format: the way of writing dates and numbers.

language-own-name = Français
language-format = fr-BE
language-before-date = {""}
layout-product = Nabotjek
layout-skip = Aller au contenu
layout-languages = Langue
layout-navigation = Menu principal
layout-menu = Menu
layout-breadcrumb = Vous êtes ici
layout-sign-in = Se connecter
layout-sign-out = Se déconnecter
layout-help = Aide
layout-accessibility = Accessibilité
layout-privacy = Vie privée
layout-version = Version { $version }
nav-work = Mon travail
nav-files = Dossiers
nav-import = Importation
nav-figures = Chiffres
nav-readings = Consultations
nav-accounts = Comptes
nav-offices = Services
nav-health = État du système
nav-circular = Circulaire
nav-search = Rechercher
layout-error = Erreur
