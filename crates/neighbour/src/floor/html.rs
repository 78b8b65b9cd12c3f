//! A measured floor as a page of its own.

use askama::Template;

use super::{Binding, FloorRow, Measured, table};
use crate::words::Words;

#[derive(Template)]
#[template(path = "floor/page.html")]
struct Page<'m> {
    measured: &'m Measured,
    words: Words,
}

impl Page<'_> {
    fn lang(&self) -> &str {
        self.words.code()
    }

    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn title(&self) -> String {
        let on = self.measured.on.to_string();
        let pairs = [("title", self.measured.title.as_str()), ("floor", &self.measured.floor), ("on", &on)];
        self.words.say("floor-title", pairs)
    }

    /// Bindings that have rows: head, counts, rows.
    fn parts(&self) -> Vec<(String, String, Vec<&FloorRow>)> {
        let part = |binding: Binding| {
            let rows: Vec<&FloorRow> =
                self.measured.rows.iter().filter(|row| row.binding == binding).collect();
            let head = self.t(&format!("floor-head-{}", binding.as_str()));
            (head, table::counts(self.measured, binding, self.words), rows)
        };
        Binding::ALL.into_iter().map(part).filter(|(_, _, rows)| !rows.is_empty()).collect()
    }

    fn articles(&self, row: &FloorRow) -> String {
        table::articles(row)
    }
}

/// The measurement as one HTML document without script, pictures or other files.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn html(measured: &Measured) -> Result<String, askama::Error> {
    Page { measured, words: Words::of(&measured.language) }.render()
}
