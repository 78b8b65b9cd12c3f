# Signing in.

sign-in-title = Sign in
sign-in-name = Account name
sign-in-password = Password
sign-in-go = Sign in
sign-in-no-account = No account? Your office’s administrator opens one for you.
sign-in-wrong = We do not know this combination. You can try again now.
sign-in-wrong-wait-seconds = { $seconds ->
    [one] We do not know this combination. You can try again in one second.
   *[other] We do not know this combination. You can try again in { $seconds } seconds.
}
sign-in-wrong-wait-minutes = { $minutes ->
    [one] We do not know this combination. You can try again in one minute.
   *[other] We do not know this combination. You can try again in { $minutes } minutes.
}
sign-in-signed-out = You were signed out after { $minutes } quiet minutes. Sign in and your text is here.
sign-in-demo-title = Invented accounts
sign-in-demo = This is a demonstration. Everybody in it is invented, and so are these accounts; each shows what that role sees.
sign-in-demo-role = Role
sign-in-demo-office = Office
