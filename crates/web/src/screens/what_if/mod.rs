//! `/files/{reference}/what-if`: ask before acting. Nothing is stored, and no fact of a person stands in the address: only
//! answers chosen from a list can be tried.

use std::collections::BTreeMap;

use access::mask;
use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use casework::{Answer, Change, Event, Standing, changes, fold::facts_on, typed::date_of, what_if};
use circular::model::{Event as EventNode, Fact, FactKind};
use jiff::{ToSpan, civil::Date};

use super::record::form::{self, Control, EventForm};
use super::record::refused;
use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page_with},
    told::{Told, days_between},
    visit::{SignedIn, Visit},
};

/// Days further than this ahead no rule of ours reaches.
const DAYS_MAX: i64 = 366 * 20;

#[derive(Template)]
#[template(path = "screens/what_if/page.html")]
struct Page {
    frame: Frame,
    reference: String,
    on: [String; 3],
    on_mistake: Option<String>,
    links: Vec<(String, String)>,
    events: Vec<(String, String, bool)>,
    form: Option<EventForm>,
    answer: Option<Answered>,
}

/// What would be.
struct Answered {
    day: String,
    event: Option<String>,
    refusal: Option<(String, Option<String>)>,
    changes: Vec<String>,
    before: Side,
    after: Side,
}

struct Side {
    stages: Vec<String>,
    rights: Vec<String>,
    duties: Vec<String>,
}

/// The page: the question, and where it is asked, the answer.
pub async fn show(
    visit: SignedIn,
    Path(reference): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "what-if").await?;
    let asked = crate::form::parse(query.unwrap_or_default().as_bytes())?;
    let one = |name: &str| asked.one(name).to_owned();
    let boxes = [one("on.day"), one("on.month"), one("on.year")];
    let is_asked = boxes.iter().any(|part| !part.is_empty()) || !one("event").is_empty();
    let (on, on_mistake) = match (&boxes, is_asked) {
        (_, false) => (visit.today, None),
        (boxes, true) if boxes.iter().all(String::is_empty) => (visit.today, None),
        (boxes, true) => match date_of(&boxes[0], &boxes[1], &boxes[2]) {
            Ok(day) if days_between(visit.today, day).abs() > DAYS_MAX => {
                (visit.today, Some(visit.words.say("what-if-too-far")))
            }
            Ok(day) => (day, None),
            Err(_) => (visit.today, Some(visit.words.say("form-not-a-date"))),
        },
    };
    let name = one("event");
    let node = possible(&visit, &shown).into_iter().find(|node| node.name.text == name);
    if !name.is_empty() && node.is_none() {
        return Err(Fault::NotFound);
    }
    let status = if on_mistake.is_some() { 422 } else { 200 };
    let told = Told::new(&visit.app, visit.words);
    let form = node.map(|node| {
        let mut typed = form::fresh(on);
        for (name, values) in asked.map() {
            typed.insert(name.clone(), values.clone());
        }
        let mut form = form::shown(&visit, node, on, &typed, None, None);
        let open: Vec<String> = node
            .facts
            .iter()
            .filter(|fact| is_closed(fact))
            .map(|fact| format!("{}{}", form::FACT, fact.name))
            .collect();
        form.groups.retain(|group| open.contains(&group.name));
        form
    });
    let answer = (is_asked && on_mistake.is_none()).then(|| answered(&visit, &shown, node, on, asked.map()));
    let date = if is_asked && on_mistake.is_none() { on } else { visit.today };
    let on_boxes = if on_mistake.is_some() {
        boxes
    } else {
        [date.day().to_string(), date.month().to_string(), date.year().to_string()]
    };
    let mut events: Vec<(String, String, bool)> = possible(&visit, &shown)
        .into_iter()
        .map(|node| (node.name.text.clone(), told.event(&node.name.text), node.name.text == name))
        .collect();
    events.sort_by(|one, other| one.1.cmp(&other.1));
    events.dedup_by(|one, other| one.0 == other.0);
    let reference = shown.reference.to_string();
    let frame = Frame::new(&visit, "what-if-title")
        .under("/files", visit.words.say("nav-files"))
        .under(format!("/files/{reference}"), reference.clone());
    let status = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    let links = links(&visit, &shown, &name);
    page_with(status, &Page { frame, reference, on: on_boxes, on_mistake, links, events, form, answer })
}

/// Events that somebody records in such a file and this reader may know of.
fn possible<'a>(visit: &'a Visit, shown: &Shown) -> Vec<&'a EventNode> {
    let rulebook = visit.app.rulebook();
    let access = visit.app.access();
    let nodes = rulebook.circular().events.iter();
    nodes
        .filter(|node| node.file.text == shown.seen.tie.file && !node.opens_file)
        .filter(|node| rulebook.in_force(&node.validity, visit.today))
        .filter(|node| {
            let compartment = node.compartment.as_ref().map_or("procedure", |name| name.as_str());
            access.place(compartment).is_some_and(|place| shown.seen.sees.has(place))
        })
        .collect()
}

