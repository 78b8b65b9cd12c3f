//! One event: whether it is accepted, and what it changes.

use circular::{
    calendar::Day,
    compile::tables::{DutyReaction, EventRule, NONE, Opening, Stretch, Tables},
};

use super::{
    ask::first_failing,
    coded::{CodedEvent, NO_EVENT},
    run::{Bits, CodedRefusal, Last, NO_FILE, Plan, Rule, Run},
    trace::{Subject, Trace},
};
use crate::{RefusalCode, Step};

/// A day with its era.
#[derive(Clone, Copy, Debug)]
pub struct Today {
    pub day: Day,
    pub era: usize,
}

impl Today {
    #[inline]
    pub fn of(tables: &Tables, day: Day) -> Self {
        Self { day, era: tables.era(day) }
    }
}

impl Run {
    /// Takes one event, after everything that happens by itself before its day.
    #[inline]
    pub fn take(&mut self, tables: &Tables, index: u32, event: &CodedEvent, trace: &mut impl Trace) {
        let refusal = match event.refusal {
            Some(code) => Err((code, Rule::Given)),
            None => self.accept(tables, index, event, Today::of(tables, event.on), trace),
        };
        if let Err((code, rule)) = refusal {
            self.refused.push(CodedRefusal { index, code, rule });
            trace.step(event.on, Step::EventRefused, Subject::Event, Some(index));
        }
    }

    #[inline]
    fn accept(
        &mut self,
        tables: &Tables,
        index: u32,
        event: &CodedEvent,
        today: Today,
        trace: &mut impl Trace,
    ) -> Result<(), (RefusalCode, Rule)> {
        let number = usize::from(event.event);
        let rule = &tables.event_rules[today.era * tables.events + number];
        self.admissible(tables, rule, event.event, today)?;

        // The event counts from here on; if no stage that it should open opens, everything is put back.
        let before = self.note(tables, rule, index, event);
        if rule.reacting & self.open != 0 || !rule.openings.is_empty() {
            if let Err(refusal) = self.make_plan(tables, rule, number, today) {
                self.forget(rule, before);
                return Err(refusal);
            }
        } else {
            self.plan.clear();
        }
        self.accepted += 1;
        trace.step(today.day, Step::EventAccepted, Subject::Event, Some(index));
        self.trace_care(rule, before, index, today.day, trace);
        if rule.touches & self.owed != 0 {
            self.settle_duties(tables, number, today.day, index, trace);
        }
        let changes = self.plan.closes | self.plan.opens_in != 0 || !self.plan.renews.is_empty();
        if changes {
            self.carry_out(tables, index, today, trace);
        }
        for place in rule.duties.range() {
            self.open_duty(tables, tables.duty_openings[place], today.day, index, None, trace);
        }
        if changes && tables.follows_stage_ends {
            self.follow_stage_ends(tables);
        }
        Ok(())
    }

    /// Whether an event is possible now, before looking at the stages it would open.
    #[inline]
    pub(super) fn admissible(
        &self,
        tables: &Tables,
        rule: &EventRule,
        number: u16,
        today: Today,
    ) -> Result<(), (RefusalCode, Rule)> {
        if self.file == NO_FILE {
            if !rule.is(EventRule::OPENS_FILE) {
                return Err((RefusalCode::NotOpening, Rule::Event(number)));
            }
        } else if rule.file != self.file {
            return Err((RefusalCode::UnknownEvent, Rule::Event(number)));
        }
        if rule.is(EventRule::ONCE) && rule.slot != EventRule::NO_SLOT && self.has_happened(rule.slot) {
            return Err((RefusalCode::Once, Rule::Event(number)));
        }
        if rule.while_stages != 0 && rule.while_stages & self.open == 0 {
            return Err((RefusalCode::Stage, Rule::Event(number)));
        }
        match first_failing(tables, self, rule.asks, today.day) {
            Some(ask) => Err((RefusalCode::Condition, Rule::Condition(ask.condition))),
            None => Ok(()),
        }
    }

