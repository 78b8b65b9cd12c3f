//! Changes of stages and the duties that come and go with them.

use circular::{
    calendar::Day,
    compile::tables::{DueRule, NONE, Tables},
};

use super::{
    ask::first_failing,
    run::{Bits, DutyRun, Former, NO_DAY, NO_RUN, Run, StageRun},
    step::Today,
    trace::{Subject, Trace},
};
use crate::Step;

impl StageRun {
    /// The first day on which it no longer stands if nothing happens, or [`NO_DAY`].
    fn lapse_day(&self, tables: &Tables) -> Day {
        if self.due != NO_DAY && tables.stage_rules[usize::from(self.variant)].lapses_at_all {
            self.due.saturating_add(1)
        } else {
            NO_DAY
        }
    }

    /// The next day of transition, or [`NO_DAY`].
    fn transition_day(&self, tables: &Tables) -> Day {
        let rule = &tables.stage_rules[usize::from(self.variant)];
        let days = &tables.transitions[rule.transitions.range()];
        days.iter().copied().find(|day| *day > self.lines_since).unwrap_or(NO_DAY)
    }
}

impl Run {
    /// Carries out what an event was found to do to the stages.
    pub(super) fn carry_out(&mut self, tables: &Tables, index: u32, today: Today, trace: &mut impl Trace) {
        let plan = std::mem::take(&mut self.plan);
        for track in Bits((plan.closes | plan.opens_in) & self.tracks_open) {
            self.close(tables, track, today.day, Step::StageClosed, Some(index), trace);
        }
        for (track, line) in &plan.renews {
            self.renew(tables, usize::from(*track), *line as usize, index, today, trace);
        }
        for variant in &plan.opens {
            self.open_stage(tables, *variant, today, today.day, index, trace);
        }
        self.plan = plan;
        self.next_change = self.next_change_of();
    }

    /// Opens a stage on `today`; its length counts from `base`.
    fn open_stage(
        &mut self,
        tables: &Tables,
        variant: u16,
        today: Today,
        base: Day,
        event: u32,
        trace: &mut impl Trace,
    ) {
        let rule = &tables.stage_rules[usize::from(variant)];
        let track = usize::from(rule.track);
        let run = self.stages.len() as u32;
        self.stages.push(StageRun {
            variant,
            stage: rule.stage,
            opened: today.day,
            base,
            due: if rule.lasts { tables.calendar.last_day(base, rule.term) } else { NO_DAY },
            closed: NO_DAY,
            renewed: Default::default(),
            renewals: 0,
            event,
            lines_since: today.day,
            changes: NO_DAY,
            owes: false,
        });
        self.find_change(tables, run);
        self.at[track] = run;
        self.tracks_open |= 1 << track;
        self.open |= rule.bit;
        trace.step(today.day, Step::StageOpened, Subject::StageRun(run), Some(event));
        self.open_stage_duties(tables, run, today, trace);
    }

    fn close(
        &mut self,
        tables: &Tables,
        track: usize,
        day: Day,
        step: Step,
        event: Option<u32>,
        trace: &mut impl Trace,
    ) {
        let run = self.at[track];
        let stage = &mut self.stages[run as usize];
        stage.closed = day;
        self.open &= !tables.stage_rules[usize::from(stage.variant)].bit;
        self.at[track] = NO_RUN;
        self.tracks_open &= !(1 << track);
        let owes = stage.owes;
        trace.step(day, step, Subject::StageRun(run), event);
        if owes {
            self.cease_stage_duties(tables, run, day, event, trace);
        }
    }

    fn renew(
        &mut self,
        tables: &Tables,
        track: usize,
        line: usize,
        event: u32,
        today: Today,
        trace: &mut impl Trace,
    ) {
        let run = self.at[track];
        let stage = &mut self.stages[run as usize];
        let rule = &tables.stage_rules[usize::from(stage.variant)];
        stage.renewals += 1;
        stage.renewed = stage.renewed + tables.renewals[line].term;
        if rule.lasts {
            stage.due = tables.calendar.last_day(stage.base, rule.term + stage.renewed);
        }
        let owes = std::mem::take(&mut stage.owes);
        self.find_change(tables, run);
        trace.step(today.day, Step::StageRenewed, Subject::StageRun(run), Some(event));
        if owes {
            self.cease_stage_duties(tables, run, today.day, Some(event), trace);
        }
        self.open_stage_duties(tables, run, today, trace);
    }

