//! What is known already is not asked again: answers carried into a form from a file that belongs together with it.
//!
//! An answer is carried where a fact asks for the same: under the same name and of the same kind, under the same word of the
//! core vocabulary, or for the file's region. The person reads it in the form before it is recorded; nothing is carried unseen.

use access::{Seen, SeenEvent};
use casework::typed::{Posted as Typed, posted};
use circular::model::{CompartmentKind, Event, Fact, FactKind};

use super::{Subject, form::FACT};
use crate::{
    error::Fault,
    files::{self, Shown},
    visit::SignedIn,
};

/// Answers carried into a form, as its fields, and the files that they come from.
#[derive(Default)]
pub struct Carried {
    pub typed: Typed,
    pub from: Vec<String>,
}

/// The answers for a form that is shown for the first time. Each file out of which something is carried is looked at, and
/// the look is logged, before this returns.
///
/// # Errors
/// [`Fault::Busy`] when a file cannot be read or the look not be logged.
pub(super) async fn carried(visit: &SignedIn, subject: &Subject) -> Result<Carried, Fault> {
    let Some(node) = visit.app.rulebook().event_on(&subject.event, visit.today) else {
        return Ok(Carried::default());
    };
    let sources = match (&subject.beside, &subject.shown) {
        (Some(beside), _) => vec![beside.reference.clone()],
        (None, Some(shown)) => visit.app.journal().tied_to(&shown.opened.record)?,
        (None, None) => Vec::new(),
    };
    let mut carried = Carried::default();
    // Into a file that is there, only who the person is and how to reach them: other answers are that file's own.
    let fits = |fact: &Fact| subject.beside.is_some() || is_of_the_person(visit, fact);
    let asked = node.facts.iter().filter(|fact| fits(fact) && !is_answered(subject, node, fact));
    let mut open: Vec<&Fact> = asked.collect();
    for source in sources {
        if open.is_empty() {
            break;
        }
        let found = match files::glance(visit, source.as_str()).await {
            Ok(shown) => answers(visit, &shown, &open),
            // Not this reader's: as if it were not there.
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        if found.is_empty() {
            continue;
        }
        files::look(visit, source.as_str(), "page").await?;
        for (name, typed) in found {
            open.retain(|fact| fact.name.text != name);
            carried.typed.extend(typed.into_iter().map(|(field, values)| (format!("{FACT}{field}"), values)));
        }
        carried.from.push(source.to_string());
    }
    Ok(carried)
}

fn is_of_the_person(visit: &SignedIn, fact: &Fact) -> bool {
    let nodes = &visit.app.rulebook().circular().compartments;
    let name = fact.compartment.as_ref().map(|name| &name.text);
    let kind = nodes.iter().find(|node| Some(&node.name.text) == name).map(|node| node.kind.value);
    matches!(kind, Some(CompartmentKind::Identity | CompartmentKind::Contact))
}

/// Whether the file itself has answered it before, so that nothing is to be carried over that answer.
fn is_answered(subject: &Subject, node: &Event, fact: &Fact) -> bool {
    let events = subject.shown.iter().flat_map(|shown| &shown.seen.events);
    events
        .filter(|event| event.event == node.name.text)
        .any(|event| event.facts.contains_key(&fact.name.text) || event.withheld.contains(&fact.name.text))
}

/// The last answers of a file to what is asked, by name of the fact that asks, as fields.
fn answers(visit: &SignedIn, shown: &Shown, asked: &[&Fact]) -> Vec<(String, Typed)> {
    let holds: Vec<&SeenEvent> =
        shown.seen.events.iter().filter(|event| event.corrected_by.is_none()).collect();
    let one = |fact: &Fact| {
        let answer = holds.iter().rev().find_map(|event| {
            let node = visit.app.rulebook().event_on(&event.event, event.on)?;
            let same = node.facts.iter().filter(|other| asks_the_same(fact, other));
            same.filter_map(|other| match event.facts.get(&other.name.text)? {
                Seen::Known(answer) => Some(answer.clone()),
                _ => None,
            })
            .next()
        })?;
        Some((fact.name.text.clone(), posted(fact, &answer)))
    };
    asked.iter().filter_map(|fact| one(fact)).collect()
}

fn asks_the_same(fact: &Fact, other: &Fact) -> bool {
    let word = |fact: &Fact| fact.counts_as.as_ref().map(|word| word.text.clone());
    let is_named_alike = fact.name.text == other.name.text;
    let means_alike = word(fact).is_some() && word(fact) == word(other);
    let is_region = fact.kind == FactKind::Region;
    // A document belongs to its file.
    let is_written = fact.kind != FactKind::Document;
    is_written
        && fact.kind == other.kind
        && fact.many == other.many
        && (is_named_alike || means_alike || is_region)
}
