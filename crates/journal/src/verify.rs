//! Whether the journal is what was written: every row, every list.

use std::{collections::BTreeSet, fmt, path::Path, str::FromStr, sync::Arc};

use circular::Rulebook;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::{
    accounts::Account,
    aside::open_aside,
    error::{Fault, OpenError},
    file::FileHeadRow,
    projection::Projection,
    row::{ACCOUNT, EVENT, FILE, FileBody, Head, Row, hex, join, unhex},
    store::Shared,
    upkeep::expected,
};

/// How many rows a journal had and the hash of the last: given to somebody outside, it proves later that nothing before
/// it was changed, removed or rolled back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seal {
    pub rows: i64,
    pub root: String,
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.rows, self.root)
    }
}

impl FromStr for Seal {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (rows, root) = text.trim().split_once(':')?;
            let rows = rows.parse().ok().filter(|rows| *rows >= 0)?;
            unhex(root).filter(|root| root.len() == 32)?;
            Some(Self { rows, root: root.to_ascii_lowercase() })
        };
        read().ok_or_else(|| format!("`{text}` is no seal; a seal is a number, a colon and 64 signs"))
    }
}

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The table.
    pub table: String,
    /// The row's position in the journal, or its number in the list.
    pub row: i64,
    /// The file concerned, where one is.
    pub file: Option<String>,
    /// What is wrong, in English.
    pub wrong: String,
}

/// What was checked, and the first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub rows: i64,
    pub files: i64,
    pub seal: Seal,
    pub finding: Option<Finding>,
}

/// Goes through a journal from its first row: chain, sealed facts, lists.
///
/// With `against`, also whether the journal is a continuation of the one that had that seal: a journal rolled back to an
/// older state is whole in itself and found only so.
///
/// # Errors
/// When the journal cannot be opened at all.
pub fn verify(folder: &Path, rulebook: Arc<Rulebook>, against: Option<&Seal>) -> Result<Report, OpenError> {
    let (connection, shared) = open_aside(folder, rulebook)?;
    let mut report = Report { rows: 0, files: 0, seal: Seal { rows: 0, root: String::new() }, finding: None };
    // A damaged database may answer anything, errors included: each is a finding, not the end.
    match check(&connection, &shared, against, &mut report) {
        Ok(finding) => report.finding = finding,
        Err(fault) => {
            report.finding = Some(Finding {
                table: "rows".into(),
                row: report.rows,
                file: None,
                wrong: format!("cannot be read: {fault}"),
            });
        }
    }
    Ok(report)
}

fn check(
    connection: &Connection,
    shared: &Shared,
    against: Option<&Seal>,
    report: &mut Report,
) -> Result<Option<Finding>, Fault> {
    if let Some(finding) = chain(connection, shared, against, report)? {
        return Ok(Some(finding));
    }
    if let Some(finding) = files(connection, shared, report)? {
        return Ok(Some(finding));
    }
    others(connection)
}

fn found(table: &str, row: i64, file: Option<String>, wrong: impl Into<String>) -> Option<Finding> {
    Some(Finding { table: table.into(), row, file, wrong: wrong.into() })
}

/// The chain of rows, and that each sealed part opens where it stands.
fn chain(
    connection: &Connection,
    shared: &Shared,
    against: Option<&Seal>,
    report: &mut Report,
) -> Result<Option<Finding>, Fault> {
    let mut head = Head::NONE;
    let mut select = connection
        .prepare("SELECT position, kind, file, seq, body, sealed, hash FROM rows ORDER BY position")?;
    let mut rows = select.query([])?;
    while let Some(stored) = rows.next()? {
        let row = Row {
            position: stored.get(0)?,
            kind: stored.get(1)?,
            file: stored.get(2)?,
            seq: stored.get(3)?,
            body: stored.get(4)?,
            sealed: stored.get(5)?,
        };
        let hash: Vec<u8> = stored.get(6)?;
        let file = FileHeadRow::numbered(connection, row.file).ok().flatten();
        let reference = file.as_ref().map(|file| file.reference.clone());
        if row.position != head.position + 1 {
            let wrong = format!("row {} is missing", head.position + 1);
            return Ok(found("rows", head.position + 1, None, wrong));
        }
        let expected = row.hash(&shared.vault, &head.hash);
        if hash != expected {
            return Ok(found("rows", row.position, reference, "its bytes are not those that were chained"));
        }
        if let Some(wrong) = content(shared, &row, file.as_ref()) {
            return Ok(found("rows", row.position, reference, wrong));
        }
        head = Head { position: row.position, hash: expected };
        report.rows = row.position;
        if against.is_some_and(|seal| seal.rows == head.position && seal.root != hex(&head.hash)) {
            return Ok(found(
                "rows",
                row.position,
                None,
                "the journal up to here is not the one that was sealed",
            ));
        }
    }
    report.seal = Seal { rows: head.position, root: hex(&head.hash) };
    match Head::read(connection, &shared.vault)? {
        None => return Ok(found("meta", 0, None, "the head of the chain has been changed")),
        Some(kept) if kept != head => {
            let wrong = format!("{} rows were written, {} are there", kept.position, head.position);
            return Ok(found("rows", head.position + 1, None, wrong));
        }
        Some(_) => {}
    }
    if let Some(seal) = against.filter(|seal| seal.rows > head.position) {
        let wrong = format!(
            "{} rows were sealed, {} are there: the journal was rolled back",
            seal.rows, head.position
        );
        return Ok(found("rows", head.position + 1, None, wrong));
    }
    Ok(None)
}

