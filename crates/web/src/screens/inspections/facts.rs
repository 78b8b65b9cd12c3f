//! What a file says, by the words of the core vocabulary, as far as its reader sees it.

use access::{Seen, SeenEvent};
use casework::{Answer, Event, accepted, fold};
use circular::model::{Event as EventNode, Fact};
use jiff::civil::Date;

use crate::{files::Shown, told::Told, visit::Visit};

/// The events of a file that the rules accepted, each as it was last corrected, of those that its reader sees.
pub struct Facts<'a> {
    visit: &'a Visit,
    events: Vec<Said<'a>>,
    /// Whether protected answers are left out: a list logs no reading.
    for_list: bool,
}

/// An event with its rule.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub node: &'a EventNode,
    pub event: &'a SeenEvent,
}

impl<'a> Facts<'a> {
    /// For a page whose reading has been logged.
    pub fn of(visit: &'a Visit, shown: &'a Shown) -> Self {
        let journal = &shown.opened.record.events;
        let place = |event: &Event| journal.iter().position(|other| std::ptr::eq(other, event));
        let indices = accepted(journal, &shown.opened.standing).into_iter().filter_map(place);
        let seen =
            indices.filter_map(|index| shown.seen.events.iter().find(|seen| seen.index as usize == index));
        let events = seen.filter_map(|event| {
            let node = visit.app.rulebook().event_on(&event.event, event.on)?;
            Some(Said { node, event })
        });
        Self { visit, events: events.collect(), for_list: false }
    }

    /// For a line of a list: what is protected is not in it.
    pub fn for_list(visit: &'a Visit, shown: &'a Shown) -> Self {
        Self { for_list: true, ..Self::of(visit, shown) }
    }

    /// Events that count as a word, in order of effect.
    pub fn all(&self, word: &str) -> impl Iterator<Item = Said<'a>> {
        self.events.iter().copied().filter(move |said| said.node.is(word))
    }

    /// The last of them.
    pub fn last(&self, word: &str) -> Option<Said<'a>> {
        self.all(word).last()
    }

    /// An event's answer to the fact that counts as a word.
    pub fn answer(&self, said: Said<'a>, word: &str) -> Option<(&'a Fact, &'a Answer)> {
        let fact = said.node.fact_of(word)?;
        match said.event.facts.get(&fact.name.text)? {
            Seen::Known(answer) if !(self.for_list && self.is_protected(fact)) => Some((fact, answer)),
            _ => None,
        }
    }

    /// The same in words.
    pub fn told(&self, said: Said<'a>, word: &str) -> Option<String> {
        let (fact, answer) = self.answer(said, word)?;
        Some(Told::new(&self.visit.app, self.visit.words).answer(fact, answer))
    }

    /// The same as a day.
    pub fn day(&self, said: Said<'a>, word: &str) -> Option<Date> {
        fold::date(self.answer(said, word)?.1)
    }

    /// The answer to the fact of a word in the last event of another.
    pub fn last_told(&self, event: &str, word: &str) -> Option<String> {
        self.told(self.last(event)?, word)
    }

    /// The last answer that any event gives to the fact of a word.
    pub fn latest_told(&self, word: &str) -> Option<String> {
        self.events.iter().rev().find_map(|said| self.told(*said, word))
    }

    /// The same events with those answers that may be seen: for what is reckoned from them.
    pub fn events(&self) -> Vec<Event> {
        let known = |said: &Said<'a>| {
            let facts = said.event.facts.iter().filter_map(|(name, seen)| match seen {
                Seen::Known(answer) => Some((name.clone(), answer.clone())),
                Seen::NotAnswered => None,
            });
            Event {
                event: said.event.event.clone(),
                on: said.event.on,
                recorded: said.event.recorded,
                by: said.event.by.clone(),
                office: said.event.office.clone(),
                facts: facts.collect(),
                corrects: None,
            }
        };
        self.events.iter().map(known).collect()
    }

    /// The day that the last event of a word answers.
    pub fn last_day(&self, event: &str, word: &str) -> Option<Date> {
        self.day(self.last(event)?, word)
    }

    /// Every answer of an event: what was asked, and what was answered.
    pub fn answers(&self, said: Said<'a>) -> Vec<(String, String)> {
        let told = Told::new(&self.visit.app, self.visit.words);
        let answered =
            said.node.facts.iter().filter_map(|fact| match said.event.facts.get(&fact.name.text)? {
                Seen::Known(answer) => Some((told.ask(fact), told.answer(fact, answer))),
                Seen::NotAnswered => None,
            });
        answered.collect()
    }

    fn is_protected(&self, fact: &Fact) -> bool {
        let access = self.visit.app.access();
        let compartment = fact.compartment.as_ref().map_or("procedure", |name| name.as_str());
        access.place(compartment).is_none_or(|place| access.protected().has(place))
    }
}
