//! The questions of an interview on one page: shown, read, kept as one event a topic.

use std::collections::BTreeMap;

use access::SeenEvent;
use axum::response::Response;
use casework::{
    Answer, Asked, Event, admit,
    typed::{Posted as Typed, TypedMistake, answers as typed_answers, posted as fields_of_answer},
};
use circular::model::{Event as EventNode, Fact};
use journal::AppendError;

use super::{Screening, events_of, screening, sees_fact};
use crate::{
    error::Fault,
    files::Shown,
    form::Fields,
    screens::record::{
        self, Subject,
        form::{self, EventForm, FACT},
    },
    visit::SignedIn,
};

/// One topic as it is asked.
pub struct Topic {
    pub form: EventForm,
    /// What the fields say so far, as an event that has not been recorded.
    pub event: Event,
    /// Whether something in it is typed and not recorded, or wrong.
    pub is_open: bool,
}

/// What was posted for one topic.
pub struct Given {
    pub event: String,
    pub facts: BTreeMap<String, Answer>,
    pub mistakes: Vec<TypedMistake>,
}

/// The topics that may be asked now, in the order of the circular.
fn nodes<'a>(visit: &'a SignedIn, shown: &'a Shown) -> Vec<&'a EventNode> {
    let next = &shown.seen.standing.next;
    let asked = events_of(visit, shown, "asked");
    asked.filter(|node| next.iter().any(|line| line.event == node.name.text)).collect()
}

/// What stands before the names of a topic's fields: several topics may ask under the same name.
fn prefix(node: &EventNode) -> String {
    format!("{}.", node.name.text)
}

fn seen_facts<'a>(visit: &SignedIn, shown: &Shown, node: &'a EventNode) -> Vec<&'a Fact> {
    let standing = casework::fold::facts_on(visit.app.rulebook(), node, visit.today);
    standing.into_iter().filter(|fact| sees_fact(visit, shown, node, fact)).collect()
}

/// The names of fields that the page may post: once, and several times.
pub fn names(visit: &SignedIn, shown: &Shown) -> (Vec<String>, Vec<String>) {
    let (mut once, mut several) = (Vec::new(), Vec::new());
    for node in nodes(visit, shown) {
        for fact in seen_facts(visit, shown, node) {
            for field in casework::typed::fields_of(fact) {
                let name = format!("{}{FACT}{field}", prefix(node));
                // Why there is no answer stands once, beside any number of answers.
                let is_many = fact.many && field == fact.name.text;
                if is_many { several.push(name) } else { once.push(name) }
            }
        }
    }
    (once, several)
}

/// Reads what was posted, topic by topic.
pub fn read(visit: &SignedIn, shown: &Shown, posted: &Typed) -> Vec<Given> {
    let rulebook = visit.app.rulebook();
    let mut all = Vec::new();
    for node in nodes(visit, shown) {
        let seen: Vec<&str> = seen_facts(visit, shown, node).iter().map(|fact| fact.name.as_str()).collect();
        let prefix = format!("{}{FACT}", prefix(node));
        let (facts, mut mistakes) =
            typed_answers(rulebook, node.name.as_str(), visit.today, visit.today, &prefix, posted);
        mistakes.retain(|mistake| seen.contains(&mistake.fact.as_str()));
        all.push(Given { event: node.name.text.clone(), facts, mistakes });
    }
    all
}

/// The topics as forms: with what was typed, else with what is recorded.
pub fn topics(visit: &SignedIn, shown: &Shown, posted: Option<&Typed>, given: &[Given]) -> Vec<Topic> {
    let recorded = screening(visit, shown);
    let rulebook = visit.app.rulebook();
    let mut all = Vec::new();
    for node in nodes(visit, shown) {
        let prefix = prefix(node);
        let typed: Typed = match posted {
            Some(posted) => {
                let own =
                    posted.iter().filter_map(|(name, values)| Some((name.strip_prefix(&prefix)?, values)));
                own.map(|(name, values)| (name.to_owned(), values.clone())).collect()
            }
            None => filled(visit, shown, node, recorded.as_ref()),
        };
        let (facts, mistakes) =
            typed_answers(rulebook, node.name.as_str(), visit.today, visit.today, FACT, &typed);
        let wrong = given.iter().find(|topic| topic.event == node.name.text).map(|topic| form::Given {
            on: Some(visit.today),
            on_mistake: None,
            facts: topic.facts.clone(),
            mistakes: topic.mistakes.clone(),
            not_taken: Vec::new(),
        });
        let hidden = hidden(visit, shown, node);
        let mut form = form::shown(visit, node, visit.today, &typed, wrong.as_ref(), None);
        form.groups.retain(|question| !hidden.contains(&question.name));
        form.summary.iter_mut().for_each(|(id, _)| *id = format!("{}-{id}", node.name.text));
        for question in &mut form.groups {
            question.id = format!("{}-{}", node.name.text, question.id);
            question.name = format!("{prefix}{}", question.name);
        }
        if form.groups.is_empty() {
            continue;
        }
        let event = Event {
            event: node.name.text.clone(),
            on: visit.today,
            recorded: None,
            by: visit.person().role.clone(),
            office: visit.person().office.clone(),
            facts,
            corrects: None,
        };
        let is_new = is_changed(recorded.as_ref(), &event.event, &event.facts);
        all.push(Topic { form, is_open: is_new || !mistakes.is_empty(), event });
    }
    // The first topic of which nothing is known stands open, so that the next question is always in sight.
    if !all.iter().any(|topic| topic.is_open)
        && let Some(next) = all.iter_mut().find(|topic| topic.event.facts.is_empty())
    {
        next.is_open = true;
    }
    all
}

