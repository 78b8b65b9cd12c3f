//! Who sees what: grants, roles, compartments.

use super::speaker::Speaker;
use crate::{
    check::Kind,
    model::{Compartment, Name, Owed, Per, Relation, Role, Sees},
};

pub(super) fn sentences(speaker: &Speaker<'_>, sees: &Sees) -> Vec<String> {
    let compartments: Vec<String> =
        sees.compartments.iter().map(|name| speaker.quoted(Kind::Compartment, name)).collect();
    let file = match &sees.file {
        Some(file) => speaker.say("sees-file", [("file", speaker.quoted(Kind::File, file))]),
        None => speaker.say("sees-every-file", []),
    };
    let pairs = [
        ("role", speaker.quoted(Kind::Role, &sees.role)),
        ("compartments", speaker.all_of(&compartments)),
        ("file", file),
    ];
    let mut said = vec![speaker.say("sees", pairs)];
    let relations = relations(speaker, sees);
    if !relations.is_empty() {
        said.push(speaker.say("sees-while", [("relations", speaker.all_of(&relations))]));
    }
    let ground = speaker.text(&sees.ground);
    if !ground.is_empty() {
        said.push(speaker.say("sees-for", [("ground", speaker.quote(ground))]));
    }
    said
}

/// Each kind of tie once; stages of one kind are alternatives.
fn relations(speaker: &Speaker<'_>, sees: &Sees) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut open, mut ever) = (Vec::new(), Vec::new());
    for relation in &sees.relations {
        match relation {
            Relation::UnderCareOfSelf => parts.push(speaker.say("relation-care", [])),
            Relation::RegionOwn => parts.push(speaker.say("relation-region", [])),
            Relation::RecordedByOwn => parts.push(speaker.say("relation-recorded", [])),
            Relation::DutyOfOwn => parts.push(speaker.say("relation-duty", [])),
            Relation::Stage(stage) => open.push(speaker.quoted(Kind::Stage, stage)),
            Relation::EverStage(stage) => ever.push(speaker.quoted(Kind::Stage, stage)),
        }
    }
    if !open.is_empty() {
        parts.push(speaker.say("relation-stage", [("stages", speaker.one_of(&open))]));
    }
    if !ever.is_empty() {
        parts.push(speaker.say("relation-ever-stage", [("stages", speaker.one_of(&ever))]));
    }
    parts
}

pub(super) fn role(speaker: &Speaker<'_>, role: &Role) -> Vec<String> {
    let circular = speaker.circular;
    let mut said = Vec::new();
    let mandate = speaker.text(&role.mandate);
    said.extend((!mandate.is_empty()).then(|| mandate.to_owned()));
    if let Some(whole) = &role.part_of {
        said.push(speaker.say("role-part-of", [("role", speaker.quoted(Kind::Role, whole))]));
    }
    let per = role.per.map(|per| match per {
        Per::Region => "role-per-region",
        Per::Office => "role-per-office",
        Per::Nation => "role-per-nation",
    });
    said.extend(per.map(|id| speaker.say(id, [])));
    let mine = |name: &Name| name.text == role.name.text;
    let mut tell = |id: &str, titles: Vec<String>| {
        if !titles.is_empty() {
            said.push(speaker.say(id, [("rules", speaker.all_of(&titles))]));
        }
    };
    let events = circular.events.iter().filter(|event| event.by.iter().any(|(by, _)| mine(by)));
    tell("role-records", events.map(|event| speaker.quoted(Kind::Event, &event.name)).collect());
    let duties =
        circular.duties.iter().filter(|duty| matches!(&duty.owed_by, Some(Owed::Role(by)) if mine(by)));
    tell("role-owes", duties.map(|duty| speaker.quoted(Kind::Duty, &duty.name)).collect());
    let mut seen: Vec<String> = Vec::new();
    for name in circular.sees.iter().filter(|sees| mine(&sees.role)).flat_map(|sees| &sees.compartments) {
        let title = speaker.quoted(Kind::Compartment, name);
        if !seen.contains(&title) {
            seen.push(title);
        }
    }
    tell("role-sees", seen);
    said
}

pub(super) fn compartment(speaker: &Speaker<'_>, compartment: &Compartment) -> Vec<String> {
    let mut said = Vec::new();
    if compartment.protected {
        said.push(speaker.say("compartment-protected", []));
    }
    let mut roles: Vec<String> = Vec::new();
    for sees in &speaker.circular.sees {
        let title = speaker.quoted(Kind::Role, &sees.role);
        if sees.compartments.iter().any(|name| name.text == compartment.name.text) && !roles.contains(&title)
        {
            roles.push(title);
        }
    }
    said.push(match roles.is_empty() {
        true => speaker.say("compartment-closed", []),
        false => speaker.say("compartment-seen", [("roles", speaker.all_of(&roles))]),
    });
    said
}
