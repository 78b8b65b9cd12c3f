//! Who looked at what, and why: written before it is shown.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::{
    error::Fault,
    file::FileHeadRow,
    reference::Reference,
    row::{CONSULTATION, NO_FILE},
    store::Journal,
    writer::Group,
};

/// A look at protected parts of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    pub account: String,
    pub role: String,
    pub office: String,
    /// The file; none when no single file was looked at.
    #[serde(skip)]
    pub reference: Option<Reference>,
    /// The compartments of which something was shown.
    pub compartments: Vec<String>,
    /// For what: the ground of access that the reader's grant gives, by its number among the circular's grants.
    pub grounds: Vec<usize>,
    /// Where it was shown: a page, a list, an export.
    pub surface: String,
    /// What the reader gave as purpose, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

/// A consultation as it stands in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    pub position: i64,
    pub at: Timestamp,
    pub consultation: Consultation,
}

#[derive(Serialize, Deserialize)]
struct Body {
    at: Timestamp,
    #[serde(flatten)]
    consultation: Consultation,
}

/// Which consultations.
#[derive(Clone, Debug, Default)]
pub struct ConsultationQuery {
    pub account: Option<String>,
    pub reference: Option<Reference>,
    /// Only those before this position: the next page.
    pub before: Option<i64>,
    pub limit: usize,
}

impl Journal {
    /// Writes a consultation into the log; answers when it is durable. What cannot be logged must not be shown.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn log(&self, consultation: Consultation) -> Result<(), Fault> {
        self.bring_and_wait(move |group| write(group, &consultation))
    }

    /// The same without waiting: `done` is called from the writer's thread.
    pub fn log_then(
        &self,
        consultation: Consultation,
        done: impl FnOnce(Result<(), Fault>) + Send + 'static,
    ) {
        self.bring(move |group| write(group, &consultation), done);
    }

    /// Reads the log, latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consultations(&self, query: &ConsultationQuery) -> Result<Vec<Logged>, Fault> {
        self.reading(|connection| {
            let file = match &query.reference {
                None => None,
                Some(reference) => match FileHeadRow::find(connection, reference.as_str())? {
                    Some(head) => Some(head.number),
                    None => return Ok(Vec::new()),
                },
            };
            let select = match (file, &query.account) {
                (Some(_), _) => "c.file = ?1 AND (?2 IS NULL OR c.account = ?2)",
                (None, Some(_)) => "(?1 IS NULL) AND c.account = ?2",
                (None, None) => "(?1 IS NULL) AND (?2 IS NULL)",
            };
            let mut select = connection.prepare_cached(&format!(
                "SELECT c.position, r.body, f.reference FROM consulted c JOIN rows r ON r.position = c.position \
                 LEFT JOIN files f ON f.id = c.file \
                 WHERE {select} AND c.position < ?3 ORDER BY c.position DESC LIMIT ?4"
            ))?;
            let before = query.before.unwrap_or(i64::MAX);
            let mut rows = select.query(params![file, query.account, before, query.limit as i64])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let body: Vec<u8> = row.get(1)?;
                let mut body: Body = serde_json::from_slice(&body)?;
                let reference: Option<String> = row.get(2)?;
                body.consultation.reference = reference.and_then(|reference| reference.parse().ok());
                all.push(Logged { position: row.get(0)?, at: body.at, consultation: body.consultation });
            }
            Ok(all)
        })
    }

    /// How often each account has looked at protected parts since an instant, most often first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consultations_by_account(&self, since: Timestamp) -> Result<Vec<(String, u64)>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT account, COUNT(*) FROM consulted WHERE at >= ?1 GROUP BY account ORDER BY 2 DESC, 1",
            )?;
            let rows = select.query_map([since.as_microsecond()], |row| {
                Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

pub(crate) fn write(group: &mut Group<'_>, consultation: &Consultation) -> Result<(), Fault> {
    let file = match &consultation.reference {
        None => NO_FILE,
        Some(reference) => number(group.connection, reference)?,
    };
    let at = group.shared.clock.now();
    let body = serde_json::to_vec(&Body { at, consultation: consultation.clone() })?;
    let position = group.add(CONSULTATION, file, 0, body, Vec::new())?;
    group.connection.prepare_cached("INSERT INTO consulted VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        position,
        at.as_microsecond(),
        consultation.account,
        file
    ])?;
    Ok(())
}

fn number(connection: &Connection, reference: &Reference) -> Result<i64, Fault> {
    let head = FileHeadRow::find(connection, reference.as_str())?;
    head.map(|head| head.number).ok_or_else(|| Fault::Broken("a consultation of no file".into()))
}

/// The instant and the account under which a row of the log is listed.
pub(crate) fn listed_as(body: &[u8]) -> Result<(i64, String), Fault> {
    let body: Body = serde_json::from_slice(body)?;
    Ok((body.at.as_microsecond(), body.consultation.account))
}
