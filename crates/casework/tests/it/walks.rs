//! Random journals: walks along what the rules allow, with late, corrected, annulled and impossible events among them.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, OnceLock},
};

use casework::{ANNULLED, Answer, Event, Standing, fold, fold::recorded as instant};
use circular::{
    Choices, Rulebook, compile,
    model::{Fact, FactKind},
    read_documents,
    source::Document,
};
use jiff::{
    SignedDuration, Span, Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};
use proptest::prelude::*;

/// Belgium's circular, read and compiled once.
pub fn belgium() -> &'static Rulebook {
    static BELGIUM: OnceLock<Rulebook> = OnceLock::new();
    BELGIUM.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be");
        let (circular, mistakes) = circular::read(&folder).unwrap();
        assert!(mistakes.is_empty(), "{mistakes:#?}");
        compile(Arc::new(circular), &Choices::default()).unwrap()
    })
}

/// A small circular whose rules change while files are open, read and compiled once.
pub fn small() -> &'static Rulebook {
    static SMALL: OnceLock<Rulebook> = OnceLock::new();
    SMALL.get_or_init(|| {
        let text = include_str!("rules.kdl").into();
        let (circular, mistakes) = read_documents(vec![Document { path: "rules.kdl".into(), text }]);
        assert!(mistakes.is_empty(), "{mistakes:#?}");
        compile(Arc::new(circular), &Choices::default()).unwrap()
    })
}

/// One choice of a walk. Every number is taken by its remainder, so that any value means something.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// What kind of step: mostly an event that the rules allow.
    pub kind: u8,
    /// Which of what is possible.
    pub which: u16,
    /// How many days after the step before.
    pub gap: u8,
    /// How late it is recorded, and at which hour.
    pub late: u8,
    /// Answers to facts.
    pub facts: u64,
}

/// A walk: choices, and on which day it begins.
pub fn walks(longest: usize) -> impl Strategy<Value = (u8, Vec<Choice>)> {
    let choice = (any::<u8>(), any::<u16>(), any::<u8>(), any::<u8>(), any::<u64>())
        .prop_map(|(kind, which, gap, late, facts)| Choice { kind, which, gap, late, facts });
    (any::<u8>(), prop::collection::vec(choice, 1..longest))
}

/// First days in the small circular: around the days on which its rules change.
const AMONG_CHANGES: [Date; 8] = [
    date(2025, 12, 31),
    date(2026, 1, 31),
    date(2026, 2, 28),
    date(2026, 3, 5),
    date(2026, 3, 19),
    date(2026, 3, 28),
    date(2026, 5, 20),
    date(2026, 6, 30),
];

/// First days: month ends, 29 February, changes of the clock, a change of law, and ordinary ones.
const BEGINNINGS: [Date; 12] = [
    date(2024, 1, 15),
    date(2024, 2, 29),
    date(2023, 11, 30),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 8, 31),
    date(2017, 4, 5),
    date(2017, 5, 19),
    date(2017, 5, 20),
    date(2025, 12, 31),
    date(2022, 5, 31),
    date(2028, 1, 31),
];

/// A choice among many by its remainder.
fn pick<T>(list: &[T], number: u64) -> &T {
    &list[(number % list.len() as u64) as usize]
}

/// The same journal with no two events recorded at the same instant.
pub fn told_apart(mut events: Vec<Event>) -> Vec<Event> {
    for (index, event) in events.iter_mut().enumerate() {
        let apart = SignedDuration::from_micros(index as i64);
        // At the end of time there is room only before it.
        let told = instant(event).checked_add(apart).or_else(|_| instant(event).checked_sub(apart));
        event.recorded = told.ok();
    }
    events
}

/// Turns choices into a journal, in order of recording unless a step is late.
pub fn journal(rulebook: &Rulebook, beginning: u8, choices: &[Choice]) -> Vec<Event> {
    let beginnings: &[Date] =
        if rulebook.side("permanent-stay").is_some() { &BEGINNINGS } else { &AMONG_CHANGES };
    let mut today = *pick(beginnings, u64::from(beginning));
    let mut events: Vec<Event> = Vec::new();
    for choice in choices {
        today = later(today, choice.gap, || fold(rulebook, &events, today, None));
        let standing = fold(rulebook, &events, today, None);
        events.push(step(rulebook, &events, &standing, today, beginning, choice));
    }
    events
}

