//! Is one side of every reading chosen, and does every side that is named exist?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake, Near},
    model::{Name, Reading},
    nearest::nearest,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    for reading in &index.circular.readings {
        let mut tell = |mistake: Mistake| found.push(mistake.within("reading", reading.name.as_str()));
        if reading.sides.len() < 2 {
            tell(Mistake::error(Code::Readings, "readings-one-side", reading.name.span));
        }
        match &reading.chosen {
            None => {
                let sides: Vec<&str> = reading.sides.iter().map(|side| side.name.as_str()).collect();
                let first = sides.first().copied().unwrap_or("A").to_owned();
                let mistake = Mistake::error(Code::Readings, "readings-unchosen", reading.name.span);
                tell(mistake.with("name", &reading.name).with("sides", sides.join(", ")).with("side", first));
            }
            Some(chosen) => {
                if let Some(mistake) = unknown_side(reading, chosen) {
                    tell(mistake);
                }
            }
        }
        if reading.because.is_empty() && reading.chosen.is_some() {
            tell(
                Mistake::warning(Code::Readings, "readings-because", reading.name.span)
                    .with("name", &reading.name),
            );
        }
    }
    found.extend(sides_named(index));
    found
}

/// `reading=x side=C` on a line, and in scenarios.
fn sides_named(index: &Index<'_>) -> Vec<Mistake> {
    let named = |name: &Name| index.circular.readings.iter().find(|reading| reading.name.text == name.text);
    let scenarios = index.circular.scenarios.iter().flat_map(|scenario| {
        scenario.readings.iter().map(|(reading, side)| (reading, side, ("scenario", scenario.title.as_str())))
    });
    let lines = validities(index);
    let lines = lines.into_iter().filter_map(|(validity, within)| {
        validity.reading.as_ref().map(|(reading, side)| (reading, side, within))
    });
    let unknown = scenarios.chain(lines).filter_map(|(reading, side, within)| {
        let mistake = unknown_side(named(reading)?, side)?;
        Some(mistake.within(within.0, within.1))
    });
    unknown.collect()
}

fn unknown_side(reading: &Reading, side: &Name) -> Option<Mistake> {
    let known = reading.sides.iter().any(|known| known.name.text == side.text) || side.text.is_empty();
    let near = nearest(side.as_str(), reading.sides.iter().map(|side| side.name.as_str()));
    let sides: Vec<&str> = reading.sides.iter().map(|side| side.name.as_str()).collect();
    (!known).then(|| {
        Mistake::error(Code::Readings, "readings-side", side.span)
            .with("name", side)
            .with("reading", &reading.name)
            .with("sides", sides.join(", "))
            .near(near.map(|name| Near { name: name.to_owned(), span: None }))
    })
}

/// The validity of every rule and line, with the rule's word and name.
fn validities<'c>(index: &Index<'c>) -> Vec<(&'c crate::model::Validity, (&'static str, &'c str))> {
    let circular = index.circular;
    let mut all = Vec::new();
    for event in &circular.events {
        let within = ("event", event.name.as_str());
        all.push((&event.validity, within));
        let names = event.by.iter().chain(&event.while_stage).chain(&event.tells);
        all.extend(names.map(|(_, validity)| (validity, within)));
        all.extend(event.requires.iter().map(|line| (&line.validity, within)));
        for fact in &event.facts {
            all.push((&fact.validity, within));
            all.extend(fact.choices.iter().map(|choice| (&choice.validity, within)));
        }
    }
    for stage in &circular.stages {
        let within = ("stage", stage.name.as_str());
        all.push((&stage.validity, within));
        all.extend(super::dates::stage_lines(stage).into_iter().map(|validity| (validity, within)));
    }
    for duty in &circular.duties {
        let within = ("duty", duty.name.as_str());
        all.push((&duty.validity, within));
        all.extend(super::dates::duty_lines(duty).into_iter().map(|validity| (validity, within)));
    }
    for set in &circular.screenings {
        let within = ("screening", set.name.as_str());
        all.push((&set.validity, within));
        all.extend(set.positive.iter().map(|line| (&line.validity, within)));
        all.extend(set.classes.iter().map(|class| (&class.validity, within)));
    }
    all.extend(circular.sees.iter().map(|rule| (&rule.validity, ("sees", rule.role.as_str()))));
    all.extend(circular.conditions.iter().map(|rule| (&rule.validity, ("condition", rule.name.as_str()))));
    all.extend(circular.statistics.iter().map(|rule| (&rule.validity, ("statistic", rule.name.as_str()))));
    all.extend(circular.roles.iter().map(|rule| (&rule.validity, ("role", rule.name.as_str()))));
    all.extend(circular.rights.iter().map(|rule| (&rule.validity, ("right", rule.name.as_str()))));
    all
}
