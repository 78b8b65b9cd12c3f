# Signing in.

sign-in-title = Log ind
