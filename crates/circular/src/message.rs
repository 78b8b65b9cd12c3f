//! Mistakes as a person sees them: a picture of the line with the place underlined, in the reader's language, or as JSON.

use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::{Value, json};

use crate::{
    locale::{Locale, Sheet, arguments},
    mistake::{Mistake, Severity},
    model::Circular,
    place::Place,
    source::Span,
};

/// How mistakes are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With colours.
    Terminal,
    /// The same without colours.
    Plain,
    /// One JSON array, for programs.
    Json,
}

/// Draws mistakes of a circular in `language` (`en` or `da`; any other: English).
pub fn draw(mistakes: &[Mistake], circular: &Circular, language: &str, style: Style) -> String {
    let locale = Locale::of(Sheet::Mistakes, language);
    if style == Style::Json {
        let all: Vec<Value> =
            mistakes.iter().map(|mistake| Words::of(mistake, circular, locale).json(mistake)).collect();
        return serde_json::to_string_pretty(&all).unwrap_or_default();
    }
    let paint = Paint { colours: style == Style::Terminal };
    let pictures =
        mistakes.iter().map(|mistake| Words::of(mistake, circular, locale).picture(mistake, locale, paint));
    pictures.collect::<Vec<_>>().join("\n")
}

/// The last line of a report: how many errors and warnings, and where to read on.
pub fn summary(mistakes: &[Mistake], circular: &Circular, folder: &str, language: &str) -> String {
    let locale = Locale::of(Sheet::Mistakes, language);
    let count = |severity| mistakes.iter().filter(|mistake| mistake.severity == severity).count();
    match mistakes.iter().min_by_key(|mistake| mistake.severity) {
        None => {
            let rules = circular.rules().len();
            let numbers = [("documents", circular.documents.len()), ("rules", rules)];
            locale.say("clean", None, &arguments(numbers))
        }
        Some(first) => {
            let mut told =
                arguments([("errors", count(Severity::Error)), ("warnings", count(Severity::Warning))]);
            told.set("folder", folder);
            told.set("code", first.code.as_str());
            locale.say("found", None, &told)
        }
    }
}

/// A mistake in words.
struct Words<'c> {
    message: String,
    label: String,
    second: Option<(String, Place<'c>)>,
    help: String,
    within: Option<String>,
    near: Option<String>,
    place: Place<'c>,
}

impl<'c> Words<'c> {
    fn of(mistake: &Mistake, circular: &'c Circular, locale: Locale) -> Self {
        let none = FluentArgs::new();
        let mut told = FluentArgs::new();
        for (key, value) in &mistake.details {
            // Only counts are numbers to the grammar of a language; a year or a length is a text.
            let number = if *key == "count" { value.parse::<i64>().ok() } else { None };
            told.set(*key, number.map_or_else(|| FluentValue::from(value.as_str()), FluentValue::from));
        }
        told.set("near", mistake.near.as_ref().map_or("none", |near| near.name.as_str()));
        let kind_of = |word: &str, attribute| locale.find(&format!("kind-{word}"), attribute, &none);
        if let Some(word) = mistake.details.get("kind") {
            told.set("the", kind_of(word, Some("the")).unwrap_or_else(|| word.clone()));
            told.set("none", kind_of(word, Some("none")).unwrap_or_else(|| word.clone()));
        }
        let within = mistake.within.as_ref().map(|within| {
            let mut told = arguments([("name", within.name.as_str())]);
            told.set("kind", kind_of(&within.kind, None).unwrap_or_else(|| within.kind.clone()));
            told.set("the", kind_of(&within.kind, Some("the")).unwrap_or_else(|| within.kind.clone()));
            locale.say(if within.name.is_empty() { "within-unnamed" } else { "within" }, None, &told)
        });
        let near = mistake.near.as_ref().map(|near| {
            let mut told = arguments([("near", near.name.as_str())]);
            let place = near.span.map(|span| Place::of(circular, span).short());
            let id = if place.is_some() { "nearest-at" } else { "nearest" };
            told.set("place", place.unwrap_or_default());
            locale.say(id, None, &told)
        });
        let second = mistake
            .second
            .filter(|span| *span != Span::default())
            .map(|span| (locale.say(mistake.case, Some("second"), &told), Place::of(circular, span)));
        Self {
            message: locale.say(mistake.case, None, &told),
            label: locale.say(mistake.case, Some("label"), &told),
            help: locale.say(mistake.case, Some("help"), &told),
            second,
            within,
            near,
            place: Place::of(circular, mistake.place),
        }
    }

