# Rules as sentences. Titles and questions come from the circular, in quotation marks; `$valid` is empty or says in
# brackets when a line is in force.

quote = “{ $text }”
list-and = { $most } and { $last }
list-or = { $most } or { $last }
yes = yes
no = no
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

length-days = { $number ->
    [one] one day
   *[other] { $number } days
}
length-working-days = { $number ->
    [one] one working day
   *[other] { $number } working days
}
length-weeks = { $number ->
    [one] one week
   *[other] { $number } weeks
}
length-months = { $number ->
    [one] one month
   *[other] { $number } months
}
length-years = { $number ->
    [one] one year
   *[other] { $number } years
}
counting-days = the opening day is not counted, the last day is
counting-working-days = the opening day is not counted, the last day is, weekends and holidays are left out
counting-months = to the same day of the month, or the last day of a shorter month, that day included

valid-from = from { $date }
valid-until = before { $date }
valid-side-chosen = while { $question } is answered with { $side }, as it is here
valid-side-other = only if { $question } were answered with { $side }, which it is not here
in-force = In force { $valid }.

certainty-verified = verified
certainty-found = found
certainty-seed = from the note
certainty-recalled = recalled
certainty-house = this installation's own
certainty-unknown = unknown

kind-stage = stage
kind-event = event
kind-duty = duty
kind-condition = condition
kind-right = right
kind-role = role
kind-office = office
kind-sees = grant
kind-compartment = compartment
kind-reading = reading
kind-transition = transition
kind-link = link
kind-offence = offence
kind-screening = set of signs
kind-indicator = indicator
kind-statistic = statistic
kind-published = published figure
kind-target = target
kind-forum = forum
kind-track = track
kind-file = kind of file
kind-holiday = holiday
kind-source = source
kind-region = region

requires = Only if this is so: { $condition }{ $valid }.
stage-opens = Opens with { $event }{ $valid }.
stage-opens-from = Opens with { $event } while { $stage } stands{ $valid }.
stage-follows = Follows { $stage } upon { $event }{ $valid }.
stage-follows-lapse = Follows { $stage } when its time is out{ $valid }.
stage-lasts = Lasts { $length }: { $counting }{ $valid }.
at-most = { $times ->
    [one] {""}, once at most
   *[other] {""}, at most { $times } times
}
renews-if = , if { $condition }
stage-renews = Is renewed by { $length } with { $event }{ $times }{ $condition }{ $valid }.
right-form = { $right } (as { $form })
stage-gives = Gives { $rights }{ $valid }.
stage-closes = Ends with { $event }{ $valid }.
stage-closes-into = Ends with { $event }, and { $stage } follows{ $valid }.
stage-lapses = Ends when its time is out{ $valid }.
stage-lapses-into = When its time is out, { $stage } follows on the next day{ $valid }.

event-by = Recorded by { $roles }.
event-while = Possible only while { $stages } stands.
event-opens-file = May open a file.
event-once = At most once a file.
event-takes-care = Takes the file into the care of the office that records it.
event-ends-care = Afterwards the file is in nobody's care.
event-opens = Opens { $rules }.
event-renews = Renews { $rules }.
event-closes = Ends { $rules }.
event-owes = Makes owed: { $rules }.
event-does = Does what is owed: { $rules }.
event-tells = { $roles } is told at once.
event-asks = Asks { $question }{ $valid }.
event-asks-required = Asks { $question }, which must be answered{ $valid }.
event-asks-need-not = Asks { $question }, which need not be answered{ $valid }.
event-compartment = Only who sees { $compartment } may know that it happened.

condition-holds = Holds when { $lines }.
happened = { $event } has happened
happened-since = { $event } has happened since { $since }
stage-stands = { $stage } stands
answer-is = the answer to { $question } is { $value }
answer-is-not = { $question } is answered otherwise than with { $value }
answer-at-least = the answer to { $question } is at least { $value }
answer-at-most = the answer to { $question } is at most { $value }
age-under = the person is under { $years } years old
age-at-least = the person is at least { $years } years old
under-care = the file is in the care of { $role }
within = no more than { $length } have passed since { $event }
at-least = at least { $length } have passed since { $event }
all-of = all of this is so: { $lines }
any-of = one of this is so: { $lines }
none-of = it is not so that { $lines }