/// The names, without prefix, of the questions whose answers this reader may not see.
fn hidden(visit: &SignedIn, shown: &Shown, node: &EventNode) -> Vec<String> {
    let all = node.facts.iter().filter(|fact| !sees_fact(visit, shown, node, fact));
    all.map(|fact| format!("{FACT}{}", fact.name.text)).collect()
}

fn filled(visit: &SignedIn, shown: &Shown, node: &EventNode, recorded: Option<&Screening>) -> Typed {
    let mut typed = Typed::new();
    for fact in seen_facts(visit, shown, node) {
        let asked = Asked { event: node.name.text.clone(), fact: fact.name.text.clone() };
        if let Some(answer) = recorded.and_then(|it| it.answers.get(&asked)) {
            let fields = fields_of_answer(fact, answer).into_iter();
            typed.extend(fields.map(|(name, values)| (format!("{FACT}{name}"), values)));
        }
    }
    typed
}

fn is_changed(recorded: Option<&Screening>, event: &str, facts: &BTreeMap<String, Answer>) -> bool {
    facts.iter().any(|(fact, answer)| {
        let asked = Asked { event: event.to_owned(), fact: fact.clone() };
        recorded.and_then(|it| it.answers.get(&asked)) != Some(answer)
    })
}

/// The topics in which an answer is new, as events to be recorded.
pub fn changed(visit: &SignedIn, shown: &Shown, given: &[Given]) -> Vec<Event> {
    let recorded = screening(visit, shown);
    let person = visit.person();
    let new = given.iter().filter(|topic| is_changed(recorded.as_ref(), &topic.event, &topic.facts));
    new.map(|topic| Event {
        event: topic.event.clone(),
        on: visit.today,
        recorded: Some(journal::instant(visit.now, &shown.opened.record.events)),
        by: person.role.clone(),
        office: person.office.clone(),
        facts: topic.facts.clone(),
        corrects: None,
    })
    .collect()
}

/// Whether something that this reader may see was recorded by others since the page was made.
pub fn is_behind(shown: &Shown, seen: Option<u32>) -> bool {
    let Some(seen) = seen else { return false };
    let new = |event: &&SeenEvent| event.index >= seen;
    shown.seen.events.iter().any(|event| new(&event) && !event.own)
}

/// Records the topics, all of them or none that the rules refuse. The same page sent twice is kept once.
///
/// # Errors
/// [`Fault`]; in the inner result, the sentence that says why it was refused.
pub async fn kept(
    visit: &SignedIn,
    shown: &Shown,
    events: Vec<Event>,
    once: [u8; 16],
) -> Result<Result<(), String>, Fault> {
    let mut before = shown.opened.record.events.clone();
    for event in &events {
        if let Err(refusal) = admit(visit.app.rulebook(), &before, event) {
            return Ok(Err(record::refused(visit, Some(shown), event, refusal).0));
        }
        before.push(event.clone());
    }
    for event in events {
        let subject = Subject {
            shown: Some(shown.clone()),
            beside: None,
            kind: shown.seen.tie.file.clone(),
            event: event.event.clone(),
            corrects: None,
            address: String::new(),
            back: String::new(),
        };
        // Each topic is told from the others of the same page, and from itself on another page.
        let mut own = once;
        for (at, byte) in event.event.bytes().enumerate() {
            own[at % 16] = own[at % 16].rotate_left(3) ^ byte;
        }
        match record::append(visit, &subject, event.clone(), own, None).await {
            Ok(_) => {}
            Err(AppendError::Refused(refusal)) => {
                return Ok(Err(record::refused(visit, Some(shown), &event, refusal).0));
            }
            Err(AppendError::NotPermitted | AppendError::NotFound) => return Err(Fault::NotFound),
            Err(AppendError::Conflict { .. }) => return Err(Fault::Busy),
            Err(AppendError::Fault(fault)) => return Err(fault.into()),
        }
    }
    Ok(Ok(()))
}

/// What a decision will change, to be read before it is recorded.
///
/// # Errors
/// [`Fault::NotFound`] where this reader decides nothing here.
pub async fn decided(
    visit: &SignedIn,
    shown: &Shown,
    decision: &str,
    reason: &str,
) -> Result<Response, Fault> {
    let node = events_of(visit, shown, "screened").next().ok_or(Fault::NotFound)?;
    let names = [("decision", decision), ("reason", reason)];
    let mut fields = form::fresh(visit.today);
    for (word, value) in names {
        let fact = node.fact_of(word).ok_or(Fault::NotFound)?;
        fields.insert(format!("{FACT}{}", fact.name.text), vec![value.to_owned()]);
    }
    record::propose(visit, shown.reference.as_str(), node.name.as_str(), Fields::new(fields)).await
}
