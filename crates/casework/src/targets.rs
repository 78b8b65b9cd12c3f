//! What offices did in a year, held against a number that somebody answers for.
//!
//! What counts is what a statistic of the circular counts; which office did it is the one that recorded it.

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    model::{Counts, Statistic},
};
use jiff::civil::{Date, date};
use serde::Serialize;

use crate::{Event, Standing, accepted, holds};

/// One thing that counts: which office did it, on which day it took effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Counted {
    pub on: Date,
    /// The office that recorded it; empty where none is known.
    pub office: String,
}

/// What a file adds to a statistic, in order of effect. Events that the rules refused, or that were taken back, add nothing.
///
/// `standing` must be a fold of `journal`, which must be of the kind of file that the statistic counts.
pub fn counted(
    rulebook: &Rulebook,
    statistic: &Statistic,
    journal: &[Event],
    standing: &Standing,
) -> Vec<Counted> {
    let (event, most) = match &statistic.counts {
        None => return Vec::new(),
        Some(Counts::First { event, .. }) => (event, 1),
        Some(Counts::Each { event, .. }) => (event, usize::MAX),
    };
    if !holds(rulebook, journal, standing, &statistic.conditions) {
        return Vec::new();
    }
    let accepted = accepted(journal, standing);
    let own = accepted.into_iter().filter(|one| one.event == event.text).take(most);
    own.map(|one| Counted { on: one.on, office: one.office.clone() }).collect()
}

/// A number done, the number asked for in a year, and how much of it the calendar asks for by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pace {
    pub done: u64,
    pub target: u64,
    /// What would be on pace: the target's share of the days of the year that have begun, rounded down.
    pub by_now: u64,
}

impl Pace {
    /// As of a day, that day included.
    pub fn of(done: u64, target: u64, year: i16, on: Date) -> Self {
        Self { done, target, by_now: due_by(target, year, on) }
    }

    /// How many are missing to be on pace; nothing where none is.
    pub fn behind(self) -> u64 {
        self.by_now.saturating_sub(self.done)
    }

    /// Whether the year's number itself is reached.
    pub fn is_reached(self) -> bool {
        self.done >= self.target
    }
}

/// How much of a year's number the calendar asks for by a day, that day included: so many days of the year have begun, so
/// large a share is asked for, rounded down, because part of a thing is not done. Nothing before the year, all of it after.
pub fn due_by(target: u64, year: i16, on: Date) -> u64 {
    match on.year().cmp(&year) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Greater => target,
        std::cmp::Ordering::Equal => {
            let (begun, all) = (on.day_of_year().unsigned_abs(), on.days_in_year().unsigned_abs());
            let share = u128::from(target) * u128::from(begun) / u128::from(all);
            u64::try_from(share).unwrap_or(target)
        }
    }
}

/// What was done in the months of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Months(pub [u64; 12]);

impl Months {
    /// In the whole year.
    pub fn done(&self) -> u64 {
        self.0.iter().sum()
    }

    /// From January to the end of a month, the first being 1.
    pub fn until(&self, month: i8) -> u64 {
        self.0.iter().take(usize::from(month.unsigned_abs())).sum()
    }

    fn add(&mut self, month: i8) {
        if let Some(number) = self.0.get_mut(usize::from(month.unsigned_abs()).wrapping_sub(1)) {
            *number += 1;
        }
    }
}

/// A year, by office and all together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearOf {
    pub year: i16,
    /// The offices asked for, in their order, those that did nothing too; then any other that did something, by its name.
    pub offices: Vec<(String, Months)>,
    pub all: Months,
}

/// Counts a year. What lies in other years is left out.
pub fn year_of<'a>(
    counted: impl IntoIterator<Item = &'a Counted>,
    offices: impl IntoIterator<Item = &'a str>,
    year: i16,
) -> YearOf {
    let mut known: Vec<(String, Months)> =
        offices.into_iter().map(|office| (office.to_owned(), Months::default())).collect();
    let mut others: BTreeMap<&str, Months> = BTreeMap::new();
    let mut all = Months::default();
    for one in counted.into_iter().filter(|one| one.on.year() == year) {
        all.add(one.on.month());
        match known.iter_mut().find(|(office, _)| *office == one.office) {
            Some((_, months)) => months.add(one.on.month()),
            None => others.entry(&one.office).or_default().add(one.on.month()),
        }
    }
    known.extend(others.into_iter().map(|(office, months)| (office.to_owned(), months)));
    YearOf { year, offices: known, all }
}

/// A month of a year that has begun: what was done in it, since January, and what the calendar asks for by its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MonthPace {
    /// The month, from 1.
    pub month: i8,
    pub done: u64,
    /// Since January, held against the month's last day; in the present month, against today.
    pub so_far: Pace,
}

/// The months of a year that have begun by a day.
pub fn months(year: i16, done: &Months, target: u64, today: Date) -> Vec<MonthPace> {
    let begun = match today.year().cmp(&year) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => today.month(),
        std::cmp::Ordering::Greater => 12,
    };
    let pace = |month: i8| {
        let until = date(year, month, 1).last_of_month().min(today);
        let so_far = Pace::of(done.until(month), target, year, until);
        MonthPace { month, done: done.0[usize::from(month.unsigned_abs()) - 1], so_far }
    };
    (1..=begun).map(pace).collect()
}
