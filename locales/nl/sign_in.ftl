# Signing in.

sign-in-title = Aanmelden
