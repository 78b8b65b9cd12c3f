//! Whether the journal is what was written: every row, every list.

mod lists;
mod of_rows;

use std::{fmt, path::Path, str::FromStr, sync::Arc};

use circular::Rulebook;
use rusqlite::Connection;
use serde::Serialize;

use self::of_rows::Listed;
use crate::{
    aside::open_aside,
    documents,
    error::{Fault, OpenError},
    file::FileHeadRow,
    row::{EVENT, FILE, FileBody, Head, Row, hex, join, unhex},
    store::{FORM, Shared},
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
    let form: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form != FORM {
        let wrong = format!(
            "its tables have form {form}, those of this version {FORM}; `nabotjek serve` brings an older form up"
        );
        return Ok(found("database", 0, None, wrong));
    }
    if let Some(finding) = chain(connection, shared, against, report)? {
        return Ok(Some(finding));
    }
    if let Some(finding) = lists::same_rules(connection, shared)? {
        return Ok(Some(finding));
    }
    if let Some(finding) = lists::files(connection, shared, report)? {
        return Ok(Some(finding));
    }
    if let Some(finding) = lists::others(connection)? {
        return Ok(Some(finding));
    }
    // What no question above has touched: indexes, pages, the form of the tables.
    let whole: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(if whole == "ok" { None } else { found("database", 0, None, whole) })
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
    let mut listed = Listed::default();
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
        if let Some(wrong) = content(shared, &row, file.as_ref()).or(listed.row(connection, &row)?) {
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
    listed.nothing_else(connection)
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
            match opened {
                Ok(body) => documents::wrong(shared, file, &body.event()),
                Err(fault) => Some(fault.to_string()),
            }
        }
        _ => None,
    }
}
