//! What a floor and a plan are both read with: nodes of a text, and what is wrong with them on which line.

use circular::{
    model::Certainty,
    nodes::{Node, line_of, parse},
};

/// What is wrong with a text, and on which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Misread {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what to write instead.
    pub what: String,
}

/// A text whose nodes are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'t>(pub &'t str);

impl Lines<'_> {
    pub fn nodes(self) -> Result<Vec<Node>, Misread> {
        let (nodes, mistakes) = parse(self.0, 0);
        match mistakes.first() {
            Some(mistake) => Err(self.wrong(mistake.place.start, "this cannot be read")),
            None => Ok(nodes),
        }
    }

    pub fn number(self, node: &Node) -> usize {
        line_of(self.0, node.head.start)
    }

    pub fn wrong(self, at: u32, what: impl Into<String>) -> Misread {
        Misread { line: line_of(self.0, at), what: what.into() }
    }

    pub fn at(self, node: &Node, what: impl Into<String>) -> Misread {
        self.wrong(node.head.start, what)
    }

    pub fn argument<'n>(self, node: &'n Node, place: usize, what: &str) -> Result<&'n str, Misread> {
        node.argument(place).ok_or_else(|| self.at(node, format!("`{}` needs {what}", node.name)))
    }

    pub fn property<'n>(self, node: &'n Node, name: &str) -> Result<&'n str, Misread> {
        node.property(name).ok_or_else(|| self.at(node, format!("`{}` needs `{name}=`", node.name)))
    }

    pub fn certainty(self, node: &Node) -> Result<Certainty, Misread> {
        let word = self.property(node, "certainty")?;
        Certainty::named(word).ok_or_else(|| self.at(node, format!("`{word}` is no certainty")))
    }
}
