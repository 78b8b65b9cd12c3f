//! `duty`.

use super::{
    line::Line,
    reader::Reader,
    text::{CERTAINTIES, Head},
    tree::Node,
};
use crate::{
    mistake::{Code, Mistake},
    model::{Aim, Due, Duty, DutyOpening, Owed, Texts},
    source::Span,
};

const LINES: [&str; 10] =
    ["title", "cites", "opens", "while", "requires", "owed-by", "due", "aim", "done-by", "ceases"];

impl Reader {
    pub(super) fn duty(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let mut duty = Duty {
            name: self.own_name(&mut line),
            file: self.needed_property(&mut line, "file", "duty inform file=dossier"),
            title: Texts::default(),
            cites: Vec::new(),
            validity: self.validity(&mut line),
            compartment: self.name_property(&mut line, "compartment"),
            opening: Vec::new(),
            requires: Vec::new(),
            owed_by: None,
            due: None,
            aim: None,
            done_by: Vec::new(),
            ceases: Vec::new(),
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "opens" => self.duty_opens(child, &mut duty.opening),
                "while" => {
                    let mut stages = Vec::new();
                    self.while_stage(child, &mut stages);
                    duty.opening.extend(
                        stages.into_iter().map(|(stage, validity)| DutyOpening::Stage { stage, validity }),
                    );
                }
                "requires" => self.requires(child, &mut duty.requires),
                "owed-by" => duty.owed_by = self.owed_by(child),
                "due" => {
                    let due = self.due(child);
                    if duty.due.is_some() {
                        self.tell(
                            Mistake::error(Code::Twice, "twice-line", child.name.span).with("line", "due"),
                        );
                    }
                    duty.due = due;
                }
                "aim" => duty.aim = self.aim(child),
                "done-by" => self.valid_names(child, &mut duty.done_by),
                "ceases" => {
                    let mut inner = Line::new(child);
                    let validity = self.line_validity(&mut inner);
                    let events = inner.properties("on");
                    if events.is_empty() {
                        self.missing(&inner, "missing-on", "ceases on=some-event");
                    }
                    duty.ceases.extend(
                        events
                            .into_iter()
                            .filter_map(|value| self.name(value))
                            .map(|on| (on, validity.clone())),
                    );
                    inner.done(self);
                }
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &LINES),
            }
        }
        (duty.title, duty.cites) = (head.title, head.cites);
        self.circular.duties.push(duty);
        line.done(self);
    }

    fn duty_opens(&mut self, node: &Node, into: &mut Vec<DutyOpening>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let events = line.properties("on");
        if events.is_empty() {
            self.missing(&line, "missing-on", "opens on=some-event");
        }
        for value in events {
            into.extend(self.name(value).map(|on| DutyOpening::Event { on, validity: validity.clone() }));
        }
        line.done(self);
    }

    fn owed_by(&mut self, node: &Node) -> Option<Owed> {
        let mut line = Line::new(node);
        let name = self.needed_name(&mut line, "owed-by recorder");
        line.done(self);
        Some(match name.as_str() {
            "recorder" => Owed::Recorder,
            _ => Owed::Role(name),
        })
    }

    fn due(&mut self, node: &Node) -> Option<(Due, Span)> {
        let mut line = Line::new(node);
        let before = self.name_property(&mut line, "before-end-of");
        let due = if before.is_none() && line.mark("at-once") {
            Some((Due::AtOnce, line.span()))
        } else {
            let length = self.length(&mut line);
            length.map(|length| match before {
                Some(stage) => (Due::BeforeEnd { length: length.value, stage }, length.span),
                None => (Due::After(length.value), length.span),
            })
        };
        line.done(self);
        due
    }

    fn aim(&mut self, node: &Node) -> Option<Aim> {
        let mut line = Line::new(node);
        let certainty = line.property("certainty").and_then(|value| self.choice(value, &CERTAINTIES));
        let length = self.length(&mut line);
        line.done(self);
        let certainty = certainty.map(|certainty| certainty.value);
        length.map(|length| Aim { length: length.value, certainty, span: length.span })
    }
}
