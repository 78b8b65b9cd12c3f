//! What is asked: who reads, what ties the reader's office to the file, which compartments.

use std::collections::BTreeSet;

use casework::{FileSummary, region_of_office};
use circular::Rulebook;
use serde::{Deserialize, Serialize};

/// Somebody who reads or records: one role at one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reader<'a> {
    /// The role's name in the circular.
    pub role: &'a str,
    /// The office's name in the circular.
    pub office: &'a str,
}

/// What ties a reader's office to a file: the whole of what access depends on, besides role and day.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tie {
    /// The kind of file.
    pub file: String,
    /// The office has the file in its care, in a role that the reader acts as.
    pub care: bool,
    /// The file's region is the office's.
    pub region: bool,
    /// The office recorded an event of the file; asked of a fact: that very event.
    pub recorded: bool,
    /// An open duty of the file is the office's.
    pub duty: bool,
    /// Stages open now.
    pub open: BTreeSet<String>,
    /// Stages that are or were open.
    pub ever: BTreeSet<String>,
}

impl Tie {
    /// What ties a reader to a file. An office that is not of the reader's role is tied to nothing.
    pub fn of(rulebook: &Rulebook, reader: Reader<'_>, file: &FileSummary) -> Self {
        let offices = &rulebook.circular().offices;
        let office = offices.iter().find(|office| office.name.text == reader.office);
        if !office.is_some_and(|office| rulebook.acts_as(reader.role, office.role.as_str())) {
            return Self::default();
        }
        let care = file.care.as_ref();
        let region = region_of_office(rulebook, reader.office);
        Self {
            file: file.kind.clone(),
            care: care.is_some_and(|care| {
                care.office == reader.office && rulebook.acts_as(reader.role, whole(rulebook, &care.role))
            }),
            region: region.is_some() && region == file.region.as_deref(),
            recorded: file.recorded_by.contains(reader.office),
            duty: file.owners.iter().any(|owner| owner.is(rulebook, reader.role, reader.office)),
            open: file.open.clone(),
            ever: file.ever.clone(),
        }
    }

    /// The same tie, asked of one event that the office did or did not record itself.
    pub fn of_event(&self, recorded_by_office: bool) -> Self {
        Self { recorded: recorded_by_office, ..self.clone() }
    }
}

/// The role that a mandate within an office is part of: a social worker takes care as the centre.
fn whole<'a>(rulebook: &'a Rulebook, role: &'a str) -> &'a str {
    let roles = &rulebook.circular().roles;
    let mut name = role;
    for _ in 0..roles.len() {
        match roles.iter().find(|node| node.name.text == name).and_then(|node| node.part_of.as_ref()) {
            Some(part_of) => name = part_of.as_str(),
            None => break,
        }
    }
    name
}

/// A set of compartments, by their place in the circular; at most 32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Compartments(pub u32);

impl Compartments {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// Whether the compartment at this place of the circular is in the set.
    pub fn has(self, place: usize) -> bool {
        place < 32 && self.0 >> place & 1 == 1
    }

    /// With one more.
    #[must_use]
    pub fn with(self, place: usize) -> Self {
        if place < 32 { Self(self.0 | 1 << place) } else { self }
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// In either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The places in the set, lowest first.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |place| self.has(*place))
    }
}

/// Parts of the program that are no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Files, worklist, search.
    Files,
    /// Published and computed figures: no file, no person.
    Figures,
    /// Who consulted what, and why.
    AccessLog,
    /// Accounts and offices.
    Admin,
    /// Taking in referrals from a file.
    Import,
}
