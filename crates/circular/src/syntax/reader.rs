//! The state of reading: the circular so far, what is wrong so far, and the small questions every node asks of its line.

use jiff::civil::Date;

use super::{
    line::{Line, nearest_word, no_name},
    tree::{Literal, Node, Value},
};
use crate::{
    mistake::{Code, MISTAKES_MAX, Mistake, Within},
    model::{Circular, Length, Name, Spanned, Unit},
    source::Span,
};

/// The greatest number in a fact or a question about one, either way from 0.
pub(super) const NUMBER_MAX: i64 = 1_000_000_000_000;

/// Reads nodes into a circular.
#[derive(Default)]
pub(super) struct Reader {
    pub circular: Circular,
    pub mistakes: Vec<Mistake>,
    within: Option<Within>,
}

impl Reader {
    /// Notes a mistake, inside the rule being read.
    pub fn tell(&mut self, mut mistake: Mistake) {
        if self.mistakes.len() < MISTAKES_MAX {
            mistake.within = mistake.within.or_else(|| self.within.clone());
            self.mistakes.push(mistake);
        }
    }

    /// Reads a top-level node with `read`; mistakes told meanwhile name it.
    pub fn rule(&mut self, node: &Node, read: impl FnOnce(&mut Self)) {
        let property = |name: &str| node.properties.iter().find(|property| property.name.text == name);
        let name = match node.name.as_str() {
            "transition" => property("stage").map(|property| &property.value),
            "link" => property("as").map(|property| &property.value),
            _ => node.arguments.first(),
        };
        let name = name.map(|value| value.text.clone()).unwrap_or_default();
        let known = super::RULES.contains(&node.name.as_str());
        self.within = known.then(|| Within { kind: node.name.text.clone(), name });
        read(self);
        self.within = None;
    }

