//! Where an inspection stands between its plan and its end, by the core vocabulary.

use std::collections::BTreeSet;

use circular::{
    model::{Circular, Stage},
    vocabulary::FileOf,
};
use serde::Serialize;

use crate::FileSummary;

/// The course of an inspection as its list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It waits to be carried out.
    Planned,
    /// It was carried out; something is left to do at the desk.
    ToFinish,
    /// Neither: it is finished, or was called off.
    Done,
}

/// Which stages of a circular's inspections are waiting, by what ends them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Courses {
    planned: BTreeSet<String>,
    to_finish: BTreeSet<String>,
}

impl Courses {
    /// A stage that carrying out ends is a plan; one that finishing ends is to finish. A circular needs no other words for it.
    pub fn of(circular: &Circular) -> Self {
        let stages = |word: &str| -> BTreeSet<String> {
            let ending: BTreeSet<&str> =
                circular.events_of(FileOf::Inspection, word).map(|node| node.name.as_str()).collect();
            let is_ended = |stage: &&Stage| stage.closes.iter().any(|line| ending.contains(line.on.as_str()));
            circular.stages.iter().filter(is_ended).map(|stage| stage.name.text.clone()).collect()
        };
        Self { planned: stages("inspection-carried-out"), to_finish: stages("inspection-finished") }
    }

    /// Where a file stands, by its open stages.
    pub fn course(&self, file: &FileSummary) -> Course {
        let is_any = |stages: &BTreeSet<String>| file.open.iter().any(|stage| stages.contains(stage));
        if is_any(&self.planned) {
            Course::Planned
        } else if is_any(&self.to_finish) {
            Course::ToFinish
        } else {
            Course::Done
        }
    }
}
