//! The fold.

use circular::calendar::Calendar;
use circular::counting::Term;

use super::{
    Held, Kind, Stage, Track,
    conditions::Past,
    duties::{Duty, TermDue, done_by, needless_after, of_term},
    stages::{ends, leads, opens, possible_during},
};

const NEVER: i32 = i32::MAX;
const NOTHING: u32 = u32::MAX;

/// An event as the hand-written fold takes it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub recorded: i64,
    pub on: i32,
    pub recorded_day: i32,
    pub corrects: u32,
    pub born: Option<i32>,
    pub kind: Kind,
    pub perhaps_minor: bool,
    pub in_doubt: bool,
    pub perhaps_alone: bool,
    pub by_authority: bool,
    pub favourable: bool,
    pub unclear: bool,
    pub region: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageLine {
    pub stage: Stage,
    pub opened: i32,
    pub base: i32,
    pub due: i32,
    pub closed: i32,
    pub renewals: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyLine {
    pub duty: Duty,
    pub opened: i32,
    pub due: i32,
    pub done: i32,
    pub ceased: i32,
    /// The stage with whose term it opened.
    stage: u32,
}

/// Why the rules do not allow an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Once,
    Stage,
    Condition,
    NotOpening,
}

/// Where a dossier stands.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub stages: Vec<StageLine>,
    pub duties: Vec<DutyLine>,
    pub rights: Vec<Held>,
    pub refused: Vec<(u32, Refused)>,
    /// The event by which a centre took the person into its care.
    pub care: Option<u32>,
    /// The last event that said the region.
    pub region: Option<u32>,
    pub(super) past: Past,
    open: u32,
    at: [u32; Track::COUNT],
    open_duties: Vec<u32>,
    /// Which duties have an open instance, as bits.
    waiting: u32,
    accepted: u32,
    next_lapse: i32,
}

/// Room for the order of events.
#[derive(Clone, Debug, Default)]
pub struct Room {
    turns: Vec<(i32, i64, u32, u32)>,
    roots: Vec<u32>,
    words: Vec<u32>,
}

/// Folds a journal as known on a day.
pub fn fold(
    calendar: &Calendar,
    events: &[Entry],
    as_of: i32,
    known_on: i32,
    room: &mut Room,
    out: &mut Dossier,
) {
    out.clear();
    room.arrange(events, as_of, known_on);
    for (on, _, _, word) in &room.turns {
        if out.next_lapse <= *on {
            out.lapse_until(calendar, *on);
        }
        if let Err(refused) = out.take(calendar, *word, &events[*word as usize]) {
            out.refused.push((*word, refused));
        }
    }
    if out.next_lapse <= as_of {
        out.lapse_until(calendar, as_of);
    }
    out.find_rights();
}

impl Room {
    /// Events that count, in the order of their effect, each with its last word.
    fn arrange(&mut self, events: &[Entry], as_of: i32, known_on: i32) {
        self.turns.clear();
        if events.iter().any(|event| event.corrects != NOTHING) {
            self.correct(events, as_of, known_on);
        } else {
            let known = events.iter().enumerate().filter(|(_, event)| event.recorded_day <= known_on);
            let in_effect = known.filter(|(_, event)| event.on <= as_of);
            self.turns.extend(
                in_effect.map(|(index, event)| (event.on, event.recorded, index as u32, index as u32)),
            );
        }
        for index in 1..self.turns.len() {
            let turn = self.turns[index];
            let mut place = index;
            while place > 0 && self.turns[place - 1] > turn {
                self.turns[place] = self.turns[place - 1];
                place -= 1;
            }
            self.turns[place] = turn;
        }
    }

    /// The generated corrections all correct something, and name what they correct.
    fn correct(&mut self, events: &[Entry], as_of: i32, known_on: i32) {
        self.roots.clear();
        self.words.clear();
        self.words.extend(0..events.len() as u32);
        for (index, event) in events.iter().enumerate() {
            let root =
                if event.corrects == NOTHING { index as u32 } else { self.roots[event.corrects as usize] };
            self.roots.push(root);
            if event.corrects != NOTHING && event.recorded_day <= known_on {
                let word = &mut self.words[root as usize];
                if (event.recorded, index as u32) > (events[*word as usize].recorded, *word) {
                    *word = index as u32;
                }
            }
        }
        for (index, event) in events.iter().enumerate() {
            if event.corrects != NOTHING || event.recorded_day > known_on {
                continue;
            }
            let word = self.words[index];
            let said = &events[word as usize];
            if said.kind != Kind::Annulled && said.on <= as_of {
                self.turns.push((said.on, event.recorded, index as u32, word));
            }
        }
    }
}

