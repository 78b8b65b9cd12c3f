//! Which rights are held in a phase, and whether always.

use std::collections::BTreeMap;

use circular::model::{Gives, Stage};

use super::Subject;
use crate::{
    answer::{Answer, Ground, is_unknown, title},
    order::Value,
    questions::Phase,
    view::View,
};

/// The right's title in this circular; its name when the circular does not declare it.
pub(crate) fn right_title<'c>(view: &View<'c>, name: &'c str) -> &'c str {
    let right = view.circular.rights.iter().find(|right| right.name.text == name);
    right.map_or(name, |right| title(&right.title, &right.name, view.language))
}

/// The line by which a stage gives a right on the day asked about.
pub(super) fn line<'c>(view: &View<'c>, stage: &'c Stage, right: &str) -> Option<&'c Gives> {
    stage.gives.iter().find(|line| line.right.text == right && view.in_force(&line.validity))
}

/// Rights that stages of a phase give, or would give if a reading were answered otherwise.
pub(super) fn given(view: &View<'_>, phase: &Phase) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for stage in view.phase(phase) {
        for gives in stage.gives.iter().filter(|line| line.validity.covers(view.on)) {
            let name = gives.right.text.clone();
            if !subjects.iter().any(|known| known.name == name) {
                let title = right_title(view, gives.right.as_str()).to_owned();
                subjects.push(Subject { name, title });
            }
        }
    }
    subjects
}

/// 2: every stage of the phase gives it, or one that stands beside; 1: some do; 0: none does. Stages on one track are
/// alternatives; of several tracks, one is enough. A stage of which something is unknown counts only if it gives the right.
pub(super) fn held(view: &View<'_>, phase: &Phase, right: &str) -> Answer {
    let mut answer = Answer::new();
    let stages = view.phase(phase);
    // By track: how many give it, how many do not, of how many nobody knows.
    let mut tracks: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for stage in &stages {
        let name = title(&stage.title, &stage.name, view.language);
        let ground = Ground::new("stage", &stage.name, &stage.cites);
        let counts = tracks.entry(stage.track.as_str()).or_default();
        if let Some(gives) = line(view, stage, right) {
            counts.0 += 1;
            let text = match &gives.form {
                Some(form) => view.words.say("compare-right-form", [("stage", name), ("form", form)]),
                None => view.words.say("compare-right-in", [("stage", name)]),
            };
            answer.say(view, &ground.line(&gives.validity), text);
        } else if stage.cites.iter().any(is_unknown) {
            counts.2 += 1;
            answer.say(view, &ground.unknown(), view.words.say("compare-right-unknown", [("stage", name)]));
        } else {
            counts.1 += 1;
        }
    }
    let always = tracks.values().any(|(yes, no, _)| *yes > 0 && *no == 0);
    let some = tracks.values().any(|(yes, _, _)| *yes > 0);
    let mut rank = if always { 2 } else { i64::from(some) };
    if rank < 2 {
        for stage in view.beside(phase, &stages) {
            let Some(gives) = line(view, stage, right) else { continue };
            rank = 2;
            let name = title(&stage.title, &stage.name, view.language);
            let ground = Ground::new("stage", &stage.name, &stage.cites).line(&gives.validity);
            answer.say(view, &ground, view.words.say("compare-right-beside", [("stage", name)]));
        }
    }
    if rank < 2 {
        let gives_not =
            |stage: &&&Stage| line(view, stage, right).is_none() && !stage.cites.iter().any(is_unknown);
        // A track whose other stages give it says no for these; a track that has nothing to do with it need not be named.
        let on_track = |stage: &&&Stage| {
            let of_track = tracks.get(stage.track.as_str());
            rank == 0 || of_track.is_some_and(|(yes, _, _)| *yes > 0)
        };
        for stage in stages.iter().filter(gives_not).filter(on_track) {
            let name = title(&stage.title, &stage.name, view.language);
            let ground = Ground::new("stage", &stage.name, &stage.cites);
            answer.say(view, &ground, view.words.say("compare-right-not", [("stage", name)]));
        }
    }
    // A circular that does not know the right has no rule on it; that its stages do not give it says nothing.
    if rank == 0 && !view.circular.rights.iter().any(|rule| rule.name.text == right) {
        return Answer::new();
    }
    let nobody_knows = rank == 0 && tracks.values().all(|(_, no, _)| *no == 0);
    answer.valued_if_said(if nobody_knows { Value::Unknown } else { Value::Rank(rank) })
}

/// Every right that stages of a phase give, in one answer.
pub(super) fn all(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    for stage in view.phase(phase) {
        let name = title(&stage.title, &stage.name, view.language);
        let ground = || Ground::new("stage", &stage.name, &stage.cites);
        for gives in stage.gives.iter().filter(|line| view.in_force(&line.validity)) {
            let right = right_title(view, gives.right.as_str());
            let text = view.words.say("compare-right-of", [("stage", name), ("right", right)]);
            answer.say(view, &ground().line(&gives.validity), text);
        }
    }
    answer.valued_if_said(Value::Set(view.phase(phase).iter().flat_map(|stage| view.rights(stage)).collect()))
}
