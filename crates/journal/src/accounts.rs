//! Accounts and who is signed in. An account's history is in the journal; of a session only the hash of its id is kept.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::{
    error::Fault,
    row::{ACCOUNT, NO_FILE},
    store::Journal,
};

/// Somebody who may sign in: one person in one role at one office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What is typed at sign-in; lower-case.
    pub name: String,
    /// What colleagues read.
    pub display: String,
    pub role: String,
    pub office: String,
    /// The language of the pages.
    pub language: String,
    /// The hash of the password, in the form that names its own parameters.
    pub password: String,
    /// A closed account signs in no more; what it did stays.
    pub open: bool,
}

#[derive(Serialize)]
struct Body<'a> {
    at: Timestamp,
    /// The account that changed it; empty on the command line.
    by: &'a str,
    #[serde(flatten)]
    account: &'a Account,
}

/// The hash of a session's id.
pub type SessionHash = [u8; 32];

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub hash: SessionHash,
    pub account: Account,
    pub created: Timestamp,
    pub seen: Timestamp,
}

/// How long a session lives.
#[derive(Clone, Copy, Debug)]
pub struct SessionLimits {
    /// Without being used.
    pub idle: SignedDuration,
    /// In all.
    pub total: SignedDuration,
}

impl Journal {
    /// Opens an account, or changes one: the row that counts is the last. Sessions end when role or office change, or
    /// when it is closed.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn put_account(&self, account: Account, by: &str) -> Result<(), Fault> {
        let by = by.to_owned();
        self.bring_and_wait(move |group| {
            let body = Body { at: group.shared.clock.now(), by: &by, account: &account };
            let row = serde_json::to_vec(&body)?;
            group.add(ACCOUNT, NO_FILE, 0, row, Vec::new())?;
            let before: Option<String> = group
                .connection
                .query_row("SELECT body FROM accounts WHERE name = ?1", [&account.name], |row| row.get(0))
                .optional()?;
            let before: Option<Account> = before.and_then(|before| serde_json::from_str(&before).ok());
            let same = before.is_some_and(|before| {
                account.open && before.role == account.role && before.office == account.office
            });
            if !same {
                group.connection.execute("DELETE FROM sessions WHERE account = ?1", [&account.name])?;
            }
            let text = serde_json::to_string(&account)?;
            group.connection.execute(
                "INSERT INTO accounts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET body = ?2",
                params![account.name, text],
            )?;
            Ok(())
        })
    }

    /// The account of a name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn account(&self, name: &str) -> Result<Option<Account>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT body FROM accounts WHERE name = ?1")?;
            let body: Option<String> = select.query_row([name], |row| row.get(0)).optional()?;
            Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
        })
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT body FROM accounts ORDER BY name")?;
            let bodies: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            bodies.iter().map(|body| Ok(serde_json::from_str(body)?)).collect()
        })
    }

    /// Begins a session.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn begin_session(&self, hash: SessionHash, account: &str) -> Result<(), Fault> {
        let account = account.to_owned();
        self.bring_and_wait(move |group| {
            let now = group.shared.clock.now().as_microsecond();
            group
                .connection
                .execute("INSERT INTO sessions VALUES (?1, ?2, ?3, ?3)", params![hash, account, now])?;
            Ok(())
        })
    }

    /// The session of a hash, if it is within its limits and its account is open.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn session(&self, hash: &SessionHash, limits: SessionLimits) -> Result<Option<Session>, Fault> {
        let now = self.now();
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT a.body, s.created, s.seen FROM sessions s JOIN accounts a ON a.name = s.account WHERE s.hash = ?1",
            )?;
            let found: Option<(String, i64, i64)> =
                select.query_row([hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
            let Some((body, created, seen)) = found else { return Ok(None) };
            let account: Account = serde_json::from_str(&body)?;
            let instant = |micros| Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
            let (created, seen) = (instant(created), instant(seen));
            let lives = account.open
                && now.duration_since(seen) <= limits.idle
                && now.duration_since(created) <= limits.total;
            Ok(lives.then_some(Session { hash: *hash, account, created, seen }))
        })
    }

    /// Notes that a session was used just now. Does not wait.
    pub fn touch_session(&self, hash: SessionHash) {
        self.bring(
            move |group| -> Result<(), Fault> {
                let now = group.shared.clock.now().as_microsecond();
                group
                    .connection
                    .prepare_cached("UPDATE sessions SET seen = ?2 WHERE hash = ?1")?
                    .execute(params![hash, now])?;
                Ok(())
            },
            |_| (),
        );
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn end_session(&self, hash: SessionHash) -> Result<(), Fault> {
        self.bring_and_wait(move |group| {
            group.connection.execute("DELETE FROM sessions WHERE hash = ?1", [hash])?;
            Ok(())
        })
    }

    /// The sessions of an account, last used first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sessions_of(&self, account: &str) -> Result<Vec<(SessionHash, Timestamp, Timestamp)>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT hash, created, seen FROM sessions WHERE account = ?1 ORDER BY seen DESC",
            )?;
            let rows = select.query_map([account], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let mut all = Vec::new();
            for row in rows {
                let (hash, created, seen): (SessionHash, i64, i64) = row?;
                let instant = |micros| Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
                all.push((hash, instant(created), instant(seen)));
            }
            Ok(all)
        })
    }
}
