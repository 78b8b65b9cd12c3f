# Signing in.

sign-in-title = Se connecter
