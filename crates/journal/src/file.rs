//! A file read whole, and the cache of those read lately.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};

use casework::{Event, FileSummary, Standing, fold, fold_without_next};
use circular::Rulebook;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use crate::{
    error::Fault,
    reference::Reference,
    row::{EventId, join},
    vault::{Key, Vault},
};

/// How many files are kept open at most; the oldest half goes when there are more.
const KEPT_MAX: usize = 20_000;

/// A file with all its events, protected facts opened. Whoever shows something of it asks `access` first.
#[derive(Clone, Debug)]
pub struct FileRecord {
    pub reference: Reference,
    /// The kind of file.
    pub kind: String,
    /// In the order in which they were recorded.
    pub events: Vec<Event>,
    /// The random name of each event.
    pub ids: Vec<EventId>,
    /// The account that recorded each event.
    pub accounts: Vec<String>,
    /// The post by which each event came, where it came by one.
    pub(crate) posts: Vec<Option<String>>,
    /// How many events there are.
    pub seq: u32,
    pub(crate) number: i64,
}

impl FileRecord {
    /// A file without events.
    pub(crate) fn empty(head: &FileHeadRow) -> Result<Self, Fault> {
        let reference =
            head.reference.parse().map_err(|_| Fault::Broken("a file has no readable reference".into()))?;
        Ok(Self {
            reference,
            kind: head.kind.clone(),
            events: Vec::new(),
            ids: Vec::new(),
            accounts: Vec::new(),
            posts: Vec::new(),
            seq: 0,
            number: head.number,
        })
    }

    /// One more event, the last to be recorded.
    pub(crate) fn push(&mut self, event: Event, id: EventId, account: String, post: Option<String>) {
        self.events.push(event);
        self.ids.push(id);
        self.accounts.push(account);
        self.posts.push(post);
        self.seq += 1;
    }
}

/// A file and where it stands on a day.
#[derive(Clone, Debug)]
pub struct Opened {
    pub record: FileRecord,
    pub standing: Standing,
    pub summary: FileSummary,
}

impl Opened {
    /// Folds a file as of a day.
    pub fn of(rulebook: &Rulebook, record: FileRecord, as_of: Date) -> Self {
        let standing = fold(rulebook, &record.events, as_of, None);
        Self::standing_so(rulebook, record, standing)
    }

    /// The same as far as lists need it: what may come next is left out.
    pub(crate) fn for_lists(rulebook: &Rulebook, record: FileRecord, as_of: Date) -> Self {
        let standing = fold_without_next(rulebook, &record.events, as_of);
        Self::standing_so(rulebook, record, standing)
    }

    fn standing_so(rulebook: &Rulebook, record: FileRecord, standing: Standing) -> Self {
        let summary = FileSummary::of(rulebook, &record.kind, &record.events, &standing);
        Self { record, standing, summary }
    }
}

/// The head of a file as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct FileHeadRow {
    pub number: i64,
    pub reference: String,
    pub kind: String,
    pub wrapped: Vec<u8>,
    pub seq: i64,
}

impl FileHeadRow {
    pub fn find(connection: &Connection, reference: &str) -> Result<Option<Self>, Fault> {
        let mut select = connection
            .prepare_cached("SELECT id, reference, kind, wrapped, seq FROM files WHERE reference = ?1")?;
        Ok(select.query_row([reference], Self::of).optional()?)
    }

    pub fn numbered(connection: &Connection, number: i64) -> Result<Option<Self>, Fault> {
        let mut select =
            connection.prepare_cached("SELECT id, reference, kind, wrapped, seq FROM files WHERE id = ?1")?;
        Ok(select.query_row([number], Self::of).optional()?)
    }

    /// Every file of a kind.
    pub fn of_kind(connection: &Connection, kind: &str) -> Result<Vec<Self>, Fault> {
        let mut select = connection.prepare_cached(
            "SELECT id, reference, kind, wrapped, seq FROM files WHERE kind = ?1 ORDER BY id",
        )?;
        let heads = select.query_map([kind], Self::of)?;
        Ok(heads.collect::<Result<_, _>>()?)
    }

    fn of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            reference: row.get(1)?,
            kind: row.get(2)?,
            wrapped: row.get(3)?,
            seq: row.get(4)?,
        })
    }

    pub fn key(&self, vault: &Vault) -> Result<Key, Fault> {
        Ok(vault.file_key(&self.reference, &self.wrapped)?)
    }
}

/// Reads a file's events and opens what is sealed.
pub(crate) fn read_file(
    connection: &Connection,
    vault: &Vault,
    head: &FileHeadRow,
) -> Result<FileRecord, Fault> {
    let key = head.key(vault)?;
    let mut record = FileRecord::empty(head)?;
    let mut select = connection
        .prepare_cached("SELECT body, sealed FROM rows WHERE file = ?1 AND kind = 2 ORDER BY position")?;
    let mut rows = select.query([head.number])?;
    while let Some(row) = rows.next()? {
        let whole = join(
            &head.reference,
            &key,
            row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?,
            row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?,
        )?;
        record.push(whole.event(), whole.id, whole.account, whole.once);
    }
    Ok(record)
}

/// Files opened lately, by number. What is kept is looked up with the number of events that the file has now.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    kept: Mutex<HashMap<i64, Kept>>,
}

#[derive(Clone, Debug)]
struct Kept {
    opened: Arc<Opened>,
    /// Made for lists: what may come next is left out.
    for_lists: bool,
}

impl Cache {
    fn kept(&self) -> MutexGuard<'_, HashMap<i64, Kept>> {
        // A thread that panicked while holding it left whole entries: each is put in at once.
        self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn find(&self, number: i64, seq: i64, as_of: Date) -> Option<Kept> {
        let kept = self.kept().get(&number).cloned()?;
        (i64::from(kept.opened.record.seq) == seq && kept.opened.standing.as_of == as_of).then_some(kept)
    }

    /// As far as lists need it.
    pub fn for_lists(&self, number: i64, seq: i64, as_of: Date) -> Option<Arc<Opened>> {
        Some(self.find(number, seq, as_of)?.opened)
    }

    /// Whole, if it is kept so.
    pub fn whole(&self, number: i64, seq: i64, as_of: Date) -> Option<Arc<Opened>> {
        self.find(number, seq, as_of).filter(|kept| !kept.for_lists).map(|kept| kept.opened)
    }

    /// Whole, if it is kept; what lists had left out is made good.
    pub fn made_whole(&self, rulebook: &Rulebook, number: i64, seq: i64, as_of: Date) -> Option<Arc<Opened>> {
        let kept = self.find(number, seq, as_of)?;
        if !kept.for_lists {
            return Some(kept.opened);
        }
        let opened = Arc::new(Opened::of(rulebook, kept.opened.record.clone(), as_of));
        self.put(Arc::clone(&opened));
        Some(opened)
    }

    pub fn put(&self, opened: Arc<Opened>) {
        self.keep(Kept { opened, for_lists: false });
    }

    pub fn put_for_lists(&self, opened: Arc<Opened>) {
        self.keep(Kept { opened, for_lists: true });
    }

    fn keep(&self, one: Kept) {
        let mut kept = self.kept();
        if kept.len() >= KEPT_MAX {
            let mut odd = false;
            kept.retain(|_, _| {
                odd = !odd;
                odd
            });
        }
        kept.insert(one.opened.record.number, one);
    }
}
