//! The circular by name, for the checks.

use std::collections::HashMap;

use super::references::{Kind, Reference, definitions, references};
use crate::{
    mistake::Near,
    model::{Circular, Condition, Event, Fact, Name, Role, Stage, Validity},
    nearest::nearest,
};

/// A circular with its names looked up once.
pub(crate) struct Index<'c> {
    pub circular: &'c Circular,
    pub references: Vec<Reference<'c>>,
    pub definitions: Vec<(Kind, &'c Name)>,
    names: HashMap<(Kind, &'c str), &'c Name>,
    events: HashMap<&'c str, &'c Event>,
    stages: HashMap<&'c str, &'c Stage>,
    conditions: HashMap<&'c str, &'c Condition>,
    roles: HashMap<&'c str, &'c Role>,
}

impl<'c> Index<'c> {
    pub fn new(circular: &'c Circular) -> Self {
        let definitions = definitions(circular);
        Self {
            circular,
            references: references(circular),
            names: definitions.iter().rev().map(|(kind, name)| ((*kind, name.as_str()), *name)).collect(),
            definitions,
            events: circular.events.iter().map(|rule| (rule.name.as_str(), rule)).collect(),
            stages: circular.stages.iter().map(|rule| (rule.name.as_str(), rule)).collect(),
            conditions: circular.conditions.iter().map(|rule| (rule.name.as_str(), rule)).collect(),
            roles: circular.roles.iter().map(|rule| (rule.name.as_str(), rule)).collect(),
        }
    }

    /// Whether something of this kind bears the name, or a rule that could not be read may bear it.
    pub fn knows(&self, kind: Kind, name: &str) -> bool {
        self.names.contains_key(&(kind, name))
            || self.circular.unread.iter().any(|unread| unread.text == name)
    }

    /// The nearest name of a kind, with its place.
    pub fn near(&self, kind: Kind, name: &str) -> Option<Near> {
        let names = self.definitions.iter().filter(|(of, _)| *of == kind).map(|(_, name)| name.as_str());
        let found = nearest(name, names)?;
        Some(Near { name: found.to_owned(), span: self.names.get(&(kind, found)).map(|name| name.span) })
    }

    pub fn event(&self, name: &Name) -> Option<&'c Event> {
        self.events.get(name.as_str()).copied()
    }

    pub fn stage(&self, name: &Name) -> Option<&'c Stage> {
        self.stages.get(name.as_str()).copied()
    }

    pub fn condition(&self, name: &Name) -> Option<&'c Condition> {
        self.conditions.get(name.as_str()).copied()
    }

    pub fn role(&self, name: &str) -> Option<&'c Role> {
        self.roles.get(name).copied()
    }

    /// A fact of an event.
    pub fn fact(&self, of: &Name, fact: &Name) -> Option<&'c Fact> {
        self.event(of)?.facts.iter().find(|known| known.name.text == fact.text)
    }

    /// The role and those it is part of, nearest first. Ends where a circle begins.
    pub fn acts_as(&self, role: &'c str) -> Vec<&'c str> {
        let mut chain = vec![role];
        while let Some(next) =
            chain.last().and_then(|last| self.role(last)).and_then(|role| role.part_of.as_ref())
        {
            if chain.contains(&next.as_str()) {
                break;
            }
            chain.push(next.as_str());
        }
        chain
    }

    /// Whether some grant lets the role see a compartment in files of this kind.
    pub fn sees(&self, role: &'c str, compartment: &str, file: &str) -> bool {
        let chain = self.acts_as(role);
        self.circular.sees.iter().any(|grant| {
            chain.contains(&grant.role.as_str())
                && grant.file.as_ref().is_none_or(|kind| kind.text == file)
                && grant.compartments.iter().any(|granted| granted.text == compartment)
        })
    }
}

/// The compartment named, or the default one.
pub(crate) fn compartment(name: Option<&Name>) -> &str {
    name.map_or("procedure", Name::as_str)
}

/// Whether two lines may be in force on the same day under the same choice of readings.
pub(crate) fn may_meet(a: &Validity, b: &Validity) -> bool {
    let ends_before = |one: &Validity, other: &Validity| match (&one.until, &other.from) {
        (Some(until), Some(from)) => until.value <= from.value,
        _ => false,
    };
    let other_sides = match (&a.reading, &b.reading) {
        (Some((reading, side)), Some((other, other_side))) => {
            reading.text == other.text && side.text != other_side.text
        }
        _ => false,
    };
    !ends_before(a, b) && !ends_before(b, a) && !other_sides
}
