//! Do the dates agree with each other?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Duty, DutyOpening, Stage, Validity},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    let mut rule = |word: &'static str, name: &str, own: &Validity, lines: Vec<&Validity>| {
        found.extend(reversed(own).map(|mistake| mistake.within(word, name)));
        for line in lines {
            let mistake = reversed(line).or_else(|| apart(own, line));
            found.extend(mistake.map(|mistake| mistake.within(word, name)));
        }
    };
    for event in &circular.events {
        let names =
            event.by.iter().chain(&event.while_stage).chain(&event.tells).map(|(_, validity)| validity);
        let requires = event.requires.iter().map(|line| &line.validity);
        let facts = event.facts.iter().map(|fact| &fact.validity);
        rule("event", event.name.as_str(), &event.validity, names.chain(requires).chain(facts).collect());
        for fact in &event.facts {
            let choices = fact.choices.iter().map(|choice| &choice.validity).collect();
            rule("event", event.name.as_str(), &fact.validity, choices);
        }
    }
    for stage in &circular.stages {
        rule("stage", stage.name.as_str(), &stage.validity, stage_lines(stage));
    }
    for duty in &circular.duties {
        rule("duty", duty.name.as_str(), &duty.validity, duty_lines(duty));
    }
    let plain = [
        circular.roles.iter().map(|it| ("role", it.name.as_str(), &it.validity)).collect::<Vec<_>>(),
        circular.rights.iter().map(|it| ("right", it.name.as_str(), &it.validity)).collect(),
        circular.holidays.iter().map(|it| ("holiday", it.name.as_str(), &it.validity)).collect(),
        circular.conditions.iter().map(|it| ("condition", it.name.as_str(), &it.validity)).collect(),
        circular.sees.iter().map(|it| ("sees", it.role.as_str(), &it.validity)).collect(),
        circular.links.iter().map(|it| ("link", it.as_event.as_str(), &it.validity)).collect(),
        circular.offences.iter().map(|it| ("offence", it.name.as_str(), &it.validity)).collect(),
        circular.indicators.iter().map(|it| ("indicator", it.name.as_str(), &it.validity)).collect(),
        circular.screenings.iter().map(|it| ("screening", it.name.as_str(), &it.validity)).collect(),
        circular.statistics.iter().map(|it| ("statistic", it.name.as_str(), &it.validity)).collect(),
        circular.targets.iter().map(|it| ("target", it.name.as_str(), &it.validity)).collect(),
        circular.forums.iter().map(|it| ("forum", it.name.as_str(), &it.validity)).collect(),
    ];
    for (word, name, validity) in plain.into_iter().flatten() {
        rule(word, name, validity, Vec::new());
    }
    found
}

/// The first day out of force lies before the first day in force, or on it: never in force.
fn reversed(validity: &Validity) -> Option<Mistake> {
    let (from, until) = (validity.from.as_ref()?, validity.until.as_ref()?);
    (from.value >= until.value).then(|| {
        Mistake::error(Code::Dates, "dates-reversed", until.span)
            .with("from", from.value)
            .with("until", until.value)
            .and_at(from.span)
    })
}

/// A line that is in force only while its rule is not.
fn apart(rule: &Validity, line: &Validity) -> Option<Mistake> {
    let ends = |until: &Validity, from: &Validity| match (&until.until, &from.from) {
        (Some(until), Some(from)) if until.value <= from.value => Some((until.span, from.span)),
        _ => None,
    };
    let (place, other) = match (ends(rule, line), ends(line, rule)) {
        (Some((rule, line)), _) => (line, rule),
        (None, Some((line, rule))) => (line, rule),
        (None, None) => return None,
    };
    Some(Mistake::error(Code::Dates, "dates-apart", place).and_at(other))
}

/// The validity of every line of a stage.
pub(crate) fn stage_lines(stage: &Stage) -> Vec<&Validity> {
    let mut lines: Vec<&Validity> = stage.opens.iter().map(|line| &line.validity).collect();
    lines.extend(stage.requires.iter().map(|line| &line.validity));
    lines.extend(stage.lasts.iter().map(|line| &line.validity));
    lines.extend(stage.renews.iter().map(|line| &line.validity));
    lines.extend(stage.gives.iter().map(|line| &line.validity));
    lines.extend(stage.closes.iter().map(|line| &line.validity));
    lines.extend(stage.lapses.iter().map(|line| &line.validity));
    lines
}

/// The validity of every line of a duty.
pub(crate) fn duty_lines(duty: &Duty) -> Vec<&Validity> {
    let opening = duty.opening.iter().map(|opening| match opening {
        DutyOpening::Event { validity, .. } | DutyOpening::Stage { validity, .. } => validity,
    });
    let requires = duty.requires.iter().map(|line| &line.validity);
    let events = duty.done_by.iter().chain(&duty.ceases).map(|(_, validity)| validity);
    opening.chain(requires).chain(events).collect()
}
