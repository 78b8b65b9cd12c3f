//! `stage`: an interval in the life of a file.

use super::{Cite, Length, Name, Texts, Validity};
use crate::source::Span;

/// A stage with all its lines.
#[derive(Clone, Debug)]
pub struct Stage {
    pub name: Name,
    pub file: Name,
    pub track: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// Who may know of it; `procedure` when absent.
    pub compartment: Option<Name>,
    pub opens: Vec<Opens>,
    /// Asked when the stage opens.
    pub requires: Vec<Requires>,
    pub lasts: Vec<Lasts>,
    pub renews: Vec<Renews>,
    pub gives: Vec<Gives>,
    pub closes: Vec<Closes>,
    pub lapses: Vec<Lapses>,
    /// `Active`, `FollowUp`, `Closed` or `ClosedReferred` of the Human Trafficking Case Data Standard.
    pub htcds: Option<String>,
    pub span: Span,
}

/// `opens on=EVENT [from=STAGE]`.
#[derive(Clone, Debug)]
pub struct Opens {
    pub on: Name,
    pub from: Option<Name>,
    pub validity: Validity,
    pub span: Span,
}

/// `requires CONDITION`.
#[derive(Clone, Debug)]
pub struct Requires {
    pub condition: Name,
    pub validity: Validity,
}

/// `lasts 45 days`.
#[derive(Clone, Debug)]
pub struct Lasts {
    pub length: Length,
    pub validity: Validity,
    pub span: Span,
}

/// `renews 3 months on=EVENT [at-most=N] [requires=CONDITION]`.
#[derive(Clone, Debug)]
pub struct Renews {
    pub length: Length,
    pub on: Name,
    pub at_most: Option<u32>,
    pub requires: Option<Name>,
    pub validity: Validity,
    pub span: Span,
}

/// `gives RIGHT… [form=TEXT]`; one value for each right named.
#[derive(Clone, Debug)]
pub struct Gives {
    pub right: Name,
    /// The form it takes, for example the name of a document.
    pub form: Option<String>,
    pub validity: Validity,
}

/// `closes on=EVENT [into=STAGE]`.
#[derive(Clone, Debug)]
pub struct Closes {
    pub on: Name,
    pub into: Option<Name>,
    pub validity: Validity,
    pub span: Span,
}

/// `lapses [into=STAGE]`.
#[derive(Clone, Debug)]
pub struct Lapses {
    pub into: Option<Name>,
    pub validity: Validity,
    pub span: Span,
}
