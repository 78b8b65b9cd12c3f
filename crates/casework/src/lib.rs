//! Events, the fold, and what follows from it: standing, worklists, what-if, import.
//!
//! Everything here is pure: no clock, no disk, no network. A fold returns a standing, never an error.

pub mod event;
pub mod standing;

pub use event::{ANNULLED, Answer, Event};
pub use standing::*;
