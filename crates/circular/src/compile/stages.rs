//! Stages to variants: the same lines over some days.

use super::{
    Builder, CompileError, Names, append,
    tables::{Closing, NONE, Reaction, Renewal, StageRule},
};
use crate::{
    calendar::day_of,
    counting::Term,
    model::{Circular, Length, Name, Stage, Validity},
};

/// Each stage's kind of file, and its bit within that kind.
pub(super) fn bits(circular: &Circular, names: &Names) -> Result<Vec<(u8, u64)>, CompileError> {
    let mut next = vec![0u32; names.files.len()];
    let mut bits = Vec::with_capacity(names.stages.len());
    for name in &names.stages {
        let Some(node) = circular.stages.iter().find(|stage| stage.name.text == *name) else { continue };
        let file = names.file(&node.file)?;
        let free = &mut next[usize::from(file)];
        if *free == 64 {
            return Err(CompileError::TooMany { what: "stages in a kind of file", most: 64 });
        }
        bits.push((file, 1 << *free));
        *free += 1;
    }
    Ok(bits)
}

impl<'a> Builder<'a> {
    /// Fills the variants of all stages, and which one an opening takes in each era.
    pub(super) fn stages(&mut self) -> Result<(), CompileError> {
        let eras = self.tables.eras.len();
        let stages = self.names.stages.len();
        self.tables.stage_now = vec![NONE; eras * stages];
        for number in 0..stages {
            let mut before: Option<(usize, Vec<bool>)> = None;
            for era in 0..eras {
                let Some((index, node)) = self.stage_node(number, era) else {
                    before = None;
                    continue;
                };
                let lines = self.standing_lines(node, era);
                let cell = era * stages + number;
                if before.as_ref() == Some(&(index, lines.clone())) {
                    self.tables.stage_now[cell] = self.tables.stage_now[cell - stages];
                } else {
                    self.tables.stage_now[cell] = self.stage_variant(number as u16, node, era)?;
                }
                before = Some((index, lines));
            }
        }
        Ok(())
    }

    /// The node of a stage that stands in an era, with its place among the nodes.
    fn stage_node(&self, number: usize, era: usize) -> Option<(usize, &'a Stage)> {
        let name = &self.names.stages[number];
        let circular = self.circular;
        circular
            .stages
            .iter()
            .enumerate()
            .find(|(_, node)| node.name.text == *name && self.stands(&node.validity, era))
    }

    /// Which lines of a stage stand, in order; and which of the conditions that they name.
    fn standing_lines(&self, node: &Stage, era: usize) -> Vec<bool> {
        let lines = node.lasts.iter().map(|line| &line.validity);
        let lines = lines.chain(node.requires.iter().map(|line| &line.validity));
        let lines = lines.chain(node.renews.iter().map(|line| &line.validity));
        let lines = lines.chain(node.gives.iter().map(|line| &line.validity));
        let lines = lines.chain(node.closes.iter().map(|line| &line.validity));
        let lines = lines.chain(node.lapses.iter().map(|line| &line.validity));
        let conditions = self.circular.conditions.iter().map(|node| &node.validity);
        lines.chain(conditions).map(|validity: &Validity| self.stands(validity, era)).collect()
    }

