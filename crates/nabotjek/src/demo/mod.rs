//! The demo: an invented caseload, made from its specification, in a folder of its own.

mod answer;
mod draw;
mod generate;
mod person;
mod read;
mod spec;
mod walk;

pub use generate::generate;
pub use read::read;
