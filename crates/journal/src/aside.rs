//! Reading a journal beside whoever writes it: nothing is made, brought up to date or kept open.

use std::{path::Path, sync::Arc, time::Duration};

use casework::Event;
use circular::Rulebook;
use rusqlite::{Connection, OpenFlags};

use crate::{
    edge::{Disk, SystemClock, SystemRandomness},
    error::OpenError,
    file::{Cache, FileHeadRow, read_file},
    store::Shared,
    vault::Vault,
};

/// Goes through the events of every file of a folder's journal, in the order in which the files were begun, as they are
/// at one moment.
///
/// # Errors
/// When there is no journal, its key is missing, or a sealed fact does not open.
pub fn each_journal(
    folder: &Path,
    rulebook: &Arc<Rulebook>,
    take: &mut dyn FnMut(&[Event]),
) -> Result<(), OpenError> {
    let (connection, shared) = open_aside(folder, Arc::clone(rulebook))?;
    let mut select = connection.prepare("SELECT id FROM files ORDER BY id")?;
    let mut numbers = select.query([])?;
    while let Some(row) = numbers.next()? {
        if let Some(head) = FileHeadRow::numbered(&connection, row.get(0)?)? {
            take(&read_file(&connection, &shared.vault, &head)?.events);
        }
    }
    Ok(())
}

/// Opens a journal for reading, in one transaction: what a running server adds meanwhile is not half seen.
pub(crate) fn open_aside(folder: &Path, rulebook: Arc<Rulebook>) -> Result<(Connection, Shared), OpenError> {
    let path = folder.join("journal.db");
    if !path.exists() {
        let absent = std::io::Error::new(std::io::ErrorKind::NotFound, "there is no journal.db in it");
        return Err(OpenError::Folder(folder.to_owned(), absent));
    }
    let vault = Vault::open(folder, false, &SystemRandomness)?;
    let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.execute_batch("BEGIN")?;
    let shared = Shared {
        path,
        rulebook,
        vault,
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        storage: Arc::new(Disk),
        cache: Cache::default(),
        readers: Default::default(),
        version: Default::default(),
        shapes: Default::default(),
        worklists: Default::default(),
    };
    Ok((connection, shared))
}
