//! A circular as a folder on disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{DOCUMENTS_MAX, parse::BYTES_MAX, read_documents};
use crate::{mistake::Mistake, model::Circular, source::Document};

/// Why a folder could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Nothing has this path.
    #[error("there is no folder `{}`", .0.display())]
    Absent(PathBuf),
    /// It is something else.
    #[error("`{}` is a single document; give the folder of the circular", .0.display())]
    NotAFolder(PathBuf),
    /// Nothing to read in it.
    #[error("the folder `{}` holds no circular: no document in it ends in .kdl", .0.display())]
    Empty(PathBuf),
    /// The system refused.
    #[error("`{path}` cannot be read: {error}", path = .0.display(), error = .1)]
    Unreadable(PathBuf, io::Error),
    /// Not text.
    #[error("`{}` is not text in UTF-8", .0.display())]
    NotText(PathBuf),
    /// Folders inside folders without end.
    #[error("the folder `{}` holds more than {DOCUMENTS_MAX} documents or too many folders inside each other", .0.display())]
    TooMany(PathBuf),
}

/// Reads all `*.kdl` documents below a folder as one circular, in path order.
///
/// What is wrong inside the documents comes as mistakes beside what could be read.
///
/// # Errors
/// [`FolderError`] when there is nothing to read: one clear sentence each.
pub fn read(folder: &Path) -> Result<(Circular, Vec<Mistake>), FolderError> {
    let metadata = fs::metadata(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => FolderError::Absent(folder.to_owned()),
        _ => FolderError::Unreadable(folder.to_owned(), error),
    })?;
    if !metadata.is_dir() {
        return Err(FolderError::NotAFolder(folder.to_owned()));
    }
    let mut paths = Vec::new();
    collect(folder, 0, &mut paths)?;
    if paths.is_empty() {
        return Err(FolderError::Empty(folder.to_owned()));
    }
    if paths.len() > DOCUMENTS_MAX {
        return Err(FolderError::TooMany(folder.to_owned()));
    }
    paths.sort();
    let documents = paths.into_iter().map(document).collect::<Result<Vec<_>, _>>()?;
    Ok(read_documents(documents))
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), FolderError> {
    if depth > 16 || paths.len() > DOCUMENTS_MAX {
        return Err(FolderError::TooMany(folder.to_owned()));
    }
    let unreadable = |error| FolderError::Unreadable(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(unreadable)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !hidden {
            collect(&path, depth + 1, paths)?;
        } else if !hidden && path.extension().is_some_and(|extension| extension == "kdl") && path.is_file() {
            paths.push(path);
        }
    }
    Ok(())
}

fn document(path: PathBuf) -> Result<Document, FolderError> {
    let unreadable = |error| FolderError::Unreadable(path.clone(), error);
    let size = fs::metadata(&path).map_err(unreadable)?.len();
    // The reader proper tells the limit with the others; here only its first bytes are needed for that.
    let bytes = if size > 2 * BYTES_MAX as u64 {
        vec![b' '; BYTES_MAX + 1]
    } else {
        fs::read(&path).map_err(unreadable)?
    };
    let text = String::from_utf8(bytes).map_err(|_| FolderError::NotText(path.clone()))?;
    let shown = path.to_string_lossy().replace('\\', "/");
    Ok(Document { path: PathBuf::from(shown), text: text.into() })
}
