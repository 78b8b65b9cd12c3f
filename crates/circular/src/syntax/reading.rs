//! `reading`, `transition`, `link`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::{
    mistake::{Code, Mistake},
    model::{Link, Reading, Side, Spanned, Texts, Transition},
};

impl Reader {
    pub(super) fn reading(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let mut reading = Reading {
            name: self.own_name(&mut line),
            question: Texts::default(),
            sides: Vec::new(),
            chosen: None,
            because: Texts::default(),
            span: line.span(),
        };
        for child in line.lines() {
            match child.name.as_str() {
                "question" => reading.question = self.texts(child),
                "because" => reading.because = self.texts(child),
                "side" => reading.sides.push(self.side(child)),
                "chosen" => {
                    let mut inner = Line::new(child);
                    reading.chosen = Some(self.needed_name(&mut inner, "chosen A"));
                    inner.done(self);
                }
                _ => self.unknown_line(child, &["question", "side", "chosen", "because"]),
            }
        }
        self.circular.readings.push(reading);
        line.done(self);
    }

    fn side(&mut self, node: &Node) -> Side {
        let mut line = Line::new(node);
        let name = self.needed_name(&mut line, "side A en=\"…\"");
        let mut text = self.texts_on(&mut line);
        let mut cites = Vec::new();
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => cites.push(self.cite(child)),
                "text" => text = self.texts(child),
                _ if self.language_line(child, &mut text) => {}
                _ => self.unknown_line(child, &["cites"]),
            }
        }
        if !node.broken {
            self.every_language(&text, name.span, "side");
        }
        line.done(self);
        Side { name, text, cites }
    }

    pub(super) fn transition(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let example = "transition on=\"2017-05-20\" stage=some-stage";
        let on = self.date_property(&mut line, "on");
        let stage = self.needed_property(&mut line, "stage", example);
        if on.is_none() && !line.node.properties.iter().any(|property| property.name.text == "on") {
            self.tell(
                Mistake::error(Code::Missing, "missing-date", line.span())
                    .with("line", "transition")
                    .with("example", example),
            );
        }
        let mut cites = Vec::new();
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => cites.push(self.cite(child)),
                _ => self.unknown_line(child, &["cites"]),
            }
        }
        if let Some(Spanned { value, span }) = on {
            let transition = Transition { on: Spanned { value, span }, stage, cites, span: line.span() };
            self.circular.transitions.push(transition);
        }
        line.done(self);
    }

    pub(super) fn link(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let example = "link on=some-event in=investigation tells=dossier as=other-event";
        let on = self.needed_property(&mut line, "on", example);
        let in_file = self.needed_property(&mut line, "in", example);
        let tells = self.needed_property(&mut line, "tells", example);
        let as_event = self.needed_property(&mut line, "as", example);
        let validity = self.validity(&mut line);
        let head = Head::only(self, &mut line);
        let (cites, span) = (head.cites, line.span());
        self.circular.links.push(Link { on, in_file, tells, as_event, cites, validity, span });
        line.done(self);
    }
}
