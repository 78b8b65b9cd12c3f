//! Whether conditions hold as a file stands: asked outside the fold, for statistics.

use circular::{
    Rulebook,
    calendar::day_of,
    model::{Bound, Predicate},
};
use jiff::civil::Date;

use crate::{
    Answer, Event, Standing, Step,
    fold::{date, satisfies},
};

/// Conditions inside conditions are followed this far; `check` refuses a circular whose conditions name each other.
const DEPTH_MAX: usize = 50;

/// Whether every line holds as the file stands: on `standing.as_of`, that day included.
///
/// `standing` must be a fold of `journal` under `rulebook`. A line that names what the circular does not have does not
/// hold.
pub fn holds(rulebook: &Rulebook, journal: &[Event], standing: &Standing, lines: &[Predicate]) -> bool {
    let asked = Asked { rulebook, standing, accepted: accepted(journal, standing) };
    lines.iter().all(|line| asked.holds(line, 0))
}

/// The events that the rules accepted, in order of effect: each as it was last corrected, without those taken back.
///
/// `standing` must be a fold of `journal`.
pub fn accepted<'a>(journal: &'a [Event], standing: &Standing) -> Vec<&'a Event> {
    let steps = standing.trail.iter().filter(|line| line.step == Step::EventAccepted);
    steps.filter_map(|line| journal.get(line.why.event? as usize)).collect()
}

struct Asked<'a> {
    rulebook: &'a Rulebook,
    standing: &'a Standing,
    accepted: Vec<&'a Event>,
}

impl Asked<'_> {
    fn holds(&self, line: &Predicate, depth: usize) -> bool {
        if depth > DEPTH_MAX {
            return false;
        }
        let all = |lines: &[Predicate]| lines.iter().all(|line| self.holds(line, depth + 1));
        let today = self.standing.as_of;
        match line {
            Predicate::Happened { event, since } => {
                let last = self.place(event.as_str());
                last.is_some() && last > since.as_ref().and_then(|since| self.place(since.as_str()))
            }
            Predicate::Stage { stage } => {
                let open = self.standing.stages.iter().filter(|line| line.closed.is_none());
                open.into_iter().any(|line| line.stage == stage.text)
            }
            Predicate::Fact { fact, of, tested } => {
                self.answer(fact.as_str(), of.as_str()).is_some_and(|answer| satisfies(answer, tested))
            }
            Predicate::Age { born, of, bound, years } => {
                let come = self
                    .answer(born.as_str(), of.as_str())
                    .and_then(date)
                    .map(|born| self.birthday(born, *years));
                come.is_some_and(|come| match bound {
                    Bound::Under => today < come,
                    Bound::AtLeast => today >= come,
                })
            }
            Predicate::UnderCareOf { role } => {
                let care = self.standing.care.as_ref();
                care.is_some_and(|care| self.rulebook.acts_as(&care.role, role.as_str()))
            }
            Predicate::Within { length, since } => self
                .last(since.as_str())
                .is_some_and(|event| today <= self.rulebook.last_day(*length, event.on)),
            Predicate::AtLeast { length, since } => self
                .last(since.as_str())
                .is_some_and(|event| today >= self.rulebook.last_day(*length, event.on)),
            Predicate::Holds { condition } => self
                .rulebook
                .circular()
                .conditions
                .iter()
                .find(|node| {
                    node.name.text == condition.text && self.rulebook.in_force(&node.validity, today)
                })
                .is_some_and(|node| all(&node.lines)),
            Predicate::All(lines) => all(lines),
            Predicate::Any(lines) => lines.iter().any(|line| self.holds(line, depth + 1)),
            Predicate::Not(lines) => !all(lines),
        }
    }

    fn place(&self, event: &str) -> Option<usize> {
        self.accepted.iter().rposition(|accepted| accepted.event == event)
    }

    fn last(&self, event: &str) -> Option<&Event> {
        self.place(event).map(|place| self.accepted[place])
    }

    fn answer(&self, fact: &str, of: &str) -> Option<&Answer> {
        self.last(of)?.facts.get(fact)
    }

    fn birthday(&self, born: Date, years: u32) -> Date {
        let calendar = &self.rulebook.tables().calendar;
        let months = i32::try_from(years.saturating_mul(12)).unwrap_or(i32::MAX);
        calendar.date(calendar.add_months(day_of(born), months))
    }
}
