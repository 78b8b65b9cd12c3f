//! An invented caseload: from its specification to journals, the same to the byte each time. For the demo and for tests.

mod answer;
mod draw;
mod generate;
mod person;
mod read;
mod spec;
mod walk;

pub use generate::generate;
pub use person::{is_protected, is_text};
pub use read::{read, read_at};
pub use spec::{Caseload, Line, Place, Population, SignIn, SpecError, Then, When};
pub use walk::Made;
