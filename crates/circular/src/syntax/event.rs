//! `event` and its facts.

use super::{
    line::Line,
    reader::{NUMBER_MAX, Reader},
    text::Head,
    tree::{Literal, Node, Value},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Choice, Event, Fact, FactKind, Name, Requires, Texts, Validity},
    vocabulary::{EVENT_WORDS, FACT_WORDS},
};

const FACT_KINDS: [(&str, FactKind); 13] = [
    ("date", FactKind::Date),
    ("text", FactKind::Text),
    ("yes-no", FactKind::YesNo),
    ("number", FactKind::Number),
    ("money", FactKind::Money),
    ("choice", FactKind::Choice),
    ("language", FactKind::Language),
    ("country", FactKind::Country),
    ("region", FactKind::Region),
    ("office", FactKind::Office),
    ("person", FactKind::Person),
    ("place", FactKind::Place),
    ("document", FactKind::Document),
];

const LINES: [&str; 12] = [
    "title",
    "cites",
    "help",
    "by",
    "while",
    "requires",
    "opens-file",
    "takes-care",
    "ends-care",
    "once",
    "tells",
    "fact",
];

impl Reader {
    pub(super) fn event(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let file = self.needed_property(&mut line, "file", "event detected file=dossier");
        let counts_as = line.properties("counts-as");
        let mut event = Event {
            name,
            file,
            title: Texts::default(),
            help: Texts::default(),
            cites: Vec::new(),
            validity,
            counts_as: counts_as.into_iter().filter_map(|value| self.vocabulary(value)).collect(),
            compartment: self.name_property(&mut line, "compartment"),
            by: Vec::new(),
            while_stage: Vec::new(),
            requires: Vec::new(),
            opens_file: false,
            takes_care: false,
            ends_care: false,
            once: false,
            tells: Vec::new(),
            facts: Vec::new(),
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "help" => event.help = self.texts(child),
                "by" => self.valid_names(child, &mut event.by),
                "tells" => self.valid_names(child, &mut event.tells),
                "while" => self.while_stage(child, &mut event.while_stage),
                "requires" => self.requires(child, &mut event.requires),
                "opens-file" => self.mark_line(child, &mut event.opens_file),
                "takes-care" => self.mark_line(child, &mut event.takes_care),
                "ends-care" => self.mark_line(child, &mut event.ends_care),
                "once" => self.mark_line(child, &mut event.once),
                "fact" => event.facts.extend(self.fact(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &LINES),
            }
        }
        (event.title, event.cites) = (head.title, head.cites);
        self.circular.events.push(event);
        line.done(self);
    }

    /// A word of the core vocabulary.
    fn vocabulary(&mut self, value: &Value) -> Option<Name> {
        let words: Vec<_> = EVENT_WORDS.iter().map(|word| (*word, ())).collect();
        self.choice(value, &words).map(|word| Name { text: value.text.clone(), span: word.span })
    }

    /// A word of the core vocabulary of facts.
    fn fact_word(&mut self, value: &Value) -> Option<Name> {
        let words: Vec<_> = FACT_WORDS.iter().map(|word| (*word, ())).collect();
        self.choice(value, &words).map(|word| Name { text: value.text.clone(), span: word.span })
    }

    /// A line that is one word, like `once`.
    fn mark_line(&mut self, node: &Node, mark: &mut bool) {
        *mark = true;
        Line::new(node).done(self);
    }

    /// `while stage=STAGE`, possibly several stages on a line.
    pub(super) fn while_stage(&mut self, node: &Node, into: &mut Vec<(Name, Validity)>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let stages = line.properties("stage");
        if stages.is_empty() {
            self.missing(&line, "missing-stage", "while stage=some-stage");
        }
        for value in stages {
            into.extend(self.name(value).map(|name| (name, validity.clone())));
        }
        line.done(self);
    }

    /// `requires CONDITION…`.
    pub(super) fn requires(&mut self, node: &Node, into: &mut Vec<Requires>) {
        let mut names = Vec::new();
        self.valid_names(node, &mut names);
        into.extend(names.into_iter().map(|(condition, validity)| Requires { condition, validity }));
    }

    fn fact(&mut self, node: &Node) -> Option<Fact> {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let kind = match line.next() {
            Some(value) => self.choice(value, &FACT_KINDS),
            None => {
                let words = FACT_KINDS.map(|(word, _)| word).join(", ");
                if !line.node.broken {
                    let mistake = Mistake::error(Code::Missing, "missing-fact-type", line.span());
                    self.tell(mistake.with("name", &name.text).with("words", words));
                }
                None
            }
        };
        let mut fact = Fact {
            name,
            kind: kind.as_ref().map_or(FactKind::Text, |kind| kind.value),
            required: line.mark("required"),
            many: line.mark("many"),
            need_not_answer: line.mark("need-not-answer"),
            may_be_future: line.mark("may-be-future"),
            compartment: self.name_property(&mut line, "compartment"),
            validity: self.validity(&mut line),
            ask: Texts::default(),
            help: Texts::default(),
            choices: Vec::new(),
            at_least: None,
            at_most: None,
            longest: None,
            htcds: None,
            counts_as: None,
            span: line.span(),
        };
        fact.counts_as = line.property("counts-as").and_then(|value| self.fact_word(value));
        fact.at_least =
            line.property("at-least").and_then(|value| self.number(value, -NUMBER_MAX, NUMBER_MAX));
        fact.at_most = line.property("at-most").and_then(|value| self.number(value, -NUMBER_MAX, NUMBER_MAX));
        let longest = line.property("longest").and_then(|value| self.number(value, 1, 100_000));
        fact.longest = longest.map(|signs| signs as u32);
        fact.htcds = line.property("htcds").and_then(|value| self.text(value));
        for child in line.lines() {
            match child.name.as_str() {
                "ask" => fact.ask = self.texts(child),
                "help" => fact.help = self.texts(child),
                "choice" => fact.choices.push(self.fact_choice(child)),
                "cites" => {
                    let cite = self.cite(child);
                    fact.validity.cites.push(cite);
                }
                _ => self.unknown_line(child, &["ask", "help", "choice", "cites"]),
            }
        }
        line.done(self);
        kind.map(|_| fact)
    }

    fn fact_choice(&mut self, node: &Node) -> Choice {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let alone = line.mark("alone");
        let mut validity = self.validity(&mut line);
        let htcds = line.property("htcds").and_then(|value| self.text(value));
        let mut title = self.texts_on(&mut line);
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => validity.cites.push(self.cite(child)),
                _ if self.language_line(child, &mut title) => {}
                _ => self.unknown_line(child, &["cites"]),
            }
        }
        let quoted = line.node.arguments.iter().skip(1).find(|value| value.literal == Literal::Quoted);
        if let Some(text) = quoted.filter(|_| title.is_empty()) {
            self.tell(Mistake::error(Code::Values, "values-texts", text.span).with("line", "choice"));
            line.all();
        }
        if !node.broken {
            self.every_language(&title, name.span, "choice");
        }
        line.done(self);
        Choice { name, title, alone, validity, htcds }
    }
}
