//! Events to rules, one an era.

use super::{
    Builder, CompileError, append,
    tables::{DutyReaction, EventRule, NONE, Opening},
};
use crate::model::{Event, Stage};

impl<'a> Builder<'a> {
    /// Fills the rule of every event in every era. Stages and duties stand already.
    pub(super) fn events(&mut self) -> Result<(), CompileError> {
        for era in 0..self.tables.eras.len() {
            for number in 0..self.names.events.len() {
                let rule = self.event_rule(number, era)?;
                self.tables.event_rules.push(rule);
            }
        }
        Ok(())
    }

    fn event_rule(&mut self, number: usize, era: usize) -> Result<EventRule, CompileError> {
        let circular = self.circular;
        let name = self.names.events[number].clone();
        let mut nodes = circular.events.iter().filter(|node| node.name.text == name);
        let Some(any) = nodes.clone().next() else { return Ok(EventRule::default()) };
        let file = self.names.file(&any.file)?;
        let mut rule = EventRule { file, slot: self.slots[number], ..EventRule::default() };
        let Some(node) = nodes.find(|node| self.stands(&node.validity, era)) else { return Ok(rule) };
        rule.marks = self.marks(node);
        rule.touches = self.touches(number);
        for (role, validity) in &node.by {
            if self.stands(validity, era) {
                let wanted = 1u128 << self.names.role(role)?;
                let acting =
                    self.tables.acts_as.iter().enumerate().filter(|(_, acts_as)| **acts_as & wanted != 0);
                rule.by |= acting.map(|(role, _)| 1u128 << role).fold(0, |all, one| all | one);
            }
        }
        for (stage, validity) in &node.while_stage {
            if self.stands(validity, era) {
                rule.while_stages |= self.stage_bits[usize::from(self.names.stage(stage)?)].1;
            }
        }
        let requires = node.requires.iter().map(|line| (&line.condition, Some(&line.validity)));
        rule.asks = self.asks(requires, era, file)?;
        let openings = self.openings(&name, file, era)?;
        rule.openings = append(&mut self.tables.openings, openings);
        let duties = self.duties_opened_by(&name, era);
        rule.duties = append(&mut self.tables.duty_openings, duties);
        Ok(rule)
    }

    /// The duties that react to an event.
    fn touches(&self, number: usize) -> u64 {
        let events = self.names.events.len().max(1);
        let reactions = self.tables.duty_reaction.iter().skip(number).step_by(events);
        let reacting = self.tables.duty_rules.iter().zip(reactions);
        reacting
            .filter(|(_, reaction)| **reaction != DutyReaction::None)
            .fold(0, |bits, (rule, _)| bits | rule.bit())
    }

    fn marks(&self, node: &Event) -> u8 {
        [
            (true, EventRule::IN_FORCE),
            (node.opens_file, EventRule::OPENS_FILE),
            (node.once, EventRule::ONCE),
            (node.takes_care, EventRule::TAKES_CARE),
            (node.ends_care, EventRule::ENDS_CARE),
        ]
        .into_iter()
        .filter(|(set, _)| *set)
        .fold(0, |marks, (_, mark)| marks | mark)
    }

    /// The stages that an event can open: those that ask for an open stage first, each in the order of the circular.
    fn openings(&self, event: &str, file: u8, era: usize) -> Result<Vec<Opening>, CompileError> {
        let mut openings = Vec::new();
        for (number, (kind, _)) in self.stage_bits.iter().enumerate() {
            let variant = self.tables.stage_now[era * self.names.stages.len() + number];
            if variant == NONE || *kind != file {
                continue;
            }
            for from in self.opening_lines(number, event, era) {
                let from = match from {
                    Some(stage) => self.stage_bits[usize::from(self.names.stage(stage)?)].1,
                    None => 0,
                };
                openings.push(Opening { variant, from });
            }
        }
        openings.sort_by_key(|opening| opening.from == 0);
        Ok(openings)
    }

    /// The `from=` of each line by which an event opens a stage.
    fn opening_lines(
        &self,
        stage: usize,
        event: &str,
        era: usize,
    ) -> impl Iterator<Item = Option<&'a crate::model::Name>> {
        let circular = self.circular;
        let name = &self.names.stages[stage];
        let stands = |node: &&Stage| node.name.text == *name && self.stands(&node.validity, era);
        let node = circular.stages.iter().find(stands);
        let lines = node.map_or(&[][..], |node| &node.opens[..]);
        let lines: Vec<_> = lines
            .iter()
            .filter(|line| line.on.text == event && self.stands(&line.validity, era))
            .map(|line| line.from.as_ref())
            .collect();
        lines.into_iter()
    }
}
