//! The demo's caseload with a marker in each text and a birth date of its own for each adult.
//!
//! Of all its files so many are taken that every event in every region and by every role, every set of open stages, late,
//! corrected and annulled events, minors and cases of doubt stand in some; and each fortieth of the others.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use casework::{ANNULLED, Answer, Event, admit, fold, fold::facts_on};
use circular::model::{Fact, FactKind};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};

use super::{MARK, demo::Placed};
use crate::common::belgium;

/// Besides what is chosen for a reason, each so-manyeth file.
const EACH: usize = 40;
/// Birth dates of before anybody's time: no other date of the caseload is as early.
const FIRST_BIRTH: Date = Date::constant(1900, 1, 1);

/// A file taken from the caseload.
pub struct Taken {
    pub kind: String,
    pub journal: Vec<Event>,
}

/// The sample, and the kinds of event that stand in none of its files.
pub fn sample(today: Date) -> (Vec<Taken>, BTreeSet<String>) {
    let rulebook = belgium();
    let specification = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../caseload/be.kdl"));
    let specification = caseload::read_at(specification).unwrap().unwrap();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let (mut taken, mut left) = (Vec::new(), 0);
    caseload::generate(&specification, &rulebook, today, |made| {
        let standing = fold(&rulebook, &made.journal, today, None);
        let region = standing.region.clone().unwrap_or_default();
        let mut open: Vec<&str> = standing
            .stages
            .iter()
            .filter(|line| line.closed.is_none())
            .map(|line| line.stage.as_str())
            .collect();
        open.sort_unstable();
        let mut features = vec![format!("{} {open:?}", made.kind)];
        features.extend(open.iter().map(|stage| format!("{stage} in {region}")));
        for event in &made.journal {
            features.push(format!("{} in {region}", event.event));
            features.push(format!("{} by {}", event.event, event.by));
            let day = event.recorded.map_or(event.on, |at| rulebook.civil_day(at));
            if day > event.on {
                features.push(format!("late {}", event.event));
            }
            if event.corrects.is_some() {
                features.push(format!("corrected {} in {region}", event.event));
            }
            if let Some(Answer::Text(minor)) = event.facts.get("minor") {
                features.push(format!("{minor} minor in {region}"));
            }
        }
        let is_new = features.into_iter().filter(|feature| known.insert(feature.clone())).count() > 0;
        left += usize::from(!is_new);
        if is_new || left % EACH == 0 {
            taken.push(Taken { kind: made.kind, journal: made.journal });
        }
    })
    .unwrap();
    let absent = complete(&mut taken, today);
    (taken, absent)
}

/// Kinds of event that the specification does not play are added to the first files that take them, and one of them taken
/// back; answers which nobody could record in any.
fn complete(taken: &mut [Taken], today: Date) -> BTreeSet<String> {
    let rulebook = belgium();
    let circular = rulebook.circular();
    let mut absent = BTreeSet::new();
    for node in &circular.events {
        let name = node.name.as_str();
        let is_there = taken.iter().any(|taken| taken.journal.iter().any(|event| event.event == name));
        if is_there || rulebook.event_on(name, today).is_none() {
            continue;
        }
        let mut missing = true;
        for taken in taken.iter_mut().filter(|taken| taken.kind == node.file.text).rev() {
            let region = fold(&rulebook, &taken.journal, today, None).region;
            let by = node.by[0].0.as_str();
            let offices =
                || circular.offices.iter().filter(|office| rulebook.acts_as(by, office.role.as_str()));
            let here = |office: &&circular::model::Office| {
                office.region.as_ref().map(|region| region.as_str()) == region.as_deref()
            };
            let Some(office) = offices().find(here).or_else(|| offices().next()) else { continue };
            let asked = facts_on(&rulebook, node, today);
            let facts = asked.iter().filter(|fact| fact.required || caseload::is_text(fact.kind));
            let event = Event {
                event: name.to_owned(),
                on: today,
                recorded: Some(after(&taken.journal)),
                by: by.to_owned(),
                office: office.name.text.clone(),
                facts: facts.map(|fact| (fact.name.text.clone(), neutral(fact, office))).collect(),
                corrects: None,
            };
            if admit(&rulebook, &taken.journal, &event).is_ok() {
                taken.journal.push(event);
                missing = false;
                break;
            }
        }
        if missing {
            absent.insert(name.to_owned());
        }
    }
    // Taken back: what everybody knows of, and what the centre alone does.
    for name in ["remark-added", "shelter-entered", "statement-recorded"] {
        let mut holding = taken.iter_mut().rev().filter_map(|taken| {
            let place = taken.journal.iter().rposition(|event| event.event == name)?;
            Some((taken, place))
        });
        let (taken, place) = holding.next().unwrap();
        let annulled = Event {
            event: ANNULLED.into(),
            recorded: Some(after(&taken.journal)),
            facts: BTreeMap::from([("reason".to_owned(), Answer::Text("Taken back".into()))]),
            corrects: Some(place as u32),
            ..taken.journal[place].clone()
        };
        admit(&rulebook, &taken.journal, &annulled).unwrap();
        taken.journal.push(annulled);
    }
    absent
}

