//! Lists that follow from whole files, and from accounts.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Finding, Report, found};
use crate::{
    accounts::Account,
    devices,
    error::Fault,
    file::FileHeadRow,
    people,
    projection::{Listed, Projection, day_numbered},
    row::{ACCOUNT, unhex},
    store::Shared,
    upkeep::{expected, mark},
};

/// The lists were made under these rules: under others they would rightly differ.
pub fn same_rules(connection: &Connection, shared: &Shared) -> Result<Option<Finding>, Fault> {
    let mut select = connection.prepare("SELECT value FROM meta WHERE name = 'rules'")?;
    let made_under: Option<Vec<u8>> = select.query_row([], |row| row.get(0)).optional()?;
    let same = match made_under {
        Some(made_under) => made_under == mark(&shared.rulebook),
        // A journal that was never opened to the end has no lists yet.
        None => !connection.prepare("SELECT 1 FROM files")?.exists([])?,
    };
    let wrong = "the rows are whole, but the lists were made under another text of the circular; name that one, or let \
                 the server make them again";
    Ok(if same { None } else { found("meta", 0, None, wrong) })
}

/// The lists of each file are those that follow from its events.
pub fn files(
    connection: &Connection,
    shared: &Shared,
    report: &mut Report,
) -> Result<Option<Finding>, Fault> {
    let today = shared.today();
    let mut select = connection.prepare("SELECT id FROM files ORDER BY id")?;
    let numbers: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut lines = Lines::default();
    for number in numbers {
        let Some(head) = FileHeadRow::numbered(connection, number)? else { continue };
        report.files += 1;
        let reference = Some(head.reference.clone());
        let opened: Option<i64> = connection
            .prepare_cached("SELECT position FROM rows WHERE file = ?1 AND kind = 1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        if opened.is_none() {
            return Ok(found("files", number, reference, "no row of the journal opens this file"));
        }
        let mut kept = kept(connection, number)?;
        // Made on some day before the next on which the file changes by itself, and the same on each of those days.
        let as_of = day_numbered(&shared.rulebook, kept.next_change.saturating_sub(1)).unwrap_or(today);
        let (seq, expected) = expected(connection, shared, &head, today.min(as_of))?;
        if seq != head.seq {
            let wrong = format!("the list says {} events, the journal has {seq}", head.seq);
            return Ok(found("files", number, reference, wrong));
        }
        // Persons are looked for line by line below.
        kept.people.clone_from(&expected.people);
        let table = if kept == expected {
            match lines.missing(connection, number, &expected.listed)? {
                None => lines.missing_person(connection, number, &expected.people)?,
                table => table,
            }
        } else {
            Some("files")
        };
        if let Some(table) = table {
            return Ok(found(table, number, reference, "the list is not what follows from the events"));
        }
    }
    lines.nothing_else(connection)
}

/// How many lines each list should have in all.
#[derive(Default)]
struct Lines {
    holders: usize,
    work: usize,
    tokens: usize,
    people: usize,
    traces: usize,
}

