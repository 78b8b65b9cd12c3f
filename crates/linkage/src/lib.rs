//! Whether two records are of one person, by name and date of birth alone.
//!
//! Names come typed in a hurry, heard over a bad line, carried over from another script, given and family name
//! exchanged; birth dates with day and month exchanged or a digit off. Both are compared field by field and each
//! agreement or disagreement weighs as much as it was found to (Fellegi and Sunter): [`weigh`]. What the weights and the
//! threshold rest on stands in `docs/decisions/0014-people-are-found-by-blind-traces.md`.
//!
//! Nothing here knows a store, a page, or the time of day. A store that holds no plain names finds whom to compare by
//! [`traces`]: texts that two records of one person are likely to share, each to be blinded with a key.

mod birth;
mod letters;
mod name;
mod person;
mod resolve;
mod sound;
mod trace;
mod weigh;
mod weights;

pub use birth::{Birth, BirthLevel};
pub use letters::{Letters, Pattern};
pub use name::{Name, NameLevel};
pub use person::Person;
pub use resolve::{Pair, one_to_one};
pub use sound::Sound;
pub use trace::{Trace, traces};
pub use weigh::{Sought, Weight};
pub use weights::{HINT, LINKING_THRESHOLD, PLACEHOLDER_DAY, THRESHOLD, is_likely, length, may_be_one};
