//! A set of indicators and its rule of decision.

use super::speaker::Speaker;
use crate::model::{Name, Positive, Screening};

pub(super) fn sentences(speaker: &Speaker<'_>, set: &Screening) -> Vec<String> {
    let title = |name: &Name| {
        let heading = set.dimensions.iter().find(|heading| heading.name.text == name.text);
        heading.map_or_else(
            || speaker.quote(name.as_str()),
            |heading| speaker.quote_text(&heading.title, &heading.name),
        )
    };
    let mut said = vec![speaker.say("screening", [])];
    let dimensions: Vec<String> = set.dimensions.iter().map(|heading| title(&heading.name)).collect();
    if !dimensions.is_empty() {
        said.push(speaker.say("screening-dimensions", [("dimensions", speaker.all_of(&dimensions))]));
    }
    let counts: Vec<String> = set.positive.iter().map(|line| count(speaker, line)).collect();
    if !counts.is_empty() {
        said.push(speaker.say("screening-positive", [("counts", speaker.one_of(&counts))]));
    }
    for class in &set.classes {
        let mut needed: Vec<String> = class.all.iter().map(title).collect();
        needed.extend(
            class.any.iter().map(|names| speaker.one_of(&names.iter().map(title).collect::<Vec<_>>())),
        );
        let named = speaker.quote_text(&class.title, &class.name) + &speaker.valid(&class.validity);
        said.push(match needed.is_empty() {
            true => speaker.say("screening-class-else", [("class", named)]),
            false => {
                speaker.say("screening-class", [("class", named), ("dimensions", speaker.all_of(&needed))])
            }
        });
    }
    said
}

/// `1 strong and 1 medium or weak`.
fn count(speaker: &Speaker<'_>, line: &Positive) -> String {
    let counts = [
        ("screening-strong", line.strong),
        ("screening-medium", line.medium),
        ("screening-weak", line.weak),
        ("screening-lesser", line.lesser),
    ];
    let counts = counts.into_iter().filter(|(_, number)| *number > 0);
    let counts: Vec<String> =
        counts.map(|(id, number)| speaker.count(id, [("number", i64::from(number))])).collect();
    speaker.all_of(&counts)
}
