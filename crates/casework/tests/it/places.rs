//! Places in centres: numbers that can be counted again by hand.

use casework::{
    Answer, Event, RefusalCode,
    places::{
        Board, FORECAST_DAYS, Held, Leaving, PlaceRefusal, RightClock, Stay, hours_by_helper, may_hold,
        plan_steps, waiting, what_fits,
    },
};
use circular::model::PlacesFor;
use jiff::{ToSpan, civil::Date, civil::date};
use proptest::prelude::*;

use crate::walks::belgium;

const TODAY: Date = date(2026, 11, 24);

fn day(ahead: i64) -> Date {
    TODAY.checked_add(ahead.days()).unwrap()
}

fn event(name: &str, on: Date, office: &str, facts: &[(&str, Answer)]) -> Event {
    Event {
        event: name.to_owned(),
        on,
        recorded: None,
        by: "social-worker".to_owned(),
        office: office.to_owned(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn asked(household: &str, persons: i64, urgency: &str, on: Date) -> Event {
    let facts = [
        ("household", text(household)),
        ("persons", Answer::Number(persons)),
        ("urgency", text(urgency)),
        ("kind-of-place", text("any")),
    ];
    event("place-asked", on, "pag-asa", &facts)
}

fn given(unit: &str, until: Option<Date>, on: Date) -> Event {
    let mut facts = vec![("unit", text(unit))];
    facts.extend(until.map(|until| ("expected-until", text(&until.to_string()))));
    event("place-given", on, "pag-asa", &facts)
}

fn stay_of(events: &[Event]) -> Stay {
    Stay::of(belgium(), &events.iter().collect::<Vec<_>>()).unwrap()
}

/// Somebody who has lived in a unit for a month.
fn lives(household: &str, persons: i64, unit: &str, until: Option<Date>) -> Stay {
    stay_of(&[
        asked(household, persons, "tonight", day(-31)),
        given(unit, until, day(-30)),
        event("moved-in", day(-30), "pag-asa", &[]),
    ])
}

fn board(stays: &[Stay]) -> Board {
    let told: Vec<(&Stay, Option<Leaving>)> =
        stays.iter().map(|stay| (stay, Leaving::of(stay, &[], TODAY))).collect();
    Board::of(belgium(), "pag-asa", &told, TODAY)
}

fn free(board: &Board, kind: PlacesFor, ahead: usize) -> u32 {
    board.kind(kind).unwrap().free[ahead]
}

#[test]
fn a_centre_has_twenty_five_places_and_a_taken_one_is_not_free() {
    let empty = board(&[]);
    assert_eq!((empty.count(), empty.taken(), empty.free[0]), (25, 0, 25));
    let one = board(&[lives("woman", 1, "b1", None)]);
    assert_eq!((one.taken(), free(&one, PlacesFor::Woman, 0), free(&one, PlacesFor::Man, 0)), (1, 7, 8));
}

#[test]
fn a_family_has_its_unit_to_itself() {
    // Three units of three: two persons in one of them leave six places, not seven.
    let board = board(&[lives("family", 2, "b5", None)]);
    assert_eq!((free(&board, PlacesFor::Family, 0), board.taken()), (6, 2));
}

#[test]
fn the_night_that_was_said_is_still_taken_and_the_next_is_free() {
    let board = board(&[lives("man", 1, "b3", Some(day(5)))]);
    assert_eq!(free(&board, PlacesFor::Man, 5), 7);
    assert_eq!(free(&board, PlacesFor::Man, 6), 8);
    assert_eq!(board.kind(PlacesFor::Man).unwrap().changes(), [(6, 8)]);
}

#[test]
fn where_nothing_was_said_the_right_that_ends_last_says_it() {
    let stay = lives("family", 2, "b5", None);
    let until = |ahead| RightClock { until: Some(day(ahead)) };
    let leaves = |clocks: &[RightClock]| Leaving::of(&stay, clocks, TODAY);
    // The first day without the right is the first night on which the place is free.
    let last = Leaving { free_on: day(9), is_stated: false };
    assert_eq!(leaves(&[until(3), until(9)]), Some(last));
    assert_eq!(leaves(&[until(3), RightClock { until: None }]), None);
    // A right that has ended and a household without a dossier tell nothing.
    assert_eq!((leaves(&[until(0)]), leaves(&[])), (None, None));
    // What was said goes first, until it has passed.
    let said = lives("family", 2, "b5", Some(day(2)));
    let stated = Leaving { free_on: day(3), is_stated: true };
    assert_eq!(Leaving::of(&said, &[until(9)], TODAY), Some(stated));
    let passed = lives("family", 2, "b5", Some(day(-1)));
    assert_eq!(Leaving::of(&passed, &[until(9)], TODAY), Some(last));
    let told = [(&stay, Leaving::of(&stay, &[until(9)], TODAY))];
    let board = Board::of(belgium(), "pag-asa", &told, TODAY);
    assert_eq!((free(&board, PlacesFor::Family, 8), free(&board, PlacesFor::Family, 9)), (6, 9));
}

#[test]
fn a_household_moves_on_through_its_file() {
    let begun = [asked("woman", 1, "this-week", day(-9)), given("b1", Some(day(4)), day(-8))];
    let waits = stay_of(&begun[..1]);
    assert!(waits.waits() && waits.asked_of == "pag-asa" && waits.urgency_place == 1);
    let reserved = stay_of(&begun);
    assert!(!reserved.waits() && !reserved.moved_in);
    // Another unit leaves the end as it was; the first unit is held no more.
    let moved = [&begun[..], &[given("b2", None, day(-2))]].concat();
    let held = |unit: &str, from, until: Option<Date>| Held {
        unit: unit.into(),
        office: "pag-asa".into(),
        from,
        until,
    };
    assert_eq!(stay_of(&moved).held, [held("b1", day(-8), Some(day(-2))), held("b2", day(-2), None)]);
    assert_eq!(stay_of(&moved).expected_until, Some(day(4)));
    let left = [&moved[..], &[event("moved-out", day(-1), "pag-asa", &[])]].concat();
    let left = stay_of(&left);
    assert!(
        left.is_over && left.holds().is_none() && left.on(day(-2)).is_some() && left.on(day(-1)).is_none()
    );
    let passed = event("place-passed-on", day(-1), "pag-asa", &[("new-centre", text("payoke"))]);
    let passed = stay_of(&[&moved[..], &[passed]].concat());
    assert!(passed.waits() && passed.asked_of == "payoke" && passed.expected_until.is_none());
}

fn refusal(stay: &Stay, others: &[&Stay]) -> Option<PlaceRefusal> {
    may_hold(belgium(), stay, None, others).err()
}

#[test]
fn unrelated_women_and_men_never_share_a_unit() {
    let wrong = lives("man", 1, "b1", None);
    let told = refusal(&wrong, &[]).unwrap();
    assert_eq!(told, PlaceRefusal::ForOthers { unit: "b1".into(), unit_for: PlacesFor::Woman });
    assert_eq!((told.refusal().code, told.refusal().rule), (RefusalCode::PlaceForOthers, "b1".into()));
    assert!(refusal(&lives("woman", 1, "b5", None), &[]).is_some());
    // Nor do two families, in which there are both.
    let (one, other) = (lives("family", 1, "b5", None), lives("family", 1, "b5", None));
    assert_eq!(refusal(&other, &[&one]), Some(PlaceRefusal::Taken { unit: "b5".into(), on: day(-30) }));
    assert_eq!(refusal(&other, &[]), None);
}

#[test]
fn a_unit_holds_as_many_as_it_has_places_and_not_one_more() {
    let four: Vec<Stay> = (0..4).map(|_| lives("woman", 1, "b1", None)).collect();
    let others: Vec<&Stay> = four.iter().skip(1).collect();
    assert_eq!(refusal(&four[0], &others), None);
    let fifth = stay_of(&[asked("woman", 1, "tonight", TODAY), given("b1", None, TODAY)]);
    let all: Vec<&Stay> = four.iter().collect();
    let full = PlaceRefusal::Full { unit: "b1".into(), on: TODAY, free: 0, persons: 1 };
    assert_eq!(refusal(&fifth, &all), Some(full));
    assert_eq!(refusal(&lives("family", 4, "b5", None), &[]).unwrap().unit(), "b5");
}

#[test]
fn a_place_recorded_late_is_held_against_those_who_came_after() {
    // Held from a month ago without end, where three came a week ago.
    let late = lives("woman", 2, "b1", None);
    let came = stay_of(&[asked("woman", 3, "tonight", day(-7)), given("b1", None, day(-7))]);
    let told = refusal(&late, &[&came]);
    assert_eq!(told, Some(PlaceRefusal::Full { unit: "b1".into(), on: day(-7), free: 1, persons: 2 }));
}

#[test]
fn a_place_can_be_left_even_where_too_many_are() {
    let five: Vec<Stay> = (0..5).map(|_| lives("woman", 1, "b1", None)).collect();
    let others: Vec<&Stay> = five.iter().skip(1).collect();
    let mut leaves = five[0].clone();
    leaves.held[0].until = Some(TODAY);
    assert_eq!(may_hold(belgium(), &leaves, Some(&five[0]), &others), Ok(()));
    // One more of the household is asked again.
    let grown = Stay { persons: 2, ..five[0].clone() };
    assert!(may_hold(belgium(), &grown, Some(&five[0]), &others).is_err());
}

#[test]
fn another_centres_unit_is_unknown() {
    let foreign = stay_of(&[asked("woman", 1, "tonight", TODAY), given("f1", None, TODAY)]);
    assert_eq!(refusal(&foreign, &[]), Some(PlaceRefusal::Unknown { unit: "f1".into() }));
    let nowhere = stay_of(&[asked("woman", 1, "tonight", TODAY), given("z9", None, TODAY)]);
    assert_eq!(refusal(&nowhere, &[]), Some(PlaceRefusal::Unknown { unit: "z9".into() }));
}

#[test]
fn what_fits_best_comes_first_and_what_does_not_says_why() {
    let there: Vec<Stay> = (0..3).map(|_| lives("woman", 1, "b2", None)).collect();
    let others: Vec<&Stay> = there.iter().collect();
    let fits =
        what_fits(belgium(), "pag-asa", &stay_of(&[asked("woman", 1, "tonight", TODAY)]), &others, TODAY);
    let left: Vec<(&str, Option<u32>)> =
        fits.iter().map(|fit| (fit.unit.as_str(), fit.left.clone().ok())).collect();
    let none = |unit| (unit, None);
    let expected =
        [("b2", Some(0)), ("b1", Some(3)), none("b3"), none("b4"), none("b5"), none("b6"), none("b7")];
    assert_eq!(left, expected);
}

#[test]
fn the_most_urgent_wait_first_then_those_who_asked_first() {
    let stays = [
        stay_of(&[asked("man", 1, "later", day(-9))]),
        stay_of(&[asked("man", 1, "tonight", day(-1))]),
        lives("man", 1, "b3", None),
        stay_of(&[asked("man", 1, "tonight", day(-3))]),
        stay_of(&[asked("man", 1, "this-week", day(-2))]),
    ];
    let order: Vec<usize> = waiting(stays.iter().enumerate()).into_iter().map(|(place, _)| place).collect();
    assert_eq!(order, [3, 1, 4, 0]);
}

#[test]
fn hours_are_summed_by_helper() {
    let hours = |name: &str, hours: i64, by: Option<&str>| {
        let mut facts = vec![("hours", Answer::Number(hours))];
        facts.extend(by.map(|by| ("given-by", text(by))));
        event(name, TODAY, "pag-asa", &facts)
    };
    let events = [
        hours("hours-given", 3, Some("social-worker")),
        hours("hours-given", 2, Some("legal-adviser")),
        hours("task-done", 4, Some("volunteer")),
        hours("hours-given", 5, Some("social-worker")),
    ];
    let sums = hours_by_helper(belgium(), &events.iter().collect::<Vec<_>>());
    let expected = [("legal-adviser", 2), ("social-worker", 8), ("volunteer", 4)];
    assert_eq!(sums.iter().map(|(helper, sum)| (helper.as_str(), *sum)).collect::<Vec<_>>(), expected);
}

#[test]
fn a_step_keeps_its_number_when_it_is_corrected() {
    let step =
        |step: &str| event("plan-step", TODAY, "pag-asa", &[("area", text("legal")), ("step", text(step))]);
    let mut corrected = step("Second, better");
    corrected.corrects = Some(1);
    let done = event("plan-step-done", TODAY, "pag-asa", &[("step-number", Answer::Number(2))]);
    let journal = [step("First"), step("Second"), step("Third"), corrected, done];
    let accepted: Vec<(usize, Event)> = [0, 3, 2, 4].map(|place| (place, journal[place].clone())).to_vec();
    let steps = plan_steps(belgium(), &journal, &accepted);
    let told: Vec<(u32, &str, bool)> =
        steps.iter().map(|step| (step.number, step.step.as_str(), step.done_on.is_some())).collect();
    assert_eq!(told, [(1, "First", false), (2, "Second, better", true), (3, "Third", false)]);
}

/// A household of any kind that asked, and perhaps was given a unit for some nights.
fn any_stay() -> impl Strategy<Value = Stay> {
    let unit = prop::sample::select(vec!["b1", "b2", "b3", "b4", "b5", "b6", "b7", "f1"]);
    let kind = prop::sample::select(vec!["woman", "man", "family"]);
    (kind, 1_i64..5, unit, -40_i64..20, prop::option::of(0_i64..80), any::<bool>()).prop_map(
        |(kind, persons, unit, from, until, leaves)| {
            let mut events = vec![asked(kind, persons, "tonight", day(-60)), given(unit, None, day(from))];
            if let Some(until) = until {
                let facts = [("expected-until", text(&day(from + until).to_string()))];
                events.push(event("expected-end-changed", day(from), "pag-asa", &facts));
                if leaves {
                    events.push(event("moved-out", day(from + until), "pag-asa", &[]));
                }
            }
            stay_of(&events)
        },
    )
}

proptest! {
    #[test]
    fn never_more_than_the_capacity_is_held(stays in prop::collection::vec(any_stay(), 1..60)) {
        let mut held: Vec<Stay> = Vec::new();
        for stay in stays {
            let others: Vec<&Stay> = held.iter().collect();
            if may_hold(belgium(), &stay, None, &others).is_ok() {
                held.push(stay);
            }
        }
        for ahead in -60..120 {
            for node in &belgium().circular().places {
                let here: Vec<&Stay> = held
                    .iter()
                    .filter(|stay| stay.on(day(ahead)).is_some_and(|held| held.unit == node.name.text))
                    .collect();
                prop_assert!(here.iter().map(|stay| stay.persons).sum::<u32>() <= node.count);
                prop_assert!(here.iter().all(|stay| stay.household == Some(node.kind.value)));
                prop_assert!(node.kind.value != PlacesFor::Family || here.len() <= 1);
            }
        }
    }

    #[test]
    fn another_stay_never_raises_what_is_free(
        stays in prop::collection::vec(any_stay(), 0..40),
        one in any_stay(),
    ) {
        let before = board(&stays);
        let after = board(&[&stays[..], &[one]].concat());
        prop_assert_eq!(before.count(), after.count());
        for ahead in 0..=FORECAST_DAYS {
            prop_assert!(after.free[ahead] <= before.free[ahead]);
            prop_assert!(after.free[ahead] <= after.count());
            for kind in &after.kinds {
                prop_assert!(kind.free[ahead] <= free(&before, kind.kind, ahead));
            }
        }
    }

    #[test]
    fn whatever_is_answered_a_stay_is_read(
        facts in prop::collection::btree_map(
            prop::sample::select(vec!["household", "persons", "urgency", "unit", "expected-until", "new-centre"]),
            prop_oneof![
                any::<bool>().prop_map(Answer::YesNo),
                any::<i64>().prop_map(Answer::Number),
                "(woman|man|family|b1|[0-9]{4}-[0-9]{2}-[0-9]{2}|.{0,10})".prop_map(Answer::Text),
            ],
            0..6,
        ),
        names in prop::collection::vec(
            prop::sample::select(vec![
                "place-asked", "place-given", "moved-in", "moved-out", "place-passed-on", "place-withdrawn",
                "expected-end-changed", "detected", "nothing",
            ]),
            0..8,
        ),
    ) {
        let events: Vec<Event> = names.iter().map(|name| {
            let facts = facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect();
            Event { facts, ..event(name, TODAY, "pag-asa", &[]) }
        }).collect();
        if let Some(stay) = Stay::of(belgium(), &events.iter().collect::<Vec<_>>()) {
            let _ = may_hold(belgium(), &stay, None, &[&stay]);
            let _ = board(&[stay]);
        }
    }
}
