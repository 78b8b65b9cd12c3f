//! Whether the facts of an event are what its rule asks for.

use std::{collections::BTreeMap, str::FromStr};

use circular::{
    Rulebook,
    model::{Event, Fact, FactKind},
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Answer, RefusalCode};

/// The longest text, in signs, where the circular gives no other bound.
pub const LONGEST: usize = 4_000;

/// A refusal that rests on what was given alone: its kind, and the rule or fact that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub code: RefusalCode,
    pub rule: String,
}

/// Everything that is wrong with the facts of an event that took effect on `on` and was recorded on the day `recorded`.
///
/// In the order of the circular, then what the event does not ask for. An event that is not in force on that day asks
/// for nothing.
pub fn validate_facts(
    rulebook: &Rulebook,
    event: &str,
    on: Date,
    recorded: Date,
    facts: &BTreeMap<String, Answer>,
) -> Vec<Given> {
    let node = rulebook.event_on(event, on);
    let asked: Vec<&Fact> = node.map_or_else(Vec::new, |node| facts_on(rulebook, node, on));
    let mut wrong = Vec::new();
    for fact in &asked {
        let code = match facts.get(&fact.name.text) {
            None => fact.required.then_some(RefusalCode::FactMissing),
            Some(answer) if empty(answer) => fact.required.then_some(RefusalCode::FactMissing),
            Some(answer) => (!fits(rulebook, fact, on, recorded, answer)).then_some(RefusalCode::FactValue),
        };
        wrong.extend(code.map(|code| Given { code, rule: fact.name.text.clone() }));
    }
    let strange = facts.keys().filter(|name| !asked.iter().any(|fact| fact.name.text == **name));
    wrong.extend(strange.map(|name| Given { code: RefusalCode::FactUnknown, rule: name.clone() }));
    wrong
}

/// The facts that an event asks for on a day.
pub fn facts_on<'a>(rulebook: &Rulebook, event: &'a Event, on: Date) -> Vec<&'a Fact> {
    event.facts.iter().filter(|fact| rulebook.in_force(&fact.validity, on)).collect()
}

/// A date as an answer carries it.
pub fn date(answer: &Answer) -> Option<Date> {
    match answer {
        // Only the ISO form with ten signs: jiff would also read a date with a time.
        Answer::Text(text) if text.len() == 10 => text.parse().ok(),
        _ => None,
    }
}

fn empty(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => text.trim().is_empty(),
        Answer::Many(texts) => texts.is_empty(),
        Answer::YesNo(_) | Answer::Number(_) | Answer::None { .. } => false,
    }
}

fn fits(rulebook: &Rulebook, fact: &Fact, on: Date, recorded: Date, answer: &Answer) -> bool {
    match answer {
        Answer::None { .. } => fact.need_not_answer,
        Answer::YesNo(_) => fact.kind == FactKind::YesNo,
        Answer::Number(number) => {
            fact.kind == FactKind::Number
                && fact.at_least.is_none_or(|least| *number >= least)
                && fact.at_most.is_none_or(|most| *number <= most)
        }
        Answer::Text(text) => text_fits(rulebook, fact, on, recorded, text),
        Answer::Many(texts) => {
            fact.many
                && texts.len() <= 1_000
                && texts.iter().all(|text| text_fits(rulebook, fact, on, recorded, text))
        }
    }
}

fn text_fits(rulebook: &Rulebook, fact: &Fact, on: Date, recorded: Date, text: &str) -> bool {
    let circular = rulebook.circular();
    match fact.kind {
        FactKind::YesNo | FactKind::Number => false,
        FactKind::Date => date(&Answer::Text(text.to_owned())).is_some_and(|date| {
            (1900..=2200).contains(&date.year()) && (fact.may_be_future || date <= recorded)
        }),
        FactKind::Money => money(text).is_some(),
        FactKind::Choice => fact
            .choices
            .iter()
            .any(|choice| choice.name.text == text && rulebook.in_force(&choice.validity, on)),
        FactKind::Country => text.len() == 2 && text.bytes().all(|sign| sign.is_ascii_uppercase()),
        FactKind::Language => language(text),
        FactKind::Region => circular.regions.iter().any(|region| region.name.text == text),
        FactKind::Office => circular.offices.iter().any(|office| office.name.text == text),
        FactKind::Document => text.parse::<evidence::Document>().is_ok(),
        FactKind::Text | FactKind::Person | FactKind::Place => {
            let longest = fact.longest.map_or(LONGEST, |longest| longest as usize);
            // A text has at least as many bytes as signs and at most four times as many.
            text.len() <= longest
                || (text.len() <= longest.saturating_mul(4) && text.chars().count() <= longest)
        }
    }
}

/// Money as `1200.50 EUR`: the amount, and the three letters of its currency.
pub fn money(text: &str) -> Option<(Decimal, &str)> {
    let (amount, currency) = text.split_once(' ')?;
    let letters = currency.len() == 3 && currency.bytes().all(|sign| sign.is_ascii_uppercase());
    let plain = amount.bytes().all(|sign| sign.is_ascii_digit() || matches!(sign, b'.' | b'-'));
    let amount = Decimal::from_str(amount).ok()?;
    (letters && plain).then_some((amount, currency))
}

/// A language tag: two or three letters, then perhaps parts after hyphens (`en`, `zh-Hant`).
fn language(text: &str) -> bool {
    let mut parts = text.split('-');
    let main = parts.next().unwrap_or_default();
    (2..=3).contains(&main.len())
        && main.bytes().all(|sign| sign.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_alphanumeric())
        })
}
