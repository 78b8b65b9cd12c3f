//! One file of the other country, made ready: what happened to the person, in the words of the country replayed under.
//!
//! What does not depend on anything uncertain is found once a file ([`Prepared`]); what does, each time ([`Ready`]).

use std::collections::BTreeMap;

use casework::{
    Answer, Event, Met, Step,
    fold::{
        CodedEvent, Scratch, Subject, Trace, encode, facts_on, fold_traced, satisfies, validate_facts, view,
    },
    qualify,
};
use circular::{
    calendar::{Day, day_of},
    model::{FactKind, Name, Tested},
};
use jiff::{civil::Date, tz::TimeZone};

use super::{
    bind::{Bound, Tests, Treatment},
    measure::{Measures, Words},
    plan::Asks,
};

/// Which side is taken of everything uncertain in a plan, by name.
pub(super) type Sides = BTreeMap<String, String>;

/// Something of a file that the other country's rules have no place for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    /// An authority's decision, decided again.
    Decided { event: String },
    /// The plan leaves it out.
    Left { event: String },
    /// An event without counterpart.
    Nothing { event: String },
    /// The plan's tests do not hold.
    Assumed { event: String },
    /// An answer to a question that is not asked there.
    NotAsked { event: String, fact: String },
    /// An answer that is none there.
    NoAnswer { event: String, fact: String, value: String },
    /// An answer that is asked there and was not given, nor supplied by the plan.
    Unanswered { event: String, fact: String },
}

/// What an event of the source may become.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    /// The plan's line that says so, if any.
    line: Option<usize>,
    /// Without what the plan supplies.
    event: Event,
    coded: CodedEvent,
    /// The plan's supplies that answer something here.
    wants: Vec<usize>,
    /// With each value of the supply, where there is one only: the event in numbers.
    with_values: Vec<CodedEvent>,
    /// Required answers that are not there.
    lacks: Vec<String>,
    lost: Vec<Missing>,
}

/// A file as far as nothing uncertain matters.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// By event of the source, in order: what it may become; none, and why.
    events: Vec<Result<Vec<Alternative>, Missing>>,
    /// The names of those events.
    names: Vec<String>,
    /// What the law of each side makes of it. What the plan supplies meets no element.
    pub source_offences: Vec<(String, Met)>,
    pub target_offences: Vec<(String, Met)>,
    /// Core meanings that came about in the source, and rights held.
    pub words: Words,
    pub measures: Measures,
    /// By test of the plan: whether what it asks is so.
    answers: Vec<bool>,
}

/// An event carried over.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    event: u32,
    alternative: u16,
    pub coded: CodedEvent,
    /// What the plan supplies: which, and with which of its values. Mostly one at most, which costs no memory of its own.
    supplied: Option<(usize, usize)>,
    more: Vec<(usize, usize)>,
}

impl Carried {
    fn supplied(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.supplied.iter().chain(&self.more).copied()
    }
}

/// A file made ready with everything uncertain taken one way. Kept between files, so that it allocates little.
#[derive(Clone, Debug, Default)]
pub(super) struct Ready {
    pub carried: Vec<Carried>,
    /// By step of the plan: whether its tests hold.
    pub active: Vec<bool>,
    /// Events that the plan's tests leave behind.
    left: Vec<u32>,
}

/// Keeps which events the rules accepted, in order.
#[derive(Default)]
struct Accepted(Vec<u32>);

impl Trace for Accepted {
    fn step(&mut self, _: Day, step: Step, _: Subject, event: Option<u32>) {
        if step == Step::EventAccepted {
            self.0.extend(event);
        }
    }
}

