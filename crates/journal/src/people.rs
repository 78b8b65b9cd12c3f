//! Persons whom files name, and how one is found again by a name that is written otherwise.
//!
//! Nothing of a name lies open: a person's names and birth date are sealed with their file's key, and what is looked up are
//! blind traces, keyed hashes of texts that two records of one person are likely to share (`linkage`). Who is found by them
//! is opened and weighed in memory.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use casework::{Answer, Event};
use circular::{
    Rulebook,
    model::{Event as EventNode, Fact, FactKind},
};
use linkage::{Birth, Person, Sought, Trace, Weight, may_be_one, traces};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    error::Fault,
    file::{FileHeadRow, Opened},
    lists::FileHead,
    store::Journal,
    vault::{Key, Vault, open, seal_the_same},
};

/// So many persons who share one trace are looked at, those of the latest files first.
const EACH_MAX: usize = 300;
/// So many persons are opened and weighed at most, those who share most traces first.
const WEIGHED_MAX: usize = 1_000;
/// What is sealed is filled up to a multiple of this, so that its length tells little of the name.
const FILLED_TO: usize = 64;

/// A person as an event names them.
#[derive(Clone, PartialEq, Eq)]
pub struct NamedPerson {
    /// The compartment of the name. A birth date of another compartment is left out.
    pub compartment: String,
    given: String,
    family: String,
    born: Option<String>,
}

impl std::fmt::Debug for NamedPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NamedPerson({})", self.compartment)
    }
}

impl NamedPerson {
    /// The same as `linkage` compares it.
    pub fn person(&self) -> Person {
        Person::of(&self.given, &self.family, self.born.as_deref().and_then(Birth::of))
    }

    fn of_whole(compartment: &str, name: &str, born: Option<String>) -> Self {
        let name = name.trim();
        let (given, family) = match name.split_once([',', '،']) {
            Some((family, given)) => (given, family),
            None => name.rsplit_once(char::is_whitespace).unwrap_or((name, "")),
        };
        let (given, family) = (given.trim().to_owned(), family.trim().to_owned());
        Self { compartment: compartment.to_owned(), given, family, born }
    }
}

/// Whether an event asks for somebody's name.
pub fn asks_for_person(node: &EventNode) -> bool {
    node.facts.iter().any(|fact| role_of(fact).is_some())
}

enum Role {
    Whole,
    Given,
    Family,
    Other,
}

/// Which part of a name a fact is.
fn role_of(fact: &Fact) -> Option<Role> {
    if fact.kind == FactKind::Person {
        return Some(Role::Whole);
    }
    match fact.htcds.as_deref()? {
        "prs_FirstName" => Some(Role::Given),
        "prs_SecondName" => Some(Role::Family),
        "prs_MiddleName" => Some(Role::Other),
        _ => None,
    }
}

/// Whether a fact is a name by which a file is found.
pub(crate) fn is_name(fact: &Fact) -> bool {
    role_of(fact).is_some()
}

pub(crate) fn compartment_of(fact: &Fact) -> &str {
    fact.compartment.as_ref().map_or("procedure", |name| name.as_str())
}

/// The persons whom an event names, in the order of its facts: one by given and family name, one by each name written as a
/// whole, one by other names used.
pub fn named_in(node: &EventNode, event: &Event) -> Vec<NamedPerson> {
    let text = |fact: &Fact| match event.facts.get(&fact.name.text) {
        Some(Answer::Text(text)) if !text.trim().is_empty() => Some(text.as_str()),
        _ => None,
    };
    let born_in = |compartment: &str| {
        let born = node.facts.iter().find(|fact| {
            let is_birth = |code: &str| code.split_whitespace().any(|code| code == "prs_Birthdate");
            fact.kind == FactKind::Date
                && compartment_of(fact) == compartment
                && fact.htcds.as_deref().is_some_and(is_birth)
        });
        born.and_then(text).map(str::to_owned)
    };
    let mut parts: BTreeMap<&str, NamedPerson> = BTreeMap::new();
    let mut all = Vec::new();
    for fact in &node.facts {
        let (Some(role), Some(text)) = (role_of(fact), text(fact)) else { continue };
        let compartment = compartment_of(fact);
        let part = || NamedPerson::of_whole(compartment, "", born_in(compartment));
        match role {
            Role::Given => text.clone_into(&mut parts.entry(compartment).or_insert_with(part).given),
            Role::Family => text.clone_into(&mut parts.entry(compartment).or_insert_with(part).family),
            Role::Whole | Role::Other => {
                all.push(NamedPerson::of_whole(compartment, text, born_in(compartment)));
            }
        }
    }
    parts.into_values().chain(all).filter(|named| !named.person().is_nameless()).collect()
}