fn after(journal: &[Event]) -> Timestamp {
    let last = journal.iter().filter_map(|event| event.recorded).max().unwrap();
    let morning: Timestamp = "2026-11-25T06:00:00Z".parse().unwrap();
    last.max(morning) + SignedDuration::from_secs(1)
}

fn neutral(fact: &Fact, office: &circular::model::Office) -> Answer {
    let region = office.region.as_ref().map_or("brussels", |region| region.as_str());
    let text = match fact.kind {
        FactKind::YesNo => return Answer::YesNo(false),
        FactKind::Number => return Answer::Number(fact.at_least.unwrap_or(1)),
        FactKind::Choice => fact.choices[0].name.as_str(),
        FactKind::Date => "2008-03-01",
        FactKind::Country => "BE",
        FactKind::Language => "nl",
        FactKind::Region => region,
        FactKind::Office => "payoke",
        FactKind::Money => "10.00 EUR",
        FactKind::Document => return of_many(fact, evidence::invented_document().to_string()),
        FactKind::Text | FactKind::Person | FactKind::Place => "Invented",
    };
    of_many(fact, text.to_owned())
}

fn of_many(fact: &Fact, text: String) -> Answer {
    if fact.many { Answer::Many(vec![text]) } else { Answer::Text(text) }
}

/// A marker into each text, and a birth date that no other file has where nothing hangs on the age.
pub fn mark(file: usize, taken: &mut Taken, markers: &mut HashMap<String, Placed>) {
    let rulebook = belgium();
    let is_adult = taken.journal[0].facts.get("minor") == Some(&Answer::Text("no".into()));
    let born = FIRST_BIRTH.saturating_add((file as i64).days());
    for (place, event) in taken.journal.iter_mut().enumerate() {
        let node = rulebook.event_on(&event.event, event.on);
        let mut facts: Vec<(String, bool, usize)> = Vec::new();
        for fact in node.map_or(&[][..], |node| &node.facts) {
            let longest = fact.longest.unwrap_or(4_000) as usize;
            facts.push((fact.name.text.clone(), caseload::is_text(fact.kind), longest));
        }
        if event.event == ANNULLED {
            facts = vec![("reason".into(), true, 2_000)];
        }
        for (fact, is_text, longest) in facts {
            let Some(Answer::Text(answer)) = event.facts.get_mut(&fact) else { continue };
            let marker = if is_text {
                let marker = numbered(markers.len());
                // The generator's own canaries are of many lengths.
                let words = answer.split(' ').filter(|word| !word.starts_with("ZQ7"));
                let kept: Vec<&str> = words.chain([marker.as_str()]).collect();
                let whole = kept.join(" ");
                *answer = if whole.chars().count() > longest { marker.clone() } else { whole };
                marker
            } else if fact == "born" && is_adult {
                *answer = born.to_string();
                answer.clone()
            } else {
                continue;
            };
            markers.insert(marker, Placed { file, event: place, fact });
        }
    }
}

/// `ZQ7-AAAA`, `ZQ7-AAAB` …
fn numbered(number: usize) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let signs: String = [15, 10, 5, 0].iter().map(|shift| char::from(SIGNS[number >> shift & 31])).collect();
    format!("{MARK}{signs}")
}
