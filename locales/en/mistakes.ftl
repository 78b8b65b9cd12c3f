# What `nabotjek check` says. One message a mistake: the sentence, `.label` under the place, `.second` under a second
# place, `.help` with what to write instead. `$the`, `$none`, `$kind` come from the words below.

error = error
warning = warning
help = help
within = in { $kind } `{ $name }`
within-unnamed = in { $kind }
nearest = the nearest name is `{ $near }`
nearest-at = the nearest name is `{ $near }`, { $place }
also-at = { $text }, { $place }
clean = { $documents ->
    [one] One document
   *[other] { $documents } documents
}, { $rules ->
    [one] one rule
   *[other] { $rules } rules
}: nothing wrong.
found = { $errors ->
    [0] No errors
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
}. More on a code: nabotjek explain { $folder } { $code }

## Words for the kinds of rules

kind-circular = circular
    .the = the circular
    .none = no circular
kind-counting = the counting
    .the = the counting
    .none = no counting
kind-source = source
    .the = the source
    .none = no source
kind-region = region
    .the = the region
    .none = no region
kind-role = role
    .the = the role
    .none = no role
kind-office = office
    .the = the office
    .none = no office
kind-compartment = compartment
    .the = the compartment
    .none = no compartment
kind-right = right
    .the = the right
    .none = no right
kind-track = track
    .the = the track
    .none = no track
kind-file = kind of file
    .the = the kind of file
    .none = no kind of file
kind-event = event
    .the = the event
    .none = no event
kind-condition = condition
    .the = the condition
    .none = no condition
kind-stage = stage
    .the = the stage
    .none = no stage
kind-duty = duty
    .the = the duty
    .none = no duty
kind-sees = the grant to
    .the = the grant
    .none = no grant
kind-reading = reading
    .the = the reading
    .none = no reading
kind-side = side
    .the = the side
    .none = no side
kind-transition = the transition of
    .the = the transition
    .none = no transition
kind-link = the link to
    .the = the link
    .none = no link
kind-holiday = holiday
    .the = the holiday
    .none = no holiday
kind-offence = offence
    .the = the offence
    .none = no offence
kind-act = act
    .the = the act
    .none = no act
kind-purpose = purpose
    .the = the purpose
    .none = no purpose
kind-means = means
    .the = the means
    .none = no means
kind-penalty = penalty
    .the = the penalty
    .none = no penalty
kind-indicator = indicator
    .the = the indicator
    .none = no indicator
kind-statistic = statistic
    .the = the statistic
    .none = no statistic
kind-published = published figure
    .the = the published figure
    .none = no published figure
kind-target = target
    .the = the target
    .none = no target
kind-forum = forum
    .the = the forum
    .none = no forum
kind-scenario = scenario
    .the = the scenario
    .none = no scenario
kind-fact = fact
    .the = the fact
    .none = no fact
kind-choice = choice
    .the = the choice
    .none = no choice

## syntax

syntax-date = a date stands in quotes
    .label = without quotes
    .help = write `"{ $text }"`
syntax-instant = an instant stands in quotes
    .label = without quotes
    .help = write `"{ $text }"`
syntax-mark = a mark is a word by itself
    .label = not a property
    .help = { $value ->
        [true] write `{ $name }` alone
       *[other] leave `{ $name }` out: what is not marked is not so
    }
syntax-bare-keyword = this word has a meaning in the notation and stands neither for a name nor for a text
    .label = not a name
    .help = for yes and no in an answer write `yes` and `no`
syntax-decimal-comma = a number has no comma
    .label = a comma
    .help = lengths are whole numbers: for three and a half months write days, or the months the source names
syntax-number-and-word = a number and its unit are two words
    .label = written together
    .help = put a space between them, as in `45 days`
syntax-number = this is neither a number nor a name
    .label = begins like a number
    .help = a text that begins with a digit stands in quotes: `"{ $text }"`
syntax-quotes = texts stand in straight double quotes
    .label = other quotes
    .help = write `"…"`; word processors change quotes by themselves
syntax-unended = a text is not closed before the end of the line
    .label = opened here
    .help = write `"` at its end; for a text over several lines use `"""` on lines of their own
syntax-unended-lines = a text over several lines is never closed
    .label = opened here
    .help = write `"""` on a line of its own behind the text
