//! What is wrong with a circular that can be read: one file a question.

mod circles;
mod citations;
mod dates;
mod duties;
mod endings;
mod exclusive;
mod facts;
mod frame;
mod guardrails;
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

use std::collections::HashSet;

use self::index::Index;
use crate::{
    mistake::{Code, Mistake, Within, in_reading_order},
    model::Circular,
};

pub(crate) use dates::{duty_lines, stage_lines};
pub use guardrails::guardrail;
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

/// Everything that is wrong with a circular: what reading it told, what checking finds, without the echoes.
///
/// What a rule lacks is asked only once its lines could be read, and what nobody uses only once every name is known: a
/// misspelt word would otherwise be told three times.
pub fn report(circular: &Circular, reading: Vec<Mistake>) -> Vec<Mistake> {
    let unread =
        |code| matches!(code, Code::Syntax | Code::Words | Code::Missing | Code::Values | Code::Length);
    let broken: HashSet<Within> =
        reading.iter().filter(|told| unread(told.code)).filter_map(|told| told.within.clone()).collect();
    let limits: HashSet<u32> =
        reading.iter().filter(|told| told.code == Code::Limits).map(|told| told.place.document).collect();
    let mut found = check(circular);
    let names_fail = !reading.is_empty() || found.iter().any(|told| told.case == "names-unknown");
    found.retain(|told| match told.code {
        _ if limits.contains(&told.place.document) => false,
        Code::Unused => !names_fail,
        Code::Rights => broken.is_empty() && limits.is_empty(),
        Code::Endings if told.case == "endings-nowhere" => true,
        Code::Endings | Code::Openings | Code::Recorders | Code::Duties | Code::Frame | Code::Languages => {
            told.within.as_ref().is_none_or(|within| !broken.contains(within))
        }
        Code::Citations if told.case == "citations-none" => {
            told.within.as_ref().is_none_or(|within| !broken.contains(within))
        }
        Code::Facts if told.case == "facts-no-choices" => {
            told.within.as_ref().is_none_or(|within| !broken.contains(within))
        }
        _ => true,
    });
    found.extend(reading);
    in_reading_order(found)
}
