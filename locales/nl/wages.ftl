# Wat werkgevers aan werknemers verschuldigd zijn.

nav-wages = Loonvorderingen
wages-title = Loonvorderingen
wages-lead = Loon dat werkgevers niet betaalden, regel voor regel berekend.
wages-empty = Er is nog geen loonvordering bij uw dienst.
wages-of = Verschuldigd loon, { $reference }
wages-money = { $amount } { $currency }
wages-rest = Nog verschuldigd
wages-rest-is = Nog verschuldigd: { $sum }.
wages-no-sum = nog geen bedrag
wages-mistakes = Het bedrag kan nog niet worden berekend
wages-backwards = Een periode eindigt voor ze begint.
wages-overlap = Deze twee periodes hebben dagen gemeen, die dan twee keer betaald worden: { $one } en { $other }.
wages-currency = Bedragen in { $first } en { $other } kunnen niet worden opgeteld. Schrijf ze alle in één munt.
wages-normal-hours = Een week- of maandloon heeft het aantal uren per week nodig waarvoor het geldt.
wages-amount = Een bedrag is lager dan nul of te groot om mee te rekenen.
wages-may-claim = Volgens de regels kan betaling door de staat worden gevraagd: { $sum }.
wages-may-not-claim = Betaling door de staat kan niet worden gevraagd:
wages-claim = De vordering indienen
wages-calculation = Hoe het bedrag is berekend
wages-no-period = Er is nog geen periode van werk en loon geregistreerd.
wages-from-until = { $from } tot { $until }
wages-hours = { $a-week } uur per week gedurende { $days ->
    [one] één dag
   *[other] { $days } dagen
} is { $hours } uur.
wages-agreed-hour = Afgesproken: { $amount } per uur.
wages-agreed-week = Afgesproken: { $amount } per week van { $normal } uur, dat is { $hourly } per uur.
wages-agreed-month = Afgesproken: { $amount } per maand bij { $normal } uur per week, dat is { $hourly } per uur.
wages-legal-hour = Wettelijk verschuldigd: { $amount } per uur.
wages-legal-week = Wettelijk verschuldigd: { $amount } per week van { $normal } uur, dat is { $hourly } per uur.
wages-legal-month = Wettelijk verschuldigd: { $amount } per maand bij { $normal } uur per week, dat is { $hourly } per uur.
wages-agreed-is-higher = Het afgesproken loon is hoger en is verschuldigd.
wages-legal-is-due = Het wettelijke loon is niet lager dan het afgesproken loon en is verschuldigd.
wages-due = { $hours } uur tegen { $rate } is { $due }.
wages-legal-stands = Het wettelijke bedrag staat hier:
wages-due-sum = Verschuldigd
wages-received = Ontvangen
wages-owed = Nog te betalen
wages-owed-in-all = Nog te betalen voor alle periodes
wages-how = Een dag telt voor een zevende van de uren per week; beide uiteinden tellen mee. Een maand is een twaalfde van 52 weken. Uren worden op honderdsten afgerond, het uurloon op vier cijfers, elke periode op centen. Wat in één periode te veel werd ontvangen, wordt niet met een andere verrekend.
wages-sum = Het bedrag
wages-paid-by = Betaald op { $day }: { $by }
wages-whole-file = Het hele dossier
