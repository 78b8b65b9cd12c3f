//! A place in a document as people count: line and column.

use crate::{
    model::Circular,
    source::{Document, Span},
};

/// Line and column, both from 1; columns count signs, not bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'c> {
    /// The document's path.
    pub path: String,
    pub line: usize,
    pub column: usize,
    /// The whole line, without its end.
    pub row: &'c str,
    /// What stands at the place, as far as it is on this line.
    pub text: &'c str,
    /// How many signs that is; at least 1.
    pub width: usize,
}

impl<'c> Place<'c> {
    /// Finds a place in the documents of a circular; the beginning of nothing when there are none.
    pub fn of(circular: &'c Circular, span: Span) -> Self {
        let Some(document) = circular.documents.get(span.document as usize) else {
            return Self { path: String::new(), line: 1, column: 1, row: "", text: "", width: 1 };
        };
        let Document { path, text } = document;
        let start = floor(text, span.start as usize);
        let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        let end = floor(text, (span.end as usize).max(start)).min(line_end);
        let row = text[line_start..line_end].trim_end_matches('\r');
        let part = &text[start..end];
        Self {
            path: path.to_string_lossy().into_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            row,
            text: part,
            width: part.chars().count().max(1),
        }
    }

    /// `path:line:column`.
    pub fn whole(&self) -> String {
        format!("{}:{}:{}", self.path, self.line, self.column)
    }

    /// `path:line`.
    pub fn short(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// The nearest start of a sign at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
