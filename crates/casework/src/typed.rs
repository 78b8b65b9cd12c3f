//! What somebody typed into a form, as the answers of an event.
//!
//! A form posts names and values. The answer to a fact `born` of type date comes as `born.day`, `born.month`,
//! `born.year`; money as `wage.amount` and `wage.currency`; everything else under the fact's own name, several values
//! where the fact allows `many`.

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    model::{Fact, FactKind},
};
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    Answer, RefusalCode, Unanswered,
    fold::{LONGEST, facts_on, validate_facts},
    import::codes,
};

/// Names and values as posted, in order.
pub type Posted = BTreeMap<String, Vec<String>>;

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypedMistake {
    /// The fact.
    pub fact: String,
    pub kind: TypedMistakeKind,
}

/// The kinds of mistake in an answer; pages make a sentence from each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TypedMistakeKind {
    /// Asked for and not given.
    Missing,
    /// Day, month and year make no day.
    NotADate,
    /// Before 1900 or after 2200.
    DateOutOfRange,
    /// After the day of recording, where the rules ask for what has been.
    InTheFuture,
    /// No whole number.
    NotANumber,
    /// Below or above what the rule says.
    OutOfBounds { at_least: Option<i64>, at_most: Option<i64> },
    /// No amount with a currency of three letters.
    NotMoney,
    /// More signs than fit.
    TooLong { longest: usize, typed: usize },
    /// Not one of what is offered on that day.
    NotOffered,
    /// Several answers where one is asked for.
    OneOnly,
    /// An answer, and beside it why there is none.
    AnsweredAndNot,
    /// The event does not ask for this.
    Unasked,
}

/// The answers that a form gives to the facts of an event on the day it took effect, and everything that is wrong.
///
/// `recorded` is the day of recording. Blank answers are left out. `prefix` stands before the fact's name in the names of
/// the fields, for example `fact.`; fields without it are passed over.
pub fn answers(
    rulebook: &Rulebook,
    event: &str,
    on: Date,
    recorded: Date,
    prefix: &str,
    posted: &Posted,
) -> (BTreeMap<String, Answer>, Vec<TypedMistake>) {
    let Some(node) = rulebook.event_on(event, on) else { return Default::default() };
    let facts = facts_on(rulebook, node, on);
    let mut given = BTreeMap::new();
    let mut mistakes = Vec::new();
    for fact in &facts {
        let name = fact.name.text.as_str();
        match answer(fact, &Fields { prefix, name, posted }) {
            Ok(Some(answer)) => {
                given.insert(name.to_owned(), answer);
            }
            Ok(None) => {}
            Err(kind) => mistakes.push(TypedMistake { fact: name.to_owned(), kind }),
        }
    }
    // The same question that the journal asks; a finer word where the answer shows why.
    for refused in validate_facts(rulebook, event, on, recorded, &given) {
        if mistakes.iter().any(|mistake| mistake.fact == refused.rule) {
            continue;
        }
        let fact = facts.iter().find(|fact| fact.name.text == refused.rule);
        let kind = match (refused.code, fact) {
            (RefusalCode::FactMissing, _) => TypedMistakeKind::Missing,
            (RefusalCode::FactValue, Some(fact)) => why(fact, recorded, given.get(&refused.rule)),
            _ => TypedMistakeKind::Unasked,
        };
        mistakes.push(TypedMistake { fact: refused.rule, kind });
    }
    for name in posted.keys().filter_map(|name| name.strip_prefix(prefix)) {
        let known = |fact: &&Fact| fields_of(fact).any(|field| field == name);
        if !facts.iter().any(known) {
            mistakes.push(TypedMistake { fact: name.to_owned(), kind: TypedMistakeKind::Unasked });
        }
    }
    (given, mistakes)
}

/// What stands after a fact's name in the field that says why there is no answer.
pub const UNANSWERED: &str = ".unanswered";

