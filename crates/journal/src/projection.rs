//! What follows from a file and is kept for lists: its head, its open duties, its search tokens. A pure function of the
//! file, the rules and the day; written in the same transaction as the event, and made again by `rebuild`.

use std::collections::{BTreeMap, BTreeSet};

use casework::{Answer, Care, Event, FileSummary, Owner};
use circular::{
    Rulebook,
    calendar::{Day, day_of},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::{
    edge::Operation,
    error::Fault,
    file::{FileHeadRow, Opened},
    people,
    row::{hex, unhex},
    vault::Vault,
};

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

/// Who may have a tie to a file, as it is stored, and since when: an office since it first recorded something, the offices
/// of its region since the region was first recorded, everybody since it was opened. Later events do not move a file in
/// anybody's list, so that the order of a list tells nothing of events that its reader may not see.
fn holders(rulebook: &Rulebook, opened: &Opened) -> BTreeMap<String, i64> {
    let events = &opened.record.events;
    let recorded = |event: &Event| event.recorded.map_or(0, Timestamp::as_microsecond);
    let first = events.first().map_or(0, recorded);
    let since = |found: Option<&Event>| found.map_or(first, recorded);
    let summary = &opened.summary;
    let mut all = BTreeMap::from([("n".to_owned(), first)]);
    for office in summary.recorded_by.iter().chain(summary.care.iter().map(|care| &care.office)) {
        all.insert(format!("o/{office}"), since(events.iter().find(|event| event.office == *office)));
    }
    if let Some(region) = &summary.region {
        let of_region = |event: &&Event| casework::region_of(rulebook, event) == Some(region);
        all.insert(format!("r/{region}"), since(events.iter().find(of_region)));
    }
    all
}

/// What access depends on: files that stand alike share it.
pub fn shape(summary: &FileSummary) -> FileSummary {
    let care = summary.care.clone().map(|care| Care { since: Date::ZERO, ..care });
    FileSummary { care, ..summary.clone() }
}

/// What the lists hold of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    pub next_change: i64,
    pub shape: String,
    pub summary: String,
    pub listed: Listed,
    pub people: Vec<people::Kept>,
}

/// The lines that a file has in the lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Who may have a tie to it, and since when.
    pub holders: BTreeMap<String, i64>,
    pub work: BTreeSet<Duty>,
    /// Token in hexadecimal, compartment, office.
    pub tokens: BTreeSet<(String, String, String)>,
    /// How many persons it names.
    #[serde(default)]
    pub people: usize,
}

/// A line in the list of open duties: owner, last day, number within the file, duty, first day.
pub type Duty = (String, i64, i64, String, i64);

impl Listed {
    /// As it is stored with its file; nothing before the file is first listed.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.is_empty() { Ok(Self::default()) } else { Ok(serde_json::from_str(text)?) }
    }
}

impl Projection {
    /// What a file as it stands has in the lists.
    pub fn of(
        rulebook: &Rulebook,
        vault: &Vault,
        head: &FileHeadRow,
        opened: &Opened,
    ) -> Result<Self, Fault> {
        let standing = &opened.standing;
        let people = people::kept(rulebook, vault, head, opened)?;
        let work =
            standing.duties.iter().enumerate().filter(|(_, duty)| duty.is_open()).map(|(number, duty)| {
                let owner = owner_key(&Owner::of(rulebook, duty, standing.region.as_deref()));
                let due = duty.due.map_or(NEVER, |due| i64::from(day_of(due)));
                (owner, due, number as i64, duty.duty.clone(), i64::from(day_of(duty.opened)))
            });
        Ok(Self {
            next_change: next_change(rulebook, opened),
            shape: serde_json::to_string(&shape(&opened.summary))?,
            summary: serde_json::to_string(&opened.summary)?,
            listed: Listed {
                holders: holders(rulebook, opened),
                work: work.collect(),
                tokens: tokens(rulebook, vault, opened),
                people: people.len(),
            },
            people,
        })
    }

