//! A centre's year, counted by hand.

use std::collections::BTreeMap;

use casework::{Answer, CentreYear, Event};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::walks::{belgium, journal, walks};

const TODAY: Date = date(2026, 11, 25);

fn event(name: &str, on: Date, office: &str, facts: &[(&str, &str)]) -> Event {
    let by = match office {
        "ecosoc-brussels" => "social-inspector",
        "immigration-minteh" => "immigration-office",
        _ => "specialised-centre",
    };
    Event {
        event: name.to_owned(),
        on,
        recorded: None,
        by: by.to_owned(),
        office: office.to_owned(),
        facts: facts
            .iter()
            .map(|(name, answer)| ((*name).to_owned(), Answer::Text((*answer).into())))
            .collect(),
        corrects: None,
    }
}

/// Noticed on a day and taken in by a centre on the same.
fn taken_in(on: Date, centre: &str, language: &str) -> Vec<Event> {
    let mut noticed = vec![
        ("region", "brussels"),
        ("setting", "workplace-inspection"),
        ("minor", "no"),
        ("safe-way", "own-phone"),
    ];
    if !language.is_empty() {
        noticed.push(("language", language));
    }
    let centre_facts = [("centre", centre), ("centre-region", "brussels")];
    vec![
        event("detected", on, "ecosoc-brussels", &noticed),
        event("contact-broken", on, "ecosoc-brussels", &[]),
        event("agreed", on, "ecosoc-brussels", &[]),
        event("referred", on, "ecosoc-brussels", &centre_facts),
        event("referral-accepted", on, centre, &[]),
        event("intake", on, centre, &[("form-of-care", "residential")]),
    ]
}

fn counted(year: i16, journals: &[Vec<Event>]) -> CentreYear {
    let mut counted = CentreYear::new(year, TODAY);
    for journal in journals {
        counted.add(belgium(), journal, "pag-asa", TODAY);
    }
    counted
}

fn with(mut journal: Vec<Event>, more: &[Event]) -> Vec<Event> {
    journal.extend_from_slice(more);
    journal
}

#[test]
fn new_and_carried_over_make_those_supported() {
    let old = taken_in(date(2025, 12, 30), "pag-asa", "bn");
    let new = taken_in(date(2026, 2, 2), "pag-asa", "bn");
    let elsewhere = taken_in(date(2026, 2, 2), "payoke", "ro");
    let ended = event(
        "accompaniment-ended",
        date(2025, 12, 31),
        "pag-asa",
        &[("end-of-care-reason", "person-wishes")],
    );
    let gone = with(taken_in(date(2025, 12, 1), "pag-asa", ""), &[ended]);
    let year = counted(2026, &[old.clone(), new, elsewhere, gone.clone()]);
    assert_eq!((year.supported, year.new, year.carried_over, year.still), (2, 1, 1, 2));
    assert_eq!(year.languages, BTreeMap::from([("bn".to_owned(), 2)]));
    // The year before: both of its own, one of which it no longer had.
    let before = counted(2025, &[old, gone]);
    assert_eq!((before.supported, before.new, before.still, before.without_language), (2, 2, 1, 1));
    assert_eq!(before.last_day, date(2025, 12, 31));
}

#[test]
fn who_came_and_left_on_one_day_was_supported_on_that_day() {
    let day = date(2026, 1, 1);
    let ended = event("accompaniment-ended", day, "pag-asa", &[("end-of-care-reason", "person-wishes")]);
    let year = counted(2026, &[with(taken_in(day, "pag-asa", ""), &[ended])]);
    assert_eq!((year.supported, year.new, year.still, year.nights), (1, 1, 0, 0));
}

#[test]
fn a_night_belongs_to_the_day_on_which_it_begins() {
    // In from 28 December, out on 3 January: nights of 28, 29, 30, 31 December, and of 1 and 2 January.
    let entered = event("shelter-entered", date(2025, 12, 28), "pag-asa", &[("house-code", "A1")]);
    let left = event("shelter-left", date(2026, 1, 3), "pag-asa", &[]);
    let file = with(taken_in(date(2025, 12, 20), "pag-asa", ""), &[entered, left]);
    assert_eq!(counted(2025, std::slice::from_ref(&file)).nights, 4);
    let year = counted(2026, std::slice::from_ref(&file));
    assert_eq!((year.nights, year.housed), (2, 1));
}

#[test]
fn tonight_is_not_over_and_another_years_nights_are_its_own() {
    // In since 20 November, today is the 25th: nights of 20, 21, 22, 23 and 24.
    let entered = event("shelter-entered", date(2026, 11, 20), "pag-asa", &[("house-code", "A1")]);
    let file = with(taken_in(date(2026, 11, 19), "pag-asa", ""), &[entered]);
    assert_eq!(counted(2026, std::slice::from_ref(&file)).nights, 5);
    assert_eq!(counted(2025, std::slice::from_ref(&file)).supported, 0);
    assert_eq!(counted(2027, std::slice::from_ref(&file)).supported, 0);
}

#[test]
fn what_happens_after_a_person_left_is_not_the_centres_to_count() {
    // Handed to another centre on 10 March: the first still counts the reflection that stood on 9 March, not what came after.
    let asked = event("reflection-requested", date(2026, 3, 4), "pag-asa", &[]);
    let facts = [("new-centre", "payoke"), ("new-region", "flanders")];
    let passed_on = event("transferred", date(2026, 3, 10), "pag-asa", &facts);
    let accepted = event("referral-accepted", date(2026, 3, 11), "payoke", &[]);
    let taken = event("intake", date(2026, 3, 12), "payoke", &[("form-of-care", "residential")]);
    let resumed = event("contact-resumed", date(2026, 3, 20), "payoke", &[("how-known", "observed")]);
    let file =
        with(taken_in(date(2026, 3, 2), "pag-asa", "ro"), &[asked, passed_on, accepted, taken, resumed]);
    let year = counted(2026, std::slice::from_ref(&file));
    assert_eq!((year.supported, year.new, year.still), (1, 1, 0));
    assert_eq!(year.stages.get("reflection"), Some(&1));
    assert_eq!(year.stages.get("protection-ended"), None);
    let mut other = CentreYear::new(2026, TODAY);
    other.add(belgium(), &file, "payoke", TODAY);
    assert_eq!((other.supported, other.still), (1, 1));
    assert_eq!(other.stages.get("reflection"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_journal_gives_figures_that_agree_with_each_other(walk in walks(40)) {
        let journal = journal(belgium(), walk.0, &walk.1);
        let mut year = CentreYear::new(2026, date(2026, 12, 31));
        for office in ["pag-asa", "payoke", "surya", "nowhere"] {
            year.add(belgium(), &journal, office, date(2026, 12, 31));
        }
        prop_assert_eq!(year.new + year.carried_over, year.supported);
        prop_assert_eq!(year.languages.values().sum::<u64>() + year.without_language, year.supported);
        prop_assert!(year.still <= year.supported && year.housed <= year.supported);
        prop_assert!(year.nights <= 365 * year.supported);
    }
}
