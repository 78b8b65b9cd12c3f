//! `statistic`, `published`, `target`, `forum`: what is counted, what somebody published, what is aimed at.

use super::{Cite, Name, Per, Predicate, Texts, Validity};
use crate::source::Span;

/// The definition of a figure.
#[derive(Clone, Debug)]
pub struct Statistic {
    pub name: Name,
    pub title: Texts,
    pub definition: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub counts: Option<Counts>,
    /// As the file stands at the end of the year.
    pub conditions: Vec<Predicate>,
    /// Also broken down by this fact of this event.
    pub by: Option<(Name, Name)>,
    pub span: Span,
}

/// What a statistic counts.
#[derive(Clone, Debug)]
pub enum Counts {
    /// Each file in the year of its first accepted such event.
    First { file: Name, event: Name },
    /// Each accepted event in the year it took effect.
    Each { file: Name, event: Name },
}

/// A figure that somebody published, to be met.
#[derive(Clone, Debug)]
pub struct Published {
    pub name: Name,
    pub statistic: Name,
    pub year: i16,
    pub value: PublishedValue,
    pub cites: Vec<Cite>,
    pub span: Span,
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedValue {
    /// A number.
    Number(u64),
    /// The most frequent values of the statistic's breakdown, in this order.
    Order(Vec<String>),
}

/// A number somebody answers for.
#[derive(Clone, Debug)]
pub struct Target {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub at_least: Option<u64>,
    /// The statistic that is held against it, counted in a calendar year.
    pub statistic: Option<Name>,
    /// Whether every office that records what is counted answers for the number alone (`office`), or all of them
    /// together (`nation`, and when absent).
    pub per: Option<Per>,
    pub span: Span,
}

/// A meeting with a cadence.
#[derive(Clone, Debug)]
pub struct Forum {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub meets: Option<String>,
    pub secretariat: Option<Name>,
    pub span: Span,
}