syntax-lines-form = a text over several lines begins and ends on lines of its own
    .label = this text
    .help = end the line after the first `"""`, and put the last `"""` alone on its line
syntax-lines-indent = a line of this text stands further left than its closing quotes
    .label = this text
    .help = indent every line at least as far as the closing `"""`
syntax-escape = a backslash in a text begins one of \" \\ \n \t \s or \u{"{"}…{"}"}
    .label = something else follows it
    .help = for a backslash itself write `\\`
syntax-open-brace = a brace is never closed
    .label = opened here
    .help = write `{"}"}` where this block ends
syntax-closing-brace = a brace closes nothing
    .label = nothing is open here
    .help = take it out, or look above for a block that was closed too early
syntax-second-block = a rule has one pair of braces
    .label = a second pair
    .help = move its lines into the first pair
syntax-after-block = nothing follows a closing brace on its line
    .label = still on the same line
    .help = begin a new line, or write `;` between
syntax-space = words are kept apart by spaces
    .label = no space before this
    .help = put a space here
syntax-no-value = a property has a value
    .label = nothing behind the sign
    .help = write `{ $name }=` and then a name, a number or a text in quotes
syntax-line-start = a line begins with a word
    .label = not a word of the language
    .help = begin with what the line is about, for example `stage`, `opens` or `cites`
syntax-sign = the sign `{ $sign }` has no place here
    .label = this sign
    .help = take it out, or put the text that holds it in quotes
syntax-keyword = behind `#` stand only `#true`, `#false` and `#null`
    .label = unknown
    .help = remarks begin with `//`
syntax-annotation = a circular knows no types in round brackets
    .label = this bracket
    .help = take it out; a fact's type stands behind its name
syntax-comment = a remark is never closed
    .label = opened here
    .help = write `*/` at its end; a remark of one line begins with `//`

## limits

limits-bytes = a document is larger than { $bytes } MiB
    .label = this document
    .help = divide it: one document for a stage or a topic
limits-depth = braces stand inside each other more than { $depth } times
    .label = too deep
    .help = name a condition once and use its name
limits-lines = a document has more than { $lines } lines that say something
    .label = not read from here on
    .help = divide it: one document for a stage or a topic
limits-documents = a circular has more than { $documents } documents
    .label = the others are not read
    .help = put several small documents together

## words

words-line = `{ $word }` is no line that may stand here
    .label = unknown
    .help = { $near ->
        [none] here may stand: { $words }
       *[other] write `{ $near }`
    }
words-mark = `{ $line }` has no mark `{ $word }`
    .label = unknown
    .help = { $near ->
        [none] its marks are: { $words }
       *[other] write `{ $near }`; its marks are: { $words }
    }
words-argument = one word too many behind `{ $line }`
    .label = not expected
    .help = take `{ $word }` out, or give it a line of its own
words-property = `{ $line }` has no property `{ $word }`
    .label = unknown
    .help = { $near ->
        [none] its properties are: { $words }
       *[other] write `{ $near }=`; its properties are: { $words }
    }
words-property-none = `{ $line }` has no properties
    .label = not expected
    .help = take `{ $word }=` out
words-property-mark = `{ $word }` is a mark: it stands by itself
    .label = not a property
    .help = write `{ $word }` alone, or leave it out
words-property-twice = `{ $word }=` stands twice on one line
    .label = the second time
    .help = keep one of them
words-block = `{ $line }` has no lines of its own
    .label = inside its braces
    .help = take the braces out
words-choice = `{ $word }` is none of the words that may stand here
    .label = unknown
    .help = { $near ->
        [none] write one of: { $words }
       *[other] write `{ $near }`
    }
words-language = `{ $word }` is no code of a language
    .label = not a language
    .help = languages are written as `en`, `da`, `fr`; a long text has one language a line inside braces

## missing

missing-name = a name is missing behind `{ $line }`
    .label = no name
    .help = write for example `{ $example }`
missing-word = a word is missing behind `{ $line }`
    .label = says nothing yet
    .help = write `{ $example }`
missing-property = `{ $line }` needs `{ $property }=`
    .label = not here
    .help = write for example `{ $example }`
missing-line = `{ $line }` lacks a line
    .label = incomplete
    .help = add the line `{ $example }`
missing-text = a text is missing behind `{ $line }`
    .label = no text
    .help = write for example `{ $example }`
