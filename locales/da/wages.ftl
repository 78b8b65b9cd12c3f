# Hvad arbejdsgivere skylder arbejdstagere.

nav-wages = Lønkrav
wages-title = Lønkrav
wages-lead = Løn, som arbejdsgivere ikke har betalt, regnet ud linje for linje.
wages-empty = Der er endnu intet lønkrav hos din enhed.
wages-of = Skyldig løn, { $reference }
wages-money = { $amount } { $currency }
wages-rest = Skyldes stadig
wages-rest-is = Skyldes stadig: { $sum }.
wages-no-sum = endnu intet beløb
wages-mistakes = Beløbet kan ikke regnes ud endnu
wages-backwards = En periode slutter, før den begynder.
wages-overlap = De to perioder har dage til fælles, som ville blive betalt to gange: { $one } og { $other }.
wages-currency = Beløb i { $first } og { $other } kan ikke lægges sammen. Skriv dem alle i én valuta.
wages-normal-hours = En løn for en uge eller måned skal have det antal timer om ugen, den gælder for.
wages-amount = Et beløb er under nul eller for stort til at regne med.
wages-may-claim = Efter reglerne kan betaling fra staten søges: { $sum }.
wages-may-not-claim = Betaling fra staten kan ikke søges:
wages-claim = Indgiv kravet
wages-calculation = Sådan er beløbet regnet ud
wages-no-period = Der er endnu ikke registreret nogen periode med arbejde og løn.
wages-from-until = { $from } til { $until }
wages-hours = { $a-week } timer om ugen i { $days ->
    [one] én dag
   *[other] { $days } dage
} er { $hours } timer.
wages-agreed-hour = Aftalt: { $amount } i timen.
wages-agreed-week = Aftalt: { $amount } for en uge på { $normal } timer, det er { $hourly } i timen.
wages-agreed-month = Aftalt: { $amount } for en måned med { $normal } timer om ugen, det er { $hourly } i timen.
wages-legal-hour = Efter loven: { $amount } i timen.
wages-legal-week = Efter loven: { $amount } for en uge på { $normal } timer, det er { $hourly } i timen.
wages-legal-month = Efter loven: { $amount } for en måned med { $normal } timer om ugen, det er { $hourly } i timen.
wages-agreed-is-higher = Det aftalte er højest og skal betales.
wages-legal-is-due = Lovens løn er ikke lavere end den aftalte og skal betales.
wages-due = { $hours } timer à { $rate } er { $due }.
wages-legal-stands = Lovens beløb står her:
wages-due-sum = Skulle betales
wages-received = Modtaget
wages-owed = Skyldes
wages-owed-in-all = Skyldes for alle perioder
wages-how = En dag tæller som en syvendedel af ugens timer; begge ender tæller med. En måned er en tolvtedel af 52 uger. Timer rundes til hundrededele, timelønnen til fire cifre, hver periode til øre eller cent. Hvad der er modtaget for meget i én periode, modregnes ikke i en anden.
wages-sum = Beløbet
wages-paid-by = Betalt { $day }: { $by }
wages-whole-file = Hele sagen
