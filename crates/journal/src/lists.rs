//! What the journal lists: files, open duties, files by name. Access is asked by whoever shows them.

use std::{
    cmp::Reverse,
    sync::{Arc, PoisonError},
};

use casework::{FileSummary, Owner};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{
    error::Fault,
    file::{FileHeadRow, Opened, read_file},
    projection::{Listed, NEVER, day_number, day_numbered, owner_key, words},
    reference::Reference,
    store::{Journal, Shared},
};

/// So many shapes are kept in memory at most.
const SHAPES_MAX: usize = 20_000;
/// So many lists of work are kept in memory at most.
const WORKLISTS_MAX: usize = 256;

/// A file in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FileHead {
    pub reference: Reference,
    pub summary: FileSummary,
}

/// A file as the lists know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Glimpse {
    pub summary: FileSummary,
    /// Whether it still stands so; if not, the file must be opened to know.
    pub is_of_today: bool,
}

/// An open duty in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkRow {
    pub reference: Reference,
    /// What access depends on; the day since when the file is in care is left out. Files that are alike share one.
    pub summary: Arc<FileSummary>,
    pub duty: String,
    pub opened: Date,
    /// Last day, included; `None`: none is stated.
    pub due: Option<Date>,
}

/// Which open duties.
#[derive(Clone, Copy, Debug, Default)]
pub struct WorkQuery {
    /// Only those whose last day is this one or later.
    pub from: Option<Date>,
    /// Only those whose last day is this one or earlier.
    pub until: Option<Date>,
    /// How many at most.
    pub limit: usize,
}

/// How many open duties stand in files that are alike for access.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkCount {
    pub summary: Arc<FileSummary>,
    pub duty: String,
    pub all: u64,
    /// Of these, how many are past their last day.
    pub overdue: u64,
}

/// A file found by a word, and where that word stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub head: FileHead,
    /// The compartment of the fact, and the office that recorded it: who may not see that fact has found nothing.
    pub compartment: String,
    pub office: String,
}

/// What was asked of the lists of work: owners, days by number, how many.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum WorkAsked {
    Rows(Vec<String>, i64, i64, usize),
    Counts(Vec<String>, i64),
}

/// What the lists of work answered.
#[derive(Clone)]
pub(crate) enum Worklist {
    Rows(Vec<WorkRow>),
    Counts(Vec<WorkCount>),
}

/// Counts up in the same transaction as any change of the lists, whichever process makes it.
pub(crate) fn lists_number(connection: &Connection) -> Result<i64, Fault> {
    let found: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM meta WHERE name = 'lists'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let number = found.and_then(|bytes| bytes.try_into().ok());
    Ok(number.map_or(0, i64::from_le_bytes))
}

impl Journal {
    /// A file with all its events and where it stands today; `None` when there is none of this reference.
    ///
    /// # Errors
    /// When the database cannot be read or a sealed fact does not open.
    pub fn read(&self, reference: &Reference) -> Result<Option<Arc<Opened>>, Fault> {
        let today = self.today();
        self.reading(|connection| {
            let Some(head) = FileHeadRow::find(connection, reference.as_str())? else { return Ok(None) };
            if let Some(kept) =
                self.shared.cache.made_whole(&self.shared.rulebook, head.number, head.seq, today)
            {
                return Ok(Some(kept));
            }
            let record = read_file(connection, &self.shared.vault, &head)?;
            let opened = Arc::new(Opened::of(&self.shared.rulebook, record, today));
            self.shared.cache.put(Arc::clone(&opened));
            Ok(Some(opened))
        })
    }

