//! The path that a page draws: where the file has been, where it stands, where it can go next.

use circular::Rulebook;
use jiff::civil::Date;
use serde::Serialize;

use crate::Standing;

/// One track of a file as it is drawn, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrackPath {
    pub track: String,
    /// Past stages in order, the open one, then those that can follow it.
    pub steps: Vec<PathStep>,
}

/// One station of the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PathStep {
    pub stage: String,
    pub place: Place,
    /// First day on which it stood; `None`: it has not been open.
    pub opened: Option<Date>,
    /// Its last day, included, while it is open and has a clock.
    pub due: Option<Date>,
}

/// Where a station lies as seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Was open and no longer is.
    Past,
    /// Is open.
    Now,
    /// Can follow the open one, by an event or when its time is out.
    Possible,
}

/// The tracks of a kind of file in the circular's order, each with its stations; tracks that never held a stage are left out.
///
/// `standing` may be a masked one: only the stages that it lists, and what the circular lets follow an open one, are drawn.
/// Of what follows, each stage is named once: those that the circular's lines name first come first.
pub fn path(rulebook: &Rulebook, kind: &str, standing: &Standing) -> Vec<TrackPath> {
    let circular = rulebook.circular();
    let tracks = circular.tracks.iter().filter(|track| track.file.text == kind);
    tracks
        .map(|track| track_path(rulebook, &track.name.text, standing))
        .filter(|path| !path.steps.is_empty())
        .collect()
}

fn track_path(rulebook: &Rulebook, track: &str, standing: &Standing) -> TrackPath {
    let mut steps: Vec<PathStep> = Vec::new();
    let mut next = Vec::new();
    for line in &standing.stages {
        let Some(stage) = rulebook.stage_on(&line.stage, line.opened) else { continue };
        if stage.track.text != track {
            continue;
        }
        let place = if line.closed.is_some() { Place::Past } else { Place::Now };
        // A stage left and entered again at once is one station.
        if let Some(last) = steps.last_mut().filter(|last| last.stage == line.stage) {
            last.place = place;
            last.due = line.due.filter(|_| place == Place::Now);
        } else {
            steps.push(PathStep {
                stage: line.stage.clone(),
                place,
                opened: Some(line.opened),
                due: line.due.filter(|_| place == Place::Now),
            });
        }
        if place == Place::Now {
            next = following(rulebook, &line.stage, track, standing.as_of);
        }
    }
    steps.extend(next.into_iter().map(|stage| PathStep {
        stage,
        place: Place::Possible,
        opened: None,
        due: None,
    }));
    TrackPath { track: track.to_owned(), steps }
}

/// The stages of a track that can follow a stage under the lines in force on a day: what it closes or lapses into, and
/// what opens from it.
fn following(rulebook: &Rulebook, stage: &str, track: &str, on: Date) -> Vec<String> {
    let Some(node) = rulebook.stage_on(stage, on) else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let fits = rulebook.stage_on(name, on).is_some_and(|stage| stage.track.text == track);
        if fits && name != stage && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    };
    let closes = node.closes.iter().filter(|line| rulebook.in_force(&line.validity, on));
    closes.filter_map(|line| line.into.as_ref()).for_each(|into| add(into.as_str()));
    for other in &rulebook.circular().stages {
        let opens = other.opens.iter().filter(|line| rulebook.in_force(&line.validity, on));
        if opens.filter_map(|line| line.from.as_ref()).any(|from| from.as_str() == stage) {
            add(other.name.as_str());
        }
    }
    let lapses = node.lapses.iter().filter(|line| rulebook.in_force(&line.validity, on));
    lapses.filter_map(|line| line.into.as_ref()).for_each(|into| add(into.as_str()));
    names
}
