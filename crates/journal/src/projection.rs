//! What follows from a file and is kept for lists: its head, its open duties, its search tokens. A pure function of the
//! file, the rules and the day; written in the same transaction as the event, and made again by `rebuild`.

use std::collections::{BTreeMap, BTreeSet};

use casework::{Answer, Care, FileSummary, Owner};
use circular::{
    Rulebook,
    calendar::{Day, day_of},
    model::FactKind,
};
use jiff::{ToSpan, civil::Date};
use rusqlite::{Connection, OptionalExtension, params};
use unicode_normalization::UnicodeNormalization;

use crate::{edge::Operation, error::Fault, file::Opened, vault::Vault};

/// No last day, no change to come: after every day.
pub const NEVER: i64 = i64::MAX;

/// Whose list a duty stands in, as it is stored.
pub fn owner_key(owner: &Owner) -> String {
    match owner {
        Owner::Office { role, office } => format!("o/{role}/{office}"),
        Owner::Region { role, region } => format!("r/{role}/{region}"),
        Owner::Role { role } => format!("n/{role}"),
    }
}

/// Who may have a tie to a file, as it is stored: offices that recorded or care, its region, everybody.
pub fn holders(summary: &FileSummary) -> BTreeSet<String> {
    let mut all = BTreeSet::from(["n".to_owned()]);
    all.extend(summary.recorded_by.iter().map(|office| format!("o/{office}")));
    all.extend(summary.care.iter().map(|care| format!("o/{}", care.office)));
    all.extend(summary.region.iter().map(|region| format!("r/{region}")));
    all
}

/// What access depends on: files that stand alike share it.
pub fn shape(summary: &FileSummary) -> FileSummary {
    let care = summary.care.clone().map(|care| Care { since: Date::ZERO, ..care });
    FileSummary { care, ..summary.clone() }
}

/// The rows that a file has in the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    pub changed: i64,
    pub next_change: i64,
    pub shape: String,
    pub summary: String,
    pub holders: BTreeSet<String>,
    /// Owner, last day, number within the file, duty, first day.
    pub work: Vec<(String, i64, i64, String, i64)>,
    /// Token, compartment, office.
    pub tokens: BTreeSet<([u8; 16], String, String)>,
}

impl Projection {
    /// What a file as it stands has in the lists.
    pub fn of(rulebook: &Rulebook, vault: &Vault, opened: &Opened) -> Result<Self, Fault> {
        let standing = &opened.standing;
        let work =
            standing.duties.iter().enumerate().filter(|(_, duty)| duty.is_open()).map(|(number, duty)| {
                let owner = owner_key(&Owner::of(rulebook, duty, standing.region.as_deref()));
                let due = duty.due.map_or(NEVER, |due| i64::from(day_of(due)));
                (owner, due, number as i64, duty.duty.clone(), i64::from(day_of(duty.opened)))
            });
        Ok(Self {
            changed: opened.record.changed.as_microsecond(),
            next_change: next_change(rulebook, opened),
            shape: serde_json::to_string(&shape(&opened.summary))?,
            summary: serde_json::to_string(&opened.summary)?,
            holders: holders(&opened.summary),
            work: work.collect(),
            tokens: tokens(rulebook, vault, opened),
        })
    }

    /// Puts the rows in place of those that the file had.
    pub fn write(
        &self,
        connection: &Connection,
        number: i64,
        seq: i64,
        allow: &dyn Fn(Operation) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        allow(Operation::Write)?;
        let shape = shape_number(connection, &self.shape)?;
        // Each table and index that is touched is a page more to make durable: what stays as it is is not written.
        let before = connection
            .prepare_cached("SELECT next_change, changed, summary FROM files WHERE id = ?1")?
            .query_row([number], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
        let (next_change, changed, summary) = before;
        if next_change != self.next_change {
            connection
                .prepare_cached("UPDATE files SET next_change = ?2 WHERE id = ?1")?
                .execute(params![number, self.next_change])?;
        }
        connection
            .prepare_cached(
                "UPDATE files SET seq = ?2, changed = ?3, shape = ?4, summary = ?5 WHERE id = ?1",
            )?
            .execute(params![number, seq, self.changed, shape, self.summary])?;
        let old = match summary.as_str() {
            "" => BTreeSet::new(),
            summary => holders(&serde_json::from_str(summary)?),
        };
        self.write_holders(connection, number, (&old, changed))?;
        self.write_work(connection, number, shape)?;
        self.write_tokens(connection, number)
    }

    fn write_holders(
        &self,
        connection: &Connection,
        number: i64,
        (old, changed): (&BTreeSet<String>, i64),
    ) -> Result<(), Fault> {
        if (old, changed) != (&self.holders, self.changed) {
            let mut delete = connection
                .prepare_cached("DELETE FROM holders WHERE holder = ?1 AND changed = ?2 AND file = ?3")?;
            for holder in old {
                delete.execute(params![holder, changed, number])?;
            }
        }
        // One that is there already is there as it should be; after lists were wiped, none is.
        let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO holders VALUES (?1, ?2, ?3)")?;
        for holder in &self.holders {
            insert.execute(params![holder, self.changed, number])?;
        }
        Ok(())
    }

    fn write_work(&self, connection: &Connection, number: i64, shape: i64) -> Result<(), Fault> {
        type Line = (String, i64, i64, String, i64, i64);
        let new: BTreeSet<Line> = self
            .work
            .iter()
            .map(|(owner, due, place, duty, opened)| {
                (owner.clone(), *due, *place, duty.clone(), *opened, shape)
            })
            .collect();
        let mut select = connection
            .prepare_cached("SELECT owner, due, number, duty, opened, shape FROM work WHERE file = ?1")?;
        let old = select.query_map([number], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })?;
        let old: BTreeSet<Line> = old.collect::<Result<_, _>>()?;
        let mut delete = connection
            .prepare_cached("DELETE FROM work WHERE owner = ?1 AND due = ?2 AND file = ?3 AND number = ?4")?;
        let mut counts: BTreeMap<(&str, i64, i64, &str), i64> = BTreeMap::new();
        for (owner, due, place, duty, _, shape) in old.difference(&new) {
            delete.execute(params![owner, due, number, place])?;
            *counts.entry((owner, *due, *shape, duty)).or_default() -= 1;
        }
        let mut insert = connection.prepare_cached("INSERT INTO work VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        for (owner, due, place, duty, opened, shape) in new.difference(&old) {
            insert.execute(params![owner, due, number, place, duty, opened, shape])?;
            *counts.entry((owner, *due, *shape, duty)).or_default() += 1;
        }
        let mut count = connection.prepare_cached(
            "INSERT INTO counts VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET lines = lines + ?5 RETURNING lines",
        )?;
        let mut none_left = connection.prepare_cached(
            "DELETE FROM counts WHERE owner = ?1 AND due = ?2 AND shape = ?3 AND duty = ?4",
        )?;
        for ((owner, due, shape, duty), more) in counts.into_iter().filter(|(_, more)| *more != 0) {
            let lines: i64 = count.query_row(params![owner, due, shape, duty, more], |row| row.get(0))?;
            if lines == 0 {
                none_left.execute(params![owner, due, shape, duty])?;
            }
        }
        Ok(())
    }

