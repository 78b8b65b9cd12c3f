//! Why an event is refused, in one sentence.

use circular::Rulebook;

use crate::{
    Event, Refusal, RefusalCode,
    fold::{CodedRefusal, Rule, standing_refusal},
};

/// A refusal with its rule by name and a sentence in English.
pub fn refusal(rulebook: &Rulebook, event: Option<&Event>, refused: &CodedRefusal) -> Refusal {
    let names = rulebook.names();
    let written = event.map(|event| event.event.clone()).unwrap_or_default();
    let rule = match refused.rule {
        Rule::Event(number) => names.events[usize::from(number)].clone(),
        Rule::Stage(number) => names.stages[usize::from(number)].clone(),
        Rule::Condition(number) => names.conditions[usize::from(number)].clone(),
        Rule::Given => {
            let given = event.and_then(|event| standing_refusal(rulebook, event));
            given.filter(|given| given.code == refused.code).map_or(written.clone(), |given| given.rule)
        }
    };
    let rule = match (refused.code, event) {
        // The first of the stages that it waits for.
        (RefusalCode::Stage, Some(event)) if matches!(refused.rule, Rule::Event(_)) => {
            let node = rulebook.event_on(&event.event, event.on);
            let stages = node.map_or(&[][..], |node| &node.while_stage[..]);
            let first = stages.iter().find(|(_, validity)| rulebook.in_force(validity, event.on));
            first.map_or(rule, |(stage, _)| stage.text.clone())
        }
        _ => rule,
    };
    let text = sentence(rulebook, refused, event, &written, &rule);
    Refusal { code: refused.code, rule, text }
}

fn sentence(
    rulebook: &Rulebook,
    refused: &CodedRefusal,
    event: Option<&Event>,
    written: &str,
    rule: &str,
) -> String {
    let title = |texts: Option<&circular::model::Texts>| match texts.map(|texts| texts.get("en")) {
        Some(title) if !title.is_empty() => format!(": {title}"),
        _ => String::new(),
    };
    let by = event.map_or("", |event| &event.by);
    match refused.code {
        RefusalCode::UnknownEvent => match refused.rule {
            Rule::Given => format!("The circular knows no event `{rule}`."),
            _ => format!("`{rule}` belongs to another kind of file."),
        },
        RefusalCode::NotInForce => format!("`{rule}` is not in force on that day."),
        RefusalCode::Role => format!("The role `{by}` may not record `{written}` on that day."),
        RefusalCode::FactMissing => format!("The fact `{rule}` is required."),
        RefusalCode::FactUnknown => format!("`{written}` asks for no fact `{rule}` on that day."),
        RefusalCode::FactValue => format!("The answer to `{rule}` is not one that the fact accepts."),
        RefusalCode::NotOpening => format!("`{rule}` cannot be the first event of a file."),
        RefusalCode::Once => format!("`{rule}` happens at most once, and has happened."),
        RefusalCode::Stage => match refused.rule {
            Rule::Stage(_) => format!("`{rule}` has been renewed as often as it can be."),
            _ => format!("It is possible only while a stage such as `{rule}` is open."),
        },
        RefusalCode::Condition => {
            let node = rulebook.circular().conditions.iter().find(|node| node.name.text == rule);
            format!("The condition `{rule}` does not hold{}.", title(node.map(|node| &node.title)))
        }
        RefusalCode::Correction => {
            "It corrects an event that is not there, or one of another name.".to_owned()
        }
        RefusalCode::PlaceUnknown => "The office has no such unit.".to_owned(),
        RefusalCode::PlaceForOthers => "The unit is for other households.".to_owned(),
        RefusalCode::PlaceTaken => "The unit is taken.".to_owned(),
        RefusalCode::Withheld => "The rules refuse it.".to_owned(),
        RefusalCode::Date => "Its date lies outside the years 1900 to 2200.".to_owned(),
    }
}
