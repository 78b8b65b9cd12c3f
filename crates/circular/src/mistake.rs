//! A mistake in a circular: its code, its place, and what the message about it needs.
//!
//! The words themselves stand in `locales/<language>/mistakes.ftl`; [`crate::message`] draws them.

use std::collections::BTreeMap;

use crate::source::Span;

mod code;

pub use code::Code;

/// Whether a circular with this mistake can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot: something is contradictory, unknown or unreadable.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// The rule inside which a mistake stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Within {
    /// The node's own word: `stage`, `event`, `duty`, …
    pub kind: String,
    /// The rule's name; empty when it has none.
    pub name: String,
}

/// A name that stands in the circular and looks like the one that does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The name.
    pub name: String,
    /// Where it is defined; absent for words of the language itself.
    pub span: Option<Span>,
}

/// Something wrong with a circular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The short, stable code.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// The message: an id in `locales/<language>/mistakes.ftl`, beginning with the code.
    pub case: &'static str,
    /// The narrowest place that shows it.
    pub place: Span,
    /// A second place that belongs to it, for example the first of two equal names.
    pub second: Option<Span>,
    /// The rule in which it stands.
    pub within: Option<Within>,
    /// The nearest existing name.
    pub near: Option<Near>,
    /// What the message speaks of: names, numbers, dates.
    pub details: BTreeMap<&'static str, String>,
}

impl Mistake {
    /// An error at `place`, told by the message `case`.
    pub fn error(code: Code, case: &'static str, place: Span) -> Self {
        Self {
            code,
            severity: Severity::Error,
            case,
            place,
            second: None,
            within: None,
            near: None,
            details: BTreeMap::new(),
        }
    }

    /// A warning at `place`, told by the message `case`.
    pub fn warning(code: Code, case: &'static str, place: Span) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, case, place) }
    }

    /// With something that the message speaks of.
    pub fn with(mut self, key: &'static str, value: impl ToString) -> Self {
        self.details.insert(key, value.to_string());
        self
    }

    /// With a second place.
    pub fn and_at(mut self, second: Span) -> Self {
        self.second = Some(second);
        self
    }

    /// Inside the rule `kind name`.
    pub fn within(mut self, kind: &str, name: &str) -> Self {
        self.within = Some(Within { kind: kind.to_owned(), name: name.to_owned() });
        self
    }

    /// With the nearest existing name.
    pub fn near(mut self, near: Option<Near>) -> Self {
        self.near = near;
        self
    }
}

/// Most mistakes listed for one circular; a text that is no circular at all would fill the screen.
pub const MISTAKES_MAX: usize = 500;

/// Puts mistakes in reading order, each once, at most [`MISTAKES_MAX`].
pub fn in_reading_order(mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    mistakes.sort_by(|a, b| {
        (a.place, a.severity, a.code.as_str(), a.case, &a.details).cmp(&(
            b.place,
            b.severity,
            b.code.as_str(),
            b.case,
            &b.details,
        ))
    });
    mistakes.dedup();
    mistakes.truncate(MISTAKES_MAX);
    mistakes
}
