//! What a caseload specification says, as values. How it is written: the head of `caseload/be.kdl`.

use std::collections::BTreeMap;

/// A whole specification.
#[derive(Clone, Debug, Default)]
pub struct Caseload {
    /// From which everything is drawn.
    pub seed: u64,
    /// Ends every family name, so that nobody takes an invented person for a real one.
    pub mark: String,
    /// Begins every canary: a text that stands in one protected fact and nowhere else.
    pub canary: String,
    /// Invented given names.
    pub given: Vec<String>,
    /// Invented family names.
    pub family: Vec<String>,
    /// The language of the people of a country.
    pub language: BTreeMap<String, String>,
    pub sign_ins: Vec<SignIn>,
    pub paths: BTreeMap<String, Vec<Line>>,
    pub populations: Vec<Population>,
    /// Further documents, each with the number of lines before it, where the specification was read from several.
    pub documents: Vec<(String, usize)>,
}

/// An account that the demo opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub role: String,
    pub office: String,
    /// The invented colleague.
    pub name: String,
    /// The language of their pages.
    pub language: String,
}

/// Files of one kind of fate.
#[derive(Clone, Debug, Default)]
pub struct Population {
    pub name: String,
    pub count: u64,
    pub when: When,
    /// Events that must all fall in the year.
    pub in_year: Vec<String>,
    /// Paths and how many follow each; they make up the count.
    pub follows: Vec<(String, u64)>,
    /// Countries and how many come from each; they make up the count. Empty: nobody's citizenship is recorded.
    pub citizenship: Vec<(String, u64)>,
    /// Regions: exactly so many, when they make the count; else by weight.
    pub region: Vec<(String, u64)>,
    /// Offices whose files these are, exactly or by weight in the same way: each file lies in its office's region, and
    /// whatever the office's role records is recorded there. Empty: the role's office in the file's region.
    pub offices: Vec<(String, u64)>,
    /// Roles that notice, exactly or by weight in the same way: what `by=detector` stands for.
    pub detector: Vec<(String, u64)>,
    /// How old people are on the first day, included.
    pub age: (i16, i16),
    /// Answers by event and fact that hold for the whole population, each value with a weight.
    pub answers: BTreeMap<(String, String), Vec<(String, u64)>>,
    /// Where in the specification it stands.
    pub at: Place,
}

/// When a population's files begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// At any time, so that the events named by `in-year` fall in this year.
    Year(i16),
    /// So many days before the day of seeding, the last day counted backwards.
    DaysAgo { most: u32, least: u32 },
    /// Not said.
    #[default]
    Unsaid,
}

/// A line of a path.
#[derive(Clone, Debug)]
pub enum Line {
    /// `then EVENT by=ROLE …`
    Then(Then),
    /// `use PATH`
    Use(String, Place),
    /// `repeat N { … }`
    Repeat(u64, Vec<Line>),
}

/// An event of a path.
#[derive(Clone, Debug)]
pub struct Then {
    pub event: String,
    pub by: String,
    /// Only where the role that noticed is one of these; always, when empty.
    pub when: Vec<String>,
    /// The recorder's office; the role's office in the file's region when absent.
    pub office: Option<String>,
    /// Days after the line before it, at least.
    pub after: u64,
    /// Up to so many days more.
    pub spread: u64,
    /// Recorded so many days after it took effect.
    pub late: u64,
    /// What a later line corrects it by.
    pub label: Option<String>,
    /// The label of the line that it replaces.
    pub corrects: Option<String>,
    /// Values by fact, each with a weight; several answers of one fact stand in one value with spaces between.
    pub answers: BTreeMap<String, Vec<(String, u64)>>,
    pub at: Place,
}

/// A line of the specification, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place(pub usize);

/// What is wrong with a specification, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}line {line}: {text}", .document.as_ref().map_or_else(String::new, |name| format!("{name}, ")))]
pub struct SpecError {
    /// The document, where it is not the first.
    pub document: Option<String>,
    /// From 1.
    pub line: usize,
    /// One sentence in English.
    pub text: String,
}

impl Place {
    /// Something is wrong here.
    pub fn wrong<T>(self, text: impl Into<String>) -> Result<T, SpecError> {
        Err(SpecError { document: None, line: self.0, text: text.into() })
    }
}

impl SpecError {
    /// The same with its line counted in its own document.
    #[must_use]
    pub fn within(self, documents: &[(String, usize)]) -> Self {
        match documents.iter().rev().find(|(_, before)| *before < self.line) {
            Some((name, before)) if self.document.is_none() => {
                Self { document: Some(name.clone()), line: self.line - before, ..self }
            }
            _ => self,
        }
    }
}
