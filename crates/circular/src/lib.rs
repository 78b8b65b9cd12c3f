//! The circular language: read, check, compile, explain.
//!
//! A circular is a country's rulebook as text. This crate turns the text into values ([`model`]), says what is wrong with
//! it, puts rules into sentences, and compiles it into the dense tables that a fold runs on. It knows nothing of storage,
//! web or the time of day: every date comes in as an argument.

pub mod calendar;
pub mod check;
pub mod compare;
pub mod compile;
pub mod counting;
pub mod explain;
pub mod length;
mod locale;
pub mod message;
pub mod mistake;
pub mod model;
pub mod nearest;
pub mod overlay;
pub mod place;
pub mod rulebook;
pub mod rules;
pub mod source;
mod syntax;
pub mod vocabulary;

/// Documents in the writing of a circular, before anyone asks what they mean.
pub mod nodes {
    pub use crate::syntax::{Literal, Node, Property, Value, line_of, parse_nodes as parse};
}

pub use check::check;
pub use compile::{Choices, CompileError, compile};
pub use rulebook::Rulebook;
pub use syntax::{DOCUMENTS_MAX, FolderError, read, read_documents};
