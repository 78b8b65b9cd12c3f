//! What users of neighbouring systems learned the hard way (docs/lessons.md), tried here.

use std::sync::Arc;

use casework::{Event, Step, TrailLine, Why, fold};
use circular::{Choices, Rulebook, compile, model::Certainty, read_documents, source::Document};
use jiff::civil::{Date, date};
use proptest::{prelude::*, strategy::ValueTree};

use crate::walks::{belgium, journal, small, walks};

/// Random journals, always the same, with the day of their last event.
fn journals(count: usize) -> Vec<(Vec<Event>, Date)> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut next = || {
        let (beginning, choices) = walks(40).new_tree(&mut runner).unwrap().current();
        let events = journal(belgium(), beginning, &choices);
        let last = events.iter().map(|event| event.on).max().unwrap();
        (events, last)
    };
    (0..count).map(|_| next()).collect()
}

/// Source, pinpoint and how sure.
fn is_cited(why: &Why) -> bool {
    let sure = |certainty: &Certainty| why.citation.contains(&format!("({})", certainty.as_str()));
    !why.rule.is_empty() && why.citation.contains(", ") && Certainty::ALL.iter().any(sure)
}

#[test]
fn every_clock_names_the_event_it_counts_from_and_its_citation() {
    let mut clocks = 0;
    for (events, as_of) in journals(60) {
        let standing = fold(belgium(), &events, as_of, None);
        let stages = standing.stages.iter().filter(|line| line.due.is_some()).map(|line| &line.why);
        let duties = standing.duties.iter().filter(|line| line.due.is_some()).map(|line| &line.why);
        for why in stages.chain(duties) {
            let from = why.event.and_then(|index| events.get(index as usize));
            assert!(from.is_some() && is_cited(why), "{why:?}");
            clocks += 1;
        }
    }
    assert!(clocks > 200, "{clocks}");
}

#[test]
fn every_step_of_the_trail_names_its_rule_and_citation() {
    let mut steps = 0;
    for (events, as_of) in journals(60) {
        let standing = fold(belgium(), &events, as_of, None);
        // What is refused or taken back rests on no rule; the refusal names the one in its way.
        let done = |line: &&TrailLine| !matches!(line.step, Step::EventRefused | Step::EventAnnulled);
        for line in standing.trail.iter().filter(done) {
            assert!(is_cited(&line.why), "{line:?}");
            steps += 1;
        }
        for line in &standing.refused {
            assert!(!line.reason.rule.is_empty() && !line.reason.text.is_empty(), "{line:?}");
        }
    }
    assert!(steps > 1_000, "{steps}");
}

fn changed(from: &str, to: &str) -> Rulebook {
    let text = include_str!("rules.kdl");
    assert!(text.contains(from));
    let text = text.replace(from, to).into();
    let (circular, mistakes) = read_documents(vec![Document { path: "rules.kdl".into(), text }]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    compile(Arc::new(circular), &Choices::default()).unwrap()
}

fn begun(on: Date) -> Event {
    Event {
        event: "begun".to_owned(),
        on,
        recorded: None,
        by: "clerk".to_owned(),
        office: String::new(),
        facts: Default::default(),
        corrects: None,
    }
}

#[test]
fn a_court_changes_a_term_by_one_dated_line() {
    let longer = changed(
        "lasts 20 days from=\"2026-03-20\"",
        "lasts 20 days from=\"2026-03-20\" until=\"2026-03-24\"\n    lasts 30 days from=\"2026-03-24\"",
    );
    let due = |rulebook: &Rulebook, on: Date| fold(rulebook, &[begun(on)], on, None).stages[0].due.unwrap();
    // The day before the change: as before. `until` is the first day of the new term, not the last of the old.
    for rulebook in [small(), &longer] {
        assert_eq!(due(rulebook, date(2026, 3, 23)), date(2026, 4, 12));
    }
    assert_eq!(due(small(), date(2026, 3, 24)), date(2026, 4, 13));
    assert_eq!(due(&longer, date(2026, 3, 24)), date(2026, 4, 23));
}

#[test]
fn an_open_clock_keeps_the_length_it_opened_under() {
    let without = changed("transition on=\"2026-03-20\" stage=first { }", "");
    let journal = [begun(date(2026, 3, 18))];
    let due = |rulebook: &Rulebook| fold(rulebook, &journal, date(2026, 3, 21), None).stages[0].due;
    // Ten working days from 18 March; only a stated transition makes it twenty days.
    assert_eq!(due(&without), Some(date(2026, 4, 1)));
    assert_eq!(due(small()), Some(date(2026, 4, 7)));
}
