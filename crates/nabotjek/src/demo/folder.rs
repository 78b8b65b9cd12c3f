//! The demo's folder: marked as the demo's before anything is made in it, and as whole when everything is.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

/// The name of the mark. Whoever holds it locked works in the folder.
const MARK: &str = ".demo";
/// What the mark says; the last line tells how far it is.
const SAYS: &str = "This folder holds an invented caseload, made by `nabotjek demo`. `nabotjek demo --fresh` makes it anew.\n";
const WHOLE: &str = "whole\n";
/// What the demo makes here, and all that it ever deletes.
const MADE: [&str; 5] =
    ["journal.db", "journal.db-wal", "journal.db-shm", "master.key", "demo-accounts.json"];
/// The folder of photos and scans beside them.
const DOCUMENTS: &str = "documents";

/// A folder claimed for a demo until this is dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    mark: File,
    is_whole: bool,
}

/// Why a folder cannot be a demo's.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("{0} is a file, not a folder; name another with --data")]
    NoFolder(PathBuf),
    #[error("{0} holds a journal that is not a demo's; nothing was touched; name another folder with --data")]
    NotOurs(PathBuf),
    #[error("another demo is running in {0}; stop it, or name another folder with --data")]
    InUse(PathBuf),
    #[error("the folder {0} cannot be used")]
    Unusable(PathBuf, #[source] io::Error),
}

impl Folder {
    /// Claims a folder, making it when absent. What a demo began and did not finish is deleted; with `fresh` also what it
    /// finished.
    ///
    /// # Errors
    /// When it cannot be used, or is not a demo's.
    pub fn claim(path: &Path, fresh: bool) -> Result<Self, FolderError> {
        if path.exists() && !path.is_dir() {
            return Err(FolderError::NoFolder(path.to_owned()));
        }
        let unusable = |error| FolderError::Unusable(path.to_owned(), error);
        fs::create_dir_all(path).map_err(unusable)?;
        let is_marked = path.join(MARK).try_exists().map_err(unusable)?;
        if !is_marked && MADE.iter().chain([&DOCUMENTS]).any(|name| path.join(name).exists()) {
            return Err(FolderError::NotOurs(path.to_owned()));
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut mark = options.open(path.join(MARK)).map_err(unusable)?;
        mark.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => FolderError::InUse(path.to_owned()),
            TryLockError::Error(error) => unusable(error),
        })?;
        let mut said = String::new();
        mark.read_to_string(&mut said).map_err(unusable)?;
        let mut folder = Self { path: path.to_owned(), mark, is_whole: said.ends_with(WHOLE) };
        if fresh || !folder.is_whole {
            folder.empty().map_err(unusable)?;
        }
        Ok(folder)
    }

    /// Whether a demo has been made here to its end.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Notes that everything has been made.
    ///
    /// # Errors
    /// When the mark cannot be written.
    pub fn note_whole(&mut self) -> io::Result<()> {
        self.write(WHOLE)?;
        self.is_whole = true;
        Ok(())
    }

    /// The mark first, so that whoever finds the rest knows whose it is.
    fn empty(&mut self) -> io::Result<()> {
        self.is_whole = false;
        self.write("")?;
        for name in MADE {
            match fs::remove_file(self.path.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        match fs::remove_dir_all(self.path.join(DOCUMENTS)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn write(&mut self, state: &str) -> io::Result<()> {
        self.mark.set_len(0)?;
        self.mark.rewind()?;
        self.mark.write_all(format!("{SAYS}{state}").as_bytes())?;
        self.mark.sync_all()
    }
}
