//! The compiled form of a circular: small numbers in dense tables, for a fold that allocates nothing.
//!
//! Names become numbers; every date at which a line changes begins an *era*; what depends on the day is kept once an era.
//! A stage or a duty keeps the lines of its opening day, so its lines stand apart as *variants* that an open one points to.

use std::ops::Range;

use crate::{
    calendar::{Calendar, Day},
    counting::Term,
};

/// No number: no stage, no event, no variant.
pub const NONE: u16 = u16::MAX;

/// A stretch of one of the tables' lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// First index.
    pub start: u32,
    /// The index after the last.
    pub end: u32,
}

impl Stretch {
    /// As a range of indexes.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it holds nothing.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Everything that a fold looks up.
#[derive(Clone, Debug)]
pub struct Tables {
    pub calendar: Calendar,
    /// First days of the eras, earliest first; the first era has no beginning.
    pub eras: Vec<Day>,
    /// By counted day: its era.
    pub era_of: Vec<u16>,
    /// How many events, stages, tracks and rights the circular names.
    pub events: usize,
    pub stages: usize,
    pub tracks: usize,
    pub rights: usize,
    /// By era, then event.
    pub event_rules: Vec<EventRule>,
    /// By era, then stage: the variant that an opening in that era takes, or [`NONE`].
    pub stage_now: Vec<u16>,
    pub stage_rules: Vec<StageRule>,
    /// By stage variant, then event: which of `reactions`, 0 for none.
    pub reaction_of: Vec<u16>,
    pub reactions: Vec<Reaction>,
    pub openings: Vec<Opening>,
    pub closings: Vec<Closing>,
    pub renewals: Vec<Renewal>,
    /// Stages that lapses lead to; [`NONE`]: nothing.
    pub lapses: Vec<u16>,
    /// By era, then stage: the duty variants that open with a term of the stage.
    pub stage_duties: Vec<Stretch>,
    /// Duty variants in the order in which events and stages open them.
    pub duty_openings: Vec<u16>,
    pub duty_rules: Vec<DutyRule>,
    /// By duty variant, then event: what the event does to it.
    pub duty_reaction: Vec<DutyReaction>,
    /// Conditions to ask, in order: all must hold.
    pub asks: Vec<Ask>,
    /// Conditions as decision graphs.
    pub program: Vec<Test>,
    /// The same graphs, with answers that are kept as bits.
    pub nodes: Vec<Node>,
    /// By slot: what happening does to the bits.
    pub effects: Vec<Effect>,
    /// Roles in whose care a file may be asked to stand, each with its bit.
    pub care_bits: Vec<(u16, u8)>,
    /// By role: the roles it acts as, itself included.
    pub acts_as: Vec<u128>,
    /// Days of transition, by stage, each stretch in order.
    pub transitions: Vec<Day>,
    /// Whether some duty opened by an event counts back from the last day of a stage.
    pub follows_stage_ends: bool,
    /// Whether no lapse leads into another track and no transition moves a stage: then each track ends by itself.
    pub lapses_stay_in_track: bool,
    /// The largest number of watched events in one kind of file.
    pub slots: usize,
}

impl Tables {
    /// Notes the era of every day that is counted.
    pub(super) fn find_eras(&mut self) {
        let days = 0..=self.calendar.last();
        self.era_of = days.map(|day| self.search_era(day) as u16).collect();
    }

    /// The era of a day.
    #[inline]
    pub fn era(&self, day: Day) -> usize {
        match self.era_of.get(day as usize) {
            Some(era) => usize::from(*era),
            None => self.search_era(day),
        }
    }

    fn search_era(&self, day: Day) -> usize {
        let mut era = self.eras.len() - 1;
        while self.eras[era] > day {
            era -= 1;
        }
        era
    }
}

/// What an event asks for and opens, in one era.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventRule {
    /// Roles that may record it, as bits; roles that act as one of them included.
    pub by: u128,
    /// Stages that must not all be shut, as bits within the kind of file; 0: none asked.
    pub while_stages: u64,
    /// Stages that can close or renew on it under any lines, as bits.
    pub reacting: u64,
    /// Duties that react to it under any lines, as bits by number modulo 64: a first look, several may share a bit.
    pub touches: u64,
    pub asks: Stretch,
    pub openings: Stretch,
    /// Duties that it opens.
    pub duties: Stretch,
    /// Kind of file.
    pub file: u8,
    /// Where the last occurrence is kept for conditions; 255: nobody asks.
    pub slot: u8,
    /// [`EventRule::IN_FORCE`] and so on.
    pub marks: u8,
}

