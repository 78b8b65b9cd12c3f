//! What is owed to a worker: lines that can be counted again by hand.

use std::{collections::BTreeMap, str::FromStr};

use casework::{Answer, Event, WagesMistake, WagesOwed, wages_owed};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::walks::belgium;

const FILED: Date = date(2026, 9, 1);

fn event(name: &str, facts: &[(&str, Answer)]) -> Event {
    Event {
        event: name.to_owned(),
        on: FILED,
        recorded: None,
        by: "social-inspector".to_owned(),
        office: "ecosoc-brussels".to_owned(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

/// From, until, hours a week, the pay due by law with its unit, what was received.
fn period(from: &str, until: &str, hours: i64, legal: (&str, &str), received: &str) -> Event {
    event(
        "wage-period",
        &[
            ("worked-from", text(from)),
            ("worked-until", text(until)),
            ("hours-a-week", Answer::Number(hours)),
            ("legal-pay", text(legal.0)),
            ("legal-unit", text(legal.1)),
            ("legal-source", text("invented for this test")),
            ("received-pay", text(received)),
        ],
    )
}

fn with(mut event: Event, name: &str, answer: Answer) -> Event {
    event.facts.insert(name.to_owned(), answer);
    event
}

fn owed(events: &[Event]) -> WagesOwed {
    let events: Vec<&Event> = events.iter().collect();
    wages_owed(belgium(), &events)
}

fn sum(text: &str) -> Option<Decimal> {
    Some(Decimal::from_str(text).unwrap())
}

#[test]
fn hours_by_the_hourly_pay_less_what_was_received() {
    // Four weeks of 60 hours at 12.50: 3,000.00, of which 400 came.
    let owed = owed(&[period("2026-03-02", "2026-03-29", 60, ("12.50 EUR", "hour"), "400.00 EUR")]);
    assert_eq!(owed.mistakes, []);
    assert_eq!((owed.periods[0].days, owed.periods[0].hours), (28, Decimal::from(240)));
    assert_eq!(owed.periods[0].due, sum("3000.00").unwrap());
    assert_eq!(owed.owed, sum("2600.00"));
}

#[test]
fn a_day_of_a_week_is_a_seventh_of_its_hours_and_both_ends_count() {
    // Ten days of 70 hours a week are a hundred hours.
    let owed = owed(&[period("2026-03-02", "2026-03-11", 70, ("11 EUR", "hour"), "0 EUR")]);
    assert_eq!(owed.owed, sum("1100.00"));
}

#[test]
fn a_monthly_pay_is_a_twelfth_of_fifty_two_weeks_of_normal_hours() {
    // 2,080 a month for 40 hours a week: 480 a week, 12 an hour; one week of 80 hours is 960.
    let month = period("2026-03-02", "2026-03-08", 80, ("2080 EUR", "month"), "0 EUR");
    let owed_for = owed(&[with(month.clone(), "normal-hours", Answer::Number(40))]);
    assert_eq!(owed_for.periods[0].rate, Decimal::from(12));
    assert_eq!(owed_for.owed, sum("960.00"));
    assert_eq!(owed(&[month]).mistakes, [WagesMistake::NormalHours { event: 0 }]);
}

#[test]
fn whoever_counts_the_lines_again_gets_the_same_sums() {
    // 2,070.48 a month for 38 hours is 12.573765… an hour, counted as 12.5738; 72 hours a week for 92 days are 946.285714….
    let month = period("2026-03-01", "2026-05-31", 72, ("2070.48 EUR", "month"), "0 EUR");
    let owed = owed(&[with(month, "normal-hours", Answer::Number(38))]);
    let line = &owed.periods[0];
    assert_eq!((line.hours, line.rate), (sum("946.29").unwrap(), sum("12.5738").unwrap()));
    // 946.29 by 12.5738 is 11,898.461202.
    assert_eq!(owed.owed, sum("11898.46"));
}

#[test]
fn the_higher_of_agreed_and_legal_pay_is_due() {
    let legal = period("2026-03-02", "2026-03-08", 10, ("12 EUR", "hour"), "0 EUR");
    let agreed = |amount: &str| {
        let event = with(legal.clone(), "agreed-pay", text(amount));
        owed(&[with(event, "agreed-unit", text("hour"))])
    };
    assert_eq!(agreed("3 EUR").owed, sum("120.00"));
    assert!(!agreed("3 EUR").periods[0].is_agreed);
    assert_eq!(agreed("15 EUR").owed, sum("150.00"));
    assert!(agreed("15 EUR").periods[0].is_agreed);
}

#[test]
fn what_was_received_too_much_in_one_period_does_not_pay_for_another() {
    let owed = owed(&[
        period("2026-03-02", "2026-03-08", 10, ("12 EUR", "hour"), "500 EUR"),
        period("2026-03-09", "2026-03-15", 10, ("12 EUR", "hour"), "20 EUR"),
    ]);
    assert_eq!(owed.periods[0].owed, Decimal::ZERO);
    assert_eq!(owed.owed, sum("100.00"));
}

#[test]
fn days_in_two_periods_are_told_and_no_sum_is_made() {
    let all = [
        period("2026-03-02", "2026-04-30", 10, ("12 EUR", "hour"), "0 EUR"),
        period("2026-03-09", "2026-03-15", 10, ("12 EUR", "hour"), "0 EUR"),
        // Within the first, though not within the second.
        period("2026-04-30", "2026-05-15", 10, ("12 EUR", "hour"), "0 EUR"),
    ];
    let owed = owed(&all);
    let overlap = |event, other| WagesMistake::Overlap { event, other };
    assert_eq!(owed.mistakes, [overlap(1, 0), overlap(2, 0)]);
    assert_eq!((owed.owed, owed.rest), (None, None));
}

#[test]
fn currencies_are_not_added_to_each_other() {
    let mixed = with(
        period("2026-03-02", "2026-03-08", 10, ("12 EUR", "hour"), "0 EUR"),
        "received-pay",
        text("30 RON"),
    );
    let told = |owed: WagesOwed| matches!(&owed.mistakes[..], [WagesMistake::Currency { .. }]);
    assert!(told(owed(&[mixed])));
    let two = [
        period("2026-03-02", "2026-03-08", 10, ("12 EUR", "hour"), "0 EUR"),
        period("2026-03-09", "2026-03-15", 10, ("90 DKK", "hour"), "0 DKK"),
    ];
    assert!(told(owed(&two)));
}

#[test]
fn a_period_that_ends_before_it_begins_is_told() {
    let backwards = period("2026-03-08", "2026-03-02", 10, ("12 EUR", "hour"), "0 EUR");
    assert_eq!(owed(&[backwards]).mistakes, [WagesMistake::Backwards { event: 0 }]);
}

#[test]
fn what_is_paid_later_is_taken_off_whoever_paid() {
    let paid =
        |amount: &str, by: &str| event("wages-paid", &[("amount-paid", text(amount)), ("paid-by", text(by))]);
    let owed = owed(&[
        period("2026-03-02", "2026-03-08", 100, ("12 EUR", "hour"), "0 EUR"),
        paid("700 EUR", "state"),
        paid("100.50 EUR", "employer"),
    ]);
    assert_eq!(owed.rest, sum("399.50"));
    assert_eq!(owed.payments.len(), 2);
}

proptest! {
    #[test]
    fn the_sum_is_that_of_the_lines_in_whatever_order_they_were_recorded(
        lines in prop::collection::vec((1_i64..=168, 0_u32..9999, 0_u32..999_999), 1..6),
        turn in 0_usize..6,
    ) {
        let mut all: Vec<Event> = lines.iter().enumerate().map(|(place, (hours, pay, received))| {
            let from = date(2026, 1, 5).checked_add(jiff::Span::new().weeks(place as i64)).unwrap();
            let until = from.checked_add(jiff::Span::new().days(6)).unwrap();
            let pay = format!("{}.{:02} EUR", pay / 100, pay % 100);
            let received = format!("{}.{:02} EUR", received / 100, received % 100);
            period(&from.to_string(), &until.to_string(), *hours, (&pay, "hour"), &received)
        }).collect();
        let first = owed(&all);
        prop_assert!(first.mistakes.is_empty());
        let by_hand: Decimal = first.periods.iter().map(|period| period.owed).sum();
        prop_assert_eq!(first.owed, Some(by_hand));
        let turn = turn % all.len();
        all.rotate_left(turn);
        prop_assert_eq!(owed(&all).owed, first.owed);
    }

    #[test]
    fn whatever_stands_in_a_file_it_is_counted_or_told(
        facts in prop::collection::btree_map(
            prop::sample::select(vec![
                "worked-from", "worked-until", "hours-a-week", "normal-hours", "agreed-pay", "agreed-unit",
                "legal-pay", "legal-unit", "received-pay", "amount-paid",
            ]),
            prop_oneof![
                any::<bool>().prop_map(Answer::YesNo),
                any::<i64>().prop_map(Answer::Number),
                "[0-9.-]{0,32} [A-Z]{3}".prop_map(Answer::Text),
                "(hour|week|month|[0-9]{4}-[0-9]{2}-[0-9]{2})".prop_map(Answer::Text),
            ],
            0..10,
        ),
        name in prop::sample::select(vec!["wage-period", "wages-paid", "detected", "nothing"]),
    ) {
        let facts: BTreeMap<String, Answer> =
            facts.into_iter().map(|(name, answer)| (name.to_owned(), answer)).collect();
        let event = Event { facts, ..event(name, &[]) };
        let owed = owed(&[event.clone(), event]);
        prop_assert!(owed.owed.is_none_or(|sum| sum >= Decimal::ZERO));
    }
}
