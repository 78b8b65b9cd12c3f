//! The comparison as a page of its own, to send or to print.

use askama::Template;

use crate::{
    compare::{Cell, Comparison, Reading, Row, Standing},
    order::Verdict,
    words::Words,
};

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'c> {
    comparison: &'c Comparison,
    words: Words,
}

impl Page<'_> {
    /// The language in which the interface's own words are said; the circulars' texts stand in the comparison's.
    fn lang(&self) -> &str {
        self.words.code()
    }

    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn title(&self) -> String {
        let on = self.comparison.on.to_string();
        let (left, right) = (&self.comparison.left.title, &self.comparison.right.title);
        self.words.say("compare-title", [("left", left), ("right", right), ("on", &on)])
    }

    fn point_of_view(&self) -> String {
        let (left, right) = (&self.comparison.left.name, &self.comparison.right.name);
        self.words.say("compare-point-of-view", [("left", left), ("right", right)])
    }

    fn verdicts(&self) -> Vec<(String, String, usize)> {
        let told = |verdict: &Verdict| {
            let word = verdict.as_str();
            let count = self.comparison.counts.get(verdict).copied().unwrap_or_default();
            (self.t(&format!("compare-verdict-{word}")), self.t(&format!("compare-meaning-{word}")), count)
        };
        Verdict::ALL.iter().map(told).collect()
    }

    fn silent(&self, questions: &[String]) -> String {
        self.words.say("compare-silent", [("questions", &questions.join(" · "))])
    }

    fn told(&self, reading: &Reading) -> Vec<String> {
        let line = |other: &crate::compare::Otherwise| {
            let pairs = [
                ("circular", reading.circular.as_str()),
                ("question", &reading.question),
                ("chosen", &reading.chosen),
                ("side", &other.text),
                ("verdict", &other.verdict_title),
            ];
            self.words.say("compare-reading", pairs)
        };
        reading.otherwise.iter().map(line).collect()
    }

    fn cells<'a>(&self, row: &'a Row) -> [&'a Cell; 2] {
        [&row.left, &row.right]
    }

    fn is_silent(&self, cell: &Cell) -> bool {
        cell.standing == Standing::Silent
    }

    fn is_unknown(&self, cell: &Cell) -> bool {
        cell.standing == Standing::Unknown
    }
}

/// The comparison as one HTML document without script, pictures or other files.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn html(comparison: &Comparison) -> Result<String, askama::Error> {
    Page { comparison, words: Words::of(&comparison.language) }.render()
}
