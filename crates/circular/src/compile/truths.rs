//! Questions whose answer changes only when something happens: kept as bits, so that asking is reading one.

use std::collections::BTreeSet;

use super::{
    Builder,
    tables::{Effect, Node, Question, Tables, Test},
};

/// So many answers are kept; what comes beyond is found when it is asked.
const MOST: u8 = Node::STAGES;

/// Gives out places for answers.
struct Places {
    next: u8,
}

impl Places {
    fn take(&mut self, many: u8) -> Option<u8> {
        let place = self.next;
        let next = place.checked_add(many).filter(|next| *next <= MOST)?;
        self.next = next;
        Some(place)
    }
}

impl Builder<'_> {
    /// Gives each question its bit, and notes which bits an event sets and clears. Every graph stands already.
    pub(super) fn truths(&mut self) {
        let tables = &mut self.tables;
        tables.effects = vec![Effect::default(); tables.slots];
        tables.nodes = tables
            .program
            .iter()
            .map(|test| {
                let bit = match test.question {
                    Question::Stage { bit } if bit != 0 => Node::STAGES + bit.trailing_zeros() as u8,
                    _ => Node::ASKED,
                };
                Node { bit, yes: test.yes, no: test.no }
            })
            .collect();
        let mut places = Places { next: 0 };
        happened(tables, &mut places);
        care(tables, &mut places);
        facts(tables, &mut places);
    }
}

/// The questions of one kind, each with the nodes that ask it.
fn asked<K: Ord>(program: &[Test], is: impl Fn(Question) -> Option<K>) -> BTreeSet<K> {
    program.iter().filter_map(|test| is(test.question)).collect()
}

/// Lets every node that asks a question read a bit.
fn read(tables: &mut Tables, question: Question, bit: u8) {
    for (node, test) in tables.nodes.iter_mut().zip(&tables.program) {
        if test.question == question {
            node.bit = bit;
        }
    }
}

fn happened(tables: &mut Tables, places: &mut Places) {
    let once = asked(&tables.program, |question| match question {
        Question::Happened { slot } => Some(slot),
        _ => None,
    });
    for slot in once {
        let Some(bit) = places.take(1) else { return };
        tables.effects[usize::from(slot)].sets |= 1 << bit;
        read(tables, Question::Happened { slot }, bit);
    }
    let since = asked(&tables.program, |question| match question {
        Question::HappenedSince { slot, since } => Some((slot, since)),
        _ => None,
    });
    for (slot, since) in since {
        let Some(bit) = places.take(1) else { return };
        // What has happened since itself has not happened.
        if slot != since {
            tables.effects[usize::from(slot)].sets |= 1 << bit;
        }
        tables.effects[usize::from(since)].clears |= 1 << bit;
        read(tables, Question::HappenedSince { slot, since }, bit);
    }
}

fn care(tables: &mut Tables, places: &mut Places) {
    let roles = asked(&tables.program, |question| match question {
        Question::UnderCareOf { role } => Some(role),
        _ => None,
    });
    for role in roles {
        let Some(bit) = places.take(1) else { return };
        tables.care_bits.push((role, bit));
        read(tables, Question::UnderCareOf { role }, bit);
    }
}

/// Answers of one event stand side by side, as they do in the event.
fn facts(tables: &mut Tables, places: &mut Places) {
    for slot in 0..tables.slots as u8 {
        let bits = asked(&tables.program, |question| match question {
            Question::Fact { slot: of, bit } if of == slot => Some(bit),
            _ => None,
        });
        let Some(last) = bits.last() else { continue };
        let many = last + 1;
        let Some(first) = places.take(many) else { continue };
        let effect = &mut tables.effects[usize::from(slot)];
        effect.answers = u64::MAX >> (64 - u32::from(many));
        effect.first_answer = first;
        effect.clears |= u128::from(effect.answers) << first;
        for bit in bits {
            read(tables, Question::Fact { slot, bit }, first + bit);
        }
    }
}
