//! A file made ready, taken day by day through the other country's rules.

use casework::RefusalCode;
use casework::fold::{CodedEvent, NO_DAY, NO_EVENT, Rule, Scratch, Silent};
use circular::{
    calendar::Day,
    compile::tables::{EventRule, Tables},
};

use super::{
    bind::Bound,
    measure::{Measures, RIGHTS, Words},
};

/// Where an event of the replayed file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The file's carried event of this place.
    Carried(u32),
    /// The plan's step.
    Step(u16),
}

/// An event that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    pub origin: Origin,
    pub event: u16,
    pub on: Day,
    /// Why the rules refused it, if they did.
    pub refused: Option<(RefusalCode, Rule)>,
}

/// How a file went.
#[derive(Clone, Debug, Default)]
pub(super) struct Walked {
    pub tried: Vec<Tried>,
    pub words: Words,
    pub measures: Measures,
}

/// Room for walks, kept between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Walker {
    pub scratch: Scratch,
    pub walked: Walked,
    /// Steps to come, by day and the order in which they were proposed: the next one last.
    pending: Vec<(Day, u32, u16)>,
    /// Last days of stages whose lapse proposes something: the day after, the run, the step.
    lapsing: Vec<(Day, u32, u16)>,
    done: Vec<bool>,
}

impl Walker {
    /// Takes a file through the rules up to a day, that day included. What came of it stands in `self.walked`.
    ///
    /// `carried` is what is carried over, in order; `active` says by step of the plan whether its tests hold. On a day, what
    /// happened to the person comes before what is decided about the person.
    pub fn walk(
        &mut self,
        bound: &Bound<'_>,
        (carried, active): (&[CodedEvent], &[bool]),
        until: Day,
        masks: &[u64; RIGHTS.len()],
    ) {
        let tables = bound.target.tables();
        self.scratch.run.reset(tables);
        self.pending.clear();
        self.lapsing.clear();
        self.done.clear();
        self.done.resize(tables.events, false);
        self.walked.tried.clear();
        self.walked.words = Words::default();
        let mut next = 0;
        let mut sequence = 0u32;
        loop {
            let next_carried = carried.get(next).map(|event| event.on);
            if !self.lapsing.is_empty()
                && let Some(place) = self.next_lapse(next_carried, until)
            {
                let (on, stage_run, step) = self.lapsing.swap_remove(place);
                let run = &mut self.scratch.run;
                run.advance(tables, on, &mut Silent);
                // Renewed or ended otherwise in the meantime: then it has not lapsed on that day.
                if run.stages[stage_run as usize].closed == on && active[usize::from(step)] {
                    let after = bound.steps[usize::from(step)].after;
                    self.propose((tables.calendar.last_day(on, after), sequence, step));
                    sequence += 1;
                }
                continue;
            }
            let next_step = self.pending.last().map(|(on, _, step)| (*on, *step));
            let (origin, coded) = match (next_carried, next_step) {
                (None, None) => break,
                (Some(on), step) if step.is_none_or(|(day, _)| on <= day) => {
                    next += 1;
                    (Origin::Carried(next as u32 - 1), carried[next - 1])
                }
                (_, Some((on, step))) => {
                    self.pending.pop();
                    let bound_step = &bound.steps[usize::from(step)];
                    if !bound_step.repeats && self.done[usize::from(bound_step.event)] {
                        continue;
                    }
                    (Origin::Step(step), proposed(tables, &bound_step.proposed, on))
                }
                // The first arm takes every carried event that no step comes before.
                (Some(_), None) => break,
            };
            if coded.on > until {
                continue;
            }
            let run = &mut self.scratch.run;
            run.advance(tables, coded.on, &mut Silent);
            let refusals = run.refused.len();
            run.take(tables, self.walked.tried.len() as u32, &coded, &mut Silent);
            let refused = run.refused.get(refusals).map(|refusal| (refusal.code, refusal.rule));
            let event = coded.event;
            self.walked.tried.push(Tried { origin, event, on: coded.on, refused });
            if refused.is_some() {
                continue;
            }
            self.done[usize::from(event)] = true;
            self.walked.words.reach(bound.words[usize::from(event)]);
            for step in &bound.triggers[usize::from(event)] {
                let bound_step = &bound.steps[usize::from(*step)];
                let again = bound_step.repeats || !self.done[usize::from(bound_step.event)];
                if again && active[usize::from(*step)] {
                    self.propose((tables.calendar.last_day(coded.on, bound_step.after), sequence, *step));
                    sequence += 1;
                }
            }
            for lapse in &bound.lapses {
                let run = &self.scratch.run;
                if run.open & lapse.bit == 0 {
                    continue;
                }
                let Some(open) = run.open_run_of(lapse.stage) else { continue };
                let due = run.stages[open as usize].due;
                let lapse = (due.saturating_add(1), open, lapse.step);
                if due != NO_DAY && !self.lapsing.contains(&lapse) {
                    self.lapsing.push(lapse);
                }
            }
        }
        let run = &mut self.scratch.run;
        run.advance(tables, until, &mut Silent);
        self.walked.measures = Measures::with(bound.target, run, until, masks);
    }

    /// Takes up a step to come, in its place: the next one stands last.
    fn propose(&mut self, step: (Day, u32, u16)) {
        let later = self.pending.iter().rposition(|pending| *pending > step);
        self.pending.insert(later.map_or(0, |place| place + 1), step);
    }

    /// The lapse that comes before anything else, if one does: at the end of a day comes after what happens on it.
    fn next_lapse(&self, next_carried: Option<Day>, until: Day) -> Option<usize> {
        let (place, (on, _, _)) = self.lapsing.iter().enumerate().min_by_key(|(_, lapse)| **lapse)?;
        let next_step = self.pending.last().map(|(day, _, _)| *day);
        let next = [next_carried, next_step].into_iter().flatten().min();
        (*on <= until && next.is_none_or(|day| *on <= day)).then_some(place)
    }
}

/// A step's event as it is recorded on a day.
fn proposed(tables: &Tables, by_era: &[CodedEvent], on: Day) -> CodedEvent {
    let era = tables.era(on);
    let coded = by_era[era];
    let rule = &tables.event_rules[era * tables.events + usize::from(coded.event)];
    // The answers were looked at on the first day of the era; whether the event is in force then is known for all of it.
    let refusal = if rule.is(EventRule::IN_FORCE) { coded.refusal } else { Some(RefusalCode::NotInForce) };
    CodedEvent { on, recorded_day: on, corrects: NO_EVENT, refusal, ..coded }
}
