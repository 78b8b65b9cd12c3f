//! A second, plain fold, written from docs/circular-language.md alone: names, dates of jiff, one day after the other, no
//! numbers and no tables. Slow, and so simple that it can be read beside the page it comes from.

mod conditions;
mod counting;
mod facts;
mod life;
mod order;
mod rights;

use std::collections::BTreeMap;

use casework::{Event, Standing};
use circular::model::{Circular, Validity};
use jiff::civil::Date;

pub use life::Life;

/// The rules as this reading of them sees them: the circular, and the side chosen of each reading.
#[derive(Clone, Copy)]
pub struct Law<'c> {
    pub circular: &'c Circular,
}

impl Law<'_> {
    /// In force on a day, with the readings as the circular chooses them.
    pub fn stands(&self, validity: &Validity, on: Date) -> bool {
        let begun = validity.from.as_ref().is_none_or(|from| on >= from.value);
        let over = validity.until.as_ref().is_some_and(|until| on >= until.value);
        let chosen = validity.reading.as_ref().is_none_or(|(reading, side)| {
            self.circular.readings.iter().any(|node| {
                node.name.text == reading.text
                    && node.chosen.as_ref().is_some_and(|chosen| chosen.text == side.text)
            })
        });
        begun && !over && chosen
    }

    /// Whether a role is another or, over however many steps, part of it.
    pub fn acts_as(&self, role: &str, other: &str) -> bool {
        let mut role = Some(role);
        for _ in 0..=self.circular.roles.len() {
            match role {
                None => return false,
                Some(name) if name == other => {
                    return self.circular.roles.iter().any(|node| node.name.text == name);
                }
                Some(name) => {
                    let node = self.circular.roles.iter().find(|node| node.name.text == name);
                    role = node.and_then(|node| node.part_of.as_ref()).map(|whole| whole.text.as_str());
                }
            }
        }
        false
    }
}

/// What is compared of two standings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plain {
    /// Stage, opened, due, closed.
    pub stages: Vec<(String, Date, Option<Date>, Option<Date>)>,
    /// Right, from, until, form.
    pub rights: Vec<(String, Date, Option<Date>, Option<String>)>,
    /// Duty, role, office, opened, due, done, ceased.
    pub duties: Vec<DutyRow>,
    /// Index, code, rule.
    pub refused: Vec<(u32, String, String)>,
    /// Role, office, since.
    pub care: Option<(String, String, Date)>,
    pub region: Option<String>,
}

pub type DutyRow = (String, String, Option<String>, Date, Option<Date>, Option<Date>, Option<Date>);

impl Plain {
    /// The order within one day says nothing, so it is not compared.
    pub fn sorted(mut self) -> Self {
        self.stages.sort();
        self.rights.sort();
        self.duties.sort();
        self.refused.sort();
        self
    }

    /// The same of a standing.
    pub fn of(standing: &Standing) -> Self {
        let code = |code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
        Self {
            stages: standing
                .stages
                .iter()
                .map(|line| (line.stage.clone(), line.opened, line.due, line.closed))
                .collect(),
            rights: standing
                .rights
                .iter()
                .map(|line| (line.right.clone(), line.from, line.until, line.form.clone()))
                .collect(),
            duties: standing
                .duties
                .iter()
                .map(|line| {
                    let (role, office) = (line.role.clone(), line.office.clone());
                    (line.duty.clone(), role, office, line.opened, line.due, line.done, line.ceased)
                })
                .collect(),
            refused: standing
                .refused
                .iter()
                .map(|line| (line.index, code(line.reason.code), line.reason.rule.clone()))
                .collect(),
            care: standing.care.as_ref().map(|care| (care.role.clone(), care.office.clone(), care.since)),
            region: standing.region.clone(),
        }
        .sorted()
    }
}

/// Where a file stands, found the slow way.
pub fn stand(circular: &Circular, journal: &[Event], as_of: Date, known_on: Option<Date>) -> Plain {
    let law = Law { circular };
    let (counting, mut refused) = order::arrange(law, journal, as_of, known_on);
    let mut by_day: BTreeMap<Date, Vec<u32>> = BTreeMap::new();
    for (on, index) in counting {
        by_day.entry(on).or_default().push(index);
    }
    let mut life = Life::new(law);
    let last = as_of.min(counting::LAST);
    let first = by_day.keys().next().copied().unwrap_or(last).max(counting::FIRST);
    // What lies outside the years that are counted is refused by its date alone.
    let outside = |on: &Date| *on < counting::FIRST || *on > counting::LAST;
    for index in by_day.iter().filter(|(on, _)| outside(on)).flat_map(|(_, list)| list) {
        refused.push((*index, "date".to_owned(), journal[*index as usize].event.clone()));
    }
    let mut next = Some(first).filter(|day| *day <= last);
    while let Some(today) = next {
        life.dawn(today);
        for index in by_day.get(&today).into_iter().flatten() {
            let event = &journal[*index as usize];
            let given = facts::given(law, event);
            if let Err((code, rule)) = given.map_or_else(|| life.take(event, today), Err) {
                refused.push((*index, code.to_owned(), rule));
            }
        }
        life.dusk(today);
        // Nothing happens on the days between.
        let recorded = by_day.keys().copied();
        let changes = circular.transitions.iter().map(|node| node.on.value);
        let days = recorded.chain(changes).chain(life.next_lapse());
        next = days.filter(|day| *day > today && *day <= last).min();
    }
    life.plain(last, refused).sorted()
}
