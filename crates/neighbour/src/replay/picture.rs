//! The flows as a picture: who came how far before, and comes how far now. The table beside it says the same in numbers.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{
    one::{Single, Timeline},
    report::Replay,
    show::grouped,
};

const WIDTH: f64 = 960.0;
/// The height of all bands together.
const HEIGHT: f64 = 420.0;
/// Between two levels.
const GAP: f64 = 34.0;
/// The width of a level's bar.
const BAR: f64 = 16.0;
/// What is left at each side for the names of levels.
const MARGIN: f64 = 230.0;
/// One colour a level, from none to permanent; dark enough beside white, and told apart by their names besides.
const COLOURS: [&str; 5] = ["#767676", "#8a5a00", "#0059b3", "#00695c", "#1b5e20"];

/// The flows as SVG, without style or script.
pub fn picture(replay: &Replay, label: &str) -> String {
    let total = replay.flows.iter().map(|flow| flow.count).sum::<usize>().max(1) as f64;
    let scale = HEIGHT / total;
    let levels = replay.levels.len();
    let mut sides = [vec![0usize; levels], vec![0usize; levels]];
    for flow in &replay.flows {
        sides[0][flow.before] += flow.count;
        sides[1][flow.now] += flow.count;
    }
    // The furthest level stands on top; levels that nobody has take no room.
    let tops = sides.each_ref().map(|counts| {
        let mut at = 20.0;
        let mut tops = vec![0.0; levels];
        for level in (0..levels).rev().filter(|level| counts[*level] > 0) {
            tops[level] = at;
            at += counts[level] as f64 * scale + GAP;
        }
        (tops, at)
    });
    let height = tops.iter().map(|(_, end)| *end).fold(0.0, f64::max);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" role=\"img\" aria-label=\"{}\">",
        escaped(label)
    );
    let (left, right) = (MARGIN + BAR, WIDTH - MARGIN - BAR);
    let mut used = [tops[0].0.clone(), tops[1].0.clone()];
    for before in (0..levels).rev() {
        for now in (0..levels).rev() {
            let flows = replay.flows.iter().filter(|flow| flow.before == before && flow.now == now);
            let count: usize = flows.map(|flow| flow.count).sum();
            if count == 0 {
                continue;
            }
            let thick = count as f64 * scale;
            let (from, to) = (used[0][before], used[1][now]);
            used[0][before] += thick;
            used[1][now] += thick;
            let middle = (left + right) / 2.0;
            let (from_end, to_end) = (from + thick, to + thick);
            let _ = write!(
                svg,
                "<path d=\"M{left} {from:.1}C{middle} {from:.1} {middle} {to:.1} {right} {to:.1}V{to_end:.1}C{middle} {to_end:.1} {middle} {from_end:.1} {left} {from_end:.1}Z\" fill=\"{}\" fill-opacity=\"0.35\"><title>{} → {}: {}</title></path>",
                COLOURS[before.min(COLOURS.len() - 1)],
                escaped(&replay.levels[before]),
                escaped(&replay.levels[now]),
                grouped(count as i64)
            );
        }
    }
    for (side, (x, text, anchor)) in
        [(MARGIN, MARGIN - 8.0, "end"), (WIDTH - MARGIN - BAR, WIDTH - MARGIN + 8.0, "start")]
            .into_iter()
            .enumerate()
    {
        for level in (0..levels).filter(|level| sides[side][*level] > 0) {
            let count = sides[side][level];
            let (top, tall) = (tops[side].0[level], (count as f64 * scale).max(1.0));
            let _ = write!(
                svg,
                "<rect x=\"{x}\" y=\"{top:.1}\" width=\"{BAR}\" height=\"{tall:.1}\" fill=\"{}\"/><text x=\"{text}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"17\" fill=\"currentColor\">{}</text><text x=\"{text}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"17\" font-weight=\"600\" fill=\"currentColor\">{}</text>",
                COLOURS[level.min(COLOURS.len() - 1)],
                top + tall / 2.0 - 2.0,
                escaped(&replay.levels[level]),
                top + tall / 2.0 + 17.0,
                grouped(count as i64)
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

/// A row of a lane.
const ROW: f64 = 24.0;

/// A dossier's stages under both countries' rules, one lane above the other, over the same days. The tables beside it say
/// the same in words.
pub fn lanes(single: &Single, label: &str) -> String {
    let both = [&single.before, &single.now];
    let days = both.iter().flat_map(|lane| lane.events.iter().map(|event| event.on));
    let ends = both.iter().flat_map(|lane| &lane.bars).filter_map(|bar| bar.closed);
    let all: Vec<Date> = days.chain(ends).collect();
    let (Some(first), Some(last)) = (all.iter().min().copied(), all.iter().max().copied()) else {
        return String::new();
    };
    let span = f64::from((last - first).get_days().max(1)) + 10.0;
    let left = 8.0;
    let scale = (WIDTH - 2.0 * left) / span;
    let x = |day: Date| left + f64::from((day - first).get_days().max(0)) * scale;
    let mut at = 0.0;
    let mut inside = String::new();
    for lane in both {
        at += 30.0;
        let _ = write!(
            inside,
            "<text x=\"{left}\" y=\"{at:.0}\" font-size=\"17\" font-weight=\"600\" fill=\"currentColor\">{}</text>",
            escaped(&lane.title)
        );
        at += 8.0;
        at = bars(&mut inside, lane, at, &x);
    }
    let years = (first.year()..=last.year()).skip(1).filter_map(|year| Date::new(year, 1, 1).ok());
    for day in years {
        let at_x = x(day);
        let _ = write!(
            inside,
            "<line x1=\"{at_x:.1}\" x2=\"{at_x:.1}\" y1=\"12\" y2=\"{at:.0}\" stroke=\"currentColor\" stroke-dasharray=\"2 4\"/><text x=\"{:.1}\" y=\"{:.0}\" font-size=\"14\" fill=\"currentColor\">{}</text>",
            at_x + 3.0,
            at + 14.0,
            day.year()
        );
    }
    let height = at + 22.0;
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" role=\"img\" aria-label=\"{}\">{inside}</svg>",
        escaped(label)
    )
}

/// Draws the stages of a lane from `at` downwards; answers where it ends.
fn bars(inside: &mut String, lane: &Timeline, mut at: f64, x: &dyn Fn(Date) -> f64) -> f64 {
    for bar in lane.bars.iter().filter(|bar| bar.closed != Some(bar.opened)) {
        let from = x(bar.opened);
        let until = bar.closed.map_or(WIDTH - 8.0, x).max(from + 2.0);
        let colour = if bar.protects { COLOURS[2] } else { COLOURS[0] };
        // The name stands behind the bar, or before its end where there is no room behind it.
        let fits = until + 8.0 * bar.title.chars().count() as f64 <= WIDTH;
        let (text, anchor) = if fits { (until + 5.0, "start") } else { (from.max(until - 4.0), "end") };
        let ink = if fits { "currentColor" } else { "#000000" };
        let opacity = if bar.protects { "0.55" } else { "0.35" };
        let _ = write!(
            inside,
            "<rect x=\"{from:.1}\" y=\"{at:.1}\" width=\"{:.1}\" height=\"18\" fill=\"{colour}\" fill-opacity=\"{opacity}\"/><text x=\"{text:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"14\" fill=\"{ink}\">{}</text>",
            until - from,
            at + 14.0,
            escaped(&bar.title)
        );
        at += ROW;
    }
    at
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