    /// Ends the open duties of a stage's term.
    fn cease_stage_duties(
        &mut self,
        tables: &Tables,
        stage_run: u32,
        day: Day,
        event: Option<u32>,
        trace: &mut impl Trace,
    ) {
        let (duties, mut owed) = (&mut self.duties, 0);
        self.open_duties.retain(|run| {
            let duty = &mut duties[*run as usize];
            if duty.stage_run != stage_run {
                owed |= tables.duty_rules[usize::from(duty.variant)].bit();
                return true;
            }
            duty.ceased = day;
            trace.step(day, Step::DutyCeased, Subject::DutyRun(*run), event);
            false
        });
        self.owed = owed;
    }

    fn open_stage_duties(&mut self, tables: &Tables, run: u32, today: Today, trace: &mut impl Trace) {
        let stage = &self.stages[run as usize];
        let event = stage.event;
        let stretch = tables.stage_duties[today.era * tables.stages + usize::from(stage.stage)];
        for place in stretch.range() {
            self.open_duty(tables, tables.duty_openings[place], today.day, event, Some(run), trace);
        }
    }

    /// Opens a duty, if what it requires holds.
    pub(super) fn open_duty(
        &mut self,
        tables: &Tables,
        variant: u16,
        day: Day,
        event: u32,
        stage_run: Option<u32>,
        trace: &mut impl Trace,
    ) {
        let rule = &tables.duty_rules[usize::from(variant)];
        if first_failing(tables, self, rule.asks, day).is_some() {
            return;
        }
        let due = match rule.due {
            DueRule::Open => NO_DAY,
            DueRule::After(term) => tables.calendar.last_day(day, term),
            DueRule::BeforeEnd(term, stage) => {
                let last_day = self.open_run_of(stage).map_or(NO_DAY, |run| self.stages[run as usize].due);
                if last_day == NO_DAY { NO_DAY } else { tables.calendar.before(last_day, term) }
            }
        };
        let run = self.duties.len() as u32;
        if let Some(stage_run) = stage_run {
            self.stages[stage_run as usize].owes = true;
        }
        let stage_run = stage_run.unwrap_or(NO_RUN);
        self.owed |= rule.bit();
        self.duties.push(DutyRun {
            variant,
            opened: day,
            due,
            done: NO_DAY,
            ceased: NO_DAY,
            event,
            stage_run,
        });
        self.open_duties.push(run);
        trace.step(day, Step::DutyOpened, Subject::DutyRun(run), Some(event));
    }

    /// Counts the open duties that hang on the end of a stage anew.
    pub(super) fn follow_stage_ends(&mut self, tables: &Tables) {
        for place in 0..self.open_duties.len() {
            let run = self.open_duties[place] as usize;
            let rule = &tables.duty_rules[usize::from(self.duties[run].variant)];
            if let DueRule::BeforeEnd(term, stage) = rule.due
                && let Some(stage) = self.open_run_of(stage)
            {
                let last_day = self.stages[stage as usize].due;
                self.duties[run].due =
                    if last_day == NO_DAY { NO_DAY } else { tables.calendar.before(last_day, term) };
            }
        }
    }

    /// Lets everything happen that happens by itself before the events of `day`: lapses whose last day is over, and
    /// transitions that have begun.
    #[inline]
    pub fn advance(&mut self, tables: &Tables, day: Day, trace: &mut impl Trace) {
        let day = day.min(tables.calendar.last());
        while self.next_change <= day {
            self.change_next(tables, trace);
        }
    }