/// Whether an answer is chosen from a list, and so tells nothing of a person in an address.
fn is_closed(fact: &Fact) -> bool {
    matches!(fact.kind, FactKind::Choice | FactKind::YesNo | FactKind::Region | FactKind::Office)
}

/// Days worth asking about: a week and forty-five days ahead, and the day after each clock.
fn links(visit: &Visit, shown: &Shown, event: &str) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let event = if event.is_empty() { String::new() } else { format!("&event={event}") };
    let address =
        |day: Date| format!("?on.day={}&on.month={}&on.year={}{event}", day.day(), day.month(), day.year());
    let mut all = Vec::new();
    for days in [7_i64, 45] {
        if let Ok(day) = visit.today.checked_add(days.days()) {
            all.push((address(day), visit.words.say1("what-if-in-days", "days", days)));
        }
    }
    for line in shown.seen.standing.stages.iter().filter(|line| line.closed.is_none()) {
        if let Some(after) = line.due.and_then(|due| due.tomorrow().ok()) {
            all.push((address(after), visit.words.say1("what-if-after", "stage", told.stage(&line.stage))));
        }
    }
    all
}

fn answered(
    visit: &SignedIn,
    shown: &Shown,
    node: Option<&EventNode>,
    on: Date,
    asked: &BTreeMap<String, Vec<String>>,
) -> Answered {
    let rulebook = visit.app.rulebook();
    let told = Told::new(&visit.app, visit.words);
    let journal = &shown.opened.record.events;
    let event = node.map(|node| hypothetical(visit, node, on, asked, journal));
    let outcome = what_if(rulebook, journal, event.as_ref(), on);
    let mut after = journal.clone();
    after.extend(event.clone());
    let mask = |events: &[Event], standing: &Standing| {
        let reader = visit.person().reader();
        mask(visit.app.access(), rulebook, reader, &shown.opened.summary, events, standing, visit.today)
            .map_or_else(|| shown.seen.standing.clone(), |seen| seen.standing)
    };
    let today = &shown.seen.standing;
    let then = mask(&after, &outcome.after);
    // That the event asked about is refused is said by itself.
    let hypothetical = journal.len() as u32;
    let own =
        |change: &Change| matches!(change, Change::EventRefused { index, .. } if *index == hypothetical);
    let refusal = outcome.refusal.as_ref().zip(event.as_ref());
    let refusal = refusal.map(|(refusal, event)| refused(visit, Some(shown), event, refusal.clone()));
    Answered {
        day: crate::calendar::long(visit.words.code(), on),
        event: node.map(|node| told.event(&node.name.text)),
        refusal,
        changes: changes(today, &then)
            .iter()
            .filter(|change| !own(change))
            .map(|change| told.change(change))
            .collect(),
        before: side(&told, today),
        after: side(&told, &then),
    }
}

/// An event as it might be: answers as chosen, and a word where the rules ask for one that is not asked here.
fn hypothetical(
    visit: &SignedIn,
    node: &EventNode,
    on: Date,
    asked: &BTreeMap<String, Vec<String>>,
    journal: &[Event],
) -> Event {
    let prefix = form::FACT;
    let rulebook = visit.app.rulebook();
    let name = node.name.text.as_str();
    let (mut facts, _) = casework::typed::answers(rulebook, name, on, on, prefix, asked);
    for fact in facts_on(rulebook, node, on).iter().filter(|fact| fact.required && !is_closed(fact)) {
        let answer = match fact.kind {
            FactKind::Date => Answer::Text(on.to_string()),
            FactKind::Number => Answer::Number(fact.at_least.unwrap_or(1)),
            FactKind::Money => Answer::Text("0 EUR".into()),
            FactKind::Country => Answer::Text("BE".into()),
            FactKind::Language => Answer::Text("en".into()),
            _ => Answer::Text("–".into()),
        };
        facts.entry(fact.name.text.clone()).or_insert(answer);
    }
    // Who would record it: this reader where the rules let them, else the first who may.
    let person = visit.person();
    let own = node.by.iter().any(|(by, _)| rulebook.acts_as(&person.role, by.as_str()));
    let by = match node.by.first() {
        Some((by, _)) if !own => by.text.clone(),
        _ => person.role.clone(),
    };
    let office = if own { person.office.clone() } else { String::new() };
    let recorded = Some(journal::instant(visit.now, journal));
    Event { event: name.to_owned(), on, recorded, by, office, facts, corrects: None }
}

fn side(told: &Told<'_>, standing: &Standing) -> Side {
    let open = standing.stages.iter().filter(|line| line.closed.is_none());
    let until = |text: String, due: Option<Date>| match due {
        Some(due) => told.words.say2("what-if-until", "what", text, "day", told.deadline(due)),
        None => text,
    };
    Side {
        stages: open.map(|line| until(told.stage(&line.stage), line.due)).collect(),
        rights: standing.rights.iter().map(|line| told.right(&line.right, line.form.as_deref())).collect(),
        duties: standing
            .duties
            .iter()
            .filter(|line| line.is_open())
            .map(|line| {
                let owed =
                    told.words.say2("what-if-owed", "duty", told.duty(&line.duty), "owner", told.owner(line));
                until(owed, line.due)
            })
            .collect(),
    }
}