    /// The same where it has been opened lately and stands so still; `None` where it must be read, or is not there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept(&self, reference: &Reference) -> Result<Option<Arc<Opened>>, Fault> {
        let today = self.today();
        self.reading(|connection| {
            let head = FileHeadRow::find(connection, reference.as_str())?;
            Ok(head.and_then(|head| self.shared.cache.whole(head.number, head.seq, today)))
        })
    }

    /// Files by the day on which they next change by themselves, the soonest first, those that never do last; of those that
    /// `keep` wants, `limit` at most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn soonest(&self, limit: usize, keep: &dyn Fn(&FileSummary) -> bool) -> Result<Vec<FileHead>, Fault> {
        self.reading(|connection| {
            let mut select =
                connection.prepare_cached("SELECT reference, summary FROM files ORDER BY next_change, id")?;
            let mut rows = select.query([])?;
            let mut heads = Vec::new();
            while let Some(row) = rows.next()?.filter(|_| heads.len() < limit) {
                let head = file_head(row)?;
                if keep(&head.summary) {
                    heads.push(head);
                }
            }
            Ok(heads)
        })
    }

    /// What access depends on, of a file that has not been opened: `None` when there is none of this reference.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn glimpse(&self, reference: &Reference) -> Result<Option<Glimpse>, Fault> {
        self.reading(|connection| {
            let mut select =
                connection.prepare_cached("SELECT next_change, summary FROM files WHERE reference = ?1")?;
            let found = select
                .query_row([reference.as_str()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)));
            let Some((next_change, summary)) = found.optional()? else { return Ok(None) };
            let is_of_today = next_change > day_number(self.today());
            Ok(Some(Glimpse { summary: serde_json::from_str(&summary)?, is_of_today }))
        })
    }

    /// Another number whenever a list of files or duties has changed, whichever process changed it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn lists_number(&self) -> Result<i64, Fault> {
        self.reading(lists_number)
    }

    /// Open duties of any of these owners, soonest last day first, those without one last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn work(&self, owners: &[Owner], query: WorkQuery) -> Result<Vec<WorkRow>, Fault> {
        let from = query.from.map_or(i64::MIN, day_number);
        let until = query.until.map_or(NEVER, day_number);
        let owners: Vec<String> = owners.iter().map(owner_key).collect();
        self.reading(|connection| {
            let asked = WorkAsked::Rows(owners.clone(), from, until, query.limit);
            let lists = lists_number(connection)?;
            if let Some(Worklist::Rows(rows)) = self.shared.worklist(&asked, lists) {
                return Ok(rows);
            }
            let mut rows = Vec::new();
            let mut select = connection.prepare_cached(
                "SELECT w.due, w.file, w.number, f.reference, f.shape, w.duty, w.opened FROM work w \
                 JOIN files f ON f.id = w.file \
                 WHERE w.owner = ?1 AND w.due BETWEEN ?2 AND ?3 ORDER BY w.due, w.file, w.number LIMIT ?4",
            )?;
            for owner in &owners {
                let found = select.query_map(params![owner, from, until, query.limit as i64], |row| {
                    let key: (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    Ok((key, row.get::<_, String>(3)?, row.get::<_, i64>(4)?, row.get(5)?, row.get(6)?))
                })?;
                for row in found {
                    rows.push(row?);
                }
            }
            rows.sort_by_key(|row: &((i64, i64, i64), String, i64, String, i64)| row.0);
            rows.truncate(query.limit);
            let rulebook = &self.shared.rulebook;
            let rows = rows
                .into_iter()
                .map(|((due, _, _), reference, shape, duty, opened)| {
                    Ok(WorkRow {
                        reference: parsed(&reference)?,
                        summary: self.shared.shape(connection, shape)?,
                        duty,
                        opened: day_numbered(rulebook, opened).unwrap_or(Date::MIN),
                        due: day_numbered(rulebook, due).filter(|_| due != NEVER),
                    })
                })
                .collect::<Result<Vec<_>, Fault>>()?;
            self.shared.keep_worklist(asked, lists, Worklist::Rows(rows.clone()));
            Ok(rows)
        })
    }

    /// How many open duties these owners have, by what access depends on.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn work_counts(&self, owners: &[Owner], today: Date) -> Result<Vec<WorkCount>, Fault> {
        let owners: Vec<String> = owners.iter().map(owner_key).collect();
        self.reading(|connection| {
            let asked = WorkAsked::Counts(owners.clone(), day_number(today));
            let lists = lists_number(connection)?;
            if let Some(Worklist::Counts(counts)) = self.shared.worklist(&asked, lists) {
                return Ok(counts);
            }
            let mut counts = Vec::new();
            let mut select = connection.prepare_cached(
                "SELECT c.shape, c.duty, SUM(c.lines), SUM(c.lines * (c.due < ?2)) FROM counts c \
                 WHERE c.owner = ?1 GROUP BY c.shape, c.duty",
            )?;
            for owner in &owners {
                let mut rows = select.query(params![owner, day_number(today)])?;
                while let Some(row) = rows.next()? {
                    counts.push(WorkCount {
                        summary: self.shared.shape(connection, row.get(0)?)?,
                        duty: row.get(1)?,
                        all: row.get::<_, i64>(2)?.unsigned_abs(),
                        overdue: row.get::<_, i64>(3)?.unsigned_abs(),
                    });
                }
            }
            self.shared.keep_worklist(asked, lists, Worklist::Counts(counts.clone()));
            Ok(counts)
        })
    }

    /// Files to which an office may have a tie (it recorded or cares, its region, or everybody's), those to which it has
    /// had one for the shortest time first, asked one by one whether they are `wanted` until `limit` are. `after`: only
    /// those that come after this one, which must be one of them.
    ///
    /// `None`: `after` is not one of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn files(
        &self,
        office: &str,
        region: Option<&str>,
        nation: bool,
        after: Option<&Reference>,
        limit: usize,
        wanted: &dyn Fn(&FileSummary) -> bool,
    ) -> Result<Option<Vec<FileHead>>, Fault> {
        let mut holders = vec![format!("o/{office}")];
        holders.extend(region.map(|region| format!("r/{region}")));
        if nation {
            holders = vec!["n".to_owned()];
        }
        // A file that is held twice has its place by the later of both.
        let since =
            |listed: &Listed| holders.iter().filter_map(|holder| listed.holders.get(holder)).max().copied();
        self.reading(|connection| {
            let mut end = (i64::MAX, i64::MAX);
            if let Some(after) = after {
                let mut select = connection
                    .prepare_cached("SELECT reference, summary, listed, id FROM files WHERE reference = ?1")?;
                let found = select.query_row([after.as_str()], line).optional()?;
                let Some(found) = found else { return Ok(None) };
                let (head, listed, file) = found?;
                match since(&listed).filter(|_| wanted(&head.summary)) {
                    Some(since) => end = (since, file),
                    None => return Ok(None),
                }
            }
            let mut all: Vec<((i64, i64), FileHead)> = Vec::new();
            let mut select = connection.prepare_cached(
                "SELECT f.reference, f.summary, f.listed, f.id, h.since FROM holders h JOIN files f ON f.id = h.file \
                 WHERE h.holder = ?1 AND (h.since, h.file) < (?2, ?3) ORDER BY h.since DESC, h.file DESC",
            )?;
            for holder in &holders {
                all.sort_by_key(|(place, _)| Reverse(*place));
                // What comes after as many as are wanted is not shown.
                let last = limit.checked_sub(1).and_then(|last| all.get(last)).map(|(place, _)| *place);
                let mut rows = select.query(params![holder, end.0, end.1])?;
                let mut found = 0;
                while let Some(row) = rows.next()?
                    && found < limit
                {
                    let (place, file) = (row.get::<_, i64>(4)?, row.get::<_, i64>(3)?);
                    if last.is_some_and(|last| (place, file) < last) {
                        break;
                    }
                    let (head, listed, _) = line(row)??;
                    if since(&listed) == Some(place)
                        && wanted(&head.summary)
                        && !all.iter().any(|(_, known)| known.reference == head.reference)
                    {
                        all.push(((place, file), head));
                        found += 1;
                    }
                }
            }
            all.sort_by_key(|(place, _)| Reverse(*place));
            all.truncate(limit);
            Ok(Some(all.into_iter().map(|(_, head)| head).collect()))
        })
    }

    /// Files in which every word of a text stands among the names of persons. A reference is no word: read it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<Found>, Fault> {
        let tokens: Vec<[u8; 16]> = words(text).iter().map(|word| self.shared.vault.token(word)).collect();
        let Some((first, others)) = tokens.split_first() else { return Ok(Vec::new()) };
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT f.reference, f.summary, t.compartment, t.office, t.file FROM tokens t \
                 JOIN files f ON f.id = t.file WHERE t.token = ?1 ORDER BY t.file DESC",
            )?;
            let mut has = connection.prepare_cached(
                "SELECT 1 FROM tokens WHERE token = ?1 AND file = ?2 AND compartment = ?3 AND office = ?4",
            )?;
            let mut rows = select.query([first])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let head = file_head(row)?;
                let (compartment, office, file): (String, String, i64) =
                    (row.get(2)?, row.get(3)?, row.get(4)?);
                let mut whole = true;
                for token in others {
                    whole &= has
                        .query_row(params![token, file, compartment, office], |_| Ok(()))
                        .optional()?
                        .is_some();
                }
                if whole && found.len() < limit {
                    found.push(Found { head, compartment, office });
                }
            }
            Ok(found)
        })
    }

    /// Goes through every file of the journal.
    ///
    /// # Errors
    /// When the database cannot be read or a sealed fact does not open.
    pub fn each_file(&self, take: &mut dyn FnMut(&Opened)) -> Result<(), Fault> {
        let today = self.today();
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT id FROM files ORDER BY id")?;
            let numbers: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for number in numbers {
                let Some(head) = FileHeadRow::numbered(connection, number)? else { continue };
                let record = read_file(connection, &self.shared.vault, &head)?;
                take(&Opened::of(&self.shared.rulebook, record, today));
            }
            Ok(())
        })
    }

    /// Goes through the files of one kind, leaving out those of which `is_known` says that no event has come since.
    ///
    /// # Errors
    /// When the database cannot be read or a sealed fact does not open.
    pub fn each_file_of(
        &self,
        kind: &str,
        is_known: &dyn Fn(&Reference, u32) -> bool,
        take: &mut dyn FnMut(Reference, &Opened),
    ) -> Result<(), Fault> {
        let today = self.today();
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT reference, seq FROM files WHERE kind = ?1")?;
            let heads =
                select.query_map([kind], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
            let heads: Vec<(String, u32)> = heads.collect::<Result<_, _>>()?;
            for (reference, seq) in heads {
                let reference = parsed(&reference)?;
                if is_known(&reference, seq) {
                    continue;
                }
                let Some(head) = FileHeadRow::find(connection, reference.as_str())? else { continue };
                let record = read_file(connection, &self.shared.vault, &head)?;
                take(reference, &Opened::of(&self.shared.rulebook, record, today));
            }
            Ok(())
        })
    }

    /// How many files there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count_files(&self) -> Result<u64, Fault> {
        self.reading(|connection| {
            let count: i64 = connection.query_row("SELECT COUNT(*) FROM files", [], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        })
    }
}

