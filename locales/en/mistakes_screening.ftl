# Screenings and questions that need not be answered: the second part of what `check` says.

kind-screening = set of signs
    .the = the set of signs
    .none = no set of signs
kind-dimension = dimension
    .the = the dimension
    .none = no dimension
kind-family = family of signs
    .the = the family of signs
    .none = no family of signs
kind-class = class
    .the = the class
    .none = no class
kind-finding = finding
    .the = the finding
    .none = no finding
facts-need-not-required = a question that must be answered cannot be left unanswered
    .label = both `required` and `need-not-answer`
    .help = take one of the two out
facts-need-not-choice = `{ $name }` says why there is no answer, so no choice may be called that
    .label = reserved where a question need not be answered
    .second = this question need not be answered
    .help = take the choice out: the form offers it by itself
missing-positive = a dimension is positive from some number of signs on
    .label = no number
    .help = write for example `{ $example }`
