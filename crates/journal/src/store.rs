//! The journal as callers hold it.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU64, mpsc},
    time::Duration,
};

use casework::FileSummary;
use circular::Rulebook;
use jiff::civil::Date;
use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{
    edge::{Clock, Disk, Randomness, RandomnessFails, Storage, SystemClock, SystemRandomness},
    error::{Fault, OpenError},
    file::Cache,
    lists::{WorkAsked, Worklist},
    row::hex,
    vault::{SealBroken, Vault},
    writer::{Group, Writer, job},
};

/// The form of the tables.
pub(crate) const FORM: i64 = 5;

/// Where a journal is and what it stands on.
pub struct Settings {
    /// Holds `journal.db` and `master.key`; made when absent.
    pub folder: PathBuf,
    pub rulebook: Arc<Rulebook>,
    pub clock: Arc<dyn Clock>,
    pub randomness: Arc<dyn Randomness>,
    pub storage: Arc<dyn Storage>,
}

impl Settings {
    /// A journal in a folder, with the clock, randomness and disk of the machine.
    pub fn in_folder(folder: &Path, rulebook: Arc<Rulebook>) -> Self {
        Self {
            folder: folder.to_owned(),
            rulebook,
            clock: Arc::new(SystemClock),
            randomness: Arc::new(SystemRandomness),
            storage: Arc::new(Disk),
        }
    }
}

/// What writer and readers share.
pub(crate) struct Shared {
    pub path: PathBuf,
    pub rulebook: Arc<Rulebook>,
    pub vault: Vault,
    pub clock: Arc<dyn Clock>,
    pub randomness: Arc<dyn Randomness>,
    pub storage: Arc<dyn Storage>,
    pub cache: Cache,
    pub readers: Mutex<Vec<Connection>>,
    /// Counts groups that changed a file, so that whoever keeps a count knows when it is old.
    pub version: AtomicU64,
    /// Shapes of files as read from their JSON, by number: a shape never changes and none is ever taken away.
    pub shapes: Mutex<HashMap<i64, Arc<FileSummary>>>,
    /// Lists of work as last read, with the number that they had then.
    pub worklists: Mutex<HashMap<WorkAsked, (i64, Worklist)>>,
}

/// A journal: append-only, sealed, chained. Cheap to clone; every clone is the same journal.
#[derive(Clone)]
pub struct Journal {
    pub(crate) shared: Arc<Shared>,
    writer: Arc<Writer>,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Journal({})", self.shared.path.display())
    }
}

impl Journal {
    /// Whether this is the only clone of the journal that is left: nobody else reads or writes through it.
    pub fn is_held_once(&self) -> bool {
        Arc::strong_count(&self.writer) == 1
    }

    /// Opens the journal of a folder, making it when there is none, and brings its lists up to today and to the rules.
    ///
    /// # Errors
    /// When folder, key or database cannot be used; each says which and what to do.
    pub fn open(settings: Settings) -> Result<Self, OpenError> {
        let Settings { folder, rulebook, clock, randomness, storage } = settings;
        fs::create_dir_all(&folder).map_err(|error| OpenError::Folder(folder.clone(), error))?;
        let path = folder.join("journal.db");
        let fresh = !path.exists();
        let vault = Vault::open(&folder, fresh, randomness.as_ref())?;
        let connection = Connection::open(&path)?;
        only_owner(&path).map_err(|error| OpenError::Folder(folder, error))?;
        prepare(&connection)?;
        let form: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match form {
            0 => connection.execute_batch(&format!(
                "BEGIN; {} PRAGMA user_version = {FORM}; COMMIT;",
                include_str!("schema.sql")
            ))?,
            2..FORM => {
                let steps = [
                    (2, include_str!("schema-2-to-3.sql")),
                    (3, include_str!("schema-3-to-4.sql")),
                    (4, include_str!("schema-4-to-5.sql")),
                ];
                let steps: String =
                    steps.iter().filter(|(from, _)| *from >= form).map(|(_, step)| *step).collect();
                connection.execute_batch(&format!(
                    "BEGIN IMMEDIATE; {steps} PRAGMA user_version = {FORM}; COMMIT;"
                ))?;
            }
            FORM => {}
            other => return Err(OpenError::Form(other, FORM)),
        }
        let shared = Arc::new(Shared {
            path,
            rulebook,
            vault,
            clock,
            randomness,
            storage,
            cache: Cache::default(),
            readers: Mutex::default(),
            version: AtomicU64::new(0),
            shapes: Mutex::default(),
            worklists: Mutex::default(),
        });
        let writer = Writer::start(connection, Arc::clone(&shared));
        let writer = Arc::new(writer.map_err(|error| Fault::Broken(error.to_string()))?);
        let journal = Self { shared, writer };
        journal.catch_up()?;
        if let Err(fault) = journal.tidy_documents() {
            // What is left over stays a while longer.
            tracing::warn!(%fault, "documents that nobody names");
        }
        Ok(journal)
    }

