//! One line of a circular while it is being read: what it offers, what was asked of it, what nobody asked for.

use super::{
    reader::Reader,
    tree::{Literal, Node, Property, Value},
};
use crate::{
    mistake::{Code, Mistake, Near},
    model::Name,
    source::Span,
};

/// A node that is being read. [`Line::done`] reports whatever stands there and was not asked for.
pub(super) struct Line<'n> {
    pub node: &'n Node,
    arguments: Vec<&'n Value>,
    properties: Vec<&'n Property>,
    asked_marks: Vec<&'static str>,
    asked_properties: Vec<&'static str>,
    lines_asked: bool,
}

impl<'n> Line<'n> {
    pub fn new(node: &'n Node) -> Self {
        Self {
            node,
            arguments: node.arguments.iter().collect(),
            properties: node.properties.iter().collect(),
            asked_marks: Vec::new(),
            asked_properties: Vec::new(),
            lines_asked: false,
        }
    }

    /// The place of the whole line, without its braces.
    pub fn span(&self) -> Span {
        self.node.head
    }

    /// The next value that belongs to no property.
    pub fn next(&mut self) -> Option<&'n Value> {
        (!self.arguments.is_empty()).then(|| self.arguments.remove(0))
    }

    /// All values left.
    pub fn all(&mut self) -> Vec<&'n Value> {
        std::mem::take(&mut self.arguments)
    }

    /// Whether a word stands on the line.
    pub fn mark(&mut self, word: &'static str) -> bool {
        self.asked_marks.push(word);
        // `required=true` was told as a mistake of writing; read on as it was meant.
        let meant = self.properties.iter().position(|property| {
            property.name.text == word
                && property.value.literal == Literal::Broken
                && property.value.text == "true"
        });
        if let Some(at) = meant {
            self.properties.remove(at);
            return true;
        }
        let at = self.arguments.iter().position(|value| value.literal == Literal::Word && value.text == word);
        at.map(|at| self.arguments.remove(at)).is_some()
    }

    /// The value of a property; the last one where it stands several times.
    pub fn property(&mut self, name: &'static str) -> Option<&'n Value> {
        self.property_where(name, |_| true)
    }

    /// The value of the first property of this name that fits.
    pub fn property_where(&mut self, name: &'static str, fits: impl Fn(&Value) -> bool) -> Option<&'n Value> {
        self.asked_properties.push(name);
        let at = self
            .properties
            .iter()
            .position(|property| property.name.text == name && fits(&property.value))?;
        Some(&self.properties.remove(at).value)
    }

    /// Every value of a property that may be repeated.
    pub fn properties(&mut self, name: &'static str) -> Vec<&'n Value> {
        self.asked_properties.push(name);
        let (these, others) =
            std::mem::take(&mut self.properties).into_iter().partition(|property| property.name.text == name);
        self.properties = others;
        let these: Vec<&Property> = these;
        these.into_iter().map(|property| &property.value).collect()
    }

    /// All properties left, whatever their names.
    pub fn all_properties(&mut self) -> Vec<&'n Property> {
        std::mem::take(&mut self.properties)
    }

    /// The lines in the braces.
    pub fn lines(&mut self) -> &'n [Node] {
        self.lines_asked = true;
        &self.node.lines
    }

    /// Reports what nobody asked for.
    pub fn done(self, reader: &mut Reader) {
        let word = &self.node.name.text;
        for value in self.arguments {
            if value.literal == Literal::Broken {
                continue;
            }
            let near = nearest_word(&value.text, &self.asked_marks);
            let case = if self.asked_marks.is_empty() { "words-argument" } else { "words-mark" };
            let mistake = Mistake::error(Code::Words, case, value.span)
                .with("word", &value.text)
                .with("line", word)
                .with("words", self.asked_marks.join(", "));
            reader.tell(mistake.near(near));
        }
        for property in self.properties {
            if property.value.literal == Literal::Broken {
                continue;
            }
            let asked = self.asked_properties.contains(&property.name.text.as_str());
            let case = match asked {
                true => "words-property-twice",
                false if self.asked_marks.contains(&property.name.text.as_str()) => "words-property-mark",
                false if self.asked_properties.is_empty() => "words-property-none",
                false => "words-property",
            };
            let near = nearest_word(&property.name.text, &self.asked_properties);
            let mut known = self.asked_properties.clone();
            known.dedup();
            let mistake =
                Mistake::error(Code::Words, case, if asked { property.span } else { property.name.span })
                    .with("word", &property.name.text)
                    .with("line", word)
                    .with("words", known.join(", "));
            reader.tell(mistake.near(near.filter(|_| case == "words-property")));
        }
        if !self.lines_asked && !self.node.lines.is_empty() {
            let first = &self.node.lines[0];
            let mistake = Mistake::error(Code::Words, "words-block", first.name.span).with("line", word);
            reader.tell(mistake);
        }
    }
}

/// The word nearest to `text` among the language's own, when it is near at all.
pub(super) fn nearest_word(text: &str, words: &[&'static str]) -> Option<Near> {
    let name = crate::nearest::nearest(text, words.iter().copied())?;
    Some(Near { name: name.to_owned(), span: None })
}

/// A name for a rule that has none, so that reading can go on; checks pass over it.
pub(super) fn no_name(span: Span) -> Name {
    Name { text: String::new(), span }
}