fn parsed(reference: &str) -> Result<Reference, Fault> {
    reference.parse().map_err(|_| Fault::Broken("a file has no readable reference".into()))
}

/// Reference and summary.
pub(crate) fn file_head(row: &Row<'_>) -> Result<FileHead, Fault> {
    let (reference, summary): (String, String) = (row.get(0)?, row.get(1)?);
    Ok(FileHead { reference: parsed(&reference)?, summary: serde_json::from_str(&summary)? })
}

/// Reference, summary, lines in the lists, number.
fn line(row: &Row<'_>) -> rusqlite::Result<Result<(FileHead, Listed, i64), Fault>> {
    let (listed, file): (String, i64) = (row.get(2)?, row.get(3)?);
    Ok(file_head(row).and_then(|head| Ok((head, Listed::read(&listed)?, file))))
}

impl Shared {
    /// A list of work as it was last read, if the lists have had the same number since.
    fn worklist(&self, asked: &WorkAsked, lists: i64) -> Option<Worklist> {
        let kept = self.worklists.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(asked).filter(|(number, _)| *number == lists).map(|(_, list)| list.clone())
    }

    /// Keeps a list under the number read before it: what was written meanwhile makes it old, never wrong.
    fn keep_worklist(&self, asked: WorkAsked, lists: i64, list: Worklist) {
        let mut kept = self.worklists.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= WORKLISTS_MAX {
            kept.clear();
        }
        kept.insert(asked, (lists, list));
    }

    /// The shape of this number, read from its JSON once.
    fn shape(&self, connection: &Connection, number: i64) -> Result<Arc<FileSummary>, Fault> {
        let kept = || self.shapes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&number) {
            return Ok(Arc::clone(known));
        }
        let text: String = connection
            .prepare_cached("SELECT shape FROM shapes WHERE id = ?1")?
            .query_row([number], |row| row.get(0))?;
        let shape = Arc::new(serde_json::from_str::<FileSummary>(&text)?);
        let mut kept = kept();
        if kept.len() >= SHAPES_MAX {
            kept.clear();
        }
        kept.insert(number, Arc::clone(&shape));
        Ok(shape)
    }
}
