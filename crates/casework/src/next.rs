//! What may be recorded now, and by whom.

use circular::{
    Rulebook,
    calendar::{Day, day_of},
    compile::tables::{EventRule, NONE, Question, Stretch, Tables, Test},
};
use jiff::civil::Date;

use crate::{
    NextLine, Why,
    fold::{NO_FILE, Run, Today, answer},
};

/// The events that may be recorded on `as_of` in a file that stands so, in the order of the circular.
///
/// What hangs on facts that the form has yet to ask counts as possible.
pub(crate) fn next(rulebook: &Rulebook, run: &Run, as_of: Date) -> Vec<NextLine> {
    let tables = rulebook.tables();
    let day = day_of(as_of).clamp(0, tables.calendar.last());
    let today = Today::of(tables, day);
    let mut lines = Vec::new();
    for (number, name) in rulebook.names().events.iter().enumerate() {
        let rule = &tables.event_rules[today.era * tables.events + number];
        if !rule.is(EventRule::IN_FORCE) || !open_to(run, rule) {
            continue;
        }
        let Some(node) = rulebook.event_on(name, tables.calendar.date(day)) else { continue };
        let roles = node.by.iter().filter(|(_, validity)| rulebook.in_force(validity, as_of));
        let by: Vec<String> = roles
            .filter(|(role, _)| {
                let role = rulebook.names().role_number(&role.text);
                role.is_some_and(|role| possible(tables, run, rule, number as u16, role as u8, today))
            })
            .map(|(role, _)| role.text.clone())
            .collect();
        if !by.is_empty() {
            let citation = rulebook.ground(&node.cites, None);
            lines.push(NextLine {
                event: name.clone(),
                by,
                why: Why { rule: name.clone(), citation: citation.into(), event: None },
            });
        }
    }
    lines
}

/// Whether file, stages and what has happened leave room for an event, whoever records it: most events fall here.
fn open_to(run: &Run, rule: &EventRule) -> bool {
    let of_file = match run.file {
        NO_FILE => rule.is(EventRule::OPENS_FILE),
        file => file == rule.file,
    };
    let happened = rule.slot != EventRule::NO_SLOT && run.has_happened(rule.slot);
    let open = rule.while_stages == 0 || rule.while_stages & run.open != 0;
    of_file && open && !(rule.is(EventRule::ONCE) && happened)
}

/// Whether an event that is open to the file could be accepted from somebody of a role.
fn possible(tables: &Tables, run: &Run, rule: &EventRule, number: u16, role: u8, today: Today) -> bool {
    let may = Maybe { tables, run, day: today.day, slot: EventRule::NO_SLOT, care: Care::AsItIs };
    if !may.all(rule.asks) {
        return false;
    }
    // What it would open is asked as if it had happened.
    let care = if rule.is(EventRule::TAKES_CARE) {
        Care::Of(role)
    } else if rule.is(EventRule::ENDS_CARE) {
        Care::Nobody
    } else {
        Care::AsItIs
    };
    let then = Maybe { slot: rule.slot, care, ..may };
    then.takes_up(rule, usize::from(number), today)
}

#[derive(Clone, Copy)]
enum Care {
    AsItIs,
    Nobody,
    Of(u8),
}

/// Conditions asked of what might be.
#[derive(Clone, Copy)]
struct Maybe<'a> {
    tables: &'a Tables,
    run: &'a Run,
    day: Day,
    /// The event that is thought to happen now.
    slot: u8,
    care: Care,
}

impl Maybe<'_> {
    fn all(&self, asks: Stretch) -> bool {
        self.tables.asks[asks.range()].iter().all(|ask| self.holds(ask.entry))
    }

    /// Whether a condition can hold: a question about an answer not yet given can be answered both ways.
    fn holds(&self, entry: u16) -> bool {
        // As far as the answers are known there is one way, and nothing to remember.
        let mut at = entry;
        loop {
            match at {
                Test::HOLDS => return true,
                Test::FAILS => return false,
                _ => {}
            }
            let test = &self.tables.program[usize::from(at)];
            match self.answer(test.question) {
                Some(true) => at = test.yes,
                Some(false) => at = test.no,
                None => return self.can_hold(at),
            }
        }
    }

    /// The same by every way that open answers leave.
    fn can_hold(&self, entry: u16) -> bool {
        let mut waiting = vec![entry];
        let mut seen = std::collections::HashSet::new();
        while let Some(at) = waiting.pop() {
            if at == Test::HOLDS {
                return true;
            }
            if at == Test::FAILS || !seen.insert(at) {
                continue;
            }
            let test = &self.tables.program[usize::from(at)];
            match self.answer(test.question) {
                Some(true) => waiting.push(test.yes),
                Some(false) => waiting.push(test.no),
                None => waiting.extend([test.no, test.yes]),
            }
        }
        false
    }

    fn answer(&self, question: Question) -> Option<bool> {
        let now = |slot: u8| slot == self.slot && slot != EventRule::NO_SLOT;
        match question {
            Question::Happened { slot } if now(slot) => Some(true),
            Question::HappenedSince { slot, since } if now(slot) => Some(slot != since),
            Question::HappenedSince { slot: _, since } if now(since) => Some(false),
            Question::Fact { slot, .. }
            | Question::Under { slot, .. }
            | Question::AtLeastAged { slot, .. }
                if now(slot) =>
            {
                None
            }
            Question::Within { slot, .. } if now(slot) => Some(true),
            Question::AtLeast { slot, .. } if now(slot) => Some(false),
            Question::UnderCareOf { role } => match self.care {
                Care::AsItIs => Some(answer(self.tables, self.run, question, self.day)),
                Care::Nobody => Some(false),
                Care::Of(own) => Some(self.tables.acts_as[usize::from(own)] >> role & 1 == 1),
            },
            _ => Some(answer(self.tables, self.run, question, self.day)),
        }
    }

    /// Whether something takes the event up, or nothing need to.
    fn takes_up(&self, rule: &EventRule, number: usize, today: Today) -> bool {
        let mut failing = false;
        for index in self.run.open_runs() {
            let run = &self.run.stages[index as usize];
            let reaction = self.tables.reaction_of[usize::from(run.variant) * self.tables.events + number];
            let reaction = &self.tables.reactions[usize::from(reaction)];
            for closing in &self.tables.closings[reaction.closings.range()] {
                if closing.into == NONE {
                    return true;
                }
                let variant =
                    self.tables.stage_now[today.era * self.tables.stages + usize::from(closing.into)];
                if variant != NONE {
                    if self.all(self.tables.stage_rules[usize::from(variant)].asks) {
                        return true;
                    }
                    failing = true;
                }
            }
            for renewal in &self.tables.renewals[reaction.renewals.range()] {
                if run.renewals < renewal.at_most && self.all(renewal.asks) {
                    return true;
                }
                failing = true;
            }
        }
        for opening in &self.tables.openings[rule.openings.range()] {
            let target = &self.tables.stage_rules[usize::from(opening.variant)];
            let fits = opening.from == 0 || opening.from & self.run.open != 0;
            if fits && target.bit & self.run.open == 0 {
                if self.all(target.asks) {
                    return true;
                }
                failing = true;
            }
        }
        !failing
    }
}