    /// Writes down that an event happened, and returns what stood before.
    #[inline]
    fn note(&mut self, tables: &Tables, rule: &EventRule, index: u32, event: &CodedEvent) -> Before {
        let slot = usize::from(rule.slot);
        let before = Before {
            file: self.file,
            happened: self.happened,
            truths: self.truths,
            last: if rule.slot == EventRule::NO_SLOT { Last::default() } else { self.last[slot] },
            care_event: self.care_event,
            care_role: self.care_role,
            care_since: self.care_since,
            region_event: self.region_event,
        };
        self.file = rule.file;
        if rule.slot != EventRule::NO_SLOT {
            self.happened |= 1 << rule.slot;
            self.last[slot] =
                Last { bits: event.bits, turn: self.accepted + 1, on: event.on, born: event.born };
            let effect = &tables.effects[slot];
            let answers = u128::from(event.bits & effect.answers) << effect.first_answer;
            self.truths = self.truths & !effect.clears | effect.sets | answers;
        }
        if rule.is(EventRule::TAKES_CARE) && usize::from(event.role) < tables.acts_as.len() {
            self.care_event = index;
            self.care_role = event.role;
            self.care_since = event.on;
            let acts_as = tables.acts_as[usize::from(event.role)];
            for (role, bit) in &tables.care_bits {
                self.truths = self.truths & !(1 << bit) | (acts_as >> role & 1) << bit;
            }
        } else if rule.is(EventRule::ENDS_CARE) {
            self.care_event = NO_EVENT;
            for (_, bit) in &tables.care_bits {
                self.truths &= !(1 << bit);
            }
        }
        if event.region {
            self.region_event = index;
        }
        before
    }

    /// Puts back what stood before an event.
    fn forget(&mut self, rule: &EventRule, before: Before) {
        self.file = before.file;
        self.happened = before.happened;
        self.truths = before.truths;
        if rule.slot != EventRule::NO_SLOT {
            self.last[usize::from(rule.slot)] = before.last;
        }
        self.care_event = before.care_event;
        self.care_role = before.care_role;
        self.care_since = before.care_since;
        self.region_event = before.region_event;
    }

    fn trace_care(&self, rule: &EventRule, before: Before, index: u32, day: Day, trace: &mut impl Trace) {
        if self.care_event == index && rule.is(EventRule::TAKES_CARE) {
            trace.step(day, Step::CareTaken, Subject::Care, Some(index));
        } else if rule.is(EventRule::ENDS_CARE) && before.care_event != NO_EVENT {
            trace.step(day, Step::CareEnded, Subject::Care, Some(before.care_event));
        }
    }

    /// Decides what an event does to the stages: all questions are asked of the stages as they stood before it.
    fn make_plan(
        &mut self,
        tables: &Tables,
        rule: &EventRule,
        number: usize,
        today: Today,
    ) -> Result<(), (RefusalCode, Rule)> {
        let mut plan = std::mem::take(&mut self.plan);
        plan.clear();
        let mut failing = None;
        let mut reacting = 0u64;
        if rule.reacting & self.open != 0 {
            for track in Bits(self.tracks_open) {
                let variant = usize::from(self.stages[self.at[track] as usize].variant);
                let reaction = tables.reaction_of[variant * tables.events + number];
                if reaction != 0 {
                    reacting |= 1 << track;
                    let closings = tables.reactions[usize::from(reaction)].closings;
                    self.plan_closings(tables, closings, track, today, &mut plan, &mut failing);
                }
            }
        }
        for opening in &tables.openings[rule.openings.range()] {
            self.plan_opening(tables, opening, today, &mut plan, &mut failing);
        }
        for track in Bits(reacting & !plan.closes & !plan.opens_in) {
            self.plan_renewal(tables, track, number, today, &mut plan, &mut failing);
        }
        let nothing = plan.closes == 0 && plan.opens_in == 0 && plan.renews.is_empty();
        self.plan = plan;
        match failing {
            Some(refusal) if nothing => Err(refusal),
            _ => Ok(()),
        }
    }

