//! `stage`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{Closes, Gives, Lapses, Lasts, Opens, Renews, Stage, Texts};

const LINES: [&str; 9] =
    ["title", "cites", "opens", "requires", "lasts", "gives", "renews", "closes", "lapses"];

impl Reader {
    pub(super) fn stage(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let example = "stage some-stage file=dossier track=stay";
        let mut stage = Stage {
            name: self.own_name(&mut line),
            file: self.needed_property(&mut line, "file", example),
            track: self.needed_property(&mut line, "track", example),
            title: Texts::default(),
            cites: Vec::new(),
            validity: self.validity(&mut line),
            compartment: self.name_property(&mut line, "compartment"),
            opens: Vec::new(),
            requires: Vec::new(),
            lasts: Vec::new(),
            renews: Vec::new(),
            gives: Vec::new(),
            closes: Vec::new(),
            lapses: Vec::new(),
            htcds: line.property("htcds").and_then(|value| self.text(value)),
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "opens" => self.opens(child, &mut stage.opens),
                "requires" => self.requires(child, &mut stage.requires),
                "lasts" => self.lasts(child, &mut stage.lasts),
                "gives" => self.gives(child, &mut stage.gives),
                "renews" => self.renews(child, &mut stage.renews),
                "closes" => self.closes(child, &mut stage.closes),
                "lapses" => self.lapses(child, &mut stage.lapses),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &LINES),
            }
        }
        (stage.title, stage.cites) = (head.title, head.cites);
        self.circular.stages.push(stage);
        line.done(self);
    }

    fn opens(&mut self, node: &Node, into: &mut Vec<Opens>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let events = line.properties("on");
        if events.is_empty() {
            self.missing(&line, "missing-on", "opens on=some-event");
        }
        let from = self.name_property(&mut line, "from");
        for value in events {
            let on = self.name(value);
            into.extend(on.map(|on| Opens {
                on,
                from: from.clone(),
                validity: validity.clone(),
                span: line.span(),
            }));
        }
        line.done(self);
    }

    fn lasts(&mut self, node: &Node, into: &mut Vec<Lasts>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let length = self.length(&mut line);
        into.extend(length.map(|length| Lasts { length: length.value, validity, span: length.span }));
        line.done(self);
    }

    fn gives(&mut self, node: &Node, into: &mut Vec<Gives>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let form = line.property("form").and_then(|value| self.text(value));
        let rights = self.names(&mut line, "gives some-right");
        into.extend(rights.into_iter().map(|right| Gives {
            right,
            form: form.clone(),
            validity: validity.clone(),
        }));
        line.done(self);
    }

    fn renews(&mut self, node: &Node, into: &mut Vec<Renews>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let length = self.length(&mut line);
        let on = self.needed_property(&mut line, "on", "renews 6 months on=some-event");
        let at_most = line.property("at-most").and_then(|value| self.number(value, 1, 1000));
        let requires = self.name_property(&mut line, "requires");
        let at_most = at_most.map(|times| times as u32);
        into.extend(length.map(|length| Renews {
            length: length.value,
            on,
            at_most,
            requires,
            validity,
            span: line.span(),
        }));
        line.done(self);
    }

    fn closes(&mut self, node: &Node, into: &mut Vec<Closes>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let events = line.properties("on");
        if events.is_empty() {
            self.missing(&line, "missing-on", "closes on=some-event");
        }
        let target = self.name_property(&mut line, "into");
        for value in events {
            let on = self.name(value);
            into.extend(on.map(|on| Closes {
                on,
                into: target.clone(),
                validity: validity.clone(),
                span: line.span(),
            }));
        }
        line.done(self);
    }

    fn lapses(&mut self, node: &Node, into: &mut Vec<Lapses>) {
        let mut line = Line::new(node);
        let validity = self.line_validity(&mut line);
        let target = self.name_property(&mut line, "into");
        into.push(Lapses { into: target, validity, span: line.span() });
        line.done(self);
    }
}
