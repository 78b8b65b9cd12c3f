//! Asking conditions.

use circular::{
    calendar::Day,
    compile::tables::{Ask, Node, Question, Stretch, Tables, Test},
};

use super::run::Run;

/// The first condition of a list that does not hold; `None` when all hold.
#[inline]
pub fn first_failing(tables: &Tables, run: &Run, asks: Stretch, today: Day) -> Option<Ask> {
    tables.asks[asks.range()].iter().find(|ask| !holds(tables, run, ask.entry, today)).copied()
}

/// Whether a condition holds.
#[inline]
pub fn holds(tables: &Tables, run: &Run, entry: u16, today: Day) -> bool {
    let mut at = entry;
    while at < Test::FAILS {
        let node = tables.nodes[usize::from(at)];
        let yes = if node.bit < Node::STAGES {
            run.truths >> node.bit & 1 == 1
        } else if node.bit < Node::ASKED {
            run.open >> (node.bit - Node::STAGES) & 1 == 1
        } else {
            answer(tables, run, tables.program[usize::from(at)].question, today)
        };
        at = if yes { node.yes } else { node.no };
    }
    at == Test::HOLDS
}

/// The answer to one question. What has not happened answers no.
pub fn answer(tables: &Tables, run: &Run, question: Question, today: Day) -> bool {
    match question {
        Question::Happened { slot } => run.has_happened(slot),
        Question::HappenedSince { slot, since } => {
            run.has_happened(slot)
                && (!run.has_happened(since)
                    || run.last[usize::from(slot)].turn > run.last[usize::from(since)].turn)
        }
        Question::Stage { bit } => run.open & bit != 0,
        Question::Fact { slot, bit } => {
            run.has_happened(slot) && run.last[usize::from(slot)].bits >> bit & 1 == 1
        }
        Question::Under { slot, months } => {
            coming_of_age(tables, run, slot, months).is_some_and(|day| today < day)
        }
        Question::AtLeastAged { slot, months } => {
            coming_of_age(tables, run, slot, months).is_some_and(|day| today >= day)
        }
        Question::UnderCareOf { role } => {
            run.care_event != super::coded::NO_EVENT
                && tables.acts_as[usize::from(run.care_role)] >> role & 1 == 1
        }
        Question::Within { slot, term } => {
            run.has_happened(slot) && today <= tables.calendar.last_day(run.last[usize::from(slot)].on, term)
        }
        Question::AtLeast { slot, term } => {
            run.has_happened(slot) && today >= tables.calendar.last_day(run.last[usize::from(slot)].on, term)
        }
    }
}

/// The day on which the person reaches an age; somebody born on 29 February reaches it on the 28th of a shorter one.
fn coming_of_age(tables: &Tables, run: &Run, slot: u8, months: i32) -> Option<Day> {
    let born = run.has_happened(slot).then(|| run.last[usize::from(slot)].born)?;
    (born != Day::MIN).then(|| tables.calendar.add_months(born, months))
}
