//! A single dossier on both sides: what happened, and what would have.

use std::collections::BTreeSet;

use casework::{
    Event,
    fold::{self, Scratch},
};
use circular::{Rulebook, calendar::day_of};
use jiff::civil::Date;
use serde::Serialize;

use super::{
    Plan, ReplayError,
    bind::Bound,
    carry::{Prepared, Ready, noon},
    chosen, dossier,
    measure::{RIGHTS, masks},
    walk::{Origin, Walker},
};
use crate::words::Words;

/// A dossier under both countries' rules.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Single {
    /// Its number in the caseload, from 1.
    pub number: usize,
    pub before: Timeline,
    pub now: Timeline,
    /// What was not carried over, in the reader's language.
    pub missing: Vec<String>,
}

/// A dossier under one country's rules.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// The circular's name.
    pub country: String,
    pub title: String,
    pub events: Vec<Happened>,
    pub bars: Vec<Bar>,
    /// Days by what is measured, with its title.
    pub days: Vec<(String, i64)>,
}

/// An event of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happened {
    pub on: Date,
    pub title: String,
    pub whence: Whence,
    /// Why the rules refuse it, if they do.
    pub refused: Option<String>,
    /// The ground of the event, or of the assumption that proposes it.
    pub citation: String,
}

/// Where an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whence {
    /// It stands in the file.
    Recorded,
    /// It was carried over from the file.
    Carried,
    /// It was carried over with an answer that the plan supplied.
    Supplied,
    /// The plan proposed it.
    Proposed,
}

impl Whence {
    /// The word in its text's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Carried => "carried",
            Self::Supplied => "supplied",
            Self::Proposed => "proposed",
        }
    }
}

/// A stage as a stretch of days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    pub stage: String,
    pub title: String,
    pub opened: Date,
    /// First day on which it no longer stood; still open when absent.
    pub closed: Option<Date>,
    /// Whether somebody in it may not be removed, or may stay.
    pub protects: bool,
    pub citation: String,
}

/// Replays one dossier of a caseload, by its number from 1, with what the plan has chosen.
///
/// # Errors
/// [`ReplayError`], also when there is no such dossier.
pub fn single(
    source: &Rulebook,
    target: &Rulebook,
    plan: &Plan,
    journals: &[Vec<Event>],
    number: usize,
    until: Date,
    language: &str,
) -> Result<Single, ReplayError> {
    let bound = super::bind(source, target, plan, until, language)?;
    let journal = dossier(journals, number)?;
    let (mut scratch, last) = (Scratch::default(), day_of(until));
    let Some(prepared) = bound.prepare(journal, until, &mut scratch) else {
        let circular = crate::align::name(source).to_owned();
        return Err(ReplayError::NobodyDetected { circular, files: 1 });
    };
    let (mut walker, mut ready) = (Walker::default(), Ready::default());
    bound.ready(&prepared, &bound.taken(&chosen(plan)), &mut ready);
    walker.walk(&bound, (&ready.coded, &ready.active), last, &masks(target));
    let words = Words::of(language);
    let replayed = replayed(&bound, &prepared, &ready, &walker);
    let side = |rulebook: &Rulebook, journal: &[Event], days: [i64; RIGHTS.len()]| {
        timeline(rulebook, journal, days, until, language, words)
    };
    let mut before = side(source, journal, prepared.measures.days);
    let mut now = side(target, &replayed.0, walker.walked.measures.days);
    for (event, whence) in now.events.iter_mut().zip(&replayed.1) {
        event.whence = *whence;
    }
    before.events.sort_by_key(|event| event.on);
    let missing: BTreeSet<String> = bound
        .missing(&prepared, &ready)
        .iter()
        .map(|missing| super::report::missing(&bound, missing, language, words).text)
        .collect();
    Ok(Single { number, before, now, missing: missing.into_iter().collect() })
}

/// The journal that the replay has written, in order, and where each event comes from.
pub(super) fn replayed(
    bound: &Bound<'_>,
    prepared: &Prepared,
    ready: &Ready,
    walker: &Walker,
) -> (Vec<Event>, Vec<Whence>) {
    let calendar = &bound.target.tables().calendar;
    let tried = walker.walked.tried.iter().enumerate().filter_map(|(sequence, tried)| {
        let on = calendar.date(tried.on);
        let (event, whence) = match tried.origin {
            Origin::Carried(place) => {
                let (event, supplied) = bound.written(prepared, &ready.carried[place as usize])?;
                (event, if supplied.is_empty() { Whence::Carried } else { Whence::Supplied })
            }
            Origin::Step(step) => (bound.steps[usize::from(step)].written.clone(), Whence::Proposed),
        };
        Some((Event { on, recorded: noon(on, sequence), ..event }, whence))
    });
    tried.unzip()
}

