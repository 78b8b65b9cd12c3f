# Signing in.

sign-in-title = Aanmelden
sign-in-name = Accountnaam
sign-in-password = Wachtwoord
sign-in-go = Aanmelden
sign-in-no-account = Geen account? De beheerder van uw dienst opent er een voor u.
sign-in-wrong = Wij kennen deze combinatie niet. U kunt nu opnieuw proberen.
sign-in-wrong-wait-seconds = { $seconds ->
    [one] Wij kennen deze combinatie niet. U kunt over een seconde opnieuw proberen.
   *[other] Wij kennen deze combinatie niet. U kunt over { $seconds } seconden opnieuw proberen.
}
sign-in-wrong-wait-minutes = { $minutes ->
    [one] Wij kennen deze combinatie niet. U kunt over een minuut opnieuw proberen.
   *[other] Wij kennen deze combinatie niet. U kunt over { $minutes } minuten opnieuw proberen.
}
sign-in-signed-out = U werd afgemeld na { $minutes } minuten zonder activiteit. Meld u aan en uw tekst is er nog.
sign-in-demo-title = Verzonnen accounts
sign-in-demo = Dit is een demonstratie. Iedereen erin is verzonnen, ook deze accounts; elk toont wat die rol ziet.
sign-in-demo-role = Rol
sign-in-demo-office = Dienst