fn later(today: Date, gap: u8, standing: impl Fn() -> Standing) -> Date {
    let days = |days: i64| today.saturating_add(Span::new().days(days));
    match gap % 36 {
        0..=5 | 24..=29 => today,
        6..=8 | 30..=33 => days(1),
        9 | 34..=35 => days(2),
        10 => days(13),
        11 => days(20),
        12 => days(44),
        13 => days(45),
        14 => days(90),
        15 => today.last_of_month(),
        16 => days(181),
        17 => days(if gap < 128 { 365 } else { 732 }),
        18 => days(30),
        19 => days(5),
        gap => {
            // Around the last day of a clock.
            let standing = standing();
            let open = standing.stages.iter().filter(|line| line.closed.is_none());
            let due = open.filter_map(|line| line.due).next_back().unwrap_or(today);
            due.saturating_add(Span::new().days(i64::from(gap) - 21)).max(today)
        }
    }
}

fn step(
    rulebook: &Rulebook,
    events: &[Event],
    standing: &Standing,
    today: Date,
    beginning: u8,
    choice: &Choice,
) -> Event {
    let which = u64::from(choice.which);
    let mut event = match choice.kind % 32 {
        0..=2 if !events.is_empty() => return correction(rulebook, events, today, choice),
        3 => {
            let any = pick(&rulebook.circular().events, which);
            let by = any.by.first().map_or(String::new(), |(role, _)| role.text.clone());
            answered(rulebook, &any.name.text, &by, today, choice)
        }
        4 => {
            let role = pick(&rulebook.circular().roles, choice.facts);
            let any = pick(&rulebook.circular().events, which);
            answered(rulebook, &any.name.text, &role.name.text, today, choice)
        }
        kind => {
            // What moves a file on comes more often than remarks.
            let times = |name: &str| events.iter().filter(|event| event.event == name).count();
            let fresh = standing.next.iter().filter(|line| MOVING.contains(&line.event.as_str()));
            let moving: Vec<_> =
                fresh.filter(|line| times(&line.event) < 2 || line.event == "opinion-given").collect();
            let calm: Vec<_> =
                standing.next.iter().filter(|line| !ENDING.contains(&line.event.as_str())).collect();
            let all: Vec<_> = standing.next.iter().collect();
            // Half of all walks keep to the main path for a while.
            let path = PATH.get(events.len()).filter(|_| beginning >= 128);
            let path: Vec<_> =
                standing.next.iter().filter(|line| path == Some(&line.event.as_str())).collect();
            let list = match kind {
                5..=29 if !path.is_empty() => path,
                5..=20 if !moving.is_empty() => moving,
                5..=29 if !calm.is_empty() => calm,
                _ => all,
            };
            match list.is_empty() {
                true => answered(rulebook, &rulebook.names().events[0], "police", today, choice),
                false => {
                    let line = pick(&list, which);
                    let by: &String = pick(&line.by, choice.facts >> 48);
                    answered(rulebook, &line.event, by, today, choice)
                }
            }
        }
    };
    match choice.kind {
        31 => event.event = "heard-of".to_owned(),
        63 => event.on = *pick(&[date(1899, 12, 31), date(-44, 3, 15), date(2201, 1, 1), Date::MAX], which),
        95 => {
            event.facts.insert("strange".to_owned(), Answer::Number(7));
        }
        127 => {
            // Before the law knew it.
            event = answered(rulebook, "annex-15-issued", "immigration-office", date(2016, 2, 29), choice);
        }
        _ => {}
    }
    // Some leave the instant out: noon of their day.
    event.recorded = (choice.late % 16 != 15).then(|| recorded(today, choice.late));
    event
}

/// The main path.
const PATH: [&str; 10] = [
    "detected",
    "contact-broken",
    "intake",
    "identity-proven",
    "cooperates",
    "immatriculation-requested",
    "opinion-given",
    "permit-issued",
    "opinion-given",
    "permit-renewed",
];

/// Events that lead along the path.
const MOVING: [&str; 29] = [
    "minor-document-issued",
    "detected",
    "contact-broken",
    "informed",
    "agreed",
    "referred",
    "referral-accepted",
    "intake",
    "reflection-requested",
    "minor-stay-requested",
    "minor-stay-renewed",
    "cooperates",
    "immatriculation-requested",
    "identity-proven",
    "opinion-given",
    "immatriculation-renewed",
    "permit-issued",
    "permit-renewed",
    "shelter-entered",
    "guardian-appointed",
    "stay-withdrawn",
    "two-year-granted",
    "exploiter-charged",
    "convicted",
    "permanent-granted",
    "wage-period",
    "wage-claim-filed",
    "wage-claim-granted",
    "wage-claim-refused",
];

/// Events after which little can follow.
const ENDING: [&str; 13] = [
    "returned",
    "died",
    "dossier-closed",
    "assessed-not-victim",
    "ended-by-person",
    "accompaniment-ended",
    "contact-resumed",
    "cooperation-ended",
    "complaint-unfounded",
    "public-order-danger",
    "humanitarian-granted",
    "declined",
    "transferred",
];

