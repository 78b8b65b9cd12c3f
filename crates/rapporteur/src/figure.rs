//! What a statistic counts in a year.

use std::collections::BTreeMap;

use casework::{Answer, Event, accepted, fold, holds};
use circular::{
    Rulebook,
    model::{Circular, Counts, Statistic},
};
use jiff::civil::{Date, date};
use serde::Serialize;

/// A statistic's value for a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The statistic's name in the circular.
    pub statistic: String,
    pub year: i16,
    pub value: u64,
    /// The breakdown that the statistic asks for, most frequent first, equals by their code; empty when it asks for
    /// none.
    pub shares: Vec<Share>,
    /// How many of what is counted gave no answer to the fact that it is broken down by.
    pub unanswered: u64,
}

/// One line of a breakdown. Where a fact takes several answers each is counted, so shares may add up to more than the
/// whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The answer, as the circular codes it.
    pub answer: String,
    pub value: u64,
}

/// Counts journals, one at a time, for one year. Holds numbers only.
pub struct Tally<'a> {
    rulebook: &'a Rulebook,
    year: i16,
    last_day: Date,
    counting: Vec<Counting<'a>>,
}

struct Counting<'a> {
    statistic: &'a Statistic,
    counts: &'a Counts,
    value: u64,
    shares: BTreeMap<String, u64>,
    unanswered: u64,
}

impl<'a> Tally<'a> {
    /// Ready to count every statistic in force on the last day of `year`.
    pub fn new(rulebook: &'a Rulebook, year: i16) -> Self {
        let last_day = date(year.clamp(1, 9999), 12, 31);
        let counting = rulebook
            .circular()
            .statistics
            .iter()
            .filter(|statistic| rulebook.in_force(&statistic.validity, last_day))
            .filter_map(|statistic| {
                let counts = statistic.counts.as_ref()?;
                Some(Counting { statistic, counts, value: 0, shares: BTreeMap::new(), unanswered: 0 })
            })
            .collect();
        Self { rulebook, year, last_day, counting }
    }

    /// Adds one file's journal. What it adds depends on nothing but this journal.
    pub fn add(&mut self, journal: &[Event]) {
        let Some(kind) = kind(self.rulebook.circular(), journal) else { return };
        let concerned = |counting: &Counting<'_>| file_of(counting.counts) == kind;
        if !self.counting.iter().any(concerned) {
            return;
        }
        let standing = fold(self.rulebook, journal, self.last_day, None);
        let accepted = accepted(journal, &standing);
        for counting in self.counting.iter_mut().filter(|counting| concerned(counting)) {
            let counted = counting.counted(&accepted, self.year);
            if counted.is_empty() || !holds(self.rulebook, journal, &standing, &counting.statistic.conditions)
            {
                continue;
            }
            counting.value += counted.len() as u64;
            if let Some((fact, event)) = &counting.statistic.by {
                for one in counted {
                    counting.share(fact.as_str(), event.as_str(), one, &accepted);
                }
            }
        }
    }

    /// The figures, in the order of the circular.
    pub fn figures(self) -> Vec<Figure> {
        let year = self.year;
        self.counting.into_iter().map(|counting| counting.figure(year)).collect()
    }
}

impl Counting<'_> {
    /// The events for which this journal counts in the year: at most one for a statistic of files.
    fn counted<'j>(&self, accepted: &[&'j Event], year: i16) -> Vec<&'j Event> {
        let in_year = |event: &&&Event| event.on.year() == year;
        match self.counts {
            Counts::First { event, .. } => accepted
                .iter()
                .find(|one| one.event == event.as_str())
                .filter(in_year)
                .map(|one| vec![*one])
                .unwrap_or_default(),
            Counts::Each { event, .. } => {
                accepted.iter().filter(|one| one.event == event.as_str()).filter(in_year).copied().collect()
            }
        }
    }

    /// Adds what one counted event answers to the fact of the breakdown: itself, when the fact is its own; else the last
    /// such event of the file.
    fn share(&mut self, fact: &str, of: &str, counted: &Event, accepted: &[&Event]) {
        let answering = match counted.event == of {
            true if matches!(self.counts, Counts::Each { .. }) => Some(counted),
            _ => accepted.iter().rev().find(|event| event.event == of).copied(),
        };
        match answering.and_then(|event| event.facts.get(fact)) {
            None | Some(Answer::None { .. }) => self.unanswered += 1,
            Some(Answer::Many(answers)) if answers.is_empty() => self.unanswered += 1,
            Some(Answer::Many(answers)) => {
                for answer in answers {
                    *self.shares.entry(answer.clone()).or_default() += 1;
                }
            }
            Some(Answer::Text(answer)) => *self.shares.entry(answer.clone()).or_default() += 1,
            Some(Answer::Number(answer)) => *self.shares.entry(answer.to_string()).or_default() += 1,
            Some(Answer::YesNo(answer)) => {
                *self.shares.entry(if *answer { "yes" } else { "no" }.to_owned()).or_default() += 1;
            }
        }
    }

    fn figure(self, year: i16) -> Figure {
        let mut shares: Vec<Share> =
            self.shares.into_iter().map(|(answer, value)| Share { answer, value }).collect();
        // The map gave them by code, and the sort keeps the order of equals.
        shares.sort_by_key(|share| std::cmp::Reverse(share.value));
        Figure {
            statistic: self.statistic.name.text.clone(),
            year,
            value: self.value,
            shares,
            unanswered: self.unanswered,
        }
    }
}

fn file_of(counts: &Counts) -> &str {
    match counts {
        Counts::First { file, .. } | Counts::Each { file, .. } => file.as_str(),
    }
}

/// The kind of file of the first event that the circular knows.
fn kind<'a>(circular: &'a Circular, journal: &[Event]) -> Option<&'a str> {
    journal.iter().find_map(|event| {
        circular
            .events
            .iter()
            .find(|known| known.name.as_str() == event.event)
            .map(|known| known.file.as_str())
    })
}
