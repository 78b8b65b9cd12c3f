//! What one circular answers to one question.

use circular::{
    explain::{self, Cited},
    model::{Certainty, Cite, Name, Texts, Validity},
};
use serde::Serialize;

use crate::{order::Value, view::View};

/// One thing that a rule says, with its ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// In the reader's language.
    pub text: String,
    /// The rule's kind: `stage`, `event`, `offence`, …
    pub kind: &'static str,
    /// The rule's name in its circular.
    pub rule: String,
    /// On what it rests; a line's own grounds come before its rule's, and a reading's chosen side's after them.
    pub cites: Vec<Cited>,
}

/// An answer being put together.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub value: Value,
    pub says: Vec<Statement>,
    /// Whether every ground met so far is one that nobody knows.
    only_unknown: bool,
}

impl Answer {
    pub fn new() -> Self {
        Self { value: Value::Absent, says: Vec::new(), only_unknown: true }
    }

    /// Adds a statement. What the same rule already says in the same words is not said twice.
    pub fn say(&mut self, view: &View<'_>, ground: &Ground<'_>, text: String) {
        let cites = ground.cites(view);
        self.only_unknown &= !cites.is_empty() && cites.iter().all(|(cite, _)| is_unknown(cite));
        let cited = |(cite, of_line)| Cited { of_line, ..explain::cited(view.circular, cite, view.language) };
        let cites: Vec<Cited> = cites.into_iter().map(cited).collect();
        let statement = Statement { text, kind: ground.kind, rule: ground.name.text.clone(), cites };
        if !self.says.contains(&statement) {
            self.says.push(statement);
        }
    }

    /// The answer with its value. What rests only on grounds that nobody knows is unknown, whatever it says.
    pub fn valued(mut self, value: Value) -> Self {
        self.value = if !self.says.is_empty() && self.only_unknown { Value::Unknown } else { value };
        self
    }

    /// The answer with its value, or absent when no rule was met.
    pub fn valued_if_said(self, value: Value) -> Self {
        if self.says.is_empty() { self } else { self.valued(value) }
    }
}

/// Whether a citation says that nobody knows.
pub(crate) fn is_unknown(cite: &Cite) -> bool {
    cite.certainty == Some(Certainty::Unknown)
}

/// Where a statement comes from: a rule, and one of its lines.
pub(crate) struct Ground<'c> {
    pub kind: &'static str,
    pub name: &'c Name,
    pub cites: Vec<&'c Cite>,
    pub line: Option<&'c Validity>,
}

impl<'c> Ground<'c> {
    pub fn new(kind: &'static str, name: &'c Name, cites: &'c [Cite]) -> Self {
        Self { kind, name, cites: cites.iter().collect(), line: None }
    }

    pub fn line(mut self, line: &'c Validity) -> Self {
        self.line = Some(line);
        self
    }

    /// Only the grounds that say that nobody knows.
    pub fn unknown(mut self) -> Self {
        self.cites.retain(|cite| is_unknown(cite));
        self
    }

    /// The grounds, and whether each belongs to the line alone. A line with grounds of its own rests on those, a line of a
    /// reading also on the chosen side's.
    fn cites(&self, view: &View<'c>) -> Vec<(&'c Cite, bool)> {
        let own = self.line.map_or(&[][..], |line| &line.cites);
        let side = self.line.and_then(|line| line.reading.as_ref()).and_then(|(reading, side)| {
            let reading = view.circular.readings.iter().find(|node| node.name.text == reading.text)?;
            reading.sides.iter().find(|node| node.name.text == side.text)
        });
        let side = side.map_or(&[][..], |side| &side.cites).iter().map(|cite| (cite, true));
        match own.is_empty() {
            true => self.cites.iter().map(|cite| (*cite, false)).chain(side).collect(),
            false => own.iter().map(|cite| (cite, true)).chain(side).collect(),
        }
    }
}

/// A title in the reader's language, or the name when the circular gives none.
pub(crate) fn title<'t>(texts: &'t Texts, name: &'t Name, language: &str) -> &'t str {
    let title = texts.get(language);
    if title.is_empty() { name.as_str() } else { title }
}