    fn stage_variant(&mut self, number: u16, node: &'a Stage, era: usize) -> Result<u16, CompileError> {
        let variant = self.tables.stage_rules.len();
        if variant >= usize::from(NONE) {
            return Err(CompileError::TooMany { what: "changes of stages", most: usize::from(NONE) });
        }
        let (file, bit) = self.stage_bits[usize::from(number)];
        let lasts = node.lasts.iter().find(|line| self.stands(&line.validity, era)).map(|line| line.length);
        let term = lasts.map(|length| term(length, &node.name)).transpose()?;
        let mut rights = 0;
        for line in node.gives.iter().filter(|line| self.stands(&line.validity, era)) {
            rights |= 1 << self.names.right(&line.right)?;
        }
        let mut targets = Vec::new();
        let mut lapses_at_all = false;
        for line in node.lapses.iter().filter(|line| self.stands(&line.validity, era)) {
            lapses_at_all = true;
            targets.push(match &line.into {
                Some(into) => self.names.stage(into)?,
                None => NONE,
            });
        }
        let requires = node.requires.iter().map(|line| (&line.condition, Some(&line.validity)));
        let asks = self.asks(requires, era, file)?;
        let mut transitions: Vec<_> = self
            .circular
            .transitions
            .iter()
            .filter(|transition| transition.stage.text == node.name.text)
            .map(|transition| day_of(transition.on.value))
            .collect();
        transitions.sort_unstable();
        let rule = StageRule {
            stage: number,
            era: era as u16,
            track: self.names.track(&node.track)?,
            file,
            lasts: term.is_some(),
            lapses_at_all: lapses_at_all && term.is_some(),
            term: term.unwrap_or_default(),
            bit,
            rights,
            asks,
            lapses: append(&mut self.tables.lapses, targets),
            transitions: append(&mut self.tables.transitions, transitions),
        };
        self.tables.stage_rules.push(rule);
        for event in 0..self.names.events.len() {
            let reaction = self.reaction(node, event, era, file)?;
            self.tables.reaction_of.push(reaction);
        }
        Ok(variant as u16)
    }

    /// What an event does to a stage under the lines of an era.
    fn reaction(&mut self, node: &'a Stage, event: usize, era: usize, file: u8) -> Result<u16, CompileError> {
        let name = self.names.events[event].clone();
        let mut closings = Vec::new();
        for line in node.closes.iter().filter(|line| line.on.text == name) {
            if self.stands(&line.validity, era) {
                let into = line.into.as_ref().map(|into| self.names.stage(into)).transpose()?;
                closings.push(Closing { into: into.unwrap_or(NONE) });
            }
        }
        let mut renewals = Vec::new();
        for line in node.renews.iter().filter(|line| line.on.text == name) {
            if self.stands(&line.validity, era) {
                renewals.push(Renewal {
                    term: term(line.length, &node.name)?,
                    at_most: line.at_most.unwrap_or(u32::MAX),
                    asks: self.asks(line.requires.iter().map(|name| (name, None)), era, file)?,
                });
            }
        }
        if closings.is_empty() && renewals.is_empty() {
            return Ok(0);
        }
        let reaction = Reaction {
            closings: append(&mut self.tables.closings, closings),
            renewals: append(&mut self.tables.renewals, renewals),
        };
        self.tables.reactions.push(reaction);
        u16::try_from(self.tables.reactions.len() - 1)
            .map_err(|_| CompileError::TooMany { what: "endings of stages", most: usize::from(u16::MAX) })
    }

    /// Notes whether what happens by itself in one track can reach another, or the law can move a stage.
    pub(super) fn separate_tracks(&mut self) {
        let track = |stage: u16| {
            let rule = self.tables.stage_rules.iter().find(|rule| rule.stage == stage);
            rule.map(|rule| rule.track)
        };
        let apart = self.tables.stage_rules.iter().all(|rule| {
            let mut targets = self.tables.lapses[rule.lapses.range()].iter();
            targets.all(|into| *into == NONE || track(*into) == Some(rule.track))
        });
        self.tables.lapses_stay_in_track = apart && self.tables.transitions.is_empty();
    }

    /// Notes for each event which stages can close or renew on it.
    pub(super) fn reacting_stages(&mut self) {
        let events = self.names.events.len();
        for (variant, rule) in self.tables.stage_rules.iter().enumerate() {
            for event in 0..events {
                if self.tables.reaction_of[variant * events + event] != 0 {
                    for era in 0..self.tables.eras.len() {
                        self.tables.event_rules[era * events + event].reacting |= rule.bit;
                    }
                }
            }
        }
    }
}

/// A length that ends something; 0 does not.
fn term(length: Length, name: &Name) -> Result<Term, CompileError> {
    if length.number == 0 {
        return Err(CompileError::NoLength { name: name.text.clone(), place: name.span });
    }
    Ok(Term::from(length))
}
