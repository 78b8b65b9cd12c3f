//! From documents to values: one file a node.

mod access;
mod condition;
mod duty;
mod event;
mod figure;
mod folder;
mod frame;
mod line;
mod numbers;
mod offence;
mod parse;
mod people;
mod reader;
mod reading;
mod scenario;
mod screening;
mod stage;
mod strings;
mod text;
mod tree;

use std::sync::Arc;

pub use folder::{FolderError, read};
pub(crate) use parse::node_end;
pub use parse::parse as parse_nodes;
pub use tree::{Literal, Node, Property, Value, line_of};

use self::reader::Reader;
use crate::{
    mistake::{Code, Mistake, in_reading_order},
    model::{Circular, Name},
    source::Document,
};

/// Documents in one circular.
pub const DOCUMENTS_MAX: usize = 500;

/// The nodes that may stand at the top of a document.
const RULES: [&str; 27] = [
    "circular",
    "source",
    "region",
    "role",
    "office",
    "compartment",
    "right",
    "track",
    "file",
    "event",
    "condition",
    "stage",
    "duty",
    "sees",
    "reading",
    "transition",
    "link",
    "offence",
    "indicator",
    "screening",
    "statistic",
    "published",
    "target",
    "forum",
    "scenario",
    "holiday",
    "holidays-known-until",
];

/// Reads documents as one circular, in the order given. What could not be read is told and left out. Never panics.
pub fn read_documents(mut documents: Vec<Document>) -> (Circular, Vec<Mistake>) {
    let mut reader = Reader::default();
    if documents.len() > DOCUMENTS_MAX {
        documents.truncate(DOCUMENTS_MAX);
        let mistake = Mistake::error(Code::Limits, "limits-documents", crate::source::Span::default());
        reader.tell(mistake.with("documents", DOCUMENTS_MAX));
    }
    let texts: Vec<Arc<str>> = documents.iter().map(|document| document.text.clone()).collect();
    reader.circular.documents = documents;
    let mut trees = Vec::with_capacity(texts.len());
    for (number, text) in texts.iter().enumerate() {
        let (nodes, mistakes) = parse::parse(text, number as u32);
        mistakes.into_iter().for_each(|mistake| reader.tell(within_rule(mistake, &nodes)));
        trees.push(nodes);
    }
    // The frame first, wherever it stands: scenarios need its time zone.
    for node in trees.iter().flatten().filter(|node| node.name.as_str() == "circular") {
        reader.rule(node, |reader| reader.circular_node(node));
    }
    for node in trees.iter().flatten() {
        reader.rule(node, |reader| reader.top(node));
    }
    // Of a document that was not read to its end, nothing else is worth saying.
    let limits: Vec<u32> =
        reader.mistakes.iter().filter(|it| it.code == Code::Limits).map(|it| it.place.document).collect();
    reader
        .mistakes
        .retain(|it| matches!(it.code, Code::Limits | Code::Syntax) || !limits.contains(&it.place.document));
    (reader.circular, in_reading_order(reader.mistakes))
}

impl Reader {
    fn top(&mut self, node: &Node) {
        match node.name.as_str() {
            "circular" => {}
            "source" => self.source(node),
            "region" => self.region(node),
            "role" => self.role(node),
            "office" => self.office(node),
            "compartment" => self.compartment(node),
            "right" => self.right(node),
            "track" => self.track(node),
            "file" => self.file(node),
            "event" => self.event(node),
            "condition" => self.condition(node),
            "stage" => self.stage(node),
            "duty" => self.duty(node),
            "sees" => self.sees(node),
            "reading" => self.reading(node),
            "transition" => self.transition(node),
            "link" => self.link(node),
            "offence" => self.offence(node),
            "indicator" => self.indicator(node),
            "screening" => self.screening(node),
            "statistic" => self.statistic(node),
            "published" => self.published(node),
            "target" => self.target(node),
            "forum" => self.forum(node),
            "scenario" => self.scenario(node),
            "holiday" => self.holiday(node),
            "holidays-known-until" => self.holidays_known_until(node),
            _ => {
                self.unknown_line(node, &RULES);
                let name = node.arguments.first();
                self.circular
                    .unread
                    .extend(name.map(|name| Name { text: name.text.clone(), span: name.span }));
            }
        }
    }
}

/// Names the rule in which a mistake of writing stands.
fn within_rule(mistake: Mistake, nodes: &[Node]) -> Mistake {
    let rule = nodes.iter().rev().find(|node| node.head.start <= mistake.place.start);
    match rule.and_then(|node| Some((node, node.arguments.first()?))) {
        Some((node, name)) if RULES.contains(&node.name.as_str()) && mistake.within.is_none() => {
            mistake.within(node.name.as_str(), &name.text)
        }
        _ => mistake,
    }
}
