//! Who looked at what, and why: written before it is shown.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
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

/// Who looked when: all of a body that counting needs.
#[derive(Deserialize)]
struct Who {
    at: Timestamp,
    account: String,
}

/// A stretch of the journal is two to this power rows long.
const STRETCH: u32 = 10;

/// Rows are in the order of their instants but for a clock that was set back, by no more than this.
const SET_BACK: SignedDuration = SignedDuration::from_hours(25);

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
            let mut found = Sieve { account: query.account.as_deref(), limit: query.limit, all: Vec::new() };
            let before = query.before.unwrap_or(i64::MAX);
            match (file, &query.account) {
                (Some(file), _) => found.go_through(
                    connection,
                    "r.file = ?1 AND r.kind = 3 AND r.position < ?2",
                    (file, before),
                )?,
                (None, None) => {
                    found.go_through(connection, "r.kind = 3 AND r.position BETWEEN ?1 AND ?2 - 1", (0, before))?;
                }
                (None, Some(account)) => {
                    let mut select = connection.prepare_cached(
                        "SELECT stretch FROM looks WHERE account = ?1 AND stretch <= ?2 ORDER BY stretch DESC",
                    )?;
                    let mut stretches = select.query(params![account, before >> STRETCH])?;
                    while let Some(row) = stretches.next()?
                        && found.all.len() < found.limit
                    {
                        let first = row.get::<_, i64>(0)? << STRETCH;
                        let end = before.min(first + (1 << STRETCH));
                        found.go_through(
                            connection,
                            "r.kind = 3 AND r.position BETWEEN ?1 AND ?2 - 1",
                            (first, end),
                        )?;
                    }
                }
            }
            Ok(found.all)
        })
    }

    /// How often each account has looked at protected parts since an instant, most often first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consultations_by_account(&self, since: Timestamp) -> Result<Vec<(String, u64)>, Fault> {
        let long_before = since.checked_sub(SET_BACK).unwrap_or(Timestamp::MIN);
        self.reading(|connection| {
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            let mut select =
                connection.prepare_cached("SELECT body FROM rows WHERE kind = 3 ORDER BY position DESC")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let who: Who =
                    serde_json::from_slice(row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?)?;
                if who.at < long_before {
                    break;
                }
                if who.at >= since {
                    *counts.entry(who.account).or_default() += 1;
                }
            }
            let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            Ok(counts)
        })
    }
}

/// Takes those of an account until there are enough.
struct Sieve<'a> {
    account: Option<&'a str>,
    limit: usize,
    all: Vec<Logged>,
}

impl Sieve<'_> {
    fn go_through(&mut self, connection: &Connection, which: &str, between: (i64, i64)) -> Result<(), Fault> {
        let mut select = connection.prepare_cached(&format!(
            "SELECT r.position, r.body, f.reference FROM rows r LEFT JOIN files f ON f.id = r.file \
             WHERE {which} ORDER BY r.position DESC"
        ))?;
        let mut rows = select.query(between)?;
        while self.all.len() < self.limit
            && let Some(row) = rows.next()?
        {
            let mut body: Body =
                serde_json::from_slice(row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?)?;
            if self.account.is_some_and(|account| account != body.consultation.account) {
                continue;
            }
            let reference: Option<String> = row.get(2)?;
            body.consultation.reference = reference.and_then(|reference| reference.parse().ok());
            self.all.push(Logged { position: row.get(0)?, at: body.at, consultation: body.consultation });
        }
        Ok(())
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
    // Mostly there already: nothing is written then.
    group
        .connection
        .prepare_cached("INSERT OR IGNORE INTO looks VALUES (?1, ?2)")?
        .execute(params![consultation.account, position >> STRETCH])?;
    Ok(())
}

fn number(connection: &Connection, reference: &Reference) -> Result<i64, Fault> {
    let head = FileHeadRow::find(connection, reference.as_str())?;
    head.map(|head| head.number).ok_or_else(|| Fault::Broken("a consultation of no file".into()))
}

/// The account under which a row of the log is listed, and the stretch.
pub(crate) fn listed_as(position: i64, body: &[u8]) -> Result<(String, i64), Fault> {
    let who: Who = serde_json::from_slice(body)?;
    Ok((who.account, position >> STRETCH))
}