    /// The rules.
    pub fn rulebook(&self) -> &Rulebook {
        &self.shared.rulebook
    }

    /// Today, where the circular counts its days.
    pub fn today(&self) -> Date {
        self.shared.today()
    }

    /// The present instant by the journal's clock.
    pub fn now(&self) -> jiff::Timestamp {
        self.shared.clock.now()
    }

    /// Counts up whenever a file has changed; the same number means the same lists.
    pub fn version(&self) -> u64 {
        self.shared.version.load(std::sync::atomic::Ordering::Acquire)
    }

    /// Random bytes for whoever needs some.
    ///
    /// # Errors
    /// When the machine has none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], RandomnessFails> {
        let mut bytes = [0; N];
        self.shared.randomness.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Seals a text that travels through a page, as hexadecimal; it opens only in the same context.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal_for_page(&self, text: &[u8], context: &str) -> Result<String, RandomnessFails> {
        let randomness = self.shared.randomness.as_ref();
        Ok(hex(&self.shared.vault.seal_for_page(text, context.as_bytes(), randomness)?))
    }

    /// Opens what [`Journal::seal_for_page`] sealed.
    ///
    /// # Errors
    /// [`SealBroken`] when it was forged, changed or sealed in another context.
    pub fn open_from_page(&self, sealed: &str, context: &str) -> Result<Vec<u8>, SealBroken> {
        let sealed = crate::row::unhex(sealed).ok_or(SealBroken)?;
        self.shared.vault.open_from_page(&sealed, context.as_bytes())
    }

    /// Hands work to the writer; `done` is told once it is durable.
    pub(crate) fn bring<T, E>(
        &self,
        act: impl FnOnce(&mut Group<'_>) -> Result<T, E> + Send + 'static,
        done: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        if let Err(work) = self.writer.bring(job(act, done)) {
            work(None)(Err(Arc::new(Fault::Closed)));
        }
    }

    /// The same, waiting for the answer.
    pub(crate) fn bring_and_wait<T, E>(
        &self,
        act: impl FnOnce(&mut Group<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (sender, receiver) = mpsc::sync_channel(1);
        let work = job(act, move |answer| drop(sender.send(answer)));
        if let Err(work) = self.writer.bring_now(work, &self.shared) {
            work(None)(Err(Arc::new(Fault::Closed)));
        }
        receiver.recv().unwrap_or_else(|_| Err(Fault::Closed.into()))
    }

    /// Reads with one of the readers' connections.
    pub(crate) fn reading<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        self.shared.reading(read)
    }
}

impl Shared {
    pub fn today(&self) -> Date {
        self.rulebook.civil_day(self.clock.now())
    }

    pub fn reading<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let connection = Connection::open_with_flags(&self.path, flags)?;
                ready(&connection)?;
                connection
            }
        };
        let answer = read(&connection);
        let mut kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < 16 {
            kept.push(connection);
        }
        answer
    }
}

/// Makes a connection wait its turn and keep its statements.
fn ready(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    // Without it SQLite makes a kept statement anew whenever a value that could change its plan is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Makes a connection durable and strict.
fn prepare(connection: &Connection) -> Result<(), rusqlite::Error> {
    ready(connection)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; \
         PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;",
    )
}

/// Nobody but its owner reads the database either.
fn only_owner(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    let _ = path;
    Ok(())
}