    fn plan_closings(
        &self,
        tables: &Tables,
        closings: Stretch,
        track: usize,
        today: Today,
        plan: &mut Plan,
        failing: &mut Option<(RefusalCode, Rule)>,
    ) {
        for closing in &tables.closings[closings.range()] {
            if closing.into == NONE {
                plan.closes |= 1 << track;
                return;
            }
            let variant = tables.stage_now[today.era * tables.stages + usize::from(closing.into)];
            if variant == NONE {
                continue;
            }
            let target = &tables.stage_rules[usize::from(variant)];
            match first_failing(tables, self, target.asks, today.day) {
                None => {
                    plan.closes |= 1 << track;
                    if plan.opens_in >> target.track & 1 == 0 {
                        plan.opens_in |= 1 << target.track;
                        plan.opens.push(variant);
                    }
                    return;
                }
                Some(ask) => {
                    failing.get_or_insert((RefusalCode::Condition, Rule::Condition(ask.condition)));
                }
            }
        }
    }

    fn plan_opening(
        &self,
        tables: &Tables,
        opening: &Opening,
        today: Today,
        plan: &mut Plan,
        failing: &mut Option<(RefusalCode, Rule)>,
    ) {
        let target = &tables.stage_rules[usize::from(opening.variant)];
        let fits = opening.from == 0 || opening.from & self.open != 0;
        if !fits || target.bit & self.open != 0 || plan.opens_in >> target.track & 1 == 1 {
            return;
        }
        match first_failing(tables, self, target.asks, today.day) {
            None => {
                plan.opens_in |= 1 << target.track;
                plan.opens.push(opening.variant);
            }
            Some(ask) => {
                failing.get_or_insert((RefusalCode::Condition, Rule::Condition(ask.condition)));
            }
        }
    }

    fn plan_renewal(
        &self,
        tables: &Tables,
        track: usize,
        number: usize,
        today: Today,
        plan: &mut Plan,
        failing: &mut Option<(RefusalCode, Rule)>,
    ) {
        let run = &self.stages[self.at[track] as usize];
        let reaction = tables.reaction_of[usize::from(run.variant) * tables.events + number];
        let renewals = tables.reactions[usize::from(reaction)].renewals;
        for (line, renewal) in renewals.range().map(|line| (line, &tables.renewals[line])) {
            if run.renewals >= renewal.at_most {
                failing.get_or_insert((RefusalCode::Stage, Rule::Stage(run.stage)));
            } else if let Some(ask) = first_failing(tables, self, renewal.asks, today.day) {
                failing.get_or_insert((RefusalCode::Condition, Rule::Condition(ask.condition)));
            } else {
                plan.renews.push((track as u16, line as u32));
                return;
            }
        }
    }

    /// Does to the open duties what an event does to them.
    fn settle_duties(
        &mut self,
        tables: &Tables,
        number: usize,
        day: Day,
        index: u32,
        trace: &mut impl Trace,
    ) {
        let (duties, mut owed) = (&mut self.duties, 0);
        self.open_duties.retain(|run| {
            let duty = &mut duties[*run as usize];
            let variant = usize::from(duty.variant);
            let step = match tables.duty_reaction[variant * tables.events + number] {
                DutyReaction::None => {
                    owed |= tables.duty_rules[variant].bit();
                    return true;
                }
                DutyReaction::Done => {
                    duty.done = day;
                    Step::DutyDone
                }
                DutyReaction::Ceased => {
                    duty.ceased = day;
                    Step::DutyCeased
                }
            };
            trace.step(day, step, Subject::DutyRun(*run), Some(index));
            false
        });
        self.owed = owed;
    }
}

/// What stood before an event.
#[derive(Clone, Copy, Debug)]
struct Before {
    file: u8,
    happened: u128,
    truths: u128,
    last: Last,
    care_event: u32,
    care_role: u8,
    care_since: Day,
    region_event: u32,
}
