# Signing in.

sign-in-title = Se connecter
sign-in-name = Nom de compte
sign-in-password = Mot de passe
sign-in-go = Se connecter
sign-in-no-account = Pas de compte ? L’administrateur de votre service vous en ouvre un.
sign-in-wrong = Nous ne connaissons pas cette combinaison. Vous pouvez réessayer maintenant.
sign-in-wrong-wait-seconds = { $seconds ->
    [one] Nous ne connaissons pas cette combinaison. Vous pouvez réessayer dans une seconde.
   *[other] Nous ne connaissons pas cette combinaison. Vous pouvez réessayer dans { $seconds } secondes.
}
sign-in-wrong-wait-minutes = { $minutes ->
    [one] Nous ne connaissons pas cette combinaison. Vous pouvez réessayer dans une minute.
   *[other] Nous ne connaissons pas cette combinaison. Vous pouvez réessayer dans { $minutes } minutes.
}
sign-in-signed-out = Vous avez été déconnecté après { $minutes } minutes sans activité. Connectez-vous et votre texte est ici.
sign-in-demo-title = Comptes inventés
sign-in-demo = Ceci est une démonstration. Toutes les personnes sont inventées, ces comptes aussi ; chacun montre ce que voit ce rôle.
sign-in-demo-role = Rôle
sign-in-demo-office = Service