missing-kind = `{ $line }` needs `kind=`
    .label = of which kind?
    .help = write for example `{ $example }`
missing-date = `{ $line }` needs a date
    .label = no date
    .help = write for example `{ $example }`
missing-number = `{ $line }` needs a number
    .label = no number
    .help = write for example `{ $example }`
missing-on = `{ $line }` does not say on which event
    .label = without `on=`
    .help = write for example `{ $example }`
missing-stage = `while` does not say which stage
    .label = without `stage=`
    .help = write for example `{ $example }`
missing-side = a reading and its side are named together
    .label = alone
    .help = write `reading=some-reading side=A`
missing-holiday-day = a holiday falls on a day of the year or so many days after Easter Sunday
    .label = neither is said
    .help = write `{ $example }`, or `easter=1` for Easter Monday
missing-fact-type = the fact `{ $name }` has no type
    .label = which kind of answer?
    .help = behind its name stands one of: { $words }
missing-predicate = a condition without lines says nothing
    .label = empty
    .help = write for example `{ $example }`
missing-age = `age` compares with one number of years
    .label = neither `under=` nor `at-least=` alone
    .help = write for example `{ $example }`
missing-test = `{ $line }` says what the answer must be, once
    .label = not exactly one test
    .help = write one of `is=`, `is-not=`, `at-least=`, `at-most=`
missing-compartment = `sees` does not say what is seen
    .label = without `compartment=`
    .help = write for example `{ $example }`
missing-relation = `while` names no tie between reader and file
    .label = empty
    .help = write for example `{ $example }`; without any tie leave the line out
missing-effect = a means is constitutive or aggravating
    .label = without `effect=`
    .help = write for example `{ $example }`
missing-strength = an indicator is weak, medium or strong
    .label = without `strength=`
    .help = write for example `{ $example }`
missing-counts = a statistic counts files by their first event, or each event
    .label = neither `first=` nor `each=` alone
    .help = write for example `{ $example }`
missing-year = a published figure belongs to a year
    .label = without `year=`
    .help = write for example `{ $example }`
missing-value = a published figure has a value or an order
    .label = without `value=`
    .help = write for example `{ $example }`
missing-one-value = a published figure has a value or an order, not both
    .label = both
    .help = make two published figures of it
missing-claim = a scenario begins with its claim
    .label = no claim
    .help = write for example `{ $example }`
missing-expectation = an expectation without lines expects nothing
    .label = empty
    .help = write for example `{ $example }`

## values

values-name = `{ $text }` cannot be a name
    .label = not a name
    .help = names are lower-case words with hyphens, for example `ordered-to-leave`
values-name-form = names are lower-case words with hyphens
    .label = not written so
    .help = write `{ $proper }`
values-text = a text stands in quotes
    .label = not a text
    .help = write `"{ $text }"`
values-texts = a text for people says in which language it is
    .label = in which language?
    .help = write `{ $line } en="…" da="…"`
values-number = a number belongs here
    .label = not a number
    .help = write digits without quotes, between { $least } and { $most }
values-whole-number = a whole number belongs here
    .label = not whole
    .help = write digits only, between { $least } and { $most }
values-number-range = { $text } is not between { $least } and { $most }
    .label = out of bounds
    .help = write a number from { $least } to { $most }
values-time-zone = `{ $text }` is no time zone
    .label = unknown
    .help = write its name in the tz database, for example `"Europe/Brussels"`
values-link = a link is a public address
    .label = not an address
    .help = write it whole, beginning with `https://`

## length

length-words = the length of a stage or duty is one number and one unit
    .label = not a unit by itself
    .second = a second word
    .help = { $unit ->
        [working] for days of the calendar write `{ $line } { $number } days`, for days on which offices work `{ $line } { $number } working-days`
       *[other] take `{ $extra }` out; units: days, working-days, weeks, months, years
    }
length-missing = `{ $line }` does not say how long
    .label = no length
    .help = write for example `{ $line } 45 days`
length-unit-missing = a length has a number and a unit
    .label = of what?
    .help = write for example `{ $line } { $text } days`; units: days, working-days, weeks, months, years
length-fraction = a length is a whole number
    .label = a fraction
    .help = write whole { $unit }, or another unit
length-number = a length begins with a number
    .label = not a number
    .help = write for example `45 days`: digits, a space, a unit, no quotes
