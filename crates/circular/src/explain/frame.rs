//! Rights, offices, tracks, kinds of file, holidays, sources, regions.

use super::speaker::Speaker;
use crate::{
    check::{Kind, references},
    model::{FileKind, Holiday, HolidayRule, Office, Places, Region, Right, Source, Track},
};

pub(super) fn right(speaker: &Speaker<'_>, right: &Right) -> Vec<String> {
    let mut given = Vec::new();
    for stage in &speaker.circular.stages {
        for line in stage.gives.iter().filter(|line| line.right.text == right.name.text) {
            given.push(speaker.quoted(Kind::Stage, &stage.name) + &speaker.valid(&line.validity));
        }
    }
    if given.is_empty() {
        Vec::new()
    } else {
        vec![speaker.say("right-given", [("stages", speaker.one_of(&given))])]
    }
}

pub(super) fn office(speaker: &Speaker<'_>, office: &Office) -> Vec<String> {
    let role = speaker.quoted(Kind::Role, &office.role);
    let mut said = vec![match &office.region {
        Some(region) => {
            let region = speaker.quoted(Kind::Region, region);
            speaker.say("office-region", [("role", role), ("region", region)])
        }
        None => speaker.say("office", [("role", role)]),
    }];
    said.extend(office.phone.iter().map(|phone| speaker.say("office-phone", [("phone", phone.clone())])));
    said
}

pub(super) fn places(speaker: &Speaker<'_>, places: &Places) -> Vec<String> {
    let pairs = [
        ("count", places.count.to_string()),
        ("office", speaker.quoted(Kind::Office, &places.office)),
        ("unit", places.name.text.clone()),
    ];
    let mut said = vec![
        speaker.say("places-count", pairs),
        speaker.say(&format!("places-for-{}", places.kind.value.as_str()), []),
    ];
    said.extend(
        places
            .right
            .iter()
            .map(|right| speaker.say("places-right", [("right", speaker.quoted(Kind::Right, right))])),
    );
    said
}

pub(super) fn track(speaker: &Speaker<'_>, track: &Track) -> Vec<String> {
    let stages = speaker.circular.stages.iter().filter(|stage| stage.track.text == track.name.text);
    let stages: Vec<String> = stages.map(|stage| speaker.quoted(Kind::Stage, &stage.name)).collect();
    let file = speaker.quoted(Kind::File, &track.file);
    vec![speaker.say("track", [("file", file), ("stages", speaker.all_of(&stages))])]
}

pub(super) fn file(speaker: &Speaker<'_>, file: &FileKind) -> Vec<String> {
    let events = speaker.circular.events.iter();
    let events = events.filter(|event| event.opens_file && event.file.text == file.name.text);
    let events: Vec<String> = events.map(|event| speaker.quoted(Kind::Event, &event.name)).collect();
    if events.is_empty() {
        Vec::new()
    } else {
        vec![speaker.say("file-opened", [("events", speaker.one_of(&events))])]
    }
}

pub(super) fn holiday(speaker: &Speaker<'_>, holiday: &Holiday) -> Vec<String> {
    vec![match holiday.rule {
        HolidayRule::Fixed { month, day } => {
            let month = speaker.say(&format!("month-{month}"), []);
            speaker.say("holiday-fixed", [("day", day.to_string()), ("month", month)])
        }
        HolidayRule::Easter { days_after: 0 } => speaker.say("holiday-easter", []),
        HolidayRule::Easter { days_after } => {
            let id = if days_after > 0 { "holiday-after-easter" } else { "holiday-before-easter" };
            speaker.count(id, [("days", i64::from(days_after.abs()))])
        }
    }]
}

pub(super) fn source(speaker: &Speaker<'_>, source: &Source) -> Vec<String> {
    let citing = references(speaker.circular);
    let mut citing: Vec<_> = citing
        .iter()
        .filter(|used| used.kind == Kind::Source && used.name.text == source.name.text)
        .collect();
    citing.sort_by_key(|used| used.within);
    citing.dedup_by_key(|used| used.within);
    let mut said = vec![speaker.count("source-cited", [("rules", citing.len() as i64)])];
    said.extend(source.link.iter().map(|link| speaker.say("source-link", [("link", link.clone())])));
    said
}

pub(super) fn region(speaker: &Speaker<'_>, region: &Region) -> Vec<String> {
    let offices = speaker.circular.offices.iter();
    let offices =
        offices.filter(|office| office.region.as_ref().is_some_and(|of| of.text == region.name.text));
    let offices: Vec<String> = offices.map(|office| speaker.quoted(Kind::Office, &office.name)).collect();
    if offices.is_empty() {
        Vec::new()
    } else {
        vec![speaker.say("region-offices", [("offices", speaker.all_of(&offices))])]
    }
}
