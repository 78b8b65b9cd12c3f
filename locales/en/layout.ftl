# The frame of every page. language-format: the way of writing dates and numbers.

language-own-name = English
language-format = en-GB
language-before-date = {""}
layout-product = Nabotjek
layout-skip = Skip to content
layout-languages = Language
layout-navigation = Main menu
layout-menu = Menu
layout-breadcrumb = You are here
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-help = Help
layout-accessibility = Accessibility
layout-privacy = Privacy
layout-version = Version { $version }
nav-work = My work
nav-files = Files
nav-import = Import
nav-figures = Figures
nav-readings = Readings
nav-accounts = Accounts
nav-offices = Offices
nav-health = Health
nav-circular = Circular
nav-search = Search
layout-error = Error
