//! What a whole caseload comes to on both sides.

use std::collections::BTreeMap;

use casework::{
    Event, Met, RefusalCode,
    fold::{Rule, Scratch},
};
use circular::calendar::{Day, day_of};
use jiff::civil::Date;

use super::{
    bind::Bound,
    carry::{Missing, Prepared, Ready, Sides, best},
    compact::{Compact, Decided, File},
    measure::{PATH, RIGHTS, Words, masks},
    walk::{Origin, Walked, Walker},
};

/// How far protection went, lowest first: the places in [`PATH`] of what opens it.
pub(super) const LEVELS: [&str; 4] = ["supported", "reflection-opened", "stay-granted", "permanent-stay"];

/// Steps whose loss or gain is explained.
pub(super) const EXPLAINED: [&str; 5] =
    ["supported", "identified", "reflection-opened", "stay-granted", "permanent-stay"];

/// Names of the figures, in the order in which they are shown.
pub(super) const FIGURES: [&str; 11] = [
    "offence-met",
    "offence-possible",
    "identified",
    "reflection",
    "stay",
    "permanent",
    "protected",
    "days-protection",
    "days-support",
    "days-shelter",
    "days-work",
];

/// Places in [`PATH`] of the meanings that four of the figures count: identified, reflection opened, stay granted, permanent.
const COUNTED: [usize; 4] = [6, 7, 9, 10];

/// The figures of one side.
pub(super) type Numbers = [i64; FIGURES.len()];

/// Why a step that was reached before is not reached now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// The country has no event of this meaning.
    NoSuchStep,
    /// The rules refuse it: the kind of refusal, the rule and its name.
    Refused { code: RefusalCode, kind: &'static str, rule: String, event: String },
    /// A test of the plan does not hold: the number of the step.
    Tests { step: u16 },
    /// A test of the plan does not hold: the number of the line that carries.
    NotCarried { line: usize },
    /// It would come after another that is lost too.
    Earlier { place: usize },
    /// Nothing in the file leads to it.
    Nothing,
}

/// What is known of one run beyond its figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Detail {
    pub dossiers: usize,
    pub others: usize,
    /// By place of [`PATH`]: reached before, reached now, both.
    pub path: [[usize; 3]; PATH.len()],
    pub losses: BTreeMap<(usize, Reason), Examples>,
    /// By place of [`PATH`] and the event by which it is reached now.
    pub gains: BTreeMap<(usize, String), Examples>,
    /// By level before and level now; 0 is none.
    pub flows: [[usize; LEVELS.len() + 1]; LEVELS.len() + 1],
    pub missing: BTreeMap<Missing, usize>,
    /// By offence of either side: met, not known, not met.
    pub offences: [BTreeMap<String, [usize; 3]>; 2],
    /// By step: proposed and accepted, proposed and refused.
    pub steps: Vec<[usize; 2]>,
    /// By supplied fact: in how many dossiers.
    pub supplied: BTreeMap<String, usize>,
}

/// How many, and the first few of them by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Examples {
    pub count: usize,
    pub first: Vec<usize>,
}

/// So many are named.
const FIRST: usize = 5;

impl Examples {
    fn add(&mut self, number: usize) {
        self.count += 1;
        if self.first.len() < FIRST {
            self.first.push(number);
        }
    }
}

/// A caseload as far as nothing uncertain matters.
pub(super) struct Caseload {
    /// By file; none where it is not a person's.
    pub files: Vec<Option<Prepared>>,
    /// The same in numbers.
    pub compact: Compact,
}

impl Caseload {
    /// Prepares every file.
    pub fn of(bound: &Bound<'_>, journals: &[Vec<Event>], until: Date, threads: usize) -> Self {
        let prepare = |journals: &[Vec<Event>]| -> Vec<Option<Prepared>> {
            let mut scratch = Scratch::default();
            journals.iter().map(|journal| bound.prepare(journal, until, &mut scratch)).collect()
        };
        let parts = in_parts(journals, threads, &prepare);
        let files: Vec<Option<Prepared>> = parts.into_iter().flatten().collect();
        let mut compact = Compact::default();
        for (number, prepared) in files.iter().enumerate() {
            if let Some(prepared) = prepared {
                compact.push(number, prepared);
            }
        }
        Self { files, compact }
    }
}

