//! `condition`: its lines, also used by `statistic … where`.

use super::{
    line::Line,
    reader::{NUMBER_MAX, Reader},
    text::Head,
    tree::{Literal, Node, Value},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Bound, Condition, Name, Predicate, Tested},
};

const LINES: [&str; 13] = [
    "title",
    "cites",
    "happened",
    "stage",
    "fact",
    "age",
    "under-care-of",
    "within",
    "at-least",
    "holds",
    "all",
    "any",
    "not",
];

impl Reader {
    pub(super) fn condition(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let mut head = Head::default();
        let mut lines = Vec::new();
        for child in line.lines() {
            if !head.line(self, child) {
                lines.extend(self.predicate(child));
            }
        }
        if lines.is_empty()
            && line.lines().iter().all(|child| matches!(child.name.as_str(), "title" | "cites"))
        {
            self.missing(&line, "missing-predicate", "happened some-event");
        }
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.conditions.push(Condition { name, title, cites, validity, lines, span });
        line.done(self);
    }

    /// The lines of `all { }`, `any { }`, `not { }` and `where { }`.
    pub(super) fn predicates(&mut self, line: &mut Line<'_>) -> Vec<Predicate> {
        let lines: Vec<Predicate> = line.lines().iter().filter_map(|child| self.predicate(child)).collect();
        if line.node.lines.is_empty() {
            let example = format!("{} {{ happened some-event }}", line.node.name.text);
            self.missing(line, "missing-predicate", &example);
        }
        lines
    }

    fn predicate(&mut self, node: &Node) -> Option<Predicate> {
        let mut line = Line::new(node);
        let predicate = match node.name.as_str() {
            "happened" => {
                let event = self.needed_name(&mut line, "happened some-event");
                Some(Predicate::Happened { event, since: self.name_property(&mut line, "since") })
            }
            "stage" => Some(Predicate::Stage { stage: self.needed_name(&mut line, "stage some-stage") }),
            "fact" => {
                let fact = self.needed_name(&mut line, "fact some-fact of=some-event is=some-answer");
                let of = self.needed_property(&mut line, "of", "fact some-fact of=some-event is=some-answer");
                self.tested(&mut line).map(|tested| Predicate::Fact { fact, of, tested })
            }
            "age" => self.age(&mut line),
            "under-care-of" => {
                Some(Predicate::UnderCareOf { role: self.needed_name(&mut line, "under-care-of some-role") })
            }
            "within" => {
                let length = self.length(&mut line);
                let since = self.needed_property(&mut line, "since", "within 30 days since=some-event");
                length.map(|length| Predicate::Within { length: length.value, since })
            }
            "at-least" => {
                let length = self.length(&mut line);
                let since = self.needed_property(&mut line, "since", "at-least 2 years since=some-event");
                length.map(|length| Predicate::AtLeast { length: length.value, since })
            }
            "holds" => {
                Some(Predicate::Holds { condition: self.needed_name(&mut line, "holds some-condition") })
            }
            "all" => Some(Predicate::All(self.predicates(&mut line))),
            "any" => Some(Predicate::Any(self.predicates(&mut line))),
            "not" => Some(Predicate::Not(self.predicates(&mut line))),
            _ => {
                self.unknown_line(node, &LINES);
                return None;
            }
        };
        line.done(self);
        predicate
    }

    fn age(&mut self, line: &mut Line<'_>) -> Option<Predicate> {
        let under = line.property("under");
        let at_least = line.property("at-least");
        let example = "age under=18 born=date-of-birth of=detected";
        let born = self.needed_property(line, "born", example);
        let of = self.needed_property(line, "of", example);
        let (bound, value) = match (under, at_least) {
            (Some(value), None) => (Bound::Under, value),
            (None, Some(value)) => (Bound::AtLeast, value),
            _ => {
                self.missing(line, "missing-age", example);
                return None;
            }
        };
        let years = self.number(value, 1, 150)? as u32;
        Some(Predicate::Age { born, of, bound, years })
    }

    /// `is=`, `is-not=`, `at-least=`, `at-most=`: exactly one of them.
    pub(super) fn tested(&mut self, line: &mut Line<'_>) -> Option<Tested> {
        let broken = line.node.broken;
        let is = line.property("is");
        let is_not = line.property("is-not");
        let least = line.property("at-least");
        let most = line.property("at-most");
        match (is, is_not, least, most) {
            (Some(value), None, None, None) => self.answer(value).map(Tested::Is),
            (None, Some(value), None, None) => self.answer(value).map(Tested::IsNot),
            (None, None, Some(value), None) => {
                self.number(value, -NUMBER_MAX, NUMBER_MAX).map(Tested::AtLeast)
            }
            (None, None, None, Some(value)) => {
                self.number(value, -NUMBER_MAX, NUMBER_MAX).map(Tested::AtMost)
            }
            _ => {
                if !broken {
                    let mistake = Mistake::error(Code::Missing, "missing-test", line.span());
                    self.tell(mistake.with("line", &line.node.name.text));
                }
                None
            }
        }
    }

    /// The value of an answer as a circular writes it: a choice, `yes`, `no`, a number, a country, a language.
    fn answer(&mut self, value: &Value) -> Option<Name> {
        let text = match value.literal {
            Literal::Bool(true) => "yes".to_owned(),
            Literal::Bool(false) => "no".to_owned(),
            Literal::Broken | Literal::Null => return None,
            _ => value.text.clone(),
        };
        Some(Name { text, span: value.span })
    }
}
