# The accessibility statement.

accessibility-title = Accessibilité
accessibility-aim = Ces pages visent les WCAG 2.2, niveau AA, et l’EN 301 549.
accessibility-works-title = Ce qui fonctionne
accessibility-works-keyboard = Tout se fait au clavier seul.
accessibility-works-script = Tout se fait sans JavaScript.
accessibility-works-zoom = Les pages tiennent sur un écran de 320 pixels et à 400 % de zoom.
accessibility-works-colour = Aucun état n’est donné par la couleur seule.
accessibility-fails-title = Ce qui n’est pas encore suffisant
accessibility-fails-reviewed = Les textes n’ont pas été lus par des personnes qui utilisent un lecteur d’écran chaque jour.
accessibility-fails-sources = Les lignes de la circulaire figurent dans sa propre écriture, faite de mots anglais et de signes. Les phrases au-dessus disent la même chose.
accessibility-tell-title = Dites-le-nous
accessibility-tell = Ce que vous ne pouvez pas utiliser est un défaut. Dites-le à l’administrateur de votre service, qui transmet.