fn correction(rulebook: &Rulebook, events: &[Event], today: Date, choice: &Choice) -> Event {
    let target = (u64::from(choice.which) % (events.len() as u64 + 1)) as usize;
    let corrected = events.get(target).unwrap_or(&events[0]);
    let days = (choice.facts >> 20) % 15;
    let on = corrected.on.saturating_add(Span::new().days(days as i64 - 7));
    let mut event = match choice.facts % 7 {
        0 | 1 => Event { event: ANNULLED.to_owned(), facts: BTreeMap::new(), ..corrected.clone() },
        2 => Event {
            event: ANNULLED.to_owned(),
            by: "rapporteur".to_owned(),
            facts: BTreeMap::new(),
            ..corrected.clone()
        },
        3 => answered(rulebook, &rulebook.names().events[1], "police", on, choice),
        4 => Event { on, ..corrected.clone() },
        _ => Event { on, ..answered(rulebook, &corrected.event, &corrected.by, on, choice) },
    };
    // One number in sixteen corrects nothing.
    event.corrects =
        if choice.facts >> 8 & 15 == 0 { Some(events.len() as u32 + 3) } else { Some(target as u32) };
    if choice.facts >> 12 & 31 == 0 {
        event.corrects = None;
    }
    event.recorded = Some(recorded(today, choice.late));
    event
}

/// Mostly the same day; sometimes weeks later; sometimes around midnight.
fn recorded(on: Date, late: u8) -> Timestamp {
    let days = match late % 8 {
        0 => i64::from(late),
        1 => 1,
        _ => 0,
    };
    let hour = *pick(&[8, 9, 10, 12, 15, 21, 22, 23], u64::from(late >> 3));
    let day = on.saturating_add(Span::new().days(days));
    TimeZone::UTC.to_timestamp(day.at(hour, 30, 0, 0)).unwrap()
}

/// An event with answers: every required one (nearly always), and some of the others.
fn answered(rulebook: &Rulebook, name: &str, by: &str, on: Date, choice: &Choice) -> Event {
    let circular = rulebook.circular();
    let offices: Vec<_> =
        circular.offices.iter().filter(|office| rulebook.acts_as(by, &office.role.text)).collect();
    let office =
        if offices.is_empty() { String::new() } else { pick(&offices, choice.facts >> 5).name.text.clone() };
    let mut facts = BTreeMap::new();
    let mut dice = choice.facts;
    for fact in rulebook.event_on(name, on).map_or(&[][..], |node| &node.facts) {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = dice >> 33;
        if if fact.required { !roll.is_multiple_of(40) } else { roll.is_multiple_of(3) } {
            facts.insert(fact.name.text.clone(), answer(rulebook, fact, on, roll / 40));
        }
    }
    Event { event: name.to_owned(), on, recorded: None, by: by.to_owned(), office, facts, corrects: None }
}

fn answer(rulebook: &Rulebook, fact: &Fact, on: Date, roll: u64) -> Answer {
    let circular = rulebook.circular();
    let text = match fact.kind {
        // Mostly the answers that carry a permit.
        FactKind::YesNo => {
            return Answer::YesNo((fact.name.text == "public-danger") == roll.is_multiple_of(8));
        }
        FactKind::Number => return Answer::Number(roll as i64 % 10),
        FactKind::Date => {
            let birthday = on
                .saturating_sub(Span::new().years(18))
                .saturating_add(Span::new().days(roll as i64 % 200 - 100));
            pick(&[birthday, date(1990, 5, 5), date(2008, 2, 29)], roll / 7).to_string()
        }
        FactKind::Choice if roll.is_multiple_of(50) => "nonsense".to_owned(),
        FactKind::Choice if fact.name.text == "considered-victim" && !roll.is_multiple_of(2) => {
            "yes".to_owned()
        }
        FactKind::Choice if fact.name.text == "minor" && !roll.is_multiple_of(3) => "no".to_owned(),
        FactKind::Choice => pick(&fact.choices, roll / 13).name.text.clone(),
        FactKind::Country => "PH".to_owned(),
        FactKind::Language => "fr".to_owned(),
        FactKind::Region => pick(&circular.regions, roll).name.text.clone(),
        FactKind::Office => pick(&circular.offices, roll).name.text.clone(),
        FactKind::Money => "12.50 EUR".to_owned(),
        FactKind::Document => evidence::invented_document().to_string(),
        FactKind::Text | FactKind::Person | FactKind::Place => "made-up".to_owned(),
    };
    if fact.many { Answer::Many(vec![text]) } else { Answer::Text(text) }
}