    /// Puts the rows in place of those that the file had.
    ///
    /// Each table and index that is touched is a page more to make durable: what stays as it is is not written.
    pub fn write(
        &self,
        connection: &Connection,
        vault: &Vault,
        head: &FileHeadRow,
        seq: i64,
        allow: &dyn Fn(Operation) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        allow(Operation::Write)?;
        let number = head.number;
        let shape = shape_number(connection, &self.shape)?;
        let (next_change, shape_before, listed) = connection
            .prepare_cached("SELECT next_change, shape, listed FROM files WHERE id = ?1")?
            .query_row([number], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
        let before = Listed::read(&listed)?;
        if next_change != self.next_change {
            connection
                .prepare_cached("UPDATE files SET next_change = ?2 WHERE id = ?1")?
                .execute(params![number, self.next_change])?;
        }
        connection
            .prepare_cached("UPDATE files SET seq = ?2, shape = ?3, summary = ?4, listed = ?5 WHERE id = ?1")?
            .execute(params![number, seq, shape, self.summary, serde_json::to_string(&self.listed)?])?;
        let now = &self.listed;
        write_holders(connection, number, &before, now)?;
        write_work(connection, number, &before, now)?;
        write_counts(connection, (&before, shape_before), (now, shape))?;
        write_tokens(connection, number, &before, now)?;
        people::write(connection, vault, head, before.people, &self.people)
    }
}

fn write_holders(connection: &Connection, number: i64, before: &Listed, now: &Listed) -> Result<(), Fault> {
    let mut delete =
        connection.prepare_cached("DELETE FROM holders WHERE holder = ?1 AND since = ?2 AND file = ?3")?;
    for (holder, since) in
        before.holders.iter().filter(|(holder, since)| now.holders.get(*holder) != Some(since))
    {
        delete.execute(params![holder, since, number])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO holders VALUES (?1, ?2, ?3)")?;
    for (holder, since) in
        now.holders.iter().filter(|(holder, since)| before.holders.get(*holder) != Some(since))
    {
        insert.execute(params![holder, since, number])?;
    }
    Ok(())
}

fn write_work(connection: &Connection, number: i64, before: &Listed, now: &Listed) -> Result<(), Fault> {
    let mut delete = connection
        .prepare_cached("DELETE FROM work WHERE owner = ?1 AND due = ?2 AND file = ?3 AND number = ?4")?;
    for (owner, due, place, _, _) in before.work.difference(&now.work) {
        delete.execute(params![owner, due, number, place])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO work VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (owner, due, place, duty, opened) in now.work.difference(&before.work) {
        insert.execute(params![owner, due, number, place, duty, opened])?;
    }
    Ok(())
}

fn write_counts(
    connection: &Connection,
    (before, shape_before): (&Listed, i64),
    (now, shape): (&Listed, i64),
) -> Result<(), Fault> {
    let mut counts: BTreeMap<(&str, i64, i64, &str), i64> = BTreeMap::new();
    for (lines, shape, one) in [(&before.work, shape_before, -1), (&now.work, shape, 1)] {
        for (owner, due, _, duty, _) in lines {
            *counts.entry((owner, *due, shape, duty)).or_default() += one;
        }
    }
    // Three plain statements: one that also returned the new number would make SQLite copy every page it touches first.
    let mut add = connection.prepare_cached(
        "UPDATE counts SET lines = lines + ?5 WHERE owner = ?1 AND due = ?2 AND shape = ?3 AND duty = ?4",
    )?;
    let mut first = connection.prepare_cached("INSERT INTO counts VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut none_left = connection.prepare_cached(
        "DELETE FROM counts WHERE owner = ?1 AND due = ?2 AND shape = ?3 AND duty = ?4 AND lines = 0",
    )?;
    for ((owner, due, shape, duty), more) in counts.into_iter().filter(|(_, more)| *more != 0) {
        if add.execute(params![owner, due, shape, duty, more])? == 0 {
            first.execute(params![owner, due, shape, duty, more])?;
        } else if more < 0 {
            none_left.execute(params![owner, due, shape, duty])?;
        }
    }
    Ok(())
}

fn write_tokens(connection: &Connection, number: i64, before: &Listed, now: &Listed) -> Result<(), Fault> {
    let mut delete = connection.prepare_cached(
        "DELETE FROM tokens WHERE token = ?1 AND file = ?2 AND compartment = ?3 AND office = ?4",
    )?;
    for (token, compartment, office) in before.tokens.difference(&now.tokens) {
        delete.execute(params![unhex(token), number, compartment, office])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO tokens VALUES (?1, ?2, ?3, ?4)")?;
    for (token, compartment, office) in now.tokens.difference(&before.tokens) {
        insert.execute(params![unhex(token), number, compartment, office])?;
    }
    Ok(())
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
fn tokens(rulebook: &Rulebook, vault: &Vault, opened: &Opened) -> BTreeSet<(String, String, String)> {
    let mut all = BTreeSet::new();
    for event in casework::accepted(&opened.record.events, &opened.standing) {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        for fact in &node.facts {
            let answer = event.facts.get(&fact.name.text).filter(|_| people::is_name(fact));
            let Some(Answer::Text(text)) = answer else { continue };
            let compartment = people::compartment_of(fact);
            for word in words(text) {
                all.insert((hex(&vault.token(&word)), compartment.to_owned(), event.office.clone()));
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
