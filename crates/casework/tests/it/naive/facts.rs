//! Refusals that rest on what was given alone.

use casework::{ANNULLED, Answer, Event};
use circular::model::{Fact, FactKind};
use jiff::{Timestamp, civil::Date};

use super::Law;

pub type Refused = (&'static str, String);

/// The instant of recording: as given, or noon of the effective day in UTC.
pub fn recorded(event: &Event) -> Timestamp {
    let noon = || jiff::tz::TimeZone::UTC.to_timestamp(event.on.at(12, 0, 0, 0));
    let edge = if event.on.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    event.recorded.unwrap_or_else(|| noon().unwrap_or(edge))
}

/// The civil day of recording where the circular counts its days.
pub fn recorded_day(law: Law, event: &Event) -> Date {
    let zone = law.circular.time_zone.as_ref().map_or("UTC", |zone| &zone.value);
    jiff::tz::TimeZone::get(zone).unwrap().to_datetime(recorded(event)).date()
}

/// Why an event is refused whatever came before it.
pub fn given(law: Law, event: &Event) -> Option<Refused> {
    let no = |code, rule: &str| Some((code, rule.to_owned()));
    if event.on.year() < 1900 || event.on.year() > 2200 {
        return no("date", &event.event);
    }
    if event.event == ANNULLED {
        for (name, answer) in &event.facts {
            if name != "reason" || !matches!(answer, Answer::Text(text) if text.chars().count() <= 4_000) {
                return no("fact-unknown", name);
            }
        }
        return if event.corrects.is_none() { no("correction", ANNULLED) } else { None };
    }
    let mut named = law.circular.events.iter().filter(|node| node.name.text == event.event).peekable();
    if named.peek().is_none() {
        return no("unknown-event", &event.event);
    }
    let Some(node) = named.find(|node| law.stands(&node.validity, event.on)) else {
        return no("not-in-force", &event.event);
    };
    let mut by = node.by.iter().filter(|(_, validity)| law.stands(validity, event.on));
    if !by.any(|(role, _)| law.acts_as(&event.by, &role.text)) {
        return no("role", &event.event);
    }
    let facts: Vec<&Fact> = node.facts.iter().filter(|fact| law.stands(&fact.validity, event.on)).collect();
    for fact in &facts {
        let answer = event.facts.get(&fact.name.text).filter(|answer| match answer {
            Answer::Text(text) => !text.trim().is_empty(),
            Answer::Many(list) => !list.is_empty(),
            _ => true,
        });
        match answer {
            None if fact.required => return no("fact-missing", &fact.name.text),
            None => {}
            Some(answer) if fits(law, fact, event, answer) => {}
            Some(_) => return no("fact-value", &fact.name.text),
        }
    }
    let strange = event.facts.keys().find(|name| !facts.iter().any(|fact| fact.name.text == **name));
    strange.and_then(|name| no("fact-unknown", name))
}

fn fits(law: Law, fact: &Fact, event: &Event, answer: &Answer) -> bool {
    match answer {
        Answer::None { .. } => fact.need_not_answer,
        Answer::YesNo(_) => fact.kind == FactKind::YesNo,
        Answer::Number(number) => {
            let range = fact.at_least.unwrap_or(i64::MIN)..=fact.at_most.unwrap_or(i64::MAX);
            fact.kind == FactKind::Number && range.contains(number)
        }
        Answer::Text(text) => one(law, fact, event, text),
        Answer::Many(list) => {
            fact.many && list.len() <= 1_000 && list.iter().all(|text| one(law, fact, event, text))
        }
    }
}

fn one(law: Law, fact: &Fact, event: &Event, text: &str) -> bool {
    let circular = law.circular;
    match fact.kind {
        FactKind::YesNo | FactKind::Number => false,
        FactKind::Date => date(text).is_some_and(|day| {
            (1900..=2200).contains(&day.year()) && (fact.may_be_future || day <= recorded_day(law, event))
        }),
        FactKind::Choice => fact
            .choices
            .iter()
            .any(|choice| choice.name.text == text && law.stands(&choice.validity, event.on)),
        FactKind::Region => circular.regions.iter().any(|node| node.name.text == text),
        FactKind::Office => circular.offices.iter().any(|node| node.name.text == text),
        FactKind::Country => text.len() == 2 && text.chars().all(|sign| sign.is_ascii_uppercase()),
        FactKind::Language => {
            let mut parts = text.split('-');
            let main = parts.next().unwrap();
            (main.len() == 2 || main.len() == 3)
                && main.chars().all(|sign| sign.is_ascii_lowercase())
                && parts.all(|part| {
                    (2..=8).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_alphanumeric())
                })
        }
        FactKind::Money => text.split_once(' ').is_some_and(|(amount, currency)| {
            amount.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign == '-')
                && amount.parse::<rust_decimal::Decimal>().is_ok()
                && currency.len() == 3
                && currency.chars().all(|sign| sign.is_ascii_uppercase())
        }),
        FactKind::Document => text.parse::<evidence::Document>().is_ok(),
        FactKind::Text | FactKind::Person | FactKind::Place => {
            text.chars().count() <= fact.longest.unwrap_or(4_000) as usize
        }
    }
}

/// A date in ten signs.
pub fn date(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}
