# The accessibility statement.

accessibility-title = Tilgængelighed
accessibility-aim = Siderne sigter mod WCAG 2.2, niveau AA, og EN 301 549.
accessibility-works-title = Hvad der virker
accessibility-works-keyboard = Alt kan gøres med tastaturet alene.
accessibility-works-script = Alt kan gøres uden JavaScript.
accessibility-works-zoom = Siderne passer til en skærm på 320 pixel og 400 % zoom.
accessibility-works-colour = Ingen tilstand vises med farve alene.
accessibility-fails-title = Hvad der endnu ikke er godt nok
accessibility-fails-reviewed = Teksterne er ikke læst op af mennesker, der bruger skærmlæser hver dag.
accessibility-fails-sources = Cirkulærets linjer står i dets egen skrift, som er engelske ord og tegn. Sætningerne over dem siger det samme.
accessibility-tell-title = Sig til
accessibility-tell = Noget, du ikke kan bruge, er en fejl. Sig det til dit kontors administrator, som giver det videre.
