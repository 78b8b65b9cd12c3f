//! Whether two circulars can be set beside each other, and if not, what is missing.

use std::collections::BTreeSet;

use circular::{CompileError, Rulebook};
use jiff::civil::Date;

use crate::questions::topics;

/// Why two circulars cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompareError {
    /// A circular whose events bear no words of the core vocabulary has nothing by which it can be aligned.
    #[error(
        "`{circular}` cannot be aligned: none of its events bears a word of the core vocabulary; write for example `event … counts-as=detected`"
    )]
    NoCoreMeanings { circular: String },
    /// Both bear such words, but none in common.
    #[error(
        "`{left}` and `{right}` cannot be aligned: they have no core meaning in common; `{left}` has {left_words}; `{right}` has {right_words}"
    )]
    NothingInCommon { left: String, right: String, left_words: String, right_words: String },
    /// No language is declared by both.
    #[error(
        "`{left}` and `{right}` have no language in common: the first has {left_languages}, the second {right_languages}"
    )]
    NoCommonLanguage { left: String, right: String, left_languages: String, right_languages: String },
    /// The language asked for is not declared by both.
    #[error("the texts of `{circular}` do not stand in `{language}`; both sides have: {common}")]
    NotInLanguage { circular: String, language: String, common: String },
    /// No rule with a core meaning is in force on that day.
    #[error(
        "{on} lies before the law of `{circular}`: its first rule with a core meaning is in force from {first}"
    )]
    BeforeTheLaw { circular: String, on: Date, first: Date },
    /// Every rule with a core meaning has ended by that day.
    #[error("{on} lies after the law of `{circular}`: no rule with a core meaning is in force on that day")]
    AfterTheLaw { circular: String, on: Date },
    /// Lengths cannot be counted on days for which nobody has said whether they are holidays.
    #[error(
        "{on} lies outside what `{circular}` covers: its holidays are known until {until}, that day excluded"
    )]
    HolidaysUnknown { circular: String, on: Date, until: Date },
    /// There is no such topic.
    #[error("there is no topic `{topic}`; the topics are: {}", topics().collect::<Vec<_>>().join(", "))]
    NoTopic { topic: String },
    /// A reading cannot be switched to a side that it has itself.
    #[error("`{circular}` cannot be used with another side of reading `{reading}`: {source}")]
    Side { circular: String, reading: String, source: CompileError },
}

/// The circular's name; `?` when it has none, which `check` reports.
pub(crate) fn name(rulebook: &Rulebook) -> &str {
    rulebook.circular().name.as_ref().map_or("?", |name| name.as_str())
}

fn languages(rulebook: &Rulebook) -> Vec<&str> {
    rulebook.circular().languages.iter().map(|language| language.as_str()).collect()
}

/// Words of the core vocabulary that any event bears, in force or not.
fn meanings(rulebook: &Rulebook) -> BTreeSet<&str> {
    let events = rulebook.circular().events.iter();
    events.flat_map(|event| &event.counts_as).map(|word| word.as_str()).collect()
}

fn list(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().map(|word| word.as_ref().to_owned()).collect::<Vec<_>>().join(", ")
}

/// Checks that two circulars can be compared on a day in a language.
pub(crate) fn check(left: &Rulebook, right: &Rulebook, on: Date, language: &str) -> Result<(), CompareError> {
    has_meanings(left)?;
    has_meanings(right)?;
    if meanings(left).is_disjoint(&meanings(right)) {
        return Err(CompareError::NothingInCommon {
            left: name(left).to_owned(),
            right: name(right).to_owned(),
            left_words: list(meanings(left)),
            right_words: list(meanings(right)),
        });
    }
    let common: Vec<&str> =
        languages(left).into_iter().filter(|code| languages(right).contains(code)).collect();
    if common.is_empty() {
        return Err(CompareError::NoCommonLanguage {
            left: name(left).to_owned(),
            right: name(right).to_owned(),
            left_languages: list(languages(left)),
            right_languages: list(languages(right)),
        });
    }
    for rulebook in [left, right] {
        if !languages(rulebook).contains(&language) {
            return Err(CompareError::NotInLanguage {
                circular: name(rulebook).to_owned(),
                language: language.to_owned(),
                common: list(common),
            });
        }
        in_force(rulebook, on)?;
    }
    Ok(())
}

/// Checks that a circular can be asked by itself on a day.
pub(crate) fn stands_alone(rulebook: &Rulebook, on: Date) -> Result<(), CompareError> {
    has_meanings(rulebook)?;
    in_force(rulebook, on)
}

fn has_meanings(rulebook: &Rulebook) -> Result<(), CompareError> {
    match meanings(rulebook).is_empty() {
        true => Err(CompareError::NoCoreMeanings { circular: name(rulebook).to_owned() }),
        false => Ok(()),
    }
}

fn in_force(rulebook: &Rulebook, on: Date) -> Result<(), CompareError> {
    let circular = || name(rulebook).to_owned();
    if let Some(until) = rulebook.circular().holidays_known_until.as_ref().map(|until| until.value)
        && on >= until
    {
        return Err(CompareError::HolidaysUnknown { circular: circular(), on, until });
    }
    let events = || rulebook.circular().events.iter().filter(|event| !event.counts_as.is_empty());
    if events().any(|event| event.validity.covers(on)) {
        return Ok(());
    }
    let starts = events().filter_map(|event| event.validity.from.as_ref()).map(|from| from.value);
    match starts.filter(|from| *from > on).min() {
        Some(first) => Err(CompareError::BeforeTheLaw { circular: circular(), on, first }),
        None => Err(CompareError::AfterTheLaw { circular: circular(), on }),
    }
}
