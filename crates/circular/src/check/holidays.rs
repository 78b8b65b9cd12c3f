//! Are the holidays known for as long as the longest clock runs?

use jiff::{ToSpan, civil::Date};

use super::{
    index::Index,
    lengths::{lengths, rough_days},
};
use crate::{
    mistake::{Code, Mistake},
    model::{Circular, Unit},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let Some(clock) = lengths(index).into_iter().find(|clock| clock.length.unit == Unit::WorkingDays) else {
        return Vec::new();
    };
    let case = if circular.holidays.is_empty() {
        Some("holidays-none")
    } else if circular.holidays_known_until.is_none() {
        Some("holidays-until")
    } else {
        None
    };
    match case {
        Some(case) => vec![Mistake::error(Code::Holidays, case, clock.span).within(clock.word, clock.name)],
        None => latest_day(circular).map_or_else(Vec::new, |day| too_short(index, day, "holidays-short")),
    }
}

/// Whether the holidays are known to the end of the longest clock that opens on `day`.
///
/// A list of holidays that runs out does so unnoticed, years later; so whoever knows today's date asks with it.
pub fn holidays_reach(circular: &Circular, day: Date) -> Vec<Mistake> {
    too_short(&Index::new(circular), day, "holidays-today")
}

fn too_short(index: &Index<'_>, day: Date, case: &'static str) -> Vec<Mistake> {
    let Some(known) = &index.circular.holidays_known_until else { return Vec::new() };
    let Some(longest) = lengths(index).into_iter().max_by_key(|clock| rough_days(clock.length)) else {
        return Vec::new();
    };
    let Ok(end) = day.checked_add(i64::from(rough_days(longest.length)).days()) else { return Vec::new() };
    if end < known.value {
        return Vec::new();
    }
    let mistake = Mistake::error(Code::Holidays, case, known.span)
        .with("known", known.value)
        .with("day", day)
        .with("needed", end)
        .with("rule", longest.name)
        .and_at(longest.span);
    vec![mistake.within("circular", index.circular.called())]
}

/// The latest day that the circular itself speaks of.
fn latest_day(circular: &Circular) -> Option<Date> {
    let entries =
        circular.scenarios.iter().flat_map(|scenario| scenario.entries.iter().map(|entry| entry.on));
    let expects =
        circular.scenarios.iter().flat_map(|scenario| scenario.expects.iter().map(|expect| expect.as_of));
    entries.chain(expects).chain(circular.transitions.iter().map(|rule| rule.on.value)).max()
}
