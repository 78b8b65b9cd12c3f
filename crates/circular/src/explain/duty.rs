//! A duty: when it opens, who owes it, by when, what does it.

use super::speaker::{Speaker, requires};
use crate::{
    check::Kind,
    model::{Due, Duty, DutyOpening, Name, Owed, Validity},
};

pub(super) fn sentences(speaker: &Speaker<'_>, duty: &Duty) -> Vec<String> {
    let mut said = Vec::new();
    for opening in &duty.opening {
        let (id, title, validity) = match opening {
            DutyOpening::Event { on, validity } => ("duty-opens", speaker.quoted(Kind::Event, on), validity),
            DutyOpening::Stage { stage, validity } => {
                ("duty-while", speaker.quoted(Kind::Stage, stage), validity)
            }
        };
        said.push(speaker.say(id, [("rule", title), ("valid", speaker.valid(validity))]));
    }
    requires(speaker, &duty.requires, &mut said);
    match &duty.owed_by {
        Some(Owed::Recorder) => said.push(speaker.say("duty-recorder", [])),
        Some(Owed::Role(role)) => {
            said.push(speaker.say("duty-owed", [("role", speaker.quoted(Kind::Role, role))]))
        }
        None => {}
    }
    said.push(match &duty.due {
        None => speaker.say("duty-no-last-day", []),
        Some((Due::AtOnce, _)) => speaker.say("duty-at-once", []),
        Some((Due::After(length), _)) => {
            let pairs = [("length", speaker.length(*length)), ("counting", speaker.counting(*length))];
            speaker.say("duty-due", pairs)
        }
        Some((Due::BeforeEnd { length, stage }, _)) => {
            let pairs = [("length", speaker.length(*length)), ("stage", speaker.quoted(Kind::Stage, stage))];
            speaker.say("duty-before-end", pairs)
        }
    });
    if let Some(aim) = &duty.aim {
        said.push(speaker.say("duty-aim", [("length", speaker.length(aim.length))]));
    }
    let events = |names: &[(Name, Validity)]| -> Vec<String> {
        names
            .iter()
            .map(|(name, validity)| speaker.quoted(Kind::Event, name) + &speaker.valid(validity))
            .collect()
    };
    if !duty.done_by.is_empty() {
        said.push(speaker.say("duty-done", [("events", speaker.one_of(&events(&duty.done_by)))]));
    }
    if !duty.ceases.is_empty() {
        said.push(speaker.say("duty-ceases", [("events", speaker.one_of(&events(&duty.ceases)))]));
    }
    said
}