fn timeline(
    rulebook: &Rulebook,
    journal: &[Event],
    days: [i64; RIGHTS.len()],
    until: Date,
    language: &str,
    words: Words,
) -> Timeline {
    let standing = fold::fold_without_next(rulebook, journal, until);
    let circular = rulebook.circular();
    let shown = journal.iter().enumerate().filter(|(_, event)| event.on <= until);
    let events = shown.map(|(index, event)| {
        let node = rulebook.event_on(&event.event, event.on);
        let title = node.map_or(event.event.as_str(), |node| node.title.get(language));
        let refused = standing.refused.iter().find(|line| line.index as usize == index);
        Happened {
            on: event.on,
            title: if title.is_empty() { event.event.clone() } else { title.to_owned() },
            whence: Whence::Recorded,
            refused: refused
                .map(|line| super::report::refusal(rulebook, &line.reason, event.on, language, words)),
            citation: node.map_or_else(String::new, |node| rulebook.ground(&node.cites, None)),
        }
    });
    let bars = standing.stages.iter().map(|line| {
        let node = rulebook.stage_on(&line.stage, line.opened);
        let title = node.map_or(line.stage.as_str(), |node| node.title.get(language));
        let protects = node.is_some_and(|node| {
            let mut gives = node.gives.iter().filter(|gives| rulebook.in_force(&gives.validity, line.opened));
            gives.any(|gives| RIGHTS[0].1.contains(&gives.right.as_str()))
        });
        Bar {
            stage: line.stage.clone(),
            title: if title.is_empty() { line.stage.clone() } else { title.to_owned() },
            opened: line.opened,
            closed: line.closed,
            protects,
            citation: line.why.citation.to_string(),
        }
    });
    let days = RIGHTS
        .iter()
        .zip(days)
        .map(|((name, _), days)| (words.say(&format!("replay-figure-days-{name}"), []), days));
    Timeline {
        country: crate::align::name(rulebook).to_owned(),
        title: circular.title.get(language).to_owned(),
        events: events.collect(),
        bars: bars.collect(),
        days: days.collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use casework::scenarios;
    use circular::Choices;
    use jiff::civil::date;

    use super::*;
    use crate::replay::carry::Sides;

    fn circular(name: &str) -> Rulebook {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars").join(name);
        circular::compile(Arc::new(circular::read(&folder).unwrap().0), &Choices::default()).unwrap()
    }

    /// A walk through the rules is a fold of the journal that it writes: the same refusals, the same stages, the same days.
    #[test]
    fn a_walk_is_a_fold_of_what_it_writes() {
        let (belgium, denmark) = (circular("be"), circular("dk"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../replay/dk.kdl");
        let plan = Plan::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        let until = date(2026, 11, 25);
        let bound = Bound::new(&belgium, &denmark, &plan).unwrap();
        let mut walked = 0;
        for other in [false, true] {
            let sides: Sides = plan
                .uncertain
                .iter()
                .map(|one| {
                    let side = if other { &one.sides[1].0 } else { &one.sides[0].0 };
                    (one.name.clone(), side.clone())
                })
                .collect();
            let taken = bound.taken(&sides);
            for scenario in &belgium.circular().scenarios {
                let (journal, _) = scenarios::journal(&belgium, scenario);
                let (mut scratch, last) = (Scratch::default(), day_of(until));
                let Some(prepared) = bound.prepare(&journal, until, &mut scratch) else { continue };
                let (mut walker, mut ready) = (Walker::default(), Ready::default());
                bound.ready(&prepared, &taken, &mut ready);
                walker.walk(&bound, (&ready.coded, &ready.active), last, &masks(&denmark));
                let (written, _) = replayed(&bound, &prepared, &ready, &walker);
                let standing = fold::fold_without_next(&denmark, &written, until);
                let tried = walker.walked.tried.iter().enumerate();
                let refused: Vec<u32> = tried
                    .filter(|(_, tried)| tried.refused.is_some())
                    .map(|(index, _)| index as u32)
                    .collect();
                let folded: Vec<u32> = standing.refused.iter().map(|line| line.index).collect();
                assert_eq!(refused, folded, "{}", scenario.title);
                let day = |day: i32| denmark.tables().calendar.date(day);
                let runs = walker.scratch.run.stages.iter().map(|run| {
                    let closed = (run.closed != casework::fold::NO_DAY).then(|| day(run.closed));
                    (denmark.names().stages[usize::from(run.stage)].clone(), day(run.opened), closed)
                });
                let stages =
                    standing.stages.iter().map(|line| (line.stage.clone(), line.opened, line.closed));
                assert_eq!(runs.collect::<Vec<_>>(), stages.collect::<Vec<_>>(), "{}", scenario.title);
                walked += 1;
            }
        }
        assert!(walked > 300, "{walked}");
    }
}
