//! Texts for people, citations, validity: what every rule carries.

use super::{
    line::Line,
    reader::Reader,
    tree::{Literal, Node, Value},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Certainty, Cite, Name, Texts, Validity},
    source::Span,
};

pub(super) const CERTAINTIES: [(&str, Certainty); 6] = [
    ("verified", Certainty::Verified),
    ("found", Certainty::Found),
    ("seed", Certainty::Seed),
    ("recalled", Certainty::Recalled),
    ("house", Certainty::House),
    ("unknown", Certainty::Unknown),
];

impl Reader {
    /// A line of texts: `title en="…" da="…"`, or one language a line in braces.
    pub fn texts(&mut self, node: &Node) -> Texts {
        let before = self.mistakes.len();
        let mut line = Line::new(node);
        let mut texts = self.texts_on(&mut line);
        for child in line.lines() {
            self.texts_line(child, &mut texts);
        }
        if texts.is_empty() && line.node.arguments.iter().any(|value| value.literal == Literal::Quoted) {
            let written = &line.node.arguments[0];
            line.all();
            let mistake = Mistake::error(Code::Values, "values-texts", written.span);
            self.tell(mistake.with("line", &node.name.text));
            // Read on as if it stood in every language.
            let languages = self.circular.languages.iter().map(|language| language.text.clone());
            texts.0.extend(languages.map(|language| (language, written.text.clone())));
        }
        line.done(self);
        if self.mistakes.len() == before && !node.broken {
            self.every_language(&texts, node.name.span, &node.name.text);
        }
        texts
    }

    /// Tells which of the circular's languages a text does not have, and which it has too many.
    pub fn every_language(&mut self, texts: &Texts, place: Span, what: &str) {
        let languages: Vec<String> =
            self.circular.languages.iter().map(|language| language.text.clone()).collect();
        let missing: Vec<&str> = languages
            .iter()
            .filter(|language| !texts.0.contains_key(*language))
            .map(String::as_str)
            .collect();
        if !missing.is_empty() && !texts.is_empty() {
            let mistake = Mistake::error(Code::Languages, "languages-missing", place);
            let examples: Vec<String> = missing.iter().map(|language| format!("{language}=\"…\"")).collect();
            let mistake = mistake.with("languages", missing.join(", ")).with("count", missing.len());
            self.tell(mistake.with("line", what).with("example", examples.join(" ")));
        }
    }

    /// The texts that stand as properties on a line: every property left.
    pub fn texts_on(&mut self, line: &mut Line<'_>) -> Texts {
        let mut texts = Texts::default();
        for property in line.all_properties() {
            if is_language(&property.name.text) {
                self.add_text(&mut texts, &property.name, &property.value);
            } else {
                self.not_a_language(&property.name);
            }
        }
        texts
    }

    /// One language on a line of its own: `da "…"`. Says whether it was one.
    fn texts_line(&mut self, node: &Node, texts: &mut Texts) {
        if !is_language(&node.name.text) {
            self.not_a_language(&node.name);
            return;
        }
        let mut line = Line::new(node);
        match line.next() {
            Some(value) => self.add_text(texts, &node.name, value),
            None => self.missing(&line, "missing-text", &format!("{} \"…\"", node.name.text)),
        }
        line.done(self);
    }

    /// Takes up a line like `da "…"` inside a block that also holds other lines.
    pub fn language_line(&mut self, node: &Node, texts: &mut Texts) -> bool {
        let is_one = is_language(&node.name.text) && node.arguments.len() == 1;
        if is_one {
            self.texts_line(node, texts);
        }
        is_one
    }

