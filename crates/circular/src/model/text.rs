//! Names, texts for people, citations, validity: what every rule carries.

use std::{collections::BTreeMap, fmt};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A name in a circular with the place where it stands. Lower-case words with hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The name itself.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Name {
    /// A name that stands in no document (used by tests and defaults).
    pub fn bare(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: Span::default() }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A value with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text for people in several languages, by language code (`en`, `da`, `fr`, `nl`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// The text in `language`, else in English, else in any language, else empty.
    pub fn get(&self, language: &str) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is a text in this very language.
    pub fn has(&self, language: &str) -> bool {
        self.0.get(language).is_some_and(|text| !text.is_empty())
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How sure a citation is. Shown wherever the rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The text was re-read for this rule.
    Verified,
    /// Read in a named public page.
    Found,
    /// Stated by the Danish note.
    Seed,
    /// Known from the instrument, not re-read.
    Recalled,
    /// This installation's own rule.
    House,
    /// Nobody knows yet.
    Unknown,
}

impl Certainty {
    /// Every certainty, surest first.
    pub const ALL: [Self; 6] =
        [Self::Verified, Self::Found, Self::Seed, Self::Recalled, Self::House, Self::Unknown];

    /// The certainty of a circular's word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.as_str() == word)
    }

    /// The word that stands in a circular.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Found => "found",
            Self::Seed => "seed",
            Self::Recalled => "recalled",
            Self::House => "house",
            Self::Unknown => "unknown",
        }
    }
}

/// A citation: source, pinpoint, certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The source's name.
    pub source: Name,
    /// The pinpoint within it. Empty when the circular gives none, which `check` reports.
    pub at: String,
    /// How sure it is; absent when the circular does not say, which `check` reports.
    pub certainty: Option<Certainty>,
    /// Where the citation stands.
    pub span: Span,
}

/// When a rule or a line of a rule is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day in force, included.
    pub from: Option<Spanned<Date>>,
    /// First day no longer in force, excluded.
    pub until: Option<Spanned<Date>>,
    /// In force only while this side of this reading is chosen.
    pub reading: Option<(Name, Name)>,
    /// Citations that rest on this line alone.
    pub cites: Vec<Cite>,
}

impl Validity {
    /// Whether the dates include `day`. Readings are not looked at.
    pub fn covers(&self, day: Date) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= day)
            && self.until.as_ref().is_none_or(|until| day < until.value)
    }
}
