//! An installation with the demo's caseload, and what the oracle says of each account: what the canaries live in.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, mpsc},
};

use casework::{ANNULLED, Event, fold::facts_on};
use jiff::civil::Date;
use journal::{Account, Actor, Append, Opened, Reference, Target};
use serde_json::Value;

use super::{
    MARK, Who, people,
    sample::{mark, sample},
};
use crate::common::{Browser, House, belgium};

/// Signs of a marker: short enough for the code of a house.
const LENGTH: usize = 8;
/// Where a marker was written first.
#[derive(Clone, Debug)]
pub struct Placed {
    pub file: usize,
    pub event: usize,
    pub fact: String,
}

/// What somebody may see of a file, by the oracle.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    pub is_visible: bool,
    pub in_care: bool,
    compartments: BTreeSet<String>,
    own: BTreeSet<String>,
    others: BTreeSet<String>,
}

/// An installation with the demo's files.
pub struct Demo {
    pub house: House,
    pub people: Vec<Who>,
    pub files: Vec<Reference>,
    pub markers: HashMap<String, Placed>,
    /// Which kinds of event stand in no file: the rules or their recorders let nobody record them in any that was taken.
    pub absent: BTreeSet<String>,
    sights: Mutex<HashMap<String, [BTreeSet<String>; 2]>>,
}

impl Demo {
    pub fn new() -> Self {
        let house = House::new();
        let (mut taken, absent) = sample(house.journal.today());
        let mut markers = HashMap::new();
        for (file, taken) in taken.iter_mut().enumerate() {
            mark(file, taken, &mut markers);
        }
        let people = crawlers();
        for who in &people {
            let account = Account {
                name: who.account(),
                display: "Somebody (invented)".into(),
                role: who.role.clone(),
                office: who.office.clone(),
                language: "en".into(),
                password: String::new(),
                open: true,
            };
            house.journal.put_account(account, "").unwrap();
        }
        let (sender, answers) = mpsc::channel();
        for taken in taken {
            let sender = sender.clone();
            let account = |event: &Event| format!("{}@{}", event.by, event.office);
            for event in &taken.journal {
                for (_, document) in journal::documents_in(&belgium(), event) {
                    house.journal.hold_document(&account(event), &document, &evidence::invented()).unwrap();
                }
            }
            house.journal.load_then(taken.kind, taken.journal, account, move |answer| {
                sender.send(answer).unwrap();
            });
        }
        drop(sender);
        let files: Vec<Reference> = answers.iter().map(|answer| answer.unwrap()).collect();
        Self { house, people, files, markers, absent, sights: Mutex::default() }
    }

