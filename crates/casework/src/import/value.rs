//! One cell to one answer.

use circular::model::{Choice, Circular, Fact, FactKind};
use jiff::civil::Date;

use super::{codes, report::MistakeCode, table::Cell};
use crate::Answer;

/// What is wrong with a cell, and what could have been meant.
#[derive(Debug, PartialEq)]
pub(super) struct CellMistake {
    pub code: MistakeCode,
    pub nearest: Option<String>,
}

impl From<MistakeCode> for CellMistake {
    fn from(code: MistakeCode) -> Self {
        Self { code, nearest: None }
    }
}

/// The answer that a cell gives to a fact on a day; `None` when it is blank.
pub(super) fn answer(
    circular: &Circular,
    fact: &Fact,
    on: Date,
    cell: &Cell,
) -> Result<Option<Answer>, CellMistake> {
    if let Some(code) = cell.unusable {
        return Err(code.into());
    }
    if cell.is_blank() {
        return Ok(None);
    }
    let split = matches!(fact.kind, FactKind::Choice | FactKind::Country | FactKind::Language);
    let parts: Vec<&str> = match &cell.many {
        Some(many) => many.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect(),
        None if split => cell.text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).collect(),
        None => vec![cell.text.trim()],
    };
    if fact.many {
        let mut answers = Vec::new();
        for part in parts {
            let word = word(circular, fact, on, part)?;
            if !answers.contains(&word) {
                answers.push(word);
            }
        }
        return Ok((!answers.is_empty()).then_some(Answer::Many(answers)));
    }
    match parts[..] {
        [] => Ok(None),
        [part] => one(circular, fact, on, part).map(Some),
        _ => Err(MistakeCode::OneAnswer.into()),
    }
}

fn one(circular: &Circular, fact: &Fact, on: Date, text: &str) -> Result<Answer, CellMistake> {
    match fact.kind {
        FactKind::YesNo => yes_no(text).map(Answer::YesNo),
        FactKind::Number => text.parse().map(Answer::Number).map_err(|_| MistakeCode::NotANumber.into()),
        _ => word(circular, fact, on, text).map(Answer::Text),
    }
}

fn word(circular: &Circular, fact: &Fact, on: Date, text: &str) -> Result<String, CellMistake> {
    match fact.kind {
        FactKind::Date => day(text).map(|day| day.to_string()),
        FactKind::Choice => choice(fact, on, text),
        FactKind::Country => codes::country(text).map(str::to_owned).ok_or(MistakeCode::NotACountry.into()),
        FactKind::Language => {
            codes::language(text).map(str::to_owned).ok_or(MistakeCode::NotALanguage.into())
        }
        FactKind::Region => named(
            text,
            MistakeCode::NotARegion,
            circular.regions.iter().map(|region| (region.name.as_str(), &region.title)),
        ),
        FactKind::Office => named(
            text,
            MistakeCode::NotAnOffice,
            circular.offices.iter().map(|office| (office.name.as_str(), &office.title)),
        ),
        FactKind::Money => money(text),
        FactKind::Text
        | FactKind::Person
        | FactKind::Place
        | FactKind::Document
        | FactKind::YesNo
        | FactKind::Number => Ok(text.to_owned()),
    }
}

/// A day as `YYYY-MM-DD`. Other orders are not guessed at, for a wrong guess moves a deadline; the likeliest meaning is
/// offered instead.
pub(super) fn day(text: &str) -> Result<Date, CellMistake> {
    if let Ok(day) = text.parse::<Date>()
        && text.len() == 10
    {
        return Ok(day);
    }
    Err(CellMistake { code: MistakeCode::NotADate, nearest: likely_day(text).map(|day| day.to_string()) })
}