/// Does the same to parts of a list, each on a thread of its own; answers in order.
fn in_parts<T: Sync, R: Send>(all: &[T], threads: usize, work: &(impl Fn(&[T]) -> R + Sync)) -> Vec<R> {
    let size = all.len().div_ceil(threads.max(1)).max(1);
    if all.len() <= size {
        return vec![work(all)];
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> = all.chunks(size).map(|part| scope.spawn(move || work(part))).collect();
        let join = |part: std::thread::ScopedJoinHandle<'_, R>| match part.join() {
            Ok(answer) => answer,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        parts.into_iter().map(join).collect()
    })
}

/// How many threads a replay takes when nobody says.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// A caseload with everything uncertain taken one way.
pub(super) struct Switched<'c> {
    bound: &'c Bound<'c>,
    caseload: &'c Caseload,
    taken: Vec<bool>,
    decided: Vec<Decided>,
    masks: [u64; RIGHTS.len()],
    until: Day,
}

impl<'c> Switched<'c> {
    pub fn new(bound: &'c Bound<'c>, caseload: &'c Caseload, sides: &Sides, until: Date) -> Self {
        let taken = bound.taken(sides);
        let decided = caseload.compact.decide(bound, &taken);
        Self { bound, caseload, taken, decided, masks: masks(bound.target), until: day_of(until) }
    }

    /// Replays these files and tells what came of each.
    pub fn each(&self, files: &[File], mut told: impl FnMut(&File, &Walker)) {
        let (mut walker, mut ready) = (Walker::default(), Ready::default());
        for file in files {
            let decided = &self.decided[file.pattern as usize];
            match self.caseload.files.get(file.number as usize) {
                Some(Some(prepared)) if file.needs_words => {
                    self.bound.ready(prepared, &self.taken, &mut ready);
                }
                _ => self.caseload.compact.carried(file, decided, &mut ready.coded),
            }
            walker.walk(self.bound, (&ready.coded, &decided.steps), self.until, &self.masks);
            told(file, &walker);
        }
    }
}

/// Replays every file with these sides on so many threads. Answers the figures of both sides.
pub(super) fn figures(
    bound: &Bound<'_>,
    caseload: &Caseload,
    sides: &Sides,
    until: Date,
    threads: usize,
) -> [Numbers; 2] {
    let replay = Switched::new(bound, caseload, sides, until);
    let work = |files: &[File]| -> [Numbers; 2] {
        let mut both = [[0; FIGURES.len()]; 2];
        replay.each(files, |file, walker| {
            add(&mut both[0], file.source_best, file.words, file.measures.days);
            let walked = &walker.walked;
            add(&mut both[1], file.target_best, walked.words, walked.measures.days);
        });
        both
    };
    let mut both = [[0; FIGURES.len()]; 2];
    for part in in_parts(&caseload.compact.files, threads, &work) {
        both.iter_mut().flatten().zip(part.into_iter().flatten()).for_each(|(sum, number)| *sum += number);
    }
    both
}

/// Replays files with these sides; `detail` is filled when given. Answers the figures of both sides.
pub(super) fn run(
    bound: &Bound<'_>,
    files: &[Option<Prepared>],
    sides: &Sides,
    until: Date,
    mut detail: Option<&mut Detail>,
) -> [Numbers; 2] {
    let mut both = [[0; FIGURES.len()]; 2];
    let (mut walker, mut ready) = (Walker::default(), Ready::default());
    let masks = masks(bound.target);
    let taken = bound.taken(sides);
    if let Some(detail) = detail.as_deref_mut() {
        detail.steps = vec![[0; 2]; bound.steps.len()];
    }
    for (number, prepared) in files.iter().enumerate() {
        let Some(prepared) = prepared else {
            if let Some(detail) = detail.as_deref_mut() {
                detail.others += 1;
            }
            continue;
        };
        bound.ready(prepared, &taken, &mut ready);
        walker.walk(bound, (&ready.coded, &ready.active), day_of(until), &masks);
        add(&mut both[0], best(&prepared.source_offences), prepared.words, prepared.measures.days);
        let walked = &walker.walked;
        add(&mut both[1], best(&prepared.target_offences), walked.words, walked.measures.days);
        if let Some(detail) = detail.as_deref_mut() {
            detail.add(bound, number, prepared, &ready, walked);
        }
    }
    both
}