duty-opens = Owed from { $rule } on{ $valid }.
duty-while = Owed while { $rule } stands, anew with each term{ $valid }.
duty-recorder = The office that recorded the event owes it.
duty-owed = { $role } owes it.
duty-no-last-day = No last day is stated.
duty-at-once = Due at once: open until done, never overdue.
duty-due = Due within { $length }: { $counting }.
duty-before-end = Due at the latest { $length } before the last day of { $stage }.
duty-aim = The office's own aim is { $length }; no law says so.
duty-done = Done by { $events }.
duty-ceases = No longer needed after { $events }.

sees = { $role } may read { $compartments } { $file }.
sees-file = in files of the kind { $file }
sees-every-file = in every kind of file
sees-while = Only while { $relations }.
sees-for = The ground is { $ground }.
relation-care = the reader's office has the file in its care
relation-region = the file belongs to the region of the reader's office
relation-recorded = the reader's office has recorded in the file
relation-duty = the reader's office has an open duty in the file
relation-stage = { $stages } stands
relation-ever-stage = { $stages } stands or has stood

role-part-of = Acts as, and sees as, { $role }.
role-per-region = Its offices are bound to a region each.
role-per-office = Its offices each hold their own files.
role-per-nation = It has one office for the country.
role-records = May record { $rules }.
role-owes = Owes { $rules }.
role-sees = May read, on the grounds its grants state, { $rules }.
compartment-protected = Stored encrypted; each consultation is logged with its purpose.
compartment-closed = Nobody may read it.
compartment-seen = Readable, on the grounds their grants state, for { $roles }.

reading-side = Side { $name } says { $text }{ $grounds }.
reading-side-chosen = Side { $name }, followed here, says { $text }{ $grounds }.
reading-because = Why that side: { $text }
transition = On { $date }, whoever stands in { $stage } goes over to the lines in force from that day; the last day is counted again from the opening day.
link = { $event } in { $file } is told to the joined files of the kind { $other } as { $told }.

offence-acts = The act: { $elements }.
offence-purposes = The purpose: { $elements }.
offence-constitutive = The means, without which there is no offence: { $elements }.
offence-aggravating = Aggravating, and not needed for the offence: { $elements }.
offence-consent = Consent does not matter.
offence-consent-except = Consent does not matter, except for { $purpose }.
offence-consent-counts = Consent matters.
offence-penalty = Penalty { $title }: { $text }{ $valid }.
indicator = A { $strength } sign, of the kind { $dimension }; it proves nothing alone.
screening = It advises; a person decides. What was not asked or not answered counts neither way.
screening-dimensions = Reads signs of { $dimensions }.
screening-positive = One of them is shown by at least { $counts }.
screening-strong = { $number } strong
screening-medium = { $number } medium
screening-weak = { $number } weak
screening-lesser = { $number } medium or weak
screening-class = { $class }: when signs show { $dimensions }.
screening-class-else = { $class }: otherwise.
strength-weak = weak
strength-medium = medium
strength-strong = strong
indicator-when = Seen when { $lines }.

statistic-first = Counts each file of the kind { $file } in the year of its first { $event }.
statistic-each = Counts each { $event } in files of the kind { $file }.
statistic-where = Only where, at the end of the year, { $lines }.
published = For { $statistic } in { $year } was published: { $value }.
target = At least { $number }.
target-each-office = Counted in a calendar year, by each office that records it: { $statistic }.
target-all-offices = Counted in a calendar year, of all offices together: { $statistic }.
forum-meets = Meets every { $every }.
forum-secretariat = Its secretariat is { $role }.

right-given = Given by { $stages }.
office = An office of { $role }.
office-region = An office of { $role }, for { $region }.
office-phone = Telephone { $phone }.
track = In files of the kind { $file }, one of these stages at a time: { $stages }.
file-opened = Opened by { $events }.
holiday-fixed = Every year on { $day } { $month }.
holiday-easter = On Easter Sunday.
holiday-after-easter = { $days ->
    [one] One day after Easter Sunday.
   *[other] { $days } days after Easter Sunday.
}
holiday-before-easter = { $days ->
    [one] One day before Easter Sunday.
   *[other] { $days } days before Easter Sunday.
}
source-cited = { $rules ->
    [0] No rule rests on it.
    [one] One rule rests on it.
   *[other] { $rules } rules rest on it.
}
source-link = Public at { $link }
region-offices = Its offices: { $offices }.
