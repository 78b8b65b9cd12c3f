//! An event as a journal holds it, and the journal of one file.

use std::collections::BTreeMap;

use circular::model::{Fact, FactKind};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// The reserved event that takes back the event it corrects.
pub const ANNULLED: &str = "annulled";

/// One event of a file.
///
/// In JSON: `{"event","on","recorded","by","office","facts"}` and, for a correction, `"corrects"`: the number of the
/// corrected event in its journal, from 0. `recorded` may be left out: the effective date at noon UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The event's name in the circular.
    pub event: String,
    /// The day it took effect.
    pub on: Date,
    /// The instant it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Timestamp>,
    /// The recorder's role.
    pub by: String,
    /// The recorder's office.
    #[serde(default)]
    pub office: String,
    /// Answers by fact name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Answer>,
    /// The event of the same journal that this one replaces, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<u32>,
}

/// An answer to a fact, as JSON has it. Its type is the circular's business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// `true` or `false`.
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// Text, a date, a choice, a country, money ("1200.50 EUR"), …
    Text(String),
    /// Several choices, countries or languages.
    Many(Vec<String>),
    /// None, and why: `{"unanswered":"declined"}`. Counts neither as yes nor as no.
    None { unanswered: Unanswered },
}

/// Why a question that need not be answered was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unanswered {
    /// The question was not put.
    NotAsked,
    /// The person did not want to answer.
    Declined,
    /// The person does not know.
    NotKnown,
}

impl Unanswered {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::NotAsked, Self::Declined, Self::NotKnown];

    /// The word of the circular language ([`circular::vocabulary::UNANSWERED`]).
    pub fn word(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Declined => "declined",
            Self::NotKnown => "not-known",
        }
    }

    /// By its word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Answer {
    /// A text as an answer of the fact's type. What does not fit stays text, and is refused with its reason.
    pub fn typed(fact: &Fact, text: &str) -> Self {
        let as_text = || Self::Text(text.to_owned());
        if let Some(unanswered) = Unanswered::named(text).filter(|_| fact.need_not_answer) {
            return Self::None { unanswered };
        }
        match fact.kind {
            FactKind::YesNo => match text {
                "yes" => Self::YesNo(true),
                "no" => Self::YesNo(false),
                _ => as_text(),
            },
            FactKind::Number => text.parse().map_or_else(|_| as_text(), Self::Number),
            _ if fact.many => Self::Many(text.split_whitespace().map(str::to_owned).collect()),
            _ => as_text(),
        }
    }
}
