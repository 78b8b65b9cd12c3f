# The accessibility statement.

accessibility-title = Toegankelijkheid
accessibility-aim = Deze pagina’s streven naar WCAG 2.2, niveau AA, en EN 301 549.
accessibility-works-title = Wat werkt
accessibility-works-keyboard = Alles kan met het toetsenbord alleen.
accessibility-works-script = Alles kan zonder JavaScript.
accessibility-works-zoom = Pagina’s passen op een scherm van 320 pixels en bij 400 % zoom.
accessibility-works-colour = Geen toestand wordt alleen met kleur getoond.
accessibility-fails-title = Wat nog niet goed genoeg is
accessibility-fails-reviewed = De teksten zijn niet voorgelezen door mensen die dagelijks een schermlezer gebruiken.
accessibility-fails-sources = De regels van de omzendbrief staan in haar eigen schrift, met Engelse woorden en tekens. De zinnen erboven zeggen hetzelfde.
accessibility-tell-title = Laat het weten
accessibility-tell = Iets wat u niet kunt gebruiken is een fout. Meld het aan de beheerder van uw dienst, die het doorgeeft.
