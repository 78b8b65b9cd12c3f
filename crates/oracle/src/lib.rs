//! A second, plain reading of who may see and record what: for tests alone.
//!
//! Written from the circular and from the guardrails' words, without tables and without Cedar, so that it can disagree.
//! It must never depend on `access`.

use std::collections::BTreeSet;

use circular::{
    Rulebook,
    model::{CompartmentKind, Relation, RoleKind},
};
use jiff::civil::Date;

/// What is so between a reader's office and a file.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The kind of file.
    pub file: String,
    /// The office has it in its care.
    pub in_care: bool,
    /// Office and file are of one region.
    pub same_region: bool,
    /// The office recorded an event in it (of a fact: that event).
    pub recorded: bool,
    /// The office owes an open duty in it.
    pub owes: bool,
    /// Stages open.
    pub open: BTreeSet<String>,
    /// Stages that are or were open.
    pub ever: BTreeSet<String>,
}

/// May somebody of a role see a compartment?
pub fn may_see(rulebook: &Rulebook, role: &str, facts: &Facts, compartment: &str, on: Date) -> bool {
    granted(rulebook, role, facts, compartment, on) && !guarded(rulebook, role, facts, compartment)
}

/// May somebody of a role record an event, in a file that they see or do not see?
pub fn may_record(rulebook: &Rulebook, role: &str, event: &str, sees_the_file: bool, on: Date) -> bool {
    if !sees_the_file || is_kept_from_files(rulebook, role) {
        return false;
    }
    for node in &rulebook.circular().events {
        if node.name.text != event || !rulebook.in_force(&node.validity, on) {
            continue;
        }
        for (by, validity) in &node.by {
            if rulebook.in_force(validity, on) && is_or_is_part_of(rulebook, role, by.as_str()) {
                return true;
            }
        }
    }
    false
}

fn granted(rulebook: &Rulebook, role: &str, facts: &Facts, compartment: &str, on: Date) -> bool {
    'grants: for sees in &rulebook.circular().sees {
        if !is_or_is_part_of(rulebook, role, sees.role.as_str()) || !rulebook.in_force(&sees.validity, on) {
            continue;
        }
        if !sees.compartments.iter().any(|name| name.text == compartment) {
            continue;
        }
        if sees.file.as_ref().is_some_and(|file| file.text != facts.file) {
            continue;
        }
        let (mut asks_open, mut open, mut asks_ever, mut ever) = (false, false, false, false);
        for relation in &sees.relations {
            let holds = match relation {
                Relation::UnderCareOfSelf => facts.in_care,
                Relation::RegionOwn => facts.same_region,
                Relation::RecordedByOwn => facts.recorded,
                Relation::DutyOfOwn => facts.owes,
                Relation::Stage(stage) => {
                    asks_open = true;
                    open |= facts.open.contains(&stage.text);
                    true
                }
                Relation::EverStage(stage) => {
                    asks_ever = true;
                    ever |= facts.ever.contains(&stage.text);
                    true
                }
            };
            if !holds {
                continue 'grants;
            }
        }
        if (!asks_open || open) && (!asks_ever || ever) {
            return true;
        }
    }
    false
}

/// What the platform forbids whatever a circular says.
fn guarded(rulebook: &Rulebook, role: &str, facts: &Facts, compartment: &str) -> bool {
    if is_kept_from_files(rulebook, role) {
        return true;
    }
    let own = kind_of(rulebook, role);
    let nodes = rulebook.circular().compartments.iter();
    let mut kinds = nodes.filter(|node| node.name.text == compartment).map(|node| node.kind.value);
    match kinds.next() {
        Some(CompartmentKind::Whereabouts | CompartmentKind::Health) => {
            !(own == Some(RoleKind::Centre) && facts.in_care)
        }
        Some(CompartmentKind::Testimony) => {
            let justice = [RoleKind::Police, RoleKind::Prosecution, RoleKind::Judge];
            !(own.is_some_and(|own| justice.contains(&own)) && facts.same_region)
        }
        _ => false,
    }
}

fn is_kept_from_files(rulebook: &Rulebook, role: &str) -> bool {
    match kind_of(rulebook, role) {
        None => true,
        Some(kind) => matches!(
            kind,
            RoleKind::Coordination
                | RoleKind::Rapporteur
                | RoleKind::DataProtection
                | RoleKind::Administrator
                | RoleKind::Defence
        ),
    }
}

fn kind_of(rulebook: &Rulebook, role: &str) -> Option<RoleKind> {
    let mut name = role.to_owned();
    for _ in 0..=rulebook.circular().roles.len() {
        let node = rulebook.circular().roles.iter().find(|node| node.name.text == name)?;
        if let Some(kind) = &node.kind {
            return Some(kind.value);
        }
        name = node.part_of.as_ref()?.text.clone();
    }
    None
}

fn is_or_is_part_of(rulebook: &Rulebook, role: &str, whole: &str) -> bool {
    let mut name = role.to_owned();
    for _ in 0..=rulebook.circular().roles.len() {
        if name == whole {
            return true;
        }
        let roles = &rulebook.circular().roles;
        match roles.iter().find(|node| node.name.text == name).and_then(|node| node.part_of.as_ref()) {
            Some(part_of) => name = part_of.text.clone(),
            None => return false,
        }
    }
    false
}