/// What `2.3.2026` or `2026/3/2` most likely means; nothing when day and month could change places.
fn likely_day(text: &str) -> Option<Date> {
    let digits = text.split(['-', '/', '.', ' ', 'T']).take(3);
    let parts: Vec<i16> = digits.map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match parts[..] {
        [year, month, day] if year > 31 => (year, month, day),
        [day, month, year] if year > 31 && (day > 12 || day == month) => (year, month, day),
        _ => return None,
    };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A checkbox.
pub(super) fn checked(cell: &Cell) -> Result<bool, CellMistake> {
    match cell.unusable {
        Some(code) => Err(code.into()),
        None => yes_no(cell.text.trim()),
    }
}

fn yes_no(text: &str) -> Result<bool, CellMistake> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" | "x" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(MistakeCode::NotYesNo.into()),
    }
}

fn money(text: &str) -> Result<String, CellMistake> {
    crate::fold::money(text).map(|_| text.to_owned()).ok_or(MistakeCode::NotMoney.into())
}

fn choice(fact: &Fact, on: Date, text: &str) -> Result<String, CellMistake> {
    let in_force = || fact.choices.iter().filter(|choice| choice.validity.covers(on));
    let wanted = folded(text);
    // The standard's own code first: a circular may use the same word for another choice.
    let by_code = in_force().find(|choice| codes_of(choice).any(|code| folded(code) == wanted));
    let by_name = || in_force().find(|choice| folded(choice.name.as_str()) == wanted);
    if let Some(choice) = by_code.or_else(by_name) {
        return Ok(choice.name.text.clone());
    }
    let offered = in_force().flat_map(|choice| match choice.htcds {
        Some(_) => codes_of(choice).collect::<Vec<_>>(),
        None => vec![choice.name.as_str()],
    });
    Err(CellMistake { code: MistakeCode::NotACode, nearest: nearest(text, offered) })
}

/// The standard's codes that a choice carries, separated by spaces.
fn codes_of(choice: &Choice) -> impl Iterator<Item = &str> {
    choice.htcds.iter().flat_map(|codes| codes.split_whitespace())
}

/// A name of the circular from that name or from its title in any language.
fn named<'a>(
    text: &str,
    code: MistakeCode,
    known: impl Iterator<Item = (&'a str, &'a circular::model::Texts)> + Clone,
) -> Result<String, CellMistake> {
    let wanted = folded(text);
    let is_it = |(name, title): &(&str, &circular::model::Texts)| {
        folded(name) == wanted || title.0.values().any(|title| folded(title) == wanted)
    };
    match known.clone().find(is_it) {
        Some((name, _)) => Ok(name.to_owned()),
        None => Err(CellMistake { code, nearest: nearest(text, known.map(|(name, _)| name)) }),
    }
}

/// A name without what people write differently: case, hyphens, underscores, spaces.
pub(super) fn folded(name: &str) -> String {
    name.chars()
        .filter(|sign| !matches!(sign, '_' | '-') && !sign.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The likeliest of the names offered, if any is near.
pub(super) fn nearest<'a>(text: &str, offered: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // Comparing takes the product of both lengths; nothing this long is a misspelt code.
    if text.len() > 80 {
        return None;
    }
    let wanted = folded(text);
    offered
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wanted, &folded(name)), name))
        .filter(|(likeness, _)| *likeness > 0.84)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_one_order_of_year_month_day_is_taken() {
        assert_eq!(day("2026-03-02"), Ok(date(2026, 3, 2)));
        for (text, meant) in [
            ("2.13.2026", None),
            ("13.2.2026", Some("2026-02-13")),
            ("2/3/2026", None),
            ("2026/3/2", Some("2026-03-02")),
            ("2026-02-30", None),
            ("2026-03-02T10:00", Some("2026-03-02")),
            ("20260302", None),
            ("tomorrow", None),
            ("", None),
        ] {
            let mistake = day(text).unwrap_err();
            assert_eq!(mistake.nearest.as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        let offered = ["DebtBondage", "FalsePromises", "TakesEarnings"];
        assert_eq!(nearest("Debt bondge", offered).as_deref(), Some("DebtBondage"));
        assert_eq!(nearest("pizza", offered), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), offered), None);
    }

    #[test]
    fn an_amount_carries_its_currency() {
        assert!(money("1200.50 EUR").is_ok());
        for text in ["1200", "12,5 EUR", "EUR", "1 eur", " EUR", "1 EURO"] {
            assert!(money(text).is_err(), "{text}");
        }
    }
}