    fn write_tokens(&self, connection: &Connection, number: i64) -> Result<(), Fault> {
        let mut select =
            connection.prepare_cached("SELECT token, compartment, office FROM tokens WHERE file = ?1")?;
        let old = select.query_map([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let old: BTreeSet<([u8; 16], String, String)> = old.collect::<Result<_, _>>()?;
        let mut delete = connection.prepare_cached(
            "DELETE FROM tokens WHERE token = ?1 AND file = ?2 AND compartment = ?3 AND office = ?4",
        )?;
        for (token, compartment, office) in old.difference(&self.tokens) {
            delete.execute(params![token, number, compartment, office])?;
        }
        let mut insert = connection.prepare_cached("INSERT INTO tokens VALUES (?1, ?2, ?3, ?4)")?;
        for (token, compartment, office) in self.tokens.difference(&old) {
            insert.execute(params![token, number, compartment, office])?;
        }
        Ok(())
    }
}

fn shape_number(connection: &Connection, shape: &str) -> Result<i64, Fault> {
    let found = connection
        .prepare_cached("SELECT id FROM shapes WHERE shape = ?1")?
        .query_row([shape], |row| row.get(0))
        .optional()?;
    if let Some(number) = found {
        return Ok(number);
    }
    connection.prepare_cached("INSERT INTO shapes (shape) VALUES (?1)")?.execute([shape])?;
    Ok(connection.last_insert_rowid())
}

/// The first day after the one looked at on which the file changes by itself.
fn next_change(rulebook: &Rulebook, opened: &Opened) -> i64 {
    let today = opened.standing.as_of;
    let open = opened.standing.stages.iter().filter(|line| line.closed.is_none());
    let lapses = open.filter_map(|line| line.due?.checked_add(1.day()).ok());
    let transitions = rulebook.circular().transitions.iter().map(|transition| transition.on.value);
    // An event dated after today takes effect on its day.
    let events = opened.record.events.iter().map(|event| event.on);
    let days = lapses.chain(transitions).chain(events).filter(|day| *day > today);
    days.min().map_or(NEVER, |day| i64::from(day_of(day)))
}

/// The words by which a file is found: parts of names of persons, each with the compartment and office they come from.
fn tokens(rulebook: &Rulebook, vault: &Vault, opened: &Opened) -> BTreeSet<([u8; 16], String, String)> {
    let mut all = BTreeSet::new();
    for event in casework::accepted(&opened.record.events, &opened.standing) {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        for fact in &node.facts {
            let names_person = fact.kind == FactKind::Person
                || matches!(
                    fact.htcds.as_deref(),
                    Some("prs_FirstName" | "prs_MiddleName" | "prs_SecondName")
                );
            let Some(Answer::Text(text)) = event.facts.get(&fact.name.text).filter(|_| names_person) else {
                continue;
            };
            let compartment = fact.compartment.as_ref().map_or("procedure", |name| name.as_str());
            for word in words(text) {
                all.insert((vault.token(&word), compartment.to_owned(), event.office.clone()));
            }
        }
    }
    all
}

/// A text as words to search by: without accents and case, at least two signs each.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|sign| !unicode_normalization::char::is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .collect();
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.take(20).map(str::to_owned).collect()
}

/// The number of a day as the lists keep it, and back.
pub fn day_number(day: Date) -> i64 {
    i64::from(day_of(day))
}

/// The day of a number in the lists; `None` for [`NEVER`].
pub fn day_numbered(rulebook: &Rulebook, number: i64) -> Option<Date> {
    let day = Day::try_from(number).ok()?;
    Some(rulebook.tables().calendar.date(day))
}
