//! The journal that a scenario describes: texts get the types of their facts, what is left out gets a neutral answer.

use circular::{
    Rulebook,
    model::{Entry, Fact, FactKind, Scenario},
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{ANNULLED, Answer, Event, fold::facts_on};

/// A required fact that a scenario leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// Number of the `on` line, from 1.
    pub entry: usize,
    pub fact: String,
}

/// The journal of a scenario, and which facts were filled in.
pub fn journal(rulebook: &Rulebook, scenario: &Scenario) -> (Vec<Event>, Vec<Filled>) {
    let mut filled = Vec::new();
    let mut events = Vec::with_capacity(scenario.entries.len());
    for (index, entry) in scenario.entries.iter().enumerate() {
        let mut event = Event {
            event: entry.event.text.clone(),
            on: entry.on,
            recorded: Some(entry.recorded.unwrap_or_else(|| noon(rulebook, entry))),
            by: entry.by.text.clone(),
            office: office(rulebook, entry),
            facts: Default::default(),
            // A number that is none of the lines corrects nothing, and is refused.
            corrects: entry.corrects.map(|number| number.wrapping_sub(1)),
        };
        let node = rulebook.event_on(&event.event, event.on);
        let asked = node.map_or_else(Vec::new, |node| facts_on(rulebook, node, event.on));
        for (name, text) in &entry.facts {
            let fact = asked.iter().find(|fact| fact.name.text == *name);
            let answer = match fact {
                Some(fact) => Answer::typed(fact, &text.value),
                None => Answer::Text(text.value.clone()),
            };
            event.facts.insert(name.clone(), answer);
        }
        for fact in asked.iter().filter(|fact| fact.required && event.event != ANNULLED) {
            if !event.facts.contains_key(&fact.name.text) {
                let answer = neutral(rulebook, fact, &event);
                event.facts.insert(fact.name.text.clone(), answer);
                filled.push(Filled { entry: index + 1, fact: fact.name.text.clone() });
            }
        }
        events.push(event);
    }
    (events, filled)
}

/// Noon of the effective day in the circular's time zone.
fn noon(rulebook: &Rulebook, entry: &Entry) -> Timestamp {
    rulebook.zone().to_timestamp(entry.on.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The office as written, or the first office of the role, or of the role it is part of.
fn office(rulebook: &Rulebook, entry: &Entry) -> String {
    if let Some(office) = &entry.office {
        return office.text.clone();
    }
    let office = rulebook.circular().office_of(entry.by.as_str());
    office.map_or_else(String::new, |office| office.name.text.clone())
}

/// An answer that says nothing in particular.
fn neutral(rulebook: &Rulebook, fact: &Fact, event: &Event) -> Answer {
    let circular = rulebook.circular();
    let text = match fact.kind {
        FactKind::YesNo => return Answer::YesNo(false),
        FactKind::Number => {
            let least = fact.at_least.unwrap_or(0);
            return Answer::Number(fact.at_most.map_or(least, |most| least.min(most)));
        }
        FactKind::Date => {
            let number = rulebook.names().event_number(&event.event);
            let born = number.and_then(|number| rulebook.birth_fact(number));
            if born == Some(fact.name.text.as_str()) || fact.name.text.contains("birth") {
                "2000-01-01".to_owned()
            } else {
                event.on.to_string()
            }
        }
        FactKind::Choice => {
            let mut standing =
                fact.choices.iter().filter(|choice| rulebook.in_force(&choice.validity, event.on));
            standing.next().map(|choice| choice.name.text.clone()).unwrap_or_default()
        }
        FactKind::Country => "XX".to_owned(),
        FactKind::Language => "en".to_owned(),
        FactKind::Region => {
            let office = circular.offices.iter().find(|office| office.name.text == event.office);
            let own = office.and_then(|office| office.region.as_ref()).map(|region| region.text.clone());
            own.or_else(|| circular.regions.first().map(|region| region.name.text.clone()))
                .unwrap_or_default()
        }
        FactKind::Office => {
            let known = circular.offices.iter().find(|office| office.name.text == event.office);
            let any = known.or(circular.offices.first());
            any.map(|office| office.name.text.clone()).unwrap_or_default()
        }
        FactKind::Money => "0.00 EUR".to_owned(),
        FactKind::Document => evidence::invented_document().to_string(),
        FactKind::Text | FactKind::Person | FactKind::Place => "synthetic".to_owned(),
    };
    if fact.many { Answer::Many(vec![text]) } else { Answer::Text(text) }
}
