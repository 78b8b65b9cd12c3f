//! The neighbour check: two countries' circulars beside each other, on one day.
//!
//! [`compare()`] asks the same questions of both, aligned by the core vocabulary (`counts-as=`), by kinds of role and
//! compartment and by names of rights, and says for each whether the second country is the same, stricter or looser from
//! the presumed victim's point of view. Every cell names the rules it was read from, with their citations. No country and
//! no law stands in this crate; texts for people stand in `locales/<language>/compare.ftl`.
//!
//! [`replay`] takes one country's caseload through another's rules; [`reform`] lays proposals over those rules first.
//!
//! [`floor`] measures one circular against instruments of international law, in the same way.
//!
//! It knows no storage, no web and no time of day: the day comes in as an argument.

mod align;
mod answer;
mod ask;
pub mod compare;
pub mod floor;
mod html;
mod lines;
mod order;
mod questions;
pub mod reform;
pub mod replay;
mod table;
mod view;
mod words;

pub use align::CompareError;
pub use compare::{Comparison, compare};
pub use html::html;
pub use questions::topics;
pub use table::table;
