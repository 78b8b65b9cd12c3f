//! Which events count, and in which order.

use circular::{calendar::Day, compile::tables::Tables};

use super::{
    coded::{CodedEvent, NO_EVENT},
    run::{CodedRefusal, Rule},
};
use crate::RefusalCode;

/// An event that counts, with what orders it: its effective day, the instant at which it was first recorded, its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    pub on: Day,
    pub recorded: i64,
    /// The event first recorded.
    pub root: u32,
    /// The last word on it: itself or a correction.
    pub event: u32,
}

/// Room for ordering, kept between folds.
#[derive(Clone, Debug, Default)]
pub struct Ordering {
    pub turns: Vec<Turn>,
    roots: Vec<u32>,
    last_words: Vec<u32>,
}

/// What is visible: events in effect by a day, of what had been recorded by the end of another.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub as_of: Day,
    pub known_on: Day,
}

impl Ordering {
    /// Puts the events that count into their order, corrections in place of what they correct.
    ///
    /// Corrections that correct nothing are refused.
    pub fn arrange(
        &mut self,
        tables: &Tables,
        events: &[CodedEvent],
        view: View,
        refused: &mut Vec<CodedRefusal>,
    ) {
        self.turns.clear();
        let mut corrections = false;
        for (index, event) in events.iter().enumerate() {
            if event.recorded_day > view.known_on {
                continue;
            }
            corrections |= event.corrects != NO_EVENT;
            if event.on <= view.as_of {
                let index = index as u32;
                self.turns.push(Turn { on: event.on, recorded: event.recorded, root: index, event: index });
            }
        }
        if corrections {
            self.correct(tables, events, view, refused);
        }
        self.sort();
    }

    /// Short journals come nearly in order: they are sorted by moving each event back to its place.
    fn sort(&mut self) {
        let turns = &mut self.turns;
        if turns.len() > 32 {
            turns.sort_unstable();
            return;
        }
        for index in 1..turns.len() {
            let turn = turns[index];
            let mut place = index;
            while place > 0 && turns[place - 1] > turn {
                turns[place] = turns[place - 1];
                place -= 1;
            }
            turns[place] = turn;
        }
    }

    /// Replaces each event by the last word on it.
    fn correct(
        &mut self,
        tables: &Tables,
        events: &[CodedEvent],
        view: View,
        refused: &mut Vec<CodedRefusal>,
    ) {
        self.turns.clear();
        self.roots.clear();
        self.last_words.clear();
        self.last_words.extend(0..events.len() as u32);
        for (index, event) in events.iter().enumerate() {
            let root = self.root(events, index, view);
            self.roots.push(root);
            if event.corrects == NO_EVENT || event.recorded_day > view.known_on {
                continue;
            }
            let refusal = event.refusal.or_else(|| unfit(tables, events, event, root));
            if let Some(code) = refusal {
                if event.on <= view.as_of {
                    refused.push(CodedRefusal { index: index as u32, code, rule: Rule::Given });
                }
                continue;
            }
            let word = &mut self.last_words[root as usize];
            let before = (events[*word as usize].recorded, *word);
            if (event.recorded, index as u32) > before {
                *word = index as u32;
            }
        }
        for (index, event) in events.iter().enumerate() {
            if event.corrects != NO_EVENT || event.recorded_day > view.known_on {
                continue;
            }
            let word = self.last_words[index];
            let said = &events[word as usize];
            let on = if said.event == CodedEvent::ANNULLED { event.on } else { said.on };
            if on <= view.as_of {
                self.turns.push(Turn { on, recorded: event.recorded, root: index as u32, event: word });
            }
        }
    }

    /// The event at the end of a chain of corrections; [`NO_EVENT`] when the chain leads nowhere, goes round, or passes
    /// over something not yet known.
    fn root(&self, events: &[CodedEvent], index: usize, view: View) -> u32 {
        let mut at = index;
        for _ in 0..=events.len() {
            let Some(event) = events.get(at).filter(|event| event.recorded_day <= view.known_on) else {
                return NO_EVENT;
            };
            if event.corrects == NO_EVENT {
                return at as u32;
            }
            at = event.corrects as usize;
            if at < index {
                // Chains that lead back have been followed already.
                return self.roots[at];
            }
        }
        NO_EVENT
    }
}

/// Why an event cannot correct the one at the end of its chain.
fn unfit(tables: &Tables, events: &[CodedEvent], event: &CodedEvent, root: u32) -> Option<RefusalCode> {
    let Some(corrected) = events.get(root as usize) else { return Some(RefusalCode::Correction) };
    if event.event != CodedEvent::ANNULLED {
        return (event.event != corrected.event).then_some(RefusalCode::Correction);
    }
    // Who may record an event may take it back. An event that the circular does not know may be taken back by anyone.
    let rule =
        tables.event_rules.get(tables.era(corrected.on) * tables.events + usize::from(corrected.event));
    let known = rule.filter(|_| usize::from(corrected.event) < tables.events);
    let may = known.is_none_or(|rule| {
        rule.by == 0 || (event.role != CodedEvent::NO_ROLE && rule.by >> event.role & 1 == 1)
    });
    (!may).then_some(RefusalCode::Role)
}