/// Whether a form asks it as one of several buttons: then why there is no answer is a button among them.
pub fn is_one_of(fact: &Fact) -> bool {
    matches!(fact.kind, FactKind::YesNo | FactKind::Choice | FactKind::Region) && !fact.many
}

/// The names of the fields, without prefix, in which a form asks for a fact.
pub fn fields_of(fact: &Fact) -> impl Iterator<Item = String> + '_ {
    let parts: &[&str] = match fact.kind {
        FactKind::Date => &[".day", ".month", ".year"],
        FactKind::Money => &[".amount", ".currency"],
        _ => &[""],
    };
    let unanswered: &[&str] = if fact.need_not_answer && !is_one_of(fact) { &[UNANSWERED] } else { &[] };
    parts.iter().chain(unanswered).map(|part| format!("{}{part}", fact.name.text))
}

/// The fields that would give an answer: what a form shows when it is filled beforehand.
pub fn posted(fact: &Fact, answer: &Answer) -> Posted {
    let name = &fact.name.text;
    let one = |part: &str, value: &str| (format!("{name}{part}"), vec![value.to_owned()]);
    match (fact.kind, answer) {
        (_, Answer::None { unanswered }) => {
            Posted::from([one(if is_one_of(fact) { "" } else { UNANSWERED }, unanswered.word())])
        }
        (FactKind::Date, Answer::Text(text)) => {
            let mut parts = text.splitn(3, '-');
            let mut next = || parts.next().unwrap_or_default().trim_start_matches('0').to_owned();
            let (year, month, day) = (next(), next(), next());
            Posted::from([one(".day", &day), one(".month", &month), one(".year", &year)])
        }
        (FactKind::Money, Answer::Text(text)) => {
            let (amount, currency) = text.split_once(' ').unwrap_or((text, ""));
            Posted::from([one(".amount", amount), one(".currency", currency)])
        }
        (_, Answer::YesNo(yes)) => Posted::from([one("", if *yes { "yes" } else { "no" })]),
        (_, Answer::Number(number)) => Posted::from([one("", &number.to_string())]),
        (_, Answer::Text(text)) => Posted::from([one("", text)]),
        (_, Answer::Many(texts)) => Posted::from([(name.clone(), texts.clone())]),
    }
}

/// The fields of one fact.
struct Fields<'a> {
    prefix: &'a str,
    name: &'a str,
    posted: &'a Posted,
}

impl<'a> Fields<'a> {
    /// Values that are not blank, without white space around them.
    fn values(&self, part: &str) -> Vec<&'a str> {
        let name = format!("{}{}{part}", self.prefix, self.name);
        let values = self.posted.get(&name).map_or(&[][..], Vec::as_slice);
        values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect()
    }

    fn one(&self, part: &str) -> Result<Option<&'a str>, TypedMistakeKind> {
        match self.values(part)[..] {
            [] => Ok(None),
            [value] => Ok(Some(value)),
            _ => Err(TypedMistakeKind::OneOnly),
        }
    }
}

/// The answer that the fields give, or why there is none.
fn answer(fact: &Fact, fields: &Fields<'_>) -> Result<Option<Answer>, TypedMistakeKind> {
    if !fact.need_not_answer {
        return given(fact, fields);
    }
    if is_one_of(fact) {
        return match fields.one("")?.and_then(Unanswered::named) {
            Some(unanswered) => Ok(Some(Answer::None { unanswered })),
            None => given(fact, fields),
        };
    }
    let given = given(fact, fields);
    let why = fields.one(UNANSWERED)?;
    let Some(why) = why else { return given };
    let unanswered = Unanswered::named(why).ok_or(TypedMistakeKind::NotOffered)?;
    match given {
        Ok(None) => Ok(Some(Answer::None { unanswered })),
        Ok(Some(_)) | Err(_) => Err(TypedMistakeKind::AnsweredAndNot),
    }
}