/// A person as the list holds them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    pub compartment: String,
    pub office: String,
    pub sealed: Vec<u8>,
    pub traces: Vec<i64>,
}

/// What follows from a file: the persons whom its accepted events name, each once.
pub(crate) fn kept(
    rulebook: &Rulebook,
    vault: &Vault,
    head: &FileHeadRow,
    opened: &Opened,
) -> Result<Vec<Kept>, Fault> {
    let mut named: Vec<(NamedPerson, &str)> = Vec::new();
    for event in casework::accepted(&opened.record.events, &opened.standing) {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        for person in named_in(node, event) {
            if !named.iter().any(|(known, office)| *known == person && *office == event.office) {
                named.push((person, &event.office));
            }
        }
    }
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let key = head.key(vault)?;
    let kept = |(named, office): (NamedPerson, &str)| {
        let mut text = serde_json::to_vec(&(&named.given, &named.family, &named.born))?;
        text.resize(text.len().next_multiple_of(FILLED_TO), b' ');
        let sealed = seal_the_same(&key, &text, &bound(&head.reference, &named.compartment))
            .map_err(|_| Fault::Broken("a name could not be sealed".into()))?;
        let traces = blind(vault, &traces(&named.person()));
        Ok(Kept { compartment: named.compartment, office: office.to_owned(), sealed, traces })
    };
    named.into_iter().map(kept).collect()
}

/// What a sealed person is bound to. No event is called so: theirs are hexadecimal.
fn bound(reference: &str, compartment: &str) -> Vec<u8> {
    format!("{reference}\npeople\n{compartment}").into_bytes()
}

fn opened(key: &Key, reference: &str, compartment: &str, sealed: &[u8]) -> Result<Person, Fault> {
    let text = open(key, sealed, &bound(reference, compartment))?;
    let (given, family, born): (String, String, Option<String>) = serde_json::from_slice(&text)?;
    Ok(Person::of(&given, &family, born.as_deref().and_then(Birth::of)))
}

