//! Words in the reader's language: titles in quotation marks, lists, lengths, dates, validity.

use fluent_bundle::FluentValue;
use jiff::civil::Date;

use super::Cited;
use crate::{
    check::Kind,
    length::{Length, Unit},
    locale::{Locale, Sheet, arguments},
    model::{Circular, Cite, Name, Requires, Texts, Validity},
};

/// Speaks about one circular in one language.
pub(super) struct Speaker<'c> {
    pub circular: &'c Circular,
    language: String,
    locale: Locale,
}

impl<'c> Speaker<'c> {
    pub fn new(circular: &'c Circular, language: &str) -> Self {
        Self { circular, language: language.to_owned(), locale: Locale::of(Sheet::Rules, language) }
    }

    /// The pattern `id` with texts in it.
    pub fn say<const N: usize>(&self, id: &str, pairs: [(&'static str, String); N]) -> String {
        self.locale.say(id, None, &arguments(pairs))
    }

    /// The pattern `id` with numbers in it.
    pub fn count<const N: usize>(&self, id: &str, pairs: [(&'static str, i64); N]) -> String {
        let numbers = pairs.map(|(key, number)| (key, FluentValue::from(number)));
        self.locale.say(id, None, &arguments(numbers))
    }

    /// A text of the circular in the reader's language.
    pub fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.get(&self.language)
    }

    /// A text of the circular in quotation marks; a name when there is none.
    pub fn quote_text(&self, texts: &Texts, name: &Name) -> String {
        let own = self.text(texts);
        self.quote(if own.is_empty() { name.as_str() } else { own })
    }

    /// In quotation marks.
    pub fn quote(&self, text: &str) -> String {
        self.say("quote", [("text", text.to_owned())])
    }

    /// The title of a rule by name; its name when it is unknown.
    pub fn title(&self, kind: Kind, name: &Name) -> String {
        let circular = self.circular;
        macro_rules! find {
            ($list:ident) => {
                circular.$list.iter().find(|rule| rule.name.text == name.text).map(|rule| &rule.title)
            };
        }
        let title = match kind {
            Kind::Source => find!(sources),
            Kind::Region => find!(regions),
            Kind::Role => find!(roles),
            Kind::Office => find!(offices),
            Kind::Compartment => find!(compartments),
            Kind::Right => find!(rights),
            Kind::Track => find!(tracks),
            Kind::File => find!(files),
            Kind::Event => find!(events),
            Kind::Condition => find!(conditions),
            Kind::Stage => find!(stages),
            Kind::Duty => find!(duties),
            Kind::Statistic => find!(statistics),
            Kind::Screening => find!(screenings),
            Kind::Reading => {
                circular.readings.iter().find(|rule| rule.name.text == name.text).map(|rule| &rule.question)
            }
        };
        let title = title.map(|title| self.text(title)).filter(|title| !title.is_empty());
        title.unwrap_or(name.as_str()).to_owned()
    }

    /// The title of a rule in quotation marks.
    pub fn quoted(&self, kind: Kind, name: &Name) -> String {
        self.quote(&self.title(kind, name))
    }

    /// `a, b and c`.
    pub fn all_of(&self, parts: &[String]) -> String {
        self.list("list-and", parts)
    }

    /// `a, b or c`.
    pub fn one_of(&self, parts: &[String]) -> String {
        self.list("list-or", parts)
    }

    fn list(&self, id: &str, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [most @ .., last] => self.say(id, [("most", most.join(", ")), ("last", last.clone())]),
        }
    }

    /// `45 days`.
    pub fn length(&self, length: Length) -> String {
        let id = match length.unit {
            Unit::Days => "length-days",
            Unit::WorkingDays => "length-working-days",
            Unit::Weeks => "length-weeks",
            Unit::Months => "length-months",
            Unit::Years => "length-years",
        };
        self.count(id, [("number", i64::from(length.number))])
    }

    /// How such a length is counted.
    pub fn counting(&self, length: Length) -> String {
        let id = match length.unit {
            Unit::Days | Unit::Weeks => "counting-days",
            Unit::WorkingDays => "counting-working-days",
            Unit::Months | Unit::Years => "counting-months",
        };
        self.say(id, [])
    }

    /// `20 May 2017`.
    pub fn date(&self, date: Date) -> String {
        // The year is a text: as a number it would be grouped in thousands.
        let month = self.say(&format!("month-{}", date.month()), []);
        self.say(
            "date",
            [("day", date.day().to_string()), ("month", month), ("year", date.year().to_string())],
        )
    }

    /// When a line is in force, as a part of a sentence; empty when always.
    pub fn validity(&self, validity: &Validity) -> String {
        let mut parts = Vec::new();
        if let Some(from) = &validity.from {
            parts.push(self.say("valid-from", [("date", self.date(from.value))]));
        }
        if let Some(until) = &validity.until {
            parts.push(self.say("valid-until", [("date", self.date(until.value))]));
        }
        if let Some((reading, side)) = &validity.reading {
            let known = self.circular.readings.iter().find(|known| known.name.text == reading.text);
            let text =
                known.and_then(|reading| reading.sides.iter().find(|known| known.name.text == side.text));
            let side_text = text.map(|side| self.text(&side.text)).unwrap_or_default();
            let side_text = if side_text.is_empty() { side.as_str() } else { side_text };
            let chosen = known
                .and_then(|reading| reading.chosen.as_ref())
                .is_some_and(|chosen| chosen.text == side.text);
            let id = if chosen { "valid-side-chosen" } else { "valid-side-other" };
            let question = self.quoted(Kind::Reading, reading);
            parts.push(self.say(id, [("question", question), ("side", self.quote(side_text))]));
        }
        parts.join(", ")
    }

    /// The same as an addition in brackets to a sentence.
    pub fn valid(&self, validity: &Validity) -> String {
        let said = self.validity(validity);
        if said.is_empty() { said } else { format!(" ({said})") }
    }

    /// A citation with its source's title and the word for its certainty.
    pub fn cited(&self, cite: &Cite) -> Cited {
        let source = self.circular.sources.iter().find(|source| source.name.text == cite.source.text);
        let certainty = cite.certainty.map(|certainty| certainty.as_str()).unwrap_or_default();
        let certainty_title = if certainty.is_empty() {
            String::new()
        } else {
            self.say(&format!("certainty-{certainty}"), [])
        };
        Cited {
            source: cite.source.text.clone(),
            title: self.title(Kind::Source, &cite.source),
            at: cite.at.clone(),
            certainty: certainty.to_owned(),
            certainty_title,
            link: source.and_then(|source| source.link.clone()),
            of_line: false,
        }
    }
}

/// Conditions asked for on the same terms, in one sentence each.
pub(super) fn requires(speaker: &Speaker<'_>, requires: &[Requires], said: &mut Vec<String>) {
    let lines = requires
        .iter()
        .map(|line| (speaker.valid(&line.validity), speaker.quoted(Kind::Condition, &line.condition)));
    for (valid, conditions) in together(lines) {
        said.push(speaker.say("requires", [("condition", speaker.all_of(&conditions)), ("valid", valid)]));
    }
}

/// What stands on the same terms, in the order in which the terms come first.
pub(super) fn together<K: PartialEq>(lines: impl Iterator<Item = (K, String)>) -> Vec<(K, Vec<String>)> {
    let mut groups: Vec<(K, Vec<String>)> = Vec::new();
    for (terms, text) in lines {
        match groups.iter_mut().find(|(known, _)| *known == terms) {
            Some((_, texts)) => texts.push(text),
            None => groups.push((terms, vec![text])),
        }
    }
    groups
}