fn place(word: &str) -> usize {
    PATH.iter().position(|known| *known == word).unwrap_or_default()
}

fn add(numbers: &mut Numbers, best: Met, words: Words, days: [i64; RIGHTS.len()]) {
    let reached = COUNTED.map(|place| words.reached(place));
    let counted = [best == Met::Met, best != Met::NotMet]
        .into_iter()
        .chain(reached)
        .chain([days[0] > 0])
        .map(i64::from)
        .chain(days);
    for (number, counted) in numbers.iter_mut().zip(counted) {
        *number += counted;
    }
}

impl Detail {
    fn add(&mut self, bound: &Bound<'_>, number: usize, prepared: &Prepared, ready: &Ready, walked: &Walked) {
        self.dossiers += 1;
        let (before, now) = (&prepared.words, &walked.words);
        for (place, counts) in self.path.iter_mut().enumerate() {
            let (before, now) = (before.reached(place), now.reached(place));
            for (count, is) in counts.iter_mut().zip([before, now, before && now]) {
                *count += usize::from(is);
            }
        }
        let mut lost: Option<usize> = None;
        for place in EXPLAINED.map(place) {
            match (before.reached(place), now.reached(place)) {
                (true, false) => {
                    let reason = reason(bound, ready, walked, place, lost);
                    self.losses.entry((place, reason)).or_default().add(number);
                    lost = lost.or(Some(place));
                }
                (false, true) => {
                    let by = walked.tried.iter().find(|tried| {
                        let means = &bound.meanings[usize::from(tried.event)];
                        tried.refused.is_none() && means.contains(&PATH[place])
                    });
                    let by = by.map(|tried| bound.target.names().events[usize::from(tried.event)].clone());
                    self.gains.entry((place, by.unwrap_or_default())).or_default().add(number);
                }
                _ => {}
            }
        }
        let level = |reached: &dyn Fn(usize) -> bool| {
            let highest = LEVELS.iter().rposition(|word| reached(place(word)));
            highest.map_or(0, |level| level + 1)
        };
        self.flows[level(&|place| before.reached(place))][level(&|place| now.reached(place))] += 1;
        for missing in bound.missing(prepared, ready) {
            *self.missing.entry(missing).or_default() += 1;
        }
        for (side, offences) in [&prepared.source_offences, &prepared.target_offences].into_iter().enumerate()
        {
            for (offence, met) in offences {
                let place = match met {
                    Met::Met => 0,
                    Met::NotKnown => 1,
                    Met::NotMet => 2,
                };
                self.offences[side].entry(offence.clone()).or_default()[place] += 1;
            }
        }
        for tried in &walked.tried {
            if let Origin::Step(step) = tried.origin {
                self.steps[usize::from(step)][usize::from(tried.refused.is_some())] += 1;
            }
        }
        for carried in &ready.carried {
            let Some((_, supplied)) = bound.written(prepared, carried) else { continue };
            for fact in supplied {
                *self.supplied.entry(fact.to_owned()).or_default() += 1;
            }
        }
    }
}

/// Why a step that was reached before is not reached now: the most telling reason there is.
fn reason(bound: &Bound<'_>, ready: &Ready, walked: &Walked, place: usize, lost: Option<usize>) -> Reason {
    let word = PATH[place];
    let means = |event: u16| bound.meanings[usize::from(event)].contains(&word);
    if !bound.meanings.iter().any(|meanings| meanings.contains(&word)) {
        return Reason::NoSuchStep;
    }
    if let Some(refused) = refused(bound, walked, &means) {
        return refused;
    }
    if let Some(place) = lost {
        return Reason::Earlier { place };
    }
    let events = (0..bound.meanings.len() as u16).filter(|event| means(*event));
    let mut seen = Vec::new();
    let found = events.filter_map(|event| blocked(bound, ready, walked, event, &mut seen)).next();
    found.unwrap_or(Reason::Nothing)
}

