//! What a fold tells while it goes: nothing, or every step.

use circular::calendar::Day;

use crate::Step;

/// One step, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TracedStep {
    pub on: Day,
    pub step: Step,
    pub subject: Subject,
    /// The event on which it rests, where one does.
    pub event: Option<u32>,
}

/// What a step concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An event of the journal, by index.
    Event,
    /// A run of a stage.
    StageRun(u32),
    /// A run of a duty.
    DutyRun(u32),
    /// The office that an event speaks of.
    Care,
}

/// Somebody who listens to a fold.
pub trait Trace {
    /// Told at every step, in order.
    fn step(&mut self, on: Day, step: Step, subject: Subject, event: Option<u32>);
}

/// Listens to nothing, at no cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Trace for Silent {
    #[inline(always)]
    fn step(&mut self, _: Day, _: Step, _: Subject, _: Option<u32>) {}
}

/// Keeps every step.
#[derive(Clone, Debug, Default)]
pub struct Kept(pub Vec<TracedStep>);

impl Trace for Kept {
    fn step(&mut self, on: Day, step: Step, subject: Subject, event: Option<u32>) {
        self.0.push(TracedStep { on, step, subject, event });
    }
}
