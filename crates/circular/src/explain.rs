//! A rule as sentences, in the reader's language.
//!
//! Each node has its sentence patterns in `locales/<language>/rules.ftl` (English, Danish, French, Dutch); what the rule
//! itself says comes from the circular's own texts. The handbook, the *why* page and the printed circular share them.

mod access;
mod condition;
mod duty;
mod event;
mod figure;
mod frame;
mod offence;
mod reading;
mod screening;
mod speaker;
mod stage;

use jiff::civil::Date;
use serde::Serialize;

use self::speaker::Speaker;
use crate::{
    length::Length,
    model::{Circular, Cite},
    nearest::nearest,
    place::Place,
    rules::Rule,
};

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The node's own word: `stage`, `event`, `duty`, …
    pub kind: &'static str,
    /// What the reader's language calls that.
    pub kind_title: String,
    /// The rule's name in the circular.
    pub name: String,
    /// What people call it; its name when the circular gives no title.
    pub title: String,
    /// What it says, one thought a sentence.
    pub sentences: Vec<String>,
    /// On what it rests, its single lines' grounds after its own.
    pub cites: Vec<Cited>,
    /// The first day in force; always, when absent.
    pub from: Option<Date>,
    /// The first day no longer in force.
    pub until: Option<Date>,
    /// The exact lines of the circular.
    pub text: String,
    /// The document they stand in.
    pub path: String,
    /// The line on which they begin, from 1.
    pub line: usize,
}

/// A citation in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The source's name in the circular.
    pub source: String,
    /// What people call it.
    pub title: String,
    /// The pinpoint.
    pub at: String,
    /// How sure it is, as the circular writes it; empty when it does not say.
    pub certainty: String,
    /// The same in the reader's language.
    pub certainty_title: String,
    /// A public address, where there is one.
    pub link: Option<String>,
    /// Whether only a single line of the rule rests on it.
    pub of_line: bool,
}

impl Explained {
    /// Title, ground and sentences as one paragraph.
    pub fn paragraph(&self) -> String {
        let grounds: Vec<String> = self.cites.iter().filter(|cite| !cite.of_line).map(Cited::short).collect();
        let title = match grounds.is_empty() {
            true if self.title.ends_with(['?', '.', '!']) => self.title.clone(),
            true => format!("{}.", self.title),
            false => format!("{} ({}).", self.title, grounds.join("; ")),
        };
        std::iter::once(title).chain(self.sentences.iter().cloned()).collect::<Vec<_>>().join(" ")
    }
}

impl Cited {
    /// `Aliens Act, art. 61/2 §2; found`.
    pub fn short(&self) -> String {
        let parts = [self.title.as_str(), self.at.as_str()].into_iter().filter(|part| !part.is_empty());
        let place = parts.collect::<Vec<_>>().join(", ");
        if self.certainty_title.is_empty() { place } else { format!("{place}; {}", self.certainty_title) }
    }
}

/// Explains the rule of this name. `name` may say the kind too: `stage/reflection`. Without it, the first rule of the name
/// in the order stage, event, duty, condition, right, role, …
pub fn rule(circular: &Circular, name: &str, language: &str) -> Option<Explained> {
    named(circular, name).first().map(|rule| explain(circular, rule, language))
}

/// Explains every rule of this name.
pub fn rules(circular: &Circular, name: &str, language: &str) -> Vec<Explained> {
    named(circular, name).iter().map(|rule| explain(circular, rule, language)).collect()
}

/// Explains one rule out of [`Circular::rules`].
pub fn explain(circular: &Circular, rule: &Rule<'_>, language: &str) -> Explained {
    let speaker = Speaker::new(circular, language);
    let place = Place::of(circular, rule.name.span);
    let own = rule.title.map(|title| title.get(language)).unwrap_or_default();
    let title = if own.is_empty() { rule.name.text.clone() } else { own.to_owned() };
    let cites = cites_of(circular, rule);
    Explained {
        kind: rule.kind,
        kind_title: speaker.say(&format!("kind-{}", rule.kind), []),
        name: rule.name.text.clone(),
        title,
        sentences: sentences(&speaker, rule),
        cites: cites.into_iter().map(|(cite, of_line)| Cited { of_line, ..speaker.cited(cite) }).collect(),
        from: rule.validity.and_then(|validity| validity.from.as_ref()).map(|from| from.value),
        until: rule.validity.and_then(|validity| validity.until.as_ref()).map(|until| until.value),
        text: rule.text(circular).to_owned(),
        path: place.path,
        line: place.line,
    }
}

/// A citation in the reader's language, for whoever shows a single line's ground.
pub fn cited(circular: &Circular, cite: &Cite, language: &str) -> Cited {
    Speaker::new(circular, language).cited(cite)
}