/// The first refusal of an event of a kind.
fn refused(bound: &Bound<'_>, walked: &Walked, is: &dyn Fn(u16) -> bool) -> Option<Reason> {
    let tried = walked.tried.iter().find(|tried| tried.refused.is_some() && is(tried.event))?;
    let (code, rule) = tried.refused?;
    let names = bound.target.names();
    let event = names.events[usize::from(tried.event)].clone();
    let (kind, rule) = match rule {
        Rule::Given => ("event", event.clone()),
        Rule::Event(number) => ("event", names.events[usize::from(number)].clone()),
        Rule::Stage(number) => ("stage", names.stages[usize::from(number)].clone()),
        Rule::Condition(number) => ("condition", names.conditions[usize::from(number)].clone()),
    };
    Some(Reason::Refused { code, kind, rule, event })
}

/// What stands in the way of an event that was not even tried: a test of the plan, or, before it, what stood in the way of
/// the event after which it would be proposed.
fn blocked(
    bound: &Bound<'_>,
    ready: &Ready,
    walked: &Walked,
    event: u16,
    seen: &mut Vec<u16>,
) -> Option<Reason> {
    if seen.contains(&event) {
        return None;
    }
    seen.push(event);
    if let Some(refused) = refused(bound, walked, &|tried| tried == event) {
        return Some(refused);
    }
    let names = bound.target.names();
    let carried = bound.plan.carries.iter().position(|carry| {
        names.event_number(&carry.into.name) == Some(event)
            && !walked.tried.iter().any(|tried| tried.event == event)
    });
    if let Some(line) = carried.filter(|_| !bound.is_own) {
        return Some(Reason::NotCarried { line });
    }
    for (number, _) in bound.steps.iter().enumerate().filter(|(_, step)| step.event == event) {
        if !ready.active[number] {
            return Some(Reason::Tests { step: number as u16 });
        }
        for trigger in &bound.plan.steps[number].on {
            let before = names.event_number(&trigger.name)?;
            if let Some(found) = blocked(bound, ready, walked, before, seen) {
                return Some(found);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use casework::scenarios;
    use circular::{Choices, Rulebook};
    use jiff::civil::date;

    use super::*;
    use crate::replay::Plan;

    #[test]
    fn figures_count_the_meanings_that_they_are_named_after() {
        let counted = COUNTED.map(|place| PATH[place]);
        assert_eq!(counted, ["identified", "reflection-opened", "stay-granted", "permanent-stay"]);
    }

    fn circular(name: &str) -> Rulebook {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars").join(name);
        circular::compile(Arc::new(circular::read(&folder).unwrap().0), &Choices::default()).unwrap()
    }

    /// Under its own circular and under another's, whatever side is taken.
    #[test]
    fn figures_are_the_same_from_numbers_and_from_words() {
        let (belgium, denmark) = (circular("be"), circular("dk"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../replay/dk.kdl");
        let plan = Plan::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        let until = date(2026, 11, 25);
        let scenarios = belgium.circular().scenarios.iter();
        let journals: Vec<_> = scenarios.map(|scenario| scenarios::journal(&belgium, scenario).0).collect();
        let own = Plan::nothing("be", ["en".to_owned()]);
        for (target, plan) in [(&denmark, &plan), (&belgium, &own)] {
            let bound = Bound::new(&belgium, target, plan).unwrap();
            let caseload = Caseload::of(&bound, &journals, until, 2);
            for place in 0..2 {
                let side = |one: &crate::replay::Uncertain| (one.name.clone(), one.sides[place].0.clone());
                let sides: Sides = plan.uncertain.iter().map(side).collect();
                let words = run(&bound, &caseload.files, &sides, until, None);
                assert!(words.iter().all(|side| side.iter().any(|number| *number > 0)));
                assert_eq!(figures(&bound, &caseload, &sides, until, 1), words);
                assert_eq!(figures(&bound, &caseload, &sides, until, 2), words);
            }
        }
    }
}