impl Dossier {
    fn clear(&mut self) {
        self.stages.clear();
        self.duties.clear();
        self.refused.clear();
        self.open_duties.clear();
        self.care = None;
        self.region = None;
        self.past = Past::default();
        self.open = 0;
        self.waiting = 0;
        self.accepted = 0;
        self.next_lapse = NEVER;
    }

    fn take(&mut self, calendar: &Calendar, index: u32, event: &Entry) -> Result<(), Refused> {
        let (kind, today) = (event.kind, event.on);
        self.allowed(calendar, kind, today)?;
        let before = (self.past, self.care, self.region);
        self.remember(event, self.accepted + 1);
        match kind {
            Kind::Intake => self.care = Some(index),
            Kind::AccompanimentEnded | Kind::Returned | Kind::DossierClosed => self.care = None,
            _ => {}
        }
        if event.region {
            self.region = Some(index);
        }
        let closing = ends(kind) & self.open;
        let (mut closes, mut failing) = (closing, false);
        let mut opening: [Option<Stage>; 4] = [None; 4];
        let (mut count, mut tracks) = (0, 0u8);
        for (from, into) in leads(kind) {
            if from & self.open != 0 {
                if self.may_open(calendar, *into, today) {
                    closes |= from & self.open;
                    opening[count] = Some(*into);
                    count += 1;
                    tracks |= 1 << into.track() as u8;
                } else {
                    failing = true;
                }
            }
        }
        for (stage, from) in opens(kind) {
            let fits = *from == 0 || from & self.open != 0;
            if fits && stage.bit() & self.open == 0 && tracks >> stage.track() as u8 & 1 == 0 {
                if self.may_open(calendar, *stage, today) {
                    opening[count] = Some(*stage);
                    count += 1;
                    tracks |= 1 << stage.track() as u8;
                } else {
                    failing = true;
                }
            }
        }
        let mut renews = None;
        match kind {
            Kind::ImmatriculationRenewed => {
                let run = self.at[Track::Stay as usize];
                if self.stages[run as usize].renewals < 1 { renews = Some(3) } else { failing = true }
            }
            Kind::MinorStayRenewed => renews = Some(3),
            Kind::PermitRenewed if self.open & Stage::Permit.bit() != 0 => renews = Some(6),
            _ => {}
        }
        if failing && closes == 0 && count == 0 && renews.is_none() {
            (self.past, self.care, self.region) = before;
            return Err(Refused::Condition);
        }
        self.accepted += 1;
        self.settle(kind, today);
        let changes = closes != 0 || count != 0 || renews.is_some();
        if changes {
            let mut left = closes;
            while left != 0 {
                let stage = left.trailing_zeros();
                left &= left - 1;
                self.close_bit(stage, today);
            }
            if let Some(months) = renews {
                self.renew(calendar, months, today);
            }
            for stage in opening.into_iter().flatten() {
                self.open_stage(calendar, stage, today, today);
            }
            self.find_next_lapse();
        }
        self.open_duties_of(calendar, kind, today);
        Ok(())
    }

    /// Whether an event is possible now, before looking at the stages it would open.
    fn allowed(&self, calendar: &Calendar, kind: Kind, today: i32) -> Result<(), Refused> {
        if !self.past.detected && kind != Kind::Detected {
            return Err(Refused::NotOpening);
        }
        if kind == Kind::Detected && self.past.detected {
            return Err(Refused::Once);
        }
        if possible_during(kind) & self.open == 0 && possible_during(kind) != u32::MAX {
            return Err(Refused::Stage);
        }
        let past = &self.past;
        let protected = || self.ties_broken() && self.accompanied();
        let holds = match kind {
            Kind::Referred => self.agrees() || self.under_age(calendar, today),
            Kind::SupportPlanMade | Kind::ShelterEntered | Kind::AccompanimentEnded => self.accompanied(),
            Kind::GuardianAppointed => self.unaccompanied_minor(calendar, today),
            Kind::MinorStayRenewed => protected(),
            Kind::ImmatriculationRequested => {
                protected() && self.cooperating() && !self.unaccompanied_minor(calendar, today)
            }
            Kind::ImmatriculationRenewed => {
                protected()
                    && self.cooperating()
                    && past.identity_proven
                    && past.opinion > past.cooperates
                    && past.unclear
                    && !past.immatriculation_renewed
            }
            Kind::PermitIssued => {
                protected()
                    && self.cooperating()
                    && past.opinion > past.cooperates
                    && past.favourable
                    && past.identity_proven
            }
            Kind::PermitRenewed => {
                past.permit_issued > 0
                    && protected()
                    && self.cooperating()
                    && self.opinion_renewed()
                    && past.favourable
                    && past.identity_proven
            }
            Kind::CooperationEnded => self.cooperating(),
            _ => true,
        };
        if holds { Ok(()) } else { Err(Refused::Condition) }
    }

