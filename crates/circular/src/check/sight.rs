//! May whoever records an event see what it holds?

use std::collections::BTreeMap;

use super::index::{Index, compartment};
use crate::mistake::{Code, Mistake};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    for event in &index.circular.events {
        let own = compartment(event.compartment.as_ref());
        for (role, _) in event.by.iter().filter(|(role, _)| index.role(role.as_str()).is_some()) {
            // Each compartment once, with what of the event lies in it.
            let mut hidden: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            if !index.sees(role.as_str(), own, event.file.as_str()) {
                hidden.entry(own).or_default();
            }
            for fact in &event.facts {
                let compartment = compartment(fact.compartment.as_ref());
                if !index.sees(role.as_str(), compartment, event.file.as_str()) {
                    hidden.entry(compartment).or_default().push(fact.name.as_str());
                }
            }
            for (compartment, facts) in hidden {
                let case = if facts.is_empty() { "sight-event" } else { "sight-facts" };
                let mistake = Mistake::warning(Code::Sight, case, role.span)
                    .with("role", role)
                    .with("compartment", compartment)
                    .with("facts", facts.join(", "))
                    .with("event", &event.name);
                found.push(mistake.within("event", event.name.as_str()));
            }
        }
    }
    found
}
