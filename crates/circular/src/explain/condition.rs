//! A condition: what must be so.

use super::speaker::Speaker;
use crate::{
    check::Kind,
    model::{Bound, Condition, Name, Predicate, Tested},
};

pub(super) fn sentences(speaker: &Speaker<'_>, condition: &Condition) -> Vec<String> {
    let lines: Vec<String> = condition.lines.iter().map(|line| phrase(speaker, line)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![speaker.say("condition-holds", [("lines", speaker.all_of(&lines))])]
}

/// One line as a part of a sentence.
pub(super) fn phrase(speaker: &Speaker<'_>, line: &Predicate) -> String {
    let event = |name: &Name| speaker.quoted(Kind::Event, name);
    match line {
        Predicate::Happened { event: name, since: None } => speaker.say("happened", [("event", event(name))]),
        Predicate::Happened { event: name, since: Some(since) } => {
            speaker.say("happened-since", [("event", event(name)), ("since", event(since))])
        }
        Predicate::Stage { stage } => {
            speaker.say("stage-stands", [("stage", speaker.quoted(Kind::Stage, stage))])
        }
        Predicate::Fact { fact, of, tested } => answer(speaker, fact, of, tested),
        Predicate::Age { bound, years, .. } => {
            let id = if *bound == Bound::Under { "age-under" } else { "age-at-least" };
            speaker.count(id, [("years", i64::from(*years))])
        }
        Predicate::UnderCareOf { role } => {
            speaker.say("under-care", [("role", speaker.quoted(Kind::Role, role))])
        }
        Predicate::Within { length, since } => {
            speaker.say("within", [("length", speaker.length(*length)), ("event", event(since))])
        }
        Predicate::AtLeast { length, since } => {
            speaker.say("at-least", [("length", speaker.length(*length)), ("event", event(since))])
        }
        Predicate::Holds { condition } => speaker.quoted(Kind::Condition, condition),
        Predicate::All(lines) => group(speaker, "all-of", lines),
        Predicate::Any(lines) => group(speaker, "any-of", lines),
        Predicate::Not(lines) => group(speaker, "none-of", lines),
    }
}

fn group(speaker: &Speaker<'_>, id: &str, lines: &[Predicate]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| phrase(speaker, line)).collect();
    let joined = if id == "any-of" { speaker.one_of(&lines) } else { speaker.all_of(&lines) };
    if id != "none-of" && lines.len() == 1 { joined } else { speaker.say(id, [("lines", joined)]) }
}

/// A question about an answer, with the question and the answer as the form shows them.
pub(super) fn answer(speaker: &Speaker<'_>, fact: &Name, of: &Name, tested: &Tested) -> String {
    let event = speaker.circular.events.iter().find(|event| event.name.text == of.text);
    let known = event.and_then(|event| event.facts.iter().find(|known| known.name.text == fact.text));
    let question =
        known.map_or_else(|| speaker.quote(fact.as_str()), |fact| speaker.quote_text(&fact.ask, &fact.name));
    let value = |name: &Name| {
        let choice = known.and_then(|fact| fact.choices.iter().find(|choice| choice.name.text == name.text));
        match (choice, name.as_str()) {
            (Some(choice), _) => speaker.quote_text(&choice.title, &choice.name),
            (None, "yes") => speaker.say("yes", []),
            (None, "no") => speaker.say("no", []),
            (None, other) => speaker.quote(other),
        }
    };
    let (id, value) = match tested {
        Tested::Is(name) => ("answer-is", value(name)),
        Tested::IsNot(name) => ("answer-is-not", value(name)),
        Tested::AtLeast(number) => ("answer-at-least", number.to_string()),
        Tested::AtMost(number) => ("answer-at-most", number.to_string()),
    };
    speaker.say(id, [("question", question), ("value", value)])
}
