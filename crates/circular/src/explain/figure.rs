//! Statistics, published figures, targets, forums.

use super::{condition::phrase, speaker::Speaker};
use crate::{
    check::Kind,
    model::{Counts, Forum, Per, Published, PublishedValue, Statistic, Target},
};

pub(super) fn statistic(speaker: &Speaker<'_>, statistic: &Statistic) -> Vec<String> {
    let mut said = Vec::new();
    let definition = speaker.text(&statistic.definition);
    said.extend((!definition.is_empty()).then(|| definition.to_owned()));
    if let Some(counts) = &statistic.counts {
        let (id, file, event) = match counts {
            Counts::First { file, event } => ("statistic-first", file, event),
            Counts::Each { file, event } => ("statistic-each", file, event),
        };
        let pairs =
            [("file", speaker.quoted(Kind::File, file)), ("event", speaker.quoted(Kind::Event, event))];
        said.push(speaker.say(id, pairs));
    }
    if !statistic.conditions.is_empty() {
        let lines: Vec<String> = statistic.conditions.iter().map(|line| phrase(speaker, line)).collect();
        said.push(speaker.say("statistic-where", [("lines", speaker.all_of(&lines))]));
    }
    said
}

pub(super) fn published(speaker: &Speaker<'_>, published: &Published) -> Vec<String> {
    let value = match &published.value {
        PublishedValue::Number(number) => number.to_string(),
        PublishedValue::Order(names) => names.join(", "),
    };
    let pairs = [
        ("statistic", speaker.quoted(Kind::Statistic, &published.statistic)),
        ("year", published.year.to_string()),
        ("value", value),
    ];
    vec![speaker.say("published", pairs)]
}

pub(super) fn target(speaker: &Speaker<'_>, target: &Target) -> Vec<String> {
    let number = target.at_least.iter().map(|number| speaker.say("target", [("number", number.to_string())]));
    let held = target.statistic.iter().map(|statistic| {
        let id = if target.per == Some(Per::Office) { "target-each-office" } else { "target-all-offices" };
        speaker.say(id, [("statistic", speaker.quoted(Kind::Statistic, statistic))])
    });
    number.chain(held).collect()
}

pub(super) fn forum(speaker: &Speaker<'_>, forum: &Forum) -> Vec<String> {
    let meets = forum.meets.iter().map(|every| speaker.say("forum-meets", [("every", every.clone())]));
    let secretariat = forum
        .secretariat
        .iter()
        .map(|role| speaker.say("forum-secretariat", [("role", speaker.quoted(Kind::Role, role))]));
    meets.chain(secretariat).collect()
}
