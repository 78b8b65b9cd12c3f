# One’s own account.

me-title = My account
me-account = Account name
me-role = Role
me-office = Office
me-language-title = Language
me-language = Language of the pages
me-language-keep = Keep this language
me-sessions-title = Sessions
me-sessions = Where you are signed in. End a session that you do not know, and tell your administrator.
me-session-created = Signed in
me-session-seen = Last used
me-session-this = this one
me-session-end = End
