//! A replay as text for a terminal.

use super::{
    one::Single,
    report::{Change, Replay},
    show::{grouped, moved, range, ranges, title},
};
use crate::{table::paragraph, words::Words};

/// The narrowest text that can still be read.
const WIDTH_LEAST: usize = 60;

/// The replay as text, no line longer than `width` columns (60 at least), a word longer than a line excepted.
pub fn table(replay: &Replay, width: usize) -> String {
    let words = Words::of(&replay.language);
    let mut told = Told { text: String::new(), words, width: width.max(WIDTH_LEAST) };
    told.say(&title(replay), "");
    told.text.push('\n');
    told.say(&words.say("replay-static", []), "");
    let scope = [("dossiers", grouped(replay.dossiers as i64)), ("until", replay.until.to_string())];
    told.say(&words.say("replay-scope", scope.each_ref().map(|(name, value)| (*name, value.as_str()))), "");
    if replay.other_files > 0 {
        told.say(&words.say("replay-others", [("count", &grouped(replay.other_files as i64))]), "");
    }
    told.figures(replay);
    told.flows(replay);
    told.offences(replay);
    told.path(replay);
    told.changes("replay-head-losses", &replay.losses);
    told.changes("replay-head-gains", &replay.gains);
    told.varied(replay);
    told.assumptions(replay);
    told.missing(replay);
    told.text
}

/// A dossier's two timelines one above the other, as text.
pub fn timelines(single: &Single, language: &str, width: usize) -> String {
    let words = Words::of(language);
    let mut told = Told { text: String::new(), words, width: width.max(WIDTH_LEAST) };
    told.say(&words.say("replay-dossier", [("number", &single.number.to_string())]), "");
    for timeline in [&single.before, &single.now] {
        told.text.push('\n');
        told.say(&timeline.title.to_uppercase(), "");
        for event in &timeline.events {
            let whence = words.say(&format!("replay-whence-{}", event.whence.as_str()), []);
            let refused = event.refused.as_ref().map_or_else(String::new, |refused| format!("; {refused}"));
            told.say(&format!("{} ({whence}{refused})", event.title), &format!("{}  ", event.on));
        }
        for bar in &timeline.bars {
            let closed = bar.closed.map_or_else(|| words.say("replay-until-open", []), |day| day.to_string());
            let mark = if bar.protects { words.say("replay-lane-protects", []) } else { String::new() };
            let text = if mark.is_empty() { bar.title.clone() } else { format!("{} ({mark})", bar.title) };
            told.say(&text, &format!("  [{} – {closed})  ", bar.opened));
        }
        for (title, days) in &timeline.days {
            told.row(title, &[grouped(*days)]);
        }
    }
    told.head("replay-head-missing");
    for line in &single.missing {
        told.say(line, "  ");
    }
    told.text
}

struct Told {
    text: String,
    words: Words,
    width: usize,
}

impl Told {
    fn say(&mut self, text: &str, sign: &str) {
        paragraph(&mut self.text, text, self.width, sign);
    }

    fn head(&mut self, id: &str) {
        self.text.push('\n');
        let head = self.words.say(id, []);
        self.say(&head.to_uppercase(), "");
    }

    /// A row: a text, and numbers to the right of it.
    fn row(&mut self, text: &str, numbers: &[String]) {
        let column = 14;
        let room = self.width.saturating_sub(numbers.len() * (column + 1)).max(20);
        let mut lines = String::new();
        paragraph(&mut lines, text, room, "");
        for (place, line) in lines.lines().enumerate() {
            self.text.push_str(line);
            if place == 0 {
                let used = line.chars().count();
                self.text.push_str(&" ".repeat(room.saturating_sub(used)));
                for number in numbers {
                    let used = number.chars().count();
                    self.text.push(' ');
                    self.text.push_str(&" ".repeat(column.saturating_sub(used)));
                    self.text.push_str(number);
                }
            }
            let end = self.text.trim_end_matches(' ').len();
            self.text.truncate(end);
            self.text.push('\n');
        }
    }

    fn figures(&mut self, replay: &Replay) {
        self.head("replay-head-figures");
        let range_head = self.words.say("replay-head-range", []);
        self.row("", &[replay.from.name.to_uppercase(), replay.under.name.to_uppercase(), range_head]);
        for figure in &replay.figures {
            let numbers = [grouped(figure.before.value), grouped(figure.now.value), range(&figure.now)];
            self.row(&figure.title, &numbers);
        }
        let how = ranges(replay, self.words);
        self.say(&how, "");
    }

