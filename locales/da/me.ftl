# One’s own account.

me-title = Min konto
me-account = Kontonavn
me-role = Rolle
me-office = Kontor
me-language-title = Sprog
me-language = Sidernes sprog
me-language-keep = Behold sproget
me-sessions-title = Sessioner
me-sessions = Her er du logget ind. Afslut en session, du ikke kender, og sig det til din administrator.
me-session-created = Logget ind
me-session-seen = Sidst brugt
me-session-this = denne
me-session-end = Afslut
