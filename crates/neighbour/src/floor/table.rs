//! A measured floor as text for a terminal.

use super::{Binding, FloorRow, Measured, Reach};
use crate::{answer::Statement, table::paragraph, words::Words};

/// The narrowest text that can still be read.
const WIDTH_LEAST: usize = 60;

/// The measurement as text, no line longer than `width` columns (60 at least), a word longer than a line excepted.
pub fn table(measured: &Measured, width: usize) -> String {
    let words = Words::of(&measured.language);
    let width = width.max(WIDTH_LEAST);
    let mut text = String::new();
    let on = measured.on.to_string();
    let pairs = [("title", measured.title.as_str()), ("floor", &measured.floor), ("on", &on)];
    paragraph(&mut text, &words.say("floor-title", pairs), width, "");
    text.push('\n');
    for line in &measured.instruments {
        let because = match line.because.is_empty() {
            true => String::new(),
            false => format!(" ({}; {})", line.because, line.certainty),
        };
        let said = format!("{}: {}{because}", line.title, line.binding_title);
        paragraph(&mut text, &said, width, &format!("{}  ", line.name));
    }
    text.push('\n');
    paragraph(&mut text, &words.say("floor-method", []), width, "");
    for binding in Binding::ALL {
        let rows: Vec<&FloorRow> = measured.rows.iter().filter(|row| row.binding == binding).collect();
        if rows.is_empty() {
            continue;
        }
        text.push('\n');
        let head = words.say(&format!("floor-head-{}", binding.as_str()), []);
        paragraph(&mut text, &head.to_uppercase(), width, "");
        paragraph(&mut text, &counts(measured, binding, words), width, "");
        text.push('\n');
        rows.iter().for_each(|row| one(&mut text, row, words, width));
    }
    text
}

/// `reached 4 · ruled 12 · …`.
pub(super) fn counts(measured: &Measured, binding: Binding, words: Words) -> String {
    let counts = measured.counts.get(&binding);
    let count = |reach: Reach| {
        let number = counts.and_then(|counts| counts.get(&reach)).copied().unwrap_or_default();
        format!("{} {number}", words.say(&format!("floor-{}", reach.as_str()), []))
    };
    Reach::ALL.into_iter().map(count).collect::<Vec<_>>().join(" · ")
}

/// `coe 10(2), thb 11a`.
pub(super) fn articles(row: &FloorRow) -> String {
    let line = |line: &super::ProvisionLine| format!("{} {}", line.instrument, line.articles.join(", "));
    row.provisions.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn one(text: &mut String, row: &FloorRow, words: Words, width: usize) {
    let head = format!("{} [{}]: {}", row.title, articles(row), row.reach_title.to_uppercase());
    paragraph(text, &head, width, &format!("{}  ", row.name));
    for measure in &row.measures {
        paragraph(text, &format!("{} {}", measure.question, measure.reach_title), width, "      ");
        measure.says.iter().for_each(|says| statement(text, says, width));
    }
    if !row.cited_by.is_empty() {
        let titles: Vec<String> =
            row.cited_by.iter().map(|says| format!("{} ({}/{})", says.text, says.kind, says.rule)).collect();
        let said = words.say("floor-cited-by", [("rules", &titles.join("; "))]);
        paragraph(text, &said, width, "      ");
    }
}

fn statement(text: &mut String, says: &Statement, width: usize) {
    let cites: Vec<String> = says.cites.iter().map(|cite| cite.short()).collect();
    let said = format!("{} — {}/{}: {}", says.text, says.kind, says.rule, cites.join(" · "));
    paragraph(text, &said, width, "        · ");
}
