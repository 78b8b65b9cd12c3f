//! A row of the journal as it is stored, and what stands in it.

use std::collections::BTreeMap;

use casework::{Answer, Event};
use circular::Rulebook;
use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::{
    edge::Randomness,
    error::Fault,
    vault::{Key, Vault, open, seal},
};

/// Kinds of row. Those up to [`EVENT`] belong to one file and are numbered within it.
pub const FILE: i64 = 1;
pub const EVENT: i64 = 2;
pub const CONSULTATION: i64 = 3;
pub const ACCOUNT: i64 = 4;
pub const TIE: i64 = 5;
pub const DEVICE: i64 = 6;

/// No file.
pub const NO_FILE: i64 = 0;

/// A row, with all of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1, without gaps.
    pub position: i64,
    pub kind: i64,
    /// The file's number here, or [`NO_FILE`].
    pub file: i64,
    /// Within the file: 0 its opening, then its events.
    pub seq: i64,
    /// JSON that holds nothing protected.
    pub body: Vec<u8>,
    /// Sealed parts.
    pub sealed: Vec<u8>,
}

impl Row {
    /// The hash of the row chained to the hash of the row before it.
    pub fn hash(&self, vault: &Vault, before: &[u8]) -> [u8; 32] {
        let mut hasher = vault.chain_hasher();
        hasher.update(before);
        for number in [self.position, self.kind, self.file, self.seq, self.body.len() as i64] {
            hasher.update(&number.to_le_bytes());
        }
        hasher.update(&self.body);
        hasher.update(&self.sealed);
        *hasher.finalize().as_bytes()
    }
}

/// The opening of a file, in `body`; its wrapped key is in `sealed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileBody {
    pub reference: String,
    pub kind: String,
    pub at: Timestamp,
    /// The key of an imported row, blinded: the same row is never taken in twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
}

/// An event, in `body`: everything but protected facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventBody {
    pub id: EventId,
    pub event: String,
    pub on: Date,
    pub recorded: Timestamp,
    pub by: String,
    pub office: String,
    pub account: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<u32>,
    /// Names the post by which it came, so that the same post twice is one event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Answer>,
}

/// The random name of an event: 128 bits in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// A tie between two files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TieBody {
    pub target: i64,
    pub account: String,
    pub at: Timestamp,
}

/// Bytes as hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Bytes from hexadecimal.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| char::from(sign).to_digit(16).map(|digit| digit as u8);
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// What a sealed part is bound to, so that it opens nowhere else.
fn bound(reference: &str, event: &EventId, compartment: &str) -> Vec<u8> {
    format!("{reference}\n{}\n{compartment}", event.0).into_bytes()
}

/// Splits an event into its open body and its sealed parts, one a protected compartment.
pub fn split(
    rulebook: &Rulebook,
    reference: &str,
    key: &Key,
    mut body: EventBody,
    randomness: &dyn Randomness,
) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let mut parts: BTreeMap<String, BTreeMap<String, Answer>> = BTreeMap::new();
    let facts = std::mem::take(&mut body.facts);
    for (name, answer) in facts {
        match protected_compartment(rulebook, &body.event, body.on, &name) {
            Some(compartment) => drop(parts.entry(compartment).or_default().insert(name, answer)),
            None => drop(body.facts.insert(name, answer)),
        }
    }
    let mut sealed = Vec::new();
    for (compartment, facts) in parts {
        let text = serde_json::to_vec(&facts)?;
        let part = seal(key, &text, &bound(reference, &body.id, &compartment), randomness)?;
        sealed.push(compartment.len() as u8);
        sealed.extend_from_slice(compartment.as_bytes());
        sealed.extend_from_slice(&(part.len() as u32).to_le_bytes());
        sealed.extend_from_slice(&part);
    }
    Ok((serde_json::to_vec(&body)?, sealed))
}

/// An event as it was before it was split.
pub fn join(reference: &str, key: &Key, body: &[u8], mut sealed: &[u8]) -> Result<EventBody, Fault> {
    let broken = || Fault::Broken("an event's sealed parts are cut".into());
    let mut whole: EventBody = serde_json::from_slice(body)?;
    while !sealed.is_empty() {
        let (length, rest) = sealed.split_first().ok_or_else(broken)?;
        let (name, rest) = rest.split_at_checked(usize::from(*length)).ok_or_else(broken)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(broken)?;
        let name = std::str::from_utf8(name).map_err(|_| broken())?;
        let text = open(key, part, &bound(reference, &whole.id, name))?;
        let facts: BTreeMap<String, Answer> = serde_json::from_slice(&text)?;
        whole.facts.extend(facts);
        sealed = rest;
    }
    Ok(whole)
}

/// The protected compartment in which a fact lies. A fact that the circular does not know on that day is protected too:
/// nobody has said that it is harmless.
fn protected_compartment(rulebook: &Rulebook, event: &str, on: Date, fact: &str) -> Option<String> {
    if event == casework::ANNULLED {
        return None;
    }
    let node =
        rulebook.event_on(event, on).and_then(|node| node.facts.iter().find(|node| node.name.text == fact));
    let Some(node) = node else { return Some("unknown".to_owned()) };
    let compartment = node.compartment.as_ref()?.as_str();
    let protected =
        rulebook.circular().compartments.iter().any(|node| node.name.text == compartment && node.protected);
    protected.then(|| compartment.to_owned())
}

impl EventBody {
    /// The event as the rules see it.
    pub fn event(&self) -> Event {
        Event {
            event: self.event.clone(),
            on: self.on,
            recorded: Some(self.recorded),
            by: self.by.clone(),
            office: self.office.clone(),
            facts: self.facts.clone(),
            corrects: self.corrects,
        }
    }
}

/// The last row's position and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub position: i64,
    pub hash: [u8; 32],
}

impl Head {
    /// Before the first row.
    pub const NONE: Self = Self { position: 0, hash: [0; 32] };

    /// The head as it is kept: with a keyed mark, so that it cannot be set back to one that never was written.
    pub fn bytes(&self, vault: &Vault) -> Vec<u8> {
        let mut hasher = vault.chain_hasher();
        hasher.update(b"head").update(&self.position.to_le_bytes()).update(&self.hash);
        let mut bytes = self.position.to_le_bytes().to_vec();
        bytes.extend_from_slice(&self.hash);
        bytes.extend_from_slice(hasher.finalize().as_bytes());
        bytes
    }

    /// Reads the head of a database; `None` when its mark does not fit.
    pub fn read(connection: &Connection, vault: &Vault) -> Result<Option<Self>, Fault> {
        let bytes: Option<Vec<u8>> = connection
            .prepare_cached("SELECT value FROM meta WHERE name = 'head'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let Some(bytes) = bytes else { return Ok(Some(Self::NONE)) };
        let read = || {
            let (position, rest) = bytes.split_first_chunk::<8>()?;
            let (hash, _) = rest.split_first_chunk::<32>()?;
            Some(Self { position: i64::from_le_bytes(*position), hash: *hash })
        };
        Ok(read().filter(|head| head.bytes(vault) == bytes))
    }

    /// Keeps the head.
    pub fn write(&self, connection: &Connection, vault: &Vault) -> Result<(), Fault> {
        connection
            .prepare_cached("INSERT INTO meta VALUES ('head', ?1) ON CONFLICT DO UPDATE SET value = ?1")?
            .execute(params![self.bytes(vault)])?;
        Ok(())
    }
}
