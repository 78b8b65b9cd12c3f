//! `screening`: a set of indicators with its rule of decision.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{Class, Heading, Name, Positive, Screening, Texts};

const LINES: [&str; 9] =
    ["title", "cites", "unless", "dimension", "family", "positive", "class", "finding", "contradiction"];
const CLASS: [&str; 5] = ["title", "cites", "refers", "all-positive", "any-positive"];
/// More indicators than a dimension can have.
const COUNT_MAX: i64 = 1_000;

impl Reader {
    pub(super) fn screening(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let file = self.needed_property(&mut line, "file", "screening operational file=interview");
        let mut screening = Screening {
            name,
            file,
            title: Texts::default(),
            cites: Vec::new(),
            validity,
            unless: Vec::new(),
            dimensions: Vec::new(),
            families: Vec::new(),
            positive: Vec::new(),
            classes: Vec::new(),
            findings: Vec::new(),
            contradictions: Vec::new(),
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "unless" => screening.unless.extend(self.when(child)),
                "dimension" => screening.dimensions.push(self.heading(child)),
                "family" => screening.families.push(self.heading(child)),
                "positive" => screening.positive.extend(self.positive(child)),
                "class" => screening.classes.push(self.class(child)),
                "finding" => screening.findings.push(self.element(child)),
                "contradiction" => screening.contradictions.push(self.element(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &LINES),
            }
        }
        (screening.title, screening.cites) = (head.title, head.cites);
        self.circular.screenings.push(screening);
        line.done(self);
    }

    fn heading(&mut self, node: &Node) -> Heading {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let mut title = self.texts_on(&mut line);
        for child in line.lines() {
            if !self.language_line(child, &mut title) {
                self.unknown_line(child, &["en"]);
            }
        }
        if !node.broken {
            self.every_language(&title, name.span, &node.name.text);
        }
        line.done(self);
        Heading { name, title }
    }

    fn positive(&mut self, node: &Node) -> Option<Positive> {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let mut count = |line: &mut Line<'_>, strength| {
            let value = line.property(strength).and_then(|value| self.number(value, 1, COUNT_MAX));
            value.unwrap_or(0) as u32
        };
        let strong = count(&mut line, "strong");
        let medium = count(&mut line, "medium");
        let weak = count(&mut line, "weak");
        let lesser = count(&mut line, "lesser");
        // Nothing asked for would be reached by nothing at all.
        let is_some = strong + medium + weak + lesser > 0;
        if !is_some {
            self.missing(&line, "missing-positive", "positive strong=1 lesser=1");
        }
        line.done(self);
        is_some.then_some(Positive { strong, medium, weak, lesser, validity })
    }

    fn class(&mut self, node: &Node) -> Class {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let mut class = Class {
            name,
            title: Texts::default(),
            cites: Vec::new(),
            validity,
            refers: line.mark("refers"),
            all: Vec::new(),
            any: Vec::new(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "all-positive" => class.all.extend(self.dimensions(child)),
                "any-positive" => class.any.push(self.dimensions(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &CLASS),
            }
        }
        (class.title, class.cites) = (head.title, head.cites);
        line.done(self);
        class
    }

    fn dimensions(&mut self, node: &Node) -> Vec<Name> {
        let mut line = Line::new(node);
        let names = self.names(&mut line, "all-positive some-dimension");
        line.done(self);
        names
    }
}
