//! What a fold keeps while it goes through a journal, and where it writes what comes out.

use circular::{calendar::Day, compile::tables::Tables, counting::Term};

use super::{coded::NO_EVENT, order::Ordering};
use crate::RefusalCode;

/// No day: no last day, not closed, not done.
pub const NO_DAY: Day = Day::MAX;
/// No run of a stage.
pub const NO_RUN: u32 = u32::MAX;
/// No kind of file yet.
pub const NO_FILE: u8 = u8::MAX;

/// A stage that is or was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageRun {
    /// The lines under which it runs.
    pub variant: u16,
    pub stage: u16,
    pub opened: Day,
    /// The day from which its length counts, itself not counted.
    pub base: Day,
    /// Last day, included, or [`NO_DAY`].
    pub due: Day,
    /// First day on which it no longer stood, or [`NO_DAY`].
    pub closed: Day,
    /// What renewals added.
    pub renewed: Term,
    pub renewals: u32,
    /// The event that opened it, or the one before its lapse.
    pub event: u32,
    /// Since when its present lines hold: the opening, or a transition.
    pub lines_since: Day,
    /// The day on which it lapses or goes over to other lines if nothing happens, or [`NO_DAY`].
    pub(super) changes: Day,
    /// Whether duties opened with its term.
    pub(super) owes: bool,
}

/// A duty that is or was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyRun {
    pub variant: u16,
    pub opened: Day,
    /// Last day, included, or [`NO_DAY`].
    pub due: Day,
    /// The day it was done, or [`NO_DAY`].
    pub done: Day,
    /// The day from which it was no longer needed, or [`NO_DAY`].
    pub ceased: Day,
    /// The event that opened it or its stage.
    pub event: u32,
    /// The stage with whose term it opened, or [`NO_RUN`].
    pub stage_run: u32,
}

/// A right held on the day looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightRun {
    pub right: u8,
    pub from: Day,
    /// First day on which it is no longer held, or [`NO_DAY`].
    pub until: Day,
    /// The first open stage that gives it.
    pub stage_run: u32,
}

/// A refused event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodedRefusal {
    pub index: u32,
    pub code: RefusalCode,
    pub rule: Rule,
}

/// The rule that refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Decided by what was given.
    Given,
    Event(u16),
    Stage(u16),
    Condition(u16),
}

/// The last occurrence of a watched event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Last {
    pub bits: u64,
    /// Its place among the accepted events.
    pub turn: u32,
    pub on: Day,
    pub born: Day,
}

/// The days of a right, while they are found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    pub since: Day,
    pub until: Day,
    /// How far what gave it reaches.
    pub ends: Day,
    pub giver: u32,
}

/// Lines that a stage had before a transition.
#[derive(Clone, Copy, Debug)]
pub struct Former {
    pub rights: u64,
    pub from: Day,
    pub until: Day,
}

/// Room for a fold, kept between folds so that none allocates once it is warm.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub ordering: Ordering,
    pub run: Run,
}

/// Where a file stands, in numbers.
#[derive(Clone, Debug)]
pub struct Run {
    pub file: u8,
    /// Bits of the stages open.
    pub open: u64,
    /// Slots of the watched events that have happened.
    pub happened: u128,
    /// Answers that are kept as bits.
    pub(super) truths: u128,
    /// How many events have been accepted.
    pub accepted: u32,
    /// The first day before which something happens by itself.
    pub next_change: Day,
    /// By slot; only where `happened` says so.
    pub last: Vec<Last>,
    /// By track: the run of the stage open in it.
    pub at: Vec<u32>,
    /// Tracks with an open stage, as bits.
    pub tracks_open: u64,
    /// The event by which an office took the file into its care, and its role.
    pub care_event: u32,
    pub care_role: u8,
    pub care_since: Day,
    /// The last event that said the file's region.
    pub region_event: u32,
    pub stages: Vec<StageRun>,
    pub duties: Vec<DutyRun>,
    pub rights: Vec<RightRun>,
    pub refused: Vec<CodedRefusal>,
    pub(super) open_duties: Vec<u32>,
    /// Which duties are open, as bits for a first look.
    pub(super) owed: u64,
    /// By right, filled only while rights are found.
    pub(super) spans: Vec<Span>,
    pub(super) former: Vec<Former>,
    pub(super) plan: Plan,
}

/// What an event will do to the stages, once all has been asked.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Tracks whose stage closes, as bits.
    pub closes: u64,
    /// Tracks in which a stage opens, as bits.
    pub opens_in: u64,
    /// Variants that open.
    pub opens: Vec<u16>,
    /// Tracks whose stage is renewed, and by which line.
    pub renews: Vec<(u16, u32)>,
}

impl Plan {
    /// Nothing is planned.
    #[inline]
    pub fn clear(&mut self) {
        self.closes = 0;
        self.opens_in = 0;
        self.opens.clear();
        self.renews.clear();
    }
}

impl Default for Run {
    fn default() -> Self {
        Self {
            file: NO_FILE,
            open: 0,
            happened: 0,
            truths: 0,
            accepted: 0,
            next_change: NO_DAY,
            last: Vec::new(),
            at: Vec::new(),
            tracks_open: 0,
            care_event: NO_EVENT,
            care_role: 0,
            care_since: 0,
            region_event: NO_EVENT,
            stages: Vec::new(),
            duties: Vec::new(),
            rights: Vec::new(),
            refused: Vec::new(),
            open_duties: Vec::new(),
            owed: 0,
            spans: Vec::new(),
            former: Vec::new(),
            plan: Plan::default(),
        }
    }
}

impl Run {
    /// Makes room for a file's journal.
    pub fn reset(&mut self, tables: &Tables) {
        self.file = NO_FILE;
        self.open = 0;
        self.happened = 0;
        self.truths = 0;
        self.accepted = 0;
        self.next_change = NO_DAY;
        if self.last.len() < tables.slots {
            self.last.resize(tables.slots, Last::default());
        }
        if self.at.len() < tables.tracks {
            self.at.resize(tables.tracks, NO_RUN);
        }
        self.tracks_open = 0;
        self.care_event = NO_EVENT;
        self.region_event = NO_EVENT;
        self.stages.clear();
        self.duties.clear();
        self.rights.clear();
        self.refused.clear();
        self.open_duties.clear();
        self.owed = 0;
        if self.spans.len() < tables.rights {
            self.spans.resize(tables.rights, Span::default());
        }
        self.former.clear();
    }

    /// Whether a watched event has happened.
    #[inline]
    pub fn has_happened(&self, slot: u8) -> bool {
        self.happened >> slot & 1 == 1
    }

    /// The runs of the stages open now, by track.
    pub fn open_runs(&self) -> impl Iterator<Item = u32> + '_ {
        Bits(self.tracks_open).map(|track| self.at[track])
    }

    /// The open run of a stage.
    pub fn open_run_of(&self, stage: u16) -> Option<u32> {
        self.open_runs().find(|run| self.stages[*run as usize].stage == stage)
    }
}

/// The places of the bits that are set, lowest first.
#[derive(Clone, Copy, Debug)]
pub struct Bits(pub u64);

impl Iterator for Bits {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(place)
    }
}
