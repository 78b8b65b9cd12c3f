//! What holds of every caseload whatever.

use casework::Event;
use jiff::civil::Date;
use neighbour::replay::{Plan, Replay, replay};
use proptest::{prelude::*, sample::subsequence};

use super::{UNTIL, figure, world};

/// What holds of every replay: nobody is counted twice or lost, and ranges hold what was chosen.
fn adds_up(replay: &Replay) {
    let people = replay.dossiers;
    assert_eq!(replay.flows.iter().map(|flow| flow.count).sum::<usize>(), people);
    for row in &replay.offences {
        assert!(row.met + row.not_known + row.not_met <= people, "{row:?}");
    }
    for row in &replay.path {
        assert!(row.kept <= row.before.min(row.now) && row.before.max(row.now) <= people, "{row:?}");
    }
    for (word, lost) in [("stay-granted", true), ("identified", true), ("supported", false)] {
        let row = replay.path.iter().find(|row| row.word == word).unwrap();
        let changes = if lost { &replay.losses } else { &replay.gains };
        let told: usize =
            changes.iter().filter(|change| change.word == word).map(|change| change.count).sum();
        assert_eq!(told, if lost { row.before } else { row.now } - row.kept, "{word}");
    }
    for figure in &replay.figures {
        for count in [figure.before, figure.now] {
            assert!(count.low <= count.value && count.value <= count.high, "{figure:?}");
        }
    }
}

#[test]
fn every_shape_of_a_belgian_file_can_be_replayed_and_the_sums_agree() {
    let world = world();
    let replay = world.replay(&world.plan, &world.scenarios);
    assert!(replay.dossiers > 150 && replay.other_files > 0, "{} {}", replay.dossiers, replay.other_files);
    adds_up(&replay);
    assert!(replay.losses.iter().all(|change| !change.because.is_empty() && !change.dossiers.is_empty()));
}

#[test]
fn a_caseload_under_its_own_rules_comes_out_as_it_was() {
    let world = world();
    let nothing = Plan::nothing("be", ["en".to_owned()]);
    let replay =
        replay(&world.belgium, &world.belgium, &nothing, ("own", &world.scenarios), UNTIL, "en").unwrap();
    for figure in &replay.figures {
        assert_eq!(figure.before.value, figure.now.value, "{figure:?}");
    }
    assert!(replay.losses.is_empty() && replay.gains.is_empty());
    assert!(replay.path.iter().all(|row| row.before == row.now && row.now == row.kept));
    assert!(replay.missing.is_empty(), "{:#?}", replay.missing);
}

#[test]
fn days_grow_with_the_day_looked_at_and_never_shrink() {
    let world = world();
    let of = |until: Date| {
        let replay = neighbour::replay::replay(
            &world.belgium,
            &world.denmark,
            &world.plan,
            ("made up", &world.scenarios),
            until,
            "en",
        );
        figure(&replay.unwrap(), "days-protection")
    };
    let (early, late) = (of("2026-06-01".parse().unwrap()), of(UNTIL));
    assert!(early.0 <= late.0 && early.1 <= late.1 && early.1 > 0, "{early:?} {late:?}");
}

/// Files with events left out, doubled and moved: what no office would have recorded in this order.
fn broken(journals: &'static [Vec<Event>]) -> impl Strategy<Value = Vec<Event>> {
    (0..journals.len(), any::<prop::sample::Index>(), -400i32..400).prop_flat_map(
        move |(file, moved, days)| {
            let events = journals[file].clone();
            let most = events.len();
            subsequence(events, 0..=most).prop_map(move |mut events| {
                if !events.is_empty() {
                    let place = moved.index(events.len());
                    let mut event = events[place].clone();
                    event.on = event.on.saturating_add(jiff::Span::new().days(days));
                    events.push(event);
                }
                events.iter_mut().for_each(|event| event.corrects = None);
                events
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_file_whatever_breaks_a_replay(files in prop::collection::vec(broken(&world().scenarios), 1..6)) {
        let world = world();
        let replayed = replay(&world.belgium, &world.denmark, &world.plan, ("broken", &files), UNTIL, "en");
        if let Ok(replayed) = replayed {
            adds_up(&replayed);
        }
        let nothing = Plan::nothing("be", ["en".to_owned()]);
        if let Ok(own) = replay(&world.belgium, &world.belgium, &nothing, ("broken", &files), UNTIL, "en") {
            for figure in &own.figures {
                prop_assert_eq!(figure.before.value, figure.now.value, "{:?}", figure);
            }
        }
    }
}
