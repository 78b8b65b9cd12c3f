//! `guide.kdl`: languages, numbers, and passages in the order of the page.

use std::collections::BTreeSet;

use circular::nodes::Node;

use crate::{
    ground::Ground,
    language::Language,
    lines::{Document, Mistake, Reader, arguments},
    number::Number,
};

/// Texts that every guide has beside its own passages: those of its buttons and of the frame of the page.
pub const WORDS: [&str; 20] = [
    "title",
    "lead",
    "exit",
    "exit-help",
    "choose-language",
    "other-languages",
    "call",
    "keep-title",
    "keep-what",
    "keep",
    "kept",
    "keep-failed",
    "remove",
    "removed",
    "print-title",
    "print-how",
    "print",
    "leaflet-outside",
    "status-drafted",
    "status-checked",
];

/// Words in braces that are no numbers, and the texts in which they must stand.
const OF_STATUS: [(&str, &[&str]); 2] = [("status-drafted", &["date"]), ("status-checked", &["by", "date"])];

/// A country's guide.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// The country's code.
    pub country: String,
    /// Where "leave now" leads.
    pub leave: String,
    /// Codes of the languages that the list of languages itself speaks.
    pub list_speaks: Vec<String>,
    /// Every language of the list, whole or not.
    pub languages: Vec<Language>,
    /// What texts may name in braces.
    pub numbers: Vec<Number>,
    /// The parts of the page.
    pub sections: Vec<Section>,
    /// What the list of languages rests on.
    pub grounds: Vec<Ground>,
    pub(crate) document: String,
    pub(crate) role: String,
    pub(crate) calling_code: String,
    pub(crate) trunk: String,
    pub(crate) regions: Vec<String>,
    pub(crate) line: usize,
}

/// A part of the page under one heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// The drawing beside its heading.
    pub symbol: String,
    /// Whether it stands on the folded leaflet.
    pub is_on_paper: bool,
    /// What stands in it, in order.
    pub parts: Vec<Part>,
}

/// What stands in a section.
#[derive(Clone, Debug)]
pub enum Part {
    /// A text.
    Passage(Passage),
    /// The centres' telephone numbers.
    Calls,
    /// Who has checked this language.
    Status,
}

/// A text of the page, the same in every language.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its name in every language's document.
    pub name: String,
    /// How it stands on the page.
    pub form: Form,
    /// For whom it is there.
    pub shown: Shown,
    /// Numbers that it must name.
    pub says: BTreeSet<String>,
    /// What it rests on. Advice may rest on nothing.
    pub grounds: Vec<Ground>,
    pub(crate) line: usize,
}

/// How a passage stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The heading of its section.
    Title,
    /// A paragraph.
    Text,
    /// One of a list.
    Item,
    /// A paragraph that stands out.
    Note,
}

/// For whom a passage is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// For everybody.
    Always,
    /// Only where scripts run.
    WithScript,
    /// Only where none run.
    WithoutScript,
}

impl Guide {
    /// Reads a guide: its frame, and each language's document under the language's code.
    ///
    /// A language whose document is absent, unreadable or not whole has no status afterwards and is not shown.
    pub fn read(frame: &Document, languages: &[(String, Document)]) -> (Self, Vec<Mistake>) {
        let mut reader = Reader::new(frame);
        let mut guide = Self { document: frame.name.clone(), line: 1, ..Self::default() };
        for node in reader.nodes() {
            guide.take(&mut reader, &node);
        }
        if guide.country.is_empty() {
            reader.wrong(1, "a guide begins with `guide COUNTRY { … }`");
        }
        let mut mistakes = reader.mistakes;
        guide.twice(&mut mistakes);
        for (code, document) in languages {
            if !guide.languages.iter().any(|language| language.code == *code) {
                let what = format!("the language `{code}` is not in the list of {}", guide.document);
                mistakes.push(Mistake { document: document.name.clone(), line: 1, what });
            }
        }
        let mut all = std::mem::take(&mut guide.languages);
        for language in &mut all {
            match languages.iter().find(|(code, _)| *code == language.code) {
                Some((_, document)) => guide.listen(language, document, &mut mistakes),
                None => {
                    let what = format!("the language `{}` has no document `{0}.kdl`", language.code);
                    mistakes.push(Mistake { document: guide.document.clone(), line: language.line, what });
                }
            }
        }
        guide.languages = all;
        (guide, mistakes)
    }