length-unit = `{ $text }` is no unit of time
    .label = unknown
    .help = { $near ->
        [none] units: days, working-days, weeks, months, years
       *[other] write `{ $number } { $near }`; units: days, working-days, weeks, months, years
    }
length-range = a length is at least 1 and at most 10000
    .label = out of bounds
    .help = write a number from 1 to 10000
length-absurd = a term of more than { $years } years is hardly meant
    .label = longer than { $years } years
    .help = look at number and unit again; what has no end has no `lasts`

## dates

dates-form = a date is written year-month-day
    .label = not a date
    .help = write for example `"2026-03-02"`
dates-calendar = there is no { $text } in the calendar
    .label = no such day
    .help = look at month and day again
dates-month-day = month { $month } has no day { $day }
    .label = no such day
    .help = look at month and day again
dates-reversed = a rule ends before it begins
    .label = no longer in force from here
    .second = in force only from here
    .help = `until` is the first day no longer in force and comes after `from`; in force on no day at all, a line is taken out
dates-apart = a line is in force only while its rule is not
    .label = of the line
    .second = of the rule
    .help = change one of the dates, or take the line out

## names

names-unknown = { $none } is called `{ $name }`
    .label = unknown
    .help = { $near ->
        [none] write an existing name, or add { $the } `{ $name }`
       *[other] write `{ $near }`, or add { $the } `{ $name }`
    }
names-other-file = { $the } `{ $name }` belongs to another kind of file
    .label = of the kind `{ $theirs }`
    .second = `{ $name }` belongs to it here
    .help = name one of the kind `{ $file }`; what happens in another file is told by a `link`

## twice

twice-name = `{ $name }` is the name of two things
    .label = the second
    .second = the first
    .help = give one of them another name
twice-circular = a folder holds one circular
    .label = the second
    .second = the first
    .help = keep one `circular` node
twice-line = `{ $line }` stands twice
    .label = the second time
    .help = keep one of the two lines
twice-language = a text stands twice in the language `{ $language }`
    .label = the second time
    .help = keep one of the two texts
twice-fact = the fact `{ $name }` is given twice
    .label = the second time
    .help = several answers stand in one text with spaces between
twice-scenario = two scenarios make the same claim
    .label = the second
    .second = the first
    .help = say in each what it alone shows

## unused

unused = nothing uses { $the } `{ $name }`
    .label = never used
    .help = use it, or take it out

## circles

circles = { $the } rests on itself
    .label = closes the circle
    .help = the way is { $way }; take out one step

## facts

facts-unknown = the event `{ $event }` has no fact `{ $name }`
    .label = unknown
    .help = { $near ->
        [none] its facts are: { $facts }
       *[other] write `{ $near }`; its facts are: { $facts }
    }
facts-none = the event `{ $event }` has no facts
    .label = `{ $name }` is none of its facts
    .help = add the fact to the event, or take it out here
facts-choice = the fact `{ $fact }` has no choice `{ $name }`
    .label = unknown
    .second = the fact
    .help = { $near ->
        [none] its choices are: { $choices }
       *[other] write `{ $near }`; its choices are: { $choices }
    }
facts-yes-no = the fact `{ $fact }` is answered with yes or no
    .label = neither
    .second = the fact
    .help = write `yes` or `no`
facts-number = the fact `{ $fact }` is a number
    .label = not a number
    .help = write digits
facts-date = the fact `{ $fact }` is a date
    .label = not a date
    .help = write for example `"2026-03-02"`
facts-not-a-number = only numbers are compared with `at-least=` and `at-most=`
    .label = not a number
    .second = its type
    .help = write `is=` or `is-not=`
facts-age = an age is counted from a date
    .label = not a date
    .second = its type
    .help = name a fact of the type date
facts-no-choices = a choice needs something to choose from
    .label = no choices
    .help = add lines like `choice some-name en="…"`
facts-choices = only a fact of the type choice has choices
    .label = of another type
    .help = write `fact { $name } choice`, or take the choices out
facts-many = only choices, countries, languages and documents may be many
    .label = of another type
    .help = take `many` out
facts-future = only a date may be in the future
    .label = of another type
    .help = take `may-be-future` out
facts-bounds = only numbers and money have bounds
    .label = of another type
    .help = take `at-least=` and `at-most=` out
