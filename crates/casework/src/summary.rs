//! What lists and access need to know of a file, without its facts: kind, region, care, stages, who recorded, who owes.

use std::collections::BTreeSet;

use circular::{
    Rulebook,
    model::{Per, Role},
};
use serde::{Deserialize, Serialize};

use crate::{Care, DutyLine, Event, Standing};

/// How far a role's `part-of` is followed; `check` refuses circles.
const PARTS_MAX: usize = 16;

/// Who must do a duty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// This office and nobody else.
    Office { role: String, office: String },
    /// Every office of the role in the region.
    Region { role: String, region: String },
    /// Every office of the role.
    Role { role: String },
}

impl Owner {
    /// Who must do a duty of a file in `region`: the office that the duty names; else the role's offices in the region of
    /// the file, where its offices have regions; else the role.
    pub fn of(rulebook: &Rulebook, duty: &DutyLine, region: Option<&str>) -> Self {
        let role = duty.role.clone();
        if let Some(office) = duty.office.as_ref().filter(|office| !office.is_empty()) {
            return Self::Office { role, office: office.clone() };
        }
        let nation = per(rulebook, &role) == Some(Per::Nation);
        match region.filter(|_| !nation) {
            Some(region) => Self::Region { role, region: region.to_owned() },
            None => Self::Role { role },
        }
    }

    /// Whether somebody of a role at an office is meant.
    pub fn is(&self, rulebook: &Rulebook, role: &str, office: &str) -> bool {
        match self {
            Self::Office { role: own, office: at } => at == office && rulebook.acts_as(role, own),
            Self::Region { role: own, region } => {
                rulebook.acts_as(role, own) && region_of_office(rulebook, office) == Some(region.as_str())
            }
            Self::Role { role: own } => rulebook.acts_as(role, own),
        }
    }

    /// Every owner that somebody of a role at an office stands for: what to look up in a list of duties by owner.
    pub fn all_of(rulebook: &Rulebook, role: &str, office: &str) -> Vec<Self> {
        let region = region_of_office(rulebook, office);
        let mut owners = Vec::new();
        let mut own = Some(role);
        for _ in 0..PARTS_MAX {
            let Some(name) = own else { break };
            owners.push(Self::Office { role: name.to_owned(), office: office.to_owned() });
            if let Some(region) = region {
                owners.push(Self::Region { role: name.to_owned(), region: region.to_owned() });
            }
            owners.push(Self::Role { role: name.to_owned() });
            own = role_named(rulebook, name).and_then(|role| role.part_of.as_ref()).map(|part| part.as_str());
        }
        owners
    }
}

/// A file without its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// The kind of file.
    pub kind: String,
    /// Its region, by the last region recorded.
    pub region: Option<String>,
    /// The office that has it in its care.
    pub care: Option<Care>,
    /// Stages open, by name.
    pub open: BTreeSet<String>,
    /// Stages that are or were open.
    pub ever: BTreeSet<String>,
    /// Offices that recorded an event which the rules accepted.
    pub recorded_by: BTreeSet<String>,
    /// Who owes an open duty.
    pub owners: BTreeSet<Owner>,
}

impl FileSummary {
    /// The summary of a file of a kind; `standing` must be a fold of `journal`.
    pub fn of(rulebook: &Rulebook, kind: &str, journal: &[Event], standing: &Standing) -> Self {
        let region = standing.region.as_deref();
        let open = standing.stages.iter().filter(|line| line.closed.is_none());
        let refused: BTreeSet<u32> = standing.refused.iter().map(|line| line.index).collect();
        let accepted = journal.iter().enumerate().filter(|(index, _)| !refused.contains(&(*index as u32)));
        Self {
            kind: kind.to_owned(),
            region: standing.region.clone(),
            care: standing.care.clone(),
            open: open.map(|line| line.stage.clone()).collect(),
            ever: standing.stages.iter().map(|line| line.stage.clone()).collect(),
            recorded_by: accepted
                .map(|(_, event)| event.office.clone())
                .filter(|office| !office.is_empty())
                .collect(),
            owners: standing
                .duties
                .iter()
                .filter(|duty| duty.is_open())
                .map(|duty| Owner::of(rulebook, duty, region))
                .collect(),
        }
    }
}

/// The region of an office, if it has one.
pub fn region_of_office<'a>(rulebook: &'a Rulebook, office: &str) -> Option<&'a str> {
    let office = rulebook.circular().offices.iter().find(|node| node.name.text == office)?;
    office.region.as_ref().map(|region| region.as_str())
}

/// How the offices of a role are spread, by its own word or that of the role it is part of.
pub fn per(rulebook: &Rulebook, role: &str) -> Option<Per> {
    let mut node = role_named(rulebook, role)?;
    for _ in 0..PARTS_MAX {
        if let Some(per) = node.per {
            return Some(per);
        }
        node = role_named(rulebook, node.part_of.as_ref()?.as_str())?;
    }
    None
}

fn role_named<'a>(rulebook: &'a Rulebook, name: &str) -> Option<&'a Role> {
    rulebook.circular().roles.iter().find(|role| role.name.text == name)
}
