//! Definitions to figures: what a circular's statistics count, from journals, and whether that is what was published.
//!
//! Journals pass through one at a time and leave nothing behind but numbers.

mod compare;
mod figure;

pub use compare::{Comparison, Value, compare};
pub use figure::{Figure, Share, Tally};