fn given(fact: &Fact, fields: &Fields<'_>) -> Result<Option<Answer>, TypedMistakeKind> {
    let text = |value: &str| Answer::Text(value.to_owned());
    match fact.kind {
        FactKind::Date => {
            let parts = [fields.one(".day")?, fields.one(".month")?, fields.one(".year")?];
            match parts {
                [None, None, None] => Ok(None),
                [Some(day), Some(month), Some(year)] => {
                    date_of(day, month, year).map(|date| Some(Answer::Text(date.to_string())))
                }
                _ => Err(TypedMistakeKind::NotADate),
            }
        }
        FactKind::Money => match (fields.one(".amount")?, fields.one(".currency")?) {
            (None, _) => Ok(None),
            (Some(amount), currency) => {
                // A comma before one or two last digits is how half of Europe writes cents.
                let amount = amount.replace(',', ".");
                let money = format!("{amount} {}", currency.unwrap_or("EUR").to_ascii_uppercase());
                match crate::fold::money(&money) {
                    Some(_) => Ok(Some(Answer::Text(money))),
                    None => Err(TypedMistakeKind::NotMoney),
                }
            }
        },
        FactKind::YesNo => match fields.one("")? {
            None => Ok(None),
            Some("yes") => Ok(Some(Answer::YesNo(true))),
            Some("no") => Ok(Some(Answer::YesNo(false))),
            Some(_) => Err(TypedMistakeKind::NotOffered),
        },
        FactKind::Number => match fields.one("")? {
            None => Ok(None),
            Some(number) => number
                .parse()
                .map(|number| Some(Answer::Number(number)))
                .map_err(|_| TypedMistakeKind::NotANumber),
        },
        _ if fact.many => {
            let mut many: Vec<String> = Vec::new();
            for value in fields.values("") {
                if !is_known(fact, value) {
                    return Err(TypedMistakeKind::NotOffered);
                }
                if !many.iter().any(|known| known == value) {
                    many.push(value.to_owned());
                }
            }
            Ok((!many.is_empty()).then_some(Answer::Many(many)))
        }
        _ => match fields.one("")? {
            Some(value) if !is_known(fact, value) => Err(TypedMistakeKind::NotOffered),
            value => Ok(value.map(text)),
        },
    }
}

/// Whether a code of a country or language is one that anybody has assigned.
fn is_known(fact: &Fact, value: &str) -> bool {
    match fact.kind {
        FactKind::Country => codes::country(value) == Some(value),
        FactKind::Language => codes::language(value) == Some(value),
        _ => true,
    }
}

