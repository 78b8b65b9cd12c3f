//! What stands in a document before anyone asks what it means: nodes, values, properties, with their places.

use crate::{
    model::{Name, Texts},
    source::Span,
};

/// A node: a name, what follows on its line, and the lines in its braces.
#[derive(Clone, Debug)]
pub struct Node {
    pub name: Name,
    pub arguments: Vec<Value>,
    pub properties: Vec<Property>,
    pub lines: Vec<Node>,
    /// Whether braces stand behind it.
    pub has_block: bool,
    /// From the name to the last entry, without the braces.
    pub head: Span,
    /// Whether something in its head could not be read and was already reported.
    pub broken: bool,
}

impl Node {
    /// The argument at a place, from 0.
    pub fn argument(&self, place: usize) -> Option<&str> {
        self.arguments.get(place).map(|value| value.text.as_str())
    }

    /// The property of a name; the first, where it stands twice.
    pub fn property(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|property| property.name.text == name);
        found.map(|property| property.value.text.as_str())
    }

    /// Its texts in several languages: properties by language, or a line for each.
    pub fn texts(&self) -> Texts {
        let properties =
            self.properties.iter().map(|property| (property.name.text.clone(), property.value.text.clone()));
        let lines = self.lines.iter();
        let lines = lines.filter_map(|line| Some((line.name.text.clone(), line.argument(0)?.to_owned())));
        Texts(properties.chain(lines).collect())
    }
}

/// The line of a place in a text, from 1.
pub fn line_of(text: &str, at: u32) -> usize {
    text.get(..at as usize).unwrap_or(text).matches('\n').count() + 1
}

/// `name=value`.
#[derive(Clone, Debug)]
pub struct Property {
    pub name: Name,
    pub value: Value,
    /// Name, sign and value.
    pub span: Span,
}

/// One value.
#[derive(Clone, Debug)]
pub struct Value {
    pub literal: Literal,
    /// Its text: unescaped for texts, as written for everything else.
    pub text: String,
    pub span: Span,
}

/// What kind of value it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// A bare word.
    Word,
    /// A text in quotes.
    Quoted,
    /// A whole number.
    Number(i64),
    /// Any other number.
    Fraction,
    /// `#true` or `#false`.
    Bool(bool),
    /// `#null`.
    Null,
    /// Something unreadable that has been reported.
    Broken,
}
