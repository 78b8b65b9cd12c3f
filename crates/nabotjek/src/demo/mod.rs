//! The demo: an invented caseload, made from its specification, in a folder of its own.

mod answer;
mod draw;
mod folder;
mod generate;
mod person;
mod read;
mod seed;
mod sign_in;
mod spec;
mod walk;

pub use folder::Folder;
pub use generate::generate;
pub use read::read;
pub use seed::seed;
pub use sign_in::{PASSWORD, still_open};
pub use spec::Caseload;
