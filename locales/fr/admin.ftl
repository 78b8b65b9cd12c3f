# Accounts and offices.

admin-accounts-title = Comptes
admin-offices-title = Services
admin-health-title = État du système
admin-open-title = Ouvrir un compte
admin-open = Ouvrir le compte
admin-opened = Le compte { $name } est ouvert.
admin-password-once = Le mot de passe ne s’affiche qu’une fois ; remettez-le en personne :
admin-name = Nom de compte
admin-name-hint = Saisi à la connexion : lettres, chiffres, point, trait d’union, @
admin-display = Nom que lisent les collègues
admin-place = Rôle et service
admin-role = Rôle
admin-office = Service
admin-region = Région
admin-phone = Téléphone
admin-state = État
admin-close = Fermer
admin-is-open = ouvert
admin-is-closed = fermé
admin-list-title = Tous les comptes
admin-list-caption = { $count ->
    [one] Un compte
   *[other] { $count } comptes
}
admin-accounts-open = Comptes ouverts
admin-offices-lead = Les services et leurs rôles sont écrits dans la circulaire.
admin-mistake-name = Écrivez un nom de compte en lettres et chiffres, par exemple m.peeters.
admin-mistake-taken = Ce nom de compte est pris. Choisissez-en un autre.
admin-mistake-display = Écrivez le nom que lisent les collègues.
admin-mistake-place = Choisissez un rôle et un service dans la liste.
admin-health-version = Version
admin-health-circular = Règles
admin-health-rules = { $circular }, { $count } règles
admin-health-now = L’horloge du serveur
admin-health-accounts = Comptes
admin-health-verify = Si chaque ligne du journal est telle qu’écrite, cette commande le dit sur la machine même :
