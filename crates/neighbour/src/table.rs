//! The comparison as a table for a terminal.

use std::fmt::Write as _;

use crate::{
    compare::{Cell, Comparison, Row, Standing, Statement, Topic},
    order::Verdict,
    words::Words,
};

/// The narrowest table that can still be read.
const WIDTH_LEAST: usize = 60;

/// The comparison as text, no line longer than `width` columns (60 at least), a word longer than its column excepted.
/// Grounds stand under each topic, by number.
pub fn table(comparison: &Comparison, width: usize) -> String {
    let words = Words::of(&comparison.language);
    let width = width.max(WIDTH_LEAST);
    let mut text = String::new();
    let (left, right) = (&comparison.left, &comparison.right);
    let on = comparison.on.to_string();
    let pairs = [("left", left.title.as_str()), ("right", right.title.as_str()), ("on", on.as_str())];
    paragraph(&mut text, &words.say("compare-title", pairs), width, "");
    text.push('\n');
    paragraph(
        &mut text,
        &words.say("compare-point-of-view", [("left", &left.name), ("right", &right.name)]),
        width,
        "",
    );
    for topic in &comparison.topics {
        text.push('\n');
        topic_table(&mut text, words, comparison, topic, width);
    }
    text.push('\n');
    let counts = Verdict::ALL.iter().map(|verdict| {
        let count = comparison.counts.get(verdict).copied().unwrap_or_default();
        format!("{} {count}", words.say(&format!("compare-verdict-{}", verdict.as_str()), []))
    });
    paragraph(&mut text, &counts.collect::<Vec<_>>().join(" · "), width, "");
    text
}

/// Widths of the four columns: question, left, right, verdict. Two columns of space stand between them.
fn columns(words: Words, width: usize) -> [usize; 4] {
    let verdicts =
        Verdict::ALL.iter().map(|verdict| words.say(&format!("compare-verdict-{}", verdict.as_str()), []));
    let last = verdicts.map(|verdict| verdict.chars().count()).max().unwrap_or_default();
    let rest = width.saturating_sub(last + 6);
    let question = rest * 28 / 100;
    let left = (rest - question) / 2;
    [question, left, rest - question - left, last]
}

fn topic_table(text: &mut String, words: Words, comparison: &Comparison, topic: &Topic, width: usize) {
    let columns = columns(words, width);
    let mut notes: Vec<String> = Vec::new();
    paragraph(text, &topic.title.to_uppercase(), width, "");
    if !topic.rows.is_empty() {
        let heads = ["", &comparison.left.name, &comparison.right.name, ""];
        line(text, heads.map(|head| vec![head.to_owned()]), columns);
        text.push_str(&"─".repeat(width));
        text.push('\n');
    }
    for row in &topic.rows {
        let cells = [
            wrap(&row.question, columns[0]),
            cell(&row.left, words, &comparison.left.name, &mut notes, columns[1]),
            cell(&row.right, words, &comparison.right.name, &mut notes, columns[2]),
            wrap(&row.verdict_title, columns[3]),
        ];
        line(text, cells, columns);
        readings(text, words, row, width);
        text.push('\n');
    }
    if !topic.silent.is_empty() {
        paragraph(text, &words.say("compare-silent", [("questions", &topic.silent.join(" · "))]), width, "");
    }
    for (number, note) in notes.iter().enumerate() {
        let sign = format!("[{}] ", number + 1);
        paragraph(text, note, width, &sign);
    }
}

/// What a cell says, each statement with the number of its ground; equal grounds have one number.
fn cell(cell: &Cell, words: Words, country: &str, notes: &mut Vec<String>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if cell.standing == Standing::Silent {
        return wrap(&words.say("compare-no-rule", []), width);
    }
    if cell.standing == Standing::Unknown {
        lines.extend(wrap(&words.say("compare-nobody-knows", []), width));
    }
    for says in &cell.says {
        let note = ground(says, country);
        let at = notes.iter().position(|known| *known == note).unwrap_or_else(|| {
            notes.push(note);
            notes.len() - 1
        });
        lines.extend(wrap(&format!("{} [{}]", says.text, at + 1), width));
    }
    lines
}

/// `be stage/reflection: Aliens Act, art. 61/2 §2; found`.
fn ground(says: &Statement, country: &str) -> String {
    let cites: Vec<String> = says.cites.iter().map(|cite| cite.short()).collect();
    format!("{country} {}/{}: {}", says.kind, says.rule, cites.join(" · "))
}

fn readings(text: &mut String, words: Words, row: &Row, width: usize) {
    for reading in &row.readings {
        for other in &reading.otherwise {
            let pairs = [
                ("circular", reading.circular.as_str()),
                ("question", &reading.question),
                ("chosen", &reading.chosen),
                ("side", &other.text),
                ("verdict", &other.verdict_title),
            ];
            paragraph(text, &words.say("compare-reading", pairs), width, "    ~ ");
        }
    }
}

/// Cells beside each other, line by line.
fn line(text: &mut String, cells: [Vec<String>; 4], columns: [usize; 4]) {
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    for at in 0..height {
        let mut whole = String::new();
        for (cell, width) in cells.iter().zip(columns) {
            let part = cell.get(at).map_or("", String::as_str);
            // Formatting counts signs, as `wrap` does.
            let _ = write!(whole, "{part:width$}  ");
        }
        text.push_str(whole.trim_end());
        text.push('\n');
    }
}

/// A paragraph, its first line after `sign` and the others under it.
pub(crate) fn paragraph(text: &mut String, words: &str, width: usize, sign: &str) {
    let indent = sign.chars().count();
    for (at, line) in wrap(words, width.saturating_sub(indent)).into_iter().enumerate() {
        match at {
            0 => text.push_str(sign),
            _ => text.push_str(&" ".repeat(indent)),
        }
        text.push_str(&line);
        text.push('\n');
    }
}

/// Words in lines of at most `width` signs; a longer word stands broken.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        if used > 0 && used + 1 + rest.len() > width {
            lines.push(String::new());
            used = 0;
        }
        while rest.len() > width {
            let tail = rest.split_off(width);
            lines.extend([rest.into_iter().collect(), String::new()]);
            rest = tail;
        }
        let Some(last) = lines.last_mut() else { continue };
        if used > 0 {
            last.push(' ');
            used += 1;
        }
        used += rest.len();
        last.extend(rest);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn no_line_is_longer_than_its_column() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("udlændingemyndigheden", 8), ["udlændin", "gemyndig", "heden"]);
        assert_eq!(wrap("a udlændinge b", 5), ["a", "udlæn", "dinge", "b"]);
        assert_eq!(wrap("", 5), Vec::<String>::new());
    }
}
