//! The ground of each statement: the rule, its citations, the event it rests on.

use circular::{
    Rulebook,
    model::{Cite, Validity},
};
use jiff::civil::Date;

use crate::{Why, fold::NO_EVENT};

pub(crate) struct Grounds<'a> {
    pub rulebook: &'a Rulebook,
}

impl Grounds<'_> {
    fn why(&self, rule: &str, cites: &[Cite], line: Option<&Validity>, event: Option<u32>) -> Why {
        Why {
            rule: rule.to_owned(),
            citation: self.rulebook.ground(cites, line).into(),
            event: event.filter(|event| *event != NO_EVENT),
        }
    }

    /// The first day of an era.
    fn day(&self, era: u16) -> Date {
        let tables = self.rulebook.tables();
        tables.calendar.date(tables.eras[usize::from(era)])
    }

    /// A stage under the lines of its variant.
    pub fn stage(&self, variant: u16, event: Option<u32>) -> Why {
        let rule = &self.rulebook.tables().stage_rules[usize::from(variant)];
        let name = &self.rulebook.names().stages[usize::from(rule.stage)];
        let day = self.day(rule.era);
        let Some(node) = self.rulebook.stage_on(name, day) else { return self.why(name, &[], None, event) };
        // The line that says how long it lasts may rest on grounds of its own.
        let lasts = node.lasts.iter().find(|line| self.rulebook.in_force(&line.validity, day));
        let own =
            lasts.map(|line| &line.validity).filter(|line| !line.cites.is_empty() || line.reading.is_some());
        self.why(name, &node.cites, own, event)
    }

    /// A right under the lines of the stage that gives it, with its form.
    pub fn right(&self, variant: u16, right: &str, event: u32) -> (Option<String>, Why) {
        let rule = &self.rulebook.tables().stage_rules[usize::from(variant)];
        let name = &self.rulebook.names().stages[usize::from(rule.stage)];
        let day = self.day(rule.era);
        let node = self.rulebook.stage_on(name, day);
        let lines = node.map_or(&[][..], |node| &node.gives[..]);
        let line =
            lines.iter().find(|line| line.right.text == right && self.rulebook.in_force(&line.validity, day));
        let cites = node.map_or(&[][..], |node| &node.cites[..]);
        let why = self.why(name, cites, line.map(|line| &line.validity), Some(event));
        (line.and_then(|line| line.form.clone()), why)
    }

    /// A duty under the lines of its variant.
    pub fn duty(&self, variant: u16, event: Option<u32>) -> Why {
        let rule = &self.rulebook.tables().duty_rules[usize::from(variant)];
        let name = &self.rulebook.names().duties[usize::from(rule.duty)];
        let node = self.rulebook.duty_on(name, self.day(rule.era));
        self.why(name, node.map_or(&[][..], |node| &node.cites[..]), None, event)
    }

    /// An event under the rule of its day.
    pub fn event(&self, name: &str, on: Date, event: Option<u32>) -> Why {
        let node = self.rulebook.event_on(name, on);
        self.why(name, node.map_or(&[][..], |node| &node.cites[..]), None, event)
    }
}
