//! Files in numbers alone, one after the other in memory: all that figures need, and what a replay of many files reads.
//!
//! What the plan's tests come to depends on a file's answers only. Files that answer alike share one [`Decided`], which is
//! found once a run, not once a file.

use std::collections::HashMap;

use casework::{Met, fold::CodedEvent};

use super::{
    bind::Bound,
    carry::{Alternative, Missing, Prepared, best},
    measure::{Measures, Words},
};

/// Files in the order of a caseload; those that are not a person's are left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Compact {
    pub files: Vec<File>,
    /// The answers of files that answer alike, by number.
    pub patterns: Vec<Vec<bool>>,
    known: HashMap<Vec<bool>, u32>,
    events: Vec<Coming>,
    ways: Vec<Way>,
    coded: Vec<CodedEvent>,
}

/// A file.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    /// Its place in the caseload.
    pub number: u32,
    pub pattern: u32,
    /// Its stretch of `events`.
    events: (u32, u32),
    /// What the source made of it.
    pub source_best: Met,
    pub target_best: Met,
    pub words: Words,
    pub measures: Measures,
    /// Some event takes several answers from the plan: the file is made ready from its words.
    pub needs_words: bool,
}

/// An event of a file: the one way there is, or several.
#[derive(Clone, Copy, Debug)]
enum Coming {
    /// As it stands, whatever is uncertain.
    Sure(u32),
    /// The first of these ways whose line's tests hold.
    Ways(u32, u32),
}

/// What an event may become.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// The plan's line that must hold.
    line: Option<u16>,
    /// The supply that answers something, with its values after the event itself.
    supply: Option<u16>,
    coded: u32,
}

/// What the plan comes to for files that answer alike, with everything uncertain taken one way.
#[derive(Clone, Debug)]
pub(super) struct Decided {
    /// By step: whether its tests hold.
    pub steps: Vec<bool>,
    carries: Vec<bool>,
    /// By supply: the value taken.
    values: Vec<Option<u32>>,
}

impl Compact {
    /// Takes up a file.
    pub fn push(&mut self, number: usize, prepared: &Prepared) {
        let start = self.events.len() as u32;
        let mut needs_words = false;
        for alternatives in
            prepared.events.iter().filter_map(|became: &Result<_, Missing>| became.as_ref().ok())
        {
            needs_words |= alternatives.iter().any(|one| one.wants.len() > 1);
            let coming = self.coming(alternatives);
            self.events.push(coming);
        }
        let pattern = match self.known.get(&prepared.answers) {
            Some(known) => *known,
            None => {
                let new = self.patterns.len() as u32;
                self.patterns.push(prepared.answers.clone());
                self.known.insert(prepared.answers.clone(), new);
                new
            }
        };
        self.files.push(File {
            number: number as u32,
            pattern,
            events: (start, self.events.len() as u32),
            source_best: best(&prepared.source_offences),
            target_best: best(&prepared.target_offences),
            words: prepared.words,
            measures: prepared.measures,
            needs_words,
        });
    }

    fn coming(&mut self, alternatives: &[Alternative]) -> Coming {
        if let [one] = alternatives
            && one.line.is_none()
            && one.wants.is_empty()
        {
            self.coded.push(one.coded);
            return Coming::Sure(self.coded.len() as u32 - 1);
        }
        let start = self.ways.len() as u32;
        for one in alternatives {
            self.ways.push(Way {
                line: one.line.map(|line| line as u16),
                supply: one.wants.first().map(|supply| *supply as u16),
                coded: self.coded.len() as u32,
            });
            self.coded.push(one.coded);
            self.coded.extend(&one.with_values);
        }
        Coming::Ways(start, self.ways.len() as u32)
    }

    /// By pattern: what the plan comes to when the tests that are `taken` are asked.
    pub fn decide(&self, bound: &Bound<'_>, taken: &[bool]) -> Vec<Decided> {
        let decided = self.patterns.iter().map(|answers| Decided {
            steps: bound.of_steps.iter().map(|tests| bound.hold(tests, answers, taken)).collect(),
            carries: bound.of_carries.iter().map(|tests| bound.hold(tests, answers, taken)).collect(),
            values: bound
                .of_supplies
                .iter()
                .map(|values| values.iter().position(|tests| bound.hold(tests, answers, taken)))
                .map(|value| value.map(|value| value as u32))
                .collect(),
        });
        decided.collect()
    }

    /// Writes the events of a file that are carried over.
    pub fn carried(&self, file: &File, decided: &Decided, carried: &mut Vec<CodedEvent>) {
        carried.clear();
        let (start, end) = file.events;
        for coming in &self.events[start as usize..end as usize] {
            let place = match *coming {
                Coming::Sure(place) => place,
                Coming::Ways(start, end) => {
                    let ways = &self.ways[start as usize..end as usize];
                    let fits = |way: &&Way| way.line.is_none_or(|line| decided.carries[usize::from(line)]);
                    let Some(way) = ways.iter().find(fits) else { continue };
                    let value = way.supply.and_then(|supply| decided.values[usize::from(supply)]);
                    way.coded + value.map_or(0, |value| value + 1)
                }
            };
            carried.push(self.coded[place as usize]);
        }
    }
}
