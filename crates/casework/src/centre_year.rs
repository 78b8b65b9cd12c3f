//! A centre's year: whom it supported, who was new, nights, languages, stages. Numbers only, out of dossiers.
//!
//! A centre counts what it had in its care, as it stood on the last day on which it had it: what another centre or office
//! does with a person afterwards is not the centre's to know, and changes no figure here.

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    calendar::day_of,
    model::{CompartmentKind, Fact, FactKind},
    vocabulary::FileOf,
};
use jiff::civil::{Date, date};
use serde::Serialize;

use crate::{Event, Standing, Step, accepted, event::Answer, fold_without_next};

/// The code by which the field's data standard names the language that a person understands best.
const LANGUAGE_OF_PERSON: &str = "prs_PrimaryLanguage";

/// The figures of one office for one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CentreYear {
    pub year: i16,
    /// The last day counted: 31 December, or today where the year is not over.
    pub last_day: Date,
    /// Dossiers that the office had in its care on at least one day of the year.
    pub supported: u64,
    /// Of these, those that it took into its care for the first time in the year.
    pub new: u64,
    /// Of these, those that it had had in its care before the year began.
    pub carried_over: u64,
    /// Of these, those still in its care at the end of the last day.
    pub still: u64,
    /// Nights spent in a house of the office, each by the day on which it begins. Of a year that is not over: up to last night.
    pub nights: u64,
    /// Dossiers with at least one such night.
    pub housed: u64,
    /// Dossiers by stage, as each stood on the last day on which it was in care.
    pub stages: BTreeMap<String, u64>,
    /// Dossiers by the code of the person's language.
    pub languages: BTreeMap<String, u64>,
    /// Dossiers in which no language is written down.
    pub without_language: u64,
}

/// Days on which an office had a dossier in its care: `[from, until)`, `None` while it still has it. The first day always
/// counts, so that somebody who came and left on one day was supported on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Care {
    from: Date,
    until: Option<Date>,
}

impl Care {
    fn last_day(self, limit: Date) -> Date {
        let last = self.until.and_then(|until| until.yesterday().ok());
        last.map_or(limit, |last| last.max(self.from)).min(limit)
    }
}

impl CentreYear {
    /// Nothing counted yet. `today` is the day on which it is counted.
    pub fn new(year: i16, today: Date) -> Self {
        let year = year.clamp(1, 9998);
        Self {
            year,
            last_day: date(year, 12, 31).min(today),
            supported: 0,
            new: 0,
            carried_over: 0,
            still: 0,
            nights: 0,
            housed: 0,
            stages: BTreeMap::new(),
            languages: BTreeMap::new(),
            without_language: 0,
        }
    }

    /// Adds one file of which `office` may have had the care; what is no dossier, or was not in its care in the year, adds
    /// nothing. Total for any journal whatever.
    ///
    /// `today` as given to [`CentreYear::new`].
    pub fn add(&mut self, rulebook: &Rulebook, journal: &[Event], office: &str, today: Date) {
        let first_day = date(self.year, 1, 1);
        if self.last_day < first_day || !journal.iter().any(|event| event.office == office) {
            return;
        }
        let standing = fold_without_next(rulebook, journal, self.last_day);
        let accepted = accepted(journal, &standing);
        let is_dossier = accepted.first().and_then(|event| rulebook.event_on(&event.event, event.on));
        let kind = is_dossier.and_then(|node| rulebook.circular().file_kind(&node.file.text));
        if kind != Some(FileOf::Dossier) {
            return;
        }
        let care = care_of(journal, &standing, office);
        let (Some(first), Some(last)) = (care.first(), care.last()) else { return };
        let until = last.last_day(self.last_day);
        if until < first_day {
            return;
        }
        self.supported += 1;
        match first.from < first_day {
            true => self.carried_over += 1,
            false => self.new += 1,
        }
        self.still += u64::from(last.until.is_none());
        let nights = self.nights_of(rulebook, &standing, &care, today);
        self.nights += nights;
        self.housed += u64::from(nights > 0);
        for line in &standing.stages {
            if line.opened <= until && line.closed.is_none_or(|closed| closed > until) {
                *self.stages.entry(line.stage.clone()).or_default() += 1;
            }
        }
        match language(rulebook, &accepted, until) {
            Some(language) => *self.languages.entry(language).or_default() += 1,
            None => self.without_language += 1,
        }
    }

    /// Nights of the year in stages that tell where a person sleeps, while the office had the care.
    fn nights_of(&self, rulebook: &Rulebook, standing: &Standing, care: &[Care], today: Date) -> u64 {
        // The night that follows a day belongs to that day; tonight is not over.
        let first = day_of(date(self.year, 1, 1));
        let end = (day_of(date(self.year, 12, 31)) + 1).min(day_of(today));
        let mut nights = 0;
        for line in standing.stages.iter().filter(|line| is_shelter(rulebook, &line.stage)) {
            let closed = line.closed.map_or(end, day_of);
            for care in care {
                let from = day_of(line.opened).max(day_of(care.from)).max(first);
                let until = closed.min(care.until.map_or(end, day_of)).min(end);
                nights += i64::from(until - from).max(0).unsigned_abs();
            }
        }
        nights
    }
}

/// When an office had the care, in order.
fn care_of(journal: &[Event], standing: &Standing, office: &str) -> Vec<Care> {
    let mut all: Vec<Care> = Vec::new();
    for line in &standing.trail {
        let end = |all: &mut Vec<Care>| {
            if let Some(open) = all.last_mut().filter(|care| care.until.is_none()) {
                open.until = Some(line.on);
            }
        };
        match line.step {
            Step::CareTaken => {
                let event = line.why.event.and_then(|index| journal.get(index as usize));
                let is_own = event.is_some_and(|event| event.office == office);
                let has_it = all.last().is_some_and(|care| care.until.is_none());
                match (is_own, has_it) {
                    (true, false) => all.push(Care { from: line.on, until: None }),
                    (false, true) => end(&mut all),
                    _ => {}
                }
            }
            Step::CareEnded => end(&mut all),
            _ => {}
        }
    }
    all
}

/// Whether a stage tells where a person sleeps: who may know of it is who may know of whereabouts.
pub fn is_shelter(rulebook: &Rulebook, stage: &str) -> bool {
    let circular = rulebook.circular();
    let node = circular.stages.iter().find(|node| node.name.text == stage);
    let Some(compartment) = node.and_then(|node| node.compartment.as_ref()) else { return false };
    let found = circular.compartments.iter().find(|node| node.name.text == compartment.text);
    found.is_some_and(|node| node.kind.value == CompartmentKind::Whereabouts)
}

/// Whether a fact asks for the language that the person understands best.
pub fn is_language(fact: &Fact) -> bool {
    fact.kind == FactKind::Language && fact.htcds.as_deref() == Some(LANGUAGE_OF_PERSON)
}

/// The person's language, as it was last written down by a day.
fn language(rulebook: &Rulebook, accepted: &[&Event], until: Date) -> Option<String> {
    accepted.iter().rev().filter(|event| event.on <= until).find_map(|event| {
        let node = rulebook.event_on(&event.event, event.on)?;
        let fact = node.facts.iter().find(|fact| is_language(fact))?;
        match event.facts.get(&fact.name.text)? {
            Answer::Text(language) if !language.is_empty() => Some(language.clone()),
            Answer::Many(languages) => languages.first().cloned(),
            _ => None,
        }
    })
}