/// The day that three boxes make.
///
/// # Errors
/// [`TypedMistakeKind::NotADate`] when they make none, for example 31 April.
pub fn date_of(day: &str, month: &str, year: &str) -> Result<Date, TypedMistakeKind> {
    let wrong = TypedMistakeKind::NotADate;
    let number = |text: &str, longest: usize| -> Option<i16> {
        let text = text.trim();
        (text.len() <= longest && text.bytes().all(|sign| sign.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    let (Some(day), Some(month), Some(year)) = (number(day, 2), number(month, 2), number(year, 4)) else {
        return Err(wrong);
    };
    // Two digits could mean two centuries.
    if year < 1000 {
        return Err(wrong);
    }
    Date::new(year, month as i8, day as i8).map_err(|_| TypedMistakeKind::NotADate)
}

/// Why an answer of the right shape does not fit.
fn why(fact: &Fact, recorded: Date, answer: Option<&Answer>) -> TypedMistakeKind {
    match (fact.kind, answer) {
        (FactKind::Date, Some(answer)) => match crate::fold::date(answer) {
            Some(date) if !(1900..=2200).contains(&date.year()) => TypedMistakeKind::DateOutOfRange,
            Some(date) if !fact.may_be_future && date > recorded => TypedMistakeKind::InTheFuture,
            _ => TypedMistakeKind::NotADate,
        },
        (FactKind::Number, _) => {
            TypedMistakeKind::OutOfBounds { at_least: fact.at_least, at_most: fact.at_most }
        }
        (FactKind::Money, _) => TypedMistakeKind::NotMoney,
        (FactKind::Text | FactKind::Person | FactKind::Place, Some(Answer::Text(text))) => {
            let longest = fact.longest.map_or(LONGEST, |longest| longest as usize);
            TypedMistakeKind::TooLong { longest, typed: text.chars().count() }
        }
        _ => TypedMistakeKind::NotOffered,
    }
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use circular::Choices;
    use jiff::civil::date;

    use super::*;

    fn belgium() -> Rulebook {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, _) = circular::read(folder).unwrap();
        circular::compile(Arc::new(circular), &Choices::default()).unwrap()
    }

    const TODAY: Date = date(2026, 11, 25);

    fn typed(event: &str, fields: &[(&str, &str)]) -> (BTreeMap<String, Answer>, Vec<TypedMistake>) {
        let mut posted = Posted::new();
        for (name, value) in fields {
            posted.entry(format!("fact.{name}")).or_default().push((*value).to_owned());
        }
        answers(&belgium(), event, TODAY, TODAY, "fact.", &posted)
    }

    fn wrong(event: &str, fields: &[(&str, &str)]) -> Vec<(String, TypedMistakeKind)> {
        typed(event, fields).1.into_iter().map(|mistake| (mistake.fact, mistake.kind)).collect()
    }

    #[test]
    fn every_mistake_of_a_form_is_told_at_once() {
        let told = wrong(
            "identity-recorded",
            &[
                ("born.day", "31"),
                ("born.month", "4"),
                ("born.year", "1990"),
                ("citizenship", "ZZZ"),
                ("height", "2"),
            ],
        );
        assert!(told.contains(&("born".into(), TypedMistakeKind::NotADate)), "{told:?}");
        assert!(told.contains(&("citizenship".into(), TypedMistakeKind::NotOffered)), "{told:?}");
        assert!(told.contains(&("height".into(), TypedMistakeKind::Unasked)), "{told:?}");
    }

    #[test]
    fn a_birth_tomorrow_is_told_apart_from_no_date() {
        let born = |day: &str, year: &str| {
            wrong("identity-recorded", &[("born.day", day), ("born.month", "11"), ("born.year", year)])
        };
        let one = |told: Vec<(String, TypedMistakeKind)>| {
            told.into_iter().find(|(fact, _)| fact == "born").map(|(_, kind)| kind)
        };
        assert_eq!(one(born("25", "2026")), None);
        assert_eq!(one(born("26", "2026")), Some(TypedMistakeKind::InTheFuture));
        assert_eq!(one(born("26", "1899")), Some(TypedMistakeKind::DateOutOfRange));
        assert_eq!(one(born("26", "99")), Some(TypedMistakeKind::NotADate));
        assert_eq!(one(born("", "1990")), Some(TypedMistakeKind::NotADate));
    }

    #[test]
    fn a_missing_answer_is_told_and_a_blank_one_is_not_kept() {
        let (given, told) = typed("detected", &[("region", "brussels"), ("setting", "  ")]);
        assert_eq!(given.len(), 1);
        assert!(told.contains(&TypedMistake { fact: "setting".into(), kind: TypedMistakeKind::Missing }));
    }

    #[test]
    fn what_is_shown_again_says_the_same() {
        let rulebook = belgium();
        let node = rulebook.event_on("identity-recorded", TODAY).unwrap();
        let (given, told) = typed(
            "identity-recorded",
            &[("born.day", "9"), ("born.month", "02"), ("born.year", "1990"), ("citizenship", "PH")],
        );
        assert_eq!(told, []);
        let again: Posted = node
            .facts
            .iter()
            .filter_map(|fact| Some(posted(fact, given.get(&fact.name.text)?)))
            .flatten()
            .collect();
        let (same, told) = answers(&rulebook, "identity-recorded", TODAY, TODAY, "", &again);
        assert_eq!((same, told), (given, vec![]));
    }
}
