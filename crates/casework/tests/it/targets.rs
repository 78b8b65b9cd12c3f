//! Numbers that somebody answers for: counted by hand here, by office and month there.

use std::collections::BTreeMap;

use casework::{
    Answer, Counted, Course, Courses, Event, FileSummary, LeaderTraining, Months, Pace, Training, counted,
    due_by, fold, leader, months, same_name, training, year_of,
};
use circular::model::Statistic;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::walks::belgium;

const BRUSSELS: &str = "ecosoc-brussels";
const LIEGE: &str = "ecosoc-liege";

fn event(name: &str, on: Date, facts: &[(&str, &str)]) -> Event {
    Event {
        event: name.to_owned(),
        on,
        recorded: None,
        by: "social-inspector".to_owned(),
        office: BRUSSELS.to_owned(),
        facts: facts
            .iter()
            .map(|(fact, answer)| ((*fact).to_owned(), Answer::Text((*answer).to_owned())))
            .collect::<BTreeMap<_, _>>(),
        corrects: None,
    }
}

fn planned(on: Date, leader_training: &str) -> Event {
    let facts = [
        ("region", "brussels"),
        ("planned-for", "2026-03-10"),
        ("site", "Invented laundry"),
        ("leader", "Invented Leader"),
        ("leader-training", leader_training),
    ];
    event("inspection-planned", on, &facts)
}

fn carried_out(on: Date) -> Event {
    event("inspection-carried-out", on, &[("signs-seen", "no")])
}

fn statistic() -> &'static Statistic {
    let statistics = &belgium().circular().statistics;
    statistics.iter().find(|node| node.name.text == "inspections-carried-out").unwrap()
}

fn count(journal: &[Event]) -> Vec<Counted> {
    counted(belgium(), statistic(), journal, &fold(belgium(), journal, date(2026, 12, 31), None))
}

fn done(office: &str, on: Date) -> Counted {
    Counted { on, office: office.to_owned() }
}

#[test]
fn an_inspection_counts_on_the_day_of_its_visit_for_the_team_that_recorded_it() {
    let journal = [planned(date(2026, 3, 2), "completed"), carried_out(date(2026, 3, 10))];
    assert_eq!(count(&journal), [done(BRUSSELS, date(2026, 3, 10))]);
    assert_eq!(count(&journal[..1]), []);
}

#[test]
fn what_was_called_off_refused_or_taken_back_does_not_count() {
    let cancelled = event("inspection-cancelled", date(2026, 3, 9), &[("cancelled-because", "site-closed")]);
    let plan = planned(date(2026, 3, 2), "completed");
    assert_eq!(count(&[plan.clone(), cancelled, carried_out(date(2026, 3, 10))]), []);
    // Led by somebody in training: the plan itself is refused, and what rests on it too.
    assert_eq!(count(&[planned(date(2026, 3, 2), "under-way"), carried_out(date(2026, 3, 10))]), []);
    let mut annulled = event("annulled", date(2026, 3, 11), &[("reason", "another site")]);
    annulled.corrects = Some(1);
    assert_eq!(count(&[plan, carried_out(date(2026, 3, 10)), annulled]), []);
}

#[test]
fn a_corrected_day_counts_where_it_was_corrected_to() {
    let mut corrected = carried_out(date(2026, 4, 1));
    corrected.corrects = Some(1);
    let journal = [planned(date(2026, 3, 2), "completed"), carried_out(date(2026, 3, 31)), corrected];
    assert_eq!(count(&journal), [done(BRUSSELS, date(2026, 4, 1))]);
}

#[test]
fn the_calendar_asks_for_its_share_of_the_days_begun_rounded_down() {
    // 330 of 365 days of 100 are 90.4; 59 of 365 are 16.1; one day of 366 is 0.27.
    assert_eq!(due_by(100, 2026, date(2026, 11, 26)), 90);
    assert_eq!(due_by(100, 2026, date(2026, 2, 28)), 16);
    assert_eq!(due_by(100, 2024, date(2024, 1, 1)), 0);
    assert_eq!(due_by(366, 2024, date(2024, 2, 29)), 60);
    assert_eq!(due_by(100, 2026, date(2026, 12, 31)), 100);
    assert_eq!(due_by(100, 2026, date(2025, 12, 31)), 0);
    assert_eq!(due_by(100, 2026, date(2027, 1, 1)), 100);
}

#[test]
fn behind_is_what_is_missing_to_the_pace_and_never_below_nothing() {
    let on = date(2026, 11, 26);
    assert_eq!(Pace::of(85, 100, 2026, on).behind(), 5);
    assert_eq!(Pace::of(90, 100, 2026, on).behind(), 0);
    assert_eq!(Pace::of(240, 100, 2026, on).behind(), 0);
    assert!(Pace::of(100, 100, 2026, on).is_reached() && !Pace::of(99, 100, 2026, on).is_reached());
}

