//! An inspector's year of training: which of its parts are done, and whether the inspector may lead an inspection.

use circular::{Rulebook, model::Circular, vocabulary::FileOf};
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Event};

/// The training of one inspector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Training {
    /// The inspector's name, as the last event gives it that gives one.
    pub trainee: Option<String>,
    pub begun: Option<Date>,
    /// Every part that the rules know, by its event, with the day on which it was first done.
    pub steps: Vec<(String, Option<Date>)>,
    /// The days of inspections that were followed with experienced colleagues.
    pub followed: Vec<Date>,
    /// The day from which the training is complete: from then on the inspector may lead.
    pub completed: Option<Date>,
}

impl Training {
    /// How many parts are done.
    pub fn steps_done(&self) -> usize {
        self.steps.iter().filter(|(_, on)| on.is_some()).count()
    }
}

/// Reads a training from its events, each as it was last corrected: those that the rules accepted.
pub fn training(rulebook: &Rulebook, events: &[&Event]) -> Training {
    let circular = rulebook.circular();
    let mut made = Training { steps: steps(circular), ..Training::default() };
    for event in events {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        if let Some(fact) = node.fact_of("trainee")
            && let Some(Answer::Text(name)) = event.facts.get(&fact.name.text)
        {
            made.trainee = Some(name.clone());
        }
        let first = |day: &mut Option<Date>| *day = Some(day.map_or(event.on, |before| before.min(event.on)));
        if node.is("training-begun") {
            first(&mut made.begun);
        }
        if node.is("training-completed") {
            first(&mut made.completed);
        }
        if node.is("inspection-followed") {
            made.followed.push(event.on);
        }
        if let Some((_, day)) = made.steps.iter_mut().find(|(name, _)| *name == event.event) {
            first(day);
        }
    }
    made.followed.sort_unstable();
    made
}

/// The parts that the rules know, in the order of the circular.
fn steps(circular: &Circular) -> Vec<(String, Option<Date>)> {
    circular.events_of(FileOf::Training, "training-step").map(|node| (node.name.text.clone(), None)).collect()
}

/// What the training register says of somebody who is to lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum LeaderTraining {
    /// Complete since this day, which is the day of the inspection or lies before it.
    Complete(Date),
    /// Not complete on the day of the inspection.
    UnderWay,
    /// The register does not know the name.
    NotRegistered,
}

/// Looks somebody up by name, for an inspection on a day. Of several of one name the one who is furthest counts.
pub fn leader<'a>(trainings: impl IntoIterator<Item = &'a Training>, name: &str, on: Date) -> LeaderTraining {
    let own =
        trainings.into_iter().filter(|one| one.trainee.as_deref().is_some_and(|own| same_name(own, name)));
    let mut known = LeaderTraining::NotRegistered;
    for training in own {
        match (training.completed, &known) {
            (Some(since), LeaderTraining::Complete(before)) if since >= *before => {}
            (Some(since), _) if since <= on => known = LeaderTraining::Complete(since),
            (_, LeaderTraining::NotRegistered) => known = LeaderTraining::UnderWay,
            _ => {}
        }
    }
    known
}

/// Whether two names are written alike but for capitals and spaces. Empty names are nobody's.
pub fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    !one.is_empty() && one == other
}
