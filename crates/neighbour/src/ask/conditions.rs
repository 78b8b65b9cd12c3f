//! What is required, in a form that two circulars share: conditions are compared by what they ask, not by their names.

use std::collections::BTreeSet;

use circular::{
    explain,
    model::{Bound, Event, Length, Name, Predicate, Requires, Stage, Tested},
};

use crate::{
    answer::{Answer, Ground, is_unknown, title},
    order::Value,
    questions::Phase,
    view::{View, enters},
};

/// The core words of an event in one, or its own name when it bears none.
pub(super) fn event_sign(event: &Event) -> String {
    let mut words: Vec<&str> = event.counts_as.iter().map(Name::as_str).collect();
    words.sort_unstable();
    if words.is_empty() { event.name.text.clone() } else { words.join("+") }
}

fn named_event(view: &View<'_>, name: &Name) -> String {
    view.event(name).map_or_else(|| name.text.clone(), event_sign)
}

/// What lines ask, with events in core words and roles by kind; the order of the lines does not matter.
fn sign(view: &View<'_>, lines: &[Predicate], depth: usize) -> String {
    if depth > 50 {
        return String::new();
    }
    let event = |name: &Name| named_event(view, name);
    let inner = |lines: &[Predicate]| sign(view, lines, depth + 1);
    let mut signs: Vec<String> = lines
        .iter()
        .map(|line| match line {
            Predicate::Happened { event: name, since: None } => format!("happened {}", event(name)),
            Predicate::Happened { event: name, since: Some(since) } => {
                format!("happened {} since {}", event(name), event(since))
            }
            Predicate::Stage { stage } => format!("stage {stage}"),
            Predicate::Fact { fact, of, tested } => {
                let tested = match tested {
                    Tested::Is(value) => format!("is {value}"),
                    Tested::IsNot(value) => format!("is not {value}"),
                    Tested::AtLeast(number) => format!("at least {number}"),
                    Tested::AtMost(number) => format!("at most {number}"),
                };
                format!("{fact} of {} {tested}", event(of))
            }
            Predicate::Age { bound: Bound::Under, years, .. } => format!("under {years}"),
            Predicate::Age { bound: Bound::AtLeast, years, .. } => format!("at least {years}"),
            Predicate::UnderCareOf { role } => format!("care of {}", view.kind_word(role)),
            Predicate::Within { length, since } => format!("within {length} of {}", event(since)),
            Predicate::AtLeast { length, since } => format!("{length} after {}", event(since)),
            Predicate::Holds { condition } => {
                view.condition(condition).map_or_else(String::new, |condition| inner(&condition.lines))
            }
            Predicate::All(lines) => inner(lines),
            Predicate::Any(lines) => {
                let mut ways: Vec<String> =
                    lines.iter().map(|line| inner(std::slice::from_ref(line))).collect();
                ways.sort();
                format!("any({})", ways.join(" | "))
            }
            Predicate::Not(lines) => format!("not({})", inner(lines)),
        })
        .collect();
    signs.sort();
    signs.join(" & ")
}

/// Every `requires` line on the way into a stage: its own, and those of the events that open it in this phase.
fn required<'c>(view: &View<'c>, phase: &Phase, stage: &'c Stage) -> Vec<&'c Requires> {
    let mut lines: Vec<&Requires> = stage.requires.iter().collect();
    for entry in view.entries(stage).iter().filter(|entry| enters(entry, phase)) {
        lines.extend(entry.event.map_or(&[][..], |event| &event.requires));
    }
    lines.retain(|line| view.in_force(&line.validity));
    lines
}

/// What is asked of whoever enters stages of a phase, stage by stage. A stage that rests only on grounds that nobody knows
/// is no known way in.
pub(super) fn conditions(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    let mut ways = BTreeSet::new();
    for stage in view.of_stay(phase) {
        let mut signs = BTreeSet::new();
        for line in required(view, phase, stage) {
            let Some(condition) = view.condition(&line.condition) else { continue };
            signs.insert(sign(view, &condition.lines, 0));
            let ground = Ground::new("condition", &condition.name, &condition.cites).line(&line.validity);
            answer.say(view, &ground, title(&condition.title, &condition.name, view.language).to_owned());
        }
        if signs.is_empty() {
            let name = title(&stage.title, &stage.name, view.language);
            let text = view.words.say("compare-no-condition", [("stage", name)]);
            answer.say(view, &Ground::new("stage", &stage.name, &stage.cites), text);
        }
        if stage.cites.is_empty() || !stage.cites.iter().all(is_unknown) {
            ways.insert(signs);
        }
    }
    answer.valued_if_said(if ways.is_empty() { Value::Unknown } else { Value::Ways(ways) })
}

/// How long must have been waited before stages of these phases may be entered, from the shortest to the longest wait.
pub(super) fn wait(view: &View<'_>, phases: &[&Phase]) -> Answer {
    let mut answer = Answer::new();
    let (mut least, mut most) = (i64::MAX, 0);
    let stages =
        phases.iter().flat_map(|phase| view.of_stay(phase).into_iter().map(move |stage| (phase, stage)));
    for line in stages.flat_map(|(phase, stage)| required(view, phase, stage)) {
        let Some(condition) = view.condition(&line.condition) else { continue };
        let mut lengths = Vec::new();
        waits(view, &condition.lines, &mut lengths, 0);
        for length in lengths {
            let days = view.days(length);
            (least, most) = (least.min(days), most.max(days));
            let words = explain::length(view.circular, length, view.language);
            let name = title(&condition.title, &condition.name, view.language);
            let text = view.words.say("compare-wait", [("length", &words), ("condition", name)]);
            let ground = Ground::new("condition", &condition.name, &condition.cites).line(&line.validity);
            answer.say(view, &ground, text);
        }
    }
    answer.valued_if_said(Value::Span { least, most })
}

fn waits(view: &View<'_>, lines: &[Predicate], lengths: &mut Vec<Length>, depth: usize) {
    for line in lines.iter().filter(|_| depth < 50) {
        match line {
            Predicate::AtLeast { length, .. } => lengths.push(*length),
            Predicate::Holds { condition } => {
                if let Some(condition) = view.condition(condition) {
                    waits(view, &condition.lines, lengths, depth + 1);
                }
            }
            Predicate::All(lines) | Predicate::Any(lines) => waits(view, lines, lengths, depth + 1),
            _ => {}
        }
    }
}
