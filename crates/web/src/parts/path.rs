//! The path of a file as a drawing: stages that are past, the ones that stand now, the ones that may follow. The same is said as
//! a list after it, which is what a narrow screen and a screen reader get.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

use super::{escaped, push_escaped};

/// What a file goes through, in order: first what is past, then what stands, then what may follow.
pub struct Path<'t> {
    /// The steps, in order.
    pub steps: Vec<Step<'t>>,
    /// Which way the reader's language runs.
    pub direction: Direction,
    /// The texts around it.
    pub words: PathWords<'t>,
}

/// One stage on the path.
pub struct Step<'t> {
    /// The stage's title.
    pub name: &'t str,
    /// The day it opened, or nothing.
    pub note: &'t str,
    /// Whether it is past, stands or may follow.
    pub state: StepState,
}

/// Where on the path a step lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Ended: filled.
    Past,
    /// Stands: a double border.
    Now,
    /// May follow: dashed.
    Possible,
}

/// The way a language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As Danish.
    #[default]
    LeftToRight,
    /// As Arabic: the path runs the other way too.
    RightToLeft,
}

/// The texts around the steps, in the reader's language.
pub struct PathWords<'t> {
    /// What the drawing shows, in one sentence: the name of the image.
    pub title: &'t str,
    /// "ended"
    pub past: &'t str,
    /// "now"
    pub now: &'t str,
    /// "may follow"
    pub possible: &'t str,
}

impl PathWords<'_> {
    fn of(&self, state: StepState) -> &str {
        match state {
            StepState::Past => self.past,
            StepState::Now => self.now,
            StepState::Possible => self.possible,
        }
    }
}

impl StepState {
    fn class(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Now => "now",
            Self::Possible => "possible",
        }
    }
}

const COLUMNS: usize = 4;
/// Steps that are drawn; the list after the drawing has all of them. Keeps a drawing under 6 KB.
const DRAWN: usize = 16;
const CELL: usize = 200;
const BOX_WIDTH: usize = 168;
const BOX_HEIGHT: usize = 52;
const ROW: usize = 96;
const MARGIN: usize = 6;
/// Signs that fit on one line of a box.
const LINE: usize = 19;

/// The drawing and, after it, the list.
pub fn draw_path(path: &Path<'_>) -> String {
    let mut html = String::with_capacity(4096);
    html.push_str("<div class=\"path\">");
    draw(&mut html, path);
    html.push_str("<ol class=\"path-steps\">");
    for step in &path.steps {
        let _ = write!(html, "<li class=\"{}\"><span class=\"path-name\">", step.state.class());
        push_escaped(&mut html, step.name);
        html.push_str("</span> <span class=\"path-note\">");
        push_escaped(&mut html, path.words.of(step.state));
        if !step.note.is_empty() {
            html.push_str(", ");
            push_escaped(&mut html, step.note);
        }
        html.push_str("</span></li>");
    }
    html.push_str("</ol></div>");
    html
}

/// A box's place: its left upper corner.
#[derive(Clone, Copy)]
struct Place {
    x: usize,
    y: usize,
}

impl Place {
    fn in_grid(cell: usize, first_row: usize) -> Self {
        let row = first_row + cell / COLUMNS;
        Self { x: MARGIN + cell % COLUMNS * CELL, y: MARGIN + row * ROW }
    }

    fn middle(self) -> usize {
        self.x + BOX_WIDTH / 2
    }
}