impl Lines {
    /// The list in which a line of the file is missing, if one is.
    fn missing(
        &mut self,
        connection: &Connection,
        number: i64,
        listed: &Listed,
    ) -> Result<Option<&'static str>, Fault> {
        self.holders += listed.holders.len();
        self.work += listed.work.len();
        self.tokens += listed.tokens.len();
        let mut held = connection
            .prepare_cached("SELECT 1 FROM holders WHERE holder = ?1 AND since = ?2 AND file = ?3")?;
        for (holder, since) in &listed.holders {
            if !held.exists(params![holder, since, number])? {
                return Ok(Some("holders"));
            }
        }
        let mut owed = connection.prepare_cached(
            "SELECT 1 FROM work WHERE owner = ?1 AND due = ?2 AND file = ?3 AND number = ?4 AND duty = ?5 AND opened = ?6",
        )?;
        for (owner, due, place, duty, opened) in &listed.work {
            if !owed.exists(params![owner, due, number, place, duty, opened])? {
                return Ok(Some("work"));
            }
        }
        let mut named = connection.prepare_cached(
            "SELECT 1 FROM tokens WHERE token = ?1 AND file = ?2 AND compartment = ?3 AND office = ?4",
        )?;
        for (token, compartment, office) in &listed.tokens {
            if !named.exists(params![unhex(token), number, compartment, office])? {
                return Ok(Some("tokens"));
            }
        }
        Ok(None)
    }

    /// The list in which a person of the file, or a trace of one, is missing.
    fn missing_person(
        &mut self,
        connection: &Connection,
        number: i64,
        people: &[people::Kept],
    ) -> Result<Option<&'static str>, Fault> {
        self.people += people.len();
        let mut named = connection.prepare_cached(
            "SELECT 1 FROM people WHERE file = ?1 AND place = ?2 AND compartment = ?3 AND office = ?4 AND sealed = ?5",
        )?;
        let mut traced = connection
            .prepare_cached("SELECT 1 FROM traces WHERE trace = ?1 AND file = ?2 AND place = ?3")?;
        for (place, person) in (0i64..).zip(people) {
            self.traces += person.traces.len();
            let people::Kept { compartment, office, sealed, traces } = person;
            if !named.exists(params![number, place, compartment, office, sealed])? {
                return Ok(Some("people"));
            }
            for trace in traces {
                if !traced.exists(params![trace, number, place])? {
                    return Ok(Some("traces"));
                }
            }
        }
        Ok(None)
    }

    /// Whether the lists have lines that follow from no file.
    fn nothing_else(&self, connection: &Connection) -> Result<Option<Finding>, Fault> {
        let tables = [
            ("holders", self.holders),
            ("work", self.work),
            ("tokens", self.tokens),
            ("people", self.people),
            ("traces", self.traces),
        ];
        for (table, lines) in tables {
            let count: i64 =
                connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0))?;
            if count != lines as i64 {
                let wrong = format!("{lines} lines follow from the journal, {count} are there");
                return Ok(found(table, 0, None, wrong));
            }
        }
        Ok(None)
    }
}

/// What the lists hold of a file.
fn kept(connection: &Connection, number: i64) -> Result<Projection, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT f.next_change, f.summary, s.shape, f.listed FROM files f LEFT JOIN shapes s ON s.id = f.shape WHERE f.id = ?1",
    )?;
    let (next_change, summary, shape, listed) = select.query_row([number], |row| {
        let shape = row.get::<_, Option<String>>(2)?.unwrap_or_default();
        Ok((row.get(0)?, row.get(1)?, shape, row.get::<_, String>(3)?))
    })?;
    Ok(Projection { next_change, shape, summary, listed: Listed::read(&listed)?, people: Vec::new() })
}

/// Lists that belong to no file: accounts, devices and consultations.
pub fn others(connection: &Connection) -> Result<Option<Finding>, Fault> {
    let mut last: BTreeMap<String, Account> = Default::default();
    let mut select = connection.prepare("SELECT body FROM rows WHERE kind = ?1 ORDER BY position")?;
    for body in select.query_map([ACCOUNT], |row| row.get::<_, Vec<u8>>(0))? {
        let account: Account = serde_json::from_slice(&body?)?;
        last.insert(account.name.clone(), account);
    }
    let mut select = connection.prepare("SELECT name, body FROM accounts ORDER BY name")?;
    let mut kept: BTreeMap<String, Account> = Default::default();
    for row in select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
        let (name, body) = row?;
        kept.insert(name, serde_json::from_str(&body)?);
    }
    if kept != last {
        return Ok(found("accounts", 0, None, "an account is not what was written of it"));
    }
    let [listed, written] = devices::listed_and_written(connection)?;
    if listed != written {
        return Ok(found("devices", 0, None, "a device is not what was written of it"));
    }
    let counted = "SELECT w.owner, w.due, f.shape, w.duty, COUNT(*) FROM work w JOIN files f ON f.id = w.file \
                   GROUP BY w.owner, w.due, f.shape, w.duty";
    let kept = "SELECT owner, due, shape, duty, lines FROM counts";
    for (one, other) in [(counted, kept), (kept, counted)] {
        if connection.prepare(&format!("{one} EXCEPT {other}"))?.exists([])? {
            return Ok(found("counts", 0, None, "the counts are not those of the open duties"));
        }
    }
    Ok(None)
}
