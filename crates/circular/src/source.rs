//! Documents of a circular and places in them.

use std::{path::PathBuf, sync::Arc};

/// One document of a circular as read from its folder.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as a person gave it, with forward slashes.
    pub path: PathBuf,
    /// Its whole text.
    pub text: Arc<str>,
}

/// A place in a document: bytes `start..end` of document number `document`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which document, in reading order.
    pub document: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}
