//! A reform as text for a terminal and as a part of a page.

use askama::Template;
use circular::compare::{Change, How};

use super::{Proposed, Reform};
use crate::{
    replay::{Count, Figure, grouped, range},
    table::paragraph,
    words::Words,
};

/// The narrowest text that can still be read.
const WIDTH_LEAST: usize = 60;

/// What the reform is called.
pub fn title(reform: &Reform) -> String {
    let pairs = [("under", reform.under.title.as_str()), ("caseload", &reform.caseload)];
    Words::of(&reform.language).say("reform-title", pairs)
}

/// The reform as text, no line longer than `width` columns (60 at least), a word longer than a line excepted.
pub fn table(reform: &Reform, width: usize) -> String {
    let words = Words::of(&reform.language);
    let width = width.max(WIDTH_LEAST);
    let mut text = String::new();
    paragraph(&mut text, &title(reform), width, "");
    text.push('\n');
    paragraph(&mut text, &words.say("replay-static", []), width, "");
    let columns = columns(reform, words);
    text.push('\n');
    for (place, (head, _)) in columns.iter().enumerate() {
        paragraph(&mut text, head, width, &format!("{}  ", place + 1));
    }
    for (title, counts) in rows(reform, words) {
        text.push('\n');
        paragraph(&mut text, &title, width, "");
        let counts = counts.iter().enumerate().map(|(place, count)| format!("{}: {count}", place + 1));
        paragraph(&mut text, &counts.collect::<Vec<_>>().join("   "), width, "    ");
    }
    for proposed in &reform.proposals {
        text.push('\n');
        paragraph(&mut text, &format!("{} ({})", proposed.title, proposed.name), width, "");
        paragraph(&mut text, &proposed.because, width, "    ");
        for (what, lines) in changes(proposed, words) {
            paragraph(&mut text, &what, width, "    ");
            for line in lines {
                paragraph(&mut text, &line, width, "        ");
            }
        }
        if !proposed.broken.is_empty() {
            let count = proposed.broken.len().to_string();
            paragraph(&mut text, &words.say("reform-broken", [("count", &count)]), width, "    ");
            for broken in &proposed.broken {
                let line = format!("{} ({}): {}", broken.scenario, broken.at, broken.found);
                paragraph(&mut text, &line, width, "        ");
            }
        }
    }
    text
}

/// `12 (3–15)`.
pub(super) fn told(count: &Count) -> String {
    match count.is_sure() {
        true => grouped(count.value),
        false => format!("{} ({})", grouped(count.value), range(count)),
    }
}

/// The columns of figures: under the files' own law, under the law in force, with each proposal, with all of them.
pub(super) fn columns(reform: &Reform, words: Words) -> Vec<(String, Vec<Count>)> {
    let now = |figures: &[Figure]| figures.iter().map(|figure| figure.now).collect::<Vec<_>>();
    let before = reform.before.iter().map(|figure| figure.before).collect();
    let mut columns = vec![
        (words.say("replay-head-before", [("country", &reform.from.name.to_uppercase())]), before),
        (
            words.say("reform-in-force", [("country", &reform.under.name.to_uppercase())]),
            now(&reform.in_force),
        ),
    ];
    columns.extend(reform.alternatives.iter().map(|one| (one.title.clone(), now(&one.figures))));
    columns
}

/// The rows of figures: a title, and what stands in each of the columns.
pub(super) fn rows(reform: &Reform, words: Words) -> Vec<(String, Vec<String>)> {
    let columns = columns(reform, words);
    let titles = reform.in_force.iter().enumerate();
    let row = |place: usize| columns.iter().filter_map(|(_, counts)| counts.get(place)).map(told).collect();
    titles.map(|(place, figure)| (figure.title.clone(), row(place))).collect()
}

/// The changed rules with their lines, `-` before those that go and `+` before those that come.
pub(super) fn changes(proposed: &Proposed, words: Words) -> Vec<(String, Vec<String>)> {
    let rule = |change: &Change| {
        let id = match change.how {
            How::Added => "reform-added",
            How::Removed => "reform-removed",
            How::Changed => "reform-changed",
        };
        let what = words.say(id, [("rule", &format!("{} {}", change.kind, change.name))]);
        let gone = change.before.iter().map(|line| format!("- {line}"));
        (what, gone.chain(change.after.iter().map(|line| format!("+ {line}"))).collect())
    };
    proposed.changes.iter().map(rule).collect()
}

#[derive(Template)]
#[template(path = "reform/body.html")]
struct Body<'r> {
    reform: &'r Reform,
    words: Words,
}

/// The reform as a part of a page that has its own title: HTML without script.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn body(reform: &Reform) -> Result<String, askama::Error> {
    Body { reform, words: Words::of(&reform.language) }.render()
}

impl Body<'_> {
    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn columns(&self) -> Vec<(String, Vec<Count>)> {
        columns(self.reform, self.words)
    }

    fn rows(&self) -> Vec<(String, Vec<String>)> {
        rows(self.reform, self.words)
    }

    fn changes(&self, proposed: &Proposed) -> Vec<(String, Vec<String>)> {
        changes(proposed, self.words)
    }

    fn broken(&self, proposed: &Proposed) -> String {
        self.words.say("reform-broken", [("count", &proposed.broken.len().to_string())])
    }

    fn goes(&self, line: &str) -> bool {
        line.starts_with('-')
    }
}
