# What employers owe workers.

nav-wages = Wage claims
wages-title = Wage claims
wages-lead = Wages that employers did not pay, counted line by line.
wages-empty = No wage claim is tied to your office yet.
wages-of = Wages owed, { $reference }
wages-money = { $amount } { $currency }
wages-rest = Still owed
wages-rest-is = Still owed: { $sum }.
wages-no-sum = no sum yet
wages-mistakes = No sum can be made yet
wages-backwards = A period ends before it begins.
wages-overlap = These two periods have days in common, which would be paid twice: { $one } and { $other }.
wages-currency = Amounts in { $first } and { $other } cannot be added to each other. Write all of them in one currency.
wages-normal-hours = A pay by the week or month needs the number of hours a week that it is meant for.
wages-amount = An amount is below nothing or too large to count with.
wages-may-claim = As the rules stand, payment by the state can be claimed: { $sum }.
wages-may-not-claim = Payment by the state cannot be claimed:
wages-claim = File the claim
wages-calculation = How the sum comes about
wages-no-period = No period of work and pay is recorded yet.
wages-from-until = { $from } to { $until }
wages-hours = { $a-week } hours a week for { $days ->
    [one] one day
   *[other] { $days } days
} are { $hours } hours.
wages-agreed-hour = Agreed: { $amount } an hour.
wages-agreed-week = Agreed: { $amount } a week of { $normal } hours, which is { $hourly } an hour.
wages-agreed-month = Agreed: { $amount } a month of { $normal } hours a week, which is { $hourly } an hour.
wages-legal-hour = Due by law: { $amount } an hour.
wages-legal-week = Due by law: { $amount } a week of { $normal } hours, which is { $hourly } an hour.
wages-legal-month = Due by law: { $amount } a month of { $normal } hours a week, which is { $hourly } an hour.
wages-agreed-is-higher = What was agreed is the higher and is due.
wages-legal-is-due = What the law demands is no less than what was agreed and is due.
wages-due = { $hours } hours at { $rate } are { $due }.
wages-legal-stands = The amount due by law stands here:
wages-due-sum = Due
wages-received = Received
wages-owed = Owed
wages-owed-in-all = Owed for all periods
wages-how = A day counts for a seventh of the hours a week; both ends count. A month is a twelfth of 52 weeks. Hours are rounded to hundredths, an hour’s pay to four digits, each period to cents. What was received too much in one period is not set against another.
wages-sum = The sum
wages-paid-by = Paid on { $day }: { $by }
wages-whole-file = The whole file
