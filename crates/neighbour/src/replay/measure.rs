//! What a file comes to: which core meanings came about, and on how many days rights were held.

use casework::fold::{NO_DAY, Run};
use circular::{Rulebook, calendar::Day};

/// The core meanings that are looked at, in the order in which a person meets them.
pub const PATH: [&str; 11] = crate::questions::PATH;

/// What is measured in days: a name, and the rights of which holding any counts.
pub(super) const RIGHTS: [(&str, &[&str]); 4] = [
    ("protection", &["no-removal", "residence"]),
    ("support", &["support", "contact-person"]),
    ("shelter", &["shelter"]),
    ("work", &["work"]),
];

/// Which core meanings came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// By place of [`PATH`], one bit.
    reached: u16,
}

impl Words {
    /// Those of an event. Other meanings than those of [`PATH`] are not looked at.
    pub fn of(meanings: &[&str]) -> Self {
        let places = meanings.iter().filter_map(|word| PATH.iter().position(|known| known == word));
        Self { reached: places.fold(0, |all, place| all | 1 << place) }
    }

    /// Notes that an event of these meanings was accepted.
    pub fn reach(&mut self, words: Self) {
        self.reached |= words.reached;
    }

    pub fn reached(&self, place: usize) -> bool {
        self.reached >> place & 1 == 1
    }
}

/// Days on which rights were held, by the places of [`RIGHTS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measures {
    pub days: [i64; RIGHTS.len()],
}

/// Bits of the rights that count, by the places of [`RIGHTS`].
pub(super) fn masks(rulebook: &Rulebook) -> [u64; RIGHTS.len()] {
    RIGHTS.map(|(_, rights)| {
        let numbers = rights.iter().filter_map(|right| rulebook.names().right_number(right));
        numbers.fold(0, |mask, number| mask | 1 << number)
    })
}

impl Measures {
    /// Counts a folded file up to a day, that day included.
    pub fn of(rulebook: &Rulebook, run: &Run, until: Day) -> Self {
        Self::with(rulebook, run, until, &masks(rulebook))
    }

    /// The same with masks made before.
    pub fn with(rulebook: &Rulebook, run: &Run, until: Day, masks: &[u64; RIGHTS.len()]) -> Self {
        let end = until.saturating_add(1);
        // Stages stand in the order in which they opened: joining them is adding each to the reach so far. Where a transition
        // has put parts out of order, they are sorted first.
        let mut days = [0i64; RIGHTS.len()];
        let mut reach = [Day::MIN; RIGHTS.len()];
        let mut last_from = Day::MIN;
        for (rights, from, until) in run.given(rulebook.tables()) {
            if from < last_from {
                return Self { days: slowly(rulebook, run, end, masks) };
            }
            last_from = from;
            let until = if until == NO_DAY { end } else { until.min(end) };
            for place in (0..RIGHTS.len()).filter(|place| rights & masks[*place] != 0) {
                let begin = from.max(reach[place]);
                if until > begin {
                    days[place] += i64::from(until) - i64::from(begin);
                    reach[place] = until;
                }
            }
        }
        Self { days }
    }
}

/// Days on which rights were held, of parts in any order.
fn slowly(rulebook: &Rulebook, run: &Run, end: Day, masks: &[u64; RIGHTS.len()]) -> [i64; RIGHTS.len()] {
    masks.map(|mask| {
        let given = run.given(rulebook.tables()).filter(|(rights, _, _)| rights & mask != 0);
        let closed = |until: Day| if until == NO_DAY { end } else { until.min(end) };
        let mut parts: Vec<(Day, Day)> = given.map(|(_, from, until)| (from, closed(until))).collect();
        parts.sort_unstable();
        let (mut days, mut reach) = (0, Day::MIN);
        for (from, until) in parts {
            let begin = from.max(reach);
            if until > begin {
                days += i64::from(until) - i64::from(begin);
                reach = until;
            }
        }
        days
    })
}
