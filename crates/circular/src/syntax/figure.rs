//! `statistic`, `published`, `target`, `forum`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{Counts, Forum, Per, Published, PublishedValue, Statistic, Target, Texts};

impl Reader {
    pub(super) fn statistic(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let mut statistic = Statistic {
            name: self.own_name(&mut line),
            title: Texts::default(),
            definition: Texts::default(),
            cites: Vec::new(),
            validity: self.validity(&mut line),
            counts: None,
            conditions: Vec::new(),
            by: None,
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "definition" => statistic.definition = self.texts(child),
                "counts" => statistic.counts = self.counts(child),
                "where" => {
                    let mut inner = Line::new(child);
                    statistic.conditions.extend(self.predicates(&mut inner));
                    inner.done(self);
                }
                "by" => {
                    let mut inner = Line::new(child);
                    let fact = self.needed_name(&mut inner, "by citizenship of=referred");
                    let of = self.needed_property(&mut inner, "of", "by citizenship of=referred");
                    statistic.by = Some((fact, of));
                    inner.done(self);
                }
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &["title", "definition", "cites", "counts", "where", "by"]),
            }
        }
        (statistic.title, statistic.cites) = (head.title, head.cites);
        if statistic.counts.is_none() && !node.lines.iter().any(|child| child.name.as_str() == "counts") {
            self.missing(&line, "missing-line", "counts file=dossier first=referred");
        }
        self.circular.statistics.push(statistic);
        line.done(self);
    }

    fn counts(&mut self, node: &Node) -> Option<Counts> {
        let mut line = Line::new(node);
        let example = "counts file=dossier first=referred";
        let file = self.needed_property(&mut line, "file", example);
        let first = self.name_property(&mut line, "first");
        let each = self.name_property(&mut line, "each");
        let counts = match (first, each) {
            (Some(event), None) => Some(Counts::First { file, event }),
            (None, Some(event)) => Some(Counts::Each { file, event }),
            _ => {
                self.missing(&line, "missing-counts", example);
                None
            }
        };
        line.done(self);
        counts
    }

    pub(super) fn published(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let example = "published some-figure statistic=referred year=2022 value=1409";
        let name = self.own_name(&mut line);
        let statistic = self.needed_property(&mut line, "statistic", example);
        let year = line.property("year");
        if year.is_none() {
            self.missing(&line, "missing-year", example);
        }
        let year = year.and_then(|value| self.number(value, 1900, 2200));
        let value = line.property("value");
        let order = line.property("order");
        if value.is_none() && order.is_none() {
            self.missing(&line, "missing-value", example);
        }
        let number = value.and_then(|value| self.number(value, 0, 1_000_000_000)).map(|value| value as u64);
        let order = order.and_then(|value| self.text(value));
        let value = match (number, order) {
            (Some(number), None) => Some(PublishedValue::Number(number)),
            (None, Some(order)) => {
                Some(PublishedValue::Order(order.split_whitespace().map(str::to_owned).collect()))
            }
            (Some(number), Some(_)) => {
                self.missing(&line, "missing-one-value", example);
                Some(PublishedValue::Number(number))
            }
            (None, None) => None,
        };
        let head = Head::only(self, &mut line);
        if let (Some(year), Some(value)) = (year, value) {
            let (year, cites, span) = (year as i16, head.cites, line.span());
            self.circular.published.push(Published { name, statistic, year, value, cites, span });
        }
        line.done(self);
    }

    pub(super) fn target(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let statistic = self.name_property(&mut line, "statistic");
        let whose = [("office", Per::Office), ("nation", Per::Nation)];
        let per = line.property("per").and_then(|value| self.choice(value, &whose)).map(|per| per.value);
        let (mut head, mut at_least) = (Head::default(), None);
        for child in line.lines() {
            match child.name.as_str() {
                "at-least" => {
                    let mut inner = Line::new(child);
                    match inner.next() {
                        Some(value) => {
                            at_least = self.number(value, 0, 1_000_000_000).map(|number| number as u64)
                        }
                        None => self.missing(&inner, "missing-number", "at-least 100"),
                    }
                    inner.done(self);
                }
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &["title", "cites", "at-least"]),
            }
        }
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.targets.push(Target { name, title, cites, validity, at_least, statistic, per, span });
        line.done(self);
    }

    pub(super) fn forum(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let (mut head, mut meets, mut secretariat) = (Head::default(), None, None);
        for child in line.lines() {
            let mut inner = Line::new(child);
            match child.name.as_str() {
                "meets" => {
                    match inner.property("every").or_else(|| inner.next()) {
                        Some(value) => meets = self.text(value),
                        None => self.missing(&inner, "missing-text", "meets every=month"),
                    }
                    inner.done(self);
                }
                "secretariat" => {
                    secretariat = Some(self.needed_name(&mut inner, "secretariat some-role"));
                    inner.done(self);
                }
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &["title", "cites", "meets", "secretariat"]),
            }
        }
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.forums.push(Forum { name, title, cites, validity, meets, secretariat, span });
        line.done(self);
    }
}
