//! A compiled circular: names, readings as chosen, tables.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    calendar::{Day, day_of},
    compile::{FactTest, Names, stands, tables::Tables},
    length::Length,
    model::{Circular, Cite, Duty, Event, Name, Stage, Validity},
};

/// Where nodes stand in their lists, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    events: HashMap<String, Vec<usize>>,
    stages: HashMap<String, Vec<usize>>,
    duties: HashMap<String, Vec<usize>>,
    sources: HashMap<String, Vec<usize>>,
}

impl Places {
    pub fn of(circular: &Circular) -> Self {
        fn by_name<'a>(names: impl Iterator<Item = &'a Name>) -> HashMap<String, Vec<usize>> {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, name) in names.enumerate() {
                all.entry(name.text.clone()).or_default().push(place);
            }
            all
        }
        Self {
            events: by_name(circular.events.iter().map(|node| &node.name)),
            stages: by_name(circular.stages.iter().map(|node| &node.name)),
            duties: by_name(circular.duties.iter().map(|node| &node.name)),
            sources: by_name(circular.sources.iter().map(|node| &node.name)),
        }
    }
}

/// The nodes of a name, in the order of their list.
fn named<'a, T>(
    nodes: &'a [T],
    places: &'a HashMap<String, Vec<usize>>,
    name: &str,
) -> impl Iterator<Item = &'a T> {
    places.get(name).map_or(&[][..], Vec::as_slice).iter().filter_map(|place| nodes.get(*place))
}

/// A circular that a fold can run on.
#[derive(Clone, Debug)]
pub struct Rulebook {
    pub(crate) circular: Arc<Circular>,
    pub(crate) places: Places,
    pub(crate) zone: TimeZone,
    pub(crate) names: Names,
    pub(crate) sides: BTreeMap<String, String>,
    pub(crate) fact_tests: Vec<Vec<FactTest>>,
    pub(crate) births: Vec<Option<String>>,
    pub(crate) slots: Vec<u8>,
    pub(crate) tables: Tables,
}

impl Rulebook {
    /// The circular it was compiled from.
    pub fn circular(&self) -> &Circular {
        &self.circular
    }

    /// The circular, to be kept.
    pub fn circular_arc(&self) -> Arc<Circular> {
        Arc::clone(&self.circular)
    }

    /// The time zone in which days are counted.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The civil day of an instant, in the circular's time zone.
    pub fn civil_day(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// Names and their numbers.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The tables of the fold.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The kinds of file, by name.
    pub fn file_kinds(&self) -> &[String] {
        &self.names.files
    }

    /// The side chosen of a reading.
    pub fn side(&self, reading: &str) -> Option<&str> {
        self.sides.get(reading).map(String::as_str)
    }

    /// Whether a rule or a line is in force on a day, with the readings as chosen.
    pub fn in_force(&self, validity: &Validity, on: Date) -> bool {
        stands(validity, &self.sides, on)
    }

    /// The last day, included, of a length that opened on a date.
    pub fn last_day(&self, length: Length, opened: Date) -> Date {
        self.tables.calendar.last_date(opened, length)
    }

    /// The number of a date.
    pub fn day(&self, date: Date) -> Day {
        day_of(date)
    }

    /// The event of this name that is in force on a day.
    pub fn event_on(&self, name: &str, on: Date) -> Option<&Event> {
        named(&self.circular.events, &self.places.events, name).find(|node| self.in_force(&node.validity, on))
    }

    /// The stage of this name that is in force on a day.
    pub fn stage_on(&self, name: &str, on: Date) -> Option<&Stage> {
        named(&self.circular.stages, &self.places.stages, name).find(|node| self.in_force(&node.validity, on))
    }

    /// The duty of this name that is in force on a day.
    pub fn duty_on(&self, name: &str, on: Date) -> Option<&Duty> {
        named(&self.circular.duties, &self.places.duties, name).find(|node| self.in_force(&node.validity, on))
    }

    /// Whether a role may record an event on a day: it is among `by`, or acts as one that is.
    pub fn may_record(&self, role: &str, event: &str, on: Date) -> bool {
        let (Some(role), Some(event)) = (self.names.role_number(role), self.names.event_number(event)) else {
            return false;
        };
        let rule =
            &self.tables.event_rules[self.tables.era(day_of(on)) * self.tables.events + usize::from(event)];
        rule.by >> role & 1 == 1
    }

    /// Whether a role acts as another: it is that role, or part of it.
    pub fn acts_as(&self, role: &str, other: &str) -> bool {
        match (self.names.role_number(role), self.names.role_number(other)) {
            (Some(role), Some(other)) => self.tables.acts_as[usize::from(role)] >> other & 1 == 1,
            _ => false,
        }
    }

    /// The answers of an event that conditions ask about, in the order of their bits.
    pub fn fact_tests(&self, event: u16) -> &[FactTest] {
        &self.fact_tests[usize::from(event)]
    }

    /// The fact of an event from which age is counted.
    pub fn birth_fact(&self, event: u16) -> Option<&str> {
        self.births[usize::from(event)].as_deref()
    }

    /// The slot in which conditions find the last occurrence of an event, if any asks.
    pub fn slot(&self, event: u16) -> Option<u8> {
        Some(self.slots[usize::from(event)]).filter(|slot| *slot != u8::MAX)
    }

    /// A citation as people read it: `Aliens Act of 15 December 1980, art. 61/2 §2 (found)`.
    pub fn citation(&self, cite: &Cite) -> String {
        let mut text = String::new();
        self.cite(cite, &mut text);
        text
    }

    fn cite(&self, cite: &Cite, text: &mut String) {
        let source = named(&self.circular.sources, &self.places.sources, &cite.source.text).next();
        let title = source.map(|source| source.title.get("en")).filter(|title| !title.is_empty());
        let title = title.unwrap_or(&cite.source.text);
        text.reserve(title.len() + cite.at.len() + 16);
        text.push_str(title);
        if !cite.at.is_empty() {
            text.push_str(", ");
            text.push_str(&cite.at);
        }
        if let Some(certainty) = cite.certainty {
            text.push_str(" (");
            text.push_str(certainty.as_str());
            text.push(')');
        }
    }

    /// The citations of a rule and of one of its lines, joined by "; ".
    ///
    /// A line with grounds of its own rests on those; a line of a reading rests also on the chosen side's.
    pub fn ground(&self, rule: &[Cite], line: Option<&Validity>) -> String {
        let own = line.map_or(&[][..], |line| &line.cites);
        let side = line.and_then(|line| line.reading.as_ref()).and_then(|(reading, side)| {
            let reading = self.circular.readings.iter().find(|node| node.name.text == reading.text)?;
            reading.sides.iter().find(|node| node.name.text == side.text)
        });
        let side = side.map_or(&[][..], |side| &side.cites);
        let cites = if own.is_empty() { rule } else { own };
        let mut text = String::new();
        for cite in cites.iter().chain(side) {
            if !text.is_empty() {
                text.push_str("; ");
            }
            self.cite(cite, &mut text);
        }
        text
    }
}
