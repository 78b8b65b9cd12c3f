//! The demo: an invented caseload in a folder of its own.

mod folder;
mod seed;
mod sign_in;

pub use folder::Folder;
pub use seed::seed;
pub use sign_in::{PASSWORD, still_open};
