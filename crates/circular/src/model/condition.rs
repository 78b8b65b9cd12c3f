//! `condition`: a closed set of typed questions about a file, named once.

use super::{Cite, Length, Name, Texts, Validity};
use crate::source::Span;

/// A named condition: all its lines must hold.
#[derive(Clone, Debug)]
pub struct Condition {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub lines: Vec<Predicate>,
    pub span: Span,
}

/// One line of a condition.
#[derive(Clone, Debug)]
pub enum Predicate {
    /// An accepted event on or before now; with `since`, after the last such event.
    Happened { event: Name, since: Option<Name> },
    /// The stage is open.
    Stage { stage: Name },
    /// The last accepted occurrence's answer to a fact.
    Fact { fact: Name, of: Name, tested: Tested },
    /// Age on the day asked, from a date of birth.
    Age { born: Name, of: Name, bound: Bound, years: u32 },
    /// The file is in the care of an office of this role.
    UnderCareOf { role: Name },
    /// No more than `length` after the last accepted occurrence; its last day counts.
    Within { length: Length, since: Name },
    /// `length` has passed since the last accepted occurrence: true from its last day on.
    AtLeast { length: Length, since: Name },
    /// Another named condition.
    Holds { condition: Name },
    /// Every line holds.
    All(Vec<Predicate>),
    /// At least one line holds.
    Any(Vec<Predicate>),
    /// The lines do not all hold.
    Not(Vec<Predicate>),
}

/// How a fact's answer is tested. An answer not given satisfies none of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tested {
    /// Equal to one value; for a `many` fact: among the answers. `yes` and `no` for yes-no facts.
    Is(Name),
    /// Answered, and not that value.
    IsNot(Name),
    /// A number of at least this.
    AtLeast(i64),
    /// A number of at most this.
    AtMost(i64),
}

/// Under, or at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Under,
    AtLeast,
}
