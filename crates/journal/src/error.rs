//! What can go wrong in the store.

use crate::{
    edge::{RandomnessFails, StorageRefuses},
    vault::{KeyError, SealBroken},
};

/// A fault of the store: nothing was written, or nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("the database answers: {0}")]
    Database(#[from] rusqlite::Error),
    #[error(transparent)]
    Storage(#[from] StorageRefuses),
    #[error(transparent)]
    Randomness(#[from] RandomnessFails),
    #[error("the journal is damaged: {0}; run `nabotjek verify`")]
    Broken(String),
    /// The group of writes in which this one stood could not be made durable.
    #[error("nothing was written: {0}")]
    Group(std::sync::Arc<Fault>),
    /// The storage failed, and with it the group of writes.
    #[error("nothing was written: the storage failed")]
    Undone,
    /// The folder of documents cannot be read or written.
    #[error("the folder of documents answers: {0}")]
    Documents(std::io::Error),
    #[error("the journal is closed")]
    Closed,
}

impl Fault {
    /// Whether there was no room left to write.
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Database(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            Self::Documents(error) => error.kind() == std::io::ErrorKind::StorageFull,
            Self::Group(fault) => fault.is_disk_full(),
            _ => false,
        }
    }
}

impl From<SealBroken> for Fault {
    fn from(broken: SealBroken) -> Self {
        Self::Broken(broken.to_string())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        // The text of the error could quote what it read.
        Self::Broken(format!("a row is no JSON at column {}", error.column()))
    }
}

/// Why a journal cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the folder {0} cannot be used: {1}")]
    Folder(std::path::PathBuf, std::io::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(
        "the database was written by another version of this program (its form is {0}, this version knows {1})"
    )]
    Form(i64, i64),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error.into())
    }
}
