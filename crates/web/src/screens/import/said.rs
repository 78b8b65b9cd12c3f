//! What is wrong with a row or a file, in the reader's language.

use casework::import::{ImportError, RowMistake, UnknownColumn};

use crate::{language::Words, visit::SignedIn};

/// One thing that is wrong with a row.
pub struct Mistake {
    pub row: u64,
    pub column: String,
    pub value: String,
    pub text: String,
    /// The address of the rule that says so.
    pub rule: Option<String>,
}

/// A mistake of a row.
pub fn mistake(visit: &SignedIn, row: u64, mistake: &RowMistake) -> Mistake {
    let words = visit.words;
    let mut text = words.say(&format!("import-row-{}", code(mistake)));
    if let Some(nearest) = &mistake.nearest {
        text = format!("{text} {}", words.say1("import-nearest", "nearest", nearest));
    }
    // Facts have no page of their own; everything else that a rule's name may be does.
    let is_rule =
        |name: &&String| visit.app.rulebook().circular().rules().iter().any(|rule| rule.name.text == **name);
    let rule = mistake.rule.as_ref().filter(is_rule);
    Mistake {
        row,
        column: mistake.column.clone().unwrap_or_default(),
        value: mistake.value.as_ref().map(|value| value.0.clone()).unwrap_or_default(),
        text,
        rule: rule.map(|name| format!("/circular/{}/rule/{name}", visit.app.country())),
    }
}

/// A column that goes nowhere.
pub fn column(visit: &SignedIn, column: &UnknownColumn) -> String {
    let words = visit.words;
    let id = if column.in_standard { "import-column-unasked" } else { "import-column-unknown" };
    let text = words.say1(id, "column", &column.column);
    match &column.nearest {
        Some(nearest) => format!("{text} {}", words.say1("import-nearest", "nearest", nearest)),
        None => text,
    }
}

/// What is wrong with a file as a whole.
pub fn error(words: Words, error: &ImportError) -> String {
    match error {
        ImportError::Empty => words.say("import-error-empty"),
        ImportError::TooLarge => words.say("import-error-too-large"),
        ImportError::TooManyRows => words.say("import-error-too-many-rows"),
        ImportError::TooManyColumns | ImportError::TooManyCells => words.say("import-error-too-many-cells"),
        ImportError::NotText => words.say("import-error-not-text"),
        ImportError::Workbook => words.say("import-error-workbook"),
        ImportError::Json { line, column } => words.say2("import-error-json", "line", line, "column", column),
        ImportError::RepeatedColumn { column, .. } => {
            words.say1("import-error-repeated-column", "column", column)
        }
        ImportError::NoKnownColumn { example } => {
            words.say1("import-error-no-known-column", "example", example)
        }
        ImportError::Role { .. } | ImportError::Office { .. } | ImportError::NothingToOpen { .. } => {
            words.say("import-error-not-yours")
        }
    }
}

/// The mistake's code as its text is named.
fn code(mistake: &RowMistake) -> String {
    let name = serde_json::to_value(mistake.code).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