impl EventRule {
    pub const IN_FORCE: u8 = 1;
    pub const OPENS_FILE: u8 = 2;
    pub const ONCE: u8 = 4;
    pub const TAKES_CARE: u8 = 8;
    pub const ENDS_CARE: u8 = 16;
    /// Not watched by any condition.
    pub const NO_SLOT: u8 = u8::MAX;

    /// Whether a mark is set.
    #[inline]
    pub fn is(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

/// A stage under the lines of some days.
#[derive(Clone, Copy, Debug)]
pub struct StageRule {
    pub stage: u16,
    /// The era whose lines these are (the first such).
    pub era: u16,
    pub track: u16,
    pub file: u8,
    /// Whether it has a last day.
    pub lasts: bool,
    /// Whether it ends on its last day.
    pub lapses_at_all: bool,
    pub term: Term,
    /// Its bit among the stages of its kind of file.
    pub bit: u64,
    /// Rights it gives, as bits.
    pub rights: u64,
    pub asks: Stretch,
    pub lapses: Stretch,
    pub transitions: Stretch,
}

/// What an event does to an open stage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reaction {
    pub closings: Stretch,
    pub renewals: Stretch,
}

/// `opens on=`, seen from the event.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// The variant that opens.
    pub variant: u16,
    /// The stage that must be open, as a bit; 0: none asked.
    pub from: u64,
}

/// `closes on=`.
#[derive(Clone, Copy, Debug)]
pub struct Closing {
    /// The stage it leads to, or [`NONE`].
    pub into: u16,
}

/// `renews`.
#[derive(Clone, Copy, Debug)]
pub struct Renewal {
    pub term: Term,
    pub at_most: u32,
    pub asks: Stretch,
}

/// A duty under the lines of some days.
#[derive(Clone, Copy, Debug)]
pub struct DutyRule {
    pub duty: u16,
    /// The era whose lines these are (the first such).
    pub era: u16,
    /// The role that owes it, or [`NONE`]: the recorder's.
    pub owed_by: u16,
    pub due: DueRule,
    pub asks: Stretch,
}

impl DutyRule {
    /// Its bit in a first look at duties: by number modulo 64.
    #[inline]
    pub fn bit(&self) -> u64 {
        1 << (self.duty % 64)
    }
}

/// By when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueRule {
    /// No last day.
    Open,
    /// So long after it opened.
    After(Term),
    /// So long before the last day of a stage.
    BeforeEnd(Term, u16),
}

/// What an event does to an open duty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum DutyReaction {
    #[default]
    None,
    Done,
    Ceased,
}

/// A condition to ask: its number, and where its graph begins.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub condition: u16,
    pub entry: u16,
}

/// One node of a decision graph: a question and where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Test {
    pub question: Question,
    pub yes: u16,
    pub no: u16,
}

impl Test {
    /// The end: it holds.
    pub const HOLDS: u16 = u16::MAX;
    /// The end: it does not hold.
    pub const FAILS: u16 = u16::MAX - 1;
}

/// A node whose answer is kept as a bit, or asked for as [`Test`] says.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The place of its bit; from [`Node::STAGES`] on that of a stage; [`Node::ASKED`]: not kept.
    pub bit: u8,
    pub yes: u16,
    pub no: u16,
}

impl Node {
    /// The bits of the stages that are open come after those of answers.
    pub const STAGES: u8 = 128;
    /// Answered by looking.
    pub const ASKED: u8 = u8::MAX;
}

/// What it does to the answers that are kept when a watched event happens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effect {
    pub clears: u128,
    pub sets: u128,
    /// Its own answers that are kept, and the place of the first.
    pub answers: u64,
    pub first_answer: u8,
}

/// A question of a decision graph. Slots are watched events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    Happened { slot: u8 },
    HappenedSince { slot: u8, since: u8 },
    Stage { bit: u64 },
    Fact { slot: u8, bit: u8 },
    Under { slot: u8, months: i32 },
    AtLeastAged { slot: u8, months: i32 },
    UnderCareOf { role: u16 },
    Within { slot: u8, term: Term },
    AtLeast { slot: u8, term: Term },
}