impl Bound<'_> {
    /// Prepares a file. `None` when it is not a person's: its first accepted event does not mean `detected`.
    pub fn prepare(&self, journal: &[Event], until: Date, scratch: &mut Scratch) -> Option<Prepared> {
        let coded: Vec<CodedEvent> = journal.iter().map(|event| encode(self.source, event)).collect();
        let mut accepted = Accepted::default();
        fold_traced(self.source.tables(), &coded, view(until, None), scratch, &mut accepted);
        let events: Vec<&Event> =
            accepted.0.iter().filter_map(|index| journal.get(*index as usize)).collect();
        let first = events.first()?;
        if !self.means(first, "detected") {
            return None;
        }
        let detected = first.on;
        let mut words = Words::default();
        for event in &events {
            for word in self.source_meanings.get(event.event.as_str()).into_iter().flatten() {
                words.reach(word);
            }
        }
        let offences = |known: Vec<casework::Qualification>| {
            known.into_iter().map(|one| (one.offence, one.met)).collect::<Vec<_>>()
        };
        let became: Vec<Result<Vec<Alternative>, Missing>> =
            events.iter().enumerate().map(|(sequence, event)| self.alternatives(sequence, event)).collect();
        let facts: Vec<&Event> =
            became.iter().flatten().filter_map(|all| all.first()).map(|one| &one.event).collect();
        let target_offences = offences(qualify(self.target, &facts, detected));
        let answers =
            self.tests.iter().map(|test| self.asked(&test.asks, &events, &target_offences)).collect();
        Some(Prepared {
            events: became,
            names: events.iter().map(|event| event.event.clone()).collect(),
            source_offences: offences(qualify(self.source, &events, detected)),
            target_offences,
            words,
            measures: Measures::of(self.source, &scratch.run, day_of(until)),
            answers,
        })
    }

    /// By test of the plan: whether it is asked when these sides are taken.
    pub fn taken(&self, sides: &Sides) -> Vec<bool> {
        let is_taken = |only: &Option<(String, String)>| {
            only.as_ref().is_none_or(|(name, side)| sides.get(name) == Some(side))
        };
        self.tests.iter().map(|test| is_taken(&test.only)).collect()
    }

    /// Makes a file ready. `taken` says which tests are asked.
    pub fn ready(&self, prepared: &Prepared, taken: &[bool], ready: &mut Ready) {
        ready.carried.clear();
        ready.active.clear();
        ready.left.clear();
        let hold = |tests: &Tests| self.hold(tests, &prepared.answers, taken);
        for (place, became) in prepared.events.iter().enumerate() {
            let Ok(alternatives) = became else { continue };
            let fits = |one: &&Alternative| one.line.is_none_or(|line| hold(&self.of_carries[line]));
            let found = alternatives.iter().enumerate().find(|(_, one)| fits(one));
            let Some((number, one)) = found else {
                ready.left.push(place as u32);
                continue;
            };
            let mut carried = Carried {
                event: place as u32,
                alternative: number as u16,
                coded: one.coded,
                supplied: None,
                more: Vec::new(),
            };
            for supply in &one.wants {
                let Some(value) = self.of_supplies[*supply].iter().position(&hold) else { continue };
                match carried.supplied {
                    None => carried.supplied = Some((*supply, value)),
                    Some(_) => carried.more.push((*supply, value)),
                }
            }
            if let Some((_, value)) = carried.supplied {
                carried.coded = match one.with_values.get(value) {
                    Some(coded) if carried.more.is_empty() => *coded,
                    _ => encode(self.target, &self.with_supplies(&one.event, carried.supplied())),
                };
            }
            ready.carried.push(carried);
        }
        ready.active.extend(self.of_steps.iter().map(hold));
    }

    /// A carried event as it is written, and the facts that the plan supplied.
    pub fn written(&self, prepared: &Prepared, carried: &Carried) -> Option<(Event, Vec<&str>)> {
        let one = self.chosen(prepared, carried)?;
        let supplied = carried.supplied().map(|(supply, _)| self.plan.supplies[supply].fact.name.as_str());
        Some((self.with_supplies(&one.event, carried.supplied()), supplied.collect()))
    }

    /// What was not carried over.
    pub fn missing(&self, prepared: &Prepared, ready: &Ready) -> Vec<Missing> {
        let none = prepared.events.iter().filter_map(|became| became.as_ref().err().cloned());
        let mut missing: Vec<Missing> = none.collect();
        let names = ready.left.iter().map(|place| prepared.names[*place as usize].clone());
        missing.extend(names.map(|event| Missing::Assumed { event }));
        for carried in &ready.carried {
            let Some(one) = self.chosen(prepared, carried) else { continue };
            missing.extend(one.lost.iter().cloned());
            let is_supplied = |fact: &str| {
                carried.supplied().any(|(supply, _)| self.plan.supplies[supply].fact.name == fact)
            };
            let lacks = one.lacks.iter().filter(|fact| !is_supplied(fact)).cloned();
            missing.extend(lacks.map(|fact| Missing::Unanswered { event: one.event.event.clone(), fact }));
        }
        missing
    }

    fn chosen<'p>(&self, prepared: &'p Prepared, carried: &Carried) -> Option<&'p Alternative> {
        prepared.events.get(carried.event as usize)?.as_ref().ok()?.get(usize::from(carried.alternative))
    }

    fn with_supplies(&self, event: &Event, supplied: impl Iterator<Item = (usize, usize)>) -> Event {
        let mut event = event.clone();
        let node = self.target.event_on(&event.event, event.on);
        for (supply, value) in supplied {
            let supply = &self.plan.supplies[supply];
            let fact =
                node.and_then(|node| node.facts.iter().find(|fact| fact.name.text == supply.fact.name));
            if let Some(fact) = fact {
                event.facts.insert(supply.fact.name.clone(), Answer::typed(fact, &supply.values[value].0));
            }
        }
        event
    }

    fn alternatives(&self, sequence: usize, event: &Event) -> Result<Vec<Alternative>, Missing> {
        let name = || event.event.clone();
        match self.treatments.get(event.event.as_str()) {
            Some(Treatment::Carried(into)) => {
                Ok(into.iter().map(|(into, line)| self.translated(sequence, event, into, *line)).collect())
            }
            Some(Treatment::Decided) => Err(Missing::Decided { event: name() }),
            Some(Treatment::Left) => Err(Missing::Left { event: name() }),
            Some(Treatment::Nothing) | None => Err(Missing::Nothing { event: name() }),
        }
    }

    /// An event in the target's words: its role, and those of its answers for which there is a place.
    fn translated(&self, sequence: usize, event: &Event, into: &str, line: Option<usize>) -> Alternative {
        let mut new = Event {
            event: into.to_owned(),
            on: event.on,
            recorded: noon(event.on, sequence),
            by: event.by.clone(),
            office: event.office.clone(),
            facts: BTreeMap::new(),
            corrects: None,
        };
        let mut lost = Vec::new();
        let (mut wants, mut lacks) = (Vec::new(), Vec::new());
        if let Some(node) = self.target.event_on(into, event.on) {
            new.by = self.role(&event.by, node, day_of(event.on));
            if !self.is_own {
                let office = self.target.circular().office_of(&new.by);
                new.office = office.map_or_else(String::new, |office| office.name.text.clone());
            }
            let asked = facts_on(self.target, node, event.on);
            for (name, answer) in &event.facts {
                match asked.iter().any(|fact| fact.name.text == *name) {
                    true => self.keep(event, into, name, answer, &mut new.facts, &mut lost),
                    false => lost.push(Missing::NotAsked { event: event.event.clone(), fact: name.clone() }),
                }
            }
            let is_open =
                |name: &str| asked.iter().any(|fact| fact.name.text == name) && !new.facts.contains_key(name);
            let supplies = self.plan.supplies.iter().enumerate().filter(|_| !self.is_own);
            let answering = supplies.filter(|(_, supply)| supply.of == into && is_open(&supply.fact.name));
            wants = answering.map(|(number, _)| number).collect();
            let required = asked.iter().filter(|fact| fact.required && is_open(fact.name.as_str()));
            lacks = required.map(|fact| fact.name.text.clone()).collect();
        }
        let coded = encode(self.target, &new);
        let with_values = match wants.as_slice() {
            [supply] => {
                let values = 0..self.plan.supplies[*supply].values.len();
                let with =
                    |value| encode(self.target, &self.with_supplies(&new, std::iter::once((*supply, value))));
                values.map(with).collect()
            }
            _ => Vec::new(),
        };
        Alternative { line, event: new, coded, wants, with_values, lacks, lost }
    }

    /// Keeps an answer as far as the target has it; of several, those that it has.
    fn keep(
        &self,
        event: &Event,
        into: &str,
        name: &str,
        answer: &Answer,
        facts: &mut BTreeMap<String, Answer>,
        missing: &mut Vec<Missing>,
    ) {
        let fits = |answer: &Answer| {
            let alone = BTreeMap::from([(name.to_owned(), answer.clone())]);
            let recorded = event.on.max(self.target.civil_day(casework::fold::recorded(event)));
            let wrong = validate_facts(self.target, into, event.on, recorded, &alone);
            !wrong.iter().any(|given| given.rule == name)
        };
        // Of answers out of a list it is said which; nothing that somebody wrote is repeated.
        let node = self.source.event_on(&event.event, event.on);
        let fact = node.and_then(|node| node.facts.iter().find(|fact| fact.name.text == name));
        let is_listed = fact.is_some_and(|fact| fact.kind == FactKind::Choice);
        let mut lost = |value: String| {
            let value = if is_listed { value } else { String::new() };
            missing.push(Missing::NoAnswer { event: event.event.clone(), fact: name.to_owned(), value })
        };
        match answer {
            answer if fits(answer) => {
                facts.insert(name.to_owned(), answer.clone());
            }
            Answer::Many(values) => {
                let (kept, gone): (Vec<String>, Vec<String>) =
                    values.iter().cloned().partition(|value| fits(&Answer::Many(vec![value.clone()])));
                gone.into_iter().for_each(&mut lost);
                if !kept.is_empty() {
                    facts.insert(name.to_owned(), Answer::Many(kept));
                }
            }
            Answer::Text(value) => lost(value.clone()),
            Answer::YesNo(_) | Answer::Number(_) => lost(String::new()),
            // Nobody answered; there is nothing to lose.
            Answer::None { .. } => {}
        }
    }

    /// Whether every test that is asked holds. A line that bears a side and asks nothing holds on that side only.
    fn hold(&self, tests: &Tests, answers: &[bool], taken: &[bool]) -> bool {
        tests.clone().all(|number| {
            let test = self.tests[number];
            match test.asks {
                Asks::Nothing => taken[number] == test.holds,
                _ => !taken[number] || answers[number] == test.holds,
            }
        })
    }

    fn asked(&self, asks: &Asks, events: &[&Event], offences: &[(String, Met)]) -> bool {
        match asks {
            Asks::Nothing => true,
            Asks::Offence { offence, possibly } => {
                let met = offences.iter().find(|(name, _)| name == offence).map(|(_, met)| *met);
                met.is_some_and(|met| met == Met::Met || (*possibly && met == Met::NotKnown))
            }
            Asks::Source { word } => events.iter().any(|event| self.means(event, word)),
            Asks::Answer { fact, of, is } => {
                let mut told = events.iter().filter(|event| event.event == *of || self.means(event, of));
                told.any(|event| {
                    let Some(answer) = event.facts.get(fact) else { return false };
                    is.iter().any(|value| satisfies(answer, &Tested::Is(Name::bare(value.clone()))))
                })
            }
        }
    }

    fn means(&self, event: &Event, word: &str) -> bool {
        self.source_meanings.get(event.event.as_str()).is_some_and(|words| words.contains(&word))
    }
}

/// Noon of a day and so many seconds: what happened on a day keeps its order.
pub(super) fn noon(on: Date, sequence: usize) -> Option<jiff::Timestamp> {
    let (minutes, seconds) = ((sequence / 60) % 60, sequence % 60);
    TimeZone::UTC.to_timestamp(on.at(12, minutes as i8, seconds as i8, 0)).ok()
}
