# One’s own account.

me-title = Mijn account
me-account = Accountnaam
me-role = Rol
me-office = Dienst
me-language-title = Taal
me-language = Taal van de pagina’s
me-language-keep = Deze taal bewaren
me-sessions-title = Sessies
me-sessions = Waar u aangemeld bent. Beëindig een sessie die u niet kent en zeg het aan uw beheerder.
me-session-created = Aangemeld
me-session-seen = Laatst gebruikt
me-session-this = deze
me-session-end = Beëindigen