facts-bounds-crossed = the lower bound lies above the upper one
    .label = no number fits
    .help = exchange `at-least=` and `at-most=`
facts-longest = only a text has a greatest length
    .label = of another type
    .help = take `longest=` out
facts-no-breakdown = the statistic `{ $name }` is not broken down, so it has no order
    .label = has no `by` line
    .help = add a line like `by citizenship of=referred` to the statistic

## recorders

recorders = nobody may record the event `{ $name }`
    .label = no `by` line
    .help = add a line like `by social-inspector`

## openings

openings-stage = nothing opens the stage `{ $name }`
    .label = no way leads here
    .help = add `opens on=…`, or let another stage lead here with `into={ $name }`
openings-file = no event may open a file of the kind `{ $name }`
    .label = never opened
    .help = write `opens-file` in the event with which it begins

## endings

endings-nowhere = the stage leads nowhere
    .label = no stage is called `{ $name }`
    .help = { $near ->
        [none] write the name of a stage, or add the stage `{ $name }`
       *[other] write `into={ $near }`, or add the stage `{ $name }`
    }
endings-time-out = the stage `{ $name }` has a last day and says not what comes after it
    .label = and then?
    .help = add `lapses into=…`, or `lapses` alone when nothing follows
endings-no-time = the stage `{ $name }` lapses and has no length
    .label = when?
    .help = add `lasts …`, or take this line out
endings-none = nothing ends the stage `{ $name }`
    .label = no way out
    .help = add `closes on=…`; a stage that stands for the end of the file says `htcds=Closed`
endings-itself = the stage `{ $name }` leads to itself
    .label = the same stage
    .help = for a new term of the same stage write `renews`
endings-other-track = a stage leads only to stages of its own track
    .label = of the track `{ $theirs }`
    .second = its track
    .help = name a stage of the track `{ $track }`; tracks run side by side and open by events

## tracks

tracks = `{ $event }` opens two stages of the track `{ $track }`
    .label = opens `{ $other }`
    .second = opens `{ $one }`
    .help = let them require conditions that exclude each other, or name with `from=` the stage each comes from

## rights

rights = no stage gives the right `{ $name }`
    .label = never given
    .help = add `gives { $name }` to a stage, or take the right out

## duties

duties-unopened = nothing opens the duty `{ $name }`
    .label = never owed
    .help = add `opens on=…` or `while stage=…`
duties-unowed = nobody owes the duty `{ $name }`
    .label = no `owed-by` line
    .help = add `owed-by` and a role, or `owed-by recorder`
duties-undoable = nothing does the duty `{ $name }`
    .label = can never be done
    .help = add `done-by` and the event that does it
duties-other-hands = the role that owes this duty cannot do it itself
    .label = may record none of: { $events }
    .help = let `{ $role }` record one of these events, or let the role owe it that does
duties-unseen = the role that owes this duty may not know of it
    .label = does not see the compartment `{ $compartment }`
    .help = add `sees { $role } compartment={ $compartment }`, or give the duty another compartment
duties-no-last-day = the stage `{ $stage }` has no last day to count back from
    .label = has no length
    .second = this stage
    .help = name a stage with `lasts`, or write how long after its opening the duty is due
duties-other-stage = the duty opens with another stage than the one whose end it counts from
    .label = not the stage of its `while` line
    .help = name the same stage in both lines, unless both are meant

## holidays

holidays-none = a length in working days needs the holidays
    .label = working days
    .help = add `holiday` lines to the circular
holidays-until = nobody says how long the holidays are known
    .label = working days
    .help = add for example `holidays-known-until "2050-01-01"` to the circular
holidays-short = the holidays are not known to the end of the longest clock
    .label = known until here
    .second = the longest clock, of `{ $rule }`
    .help = a clock that opens on { $day }, the latest day in this circular, may run to { $needed }: state the holidays further
holidays-today = the holidays are not known to the end of a clock that opens today
    .label = known until here
    .second = the longest clock, of `{ $rule }`
    .help = it may run to { $needed }: state the holidays further

## citations

citations-none = a rule says on what it rests
    .label = no ground
    .help = add a line `cites some-source at="art. 1" certainty=found`
citations-bare = a citation has a pinpoint and a certainty
    .label = neither is said
    .help = write `cites { $source } at="art. 1" certainty=found`
