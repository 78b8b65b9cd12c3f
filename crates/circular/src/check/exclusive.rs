//! Whether two sets of conditions can never hold together, as far as their words show it.

use super::index::Index;
use crate::model::{Bound, Predicate, Requires, Tested};

/// Whether the conditions behind two `requires` can never hold on one day.
pub(super) fn exclusive(index: &Index<'_>, a: &[Requires], b: &[Requires]) -> bool {
    let spread = |requires: &[Requires]| {
        let mut lines = Vec::new();
        for line in requires {
            let holds = Predicate::Holds { condition: line.condition.clone() };
            spread_into(index, &holds, false, 0, &mut lines);
        }
        lines
    };
    let (a, b) = (spread(a), spread(b));
    a.iter()
        .any(|(one, not_one)| b.iter().any(|(other, not_other)| contradict(one, *not_one, other, *not_other)))
}

/// Lines that must all hold, each with whether it is denied.
fn spread_into(
    index: &Index<'_>,
    line: &Predicate,
    denied: bool,
    depth: usize,
    into: &mut Vec<(Predicate, bool)>,
) {
    into.push((line.clone(), denied));
    if depth > 16 {
        return;
    }
    match line {
        Predicate::Holds { condition } if !denied => {
            for line in
                index.condition(condition).map(|condition| condition.lines.as_slice()).unwrap_or_default()
            {
                spread_into(index, line, false, depth + 1, into);
            }
        }
        // Not one condition of a single line: that line is denied.
        Predicate::Holds { condition } => {
            if let Some([only]) = index.condition(condition).map(|condition| condition.lines.as_slice()) {
                spread_into(index, only, true, depth + 1, into);
            }
        }
        Predicate::All(lines) if !denied => {
            lines.iter().for_each(|line| spread_into(index, line, false, depth + 1, into))
        }
        Predicate::Any(lines) if denied => {
            lines.iter().for_each(|line| spread_into(index, line, true, depth + 1, into))
        }
        Predicate::Not(lines) => match lines.as_slice() {
            [only] => spread_into(index, only, !denied, depth + 1, into),
            lines if denied => lines.iter().for_each(|line| spread_into(index, line, false, depth + 1, into)),
            _ => {}
        },
        _ => {}
    }
}

fn contradict(one: &Predicate, not_one: bool, other: &Predicate, not_other: bool) -> bool {
    if not_one != not_other {
        return same(one, other);
    }
    !not_one && never_together(one, other)
}

fn same(one: &Predicate, other: &Predicate) -> bool {
    match (one, other) {
        (Predicate::Happened { event, since }, Predicate::Happened { event: their, since: their_since }) => {
            event.text == their.text
                && since.as_ref().map(|it| &it.text) == their_since.as_ref().map(|it| &it.text)
        }
        (Predicate::Stage { stage }, Predicate::Stage { stage: their }) => stage.text == their.text,
        (Predicate::Holds { condition }, Predicate::Holds { condition: their }) => {
            condition.text == their.text
        }
        (Predicate::UnderCareOf { role }, Predicate::UnderCareOf { role: their }) => role.text == their.text,
        (
            Predicate::Fact { fact, of, tested },
            Predicate::Fact { fact: their, of: their_of, tested: their_test },
        ) => {
            let same_test = match (tested, their_test) {
                (Tested::Is(a), Tested::Is(b)) | (Tested::IsNot(a), Tested::IsNot(b)) => a.text == b.text,
                (a, b) => a == b,
            };
            fact.text == their.text && of.text == their_of.text && same_test
        }
        (
            Predicate::Age { born, of, bound, years },
            Predicate::Age { born: their, of: their_of, bound: their_bound, years: their_years },
        ) => {
            born.text == their.text
                && of.text == their_of.text
                && bound == their_bound
                && years == their_years
        }
        (Predicate::Within { length, since }, Predicate::Within { length: their, since: their_since })
        | (Predicate::AtLeast { length, since }, Predicate::AtLeast { length: their, since: their_since }) => {
            length == their && since.text == their_since.text
        }
        _ => false,
    }
}

fn never_together(one: &Predicate, other: &Predicate) -> bool {
    match (one, other) {
        (
            Predicate::Fact { fact, of, tested },
            Predicate::Fact { fact: their, of: their_of, tested: their_test },
        ) if fact.text == their.text && of.text == their_of.text => match (tested, their_test) {
            (Tested::Is(a), Tested::Is(b)) => a.text != b.text,
            (Tested::Is(a), Tested::IsNot(b)) | (Tested::IsNot(b), Tested::Is(a)) => a.text == b.text,
            (Tested::AtLeast(least), Tested::AtMost(most))
            | (Tested::AtMost(most), Tested::AtLeast(least)) => least > most,
            _ => false,
        },
        (
            Predicate::Age { born, of, bound: Bound::Under, years: under },
            Predicate::Age { born: their, of: their_of, bound: Bound::AtLeast, years: least },
        )
        | (
            Predicate::Age { born, of, bound: Bound::AtLeast, years: least },
            Predicate::Age { born: their, of: their_of, bound: Bound::Under, years: under },
        ) => born.text == their.text && of.text == their_of.text && under <= least,
        _ => false,
    }
}
