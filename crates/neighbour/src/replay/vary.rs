//! What would be otherwise if something uncertain were: sides of the plan, readings of either circular.

use casework::Event;
use jiff::civil::Date;

use super::{
    ReplayError,
    bind::Bound,
    carry::Sides,
    tally::{Caseload, Numbers, figures, threads},
};
use crate::compare::with;

/// So many combinations of the plan's sides are run at most; with more, each is switched alone.
const COMBINATIONS_MAX: usize = 128;

/// Everything that was run.
#[derive(Clone, Debug)]
pub(super) struct Ranges {
    /// Smallest and largest of each figure, before and now.
    pub low: [Numbers; 2],
    pub high: [Numbers; 2],
    /// Each uncertain thing of the plan switched alone: its place, and for each side the figures now.
    pub plan: Vec<Vec<(String, Numbers)>>,
    /// Readings of either circular that move some figure.
    pub readings: Vec<Moving>,
    /// Readings that move none.
    pub idle: usize,
    pub runs: usize,
    /// Whether the plan's sides were run in every combination.
    pub combined: bool,
}

/// A reading that moves some figure.
#[derive(Clone, Debug)]
pub(super) struct Moving {
    pub of_source: bool,
    pub name: String,
    /// The figures of both sides, by the reading's other sides.
    pub sides: Vec<(String, [Numbers; 2])>,
}

impl Ranges {
    fn widen(&mut self, numbers: [Numbers; 2]) {
        self.runs += 1;
        let bounds = self.low.iter_mut().flatten().zip(self.high.iter_mut().flatten());
        for ((low, high), number) in bounds.zip(numbers.into_iter().flatten()) {
            *low = number.min(*low);
            *high = number.max(*high);
        }
    }
}

/// Runs the caseload again with everything uncertain switched.
pub(super) fn vary(
    bound: &Bound<'_>,
    caseload: &Caseload,
    journals: &[Vec<Event>],
    base_sides: &Sides,
    until: Date,
    base: [Numbers; 2],
) -> Result<Ranges, ReplayError> {
    let mut ranges = Ranges {
        low: base,
        high: base,
        plan: Vec::new(),
        readings: Vec::new(),
        idle: 0,
        runs: 1,
        combined: false,
    };
    if !bound.is_own {
        plan_sides(bound, caseload, base_sides, until, base, &mut ranges);
    }
    for of_source in [true, false] {
        if bound.is_own && of_source {
            continue;
        }
        readings(bound, journals, base_sides, until, base, of_source, &mut ranges)?;
    }
    Ok(ranges)
}

fn plan_sides(
    bound: &Bound<'_>,
    caseload: &Caseload,
    base_sides: &Sides,
    until: Date,
    base: [Numbers; 2],
    ranges: &mut Ranges,
) {
    let uncertain = &bound.plan.uncertain;
    let combinations: usize = uncertain.iter().map(|one| one.sides.len()).product();
    ranges.combined = combinations <= COMBINATIONS_MAX;
    for one in uncertain {
        let figures = one.sides.iter().map(|(side, _)| {
            let mut sides = base_sides.clone();
            sides.insert(one.name.clone(), side.clone());
            let numbers =
                if sides == *base_sides { base } else { figures(bound, caseload, &sides, until, threads()) };
            ranges.widen(numbers);
            (side.clone(), numbers[1])
        });
        let figures = figures.collect();
        ranges.plan.push(figures);
    }
    if !ranges.combined {
        return;
    }
    for number in 0..combinations {
        let mut rest = number;
        let mut switched = 0;
        let mut sides = Sides::new();
        for one in uncertain {
            let (side, _) = &one.sides[rest % one.sides.len()];
            rest /= one.sides.len();
            switched += usize::from(base_sides.get(&one.name) != Some(side));
            sides.insert(one.name.clone(), side.clone());
        }
        // With one switch or none it has been run above.
        if switched > 1 {
            let numbers = figures(bound, caseload, &sides, until, threads());
            ranges.widen(numbers);
        }
    }
}

fn readings(
    bound: &Bound<'_>,
    journals: &[Vec<Event>],
    base_sides: &Sides,
    until: Date,
    base: [Numbers; 2],
    of_source: bool,
    ranges: &mut Ranges,
) -> Result<(), ReplayError> {
    let rulebook = if of_source { bound.source } else { bound.target };
    for reading in &rulebook.circular().readings {
        let name = reading.name.as_str();
        let chosen = rulebook.side(name).unwrap_or_default();
        let mut sides = Vec::new();
        for side in reading.sides.iter().filter(|side| side.name.text != chosen) {
            let other = with(rulebook, name, side.name.as_str())?;
            let (source, target) = match (bound.is_own, of_source) {
                (true, _) => (&other, &other),
                (false, true) => (&other, bound.target),
                (false, false) => (bound.source, &other),
            };
            let switched = Bound::new(source, target, bound.plan)
                .map_err(|error| ReplayError::Plan { country: bound.plan.country.clone(), error })?;
            let caseload = Caseload::of(&switched, journals, until, threads());
            let numbers = figures(&switched, &caseload, base_sides, until, threads());
            ranges.widen(numbers);
            if numbers != base {
                sides.push((side.name.text.clone(), numbers));
            }
        }
        match sides.is_empty() {
            true => ranges.idle += 1,
            false => ranges.readings.push(Moving { of_source, name: name.to_owned(), sides }),
        }
    }
    Ok(())
}