fn draw(html: &mut String, path: &Path<'_>) {
    let (walked, possible): (Vec<_>, Vec<_>) =
        path.steps.iter().partition(|step| step.state != StepState::Possible);
    let possible = &possible[..possible.len().min(DRAWN / 2)];
    let walked = &walked[walked.len().saturating_sub(DRAWN - possible.len())..];
    // A single possible step simply comes next; several hang on a line below.
    let is_branching = possible.len() > 1 || walked.is_empty();
    let in_line = walked.len() + if is_branching { 0 } else { possible.len() };
    let rows = in_line.div_ceil(COLUMNS);
    let hanging = if is_branching { possible.len().div_ceil(COLUMNS) } else { 0 };
    let columns = if rows > 1 || hanging > 1 {
        COLUMNS
    } else {
        in_line.max(if is_branching { possible.len() } else { 0 })
    };
    let width = columns.max(1) * CELL - (CELL - BOX_WIDTH) + 2 * MARGIN;
    // Under a box there is room for its note where it has one.
    let note = if hanging > 0 && possible.iter().all(|step| step.note.is_empty()) { 0 } else { 20 };
    let height = (rows + hanging).max(1) * ROW - (ROW - BOX_HEIGHT) + note + 2 * MARGIN;
    let across = |x: usize| if path.direction == Direction::RightToLeft { width - x } else { x };

    let _ = write!(
        html,
        "<svg class=\"path-drawing\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title>"
    );
    push_escaped(html, path.words.title);
    html.push_str("</title>");
    for (index, step) in
        walked.iter().chain(if is_branching { [].iter() } else { possible.iter() }).enumerate()
    {
        let place = Place::in_grid(index, 0);
        if index > 0 {
            let line = if step.state == StepState::Possible { "may" } else { "way" };
            if index % COLUMNS == 0 {
                // Down from the end of the row above and back to its start.
                let from = Place::in_grid(index - 1, 0);
                let (between, start, end) = (place.y - 14, across(from.middle()), across(place.middle()));
                let _ = write!(
                    html,
                    "<path class=\"{line}\" d=\"M{start} {}V{between}H{end}V{}\"/>",
                    from.y + BOX_HEIGHT + 22,
                    place.y
                );
            } else {
                let middle = place.y + BOX_HEIGHT / 2;
                let (start, end) = (across(place.x - (CELL - BOX_WIDTH)), across(place.x));
                let _ = write!(html, "<path class=\"{line}\" d=\"M{start} {middle}H{end}\"/>");
            }
        }
        draw_step(html, step, place, &across);
    }
    if is_branching {
        draw_branches(html, walked.len(), rows, possible, &across);
    }
    html.push_str("</svg>");
}

