//! What stands in a document before anyone asks what it means: nodes, values, properties, with their places.

use crate::{model::Name, source::Span};

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
