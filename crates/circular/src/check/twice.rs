//! Does each name stand for one thing?

use std::collections::HashMap;

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::Name,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    for (kind, name) in &index.definitions {
        let first = index.definitions.iter().find(|(other, it)| other == kind && it.text == name.text);
        if let Some((_, first)) = first.filter(|(_, first)| first.span != name.span) {
            found.push(twice(kind.as_str(), first, name).within(kind.as_str(), name.as_str()));
        }
    }
    for event in &circular.events {
        let within = ("event", event.name.as_str());
        found.extend(among("fact", within, event.facts.iter().map(|fact| &fact.name)));
        for fact in &event.facts {
            found.extend(among("choice", within, fact.choices.iter().map(|choice| &choice.name)));
        }
    }
    for reading in &circular.readings {
        found.extend(among(
            "side",
            ("reading", reading.name.as_str()),
            reading.sides.iter().map(|side| &side.name),
        ));
    }
    for offence in &circular.offences {
        let within = ("offence", offence.name.as_str());
        found.extend(among("act", within, offence.acts.iter().map(|element| &element.name)));
        found.extend(among("purpose", within, offence.purposes.iter().map(|element| &element.name)));
        found.extend(among("means", within, offence.means.iter().map(|element| &element.name)));
        found.extend(among("penalty", within, offence.penalties.iter().map(|element| &element.name)));
    }
    for set in &circular.screenings {
        let within = ("screening", set.name.as_str());
        found.extend(among("dimension", within, set.dimensions.iter().map(|heading| &heading.name)));
        found.extend(among("family", within, set.families.iter().map(|heading| &heading.name)));
        found.extend(among("class", within, set.classes.iter().map(|class| &class.name)));
        found.extend(among("finding", within, set.findings.iter().map(|sign| &sign.name)));
    }
    let frame = ("circular", "");
    found.extend(among("holiday", frame, circular.holidays.iter().map(|rule| &rule.name)));
    found.extend(among("indicator", frame, circular.indicators.iter().map(|rule| &rule.name)));
    found.extend(among("published", frame, circular.published.iter().map(|rule| &rule.name)));
    found.extend(among("offence", frame, circular.offences.iter().map(|rule| &rule.name)));
    found.extend(scenarios(index));
    found
}

fn among<'c>(kind: &str, within: (&str, &str), names: impl Iterator<Item = &'c Name>) -> Vec<Mistake> {
    let mut seen: HashMap<&str, &Name> = HashMap::new();
    let mut found = Vec::new();
    for name in names.filter(|name| !name.text.is_empty()) {
        match seen.get(name.as_str()) {
            Some(first) => found.push(twice(kind, first, name).within(within.0, within.1)),
            None => drop(seen.insert(name.as_str(), name)),
        }
    }
    found
}

fn twice(kind: &str, first: &Name, second: &Name) -> Mistake {
    Mistake::error(Code::Twice, "twice-name", second.span)
        .with("kind", kind)
        .with("name", second)
        .and_at(first.span)
}

/// Two scenarios that make the same claim cannot be told apart in a report.
fn scenarios(index: &Index<'_>) -> Vec<Mistake> {
    let mut seen = HashMap::new();
    let mut found = Vec::new();
    for scenario in &index.circular.scenarios {
        match seen.get(scenario.title.as_str()) {
            Some(first) => {
                let mistake = Mistake::error(Code::Twice, "twice-scenario", scenario.span).and_at(*first);
                found.push(mistake.within("scenario", &scenario.title));
            }
            None => drop(seen.insert(scenario.title.as_str(), scenario.span)),
        }
    }
    found
}
