//! What holds of every fold, tried on random journals under Belgium's circular.

use std::collections::BTreeSet;

use casework::{
    Event, Standing, fold,
    fold::{CodedEvent, NO_EVENT, Run, Scratch, Silent, View, encode, fold_coded, recorded},
};
use circular::{Rulebook, compile::tables::Tables};
use jiff::{Span, civil::Date};
use proptest::{prelude::*, strategy::ValueTree};

use crate::{
    naive::{Plain, stand},
    walks::{belgium, journal, small, told_apart, walks},
};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Days to look at: from before the first event to well after the last.
fn days(events: &[Event], asked: u16) -> Date {
    let days = events.iter().map(|event| event.on);
    let (first, last) = (days.clone().min().unwrap(), days.max().unwrap());
    let whole = i64::from((last - first).get_days()) + 260;
    first.saturating_add(Span::new().days(i64::from(asked) % whole - 10))
}

fn latest(events: &[Event]) -> Date {
    events.iter().map(|event| event.on).max().unwrap()
}

fn equal_to_the_plain_reading(
    rulebook: &Rulebook,
    events: &[Event],
    asked: u16,
    known: Option<u16>,
) -> Result<(), TestCaseError> {
    let whole = latest(events);
    let known_on = known.map(|known| days(events, known));
    for (as_of, known_on) in [(whole, None), (days(events, asked), known_on), (whole, known_on)] {
        let standing = Plain::of(&fold(rulebook, events, as_of, known_on));
        let plain = stand(rulebook.circular(), events, as_of, known_on);
        prop_assert_eq!(standing, plain, "as of {}, known on {:?}: {:#?}", as_of, known_on, events);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn a_fold_is_what_the_plain_reading_of_the_rules_says(
        (beginning, choices) in walks(40),
        asked in any::<u16>(),
        known in prop::option::of(any::<u16>()),
    ) {
        let events = journal(belgium(), beginning, &choices);
        equal_to_the_plain_reading(belgium(), &events, asked, known)?;
    }
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn so_it_is_where_rules_change_while_files_are_open(
        (beginning, choices) in walks(24),
        asked in any::<u16>(),
        known in prop::option::of(any::<u16>()),
    ) {
        let events = journal(small(), beginning, &choices);
        equal_to_the_plain_reading(small(), &events, asked, known)?;
    }
}

/// The events in another order of arrival, corrections following what they correct.
fn rearranged(events: &[Event], order: &[usize]) -> Vec<Event> {
    let place = |index: u32| order.iter().position(|old| *old == index as usize);
    let moved = |index: &usize| {
        let mut event = events[*index].clone();
        event.corrects = event.corrects.map(|target| place(target).map_or(target, |place| place as u32));
        event
    };
    order.iter().map(moved).collect()
}

/// A standing with indexes into the journal as they were before it was rearranged.
fn put_back(mut standing: Standing, order: &[usize]) -> Standing {
    let back = |index: u32| order[index as usize] as u32;
    let grounds = standing.stages.iter_mut().map(|line| &mut line.why);
    let grounds = grounds.chain(standing.rights.iter_mut().map(|line| &mut line.why));
    let grounds = grounds.chain(standing.duties.iter_mut().map(|line| &mut line.why));
    for why in grounds.chain(standing.trail.iter_mut().map(|line| &mut line.why)) {
        why.event = why.event.map(back);
    }
    for line in &mut standing.refused {
        line.index = back(line.index);
    }
    standing.refused.sort_by_key(|line| line.index);
    standing
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (beginning, choices) in walks(24),
        shuffle in any::<u64>(),
        asked in any::<u16>(),
    ) {
        let rulebook = belgium();
        let events = told_apart(journal(rulebook, beginning, &choices));
        let mut order: Vec<usize> = (0..events.len()).collect();
        let mut dice = shuffle;
        for place in (1..order.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(place, (dice >> 33) as usize % (place + 1));
        }
        let other = rearranged(&events, &order);
        for as_of in [latest(&events), days(&events, asked)] {
            let standing = fold(rulebook, &events, as_of, None);
            let same = put_back(fold(rulebook, &other, as_of, None), &order);
            prop_assert_eq!(&standing, &same);
        }
    }

    #[test]
    fn what_was_known_on_a_day_is_what_had_been_recorded_by_then(
        (beginning, choices) in walks(24),
        asked in any::<u16>(),
    ) {
        let rulebook = belgium();
        let mut events = told_apart(journal(rulebook, beginning, &choices));
        // In order of arrival; a correction recorded before what it corrects would point ahead.
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by_key(|index| recorded(&events[*index]));
        events = rearranged(&events, &order);
        let as_of = days(&events, asked);
        for known_on in events.iter().map(|event| rulebook.civil_day(recorded(event))).collect::<BTreeSet<_>>() {
            let known = events.iter().take_while(|event| rulebook.civil_day(recorded(event)) <= known_on);
            let known: Vec<Event> = known.cloned().collect();
            let seen = fold(rulebook, &events, as_of, Some(known_on));
            prop_assert_eq!(Standing { known_on: None, ..seen }, fold(rulebook, &known, as_of, None));
        }
    }

    #[test]
    fn the_same_journal_always_gives_the_same_standing((beginning, choices) in walks(12)) {
        let rulebook = belgium();
        let events = journal(rulebook, beginning, &choices);
        let as_of = latest(&events);
        prop_assert_eq!(fold(rulebook, &events, as_of, None), fold(&rulebook.clone(), &events, as_of, None));
    }
}

