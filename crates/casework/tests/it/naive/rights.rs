//! Rights: seen at the end of each day, and looked for ahead by letting the days pass.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Life, Plain, counting, order::RefusedRow};

/// Since when each right has been held at the end of every day.
pub type Held = BTreeMap<String, Date>;

impl Life<'_> {
    /// The rights that the open stages give.
    pub fn rights_now(&self) -> BTreeSet<String> {
        let open = self.stages.iter().filter(|stage| stage.closed.is_none());
        let lines = open.flat_map(|stage| {
            stage.node.gives.iter().filter(|line| self.law.stands(&line.validity, stage.law_day))
        });
        lines.map(|line| line.right.text.clone()).collect()
    }

    /// Notes what is held at the end of a day.
    pub fn dusk(&mut self, today: Date) {
        let now = self.rights_now();
        self.held.retain(|right, _| now.contains(right));
        for right in now {
            self.held.entry(right).or_insert(today);
        }
    }

    /// The first day on which each right is no longer held if nothing happens.
    fn ends(&self, today: Date) -> BTreeMap<String, Date> {
        let mut ahead = self.clone();
        let mut ends = BTreeMap::new();
        let mut left = self.rights_now();
        let mut day = today;
        // Only on a day on which some stage lapses or the law changes can a right end.
        for _ in 0..64 {
            let changes = self.law.circular.transitions.iter().map(|node| node.on.value);
            let days =
                changes.chain(ahead.next_lapse()).filter(|next| *next > day && *next <= counting::LAST);
            let Some(next) = days.min() else { break };
            day = next;
            ahead.dawn(day);
            let now = ahead.rights_now();
            for right in left.iter().filter(|right| !now.contains(*right)) {
                ends.insert(right.clone(), day);
            }
            left.retain(|right| now.contains(right));
        }
        ends
    }

    /// The form in which the longest open stage gives a right.
    fn form(&self, right: &str) -> Option<String> {
        let open = self.stages.iter().filter(|stage| stage.closed.is_none());
        let mut lines = open.filter_map(|stage| {
            let stands = |line: &&circular::model::Gives| {
                line.right.text == right && self.law.stands(&line.validity, stage.law_day)
            };
            stage.node.gives.iter().find(stands)
        });
        lines.next().and_then(|line| line.form.clone())
    }

    pub fn plain(&self, today: Date, refused: Vec<RefusedRow>) -> Plain {
        let ends = self.ends(today);
        Plain {
            stages: self
                .stages
                .iter()
                .map(|stage| (stage.node.name.text.clone(), stage.opened, stage.due, stage.closed))
                .collect(),
            rights: self
                .held
                .iter()
                .map(|(right, from)| (right.clone(), *from, ends.get(right).copied(), self.form(right)))
                .collect(),
            duties: self.duties.iter().map(|duty| self.duty_row(duty)).collect(),
            refused,
            care: self.care.as_ref().map(|(role, office, since)| (role.clone(), office.clone(), *since)),
            region: self.region.clone(),
        }
    }
}
