//! What a circular says, as values: one struct a node, as `docs/circular-language.md` describes them.
//!
//! Nothing here has been checked yet: names may be unknown, dates reversed. `check` says so; `compile` relies on it.

mod access;
mod condition;
mod duty;
mod event;
mod figure;
mod frame;
mod offence;
mod scenario;
mod screening;
mod stage;
mod text;

pub use access::{Relation, Sees};
pub use condition::{Bound, Condition, Predicate, Tested};
pub use duty::{Aim, Due, Duty, DutyOpening, Owed};
pub use event::{Choice, Event, Fact, FactKind};
pub use figure::{Counts, Forum, Published, PublishedValue, Statistic, Target};
pub use frame::{
    Circular, Compartment, CompartmentKind, Counting, FileKind, Holiday, HolidayRule, Link, Office, Per,
    Reading, Region, Right, Role, RoleKind, Side, Source, SourceKind, Track, Transition,
};
pub use offence::{Consent, Effect, Element, Indicator, Offence, Strength, When};
pub use scenario::{Entry, Expect, Expectation, Scenario};
pub use screening::{Class, Heading, Positive, Screening};
pub use stage::{Closes, Gives, Lapses, Lasts, Opens, Renews, Requires, Stage};
pub use text::{Certainty, Cite, Name, Spanned, Texts, Validity};

pub use crate::length::{Length, Unit};
pub use crate::source::Span;
