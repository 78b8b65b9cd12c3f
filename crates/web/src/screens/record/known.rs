//! Whether the person whom an event names is in a file already: asked before it is recorded, answered with files that the reader
//! may open, and with the same words whether or not there are others.

use std::time::Duration;

use casework::Event;
use journal::Reference;
use linkage::{BirthLevel, NameLevel, Person as Sought, Weight};
use tokio::time::Instant;

use super::Subject;
use crate::{
    error::Fault,
    screens::{files::Row, search::may_read},
    visit::{Person, SignedIn, Visit},
};

/// So many files are shown at most.
const ROWS_MAX: usize = 5;
/// So many persons are looked through at most: as many as the journal weighs.
const WEIGHED_MAX: usize = 1_000;
/// The answer comes after a whole number of these, so that the time it takes does not tell how many hidden files were
/// looked through: ten times what a search among a million takes.
const STEP: Duration = Duration::from_millis(100);

/// What is said of the persons whom an event names.
pub struct Known {
    /// Files of this reader, each with what agrees.
    pub rows: Vec<(Row, Vec<String>)>,
}

/// `None` where the event names nobody. What is shown is logged first.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read or the look not logged.
pub async fn known(visit: &SignedIn, subject: &Subject, event: &Event) -> Result<Option<Known>, Fault> {
    let Some(node) = visit.app.rulebook().event_on(&event.event, event.on) else { return Ok(None) };
    let named: Vec<Sought> =
        journal::named_in(node, event).iter().map(journal::NamedPerson::person).collect();
    if named.is_empty() {
        return Ok(None);
    }
    let own = subject.shown.as_ref().map(|shown| shown.reference.clone());
    let person = visit.person().clone();
    let began = Instant::now();
    let rows = visit.wait(move |visit| rows(visit, &person, own.as_ref(), &named)).await;
    let steps = began.elapsed().as_millis() / STEP.as_millis() + 1;
    tokio::time::sleep_until(began + STEP * u32::try_from(steps).unwrap_or(u32::MAX)).await;
    Ok(Some(Known { rows: rows? }))
}

fn rows(
    visit: &Visit,
    person: &Person,
    own: Option<&Reference>,
    named: &[Sought],
) -> Result<Vec<(Row, Vec<String>)>, Fault> {
    let mut rows: Vec<(Row, Vec<String>)> = Vec::new();
    for sought in named {
        for alike in visit.app.journal().alike(sought, WEIGHED_MAX)? {
            let reference = &alike.head.reference;
            let is_known = rows.iter().any(|(row, _)| row.reference == reference.as_str());
            if own == Some(reference) || is_known || rows.len() == ROWS_MAX {
                continue;
            }
            if let Some(row) =
                may_read(visit, person, &alike.head, &alike.compartment, &alike.office, "known")?
            {
                rows.push((row, agreeing(visit, &alike.weight)));
            }
        }
    }
    Ok(rows)
}

/// What agrees, in words.
fn agreeing(visit: &Visit, weight: &Weight) -> Vec<String> {
    let name = match (weight.given, weight.family) {
        _ if weight.exchanged => Some("known-exchanged"),
        (NameLevel::Same, NameLevel::Same) => Some("known-same-name"),
        (NameLevel::Far | NameLevel::Unknown, NameLevel::Far | NameLevel::Unknown) => None,
        _ => Some("known-like-name"),
    };
    let born = match weight.born {
        BirthLevel::Same => Some("known-same-birth"),
        BirthLevel::Exchanged | BirthLevel::OneDigit => Some("known-like-birth"),
        _ => None,
    };
    [name, born].into_iter().flatten().map(|text| visit.words.say(text)).collect()
}