/// `45 days`, in the reader's language.
pub fn length(circular: &Circular, length: Length, language: &str) -> String {
    Speaker::new(circular, language).length(length)
}

/// Names of rules near to one that does not exist, each as it can be asked for.
pub fn near(circular: &Circular, name: &str) -> Vec<String> {
    let rules = circular.rules();
    let mut names: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    let mut found = Vec::new();
    while let Some(next) = nearest(name, names.iter().copied()).filter(|_| found.len() < 5) {
        found.push(next.to_owned());
        names.retain(|other| *other != next);
    }
    // Half a name is also a way to ask.
    for other in names.into_iter().filter(|other| name.len() >= 3 && other.contains(name)) {
        if found.len() < 5 && !found.iter().any(|name| name == other) {
            found.push(other.to_owned());
        }
    }
    found
}

fn named<'c>(circular: &'c Circular, name: &str) -> Vec<Rule<'c>> {
    let (kind, name) = match name.split_once(['/', ' ', ':']) {
        Some((kind, name)) => (Some(kind), name.trim()),
        None => (None, name),
    };
    let mut rules = circular.rules();
    rules.retain(|rule| rule.name.text == name && kind.is_none_or(|kind| kind == rule.kind));
    rules
}

/// The rule's grounds, then those of its single lines, each once.
fn cites_of<'c>(circular: &'c Circular, rule: &Rule<'c>) -> Vec<(&'c Cite, bool)> {
    let lines: Vec<&Cite> = match rule.kind {
        "stage" => {
            let lines = crate::check::stage_lines(&circular.stages[rule.at]);
            lines.into_iter().flat_map(|validity| &validity.cites).collect()
        }
        "duty" => {
            let lines = crate::check::duty_lines(&circular.duties[rule.at]);
            lines.into_iter().flat_map(|validity| &validity.cites).collect()
        }
        "reading" => circular.readings[rule.at].sides.iter().flat_map(|side| &side.cites).collect(),
        _ => Vec::new(),
    };
    let all = rule.cites.iter().map(|cite| (cite, false)).chain(lines.into_iter().map(|cite| (cite, true)));
    let mut once: Vec<(&Cite, bool)> = Vec::new();
    for (cite, of_line) in all {
        if !once.iter().any(|(known, _)| known.source.text == cite.source.text && known.at == cite.at) {
            once.push((cite, of_line));
        }
    }
    once
}

fn sentences(speaker: &Speaker<'_>, rule: &Rule<'_>) -> Vec<String> {
    let circular = speaker.circular;
    let mut said = match rule.kind {
        "stage" => stage::sentences(speaker, &circular.stages[rule.at]),
        "event" => event::sentences(speaker, &circular.events[rule.at]),
        "duty" => duty::sentences(speaker, &circular.duties[rule.at]),
        "condition" => condition::sentences(speaker, &circular.conditions[rule.at]),
        "sees" => access::sentences(speaker, &circular.sees[rule.at]),
        "role" => access::role(speaker, &circular.roles[rule.at]),
        "compartment" => access::compartment(speaker, &circular.compartments[rule.at]),
        "reading" => reading::sentences(speaker, &circular.readings[rule.at]),
        "transition" => reading::transition(speaker, &circular.transitions[rule.at]),
        "link" => reading::link(speaker, &circular.links[rule.at]),
        "offence" => offence::sentences(speaker, &circular.offences[rule.at]),
        "screening" => screening::sentences(speaker, &circular.screenings[rule.at]),
        "indicator" => offence::indicator(speaker, &circular.indicators[rule.at]),
        "statistic" => figure::statistic(speaker, &circular.statistics[rule.at]),
        "published" => figure::published(speaker, &circular.published[rule.at]),
        "target" => figure::target(speaker, &circular.targets[rule.at]),
        "forum" => figure::forum(speaker, &circular.forums[rule.at]),
        "right" => frame::right(speaker, &circular.rights[rule.at]),
        "office" => frame::office(speaker, &circular.offices[rule.at]),
        "track" => frame::track(speaker, &circular.tracks[rule.at]),
        "file" => frame::file(speaker, &circular.files[rule.at]),
        "holiday" => frame::holiday(speaker, &circular.holidays[rule.at]),
        "source" => frame::source(speaker, &circular.sources[rule.at]),
        "region" => frame::region(speaker, &circular.regions[rule.at]),
        _ => Vec::new(),
    };
    if let Some(valid) =
        rule.validity.map(|validity| speaker.validity(validity)).filter(|valid| !valid.is_empty())
    {
        said.push(speaker.say("in-force", [("valid", valid)]));
    }
    said
}