fn draw_branches(
    html: &mut String,
    walked: usize,
    rows: usize,
    possible: &[&Step<'_>],
    across: &dyn Fn(usize) -> usize,
) {
    let now = walked.checked_sub(1).map(|last| Place::in_grid(last, 0));
    for (index, step) in possible.iter().enumerate() {
        let place = Place::in_grid(index, rows);
        if let Some(now) = now {
            let between = MARGIN + rows * ROW - 14;
            let turn = if index < COLUMNS { place.middle() } else { place.x - MARGIN + 1 };
            let (start, side) = (across(now.middle()), across(turn));
            let _ = write!(
                html,
                "<path class=\"may\" d=\"M{start} {}V{between}H{side}V",
                now.y + BOX_HEIGHT + 22
            );
            if index < COLUMNS {
                let _ = write!(html, "{}\"/>", place.y);
            } else {
                let _ = write!(html, "{}H{}\"/>", place.y + BOX_HEIGHT / 2, across(place.x));
            }
        }
        draw_step(html, step, place, across);
    }
}

fn draw_step(html: &mut String, step: &Step<'_>, place: Place, across: &dyn Fn(usize) -> usize) {
    let x = across(place.x).min(across(place.x + BOX_WIDTH));
    let (y, middle) = (place.y, across(place.middle()));
    let class = step.state.class();
    let _ = write!(
        html,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"6\"/>"
    );
    if step.state == StepState::Now {
        let _ = write!(
            html,
            "<rect class=\"within\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
            x + 4,
            y + 4,
            BOX_WIDTH - 8,
            BOX_HEIGHT - 8
        );
    }
    let lines = two_lines(step.name);
    let first = y + if lines.1.is_empty() { 31 } else { 22 };
    let _ = write!(html, "<text x=\"{middle}\" y=\"{first}\">{}", escaped(&lines.0));
    if !lines.1.is_empty() {
        let _ = write!(html, "<tspan x=\"{middle}\" dy=\"19\">{}</tspan>", escaped(&lines.1));
    }
    html.push_str("</text>");
    if !step.note.is_empty() {
        let _ = write!(
            html,
            "<text class=\"note\" x=\"{middle}\" y=\"{}\">{}</text>",
            y + BOX_HEIGHT + 17,
            escaped(step.note)
        );
    }
}

/// A name on at most two lines of a box, broken between words where it can be; what does not fit ends in "…".
fn two_lines(name: &str) -> (String, String) {
    let length = |text: &str| text.graphemes(true).count();
    if length(name) <= LINE {
        return (name.to_owned(), String::new());
    }
    let (mut first, mut second) = (String::new(), String::new());
    for word in name.split_whitespace() {
        let line = if second.is_empty() && length(&first) + 1 + length(word) <= LINE {
            &mut first
        } else {
            &mut second
        };
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if first.is_empty() {
        // One long word, or one at the start: it is cut rather than let out of its box.
        first = std::mem::take(&mut second);
    }
    (shortened(&first), shortened(&second))
}

fn shortened(line: &str) -> String {
    if line.graphemes(true).count() <= LINE {
        return line.to_owned();
    }
    line.graphemes(true).take(LINE - 1).chain(["…"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::HOSTILE;

    fn words() -> PathWords<'static> {
        PathWords { title: "Where the file stands", past: "ended", now: "now", possible: "may follow" }
    }

    fn path<'t>(steps: &[(&'t str, StepState)]) -> Path<'t> {
        let steps = steps.iter().map(|&(name, state)| Step { name, note: "4 Sep", state }).collect();
        Path { steps, direction: Direction::default(), words: words() }
    }

    use StepState::{Now, Past, Possible};

    #[test]
    fn the_list_says_what_the_drawing_shows() {
        let html = draw_path(&path(&[
            ("Referred", Past),
            ("Reflection", Now),
            ("Permit", Possible),
            ("Ended", Possible),
        ]));
        let list = html.split("<ol").nth(1).expect("the list is there");
        for part in ["Referred", "Reflection", "Permit", "Ended", "ended, 4 Sep", "now, 4 Sep", "may follow"]
        {
            assert!(list.contains(part), "{part} in {list}");
        }
        assert_eq!(html.matches("<rect class=\"past\"").count(), 1);
        assert_eq!(html.matches("<rect class=\"within\"").count(), 1, "the double border");
        assert_eq!(html.matches("<rect class=\"possible\"").count(), 2);
        assert!(html.contains("role=\"img\"") && html.contains("<title>Where the file stands</title>"));
    }

    #[test]
    fn a_drawing_of_a_long_life_stays_under_six_kilobytes() {
        let name = "Three-month document, a little longer in Dutch";
        let steps: Vec<_> = (0..40)
            .map(|n| {
                (
                    name,
                    if n < 30 {
                        Past
                    } else if n == 30 {
                        Now
                    } else {
                        Possible
                    },
                )
            })
            .collect();
        let html = draw_path(&path(&steps));
        let drawing = html.split("<ol").next().expect("the drawing is there");
        assert!(drawing.len() < 6 * 1024, "{}", drawing.len());
        assert_eq!(html.matches("<li").count(), 40, "the list is whole");
    }

    #[test]
    fn texts_of_a_path_are_escaped() {
        let mut hostile = path(&[(HOSTILE, Now), (HOSTILE, Possible)]);
        hostile.words.title = HOSTILE;
        let html = draw_path(&hostile);
        assert!(!html.contains("<script") && !html.contains("\" onload"), "{html}");
    }

    #[test]
    fn every_number_of_steps_has_a_drawing_inside_its_frame() {
        for past in 0..12 {
            for possible in 0..10 {
                for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                    let mut steps = vec![("Past", Past); past];
                    steps.push(("Now", Now));
                    steps.extend(vec![("Possible", Possible); possible]);
                    let mut path = path(&steps);
                    path.direction = direction;
                    check_frame(&draw_path(&path));
                }
            }
        }
        check_frame(&draw_path(&path(&[])));
        check_frame(&draw_path(&path(&[("Only possible", Possible)])));
    }

    fn check_frame(html: &str) {
        let number = |text: &str, name: &str| -> usize {
            let from = text.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            from.and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("{name} in {text}"))
        };
        let svg = html.split("<svg").nth(1).expect("a drawing");
        let (width, height) = (number(svg, "width"), number(svg, "height"));
        for rect in svg.split("<rect").skip(1) {
            assert!(number(rect, "x") + number(rect, "width") <= width, "{html}");
            assert!(number(rect, "y") + number(rect, "height") <= height, "{html}");
        }
    }

    #[test]
    fn long_names_are_broken_between_words_and_cut_at_the_end() {
        assert_eq!(two_lines("Reflection"), ("Reflection".into(), String::new()));
        assert_eq!(
            two_lines("Three-month residence document"),
            ("Three-month".into(), "residence document".into())
        );
        let (first, second) = two_lines("Opholdstilladelsesforlængelsesansøgning");
        assert_eq!((first.graphemes(true).count(), second.as_str()), (LINE, ""));
        assert!(first.ends_with('…'));
    }
}
