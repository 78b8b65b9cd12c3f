//! `scenario`.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    line::Line,
    reader::Reader,
    tree::{Literal, Node, Value},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Entry, Expect, Expectation, Name, Scenario, Spanned},
};

const EXPECTATIONS: [&str; 10] = [
    "stage",
    "no-stage",
    "right",
    "no-right",
    "duty",
    "no-duty",
    "next",
    "not-next",
    "refused",
    "nothing-refused",
];

impl Reader {
    pub(super) fn scenario(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let title = match line.next() {
            Some(value) => self.text(value).unwrap_or_default(),
            None => {
                self.missing(&line, "missing-claim", "scenario \"Protection ends when day 45 is over\"");
                String::new()
            }
        };
        let mut scenario = Scenario {
            title,
            readings: Vec::new(),
            entries: Vec::new(),
            expects: Vec::new(),
            span: line.span(),
        };
        for child in line.lines() {
            match child.name.as_str() {
                "reading" => {
                    let mut inner = Line::new(child);
                    let reading = self.needed_name(&mut inner, "reading some-reading side=A");
                    let side = self.needed_property(&mut inner, "side", "reading some-reading side=A");
                    scenario.readings.push((reading, side));
                    inner.done(self);
                }
                "on" => scenario.entries.extend(self.entry(child)),
                "expect" => scenario.expects.extend(self.expect(child)),
                _ => self.unknown_line(child, &["reading", "on", "expect"]),
            }
        }
        if scenario.expects.is_empty() && !node.lines.iter().any(|child| child.name.as_str() == "expect") {
            self.missing(&line, "missing-line", "expect as-of=\"2026-04-16\" { stage some-stage }");
        }
        self.circular.scenarios.push(scenario);
        line.done(self);
    }

    fn entry(&mut self, node: &Node) -> Option<Entry> {
        let mut line = Line::new(node);
        let example = "on \"2026-03-02\" some-event by=some-role";
        let on = match line.next() {
            Some(value) => self.date(value),
            None => {
                self.missing(&line, "missing-date", example);
                None
            }
        };
        let event = self.needed_name(&mut line, example);
        let by = self.needed_property(&mut line, "by", example);
        let office = self.name_property(&mut line, "office");
        let recorded = line.property("recorded").and_then(|value| self.recorded(value));
        let corrects = line.property("corrects").and_then(|value| self.number(value, 1, 100_000));
        let mut facts = BTreeMap::new();
        for property in line.all_properties() {
            let value = &property.value;
            let text = match value.literal {
                Literal::Broken => continue,
                Literal::Bool(true) => "yes".to_owned(),
                Literal::Bool(false) => "no".to_owned(),
                _ => value.text.clone(),
            };
            let fact = Spanned { value: text, span: value.span };
            if facts.insert(property.name.text.clone(), fact).is_some() {
                let mistake = Mistake::error(Code::Twice, "twice-fact", property.name.span);
                self.tell(mistake.with("name", &property.name.text));
            }
        }
        let span = line.span();
        line.done(self);
        let corrects = corrects.map(|number| number as u32);
        on.map(|on| Entry { on: on.value, event, by, office, recorded, corrects, facts, span })
    }

    /// A day, meaning its noon in the circular's time zone, or an instant.
    fn recorded(&mut self, value: &Value) -> Option<Timestamp> {
        if let Ok(instant) = value.text.parse::<Timestamp>() {
            return Some(instant);
        }
        let day = self.date(value)?.value;
        let zone = self.circular.time_zone.as_ref().and_then(|zone| TimeZone::get(&zone.value).ok());
        let noon = zone.unwrap_or(TimeZone::UTC).to_timestamp(day.at(12, 0, 0, 0));
        noon.ok()
    }

    fn expect(&mut self, node: &Node) -> Option<Expect> {
        let mut line = Line::new(node);
        let as_of = self.date_property(&mut line, "as-of");
        if as_of.is_none() && !node.properties.iter().any(|property| property.name.text == "as-of") {
            self.missing(&line, "missing-date", "expect as-of=\"2026-04-16\" { stage some-stage }");
        }
        let known_on = self.date_property(&mut line, "known-on").map(|day| day.value);
        let mut lines = Vec::new();
        for child in line.lines() {
            lines.extend(self.expectation(child));
        }
        if node.lines.is_empty() {
            self.missing(&line, "missing-expectation", "expect as-of=\"2026-04-16\" { stage some-stage }");
        }
        let span = line.span();
        line.done(self);
        as_of.map(|as_of| Expect { as_of: as_of.value, known_on, lines, span })
    }

    fn expectation(&mut self, node: &Node) -> Vec<Spanned<Expectation>> {
        let mut line = Line::new(node);
        let word = node.name.as_str();
        let example = format!("{word} some-name");
        let span = line.span();
        let one = |value| vec![Spanned { value, span }];
        let found = match word {
            "stage" => {
                let stage = self.needed_name(&mut line, &example);
                let opened = self.day(&mut line, "opened");
                one(Expectation::Stage { stage, opened, due: self.day(&mut line, "due") })
            }
            "duty" => {
                let duty = self.needed_name(&mut line, &example);
                let role = self.name_property(&mut line, "role");
                let due = self.day(&mut line, "due");
                one(Expectation::Duty { duty, role, due, mark: self.duty_mark(&mut line) })
            }
            "next" => {
                let event = self.needed_name(&mut line, &example);
                one(Expectation::Next { event, by: self.name_property(&mut line, "by") })
            }
            "refused" => {
                let event = self.needed_name(&mut line, &example);
                one(Expectation::Refused { event, because: self.name_property(&mut line, "because") })
            }
            "nothing-refused" => one(Expectation::NothingRefused),
            "no-stage" | "right" | "no-right" | "no-duty" | "not-next" => {
                let names = self.names(&mut line, &example);
                names.into_iter().map(|name| Spanned { value: listed(word, name), span }).collect()
            }
            _ => {
                self.unknown_line(node, &EXPECTATIONS);
                return Vec::new();
            }
        };
        line.done(self);
        found
    }

    fn day(&mut self, line: &mut Line<'_>, property: &'static str) -> Option<Date> {
        self.date_property(line, property).map(|day| day.value)
    }

    fn duty_mark(&mut self, line: &mut Line<'_>) -> Option<Name> {
        let span = line.span();
        let marks = ["open", "done", "overdue", "no-longer-needed"];
        let found: Vec<&str> = marks.into_iter().filter(|mark| line.mark(mark)).collect();
        found.first().map(|mark| Name { text: (*mark).to_owned(), span })
    }
}

fn listed(word: &str, name: Name) -> Expectation {
    match word {
        "no-stage" => Expectation::NoStage { stage: name },
        "right" => Expectation::Right { right: name },
        "no-right" => Expectation::NoRight { right: name },
        "no-duty" => Expectation::NoDuty { duty: name },
        _ => Expectation::NotNext { event: name },
    }
}
