//! A place is given once, whoever gives it at the same moment, and however.

use std::thread;

use casework::{Answer, Event, RefusalCode};
use journal::{AppendError, Journal, Reference, Target};

use crate::belgium::{add, append, centre, event, open, place};

fn asks(journal: &Journal, household: &str, persons: i64, once: u64) -> Reference {
    let mut asked = event(
        "place-asked",
        "2026-11-20",
        &[
            ("centre-region", "brussels"),
            ("household", household),
            ("kind-of-place", "any"),
            ("urgency", "tonight"),
        ],
    );
    asked.facts.insert("persons".into(), Answer::Number(persons));
    let new = Target::New { kind: "place-stay".into(), beside: None };
    journal.append(append(new, asked, centre(), once)).unwrap().reference
}

fn given(unit: &str) -> Event {
    event("place-given", "2026-11-24", &[("unit", unit)])
}

fn code<T>(answer: &Result<T, AppendError>) -> Option<RefusalCode> {
    match answer {
        Err(AppendError::Refused(refusal)) => Some(refusal.code),
        _ => None,
    }
}

#[test]
fn of_many_who_give_the_last_places_at_once_as_many_succeed_as_there_are() {
    let folder = place();
    let journal = open(folder.path());
    let files: Vec<Reference> = (0..24).map(|number| asks(&journal, "woman", 1, number)).collect();
    let give = |(number, file): (usize, Reference)| {
        let journal = journal.clone();
        thread::spawn(move || add(&journal, &file, given("b1"), centre(), 100 + number as u64))
    };
    let threads: Vec<_> = files.into_iter().enumerate().map(give).collect();
    let answers: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 4);
    let taken = answers.iter().filter(|answer| code(answer) == Some(RefusalCode::PlaceTaken));
    assert_eq!(taken.count(), 20);
}

#[test]
fn a_correction_is_asked_like_the_event_that_it_replaces() {
    let folder = place();
    let journal = open(folder.path());
    let (one, other) = (asks(&journal, "family", 2, 1), asks(&journal, "family", 2, 2));
    add(&journal, &one, given("b5"), centre(), 3).unwrap();
    add(&journal, &other, given("b6"), centre(), 4).unwrap();
    let corrected = |unit: &str| Event { corrects: Some(1), ..given(unit) };
    assert_eq!(code(&add(&journal, &other, corrected("b5"), centre(), 5)), Some(RefusalCode::PlaceTaken));
    assert_eq!(code(&add(&journal, &other, corrected("b1"), centre(), 6)), Some(RefusalCode::PlaceForOthers));
    assert_eq!(code(&add(&journal, &other, corrected("f4"), centre(), 7)), Some(RefusalCode::PlaceUnknown));
    add(&journal, &other, corrected("b7"), centre(), 8).unwrap();
    // What it left is free for the next.
    let third = asks(&journal, "family", 3, 9);
    add(&journal, &third, given("b6"), centre(), 10).unwrap();
}

#[test]
fn more_persons_in_a_household_are_asked_again_and_leaving_never_is() {
    let folder = place();
    let journal = open(folder.path());
    let files: Vec<Reference> = (0..2).map(|number| asks(&journal, "man", 2, number)).collect();
    for (number, file) in files.iter().enumerate() {
        add(&journal, file, given("b3"), centre(), 10 + number as u64).unwrap();
    }
    let mut grown = event(
        "place-asked",
        "2026-11-20",
        &[
            ("centre-region", "brussels"),
            ("household", "man"),
            ("kind-of-place", "any"),
            ("urgency", "tonight"),
        ],
    );
    grown.facts.insert("persons".into(), Answer::Number(3));
    grown.corrects = Some(0);
    assert_eq!(code(&add(&journal, &files[0], grown, centre(), 20)), Some(RefusalCode::PlaceTaken));
    add(&journal, &files[0], event("moved-in", "2026-11-24", &[]), centre(), 21).unwrap();
    add(&journal, &files[0], event("moved-out", "2026-11-25", &[]), centre(), 22).unwrap();
    let next = asks(&journal, "man", 2, 23);
    let late = add(&journal, &next, given("b3"), centre(), 24);
    // From the twenty-fourth the first still had it that night.
    assert_eq!(code(&late), Some(RefusalCode::PlaceTaken));
    add(&journal, &next, Event { on: "2026-11-25".parse().unwrap(), ..given("b3") }, centre(), 25).unwrap();
}