    fn flows(&mut self, replay: &Replay) {
        self.head("replay-head-flows");
        for flow in &replay.flows {
            let text = format!("{} → {}", replay.levels[flow.before], replay.levels[flow.now]);
            self.row(&text, &[grouped(flow.count as i64)]);
        }
    }

    fn offences(&mut self, replay: &Replay) {
        self.head("replay-head-offences");
        let heads = ["replay-head-met", "replay-head-not-known", "replay-head-not-met"];
        for (place, head) in heads.into_iter().enumerate() {
            let head = self.words.say(head, []);
            self.say(&head, &format!("{}  ", place + 1));
        }
        self.row("", &["1".to_owned(), "2".to_owned(), "3".to_owned()]);
        for row in &replay.offences {
            let text = format!("{}: {} ({})", row.country.to_uppercase(), row.title, row.citation);
            self.row(&text, &[row.met, row.not_known, row.not_met].map(|count| grouped(count as i64)));
        }
    }

    fn path(&mut self, replay: &Replay) {
        self.head("replay-head-path");
        let kept = self.words.say("replay-head-kept", []);
        self.row("", &[replay.from.name.to_uppercase(), replay.under.name.to_uppercase(), kept]);
        for row in &replay.path {
            let count =
                |exists: bool, count: usize| if exists { grouped(count as i64) } else { "–".to_owned() };
            let numbers =
                [count(row.exists[0], row.before), count(row.exists[1], row.now), count(true, row.kept)];
            self.row(&row.title, &numbers);
        }
    }

    fn changes(&mut self, head: &str, changes: &[Change]) {
        self.head(head);
        if changes.is_empty() {
            let none = self.words.say("replay-none", []);
            self.say(&none, "");
        }
        for change in changes {
            let ground =
                if change.citation.is_empty() { String::new() } else { format!(" ({})", change.citation) };
            let dossiers: Vec<String> = change.dossiers.iter().map(usize::to_string).collect();
            let examples = self.words.say("replay-head-examples", []);
            let text =
                format!("{} {}{ground} [{examples}: {}]", change.step, change.because, dossiers.join(", "));
            self.say(&text, &format!("{:>6}  ", grouped(change.count as i64)));
        }
    }

    fn varied(&mut self, replay: &Replay) {
        if replay.varied.is_empty() {
            return;
        }
        self.head("replay-head-varied");
        let lead = self.words.say("replay-varied-lead", []);
        self.say(&lead, "");
        if replay.idle_readings > 0 {
            let idle = self.words.say("replay-idle", [("count", &replay.idle_readings.to_string())]);
            self.say(&idle, "");
        }
        for one in &replay.varied {
            self.text.push('\n');
            let of = match one.of.as_str() {
                "plan" => self.words.say("replay-of-plan", []),
                circular => self.words.say("replay-of-reading", [("circular", circular)]),
            };
            self.say(&format!("{of}: {} {} ({})", one.question, one.because, one.citation), "");
            let chosen = self.words.say("replay-chosen", []);
            let sides = one.sides.iter().enumerate().map(|(place, side)| {
                let mark = if side.chosen { format!(" ({chosen})") } else { String::new() };
                (place + 1, format!("{}{mark}", side.text))
            });
            let sides: Vec<(usize, String)> = sides.collect();
            for (place, text) in &sides {
                self.say(text, &format!("  {place}  "));
            }
            self.row("", &sides.iter().map(|(place, _)| place.to_string()).collect::<Vec<_>>());
            for (title, values) in moved(replay, one) {
                self.row(&title, &values.into_iter().map(grouped).collect::<Vec<_>>());
            }
        }
    }

    fn assumptions(&mut self, replay: &Replay) {
        if replay.assumptions.is_empty() {
            return;
        }
        self.head("replay-head-assumptions");
        let lead = self.words.say("replay-assumptions-lead", []);
        self.say(&lead, "");
        let heads = ["replay-head-taken", "replay-head-refused"].map(|head| self.words.say(head, []));
        self.row("", &heads);
        for line in &replay.assumptions {
            let text = format!("{}. {} ({})", line.subject, line.because, line.citation);
            self.row(&text, &[line.taken, line.refused].map(|count| grouped(count as i64)));
        }
    }

    fn missing(&mut self, replay: &Replay) {
        self.head("replay-head-missing");
        let lead =
            self.words.say(if replay.missing.is_empty() { "replay-none" } else { "replay-missing-lead" }, []);
        self.say(&lead, "");
        for line in &replay.missing {
            self.say(&line.text, &format!("{:>6}  ", grouped(line.count as i64)));
        }
    }
}
