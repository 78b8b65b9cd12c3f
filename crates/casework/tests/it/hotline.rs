//! A contact with the hotline: when it is safe to call, and what is owed.

use casework::{Answer, Contact, Event, SafeHours, accepted, contact, duty_done_by, duty_opened_by, fold};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::walks::belgium;

const DAY: Date = date(2026, 3, 2);

fn event(name: &str, facts: &[(&str, Answer)]) -> Event {
    Event {
        event: name.to_owned(),
        on: DAY,
        recorded: None,
        by: "hotline-worker".to_owned(),
        office: "pag-asa".to_owned(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn known(journal: &[Event]) -> Contact {
    let standing = fold(belgium(), journal, DAY, None);
    contact(belgium(), &accepted(journal, &standing))
}

#[test]
fn the_hour_at_which_it_ends_is_no_safe_hour() {
    let hours = SafeHours { from: 18, until: 20 };
    assert_eq!((0..24).filter(|hour| hours.has(*hour)).collect::<Vec<_>>(), [18, 19]);
}

#[test]
fn hours_may_go_over_midnight() {
    let hours = SafeHours { from: 22, until: 2 };
    assert_eq!((0..24).filter(|hour| hours.has(*hour)).collect::<Vec<_>>(), [0, 1, 22, 23]);
}

#[test]
fn hours_that_end_where_they_begin_leave_none() {
    let hours = SafeHours { from: 18, until: 18 };
    assert!((0..24).all(|hour| !hours.has(hour)));
}

#[test]
fn one_end_alone_leaves_the_rest_of_the_day() {
    assert_eq!(SafeHours::of(None, None), None);
    assert_eq!(SafeHours::of(Some(18), None), Some(SafeHours { from: 18, until: 24 }));
    assert_eq!(SafeHours::of(None, Some(9)), Some(SafeHours { from: 0, until: 9 }));
}

#[test]
fn the_last_correction_says_how_to_call() {
    let number = Answer::Number;
    let first = event(
        "contacted",
        &[
            ("safe-way", text("own-phone")),
            ("safe-details", text("0470 00 00 01")),
            ("call-from", number(18)),
            ("call-until", number(20)),
            ("language", text("ne")),
        ],
    );
    let mut second =
        event("contacted", &[("safe-way", text("not-to-be-contacted")), ("language", text("ne"))]);
    second.corrects = Some(0);
    let before = known(std::slice::from_ref(&first));
    assert_eq!(before.hours, Some(SafeHours { from: 18, until: 20 }));
    assert_eq!((before.language.as_deref(), before.has_details), (Some("ne"), true));
    let after = known(&[first, second]);
    assert_eq!(after.safe_way.as_deref(), Some("not-to-be-contacted"));
    // Neither the old number nor the old hours outlive the correction.
    assert_eq!((after.hours, after.has_details), (None, false));
}

#[test]
fn danger_and_call_back_are_found_by_what_they_count_as() {
    let contacted = event("contacted", &[("safe-way", text("own-phone"))]);
    let danger = event("danger-named", &[]);
    let journal = [contacted, danger];
    let standing = fold(belgium(), &journal, DAY, None);
    let found = duty_opened_by(belgium(), &journal, &standing, "danger-named").map(|line| line.duty.as_str());
    assert_eq!(found, Some("pass-on-danger"));
    let found = duty_done_by(belgium(), &standing, "called-back").map(|line| line.duty.as_str());
    assert_eq!(found, Some("call-back"));
    let standing = fold(belgium(), &journal[..1], DAY, None);
    assert_eq!(duty_opened_by(belgium(), &journal[..1], &standing, "danger-named"), None);
}

proptest! {
    #[test]
    fn any_hours_whatever_are_read(from in any::<Option<i64>>(), until in any::<Option<i64>>(), hour in 0_u8..24) {
        if let Some(hours) = SafeHours::of(from, until) {
            prop_assert!(hours.from <= 24 && hours.until <= 24);
            hours.has(hour);
        }
    }
}
