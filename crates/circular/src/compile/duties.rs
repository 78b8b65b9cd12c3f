//! Duties to variants, and what events do to them.

use super::{
    Builder, CompileError, append,
    tables::{DueRule, DutyReaction, DutyRule, NONE},
};
use crate::model::{Due, Duty, DutyOpening, Name, Owed, Validity};

impl<'a> Builder<'a> {
    /// Fills the variants of all duties and which of them open with the terms of each stage.
    pub(super) fn duties(&mut self) -> Result<(), CompileError> {
        let eras = self.tables.eras.len();
        let duties = self.names.duties.len();
        let mut now = vec![NONE; eras * duties];
        for number in 0..duties {
            let mut before: Option<(usize, Vec<bool>)> = None;
            for era in 0..eras {
                let Some((index, node)) = self.duty_node(number, era) else {
                    before = None;
                    continue;
                };
                let lines = self.standing_duty_lines(node, era);
                let cell = era * duties + number;
                if before.as_ref() == Some(&(index, lines.clone())) {
                    now[cell] = now[cell - duties];
                } else {
                    now[cell] = self.duty_variant(number as u16, node, era)?;
                }
                before = Some((index, lines));
            }
        }
        self.duty_now = now;
        for era in 0..eras {
            for stage in 0..self.names.stages.len() {
                let opened = self.duties_of_stage(stage, era);
                let stretch = append(&mut self.tables.duty_openings, opened);
                self.tables.stage_duties.push(stretch);
            }
        }
        Ok(())
    }

    fn duty_node(&self, number: usize, era: usize) -> Option<(usize, &'a Duty)> {
        let name = &self.names.duties[number];
        let circular = self.circular;
        circular
            .duties
            .iter()
            .enumerate()
            .find(|(_, node)| node.name.text == *name && self.stands(&node.validity, era))
    }

    fn standing_duty_lines(&self, node: &Duty, era: usize) -> Vec<bool> {
        let lines = node.requires.iter().map(|line| &line.validity);
        let lines = lines.chain(node.done_by.iter().map(|(_, validity)| validity));
        let lines = lines.chain(node.ceases.iter().map(|(_, validity)| validity));
        let lines = lines.chain(self.circular.conditions.iter().map(|node| &node.validity));
        lines.map(|validity: &Validity| self.stands(validity, era)).collect()
    }

    fn duty_variant(&mut self, number: u16, node: &'a Duty, era: usize) -> Result<u16, CompileError> {
        let variant = self.tables.duty_rules.len();
        if variant >= usize::from(NONE) {
            return Err(CompileError::TooMany { what: "changes of duties", most: usize::from(NONE) });
        }
        let file = self.names.file(&node.file)?;
        let due = match node.due.as_ref().map(|(due, _)| due) {
            None | Some(Due::AtOnce) => DueRule::Open,
            Some(Due::After(length)) => DueRule::After((*length).into()),
            Some(Due::BeforeEnd { length, stage }) => {
                let by_event =
                    node.opening.iter().any(|opening| matches!(opening, DutyOpening::Event { .. }));
                self.tables.follows_stage_ends |= by_event;
                DueRule::BeforeEnd((*length).into(), self.names.stage(stage)?)
            }
        };
        let owed_by = match &node.owed_by {
            Some(Owed::Role(role)) => self.names.role(role)?,
            Some(Owed::Recorder) | None => NONE,
        };
        let requires = node.requires.iter().map(|line| (&line.condition, Some(&line.validity)));
        let asks = self.asks(requires, era, file)?;
        self.tables.duty_rules.push(DutyRule { duty: number, era: era as u16, owed_by, due, asks });
        let row = self.tables.duty_reaction.len();
        self.tables.duty_reaction.resize(row + self.names.events.len(), DutyReaction::None);
        let ceases = node.ceases.iter().map(|line| (line, DutyReaction::Ceased));
        // What is done is done, also where the same event would make it needless.
        let lines = ceases.chain(node.done_by.iter().map(|line| (line, DutyReaction::Done)));
        for ((event, validity), reaction) in lines {
            let event: &Name = event;
            let event = usize::from(self.names.event(event)?);
            if self.stands(validity, era) {
                self.tables.duty_reaction[row + event] = reaction;
            }
        }
        Ok(variant as u16)
    }

    /// The duty variants that an event opens in an era.
    pub(super) fn duties_opened_by(&self, event: &str, era: usize) -> Vec<u16> {
        self.opened(era, |opening| match opening {
            DutyOpening::Event { on, validity } => (on.text == event).then_some(validity),
            DutyOpening::Stage { .. } => None,
        })
    }

    fn duties_of_stage(&self, stage: usize, era: usize) -> Vec<u16> {
        let name = &self.names.stages[stage];
        self.opened(era, |opening| match opening {
            DutyOpening::Stage { stage, validity } => (stage.text == *name).then_some(validity),
            DutyOpening::Event { .. } => None,
        })
    }

    fn opened(&self, era: usize, opens: impl Fn(&'a DutyOpening) -> Option<&'a Validity>) -> Vec<u16> {
        let mut opened = Vec::new();
        for number in 0..self.names.duties.len() {
            let Some((_, node)) = self.duty_node(number, era) else { continue };
            let lines = node.opening.iter().filter_map(&opens);
            for _ in lines.filter(|validity| self.stands(validity, era)).take(1) {
                opened.push(self.duty_now[era * self.names.duties.len() + number]);
            }
        }
        opened
    }
}
