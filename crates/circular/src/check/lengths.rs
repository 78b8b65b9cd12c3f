//! Is every length of time one that a rule can mean?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Due, Length, Unit},
    source::Span,
};

/// The longest term that is no slip of the hand, in years.
const YEARS_MAX: u32 = 50;

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let absurd = lengths(index).into_iter().filter(|length| rough_days(length.length) > YEARS_MAX * 366);
    absurd
        .map(|length| {
            let mistake = Mistake::error(Code::Length, "length-absurd", length.span);
            mistake
                .with("number", length.length.number)
                .with("years", YEARS_MAX)
                .within(length.word, length.name)
        })
        .collect()
}

/// A length that starts a clock, and where it stands.
pub(super) struct Placed<'c> {
    pub length: Length,
    pub span: Span,
    pub word: &'static str,
    pub name: &'c str,
}

/// Every length in stages and duties.
pub(super) fn lengths<'c>(index: &Index<'c>) -> Vec<Placed<'c>> {
    let mut all = Vec::new();
    for stage in &index.circular.stages {
        let (word, name) = ("stage", stage.name.as_str());
        all.extend(stage.lasts.iter().map(|line| Placed {
            length: line.length,
            span: line.span,
            word,
            name,
        }));
        all.extend(stage.renews.iter().map(|line| Placed {
            length: line.length,
            span: line.span,
            word,
            name,
        }));
    }
    for duty in &index.circular.duties {
        let (word, name) = ("duty", duty.name.as_str());
        if let Some((Due::After(length) | Due::BeforeEnd { length, .. }, span)) = &duty.due {
            all.push(Placed { length: *length, span: *span, word, name });
        }
        all.extend(duty.aim.iter().map(|aim| Placed { length: aim.length, span: aim.span, word, name }));
    }
    all
}

/// At least as many days of the calendar as the length can take, holidays included.
pub(super) fn rough_days(length: Length) -> u32 {
    length.number.saturating_mul(match length.unit {
        Unit::Days => 1,
        Unit::WorkingDays => 2,
        Unit::Weeks => 7,
        Unit::Months => 31,
        Unit::Years => 366,
    })
}
