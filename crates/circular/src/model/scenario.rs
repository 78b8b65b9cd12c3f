//! `scenario`: the circular's tests.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{Name, Spanned};
use crate::source::Span;

/// A claim, the events on which it rests, and what must follow.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The claim.
    pub title: String,
    /// Readings chosen otherwise: reading, side.
    pub readings: Vec<(Name, Name)>,
    pub entries: Vec<Entry>,
    pub expects: Vec<Expect>,
    pub span: Span,
}

/// One `on` line.
#[derive(Clone, Debug)]
pub struct Entry {
    pub on: Date,
    pub event: Name,
    pub by: Name,
    pub office: Option<Name>,
    /// The instant of recording; a date alone means noon in the circular's time zone.
    pub recorded: Option<Timestamp>,
    /// Number of the `on` line that this corrects, from 1.
    pub corrects: Option<u32>,
    /// Facts as written; typed by the event when the scenario runs.
    pub facts: BTreeMap<String, Spanned<String>>,
    pub span: Span,
}

/// One `expect` block.
#[derive(Clone, Debug)]
pub struct Expect {
    pub as_of: Date,
    /// Only what had been recorded by the end of this day; everything when absent.
    pub known_on: Option<Date>,
    pub lines: Vec<Spanned<Expectation>>,
    pub span: Span,
}

/// One line of an `expect` block.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    Stage {
        stage: Name,
        opened: Option<Date>,
        due: Option<Date>,
    },
    NoStage {
        stage: Name,
    },
    Right {
        right: Name,
    },
    NoRight {
        right: Name,
    },
    /// Marks: `open`, `done`, `overdue`, `no-longer-needed`.
    Duty {
        duty: Name,
        role: Option<Name>,
        due: Option<Date>,
        mark: Option<Name>,
    },
    NoDuty {
        duty: Name,
    },
    Next {
        event: Name,
        by: Option<Name>,
    },
    NotNext {
        event: Name,
    },
    Refused {
        event: Name,
        because: Option<Name>,
    },
    NothingRefused,
}