    fn add_text(&mut self, texts: &mut Texts, language: &Name, value: &Value) {
        let Some(text) = self.text(value) else { return };
        let languages = &self.circular.languages;
        if !languages.is_empty() && !languages.iter().any(|declared| declared.text == language.text) {
            let declared: Vec<&str> = languages.iter().map(Name::as_str).collect();
            let mistake = Mistake::error(Code::Languages, "languages-undeclared", language.span);
            let mistake = mistake.with("language", &language.text).with("languages", declared.join(", "));
            self.tell(mistake);
        }
        if text.trim().is_empty() {
            self.tell(
                Mistake::error(Code::Languages, "languages-empty", value.span)
                    .with("language", &language.text),
            );
        } else if texts.0.insert(language.text.clone(), text).is_some() {
            self.tell(
                Mistake::error(Code::Twice, "twice-language", language.span).with("language", &language.text),
            );
        }
    }

    fn not_a_language(&mut self, name: &Name) {
        self.tell(Mistake::error(Code::Words, "words-language", name.span).with("word", &name.text));
    }

    /// `cites SOURCE at="pinpoint" certainty=CERTAINTY`.
    pub fn cite(&mut self, node: &Node) -> Cite {
        let mut line = Line::new(node);
        let source = self.needed_name(&mut line, "cites some-source at=\"p. 1\" certainty=found");
        let at = line.property("at").and_then(|value| self.text(value)).unwrap_or_default();
        let certainty = line.property("certainty").and_then(|value| self.choice(value, &CERTAINTIES));
        let cite =
            Cite { source, at, certainty: certainty.map(|certainty| certainty.value), span: line.span() };
        line.done(self);
        cite
    }

    /// `from=`, `until=`, `reading=`, `side=` on a line. Citations are added by whoever reads its braces.
    pub fn validity(&mut self, line: &mut Line<'_>) -> Validity {
        // `opens … from=STAGE` bears the same word; a date is known by its first digit.
        let from = line.property_where("from", |value| {
            value.literal == Literal::Quoted || value.text.starts_with(|sign: char| sign.is_ascii_digit())
        });
        let from = from.and_then(|value| self.date(value));
        let until = self.date_property(line, "until");
        let reading = self.name_property(line, "reading");
        let side = self.name_property(line, "side");
        let reading = match (reading, side) {
            (Some(reading), Some(side)) => Some((reading, side)),
            (None, None) => None,
            (reading, side) => {
                let alone = reading.or(side).map_or(line.span(), |name| name.span);
                self.tell(Mistake::error(Code::Missing, "missing-side", alone));
                None
            }
        };
        Validity { from, until, reading, cites: Vec::new() }
    }

    /// Validity of a line whose braces hold nothing but its own citations.
    pub fn line_validity(&mut self, line: &mut Line<'_>) -> Validity {
        let mut validity = self.validity(line);
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => validity.cites.push(self.cite(child)),
                _ => self.unknown_line(child, &["cites"]),
            }
        }
        validity
    }

    /// Reads lines like `done-by informed from="…"`: names, each with the validity of the line.
    pub fn valid_names(&mut self, node: &Node, into: &mut Vec<(Name, Validity)>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let example = format!("{} some-name", node.name.text);
        into.extend(self.names(&mut line, &example).into_iter().map(|name| (name, validity.clone())));
        line.done(self);
    }
}

/// Whether a word has the form of a language code.
pub(super) fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// What every rule begins with: its title and its grounds.
#[derive(Default)]
pub(super) struct Head {
    pub title: Texts,
    pub cites: Vec<Cite>,
}

impl Head {
    /// Takes up a `title` or `cites` line; says whether it was one.
    pub fn line(&mut self, reader: &mut Reader, node: &Node) -> bool {
        match node.name.as_str() {
            "title" => {
                if !self.title.is_empty() {
                    let mistake = Mistake::error(Code::Twice, "twice-line", node.name.span);
                    reader.tell(mistake.with("line", "title"));
                }
                self.title = reader.texts(node);
            }
            "cites" => self.cites.push(reader.cite(node)),
            _ => return false,
        }
        true
    }

    /// Reads a block that holds nothing but title and grounds.
    pub fn only(reader: &mut Reader, line: &mut Line<'_>) -> Self {
        let mut head = Self::default();
        for child in line.lines() {
            if !head.line(reader, child) {
                reader.unknown_line(child, &["title", "cites"]);
            }
        }
        head
    }
}
