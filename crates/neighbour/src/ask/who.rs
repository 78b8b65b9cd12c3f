//! Who records what happens, on whose answer it rests, and by when.

use std::collections::BTreeSet;

use circular::model::{Due, Event, Owed, Predicate};

use crate::{
    answer::{Answer, Ground, title},
    order::Value,
    view::{View, means},
};

/// Kinds of role that record events of a meaning; with `resting`, also those whose answers its conditions ask about.
pub(super) fn records(view: &View<'_>, core: &str, resting: bool) -> Answer {
    let mut answer = Answer::new();
    let mut kinds = BTreeSet::new();
    for event in view.meaning(core) {
        say(view, &mut answer, &mut kinds, event, "compare-records");
        for asked in decided_by(view, event).into_iter().filter(|_| resting) {
            say(view, &mut answer, &mut kinds, asked, "compare-rests-on");
        }
    }
    answer.valued_if_said(Value::Set(kinds))
}

/// One statement for roles on the event's own grounds, one for each line with a ground or a time of its own.
fn say(view: &View<'_>, answer: &mut Answer, kinds: &mut BTreeSet<String>, event: &Event, id: &str) {
    let words = title(&event.title, &event.name, view.language);
    let mut together: Vec<&str> = Vec::new();
    let ground = || Ground::new("event", &event.name, &event.cites);
    for (role, validity) in event.by.iter().filter(|(_, validity)| view.in_force(validity)) {
        kinds.insert(view.kind_word(role));
        let role = view.role(role).map_or(role.as_str(), |rule| title(&rule.title, role, view.language));
        if validity.cites.is_empty() && validity.reading.is_none() {
            together.push(role);
        } else {
            let text = view.words.say(id, [("role", role), ("event", words)]);
            answer.say(view, &ground().line(validity), text);
        }
    }
    if !together.is_empty() {
        let text = view.words.say(id, [("role", &together.join(", ")), ("event", words)]);
        answer.say(view, &ground(), text);
    }
}

/// Events whose answers the conditions of an event ask about.
fn decided_by<'c>(view: &View<'c>, event: &'c Event) -> Vec<&'c Event> {
    let mut asked = Vec::new();
    for line in event.requires.iter().filter(|line| view.in_force(&line.validity)) {
        if let Some(condition) = view.condition(&line.condition) {
            collect(view, &condition.lines, &mut asked, 0);
        }
    }
    asked.retain(|other| other.name.text != event.name.text);
    asked
}

fn collect<'c>(view: &View<'c>, lines: &'c [Predicate], asked: &mut Vec<&'c Event>, depth: usize) {
    for line in lines.iter().filter(|_| depth < 50) {
        match line {
            Predicate::Fact { of, .. } => {
                if let Some(event) = view.event(of)
                    && !asked.iter().any(|known| known.name.text == event.name.text)
                {
                    asked.push(event);
                }
            }
            Predicate::Holds { condition } => {
                if let Some(condition) = view.condition(condition) {
                    collect(view, &condition.lines, asked, depth + 1);
                }
            }
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => {
                collect(view, lines, asked, depth + 1);
            }
            _ => {}
        }
    }
}

/// From the shortest to the longest time in which something of this meaning is owed. What is owed at once has no days.
/// Duties that end with a stage say how long before its end they are due; they have no length of their own and are left out.
pub(super) fn due(view: &View<'_>, core: &str) -> Answer {
    let mut answer = Answer::new();
    let (mut least, mut most) = (i64::MAX, 0);
    for duty in view.circular.duties.iter().filter(|duty| view.in_force(&duty.validity)) {
        let done = duty.done_by.iter().filter(|(_, validity)| view.in_force(validity));
        let of_meaning = |name| view.event(name).is_some_and(|event| means(event, core));
        if !done.into_iter().any(|(name, _)| of_meaning(name)) {
            continue;
        }
        let (days, when) = match &duty.due {
            Some((Due::AtOnce, _)) => (0, view.words.say("compare-at-once", [])),
            Some((Due::After(length), _)) => {
                let length_words = circular::explain::length(view.circular, *length, view.language);
                (view.days(*length), view.words.say("compare-within", [("length", &length_words)]))
            }
            Some((Due::BeforeEnd { .. }, _)) | None => continue,
        };
        (least, most) = (least.min(days), most.max(days));
        let duty_title = title(&duty.title, &duty.name, view.language);
        let owed = match &duty.owed_by {
            Some(Owed::Role(role)) => view
                .role(role)
                .map_or(role.as_str(), |rule| title(&rule.title, role, view.language))
                .to_owned(),
            Some(Owed::Recorder) | None => view.words.say("compare-recorder", []),
        };
        let pairs = [("duty", duty_title), ("role", &owed), ("when", &when)];
        answer.say(view, &Ground::new("duty", &duty.name, &duty.cites), view.words.say("compare-due", pairs));
    }
    answer.valued_if_said(Value::Span { least, most })
}