citations-pinpoint = a citation says where in its source
    .label = without `at=`
    .help = add for example `at="art. 61/2 §2"` or `at="p. 8, box"`
citations-certainty = a citation says how sure it is
    .label = without `certainty=`
    .help = write one of: verified, found, seed, recalled, house, unknown

## languages

languages-missing = a text is missing in { $count ->
        [one] the language { $languages }
       *[other] the languages { $languages }
    }
    .label = not in every language
    .help = add { $example }
languages-none = { $the } `{ $name }` has no text for people
    .label = no `{ $what }`
    .help = add it in each language of the circular
languages-undeclared = the circular has no texts in the language `{ $language }`
    .label = not declared
    .help = the circular's languages are { $languages }: add it there, or take the text out
languages-empty = a text is empty
    .label = nothing to read
    .help = write the text in the language `{ $language }`

## sight

sight-event = the role `{ $role }` may record `{ $event }` and not see that it happened
    .label = does not see `{ $compartment }`
    .help = intended when somebody only hands in; else add `sees { $role } compartment={ $compartment }`
sight-facts = the role `{ $role }` may record facts of `{ $event }` that it may not see
    .label = does not see `{ $compartment }`: { $facts }
    .help = intended when somebody only hands in; else add `sees { $role } compartment={ $compartment }`

## readings

readings-unchosen = no side of the reading `{ $name }` is chosen
    .label = which one is followed?
    .help = add a line like `chosen { $side }`; its sides are { $sides }
readings-one-side = a reading has at least two sides
    .label = nothing to choose from
    .help = add the other side with its source, or state the rule without a reading
readings-side = the reading `{ $reading }` has no side `{ $name }`
    .label = unknown
    .help = its sides are { $sides }
readings-because = nobody says why this side of the reading `{ $name }` is chosen
    .label = why?
    .help = add a line `because en="…"`

## frame

frame-none = no document says which circular this is
    .label = the folder begins here
    .help = add a node `circular be {"{"} … {"}"}` with title, languages, time zone and counting
frame-languages = the circular does not say in which languages its texts stand
    .label = no `languages` line
    .help = add for example `languages en da`
frame-time-zone = the circular does not say where its days begin
    .label = no `time-zone` line
    .help = add for example `time-zone "Europe/Brussels"`
frame-counting = the circular does not say how time is counted
    .label = no `counting` block
    .help = add `counting` with first-day, last-day, months and working-week
frame-procedure = the compartment that everything is in by default is missing
    .label = no compartment `procedure`
    .help = add `compartment procedure kind=procedure`
frame-role-kind = the role `{ $name }` is of no kind
    .label = guardrails speak of kinds
    .help = add `kind=`, or `part-of=` and a role that has one
frame-role-per = the role `{ $name }` does not say how its offices are spread
    .label = without `per=`
    .help = add `per=region`, `per=office` or `per=nation`, or `part-of=` and a role that has one
frame-office-region = the office `{ $name }` is bound to no region
    .label = without `region=`
    .help = offices of the role `{ $role }` are spread by region: add `region=`

## guardrails

guardrails-closed = a guardrail forbids what this line grants: it stays closed
    .label = `{ $role }` never sees `{ $compartment }`
    .help = take the grant out; no circular lifts a guardrail

## scenarios

scenarios-corrects = an entry corrects one that stands before it
    .label = there is no entry { $number } before this one
    .help = entries are counted from 1; before this one stand { $before }
scenarios-annulled = `annulled` takes back another entry
    .label = which one?
    .help = add `corrects=` and its number
scenarios-fails = the scenario fails
    .label = { $found }
    .help = expected was { $expected }; look whether the rule or the claim is wrong

## What changed between two versions

change-added = added: { $the } `{ $name }`
change-removed = removed: { $the } `{ $name }`
change-changed = changed: { $the } `{ $name }`
changes-none = No rule has changed.
change-access = access: `{ $role }` to `{ $compartment }`: { $before } → { $after }
matrix-signs = Signs: * always, c in the own office's care, d with an own open duty, e while or after a stage, o recorded by the own office, r in the own region, s while a stage stands, · never; signs together must all hold, | divides alternatives. Guardrails may close more.
touched = { $files ->
    [0] No open file
    [one] One open file
   *[other] { $files } open files
} of { $journals } { $journals ->
    [one] journal
   *[other] journals
} touched by what changed.