fn blind(vault: &Vault, traces: &[Trace]) -> Vec<i64> {
    let mut all: Vec<i64> = traces.iter().map(|trace| vault.trace(trace.as_bytes())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Puts a file's persons in place of the `before` many that it had; what stays as it is is not written.
pub(crate) fn write(
    connection: &Connection,
    vault: &Vault,
    head: &FileHeadRow,
    before: usize,
    now: &[Kept],
) -> Result<(), Fault> {
    if before == 0 && now.is_empty() {
        return Ok(());
    }
    let known: Vec<(i64, String, String, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT place, compartment, office, sealed FROM people WHERE file = ?1 ORDER BY place",
        )?
        .query_map([head.number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let same = |(known, now): (&(i64, String, String, Vec<u8>), &Kept)| {
        known.1 == now.compartment && known.2 == now.office && known.3 == now.sealed
    };
    if known.len() == now.len() && known.iter().zip(now).all(same) {
        return Ok(());
    }
    let mut away =
        connection.prepare_cached("DELETE FROM traces WHERE trace = ?1 AND file = ?2 AND place = ?3")?;
    let key = head.key(vault)?;
    for (place, compartment, _, sealed) in &known {
        let person = opened(&key, &head.reference, compartment, sealed)?;
        for trace in blind(vault, &traces(&person)) {
            away.execute(params![trace, head.number, place])?;
        }
    }
    connection.prepare_cached("DELETE FROM people WHERE file = ?1")?.execute([head.number])?;
    let mut insert = connection.prepare_cached("INSERT INTO people VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut traced = connection.prepare_cached("INSERT INTO traces VALUES (?1, ?2, ?3)")?;
    for (place, person) in (0i64..).zip(now) {
        insert.execute(params![head.number, place, person.compartment, person.office, person.sealed])?;
        for trace in &person.traces {
            traced.execute(params![trace, head.number, place])?;
        }
    }
    Ok(())
}

/// A person whom a file names and who may be the one sought.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    pub head: FileHead,
    /// The compartment of the name, and the office that recorded it: who may not see that fact has found nobody.
    pub compartment: String,
    pub office: String,
    /// What speaks for it.
    pub weight: Weight,
}

impl Journal {
    /// Persons in any file who may be the one sought, however the name is spelled, the likeliest first, `limit` at most.
    /// Nobody when no name is known. Access is asked, and the look logged, by whoever shows them.
    ///
    /// Looked at are the three hundred latest who share a trace with the person, and a name alone only where fewer bear it;
    /// of those the thousand who share most are opened and weighed.
    ///
    /// # Errors
    /// When the database cannot be read or a sealed name does not open.
    pub fn alike(&self, person: &Person, limit: usize) -> Result<Vec<Alike>, Fault> {
        if person.is_nameless() {
            return Ok(Vec::new());
        }
        let vault = &self.shared.vault;
        self.reading(|connection| {
            let shared = who_shares(connection, vault, person)?;
            // As common as most names are: how many others bear it would let hidden files decide about one that may be seen.
            let sought = Sought::of(person.clone());
            let mut select = connection.prepare_cached(
                "SELECT p.compartment, p.office, p.sealed, f.id, f.reference, f.kind, f.wrapped, f.seq \
                 FROM people p JOIN files f ON f.id = p.file WHERE p.file = ?1 AND p.place = ?2",
            )?;
            let mut alike = Vec::new();
            for (file, place) in shared {
                let mut rows = select.query(params![file, place])?;
                let Some(row) = rows.next()? else { continue };
                let head = FileHeadRow {
                    number: row.get(3)?,
                    reference: row.get(4)?,
                    kind: row.get(5)?,
                    wrapped: row.get(6)?,
                    seq: row.get(7)?,
                };
                let compartment: String = row.get(0)?;
                let key = head.key(vault)?;
                let sealed = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
                let other = opened(&key, &head.reference, &compartment, sealed)?;
                let weight = sought.weigh(&other);
                if may_be_one(weight.bits) {
                    alike.push((file, compartment, row.get::<_, String>(1)?, weight));
                }
            }
            alike.sort_by(|one, other| other.3.bits.total_cmp(&one.3.bits).then(other.0.cmp(&one.0)));
            alike.truncate(limit);
            let mut select =
                connection.prepare_cached("SELECT reference, summary FROM files WHERE id = ?1")?;
            let whole = |(file, compartment, office, weight): (i64, String, String, Weight)| {
                let head = select.query_row([file], |row| Ok(crate::lists::file_head(row))).optional()?;
                let head = head.ok_or_else(|| Fault::Broken("a person's file is missing".into()))??;
                Ok(Alike { head, compartment, office, weight })
            };
            alike.into_iter().map(whole).collect()
        })
    }
}

/// Who shares traces with a person, by file and place within it: those who share most first.
fn who_shares(connection: &Connection, vault: &Vault, person: &Person) -> Result<Vec<(i64, i64)>, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT file, place FROM traces WHERE trace = ?1 ORDER BY file DESC, place LIMIT ?2",
    )?;
    let mut shared: HashMap<(i64, i64), u32> = HashMap::new();
    for trace in traces(person) {
        let blinded = vault.trace(trace.as_bytes());
        let those: Vec<(i64, i64)> = select
            .query_map(params![blinded, EACH_MAX as i64 + 1], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        if trace.is_name_alone() && those.len() > EACH_MAX {
            continue;
        }
        for one in those.into_iter().take(EACH_MAX) {
            *shared.entry(one).or_default() += 1;
        }
    }
    let mut all: Vec<((i64, i64), u32)> = shared.into_iter().collect();
    all.sort_unstable_by_key(|(one, shared)| (Reverse(*shared), Reverse(*one)));
    all.truncate(WEIGHED_MAX);
    Ok(all.into_iter().map(|(one, _)| one).collect())
}
