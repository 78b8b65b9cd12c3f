//! An event in numbers, as the tables understand it.

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    calendar::{Day, FIRST_YEAR, LAST_EVENT_YEAR, day_of},
    model::Tested,
};
use jiff::Timestamp;

use super::facts::{self, Given};
use crate::{ANNULLED, Answer, Event, RefusalCode};

/// No event, no role.
pub const NO_EVENT: u32 = u32::MAX;

/// An event in numbers. Everything that names or texts decide has been decided; a fold compares numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodedEvent {
    /// The instant of recording in microseconds.
    pub recorded: i64,
    /// Answers that conditions ask about, one bit a question.
    pub bits: u64,
    /// The day it took effect.
    pub on: Day,
    /// The civil day of recording, in the circular's time zone.
    pub recorded_day: Day,
    /// The date of birth that conditions ask about; [`Day::MIN`] when not given.
    pub born: Day,
    /// The event it corrects, or [`NO_EVENT`].
    pub corrects: u32,
    /// Its number; [`CodedEvent::UNKNOWN`] or [`CodedEvent::ANNULLED`].
    pub event: u16,
    /// The recorder's role; [`CodedEvent::NO_ROLE`] when the circular has no such role.
    pub role: u8,
    /// Whether it carries the file's region.
    pub region: bool,
    /// Why it is refused whatever came before it.
    pub refusal: Option<RefusalCode>,
}

impl CodedEvent {
    pub const UNKNOWN: u16 = u16::MAX;
    pub const ANNULLED: u16 = u16::MAX - 1;
    pub const NO_ROLE: u8 = u8::MAX;
}

/// The instant of recording: as given, or noon of the effective day in UTC.
pub fn recorded(event: &Event) -> Timestamp {
    event.recorded.unwrap_or_else(|| {
        let noon = jiff::tz::TimeZone::UTC.to_timestamp(event.on.at(12, 0, 0, 0));
        noon.unwrap_or(if event.on.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
    })
}

/// Puts an event into numbers, and decides what its name, date, role and facts decide.
pub fn encode(rulebook: &Rulebook, event: &Event) -> CodedEvent {
    let instant = recorded(event);
    let number = rulebook.names().event_number(&event.event);
    let role = rulebook.names().role_number(&event.by);
    let annulled = event.event == ANNULLED;
    let mut coded = CodedEvent {
        recorded: instant.as_microsecond(),
        bits: 0,
        on: day_of(event.on),
        recorded_day: day_of(rulebook.civil_day(instant)),
        born: Day::MIN,
        corrects: event.corrects.unwrap_or(NO_EVENT),
        event: if annulled { CodedEvent::ANNULLED } else { number.unwrap_or(CodedEvent::UNKNOWN) },
        // A circular has at most 128 roles.
        role: role.map_or(CodedEvent::NO_ROLE, |role| role as u8),
        region: false,
        refusal: standing_refusal(rulebook, event).map(|given| given.code),
    };
    if let Some(number) = number.filter(|_| coded.refusal.is_none() && !annulled) {
        coded.bits = bits(rulebook, number, &event.facts);
        let born = rulebook.birth_fact(number).and_then(|fact| event.facts.get(fact));
        coded.born = born.and_then(facts::date).map_or(Day::MIN, day_of);
        coded.region = region_of(rulebook, event).is_some();
    }
    coded
}

/// Why an event is refused whatever came before it, with the rule that says so.
pub fn standing_refusal(rulebook: &Rulebook, event: &Event) -> Option<Given> {
    let refused = |code, rule: &str| Some(Given { code, rule: rule.to_owned() });
    if !(FIRST_YEAR..=LAST_EVENT_YEAR).contains(&event.on.year()) {
        return refused(RefusalCode::Date, &event.event);
    }
    if event.event == ANNULLED {
        let strange = event.facts.iter().find(|(name, answer)| {
            *name != "reason"
                || !matches!(answer, Answer::Text(text) if text.chars().count() <= facts::LONGEST)
        });
        let Some((name, _)) = strange else {
            return event
                .corrects
                .is_none()
                .then(|| Given { code: RefusalCode::Correction, rule: ANNULLED.to_owned() });
        };
        return refused(RefusalCode::FactUnknown, name);
    }
    if rulebook.names().event_number(&event.event).is_none() {
        return refused(RefusalCode::UnknownEvent, &event.event);
    }
    if rulebook.event_on(&event.event, event.on).is_none() {
        return refused(RefusalCode::NotInForce, &event.event);
    }
    if !rulebook.may_record(&event.by, &event.event, event.on) {
        return refused(RefusalCode::Role, &event.event);
    }
    let recorded = rulebook.civil_day(recorded(event));
    facts::validate_facts(rulebook, &event.event, event.on, recorded, &event.facts).into_iter().next()
}

/// The answer that says which region the file belongs to.
pub fn region_of<'a>(rulebook: &Rulebook, event: &'a Event) -> Option<&'a str> {
    let node = rulebook.event_on(&event.event, event.on)?;
    let fact = node.facts.iter().rev().find(|fact| {
        fact.kind == circular::model::FactKind::Region && event.facts.contains_key(&fact.name.text)
    })?;
    match event.facts.get(&fact.name.text) {
        Some(Answer::Text(region)) => Some(region),
        _ => None,
    }
}

/// Which of the questions that conditions ask about an event its answers satisfy.
fn bits(rulebook: &Rulebook, number: u16, answers: &BTreeMap<String, Answer>) -> u64 {
    let mut bits = 0;
    for (bit, test) in rulebook.fact_tests(number).iter().enumerate() {
        if answers.get(&test.fact).is_some_and(|answer| satisfies(answer, &test.tested)) {
            bits |= 1 << bit;
        }
    }
    bits
}

/// Whether an answer that was given satisfies a test. Why there is none satisfies no test, not even that it is not something.
pub fn satisfies(answer: &Answer, tested: &Tested) -> bool {
    if matches!(answer, Answer::None { .. }) {
        return false;
    }
    let equals = |value: &str| match answer {
        Answer::YesNo(yes) => value == if *yes { "yes" } else { "no" },
        Answer::Number(number) => value.parse() == Ok(*number),
        Answer::Text(text) => text == value,
        Answer::Many(texts) => texts.iter().any(|text| text == value),
        Answer::None { .. } => false,
    };
    match (tested, answer) {
        (Tested::Is(value), _) => equals(&value.text),
        (Tested::IsNot(value), _) => !equals(&value.text),
        (Tested::AtLeast(bound), Answer::Number(number)) => number >= bound,
        (Tested::AtMost(bound), Answer::Number(number)) => number <= bound,
        (Tested::AtLeast(_) | Tested::AtMost(_), _) => false,
    }
}
