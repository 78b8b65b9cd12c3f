//! Does every event open at most one stage of a track?

use super::{
    exclusive::exclusive,
    index::{Index, may_meet},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Name, Stage, Validity},
};

/// One way into a stage.
struct Way<'c> {
    stage: &'c Stage,
    on: &'c Name,
    from: Option<&'c str>,
    validity: &'c Validity,
}

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut ways = Vec::new();
    for stage in &index.circular.stages {
        ways.extend(stage.opens.iter().map(|line| Way {
            stage,
            on: &line.on,
            from: line.from.as_ref().map(Name::as_str),
            validity: &line.validity,
        }));
    }
    let mut found = Vec::new();
    for (at, way) in ways.iter().enumerate() {
        for other in ways[at + 1..].iter().filter(|other| other.on.text == way.on.text) {
            if meets(index, way, other) {
                let mistake = Mistake::error(Code::Tracks, "tracks", other.on.span)
                    .with("event", other.on)
                    .with("track", &way.stage.track)
                    .with("one", &way.stage.name)
                    .with("other", &other.stage.name)
                    .and_at(way.on.span);
                found.push(mistake.within("stage", other.stage.name.as_str()));
            }
        }
    }
    found
}

fn meets(index: &Index<'_>, way: &Way<'_>, other: &Way<'_>) -> bool {
    let apart = way.from.zip(other.from).is_some_and(|(from, other)| from != other);
    way.stage.name.text != other.stage.name.text
        && way.stage.track.text == other.stage.track.text
        && !apart
        && may_meet(way.validity, other.validity)
        && may_meet(&way.stage.validity, &other.stage.validity)
        && !exclusive(index, &way.stage.requires, &other.stage.requires)
}
