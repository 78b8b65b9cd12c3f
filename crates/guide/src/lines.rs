//! Documents, their nodes, and what is wrong with them on which line.

use std::fmt;

use circular::nodes::{Node, line_of, parse};

/// A document with the name that mistakes call it by.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path, as people write it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What is wrong, in which document on which line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The document's name.
    pub document: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what to write instead.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, line, what } = self;
        write!(f, "{document}:{line}: {what}")
    }
}

/// Reads one document; everything wrong with it is collected, and reading goes on.
pub(crate) struct Reader<'d> {
    document: &'d Document,
    pub mistakes: Vec<Mistake>,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self { document, mistakes: Vec::new() }
    }

    /// The nodes that can be read.
    pub fn nodes(&mut self) -> Vec<Node> {
        let (nodes, mistakes) = parse(&self.document.text, 0);
        for mistake in mistakes {
            let line = line_of(&self.document.text, mistake.place.start);
            self.wrong(line, "this cannot be read: names, texts in quotes, and lines in braces are expected");
        }
        nodes.into_iter().filter(|node| !node.broken).collect()
    }

    pub fn line(&self, node: &Node) -> usize {
        line_of(&self.document.text, node.head.start)
    }

    pub fn wrong(&mut self, line: usize, what: impl Into<String>) {
        let document = self.document.name.clone();
        self.mistakes.push(Mistake { document, line, what: what.into() });
    }

    pub fn at(&mut self, node: &Node, what: impl Into<String>) {
        self.wrong(self.line(node), what);
    }

    /// The first argument of a node.
    pub fn argument(&mut self, node: &Node, what: &str) -> Option<String> {
        let found = node.argument(0).filter(|text| !text.is_empty()).map(str::to_owned);
        if found.is_none() {
            self.at(node, format!("`{}` needs {what}", node.name));
        }
        found
    }

    /// A property of a node.
    pub fn property(&mut self, node: &Node, name: &str) -> Option<String> {
        let found = node.property(name).filter(|text| !text.is_empty()).map(str::to_owned);
        if found.is_none() {
            self.at(node, format!("`{}` needs `{name}=`", node.name));
        }
        found
    }

    /// Tells every property that is not among those expected.
    pub fn only(&mut self, node: &Node, expected: &[&str]) {
        for property in &node.properties {
            let name = property.name.as_str();
            if !expected.contains(&name) {
                let all = expected.iter().map(|name| format!("`{name}=`")).collect::<Vec<_>>();
                let all = if all.is_empty() { "no properties".to_owned() } else { all.join(", ") };
                self.at(node, format!("`{}` has no `{name}=`; it has {all}", node.name));
            }
        }
    }
}

/// All arguments of a node.
pub(crate) fn arguments(node: &Node) -> Vec<String> {
    node.arguments.iter().map(|value| value.text.clone()).collect()
}
