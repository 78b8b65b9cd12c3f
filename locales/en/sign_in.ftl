# Signing in.

sign-in-title = Sign in
