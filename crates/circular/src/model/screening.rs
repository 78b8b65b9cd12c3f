//! `screening`: a set of indicators, and the rule by which they are read together.

use super::{Cite, Element, Name, Texts, Validity, When};
use crate::source::Span;

/// A set of indicators with its rule of decision. It advises; a person decides.
#[derive(Clone, Debug)]
pub struct Screening {
    pub name: Name,
    /// The kind of file whose answers it reads.
    pub file: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// The set is not made for a file in which any of these holds.
    pub unless: Vec<When>,
    /// What the indicators speak of; each counts by itself.
    pub dimensions: Vec<Heading>,
    /// Headings of a guideline, for reading only.
    pub families: Vec<Heading>,
    /// A dimension is positive when any of these counts is reached.
    pub positive: Vec<Positive>,
    /// What positive dimensions mean together: the first in force that holds.
    pub classes: Vec<Class>,
    /// What answers say that is no sign by itself, for example who recruited.
    pub findings: Vec<Element>,
    /// Answers that cannot stand together: all lines hold at once.
    pub contradictions: Vec<Element>,
    pub span: Span,
}

/// A name with its title.
#[derive(Clone, Debug)]
pub struct Heading {
    pub name: Name,
    pub title: Texts,
}

/// `positive strong=1 lesser=1`: at least so many indicators of a dimension are met.
#[derive(Clone, Debug)]
pub struct Positive {
    pub strong: u32,
    pub medium: u32,
    pub weak: u32,
    /// Medium or weak.
    pub lesser: u32,
    pub validity: Validity,
}

/// What positive dimensions mean together.
#[derive(Clone, Debug)]
pub struct Class {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// Whether the rule advises to refer. No rule advises to leave.
    pub refers: bool,
    /// Dimensions that must all be positive.
    pub all: Vec<Name>,
    /// Of each line, one dimension must be positive.
    pub any: Vec<Vec<Name>>,
}
