//! `sees`.

use super::{line::Line, reader::Reader, tree::Node};
use crate::model::{Relation, Sees, Texts};

impl Reader {
    pub(super) fn sees(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let role = self.needed_name(&mut line, "sees some-role compartment=some-compartment");
        let validity = self.validity(&mut line);
        let file = self.name_property(&mut line, "file");
        let compartments = line.properties("compartment");
        if compartments.is_empty() {
            self.missing(&line, "missing-compartment", "sees some-role compartment=some-compartment");
        }
        let compartments = compartments.into_iter().filter_map(|value| self.name(value)).collect();
        let (mut cites, mut relations, mut ground) = (Vec::new(), Vec::new(), Texts::default());
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => cites.push(self.cite(child)),
                "while" => self.relations(child, &mut relations),
                "for" => ground = self.texts(child),
                _ => self.unknown_line(child, &["cites", "while", "for"]),
            }
        }
        let span = line.span();
        self.circular.sees.push(Sees { role, file, compartments, relations, ground, cites, validity, span });
        line.done(self);
    }

    fn relations(&mut self, node: &Node, into: &mut Vec<Relation>) {
        let mut line = Line::new(node);
        let before = into.len();
        let own = [
            ("under-care-of", "self", Relation::UnderCareOfSelf),
            ("region", "own", Relation::RegionOwn),
            ("recorded-by", "own", Relation::RecordedByOwn),
            ("duty-of", "own", Relation::DutyOfOwn),
        ];
        for (property, word, relation) in own {
            if let Some(value) = line.property(property)
                && self.choice(value, &[(word, ())]).is_some()
            {
                into.push(relation);
            }
        }
        let stages = line.properties("stage");
        into.extend(stages.iter().filter_map(|value| self.name(value)).map(Relation::Stage));
        let ever = line.properties("ever-stage");
        into.extend(ever.iter().filter_map(|value| self.name(value)).map(Relation::EverStage));
        if into.len() == before && line.node.properties.is_empty() {
            self.missing(&line, "missing-relation", "while under-care-of=self");
        }
        line.done(self);
    }
}