/// What is wrong with the content of a row whose bytes are whole.
fn content(shared: &Shared, row: &Row, file: Option<&FileHeadRow>) -> Option<String> {
    match row.kind {
        FILE => {
            let body: FileBody = serde_json::from_slice(&row.body).ok()?;
            let Some(file) = file else { return Some("its file is missing from the list of files".into()) };
            let same =
                file.reference == body.reference && file.kind == body.kind && file.wrapped == row.sealed;
            (!same).then(|| "the list of files says otherwise".into())
        }
        EVENT => {
            let Some(file) = file else { return Some("its file is missing from the list of files".into()) };
            let opened =
                file.key(&shared.vault).and_then(|key| join(&file.reference, &key, &row.body, &row.sealed));
            opened.err().map(|fault| fault.to_string())
        }
        _ => None,
    }
}

/// The lists of each file are those that follow from its events.
fn files(connection: &Connection, shared: &Shared, report: &mut Report) -> Result<Option<Finding>, Fault> {
    let today = shared.today();
    let mut select = connection.prepare("SELECT id FROM files ORDER BY id")?;
    let numbers: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for number in numbers {
        let Some(head) = FileHeadRow::numbered(connection, number)? else { continue };
        report.files += 1;
        let reference = Some(head.reference.clone());
        let opened: Option<i64> = connection
            .prepare_cached("SELECT position FROM rows WHERE kind = ?1 AND file = ?2 AND kind <= 2")?
            .query_row(params![FILE, number], |row| row.get(0))
            .optional()?;
        if opened.is_none() {
            return Ok(found("files", number, reference, "no row of the journal opens this file"));
        }
        let (seq, expected) = expected(connection, shared, &head, today)?;
        if seq != head.seq {
            let wrong = format!("the list says {} events, the journal has {seq}", head.seq);
            return Ok(found("files", number, reference, wrong));
        }
        let kept = kept(connection, number)?;
        // A list not yet turned to today is right for the day on which it was made.
        let turned: i64 = crate::projection::day_number(today);
        if kept != expected && kept.next_change > turned {
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

fn kept(connection: &Connection, number: i64) -> Result<Projection, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT f.changed, f.next_change, f.summary, s.shape FROM files f LEFT JOIN shapes s ON s.id = f.shape WHERE f.id = ?1",
    )?;
    let (changed, next_change, summary, shape) = select.query_row([number], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?.unwrap_or_default()))
    })?;
    let mut select =
        connection.prepare_cached("SELECT holder, changed FROM holders WHERE file = ?1 ORDER BY holder")?;
    let mut holders = BTreeSet::new();
    for row in select.query_map([number], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))? {
        let (holder, at) = row?;
        holders.insert(if at == changed { holder } else { format!("{holder} at another time") });
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
        holders,
        work,
        tokens: tokens.collect::<Result<_, _>>()?,
    })
}

/// Lists that belong to no file: accounts and consultations.
fn others(connection: &Connection) -> Result<Option<Finding>, Fault> {
    let mut last: std::collections::BTreeMap<String, Account> = Default::default();
    let mut select = connection.prepare("SELECT body FROM rows WHERE kind = ?1 ORDER BY position")?;
    for body in select.query_map([ACCOUNT], |row| row.get::<_, Vec<u8>>(0))? {
        let account: Account = serde_json::from_slice(&body?)?;
        last.insert(account.name.clone(), account);
    }
    let mut select = connection.prepare("SELECT name, body FROM accounts ORDER BY name")?;
    let mut kept: std::collections::BTreeMap<String, Account> = Default::default();
    for row in select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
        let (name, body) = row?;
        kept.insert(name, serde_json::from_str(&body)?);
    }
    if kept != last {
        return Ok(found("accounts", 0, None, "an account is not what was written of it"));
    }
    let (logged, listed): (i64, i64) = connection.query_row(
        "SELECT (SELECT COUNT(*) FROM rows WHERE kind = 3), (SELECT COUNT(*) FROM consulted c JOIN rows r ON r.position = c.position WHERE r.kind = 3 AND r.file = c.file)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let all: i64 = connection.query_row("SELECT COUNT(*) FROM consulted", [], |row| row.get(0))?;
    if logged != listed || all != logged {
        let wrong = format!("{logged} consultations were logged, {listed} are listed as they were");
        return Ok(found("consulted", 0, None, wrong));
    }
    Ok(None)
}