    /// A line that this block does not know.
    pub fn unknown_line(&mut self, node: &Node, known: &[&'static str]) {
        let mistake = Mistake::error(Code::Words, "words-line", node.name.span)
            .with("word", &node.name.text)
            .with("words", known.join(", "));
        self.tell(mistake.near(nearest_word(&node.name.text, known)));
    }

    /// Something needed is not there. Silent when part of the line could not be read: that is its echo.
    pub fn missing(&mut self, line: &Line<'_>, what: &'static str, example: &str) {
        if line.node.broken {
            return;
        }
        let mistake = Mistake::error(Code::Missing, what, line.span()).with("line", &line.node.name.text);
        self.tell(mistake.with("example", example));
    }

    /// The rule's own name: its first word.
    pub fn own_name(&mut self, line: &mut Line<'_>) -> Name {
        match line.next() {
            Some(value) => self.name(value).unwrap_or_else(|| no_name(value.span)),
            None => {
                let example = format!("{} some-name", line.node.name.text);
                self.missing(line, "missing-name", &example);
                no_name(line.span())
            }
        }
    }

    /// A name that must stand on the line, for example `happened EVENT`.
    pub fn needed_name(&mut self, line: &mut Line<'_>, example: &str) -> Name {
        match line.next() {
            Some(value) => self.name(value).unwrap_or_else(|| no_name(value.span)),
            None => {
                self.missing(line, "missing-name", example);
                no_name(line.span())
            }
        }
    }

    /// A name as the value of a property.
    pub fn name_property(&mut self, line: &mut Line<'_>, property: &'static str) -> Option<Name> {
        let value = line.property(property)?;
        Some(self.name(value).unwrap_or_else(|| no_name(value.span)))
    }

    /// A property that must be there and holds a name.
    pub fn needed_property(&mut self, line: &mut Line<'_>, property: &'static str, example: &str) -> Name {
        self.name_property(line, property).unwrap_or_else(|| {
            if !line.node.broken {
                let mistake = Mistake::error(Code::Missing, "missing-property", line.span())
                    .with("property", property)
                    .with("line", &line.node.name.text)
                    .with("example", example);
                self.tell(mistake);
            }
            no_name(line.span())
        })
    }

    /// A value as a name: lower-case words with hyphens.
    pub fn name(&mut self, value: &Value) -> Option<Name> {
        if value.literal == Literal::Broken {
            return None;
        }
        if is_name(&value.text) {
            return Some(Name { text: value.text.clone(), span: value.span });
        }
        let proper = match value.literal {
            Literal::Word | Literal::Quoted => properly_named(&value.text),
            _ => String::new(),
        };
        let case = if proper.is_empty() { "values-name" } else { "values-name-form" };
        let mistake = Mistake::error(Code::Values, case, value.span);
        self.tell(mistake.with("text", &value.text).with("proper", &proper));
        // Read on under the name that was meant, so that those who call it by that name find it.
        (!proper.is_empty()).then_some(Name { text: proper, span: value.span })
    }

    /// All words left on the line as names.
    pub fn names(&mut self, line: &mut Line<'_>, example: &str) -> Vec<Name> {
        let values = line.all();
        if values.is_empty() {
            self.missing(line, "missing-name", example);
        }
        values.into_iter().filter_map(|value| self.name(value)).collect()
    }

    /// A word out of a closed list, for example a role's kind.
    pub fn choice<T: Copy>(&mut self, value: &Value, choices: &[(&'static str, T)]) -> Option<Spanned<T>> {
        if value.literal == Literal::Broken {
            return None;
        }
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == value.text) {
            return Some(Spanned { value: *choice, span: value.span });
        }
        let words: Vec<&'static str> = choices.iter().map(|(word, _)| *word).collect();
        let mistake = Mistake::error(Code::Words, "words-choice", value.span)
            .with("word", &value.text)
            .with("words", words.join(", "));
        self.tell(mistake.near(nearest_word(&value.text, &words)));
        None
    }

    /// A text for people or for machines, in quotes or a single word.
    pub fn text(&mut self, value: &Value) -> Option<String> {
        match value.literal {
            Literal::Word | Literal::Quoted => Some(value.text.clone()),
            Literal::Broken => None,
            _ => {
                self.tell(Mistake::error(Code::Values, "values-text", value.span).with("text", &value.text));
                None
            }
        }
    }

    /// A whole number between two bounds, both included.
    pub fn number(&mut self, value: &Value, least: i64, most: i64) -> Option<i64> {
        match value.literal {
            Literal::Number(number) if (least..=most).contains(&number) => return Some(number),
            Literal::Broken => return None,
            _ => {}
        }
        let case = match value.literal {
            Literal::Number(_) => "values-number-range",
            Literal::Fraction => "values-whole-number",
            _ => "values-number",
        };
        let mistake = Mistake::error(Code::Values, case, value.span)
            .with("text", &value.text)
            .with("least", least)
            .with("most", most);
        self.tell(mistake);
        None
    }

    /// A date of the calendar.
    pub fn date(&mut self, value: &Value) -> Option<Spanned<Date>> {
        if value.literal == Literal::Broken {
            return None;
        }
        let shaped = value.text.len() == 10
            && value.text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let date = if shaped { value.text.parse::<Date>().ok() } else { None };
        if date.is_none() {
            let case = if shaped { "dates-calendar" } else { "dates-form" };
            self.tell(Mistake::error(Code::Dates, case, value.span).with("text", &value.text));
        }
        date.map(|date| Spanned { value: date, span: value.span })
    }

    /// The date in a property.
    pub fn date_property(&mut self, line: &mut Line<'_>, property: &'static str) -> Option<Spanned<Date>> {
        line.property(property).and_then(|value| self.date(value))
    }

    /// `45 days`: a number and a unit, the next two words of the line.
    pub fn length(&mut self, line: &mut Line<'_>) -> Option<Spanned<Length>> {
        let (number, unit) = (line.next(), line.next());
        let rest = line.all();
        let (Some(number), Some(unit)) = (number, unit) else {
            let case = if number.is_some() { "length-unit-missing" } else { "length-missing" };
            if !line.node.broken {
                let place = number.map_or(line.span(), |number| number.span);
                let text = number.map_or("", |number| &number.text);
                self.tell(
                    Mistake::error(Code::Length, case, place)
                        .with("line", &line.node.name.text)
                        .with("text", text),
                );
            }
            return None;
        };
        let span = Span { end: unit.span.end, ..number.span };
        if [number, unit].iter().any(|value| value.literal == Literal::Broken) {
            return None;
        }
        if let Some(second) = rest.first() {
            let mistake = Mistake::error(Code::Length, "length-words", unit.span)
                .with("line", &line.node.name.text)
                .with("number", &number.text)
                .with("unit", &unit.text)
                .with("extra", &second.text)
                .and_at(second.span);
            self.tell(mistake);
            return None;
        }
        let Literal::Number(count) = number.literal else {
            let case = if number.literal == Literal::Fraction { "length-fraction" } else { "length-number" };
            self.tell(
                Mistake::error(Code::Length, case, number.span)
                    .with("text", &number.text)
                    .with("unit", &unit.text),
            );
            return None;
        };
        let Some(parsed) = Unit::named(&unit.text) else {
            let near = nearest_word(&unit.text, &["days", "working-days", "weeks", "months", "years"]);
            let mistake = Mistake::error(Code::Length, "length-unit", unit.span).with("text", &unit.text);
            self.tell(mistake.with("number", count).near(near));
            return None;
        };
        match u32::try_from(count) {
            Ok(count) if (1..=10_000).contains(&count) => {
                Some(Spanned { value: Length { number: count, unit: parsed }, span })
            }
            _ => {
                self.tell(
                    Mistake::error(Code::Length, "length-range", number.span).with("text", &number.text),
                );
                None
            }
        }
    }
}

/// Whether a text is a name: lower-case words and numbers with single hyphens between them, beginning with a letter; or one
/// capital letter, as sides of a reading are called.
pub(super) fn is_name(text: &str) -> bool {
    let single_capital = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let words = text.len() <= 64
        && text.starts_with(|sign: char| sign.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    single_capital || words
}

/// The same text as a name, when that is possible.
fn properly_named(text: &str) -> String {
    let mut proper = String::new();
    for sign in text.chars().take(64) {
        if sign.is_alphanumeric() {
            sign.to_lowercase().for_each(|sign| match sign {
                'æ' | 'ä' => proper.push_str("ae"),
                'ø' | 'ö' => proper.push_str("oe"),
                'å' => proper.push_str("aa"),
                'à' | 'â' | 'á' => proper.push('a'),
                'é' | 'è' | 'ê' | 'ë' => proper.push('e'),
                'î' | 'ï' | 'í' => proper.push('i'),
                'ô' | 'ó' => proper.push('o'),
                'û' | 'ù' | 'ü' | 'ú' => proper.push('u'),
                'ç' => proper.push('c'),
                other if other.is_ascii_alphanumeric() => proper.push(other),
                _ => {}
            });
        } else if !proper.is_empty() && !proper.ends_with('-') {
            proper.push('-');
        }
    }
    let proper = proper.trim_end_matches('-').to_owned();
    if is_name(&proper) { proper } else { String::new() }
}