#[test]
fn a_year_is_counted_by_team_and_month_and_teams_without_any_stand_there_too() {
    let all = [
        done(BRUSSELS, date(2026, 1, 31)),
        done(BRUSSELS, date(2026, 2, 1)),
        done(LIEGE, date(2026, 2, 28)),
        done("closed-team", date(2026, 12, 31)),
        done(LIEGE, date(2025, 12, 31)),
    ];
    let year = year_of(&all, [LIEGE, BRUSSELS, "ecosoc-namur"], 2026);
    let line = |at: usize| (year.offices[at].0.as_str(), year.offices[at].1.done());
    assert_eq!(
        [line(0), line(1), line(2), line(3)],
        [(LIEGE, 1), (BRUSSELS, 2), ("ecosoc-namur", 0), ("closed-team", 1)]
    );
    assert_eq!(year.all.done(), 4);
    assert_eq!((year.all.0[0], year.all.0[1], year.all.0[11]), (1, 2, 1));
    assert_eq!((year.all.until(1), year.all.until(2), year.all.until(12)), (1, 3, 4));
}

#[test]
fn months_go_as_far_as_today_and_the_present_one_is_held_against_today() {
    let year = Months([10, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // 31, 59 and 69 of 365 days of 100: 8.5, 16.2, 18.9.
    let lines = months(2026, &year, 100, date(2026, 3, 10));
    let told: Vec<_> =
        lines.iter().map(|line| (line.month, line.done, line.so_far.done, line.so_far.by_now)).collect();
    assert_eq!(told, [(1, 10, 10, 8), (2, 5, 15, 16), (3, 3, 18, 18)]);
    assert_eq!(months(2026, &year, 100, date(2025, 3, 10)), []);
    assert_eq!(months(2026, &year, 100, date(2027, 3, 10)).len(), 12);
}

#[test]
fn the_course_follows_from_what_ends_the_open_stage() {
    let courses = Courses::of(belgium().circular());
    let course = |journal: &[Event]| {
        let standing = fold(belgium(), journal, date(2026, 6, 1), None);
        courses.course(&FileSummary::of(belgium(), "inspection", journal, &standing))
    };
    let finished = event("inspection-finished", date(2026, 3, 12), &[("inspection-result", "nothing-found")]);
    let journal = [planned(date(2026, 3, 2), "completed"), carried_out(date(2026, 3, 10)), finished];
    assert_eq!(course(&journal[..1]), Course::Planned);
    assert_eq!(course(&journal[..2]), Course::ToFinish);
    assert_eq!(course(&journal), Course::Done);
}

fn trained(events: &[Event]) -> Training {
    let events: Vec<&Event> = events.iter().collect();
    training(belgium(), &events)
}

#[test]
fn a_training_tells_its_parts_and_who_may_lead_from_when() {
    let begun = event("training-begun", date(2025, 9, 1), &[("trainee", "Invented Trainee")]);
    let events = [
        begun,
        event("module-rights", date(2025, 10, 1), &[]),
        event("inspection-followed", date(2025, 12, 2), &[]),
        event("inspection-followed", date(2025, 11, 3), &[]),
        event("training-completed", date(2026, 9, 1), &[]),
    ];
    let under_way = trained(&events[..4]);
    assert_eq!((under_way.steps_done(), under_way.steps.len()), (1, 5));
    assert_eq!(under_way.followed, [date(2025, 11, 3), date(2025, 12, 2)]);
    assert_eq!((under_way.begun, under_way.completed), (Some(date(2025, 9, 1)), None));
    let complete = trained(&events);
    let asked = |trainings: &[Training], name: &str, on: Date| leader(trainings, name, on);
    assert_eq!(
        asked(std::slice::from_ref(&under_way), "invented  TRAINEE", date(2026, 9, 1)),
        LeaderTraining::UnderWay
    );
    let since = date(2026, 9, 1);
    assert_eq!(
        asked(&[under_way, complete.clone()], "Invented Trainee", since),
        LeaderTraining::Complete(since)
    );
    assert_eq!(
        asked(std::slice::from_ref(&complete), "Invented Trainee", date(2026, 8, 31)),
        LeaderTraining::UnderWay
    );
    assert_eq!(asked(&[complete], "Somebody Else", since), LeaderTraining::NotRegistered);
}

#[test]
fn an_empty_name_is_nobodys() {
    assert!(!same_name("", "") && !same_name(" ", ""));
    assert!(same_name("Åse  Øst", "åse øst"));
}

fn day() -> impl Strategy<Value = Date> {
    (2024i16..=2027, 1i16..=366)
        .prop_map(|(year, day)| date(year, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day) - 1)))
}

proptest! {
    /// The sum over the teams is the sum over the months, whatever was done when.
    #[test]
    fn teams_and_months_add_up(all in prop::collection::vec((0u8..4, day()), 0..200), year in 2024i16..=2027) {
        let all: Vec<Counted> = all.into_iter().map(|(office, on)| done(&format!("team-{office}"), on)).collect();
        let counted = year_of(&all, ["team-0", "team-1"], year);
        let expected = all.iter().filter(|one| one.on.year() == year).count() as u64;
        prop_assert_eq!(counted.all.done(), expected);
        prop_assert_eq!(counted.offices.iter().map(|(_, months)| months.done()).sum::<u64>(), expected);
        prop_assert_eq!(counted.all.until(12), expected);
    }

    /// What is asked for never falls through a year, never passes the target, and is the target on its last day.
    #[test]
    fn the_pace_rises_to_the_target(target in 0u64..=u64::MAX, on in day()) {
        let year = on.year();
        let today = due_by(target, year, on);
        prop_assert!(today <= target);
        prop_assert!(on.tomorrow().map_or(true, |next| due_by(target, year, next) >= today));
        prop_assert_eq!(due_by(target, year, date(year, 12, 31)), target);
    }
}
