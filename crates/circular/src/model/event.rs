//! `event`: something that happens and is recorded, with its typed facts.

use super::{Cite, Name, Requires, Texts, Validity};
use crate::source::Span;

/// An event that a circular knows.
#[derive(Clone, Debug)]
pub struct Event {
    pub name: Name,
    pub file: Name,
    pub title: Texts,
    pub help: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// Words of the core vocabulary of events ([`crate::vocabulary::EVENT_WORDS`]).
    pub counts_as: Vec<Name>,
    /// Who may know that it happened; `procedure` when absent.
    pub compartment: Option<Name>,
    /// Roles that may record it.
    pub by: Vec<(Name, Validity)>,
    /// Possible only while one of these stages is open; always, when empty.
    pub while_stage: Vec<(Name, Validity)>,
    /// Conditions that must all hold.
    pub requires: Vec<Requires>,
    /// May be a file's first event.
    pub opens_file: bool,
    /// The recorder's office takes the file into its care.
    pub takes_care: bool,
    /// The file is in nobody's care afterwards.
    pub ends_care: bool,
    /// At most once a file.
    pub once: bool,
    /// Roles told at once.
    pub tells: Vec<(Name, Validity)>,
    pub facts: Vec<Fact>,
    pub span: Span,
}

impl Event {
    /// Whether it counts as a word of the core vocabulary.
    pub fn is(&self, word: &str) -> bool {
        self.counts_as.iter().any(|name| name.text == word)
    }

    /// The fact that counts as a word of the core vocabulary; the first, where several do.
    pub fn fact_of(&self, word: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.counts_as.as_ref().is_some_and(|name| name.text == word))
    }
}

/// A typed answer that an event asks for.
#[derive(Clone, Debug)]
pub struct Fact {
    pub name: Name,
    pub kind: FactKind,
    pub required: bool,
    /// Several answers (choice, country, language).
    pub many: bool,
    /// Why there is no answer is an answer too: not asked, did not want to, does not know. None of them is a no.
    pub need_not_answer: bool,
    /// A date after the day of recording is accepted.
    pub may_be_future: bool,
    /// Who may know the answer; `procedure` when absent.
    pub compartment: Option<Name>,
    pub validity: Validity,
    /// The question on the form.
    pub ask: Texts,
    pub help: Texts,
    pub choices: Vec<Choice>,
    /// Smallest number, included.
    pub at_least: Option<i64>,
    /// Largest number, included.
    pub at_most: Option<i64>,
    /// Longest text in signs.
    pub longest: Option<u32>,
    /// The field of the Human Trafficking Case Data Standard that carries it.
    pub htcds: Option<String>,
    /// A word of the core vocabulary of facts ([`crate::vocabulary::FACT_WORDS`]).
    pub counts_as: Option<Name>,
    pub span: Span,
}

/// The type of a fact's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    Date,
    Text,
    YesNo,
    Number,
    Money,
    Choice,
    Language,
    Country,
    Region,
    Office,
    Person,
    Place,
    Document,
}

/// One of the answers of a `choice` fact.
#[derive(Clone, Debug)]
pub struct Choice {
    pub name: Name,
    pub title: Texts,
    /// Cannot stand together with another: "none of these". Given both, a page names them; nothing is refused.
    pub alone: bool,
    pub validity: Validity,
    /// The code of the Human Trafficking Case Data Standard, where it differs.
    pub htcds: Option<String>,
}
