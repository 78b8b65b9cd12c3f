# One’s own account.

me-title = Mon compte
me-account = Nom de compte
me-role = Rôle
me-office = Service
me-language-title = Langue
me-language = Langue des pages
me-language-keep = Garder cette langue
me-sessions-title = Sessions
me-sessions = Où vous êtes connecté. Terminez une session que vous ne reconnaissez pas et dites-le à votre administrateur.
me-session-created = Connexion
me-session-seen = Dernière activité
me-session-this = celle-ci
me-session-end = Terminer
