//! An event: who records it, when it is possible, what it asks, what it does.

use super::speaker::{Speaker, requires};
use crate::{
    check::Kind,
    model::{DutyOpening, Event, Name, Validity},
};

pub(super) fn sentences(speaker: &Speaker<'_>, event: &Event) -> Vec<String> {
    let mut said = Vec::new();
    let titles = |kind, names: &[(Name, Validity)]| -> Vec<String> {
        names.iter().map(|(name, validity)| speaker.quoted(kind, name) + &speaker.valid(validity)).collect()
    };
    if !event.by.is_empty() {
        said.push(speaker.say("event-by", [("roles", speaker.one_of(&titles(Kind::Role, &event.by)))]));
    }
    if !event.while_stage.is_empty() {
        let stages = speaker.one_of(&titles(Kind::Stage, &event.while_stage));
        said.push(speaker.say("event-while", [("stages", stages)]));
    }
    requires(speaker, &event.requires, &mut said);
    let marks = [
        (event.opens_file, "event-opens-file"),
        (event.once, "event-once"),
        (event.takes_care, "event-takes-care"),
        (event.ends_care, "event-ends-care"),
    ];
    said.extend(marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, id)| speaker.say(id, [])));
    effects(speaker, event, &mut said);
    if !event.tells.is_empty() {
        said.push(speaker.say("event-tells", [("roles", speaker.all_of(&titles(Kind::Role, &event.tells)))]));
    }
    for fact in &event.facts {
        let id = match (fact.required, fact.need_not_answer) {
            (true, _) => "event-asks-required",
            (false, true) => "event-asks-need-not",
            (false, false) => "event-asks",
        };
        let question = speaker.quote_text(&fact.ask, &fact.name);
        said.push(speaker.say(id, [("question", question), ("valid", speaker.valid(&fact.validity))]));
    }
    if let Some(compartment) = &event.compartment {
        said.push(
            speaker
                .say("event-compartment", [("compartment", speaker.quoted(Kind::Compartment, compartment))]),
        );
    }
    let help = speaker.text(&event.help);
    said.extend((!help.is_empty()).then(|| help.to_owned()));
    said
}

/// The stages and duties that it opens, ends and does.
fn effects(speaker: &Speaker<'_>, event: &Event, said: &mut Vec<String>) {
    let circular = speaker.circular;
    let this = |name: &Name| name.text == event.name.text;
    let mut tell = |id: &str, titles: Vec<String>| {
        if !titles.is_empty() {
            said.push(speaker.say(id, [("rules", speaker.one_of(&titles))]));
        }
    };
    let into = |name: &Name| {
        let ways = circular.stages.iter().flat_map(|stage| &stage.closes);
        ways.filter(|line| this(&line.on))
            .any(|line| line.into.as_ref().is_some_and(|into| into.text == name.text))
    };
    let stages = circular.stages.iter();
    let opened =
        stages.clone().filter(|stage| into(&stage.name) || stage.opens.iter().any(|line| this(&line.on)));
    tell("event-opens", opened.map(|stage| speaker.quoted(Kind::Stage, &stage.name)).collect());
    let renewed = stages.clone().filter(|stage| stage.renews.iter().any(|line| this(&line.on)));
    tell("event-renews", renewed.map(|stage| speaker.quoted(Kind::Stage, &stage.name)).collect());
    let closed = stages.filter(|stage| stage.closes.iter().any(|line| this(&line.on)));
    tell("event-closes", closed.map(|stage| speaker.quoted(Kind::Stage, &stage.name)).collect());
    let owed = circular.duties.iter().filter(|duty| {
        duty.opening.iter().any(|opening| matches!(opening, DutyOpening::Event { on, .. } if this(on)))
    });
    tell("event-owes", owed.map(|duty| speaker.quoted(Kind::Duty, &duty.name)).collect());
    let done = circular.duties.iter().filter(|duty| duty.done_by.iter().any(|(by, _)| this(by)));
    tell("event-does", done.map(|duty| speaker.quoted(Kind::Duty, &duty.name)).collect());
}