/// The state of a file that takes events as they arrive: in their order it goes on, out of it it begins again.
struct Stepping<'t> {
    tables: &'t Tables,
    arrived: Vec<CodedEvent>,
    /// Days and instants of those taken, to see what comes out of order.
    latest: (i32, i64),
    run: Run,
}

impl Stepping<'_> {
    /// Takes one more event, and tells whether it came in its order.
    fn step(&mut self, event: CodedEvent) -> bool {
        let index = self.arrived.len() as u32;
        self.arrived.push(event);
        // A correction may have been waiting for it.
        let awaited = self.arrived.iter().any(|event| event.corrects == index);
        let in_order = event.corrects == NO_EVENT && !awaited && (event.on, event.recorded) > self.latest;
        if in_order {
            self.latest = (event.on, event.recorded);
            self.run.advance(self.tables, event.on, &mut Silent);
            self.run.take(self.tables, index, &event, &mut Silent);
        } else {
            let view = View { as_of: i32::MAX, known_on: i32::MAX };
            let mut scratch = Scratch::default();
            scratch.ordering.arrange(self.tables, &self.arrived, view, &mut scratch.run.refused);
            let refused = scratch.run.refused.clone();
            self.run.reset(self.tables);
            self.run.refused = refused;
            for turn in scratch.ordering.turns {
                self.run.advance(self.tables, turn.on, &mut Silent);
                let event = self.arrived[turn.event as usize];
                if event.event != CodedEvent::ANNULLED || turn.event == turn.root {
                    self.run.take(self.tables, turn.event, &event, &mut Silent);
                }
                self.latest = self.latest.max((turn.on, turn.recorded));
            }
        }
        in_order
    }

    fn standing(&self, as_of: i32) -> Run {
        let mut run = self.run.clone();
        run.advance(self.tables, as_of, &mut Silent);
        run.find_rights(self.tables);
        run.refused.sort_by_key(|refused| refused.index);
        run
    }
}

/// Everything of a standing in numbers, as text.
fn told(run: &Run) -> String {
    format!(
        "{} {} {:?} {:?} {:?} {:?} {} {}",
        run.file, run.open, run.stages, run.duties, run.rights, run.refused, run.care_event, run.region_event
    )
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn folding_a_journal_equals_stepping_through_it((beginning, choices) in walks(24), asked in any::<u16>()) {
        let rulebook = belgium();
        let events = told_apart(journal(rulebook, beginning, &choices));
        let tables = rulebook.tables();
        let mut run = Run::default();
        run.reset(tables);
        let mut stepping = Stepping { tables, arrived: Vec::new(), latest: (i32::MIN, 0), run };
        let mut scratch = Scratch::default();
        for event in &events {
            stepping.step(encode(rulebook, event));
            // Whatever has arrived so far, the state is the fold of it: now, and on a later day.
            for after in [0, i32::from(asked % 400)] {
                let as_of = stepping.latest.0.max(stepping.arrived.iter().map(|event| event.on).max().unwrap()) + after;
                let view = View { as_of, known_on: i32::MAX };
                fold_coded(tables, &stepping.arrived, view, &mut scratch);
                prop_assert_eq!(told(&stepping.standing(as_of)), told(&scratch.run));
            }
        }
    }
}

#[test]
fn the_random_journals_reach_every_part_of_the_circular() {
    let rulebook = belgium();
    let names = rulebook.names();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut stages: BTreeSet<&String> = names.stages.iter().collect();
    let mut duties: BTreeSet<&String> = names.duties.iter().collect();
    let mut unmet: BTreeSet<&String> = names.events.iter().collect();
    let mut refused = BTreeSet::new();
    for _ in 0..2_000 {
        let (beginning, choices) = walks(40).new_tree(&mut runner).unwrap().current();
        let events = journal(rulebook, beginning, &choices);
        let standing = fold(rulebook, &events, latest(&events), None);
        stages.retain(|name| standing.stages.iter().all(|line| line.stage != **name));
        duties.retain(|name| standing.duties.iter().all(|line| line.duty != **name));
        let accepted = casework::accepted(&events, &standing);
        unmet.retain(|name| accepted.iter().all(|event| event.event != **name));
        refused.extend(standing.refused.iter().map(|line| line.reason.code));
        if stages.len() + duties.len() + unmet.len() == 0 && refused.len() == 12 {
            return;
        }
    }
    panic!("never met: {stages:?} {duties:?} {unmet:?}; refused only as {refused:?}");
}
