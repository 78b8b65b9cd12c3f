//! `offence` and `indicator`: what the law punishes, and the signs of it.

use super::{Cite, Name, Tested, Texts, Validity};
use crate::source::Span;

/// An offence as elements.
#[derive(Clone, Debug)]
pub struct Offence {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub acts: Vec<Element>,
    pub purposes: Vec<Element>,
    pub means: Vec<Element>,
    pub consent: Option<Consent>,
    /// Penalty lines: name, text, grounds.
    pub penalties: Vec<Element>,
    pub span: Span,
}

/// One element, or one penalty line.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// A test named by the law, for example `against-dignity`.
    pub test: Option<Name>,
    /// For means: constitutive or aggravating.
    pub effect: Option<Effect>,
    /// For penalties: the text of the penalty.
    pub text: Option<String>,
    /// Met when any of these holds.
    pub when: Vec<When>,
    /// Signs, findings and dimensions of a screening that point to it: any line, and on a line all names.
    pub supported_by: Vec<Vec<Name>>,
}

/// What a means does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Constitutive,
    Aggravating,
}

/// Whether consent matters.
#[derive(Clone, Debug)]
pub struct Consent {
    pub irrelevant: bool,
    /// The purpose for which it does matter.
    pub except: Option<Name>,
    pub title: Texts,
    pub cites: Vec<Cite>,
    /// The person consented when any of these holds.
    pub when: Vec<When>,
}

/// `when fact=F of=E is=V`.
#[derive(Clone, Debug)]
pub struct When {
    pub fact: Name,
    pub of: Name,
    pub tested: Tested,
    pub span: Span,
}

/// A sign with a dimension and a strength; proves nothing alone.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub name: Name,
    /// The set in which it is read together with others; alone, when absent.
    pub screening: Option<Name>,
    pub dimension: Name,
    /// The heading under which a guideline has it.
    pub family: Option<Name>,
    pub strength: Strength,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub when: Vec<When>,
    pub span: Span,
}

/// How much a sign weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    Weak,
    Medium,
    Strong,
}
