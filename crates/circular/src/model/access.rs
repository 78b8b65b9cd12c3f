//! `sees`: who may read what, and why.

use super::{Cite, Name, Texts, Validity};
use crate::source::Span;

/// A grant to read compartments of files.
#[derive(Clone, Debug)]
pub struct Sees {
    pub role: Name,
    /// Only files of this kind; every kind when absent.
    pub file: Option<Name>,
    pub compartments: Vec<Name>,
    /// Every kind of relation named must hold; stages of one kind are alternatives.
    pub relations: Vec<Relation>,
    /// The ground of access, for people.
    pub ground: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub span: Span,
}

/// What must tie the reader to the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The reader's office has the file in its care.
    UnderCareOfSelf,
    /// The file's region is the reader's office's.
    RegionOwn,
    /// The reader's office recorded an event in the file; for a fact, that very event.
    RecordedByOwn,
    /// An open duty of the reader's office stands in the file.
    DutyOfOwn,
    /// This stage is open now.
    Stage(Name),
    /// This stage has been open, now or earlier.
    EverStage(Name),
}
