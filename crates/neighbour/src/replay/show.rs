//! A replay as a part of a page, and as a page of its own.

use askama::Template;

use super::{
    one::{Happened, Single, Timeline},
    picture,
    report::{Change, Count, Replay, Side, Varied},
};
use crate::words::Words;

#[derive(Template)]
#[template(path = "replay/body.html")]
struct Body<'r> {
    replay: &'r Replay,
    words: Words,
    /// What stands before and behind a dossier's number in its address.
    address: Option<(&'r str, &'r str)>,
}

#[derive(Template)]
#[template(path = "replay/page.html")]
struct Page<'r> {
    title: String,
    words: Words,
    body: &'r str,
}

impl Page<'_> {
    fn lang(&self) -> &str {
        self.words.code()
    }
}

/// The replay as a part of a page that has its own title: HTML without script. `address` is what stands before and behind a
/// dossier's number in its address; without it dossiers are only named.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn body(replay: &Replay, address: Option<(&str, &str)>) -> Result<String, askama::Error> {
    Body { replay, words: Words::of(&replay.language), address }.render()
}

/// The replay as one HTML document without script or other files.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn html(replay: &Replay) -> Result<String, askama::Error> {
    let words = Words::of(&replay.language);
    Page { title: title(replay), words, body: &body(replay, None)? }.render()
}

/// What the replay is called.
pub fn title(replay: &Replay) -> String {
    let pairs = [("caseload", replay.caseload.as_str()), ("under", replay.under.title.as_str())];
    Words::of(&replay.language).say("replay-title", pairs)
}

/// A number in groups of three, as all languages of the interface can read it.
pub(crate) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "−".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// `3 to 5`, or nothing where no range is.
pub(crate) fn range(count: &Count) -> String {
    if count.is_sure() { String::new() } else { format!("{}–{}", grouped(count.low), grouped(count.high)) }
}

/// The sentences on how ranges were found.
pub(crate) fn ranges(replay: &Replay, words: Words) -> String {
    let how = if replay.combined { "replay-combined" } else { "replay-one-by-one" };
    let runs = words.say("replay-runs", [("runs", &replay.runs.to_string())]);
    format!("{runs} {}", words.say(how, []))
}

/// The figures that something uncertain moves, each with the country under whose rules it is counted and its value on
/// every side.
pub(crate) fn moved(replay: &Replay, one: &Varied) -> Vec<(String, Vec<i64>)> {
    let mut rows = Vec::new();
    for (country, is_now) in [(&replay.from.name, false), (&replay.under.name, true)] {
        for (place, figure) in replay.figures.iter().enumerate() {
            let of = |side: &Side| {
                if is_now { side.now.get(place).copied() } else { side.before.get(place).copied() }
            };
            let values: Vec<i64> = one.sides.iter().filter_map(of).collect();
            if values.windows(2).any(|pair| pair[0] != pair[1]) {
                rows.push((format!("{}: {}", country.to_uppercase(), figure.title), values));
            }
        }
    }
    rows
}

impl Body<'_> {
    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn number(&self, number: &i64) -> String {
        grouped(*number)
    }

    fn count(&self, number: &usize) -> String {
        grouped(i64::try_from(*number).unwrap_or(i64::MAX))
    }

    fn scope(&self) -> String {
        let (dossiers, until) = (self.count(&self.replay.dossiers), self.replay.until.to_string());
        self.words.say("replay-scope", [("dossiers", &dossiers), ("until", &until)])
    }

    fn others(&self) -> String {
        self.words.say("replay-others", [("count", &self.count(&self.replay.other_files))])
    }

    fn idle(&self) -> String {
        self.words.say("replay-idle", [("count", &self.count(&self.replay.idle_readings))])
    }

    fn before(&self) -> String {
        self.words.say("replay-head-before", [("country", &self.country(&self.replay.from.name))])
    }

    fn now(&self) -> String {
        self.words.say("replay-head-now", [("country", &self.country(&self.replay.under.name))])
    }

    fn country(&self, name: &str) -> String {
        name.to_uppercase()
    }

    fn with_range(&self, count: &Count) -> String {
        match count.is_sure() {
            true => grouped(count.value),
            false => format!("{} ({})", grouped(count.value), range(count)),
        }
    }

    fn range(&self, count: &Count) -> String {
        range(count)
    }

    fn ranges(&self) -> String {
        ranges(self.replay, self.words)
    }

    fn flows_caption(&self) -> String {
        let (before, now) = (self.replay.from.title.as_str(), self.replay.under.title.as_str());
        self.words.say("replay-flows-caption", [("before", before), ("now", now)])
    }

    fn picture(&self) -> String {
        picture::picture(self.replay, &self.t("replay-head-flows"))
    }

    fn changes(&self) -> [(&'static str, String, &[Change]); 2] {
        [
            ("losses", self.t("replay-head-losses"), &self.replay.losses),
            ("gains", self.t("replay-head-gains"), &self.replay.gains),
        ]
    }

    fn address_of(&self, number: &usize) -> Option<String> {
        self.address.map(|(before, behind)| format!("{before}{number}{behind}"))
    }

    fn dossier(&self, number: &usize) -> String {
        self.words.say("replay-dossier", [("number", &number.to_string())])
    }

    fn of(&self, one: &Varied) -> String {
        match one.of.as_str() {
            "plan" => self.t("replay-of-plan"),
            circular => self.words.say("replay-of-reading", [("circular", circular)]),
        }
    }

    fn moved(&self, one: &Varied) -> Vec<(String, Vec<i64>)> {
        moved(self.replay, one)
    }
}

#[derive(Template)]
#[template(path = "replay/single.html")]
struct One<'s> {
    single: &'s Single,
    language: &'s str,
    words: Words,
}

/// A dossier's two timelines as a part of a page that has its own title: HTML without script.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn single_body(single: &Single, language: &str) -> Result<String, askama::Error> {
    One { single, language, words: Words::of(language) }.render()
}

impl One<'_> {
    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn number(&self, number: &i64) -> String {
        grouped(*number)
    }

    fn lanes(&self) -> [(&'static str, &Timeline); 2] {
        [("before", &self.single.before), ("now", &self.single.now)]
    }

    fn whence(&self, event: &Happened) -> String {
        self.t(&format!("replay-whence-{}", event.whence.as_str()))
    }

    fn picture(&self) -> String {
        picture::lanes(self.single, &self.t("replay-lane-stages"))
    }
}
