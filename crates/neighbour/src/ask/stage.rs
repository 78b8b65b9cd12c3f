//! How long stages last, and what ends them early.

use std::collections::BTreeSet;

use circular::{
    explain,
    model::{Length, Stage, Unit},
};

use super::conditions::event_sign;
use crate::{
    answer::{Answer, Ground, is_unknown, title},
    order::Value,
    questions::{PATH, Phase},
    view::{View, means},
};

/// How long stages of a phase last, from the shortest to the longest; with `renewed`, each with all its renewals.
///
/// A stage without `lasts` has no end of its own; where its circular says that something about it is unknown, its length
/// is, and only the others count.
pub(super) fn length(view: &View<'_>, phase: &Phase, renewed: bool) -> Answer {
    let mut answer = Answer::new();
    let (mut least, mut most) = (i64::MAX, 0);
    let mut any_known = false;
    for stage in view.of_stay(phase) {
        let name = title(&stage.title, &stage.name, view.language);
        let Some(lasts) = stage.lasts.iter().find(|line| view.in_force(&line.validity)) else {
            let ground = Ground::new("stage", &stage.name, &stage.cites);
            if stage.cites.iter().any(is_unknown) {
                let text = view.words.say("compare-length-unknown", [("stage", name)]);
                answer.say(view, &ground.unknown(), text);
            } else {
                (most, any_known) = (i64::MAX, true);
                answer.say(view, &ground, view.words.say("compare-length-none", [("stage", name)]));
            }
            continue;
        };
        any_known = true;
        let length = explain::length(view.circular, lasts.length, view.language);
        let (days, with) = match renewals(view, stage, lasts.length).filter(|_| renewed) {
            Some((days, with)) => (days, with),
            None => (view.days(lasts.length), String::new()),
        };
        (least, most) = (least.min(days), most.max(days));
        let pairs = [("stage", name), ("length", &length), ("renewals", &with)];
        let ground = Ground::new("stage", &stage.name, &stage.cites).line(&lasts.validity);
        answer.say(view, &ground, view.words.say("compare-length", pairs));
    }
    answer.valued_if_said(if any_known { Value::Span { least, most } } else { Value::Unknown })
}

/// The whole length with every renewal, and how it is renewed; nothing when it is not.
fn renewals(view: &View<'_>, stage: &Stage, first: Length) -> Option<(i64, String)> {
    let lines: Vec<_> = stage.renews.iter().filter(|line| view.in_force(&line.validity)).collect();
    let mut total = Some(first);
    let mut days = view.days(first);
    let mut words = String::new();
    for line in &lines {
        let length = explain::length(view.circular, line.length, view.language);
        match line.at_most {
            None => {
                (total, days) = (None, i64::MAX);
                words += &view.words.say("compare-renewed-ever", [("length", &length)]);
            }
            Some(times) => {
                let all = Length { number: line.length.number.saturating_mul(times), unit: line.length.unit };
                total = total.and_then(|total| sum(total, all));
                days = match total {
                    Some(total) => days.max(view.days(total)),
                    None => days.saturating_add(view.days(all)),
                };
                let times = times.to_string();
                words += &view.words.say("compare-renewed-times", [("length", &length), ("times", &times)]);
            }
        }
    }
    (!lines.is_empty()).then_some((days, words))
}

/// Two lengths in one, where their units allow it.
fn sum(one: Length, two: Length) -> Option<Length> {
    let (one, two) = match (one.unit, two.unit) {
        (Unit::Years, Unit::Months) => (Length::months(one.number.saturating_mul(12)), two),
        (Unit::Months, Unit::Years) => (one, Length::months(two.number.saturating_mul(12))),
        _ => (one, two),
    };
    // A length holds at most 10,000 units.
    let number = one.number.saturating_add(two.number).min(10_000);
    (one.unit == two.unit).then_some(Length { number, unit: one.unit })
}

/// Events that end stages of a phase before their time. The next step on a person's path, departure and the closing of
/// the file are no endings in this sense.
pub(super) fn endings(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    let mut names = BTreeSet::new();
    let stages = view.of_stay(phase);
    for stage in &stages {
        for closes in view.closings(stage) {
            let Some(event) = view.event(&closes.on) else { continue };
            if PATH.iter().chain(&["returned", "closed"]).any(|core| means(event, core)) {
                continue;
            }
            names.insert(event_sign(event));
            let own = title(&event.title, &event.name, view.language);
            let text = match stages.len() {
                1 => own.to_owned(),
                _ => {
                    let whole = title(&stage.title, &stage.name, view.language);
                    view.words.say("compare-of", [("element", own), ("whole", whole)])
                }
            };
            answer.say(view, &Ground::new("stage", &stage.name, &stage.cites).line(&closes.validity), text);
        }
    }
    if names.is_empty() {
        for stage in &stages {
            let ground = Ground::new("stage", &stage.name, &stage.cites);
            answer.say(view, &ground, view.words.say("compare-nothing", []));
        }
    }
    answer.valued_if_said(Value::Set(names))
}
