//! Can every duty be done, by somebody who may know of it?

use super::index::{Index, compartment};
use crate::{
    mistake::{Code, Mistake},
    model::{Due, Duty, DutyOpening, Owed},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let duties = index.circular.duties.iter();
    duties
        .flat_map(|duty| {
            let found = [
                unopened(duty),
                unowed(duty),
                undoable(index, duty),
                unseen(index, duty),
                no_last_day(index, duty),
            ];
            found
                .into_iter()
                .flatten()
                .map(|mistake| mistake.within("duty", duty.name.as_str()).with("name", &duty.name))
        })
        .collect()
}

fn unopened(duty: &Duty) -> Option<Mistake> {
    duty.opening.is_empty().then(|| Mistake::error(Code::Duties, "duties-unopened", duty.name.span))
}

fn unowed(duty: &Duty) -> Option<Mistake> {
    duty.owed_by.is_none().then(|| Mistake::error(Code::Duties, "duties-unowed", duty.name.span))
}

/// No event does it, or those that do may be recorded by nobody or by others alone.
fn undoable(index: &Index<'_>, duty: &Duty) -> Option<Mistake> {
    if duty.done_by.is_empty() {
        return Some(Mistake::error(Code::Duties, "duties-undoable", duty.name.span));
    }
    let events: Vec<_> = duty.done_by.iter().filter_map(|(event, _)| index.event(event)).collect();
    // An unknown event is told elsewhere, an event nobody may record too.
    if events.len() < duty.done_by.len() || events.iter().all(|event| event.by.is_empty()) {
        return None;
    }
    let Some(Owed::Role(role)) = &duty.owed_by else { return None };
    let mine = index.acts_as(role.as_str());
    let own_hands = events
        .iter()
        .flat_map(|event| &event.by)
        .any(|(by, _)| mine.contains(&by.as_str()) || index.acts_as(by.as_str()).contains(&role.as_str()));
    (!own_hands && index.role(role.as_str()).is_some()).then(|| {
        let names: Vec<&str> = duty.done_by.iter().map(|(event, _)| event.as_str()).collect();
        Mistake::warning(Code::Duties, "duties-other-hands", role.span)
            .with("role", role)
            .with("events", names.join(", "))
    })
}

/// Whoever owes it may not know of it.
fn unseen(index: &Index<'_>, duty: &Duty) -> Option<Mistake> {
    let Some(Owed::Role(role)) = &duty.owed_by else { return None };
    let compartment = compartment(duty.compartment.as_ref());
    let members = index.circular.roles.iter().map(|role| role.name.as_str());
    let mut members = members.filter(|member| index.acts_as(member).contains(&role.as_str()));
    let seen = index.role(role.as_str()).is_none()
        || members.any(|member| index.sees(member, compartment, duty.file.as_str()));
    (!seen).then(|| {
        let mistake = Mistake::error(Code::Duties, "duties-unseen", role.span);
        mistake.with("role", role).with("compartment", compartment).with("file", &duty.file)
    })
}

/// Counted back from the last day of a stage that has none.
fn no_last_day(index: &Index<'_>, duty: &Duty) -> Option<Mistake> {
    let Some((Due::BeforeEnd { stage, .. }, _)) = &duty.due else { return None };
    let known = index.stage(stage)?;
    if known.lasts.is_empty() {
        let mistake = Mistake::error(Code::Duties, "duties-no-last-day", stage.span);
        return Some(mistake.with("stage", stage).and_at(known.name.span));
    }
    let opened_by_it = duty
        .opening
        .iter()
        .any(|opening| matches!(opening, DutyOpening::Stage { stage: it, .. } if it.text == stage.text));
    (!opened_by_it && duty.opening.iter().any(|opening| matches!(opening, DutyOpening::Stage { .. })))
        .then(|| Mistake::warning(Code::Duties, "duties-other-stage", stage.span).with("stage", stage))
}
