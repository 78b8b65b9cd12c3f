//! What is wrong with a circular that can be read: one file a question.

mod circles;
mod citations;
mod dates;
mod duties;
mod endings;
mod exclusive;
mod facts;
mod frame;
mod holidays;
mod index;
mod languages;
mod lengths;
mod links;
mod names;
mod openings;
mod readings;
mod recorders;
mod references;
mod rights;
mod scenarios;
mod sight;
mod tracks;
mod twice;
mod unused;

use self::index::Index;
use crate::{
    mistake::{Mistake, in_reading_order},
    model::Circular,
};

pub(crate) use dates::{duty_lines, stage_lines};
pub use holidays::holidays_reach;
pub(crate) use references::{Kind, references};

/// Everything that is wrong with a circular, in reading order. Scenarios are not run here.
pub fn check(circular: &Circular) -> Vec<Mistake> {
    let index = Index::new(circular);
    let questions = [
        circles::check,
        citations::check,
        dates::check,
        duties::check,
        endings::check,
        facts::check,
        frame::check,
        holidays::check,
        languages::check,
        lengths::check,
        links::check,
        names::check,
        openings::check,
        readings::check,
        recorders::check,
        rights::check,
        scenarios::check,
        sight::check,
        tracks::check,
        twice::check,
        unused::check,
    ];
    in_reading_order(questions.into_iter().flat_map(|question| question(&index)).collect())
}
