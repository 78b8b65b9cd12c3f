//! One rule as it stands on a page.

use circular::{
    explain::{self, Explained},
    model::Circular,
    rules::Rule,
};
use jiff::civil::{Date, date};

use super::day::OnDay;
use crate::visit::Visit;

/// The years that the line of dates shows.
const FIRST_DAY: Date = date(1995, 1, 1);
const LAST_DAY: Date = date(2035, 1, 1);
/// The line's width in the drawing's own units.
const WIDTH: i64 = 300;

/// A rule in words, with where it stands in time.
pub struct View {
    /// What the rule says.
    pub explained: Explained,
    /// Its own page.
    pub address: String,
    /// Whether it is in force on the day looked at.
    pub is_in_force: bool,
    /// Its dates as a line; absent when it has always been and stays in force.
    pub line: Option<Line>,
}

/// Dates in force as a line.
pub struct Line {
    /// Where being in force begins.
    pub start: i64,
    /// How long it is.
    pub length: i64,
    /// Where the day looked at lies.
    pub on: i64,
    /// When it begins, in words.
    pub from: Option<Date>,
    /// The last day in force.
    pub last: Option<Date>,
}

impl View {
    /// A rule as seen on a day.
    pub fn of(visit: &Visit, rule: &Rule<'_>, on: &OnDay) -> Self {
        let rulebook = visit.app.rulebook();
        let mut explained = explain::explain(rulebook.circular(), rule, visit.words.code());
        // Where the circular lies on the server is nobody's business: a document is named within it.
        explained.path = within(rulebook.circular(), &explained.path);
        let is_in_force = rule.validity.is_none_or(|validity| rulebook.in_force(validity, on.date));
        let (from, until) = (explained.from, explained.until);
        let line = (from.is_some() || until.is_some()).then(|| {
            let start = from.map_or(0, place);
            let end = until.map_or(WIDTH, place);
            let last = until.and_then(|until| until.yesterday().ok());
            Line { start, length: (end - start).max(1), on: place(on.date), from, last }
        });
        let address = address(visit.app.country(), rule.kind, &explained.name, on);
        Self { explained, address, is_in_force, line }
    }
}

/// A document's path within the folder that holds them all.
fn within(circular: &Circular, path: &str) -> String {
    let folder_of = |path: &str| path.rfind('/').map_or(0, |end| end + 1);
    let mut folder = &path[..folder_of(path)];
    for document in &circular.documents {
        while !document.path.to_string_lossy().starts_with(folder) {
            folder = &folder[..folder_of(folder.trim_end_matches('/'))];
        }
    }
    path.get(folder.len()..).unwrap_or(path).to_owned()
}

/// The page of a rule.
pub fn address(country: &str, kind: &str, name: &str, on: &OnDay) -> String {
    let query = on.query();
    match kind {
        "stage" | "role" | "source" => format!("/circular/{country}/{kind}/{name}{query}"),
        _ => format!("/circular/{country}/rule/{kind}:{name}{query}"),
    }
}

/// Where a day lies on the line.
fn place(day: Date) -> i64 {
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    (days(FIRST_DAY, day) * WIDTH / days(FIRST_DAY, LAST_DAY)).clamp(0, WIDTH)
}