    /// The next lapse or transition: the earliest, lapses before transitions, tracks in their order.
    fn change_next(&mut self, tables: &Tables, trace: &mut impl Trace) {
        let day = self.next_change;
        let lapsing = Bits(self.tracks_open).find(|track| self.stage_in(*track).lapse_day(tables) == day);
        match lapsing {
            Some(track) => self.lapse(tables, track, day, trace),
            None => {
                let mut tracks = Bits(self.tracks_open);
                let carried = tracks.find(|track| self.stage_in(*track).transition_day(tables) == day);
                if let Some(track) = carried {
                    self.carry_over(tables, track, Today::of(tables, day), trace);
                }
            }
        }
        if tables.follows_stage_ends {
            self.follow_stage_ends(tables);
        }
        self.next_change = self.next_change_of();
    }

    /// Notes when a stage changes by itself.
    fn find_change(&mut self, tables: &Tables, run: u32) {
        let stage = &mut self.stages[run as usize];
        stage.changes = stage.lapse_day(tables).min(stage.transition_day(tables));
    }

    fn next_change_of(&self) -> Day {
        Bits(self.tracks_open).map(|track| self.stage_in(track).changes).min().unwrap_or(NO_DAY)
    }

    /// The stage open in a track.
    fn stage_in(&self, track: usize) -> &StageRun {
        &self.stages[self.at[track] as usize]
    }

    /// A stage whose last day is over ends, and opens on this day what it leads to.
    fn lapse(&mut self, tables: &Tables, track: usize, day: Day, trace: &mut impl Trace) {
        let today = Today::of(tables, day);
        let run = self.stages[self.at[track] as usize];
        let rule = &tables.stage_rules[usize::from(run.variant)];
        let next = self.lapse_target(tables, rule.lapses.range(), today);
        self.close(tables, track, day, Step::StageLapsed, None, trace);
        if let Some(variant) = next {
            let into = usize::from(tables.stage_rules[usize::from(variant)].track);
            if self.tracks_open >> into & 1 == 1 {
                self.close(tables, into, day, Step::StageClosed, None, trace);
            }
            self.open_stage(tables, variant, today, run.due, run.event, trace);
        }
    }

    /// The first stage that a lapse leads to and whose conditions hold.
    pub(super) fn lapse_target(
        &self,
        tables: &Tables,
        lines: std::ops::Range<usize>,
        today: Today,
    ) -> Option<u16> {
        for into in &tables.lapses[lines] {
            if *into == NONE {
                return None;
            }
            let variant = tables.stage_now[today.era * tables.stages + usize::from(*into)];
            if variant != NONE {
                let asks = tables.stage_rules[usize::from(variant)].asks;
                if first_failing(tables, self, asks, today.day).is_none() {
                    return Some(variant);
                }
            }
        }
        None
    }

    /// A stage goes over to the lines in force on this day. Its last day is counted again from its opening, and is never
    /// earlier than this day.
    fn carry_over(&mut self, tables: &Tables, track: usize, today: Today, trace: &mut impl Trace) {
        let run = self.at[track];
        let stage = &mut self.stages[run as usize];
        let variant = tables.stage_now[today.era * tables.stages + usize::from(stage.stage)];
        let since = stage.lines_since;
        stage.lines_since = today.day;
        if variant == NONE || variant == stage.variant {
            return self.find_change(tables, run);
        }
        let rights = tables.stage_rules[usize::from(stage.variant)].rights;
        self.former.push(Former { rights, from: since, until: today.day });
        let rule = &tables.stage_rules[usize::from(variant)];
        stage.variant = variant;
        stage.due = NO_DAY;
        if rule.lasts {
            let last_day = tables.calendar.last_day(stage.base, rule.term + stage.renewed);
            stage.due = last_day.max(today.day);
        }
        trace.step(today.day, Step::StageCarriedOver, Subject::StageRun(run), None);
        let stage_number = stage.stage;
        let last_day = stage.due;
        self.find_change(tables, run);
        for duty in &self.open_duties {
            let duty = &mut self.duties[*duty as usize];
            if let DueRule::BeforeEnd(term, of) = tables.duty_rules[usize::from(duty.variant)].due
                && of == stage_number
            {
                duty.due = if last_day == NO_DAY { NO_DAY } else { tables.calendar.before(last_day, term) };
            }
        }
    }
}
