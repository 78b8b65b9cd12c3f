//! Does every rule say on what it rests, where, and how surely?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Cite, Element, Name, Validity},
    source::Span,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut found = Found::default();
    frame(index, &mut found);
    rules(index, &mut found);
    offences(index, &mut found);
    figures(index, &mut found);
    found.mistakes
}

#[derive(Default)]
struct Found {
    mistakes: Vec<Mistake>,
}

impl Found {
    /// A rule with a ground of its own.
    fn grounded(&mut self, word: &'static str, name: &Name, cites: &[Cite]) {
        if cites.is_empty() {
            self.none(word, name.as_str(), name.span);
        }
        self.cites(word, name.as_str(), cites);
    }

    fn none(&mut self, word: &'static str, name: &str, place: Span) {
        self.mistakes.push(
            Mistake::error(Code::Citations, "citations-none", place).with("kind", word).within(word, name),
        );
    }

    fn cites(&mut self, word: &'static str, name: &str, cites: &[Cite]) {
        for cite in cites {
            let (no_pinpoint, no_certainty) = (cite.at.trim().is_empty(), cite.certainty.is_none());
            let case = match (no_pinpoint, no_certainty) {
                (true, true) => "citations-bare",
                (true, false) => "citations-pinpoint",
                (false, true) => "citations-certainty",
                (false, false) => continue,
            };
            let mistake = Mistake::error(Code::Citations, case, cite.span).with("source", &cite.source);
            self.mistakes.push(mistake.within(word, name));
        }
    }

    fn lines<'c>(&mut self, word: &'static str, name: &Name, validities: impl Iterator<Item = &'c Validity>) {
        validities.for_each(|validity| self.cites(word, name.as_str(), &validity.cites));
    }
}

fn frame(index: &Index<'_>, found: &mut Found) {
    let circular = index.circular;
    circular.name.iter().for_each(|name| found.grounded("circular", name, &circular.cites));
    if let Some(counting) = &circular.counting {
        if counting.cites.is_empty() {
            found.none("counting", "", counting.span);
        }
        found.cites("counting", "", &counting.cites);
    }
    circular.holidays.iter().for_each(|rule| found.grounded("holiday", &rule.name, &rule.cites));
    circular.roles.iter().for_each(|rule| found.grounded("role", &rule.name, &rule.cites));
    circular.offices.iter().for_each(|rule| found.cites("office", rule.name.as_str(), &rule.cites));
    circular.compartments.iter().for_each(|rule| found.grounded("compartment", &rule.name, &rule.cites));
    circular.rights.iter().for_each(|rule| found.grounded("right", &rule.name, &rule.cites));
    circular.files.iter().for_each(|rule| found.grounded("file", &rule.name, &rule.cites));
    for reading in &circular.readings {
        for side in &reading.sides {
            if side.cites.is_empty() {
                found.none("side", side.name.as_str(), side.name.span);
            }
            found.cites("reading", reading.name.as_str(), &side.cites);
        }
    }
    circular.transitions.iter().for_each(|rule| {
        if rule.cites.is_empty() {
            found.none("transition", rule.stage.as_str(), rule.span);
        }
        found.cites("transition", rule.stage.as_str(), &rule.cites);
    });
    circular.links.iter().for_each(|rule| {
        if rule.cites.is_empty() {
            found.none("link", rule.as_event.as_str(), rule.span);
        }
        found.cites("link", rule.as_event.as_str(), &rule.cites);
    });
}

fn rules(index: &Index<'_>, found: &mut Found) {
    for event in &index.circular.events {
        found.grounded("event", &event.name, &event.cites);
        let names =
            event.by.iter().chain(&event.while_stage).chain(&event.tells).map(|(_, validity)| validity);
        found.lines("event", &event.name, names.chain(event.requires.iter().map(|line| &line.validity)));
        found.lines("event", &event.name, event.facts.iter().map(|fact| &fact.validity));
        let choices = event.facts.iter().flat_map(|fact| &fact.choices);
        found.lines("event", &event.name, choices.map(|choice| &choice.validity));
    }
    index.circular.conditions.iter().for_each(|rule| found.grounded("condition", &rule.name, &rule.cites));
    for stage in &index.circular.stages {
        found.grounded("stage", &stage.name, &stage.cites);
        found.lines("stage", &stage.name, super::dates::stage_lines(stage).into_iter());
    }
    for duty in &index.circular.duties {
        found.grounded("duty", &duty.name, &duty.cites);
        found.lines("duty", &duty.name, super::dates::duty_lines(duty).into_iter());
    }
    for sees in &index.circular.sees {
        if sees.cites.is_empty() {
            found.none("sees", sees.role.as_str(), sees.span);
        }
        found.cites("sees", sees.role.as_str(), &sees.cites);
    }
}

fn offences(index: &Index<'_>, found: &mut Found) {
    for offence in &index.circular.offences {
        found.grounded("offence", &offence.name, &offence.cites);
        let elements = [&offence.acts, &offence.purposes, &offence.means, &offence.penalties];
        let elements = elements.into_iter().flatten().map(|element: &Element| &element.cites);
        let consent = offence.consent.iter().map(|consent| &consent.cites);
        elements.chain(consent).for_each(|cites| found.cites("offence", offence.name.as_str(), cites));
    }
    index.circular.indicators.iter().for_each(|rule| found.grounded("indicator", &rule.name, &rule.cites));
    for set in &index.circular.screenings {
        found.grounded("screening", &set.name, &set.cites);
        let lines = set.classes.iter().map(|class| &class.cites);
        let signs = set.findings.iter().chain(&set.contradictions).map(|sign| &sign.cites);
        lines.chain(signs).for_each(|cites| found.cites("screening", set.name.as_str(), cites));
    }
}

fn figures(index: &Index<'_>, found: &mut Found) {
    index.circular.statistics.iter().for_each(|rule| found.grounded("statistic", &rule.name, &rule.cites));
    index.circular.published.iter().for_each(|rule| found.grounded("published", &rule.name, &rule.cites));
    index.circular.targets.iter().for_each(|rule| found.grounded("target", &rule.name, &rule.cites));
    index.circular.forums.iter().for_each(|rule| found.grounded("forum", &rule.name, &rule.cites));
}