    pub fn browser(&self, who: &Who) -> Browser<'_> {
        self.house.browser(&who.account())
    }

    pub fn opened(&self, file: usize) -> Arc<Opened> {
        self.house.journal.read(&self.files[file]).unwrap().unwrap()
    }

    /// Somebody records an event in a file beside the pages.
    pub fn record(&self, file: usize, (role, office): (&str, &str), event: &str, facts: Value) {
        let append = Append {
            target: Target::Existing(self.files[file].clone()),
            event: Event {
                event: event.into(),
                on: self.house.journal.today(),
                recorded: None,
                by: String::new(),
                office: String::new(),
                facts: serde_json::from_value(facts).unwrap(),
                corrects: None,
            },
            actor: Actor { account: format!("{role}@{office}"), role: role.into(), office: office.into() },
            once: self.house.journal.random().unwrap(),
            seen: None,
            permit: Box::new(|_| true),
        };
        self.house.journal.append(append).unwrap();
    }

    /// What somebody may see of a file now.
    pub fn sight(&self, who: &Who, file: usize) -> Sight {
        let facts = super::facts(who, &self.opened(file).summary);
        let of = |facts: oracle::Facts| -> BTreeSet<String> {
            let rulebook = belgium();
            let today = self.house.journal.today();
            let names = rulebook.circular().compartments.iter().map(|node| node.name.text.clone());
            names.filter(|name| oracle::may_see(&rulebook, &who.role, &facts, name, today)).collect()
        };
        let key = format!("{} {:?}", who.role, oracle::Facts { recorded: false, ..facts.clone() });
        let mut sights = self.sights.lock().unwrap();
        let [others, own] = sights
            .entry(key)
            .or_insert_with(|| [false, true].map(|recorded| of(oracle::Facts { recorded, ..facts.clone() })));
        let compartments = if facts.recorded { own.clone() } else { others.clone() };
        Sight {
            is_visible: compartments.contains("procedure"),
            in_care: facts.in_care,
            compartments,
            own: own.clone(),
            others: others.clone(),
        }
    }

    /// The events that somebody may see, by place in the journal, and of each the facts.
    pub fn shown(&self, who: &Who, file: usize) -> BTreeMap<usize, BTreeSet<String>> {
        let sight = self.sight(who, file);
        if !sight.is_visible {
            return BTreeMap::new();
        }
        let rulebook = belgium();
        let opened = self.opened(file);
        let events = &opened.record.events;
        let node = |event: &Event| {
            let any =
                || rulebook.circular().events.iter().find(|node| node.name.text == event.event).unwrap();
            rulebook.event_on(&event.event, event.on).unwrap_or_else(any).clone()
        };
        let named = |name: &Option<circular::model::Name>| {
            name.as_ref().map_or("procedure".to_owned(), |name| name.as_str().to_owned())
        };
        let mut shown = BTreeMap::new();
        for (place, event) in events.iter().enumerate() {
            let mut root = place;
            while let Some(corrected) = events[root].corrects {
                root = corrected as usize;
            }
            let may = |event: &Event| sight.compartments.contains(&named(&node(event).compartment));
            let annuls = event.event == ANNULLED;
            if !may(&events[root]) || !annuls && !may(event) {
                continue;
            }
            let eyes = if event.office == who.office { &sight.own } else { &sight.others };
            let facts = match annuls {
                true => BTreeSet::from(["reason".to_owned()]),
                false => {
                    let node = node(event);
                    let asked = facts_on(&rulebook, &node, event.on);
                    let seen = asked.iter().filter(|fact| eyes.contains(&named(&fact.compartment)));
                    seen.map(|fact| fact.name.text.clone()).collect()
                }
            };
            shown.insert(place, facts);
        }
        shown
    }

    /// The markers of a file that somebody may read.
    pub fn readable(&self, who: &Who, file: usize) -> BTreeSet<String> {
        let shown = self.shown(who, file);
        let opened = self.opened(file);
        let mut all = BTreeSet::new();
        for (place, facts) in shown {
            let event = &opened.record.events[place];
            for fact in facts {
                let Some(answer) = event.facts.get(&fact) else { continue };
                all.extend(found(&serde_json::to_string(answer).unwrap()));
            }
        }
        all
    }

    /// Whether a fact that bears a marker is stored encrypted.
    pub fn is_protected(&self, marker: &str) -> bool {
        let placed = &self.markers[marker];
        let event = &self.opened(placed.file).record.events[placed.event];
        let rulebook = belgium();
        let node = rulebook.event_on(&event.event, event.on);
        let fact = node.and_then(|node| node.facts.iter().find(|fact| fact.name.text == placed.fact));
        fact.is_some_and(|fact| caseload::is_protected(rulebook.circular(), fact))
    }
}

/// Each role at each region's office; a mandate, which sees what the role sees that it is part of, at one of them. Social
/// workers do most, so they come from all.
fn crawlers() -> Vec<Who> {
    let rulebook = belgium();
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    let mut people = people();
    people.retain(|who| {
        let node = rulebook.circular().roles.iter().find(|node| node.name.text == who.role).unwrap();
        let number = before.entry(who.role.clone()).or_default();
        *number += 1;
        node.part_of.is_none() || who.role == "social-worker" || *number == 1 + who.role.len() % 3
    });
    people
}

/// The markers in a text, birth dates among them however they are written.
pub fn found(text: &str) -> BTreeSet<String> {
    let marks = text.match_indices(MARK).filter_map(|(at, _)| text.get(at..at + LENGTH));
    let mut all: BTreeSet<String> = marks.map(str::to_owned).collect();
    for (at, _) in text.match_indices("190") {
        if text.as_bytes()[..at].last().is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if let Some(day) = text.get(at..at + 10).and_then(|iso| iso.parse::<Date>().ok()) {
            all.insert(day.to_string());
        } else if let Some(day) = written(&text[..at], text.get(at..at + 4)) {
            all.insert(day.to_string());
        }
    }
    all
}

/// A day whose year stands after its month in letters: `3 March`, `3. marts`, `3 mars`, `1er mars`, `3 maart`.
fn written(before: &str, year: Option<&str>) -> Option<Date> {
    const MONTHS: [[&str; 4]; 12] = [
        ["january", "januar", "janvier", "januari"],
        ["february", "februar", "février", "februari"],
        ["march", "marts", "mars", "maart"],
        ["april", "april", "avril", "april"],
        ["may", "maj", "mai", "mei"],
        ["june", "juni", "juin", "juni"],
        ["july", "juli", "juillet", "juli"],
        ["august", "august", "août", "augustus"],
        ["september", "september", "septembre", "september"],
        ["october", "oktober", "octobre", "oktober"],
        ["november", "november", "novembre", "november"],
        ["december", "december", "décembre", "december"],
    ];
    let mut words = before.rsplit(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let month = words.next()?.to_lowercase();
    let month = MONTHS.iter().position(|names| names.contains(&month.as_str()))? + 1;
    let day = words.next()?.trim_end_matches("er").parse().ok()?;
    Date::new(year?.parse().ok()?, month as i8, day).ok()
}
