//! `duty`: what a role owes, by when.

use super::{Certainty, Cite, Length, Name, Requires, Texts, Validity};
use crate::source::Span;

/// A duty.
#[derive(Clone, Debug)]
pub struct Duty {
    pub name: Name,
    pub file: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// Who may know of it; `procedure` when absent.
    pub compartment: Option<Name>,
    pub opening: Vec<DutyOpening>,
    /// It opens only if these hold.
    pub requires: Vec<Requires>,
    pub owed_by: Option<Owed>,
    /// Last day; `None`: no last day is stated.
    pub due: Option<(Due, Span)>,
    /// The office's own number, shown as such.
    pub aim: Option<Aim>,
    pub done_by: Vec<(Name, Validity)>,
    /// No longer needed after these events.
    pub ceases: Vec<(Name, Validity)>,
    pub span: Span,
}

/// What opens a duty.
#[derive(Clone, Debug)]
pub enum DutyOpening {
    /// `opens on=EVENT`.
    Event { on: Name, validity: Validity },
    /// `while stage=STAGE`: with each term of the stage, and ends with it.
    Stage { stage: Name, validity: Validity },
}

/// Who owes it.
#[derive(Clone, Debug)]
pub enum Owed {
    /// The role and office that recorded the opening event.
    Recorder,
    /// A role.
    Role(Name),
}

/// By when.
#[derive(Clone, Debug)]
pub enum Due {
    /// Open until done, never overdue.
    AtOnce,
    /// So long after it opened.
    After(Length),
    /// So long before the last day of a stage.
    BeforeEnd { length: Length, stage: Name },
}

/// `aim 1 working-day certainty=house`.
#[derive(Clone, Debug)]
pub struct Aim {
    pub length: Length,
    pub certainty: Option<Certainty>,
    pub span: Span,
}