    fn may_open(&self, calendar: &Calendar, stage: Stage, today: i32) -> bool {
        match stage {
            Stage::Immatriculation => self.ties_broken() && self.accompanied(),
            Stage::Reflection => {
                self.ties_broken() && self.accompanied() && !self.unaccompanied_minor(calendar, today)
            }
            Stage::MinorStay => {
                self.ties_broken() && self.accompanied() && self.unaccompanied_minor(calendar, today)
            }
            Stage::Permanent => self.past.judged && self.past.charged,
            _ => true,
        }
    }

    fn open_stage(&mut self, calendar: &Calendar, stage: Stage, today: i32, base: i32) {
        let track = stage.track() as usize;
        if self.open & TRACKS[track] != 0 {
            let other = (self.open & TRACKS[track]).trailing_zeros();
            self.close_bit(other, today);
        }
        let due = match stage {
            Stage::Reflection => base + 45,
            Stage::Immatriculation | Stage::MinorStay => calendar.add_months(base, 3),
            Stage::Permit => calendar.add_months(base, 6),
            Stage::AppealOpen => base + 30,
            _ => NEVER,
        };
        let run = self.stages.len() as u32;
        self.stages.push(StageLine { stage, opened: today, base, due, closed: NEVER, renewals: 0 });
        self.at[track] = run;
        self.open |= stage.bit();
        self.begin_term(calendar, run, today);
    }

    fn renew(&mut self, calendar: &Calendar, months: i32, today: i32) {
        let run = self.at[Track::Stay as usize];
        let line = &mut self.stages[run as usize];
        line.renewals += 1;
        line.due = calendar.add_months(line.base, months * (line.renewals + 1));
        self.end_term(run, today);
        self.begin_term(calendar, run, today);
    }

    fn begin_term(&mut self, calendar: &Calendar, run: u32, today: i32) {
        let line = self.stages[run as usize];
        for (duty, due) in of_term(line.stage) {
            let due = match due {
                TermDue::Never => NEVER,
                TermDue::DaysAfter(days) => today + days,
                TermDue::DaysBeforeEnd(days) => line.due - days,
                TermDue::MonthBeforeEnd => calendar.add_months(line.due, -1),
            };
            self.owe(*duty, today, due, run);
        }
    }

    fn owe(&mut self, duty: Duty, opened: i32, due: i32, stage: u32) {
        self.open_duties.push(self.duties.len() as u32);
        self.duties.push(DutyLine { duty, opened, due, done: NEVER, ceased: NEVER, stage });
        self.waiting |= duty.bit();
    }

    fn close_bit(&mut self, stage: u32, today: i32) {
        let track = TRACK_OF[stage as usize];
        let run = self.at[track];
        let line = &mut self.stages[run as usize];
        line.closed = today;
        self.open &= !(1 << stage);
        if !of_term(line.stage).is_empty() {
            self.end_term(run, today);
        }
    }

    fn end_term(&mut self, run: u32, today: i32) {
        let (duties, mut waiting) = (&mut self.duties, 0);
        self.open_duties.retain(|place| {
            let line = &mut duties[*place as usize];
            if line.stage == run {
                line.ceased = today;
                return false;
            }
            waiting |= line.duty.bit();
            true
        });
        self.waiting = waiting;
    }

    fn settle(&mut self, kind: Kind, today: i32) {
        let (done, needless) = (done_by(kind), needless_after(kind));
        if (done | needless) & self.waiting == 0 {
            return;
        }
        let (duties, mut waiting) = (&mut self.duties, 0);
        self.open_duties.retain(|place| {
            let line = &mut duties[*place as usize];
            if done & line.duty.bit() != 0 {
                line.done = today;
                return false;
            }
            if needless & line.duty.bit() != 0 {
                line.ceased = today;
                return false;
            }
            waiting |= line.duty.bit();
            true
        });
        self.waiting = waiting;
    }

