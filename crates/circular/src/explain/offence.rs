//! Offences and indicators.

use super::{condition::answer, speaker::Speaker};
use crate::model::{Effect, Element, Indicator, Offence, Strength, When};

pub(super) fn sentences(speaker: &Speaker<'_>, offence: &Offence) -> Vec<String> {
    let titles = |elements: &[&Element]| -> Vec<String> {
        let title = |element: &&Element| {
            speaker.quote_text(&element.title, &element.name) + &speaker.valid(&element.validity)
        };
        elements.iter().map(title).collect()
    };
    let mut said = Vec::new();
    let mut tell = |id: &str, elements: Vec<&Element>| {
        if !elements.is_empty() {
            said.push(speaker.say(id, [("elements", speaker.one_of(&titles(&elements)))]));
        }
    };
    tell("offence-acts", offence.acts.iter().collect());
    tell("offence-purposes", offence.purposes.iter().collect());
    let of = |effect| offence.means.iter().filter(|means| means.effect == Some(effect)).collect();
    tell("offence-constitutive", of(Effect::Constitutive));
    tell("offence-aggravating", of(Effect::Aggravating));
    if let Some(consent) = &offence.consent {
        let except = consent.except.as_ref().map(|name| {
            let purpose = offence.purposes.iter().find(|purpose| purpose.name.text == name.text);
            purpose.map_or_else(
                || name.text.clone(),
                |purpose| speaker.quote_text(&purpose.title, &purpose.name),
            )
        });
        said.push(match (consent.irrelevant, except) {
            (true, Some(purpose)) => speaker.say("offence-consent-except", [("purpose", purpose)]),
            (true, None) => speaker.say("offence-consent", []),
            (false, _) => speaker.say("offence-consent-counts", []),
        });
    }
    for penalty in &offence.penalties {
        let pairs = [
            ("title", speaker.quote_text(&penalty.title, &penalty.name)),
            ("text", penalty.text.clone().unwrap_or_default()),
            ("valid", speaker.valid(&penalty.validity)),
        ];
        said.push(speaker.say("offence-penalty", pairs));
    }
    said
}

pub(super) fn indicator(speaker: &Speaker<'_>, indicator: &Indicator) -> Vec<String> {
    let strength = match indicator.strength {
        Strength::Weak => "strength-weak",
        Strength::Medium => "strength-medium",
        Strength::Strong => "strength-strong",
    };
    let set = indicator.screening.as_ref();
    let set = set.and_then(|name| speaker.circular.screenings.iter().find(|set| set.name.text == name.text));
    let dimension =
        set.and_then(|set| set.dimensions.iter().find(|it| it.name.text == indicator.dimension.text));
    let dimension = dimension.map_or_else(
        || speaker.quote(indicator.dimension.as_str()),
        |heading| speaker.quote_text(&heading.title, &heading.name),
    );
    let pairs = [("strength", speaker.say(strength, [])), ("dimension", dimension)];
    let mut said = vec![speaker.say("indicator", pairs)];
    let answers = |when: &When| answer(speaker, &when.fact, &when.of, &when.tested);
    let answers: Vec<String> = indicator.when.iter().map(answers).collect();
    if !answers.is_empty() {
        said.push(speaker.say("indicator-when", [("lines", speaker.one_of(&answers))]));
    }
    said
}
