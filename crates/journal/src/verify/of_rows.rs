//! Lists of which each line follows from one row of the journal: posts, ties, consultations.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Finding, found};
use crate::{
    consultation::listed_as,
    error::Fault,
    row::{CONSULTATION, EVENT, EventBody, FILE, FileBody, Row, TIE, TieBody, unhex},
};

/// How many lines each list should have.
#[derive(Default)]
pub struct Listed {
    once: i64,
    ties: i64,
    /// Account and stretch.
    looks: HashSet<(String, i64)>,
}

impl Listed {
    /// Looks whether a row stands in its list; says so if it does not.
    pub fn row(&mut self, connection: &Connection, row: &Row) -> Result<Option<String>, Fault> {
        let post = match row.kind {
            FILE => serde_json::from_slice::<FileBody>(&row.body)?.import,
            // The others stand with the file's events.
            EVENT if row.seq == 1 => serde_json::from_slice::<EventBody>(&row.body)?.once,
            _ => None,
        };
        if let Some(post) = post {
            self.once += 1;
            let position: Option<i64> = connection
                .prepare_cached("SELECT position FROM once WHERE key = ?1")?
                .query_row([unhex(&post)], |row| row.get(0))
                .optional()?;
            let known = position == Some(row.position);
            return Ok((!known).then(|| "its post is not in the list of posts".into()));
        }
        if row.kind == TIE {
            self.ties += 1;
            let body: TieBody = serde_json::from_slice(&row.body)?;
            let known = connection
                .prepare_cached("SELECT 1 FROM ties WHERE source = ?1 AND target = ?2")?
                .exists(params![row.file, body.target])?;
            return Ok((!known).then(|| "the tie is not in the list of ties".into()));
        }
        if row.kind == CONSULTATION {
            let look = listed_as(row.position, &row.body)?;
            let known = connection
                .prepare_cached("SELECT 1 FROM looks WHERE account = ?1 AND stretch = ?2")?
                .exists(params![look.0, look.1])?;
            self.looks.insert(look);
            return Ok((!known).then(|| "the consultation is not listed as it was written".into()));
        }
        Ok(None)
    }

    /// Whether the lists have lines that follow from no row.
    pub fn nothing_else(&self, connection: &Connection) -> Result<Option<Finding>, Fault> {
        let looks = self.looks.len() as i64;
        for (table, expected) in [("once", self.once), ("ties", self.ties), ("looks", looks)] {
            let count: i64 =
                connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0))?;
            if count != expected {
                let wrong = format!("{expected} follow from the journal, {count} are there");
                return Ok(found(table, 0, None, wrong));
            }
        }
        Ok(None)
    }
}
