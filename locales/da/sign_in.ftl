# Signing in.

sign-in-title = Log ind
sign-in-name = Kontonavn
sign-in-password = Adgangskode
sign-in-go = Log ind
sign-in-no-account = Ingen konto? Dit kontors administrator opretter en til dig.
sign-in-wrong = Vi kender ikke den kombination. Du kan prøve igen nu.
sign-in-wrong-wait-seconds = { $seconds ->
    [one] Vi kender ikke den kombination. Du kan prøve igen om et sekund.
   *[other] Vi kender ikke den kombination. Du kan prøve igen om { $seconds } sekunder.
}
sign-in-wrong-wait-minutes = { $minutes ->
    [one] Vi kender ikke den kombination. Du kan prøve igen om et minut.
   *[other] Vi kender ikke den kombination. Du kan prøve igen om { $minutes } minutter.
}
sign-in-signed-out = Du blev logget ud efter { $minutes } minutter uden aktivitet. Log ind, så er din tekst her.
sign-in-demo-title = Opdigtede konti
sign-in-demo = Dette er en demonstration. Alle i den er opdigtede, også disse konti; hver viser, hvad rollen ser.
sign-in-demo-role = Rolle
sign-in-demo-office = Kontor
