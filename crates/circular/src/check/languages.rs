//! Does everything that people read have a text? (Which languages a text lacks is told while reading it.)

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Name, Texts},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    let mut needs =
        |word: &'static str, what: &'static str, name: &Name, texts: &Texts, within: (&str, &str)| {
            if texts.is_empty() && !name.text.is_empty() {
                let mistake = Mistake::error(Code::Languages, "languages-none", name.span);
                let mistake = mistake.with("kind", word).with("what", what).with("name", name);
                found.push(mistake.within(within.0, within.1));
            }
        };
    let mut titled = |word: &'static str, name: &Name, texts: &Texts| {
        needs(word, "title", name, texts, (word, &name.text))
    };
    circular.name.iter().for_each(|name| titled("circular", name, &circular.title));
    circular.holidays.iter().for_each(|rule| titled("holiday", &rule.name, &rule.title));
    circular.sources.iter().for_each(|rule| titled("source", &rule.name, &rule.title));
    circular.regions.iter().for_each(|rule| titled("region", &rule.name, &rule.title));
    circular.roles.iter().for_each(|rule| titled("role", &rule.name, &rule.title));
    circular.offices.iter().for_each(|rule| titled("office", &rule.name, &rule.title));
    circular.compartments.iter().for_each(|rule| titled("compartment", &rule.name, &rule.title));
    circular.rights.iter().for_each(|rule| titled("right", &rule.name, &rule.title));
    circular.tracks.iter().for_each(|rule| titled("track", &rule.name, &rule.title));
    circular.files.iter().for_each(|rule| titled("file", &rule.name, &rule.title));
    circular.conditions.iter().for_each(|rule| titled("condition", &rule.name, &rule.title));
    circular.events.iter().for_each(|rule| titled("event", &rule.name, &rule.title));
    circular.stages.iter().for_each(|rule| titled("stage", &rule.name, &rule.title));
    circular.duties.iter().for_each(|rule| titled("duty", &rule.name, &rule.title));
    circular.offences.iter().for_each(|rule| titled("offence", &rule.name, &rule.title));
    circular.indicators.iter().for_each(|rule| titled("indicator", &rule.name, &rule.title));
    circular.screenings.iter().for_each(|rule| titled("screening", &rule.name, &rule.title));
    circular.statistics.iter().for_each(|rule| titled("statistic", &rule.name, &rule.title));
    for event in &circular.events {
        let within = ("event", event.name.as_str());
        for fact in &event.facts {
            needs("fact", "ask", &fact.name, &fact.ask, within);
            fact.choices
                .iter()
                .for_each(|choice| needs("choice", "text", &choice.name, &choice.title, within));
        }
    }
    for reading in &circular.readings {
        let within = ("reading", reading.name.as_str());
        needs("reading", "question", &reading.name, &reading.question, within);
        reading.sides.iter().for_each(|side| needs("side", "text", &side.name, &side.text, within));
    }
    for sees in &circular.sees {
        needs("sees", "for", &sees.role, &sees.ground, ("sees", sees.role.as_str()));
    }
    for statistic in &circular.statistics {
        let within = ("statistic", statistic.name.as_str());
        needs("statistic", "definition", &statistic.name, &statistic.definition, within);
    }
    for set in &circular.screenings {
        let within = ("screening", set.name.as_str());
        for heading in set.dimensions.iter().chain(&set.families) {
            needs("dimension", "title", &heading.name, &heading.title, within);
        }
        set.classes.iter().for_each(|class| needs("class", "title", &class.name, &class.title, within));
        for sign in set.findings.iter().chain(&set.contradictions) {
            needs("finding", "title", &sign.name, &sign.title, within);
        }
    }
    for offence in &circular.offences {
        let within = ("offence", offence.name.as_str());
        let kinds = [
            ("act", &offence.acts),
            ("purpose", &offence.purposes),
            ("means", &offence.means),
            ("penalty", &offence.penalties),
        ];
        for (word, elements) in kinds {
            elements.iter().for_each(|element| needs(word, "title", &element.name, &element.title, within));
        }
    }
    found
}
