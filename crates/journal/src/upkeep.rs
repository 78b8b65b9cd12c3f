//! Lists that follow the day and the rules.

use circular::Rulebook;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};

use crate::{
    append::list,
    error::Fault,
    file::{FileHeadRow, Opened, read_file},
    projection::{Projection, day_number},
    store::Journal,
    writer::Group,
};

/// Files brought up to date in one transaction.
const BATCH: i64 = 500;

impl Journal {
    /// Brings the lists up to today: files whose standing has changed by itself since. Answers how many.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn turn_day(&self) -> Result<u64, Fault> {
        let mut turned = 0;
        loop {
            let some = self.bring_and_wait(|group: &mut Group<'_>| {
                let today = day_number(group.shared.today());
                let mut select = group.connection.prepare_cached(
                    "SELECT id FROM files WHERE next_change <= ?1 ORDER BY next_change LIMIT ?2",
                )?;
                let numbers: Vec<i64> =
                    select.query_map(params![today, BATCH], |row| row.get(0))?.collect::<Result<_, _>>()?;
                drop(select);
                list_all(group, &numbers)
            })?;
            turned += some;
            if some < BATCH as u64 {
                return Ok(turned);
            }
        }
    }

    /// Makes every list again from the journal. Answers how many files there are.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn rebuild(&self) -> Result<u64, Fault> {
        // Without the mark of the rules, a rebuilding that is cut short begins again at the next opening.
        self.bring_and_wait(|group: &mut Group<'_>| -> Result<_, Fault> {
            let wipe = "DELETE FROM holders; DELETE FROM work; DELETE FROM counts; DELETE FROM tokens; \
                        DELETE FROM people; DELETE FROM traces; \
                        UPDATE files SET listed = ''; DELETE FROM meta WHERE name = 'rules'";
            Ok(group.connection.execute_batch(wipe)?)
        })?;
        let mut last = 0;
        let mut rebuilt = 0;
        loop {
            let (some, next) = self.bring_and_wait(move |group: &mut Group<'_>| -> Result<_, Fault> {
                let mut select = group
                    .connection
                    .prepare_cached("SELECT id FROM files WHERE id > ?1 ORDER BY id LIMIT ?2")?;
                let numbers: Vec<i64> =
                    select.query_map(params![last, BATCH], |row| row.get(0))?.collect::<Result<_, _>>()?;
                drop(select);
                Ok((list_all(group, &numbers)?, numbers.last().copied()))
            })?;
            rebuilt += some;
            match next {
                Some(next) => last = next,
                None => break,
            }
        }
        let mark = mark(self.rulebook());
        self.bring_and_wait(move |group: &mut Group<'_>| -> Result<_, Fault> {
            group
                .connection
                .prepare_cached("INSERT INTO meta VALUES ('rules', ?1) ON CONFLICT DO UPDATE SET value = ?1")?
                .execute([mark])?;
            Ok(rebuilt)
        })
    }

    /// At opening: the lists are made again when the rules have changed since, else brought up to today.
    pub(crate) fn catch_up(&self) -> Result<(), Fault> {
        let mark = mark(self.rulebook());
        let known: Option<Vec<u8>> = self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT value FROM meta WHERE name = 'rules'")?;
            Ok(select.query_row([], |row| row.get(0)).optional()?)
        })?;
        match known.as_deref() == Some(&mark[..]) {
            true => self.turn_day()?,
            false => self.rebuild()?,
        };
        Ok(())
    }
}

fn list_all(group: &mut Group<'_>, numbers: &[i64]) -> Result<u64, Fault> {
    for number in numbers {
        if let Some(head) = FileHeadRow::numbered(group.connection, *number)? {
            list(group, &head)?;
        }
    }
    Ok(numbers.len() as u64)
}

/// Tells one text of the rules from another.
pub(crate) fn mark(rulebook: &Rulebook) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for document in &rulebook.circular().documents {
        hasher.update(&(document.text.len() as u64).to_le_bytes()).update(document.text.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// What the lists should hold of a file as of a day.
pub(crate) fn expected(
    connection: &rusqlite::Connection,
    shared: &crate::store::Shared,
    head: &FileHeadRow,
    as_of: Date,
) -> Result<(i64, Projection), Fault> {
    let record = read_file(connection, &shared.vault, head)?;
    let seq = i64::from(record.seq);
    let opened = Opened::for_lists(&shared.rulebook, record, as_of);
    Ok((seq, Projection::of(&shared.rulebook, &shared.vault, head, &opened)?))
}
