//! A fold's outcome in words: names, dates, and the ground of each statement.

mod reason;
mod why;

use std::sync::Arc;

use circular::{Rulebook, calendar::Day, compile::tables::NONE};
use jiff::civil::Date;

pub use reason::refusal;
use why::Grounds;

use crate::{
    Care, DutyLine, Event, RefusedLine, RightLine, StageLine, Standing, TrailLine, Why,
    fold::{DutyRun, Folded, NO_DAY, NO_EVENT, RightRun, StageRun, Subject, TracedStep},
};

/// Puts a folded journal into words. What may come next is left empty: it is asked separately.
pub(crate) fn standing(rulebook: &Rulebook, journal: &[Event], folded: &Folded) -> Standing {
    let words = Words { rulebook, journal, folded, grounds: Grounds { rulebook } };
    let run = &folded.run;
    Standing {
        as_of: folded.as_of,
        known_on: folded.known_on,
        stages: run.stages.iter().map(|stage| words.stage(stage)).collect(),
        rights: run.rights.iter().map(|right| words.right(right)).collect(),
        duties: run.duties.iter().map(|duty| words.duty(duty)).collect(),
        next: Vec::new(),
        refused: run.refused.iter().map(|refused| words.refused(refused.index, refused)).collect(),
        trail: folded.steps.iter().map(|step| words.trail(step)).collect(),
        care: words.care(),
        region: words.region(),
    }
}

struct Words<'a> {
    rulebook: &'a Rulebook,
    journal: &'a [Event],
    folded: &'a Folded,
    grounds: Grounds<'a>,
}

impl Words<'_> {
    fn date(&self, day: Day) -> Date {
        self.rulebook.tables().calendar.date(day)
    }

    fn some_date(&self, day: Day) -> Option<Date> {
        (day != NO_DAY).then(|| self.date(day))
    }

    fn event(&self, index: u32) -> Option<&Event> {
        self.journal.get(index as usize)
    }

    fn stage_name(&self, run: &StageRun) -> &str {
        &self.rulebook.names().stages[usize::from(run.stage)]
    }

    fn duty_name(&self, run: &DutyRun) -> &str {
        let rule = &self.rulebook.tables().duty_rules[usize::from(run.variant)];
        &self.rulebook.names().duties[usize::from(rule.duty)]
    }

    fn stage(&self, run: &StageRun) -> StageLine {
        StageLine {
            stage: self.stage_name(run).to_owned(),
            opened: self.date(run.opened),
            due: self.some_date(run.due),
            closed: self.some_date(run.closed),
            why: self.grounds.stage(run.variant, Some(run.event)),
        }
    }

    fn right(&self, right: &RightRun) -> RightLine {
        let run = &self.folded.run.stages[right.stage_run as usize];
        let name = &self.rulebook.names().rights[usize::from(right.right)];
        let (form, why) = self.grounds.right(run.variant, name, run.event);
        RightLine {
            right: name.clone(),
            from: self.date(right.from),
            until: self.some_date(right.until),
            form,
            why,
        }
    }

    fn duty(&self, run: &DutyRun) -> DutyLine {
        let rule = &self.rulebook.tables().duty_rules[usize::from(run.variant)];
        let recorder = self.event(run.event);
        let recorded_by =
            |text: fn(&Event) -> &String| recorder.map(text).filter(|text| !text.is_empty()).cloned();
        let (role, office) = if rule.owed_by == NONE {
            (recorded_by(|event| &event.by).unwrap_or_default(), recorded_by(|event| &event.office))
        } else {
            let role = &self.rulebook.names().roles[usize::from(rule.owed_by)];
            let care = self.care().filter(|care| self.rulebook.acts_as(&care.role, role));
            (role.clone(), care.map(|care| care.office).filter(|office| !office.is_empty()))
        };
        DutyLine {
            duty: self.duty_name(run).to_owned(),
            role,
            office,
            opened: self.date(run.opened),
            due: self.some_date(run.due),
            done: self.some_date(run.done),
            ceased: self.some_date(run.ceased),
            why: self.grounds.duty(run.variant, Some(run.event)),
        }
    }

    fn refused(&self, index: u32, refused: &crate::fold::CodedRefusal) -> RefusedLine {
        let event = self.event(index);
        RefusedLine {
            index,
            event: event.map(|event| event.event.clone()).unwrap_or_default(),
            reason: refusal(self.rulebook, event, refused),
        }
    }

    fn care(&self) -> Option<Care> {
        let run = &self.folded.run;
        let event = self.event(run.care_event).filter(|_| run.care_event != NO_EVENT)?;
        Some(Care { role: event.by.clone(), office: event.office.clone(), since: self.date(run.care_since) })
    }

    fn region(&self) -> Option<String> {
        let event = self.event(self.folded.run.region_event)?;
        crate::fold::region_of(self.rulebook, event).map(str::to_owned)
    }

    fn trail(&self, step: &TracedStep) -> TrailLine {
        let event = step.event.filter(|event| *event != NO_EVENT);
        let (subject, why) = match step.subject {
            Subject::StageRun(run) => {
                let run = &self.folded.run.stages[run as usize];
                (self.stage_name(run).to_owned(), self.grounds.stage(run.variant, event))
            }
            Subject::DutyRun(run) => {
                let run = &self.folded.run.duties[run as usize];
                (self.duty_name(run).to_owned(), self.grounds.duty(run.variant, event))
            }
            Subject::Event | Subject::Care => {
                let recorded = event.and_then(|event| self.event(event));
                let subject = recorded.map(|recorded| match step.subject {
                    Subject::Care => recorded.office.clone(),
                    _ => recorded.event.clone(),
                });
                let why = recorded.map(|recorded| self.grounds.event(&recorded.event, recorded.on, event));
                let nothing = || Why { rule: String::new(), citation: Arc::default(), event };
                (subject.unwrap_or_default(), why.unwrap_or_else(nothing))
            }
        };
        TrailLine { on: self.date(step.on), step: step.step, subject, why }
    }
}
