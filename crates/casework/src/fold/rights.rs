//! Which rights are held on the day looked at, since when, and until when if nothing happens.

use circular::{calendar::Day, compile::tables::Tables};

use super::{
    run::{Bits, Former, NO_DAY, RightRun, Run, Span},
    step::Today,
    trace::Silent,
};

/// A foreseeable chain of lapses longer than this is taken to have no end in sight.
const LONGEST_CHAIN: usize = 64;

impl Run {
    /// Writes the rights held now.
    pub fn find_rights(&mut self, tables: &Tables) {
        self.rights.clear();
        let held = self.rights_given(tables);
        if held == 0 {
            return;
        }
        let mut spans = std::mem::take(&mut self.spans);
        for right in Bits(held) {
            spans[right] = Span { since: NO_DAY, until: Day::MIN, ends: Day::MIN, giver: 0 };
        }
        self.find_beginnings(tables, held, &mut spans);
        if tables.lapses_stay_in_track {
            for track in Bits(self.tracks_open) {
                self.find_ends(tables, track, &mut spans);
            }
        } else {
            self.look_ahead(tables, held, &mut spans);
        }
        for right in Bits(held) {
            let Span { since, until, giver, .. } = spans[right];
            self.rights.push(RightRun { right: right as u8, from: since, until, stage_run: giver });
        }
        self.spans = spans;
    }

    /// What stages have given, each part with its rights as bits and its days `[from, until)`; [`NO_DAY`]: still given.
    /// Parts may overlap. To be asked before [`Run::find_rights`].
    pub fn given(&self, tables: &Tables) -> impl Iterator<Item = (u64, Day, Day)> {
        let runs = self
            .stages
            .iter()
            .map(|run| (tables.stage_rules[usize::from(run.variant)].rights, run.lines_since, run.closed));
        self.former.iter().map(|part| (part.rights, part.from, part.until)).chain(runs)
    }

    /// Since when each right has been given without a break, and by which open stage.
    fn find_beginnings(&mut self, tables: &Tables, held: u64, spans: &mut [Span]) {
        let mut given = |rights: u64, from: Day, until: Day| {
            for right in Bits(rights & held) {
                let span = &mut spans[right];
                if span.ends < from {
                    span.since = from;
                }
                span.ends = span.ends.max(until);
            }
        };
        if self.former.is_empty() {
            // Stages stand in the order in which they opened.
            for run in &self.stages {
                given(tables.stage_rules[usize::from(run.variant)].rights, run.opened, run.closed);
            }
        } else {
            let runs = self.stages.iter().map(|run| Former {
                rights: tables.stage_rules[usize::from(run.variant)].rights,
                from: run.lines_since,
                until: run.closed,
            });
            self.former.extend(runs);
            self.former.sort_unstable_by_key(|part| (part.from, part.until));
            for part in &self.former {
                given(part.rights, part.from, part.until);
            }
        }
        let mut unknown = held;
        for (index, run) in self.stages.iter().enumerate().filter(|(_, run)| run.closed == NO_DAY) {
            let gives = tables.stage_rules[usize::from(run.variant)].rights & unknown;
            unknown &= !gives;
            for right in Bits(gives) {
                spans[right].giver = index as u32;
            }
        }
    }

    /// When rights end, found by letting the days pass: what one track does reaches into another.
    fn look_ahead(&self, tables: &Tables, held: u64, spans: &mut [Span]) {
        let mut ahead = self.clone();
        let mut left = held;
        for _ in 0..LONGEST_CHAIN {
            let day = ahead.next_change;
            if left == 0 || day > tables.calendar.last() {
                break;
            }
            ahead.advance(tables, day, &mut Silent);
            let kept = ahead.rights_given(tables);
            for right in Bits(left & !kept) {
                spans[right].until = day;
            }
            left &= kept;
        }
        for right in Bits(left) {
            spans[right].until = NO_DAY;
        }
    }

    /// The rights that the open stages give.
    fn rights_given(&self, tables: &Tables) -> u64 {
        self.open_runs()
            .map(|run| tables.stage_rules[usize::from(self.stages[run as usize].variant)].rights)
            .fold(0, |all, rights| all | rights)
    }

    /// When the rights of the stage open in a track end, if it and what follows it lapse.
    fn find_ends(&self, tables: &Tables, track: usize, spans: &mut [Span]) {
        let run = &self.stages[self.at[track] as usize];
        let mut rule = &tables.stage_rules[usize::from(run.variant)];
        let mut rights = rule.rights;
        let mut due = run.due;
        for _ in 0..LONGEST_CHAIN {
            if rights == 0 {
                return;
            }
            if due == NO_DAY || !rule.lapses_at_all {
                break;
            }
            let day = due.saturating_add(1);
            let next = self.lapse_target(tables, rule.lapses.range(), Today::of(tables, day));
            let kept = next.map_or(0, |next| tables.stage_rules[usize::from(next)].rights);
            for right in Bits(rights & !kept) {
                spans[right].until = spans[right].until.max(day);
            }
            rights &= kept;
            let Some(next) = next else { return };
            rule = &tables.stage_rules[usize::from(next)];
            due = if rule.lasts { tables.calendar.last_day(due, rule.term) } else { NO_DAY };
        }
        for right in Bits(rights) {
            spans[right].until = NO_DAY;
        }
    }
}
