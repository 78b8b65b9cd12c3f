//! Lists that follow from whole files, and from accounts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, params};

use super::{Finding, Report, found};
use crate::{
    accounts::Account,
    error::Fault,
    file::FileHeadRow,
    projection::{Projection, day_numbered, holders},
    row::ACCOUNT,
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
    let mut select = connection.prepare("SELECT file, COUNT(*) FROM holders GROUP BY file")?;
    let held = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let held: HashMap<i64, i64> = held.collect::<Result<_, _>>()?;
    for number in numbers {
        let Some(head) = FileHeadRow::numbered(connection, number)? else { continue };
        report.files += 1;
        let reference = Some(head.reference.clone());
        let opened: Option<i64> = connection
            .prepare_cached("SELECT position FROM rows WHERE kind = 1 AND file = ?1 AND kind <= 2")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        if opened.is_none() {
            return Ok(found("files", number, reference, "no row of the journal opens this file"));
        }
        let kept = kept(connection, number, held.get(&number).copied().unwrap_or_default())?;
        // Made on some day before the next on which the file changes by itself, and the same on each of those days.
        let as_of = day_numbered(&shared.rulebook, kept.next_change.saturating_sub(1)).unwrap_or(today);
        let (seq, expected) = expected(connection, shared, &head, today.min(as_of))?;
        if seq != head.seq {
            let wrong = format!("the list says {} events, the journal has {seq}", head.seq);
            return Ok(found("files", number, reference, wrong));
        }
        if kept != expected {
            let table = differing(&kept, &expected);
            return Ok(found(table, number, reference, "the list is not what follows from the events"));
        }
    }
    Ok(None)
}

fn differing(kept: &Projection, expected: &Projection) -> &'static str {
    if kept.work != expected.work {
        "work"
    } else if kept.tokens != expected.tokens {
        "tokens"
    } else if kept.holders != expected.holders {
        "holders"
    } else {
        "files"
    }
}

/// What the lists hold of a file; `held` is how many lines it has among the holders.
fn kept(connection: &Connection, number: i64, held: i64) -> Result<Projection, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT f.changed, f.next_change, f.summary, s.shape FROM files f LEFT JOIN shapes s ON s.id = f.shape WHERE f.id = ?1",
    )?;
    let (changed, next_change, summary, shape) = select.query_row([number], |row| {
        let shape = row.get::<_, Option<String>>(3)?.unwrap_or_default();
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get::<_, String>(2)?, shape))
    })?;
    let mut select = connection
        .prepare_cached("SELECT 1 FROM holders WHERE holder = ?1 AND changed = ?2 AND file = ?3")?;
    let mut held_by = BTreeSet::new();
    for holder in holders(&serde_json::from_str(&summary)?) {
        if select.exists(params![holder, changed, number])? {
            held_by.insert(holder);
        }
    }
    if held_by.len() as i64 != held {
        held_by.insert("others".to_owned());
    }
    let mut select = connection.prepare_cached(
        "SELECT owner, due, number, duty, opened, shape = (SELECT shape FROM files WHERE id = ?1) FROM work WHERE file = ?1 ORDER BY number",
    )?;
    let mut work = Vec::new();
    for row in select.query_map([number], |row| {
        let same: bool = row.get(5)?;
        let duty: String = row.get(3)?;
        let duty = if same { duty } else { format!("{duty} of another shape") };
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, duty, row.get(4)?))
    })? {
        work.push(row?);
    }
    let mut select =
        connection.prepare_cached("SELECT token, compartment, office FROM tokens WHERE file = ?1")?;
    let tokens = select.query_map([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Projection {
        changed,
        next_change,
        shape,
        summary,
        holders: held_by,
        work,
        tokens: tokens.collect::<Result<_, _>>()?,
    })
}

/// Lists that belong to no file: accounts and consultations.
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
    // Rows of files that are not there would show nowhere; they are nobody's all the same.
    for table in ["holders", "work", "tokens"] {
        let query = format!("SELECT file FROM {table} WHERE file NOT IN (SELECT id FROM files) LIMIT 1");
        if let Some(file) = connection.query_row(&query, [], |row| row.get(0)).optional()? {
            return Ok(found(table, file, None, "it belongs to no file"));
        }
    }
    let counted = "SELECT owner, due, shape, duty, COUNT(*) FROM work GROUP BY owner, due, shape, duty";
    let kept = "SELECT owner, due, shape, duty, lines FROM counts";
    for (one, other) in [(counted, kept), (kept, counted)] {
        if connection.prepare(&format!("{one} EXCEPT {other}"))?.exists([])? {
            return Ok(found("counts", 0, None, "the counts are not those of the open duties"));
        }
    }
    Ok(None)
}