    /// Every passage in order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.sections.iter().flat_map(|section| &section.parts).filter_map(|part| match part {
            Part::Passage(passage) => Some(passage),
            _ => None,
        })
    }

    /// A language that is whole.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.whole().find(|language| language.code == code)
    }

    /// The languages that are whole, in the order of the list.
    pub fn whole(&self) -> impl Iterator<Item = &Language> {
        self.languages.iter().filter(|language| language.status.is_some())
    }

    /// Every text that a language must have, with the words in braces that must stand in it.
    pub(crate) fn wanted(&self) -> Vec<(String, BTreeSet<String>)> {
        let words = WORDS.iter().map(|word| {
            let status = OF_STATUS.iter().find(|(name, _)| name == word);
            let says = status.map_or(&[][..], |(_, says)| says);
            ((*word).to_owned(), says.iter().map(|word| (*word).to_owned()).collect())
        });
        let regions = self.regions.iter().map(|region| (format!("region-{region}"), BTreeSet::new()));
        let passages = self.passages().map(|passage| (passage.name.clone(), passage.says.clone()));
        words.chain(regions).chain(passages).collect()
    }

    fn take(&mut self, reader: &mut Reader<'_>, node: &Node) {
        match node.name.as_str() {
            "guide" => self.take_head(reader, node),
            "language" => self.languages.extend(Language::read(reader, node)),
            "number" => self.numbers.extend(Number::read(reader, node)),
            "section" => self.sections.extend(Section::read(reader, node)),
            other => {
                reader.at(node, format!("`{other}`: a guide has `guide`, `language`, `number`, `section`"))
            }
        }
    }

    fn take_head(&mut self, reader: &mut Reader<'_>, node: &Node) {
        self.line = reader.line(node);
        self.country = reader.argument(node, "the code of its country").unwrap_or_default();
        for line in &node.lines {
            match line.name.as_str() {
                "leave" => {
                    self.leave = reader.argument(line, "an address").unwrap_or_default();
                    if !self.leave.starts_with("https://") {
                        reader.at(line, "the address begins with `https://`");
                    }
                }
                "calls" => {
                    reader.only(line, &["role", "calling-code", "trunk"]);
                    self.role = reader.property(line, "role").unwrap_or_default();
                    self.calling_code = reader.property(line, "calling-code").unwrap_or_default();
                    self.trunk = line.property("trunk").unwrap_or_default().to_owned();
                }
                "regions" => self.regions = arguments(line),
                "list-speaks" => self.list_speaks = arguments(line),
                _ => self.grounds.extend(Ground::read(reader, line)),
            }
        }
        for (is_there, what) in [
            (!self.leave.is_empty(), "`leave \"https://…\"`"),
            (!self.role.is_empty(), "`calls role=… calling-code=…`"),
            (!self.list_speaks.is_empty(), "`list-speaks LANGUAGE …`"),
        ] {
            if !is_there {
                reader.at(node, format!("`guide` needs {what}"));
            }
        }
    }

    /// Tells names that stand twice, and numbers and languages that are named and not there.
    fn twice(&self, mistakes: &mut Vec<Mistake>) {
        let mut wrong = |line: usize, what: String| {
            mistakes.push(Mistake { document: self.document.clone(), line, what })
        };
        let mut known: BTreeSet<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
        known.extend(self.regions.iter().map(|region| format!("region-{region}")));
        for passage in self.passages() {
            if !known.insert(passage.name.clone()) {
                wrong(passage.line, format!("there is another text `{}`", passage.name));
            }
            for name in &passage.says {
                if !self.numbers.iter().any(|number| number.name == *name) {
                    wrong(passage.line, format!("there is no number `{name}`"));
                }
            }
        }
        let mut codes = BTreeSet::new();
        for language in &self.languages {
            if !codes.insert(language.code.as_str()) {
                wrong(language.line, format!("the language `{}` stands twice", language.code));
            }
        }
        for code in &self.list_speaks {
            if !codes.contains(code.as_str()) {
                wrong(self.line, format!("`list-speaks` names `{code}`, which is no language of the list"));
            }
        }
    }
}

impl Section {
    fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        reader.only(node, &["symbol", "paper"]);
        let name = reader.argument(node, "a name")?;
        let symbol = reader.property(node, "symbol").unwrap_or_default();
        let is_on_paper = node.property("paper") != Some("no");
        let mut parts = Vec::new();
        for line in &node.lines {
            let form = match line.name.as_str() {
                "title" => Form::Title,
                "text" => Form::Text,
                "item" => Form::Item,
                "note" => Form::Note,
                "calls" => {
                    parts.push(Part::Calls);
                    continue;
                }
                "status" => {
                    parts.push(Part::Status);
                    continue;
                }
                other => {
                    reader.at(
                        line,
                        format!(
                            "`{other}`: a section has `title`, `text`, `item`, `note`, `calls`, `status`"
                        ),
                    );
                    continue;
                }
            };
            parts.extend(Passage::read(reader, line, form).map(Part::Passage));
        }
        if !matches!(parts.first(), Some(Part::Passage(Passage { form: Form::Title, .. }))) {
            reader.at(node, format!("the section `{name}` begins with its `title`"));
        }
        Some(Self { name, symbol, is_on_paper, parts })
    }
}

impl Passage {
    fn read(reader: &mut Reader<'_>, node: &Node, form: Form) -> Option<Self> {
        reader.only(node, &["for"]);
        let name = reader.argument(node, "the name of a text")?;
        let shown = match node.property("for") {
            None => Shown::Always,
            Some("script") => Shown::WithScript,
            Some("no-script") => Shown::WithoutScript,
            Some(other) => {
                reader.at(node, format!("`for={other}`: a text is there for `script` or for `no-script`"));
                Shown::Always
            }
        };
        let (mut says, mut grounds, mut is_advice) = (BTreeSet::new(), Vec::new(), false);
        for line in &node.lines {
            match line.name.as_str() {
                "says" => says.extend(arguments(line)),
                "advice" => is_advice = true,
                _ => grounds.extend(Ground::read(reader, line)),
            }
        }
        if grounds.is_empty() && !is_advice && form != Form::Title {
            reader.at(node, format!("`{name}` rests on nothing: `rests-on`, `cites`, or `advice`"));
        }
        Some(Self { name, form, shown, says, grounds, line: reader.line(node) })
    }
}