    /// The picture: what, where, the line with its labels, in which rule, and what to write instead.
    fn picture(&self, mistake: &Mistake, locale: Locale, paint: Paint) -> String {
        let none = FluentArgs::new();
        let severity = match mistake.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let head = format!("{}[{}]", locale.say(severity, None, &none), mistake.code.as_str());
        let mut out = format!("{}: {}\n", paint.severity(mistake.severity, &head), paint.bold(&self.message));
        let number = self.place.line.to_string();
        let margin = " ".repeat(number.len());
        out += &format!("{margin} {} {}\n", paint.frame("╭─"), self.place.whole());
        let row: Vec<char> =
            self.place.row.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        let window = Window::around(row.len(), self.place.column);
        let same_row = |place: &Place<'_>| place.line == self.place.line && place.path == self.place.path;
        let mut labels = vec![window.label(&self.place, &self.label)];
        if let Some((text, place)) = self.second.as_ref().filter(|(_, place)| same_row(place)) {
            labels.push(window.label(place, text));
        }
        out += &format!("{} {} {}\n", paint.frame(&number), paint.frame("│"), window.of(&row).trim_end());
        for line in underline(labels) {
            out += &format!("{margin} {} {}\n", paint.frame("│"), paint.severity(mistake.severity, &line));
        }
        let elsewhere = self.second.as_ref().filter(|(_, place)| !same_row(place)).map(|(text, place)| {
            let told = arguments([("text", text.clone()), ("place", place.short())]);
            locale.say("also-at", None, &told)
        });
        let foot: Vec<&str> = [self.within.as_deref(), elsewhere.as_deref(), self.near.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        out += &match foot.is_empty() {
            true => format!("{margin} {}\n", paint.frame("╰─")),
            false => format!("{margin} {} {}\n", paint.frame("╰─"), foot.join(" · ")),
        };
        let word = locale.say("help", None, &none);
        let indent = " ".repeat(word.chars().count() + 2);
        let help = self.help.lines().collect::<Vec<_>>().join(&format!("\n{indent}"));
        out += &format!("{}: {help}\n", paint.help(&word));
        out
    }

    fn json(&self, mistake: &Mistake) -> Value {
        let place = |place: &Place<'_>| json!({ "path": place.path, "line": place.line, "column": place.column, "text": place.text });
        json!({
            "code": mistake.code.as_str(),
            "severity": match mistake.severity { Severity::Error => "error", Severity::Warning => "warning" },
            "case": mistake.case,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "text": self.place.text,
            "message": self.message,
            "label": self.label,
            "help": self.help,
            "second": self.second.as_ref().map(|(text, at)| json!({ "label": text, "at": place(at) })),
            "within": mistake.within.as_ref().map(|within| json!({ "kind": within.kind, "name": within.name })),
            "near": mistake.near.as_ref().map(|near| near.name.clone()),
        })
    }
}

/// What is shown of a line: all of it, or the part around a place when it is longer than a screen is wide.
struct Window {
    /// The first sign shown, from 0.
    start: usize,
    /// The sign behind the last one shown.
    end: usize,
}

impl Window {
    const WIDTH: usize = 140;

    fn around(length: usize, column: usize) -> Self {
        if length <= Self::WIDTH {
            return Self { start: 0, end: length };
        }
        let start = (column - 1).saturating_sub(Self::WIDTH / 2);
        Self { start, end: length.min(start + Self::WIDTH) }
    }

    /// The shown part; what is left out at its beginning is one sign.
    fn of(&self, row: &[char]) -> String {
        let shown = row.get(self.start..self.end).unwrap_or_default();
        match (self.start, shown.split_first()) {
            (1.., Some((_, rest))) => std::iter::once('…').chain(rest.iter().copied()).collect(),
            _ => shown.iter().collect(),
        }
    }

    /// A label under what is shown of its place.
    fn label<'a>(&self, place: &Place<'_>, text: &'a str) -> Label<'a> {
        let column = place.column.saturating_sub(self.start).clamp(1, Self::WIDTH + 1);
        let width = place.width.min((self.end + 1).saturating_sub(place.column)).max(1);
        Label { column, width, text }
    }
}

/// A part of a line with something to say about it. Columns count from 1.
struct Label<'a> {
    column: usize,
    width: usize,
    text: &'a str,
}

/// The lines under a row: what is underlined, then one line a label, the rightmost first.
fn underline(mut labels: Vec<Label<'_>>) -> Vec<String> {
    labels.sort_by_key(|label| label.column);
    labels.dedup_by_key(|label| label.column);
    let stem = |label: &Label<'_>| label.column - 1 + (label.width - 1) / 2;
    let mut rule = Canvas::default();
    for label in &labels {
        for at in 0..label.width {
            rule.put(label.column - 1 + at, '─');
        }
        rule.put(stem(label), '┬');
    }
    let mut lines = vec![rule.line()];
    let arms = labels.iter().map(stem).max().unwrap_or_default() + 2;
    for at in (0..labels.len()).rev() {
        let mut row = Canvas::default();
        labels[..at].iter().for_each(|label| row.put(stem(label), '│'));
        let from = stem(&labels[at]);
        row.put(from, '╰');
        (from + 1..arms).for_each(|column| row.put(column, '─'));
        lines.push(format!("{} {}", row.line(), labels[at].text));
    }
    lines
}

/// One line of signs, filled with spaces where nothing was put.
#[derive(Default)]
struct Canvas {
    signs: Vec<char>,
}

impl Canvas {
    fn put(&mut self, at: usize, sign: char) {
        if self.signs.len() <= at {
            self.signs.resize(at + 1, ' ');
        }
        self.signs[at] = sign;
    }

    fn line(self) -> String {
        self.signs.into_iter().collect()
    }
}

#[derive(Clone, Copy)]
struct Paint {
    colours: bool,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        if self.colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn severity(self, severity: Severity, text: &str) -> String {
        self.with(if severity == Severity::Error { "1;31" } else { "1;33" }, text)
    }

    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn frame(self, text: &str) -> String {
        self.with("36", text)
    }

    fn help(self, text: &str) -> String {
        self.with("1;32", text)
    }
}