    fn open_duties_of(&mut self, calendar: &Calendar, kind: Kind, today: i32) {
        let working = |days| calendar.last_day(today, Term { working_days: days, ..Term::default() });
        match kind {
            Kind::Detected => {
                if self.past.in_doubt {
                    self.owe(Duty::AssessAge, today, NEVER, NOTHING);
                }
                if self.unaccompanied_minor(calendar, today) {
                    self.owe(Duty::AppointGuardian, today, NEVER, NOTHING);
                }
                self.owe(Duty::Inform, today, NEVER, NOTHING);
                self.owe(Duty::ContactCentre, today, NEVER, NOTHING);
                if self.past.by_authority {
                    self.owe(Duty::NotifyMagistrate, today, NEVER, NOTHING);
                }
            }
            Kind::Referred => self.owe(Duty::AnswerReferral, today, working(1), NOTHING),
            Kind::ReferralAccepted => self.owe(Duty::HoldIntake, today, working(3), NOTHING),
            Kind::Intake => {
                self.owe(Duty::MakeSupportPlan, today, working(15), NOTHING);
                self.owe(Duty::AssessRisk, today, NEVER, NOTHING);
            }
            Kind::Cooperates => {
                self.owe(Duty::DecideOnInvestigation, today, calendar.add_months(today, 3), NOTHING);
                self.owe(Duty::WatchTwoYears, today, calendar.add_months(today, 24), NOTHING);
                if self.accompanied() && !self.unaccompanied_minor(calendar, today) {
                    self.owe(Duty::AskImmatriculation, today, NEVER, NOTHING);
                }
            }
            Kind::ImmatriculationRequested => self.owe(Duty::IssueImmatriculation, today, NEVER, NOTHING),
            Kind::MinorStayRequested => self.owe(Duty::IssueMinorDocument, today, NEVER, NOTHING),
            Kind::PermitRequested => self.owe(Duty::IssuePermit, today, NEVER, NOTHING),
            Kind::RenewalRequested => self.owe(Duty::DecideRenewal, today, NEVER, NOTHING),
            Kind::ReflectionRequested if today >= ANNEX_15 => {
                self.owe(Duty::IssueAnnex15, today, NEVER, NOTHING);
            }
            Kind::Convicted | Kind::Acquitted => self.owe(Duty::AskPermanent, today, NEVER, NOTHING),
            Kind::PermanentRequested => self.owe(Duty::DecidePermanent, today, NEVER, NOTHING),
            Kind::Dismissed => self.owe(Duty::ExamineAfterDismissal, today, NEVER, NOTHING),
            _ => {}
        }
    }

    fn find_next_lapse(&mut self) {
        self.next_lapse = NEVER;
        for track in [Track::Stay, Track::Remedies] {
            if self.open & TRACKS[track as usize] != 0 {
                let line = &self.stages[self.at[track as usize] as usize];
                if line.due != NEVER {
                    self.next_lapse = self.next_lapse.min(line.due + 1);
                }
            }
        }
    }

    fn lapse_until(&mut self, calendar: &Calendar, day: i32) {
        while self.next_lapse <= day {
            let today = self.next_lapse;
            for track in [Track::Stay, Track::Remedies] {
                if self.open & TRACKS[track as usize] != 0 {
                    let line = self.stages[self.at[track as usize] as usize];
                    if line.due != NEVER && line.due + 1 == today {
                        self.close_bit(line.stage as u32, today);
                        if let Some(Some(next)) = line.stage.lapses_into() {
                            self.open_stage(calendar, next, today, line.due);
                        }
                    }
                }
            }
            self.find_next_lapse();
        }
    }
}

/// 20 May 2017, from which the document is annex 15.
const ANNEX_15: i32 = 42_873;

/// By track: its stages as bits.
const TRACKS: [u32; Track::COUNT] = {
    let mut tracks = [0; Track::COUNT];
    let mut place = 0;
    while place < Stage::NAMES.len() {
        let stage = Stage::NAMES[place].1;
        tracks[stage.track() as usize] |= stage.bit();
        place += 1;
    }
    tracks
};

/// By stage: its track.
const TRACK_OF: [usize; Stage::NAMES.len()] = {
    let mut tracks = [0; Stage::NAMES.len()];
    let mut place = 0;
    while place < Stage::NAMES.len() {
        tracks[place] = Stage::NAMES[place].1.track() as usize;
        place += 1;
    }
    tracks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annex_15_began_on_20_may_2017() {
        assert_eq!(ANNEX_15, circular::calendar::day_of(jiff::civil::date(2017, 5, 20)));
    }
}
