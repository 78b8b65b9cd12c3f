//! From a checked circular to the tables that a fold runs on.

mod conditions;
mod duties;
mod eras;
mod events;
mod names;
mod stages;
pub mod tables;
mod truths;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use crate::{
    calendar::Calendar,
    model::{Circular, Name, Span, Validity},
    rulebook::{Places, Rulebook},
};

pub use conditions::FactTest;
pub use names::Names;
use tables::{Stretch, Tables, Test};

/// Readings chosen otherwise than the circular does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// By reading: the side.
    pub sides: BTreeMap<String, String>,
}

/// Why a circular cannot be compiled. A circular that `check` finds no errors in compiles.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// A line names something that is not there.
    #[error("there is no {what} `{name}`")]
    Unknown { what: &'static str, name: String, place: Span },
    /// A condition rests on itself.
    #[error("condition `{name}` rests on itself")]
    Circle { name: String, place: Span },
    /// More than the tables hold.
    #[error("a circular holds at most {most} {what}")]
    TooMany { what: &'static str, most: usize },
    /// The time zone is not in the time zone database.
    #[error("there is no time zone `{name}`")]
    TimeZone { name: String },
    /// A stage would last or be renewed for no time at all.
    #[error("a length of 0 never ends anything: `{name}`")]
    NoLength { name: String, place: Span },
    /// Conditions ask for two dates of birth of one event.
    #[error("conditions count age from two facts of event `{name}`; one event carries one date of birth")]
    TwoBirths { name: String },
}

/// Compiles a circular, with readings chosen as it says or, where `choices` names one, otherwise.
///
/// # Errors
/// [`CompileError`]: a name that is not there, a condition that rests on itself, a limit of the tables. `check` reports
/// the same with more help; compile first meets, first tells.
pub fn compile(circular: Arc<Circular>, choices: &Choices) -> Result<Rulebook, CompileError> {
    let zone = zone(&circular)?;
    let mut builder = Builder::new(&circular, choices)?;
    builder.roles()?;
    builder.stages()?;
    builder.duties()?;
    builder.events()?;
    builder.reacting_stages();
    builder.separate_tracks();
    builder.truths();
    let Builder { names, tables, sides, fact_tests, births, slots, .. } = builder;
    let places = Places::of(&circular);
    Ok(Rulebook { circular, places, zone, names, sides, fact_tests, births, slots, tables })
}

/// The circular's time zone; UTC when it names none.
fn zone(circular: &Circular) -> Result<jiff::tz::TimeZone, CompileError> {
    match &circular.time_zone {
        None => Ok(jiff::tz::TimeZone::UTC),
        Some(zone) => jiff::tz::TimeZone::get(&zone.value)
            .map_err(|_| CompileError::TimeZone { name: zone.value.clone() }),
    }
}

/// Tables under construction.
struct Builder<'a> {
    circular: &'a Circular,
    names: Names,
    /// The side chosen of each reading.
    sides: BTreeMap<String, String>,
    tables: Tables,
    /// Graphs already built: condition, era, kind of file.
    entries: HashMap<(u16, usize, u8), u16>,
    /// Tests already placed, so that equal graphs are one.
    placed: HashMap<Test, u16>,
    /// Conditions on the way, to find circles.
    asking: Vec<u16>,
    /// By event: the answers that conditions ask about; their order is the order of bits.
    fact_tests: Vec<Vec<FactTest>>,
    /// By event: the fact from which age is counted.
    births: Vec<Option<String>>,
    /// By event: its slot.
    slots: Vec<u8>,
    /// By stage: its kind of file, and its bit within that kind.
    stage_bits: Vec<(u8, u64)>,
    /// By era, then duty: the variant that opens, or none.
    duty_now: Vec<u16>,
}

impl<'a> Builder<'a> {
    fn new(circular: &'a Circular, choices: &Choices) -> Result<Self, CompileError> {
        let names = Names::of(circular)?;
        let sides = sides(circular, choices)?;
        let slots = conditions::slots(circular, &names)?;
        let stage_bits = stages::bits(circular, &names)?;
        let mut tables = Tables {
            calendar: Calendar::new(circular),
            era_of: Vec::new(),
            eras: eras::eras(circular),
            events: names.events.len(),
            stages: names.stages.len(),
            tracks: names.tracks.len(),
            rights: names.rights.len(),
            event_rules: Vec::new(),
            stage_now: Vec::new(),
            stage_rules: Vec::new(),
            reaction_of: Vec::new(),
            reactions: vec![tables::Reaction::default()],
            openings: Vec::new(),
            closings: Vec::new(),
            renewals: Vec::new(),
            lapses: Vec::new(),
            stage_duties: Vec::new(),
            duty_openings: Vec::new(),
            duty_rules: Vec::new(),
            duty_reaction: Vec::new(),
            asks: Vec::new(),
            program: Vec::new(),
            nodes: Vec::new(),
            effects: Vec::new(),
            care_bits: Vec::new(),
            acts_as: Vec::new(),
            transitions: Vec::new(),
            follows_stage_ends: false,
            lapses_stay_in_track: true,
            slots: slots
                .iter()
                .filter(|slot| **slot != u8::MAX)
                .map(|slot| usize::from(*slot) + 1)
                .max()
                .unwrap_or(0),
        };
        tables.find_eras();
        let events = names.events.len();
        Ok(Self {
            circular,
            names,
            sides,
            tables,
            entries: HashMap::new(),
            placed: HashMap::new(),
            asking: Vec::new(),
            fact_tests: vec![Vec::new(); events],
            births: vec![None; events],
            slots,
            stage_bits,
            duty_now: Vec::new(),
        })
    }

    /// Whether a line stands in an era, with the readings as chosen.
    fn stands(&self, validity: &Validity, era: usize) -> bool {
        stands(validity, &self.sides, self.first_day(era))
    }

    /// A day of the era.
    fn first_day(&self, era: usize) -> jiff::civil::Date {
        self.tables.calendar.date(self.tables.eras[era])
    }

    /// Roles that each role acts as.
    fn roles(&mut self) -> Result<(), CompileError> {
        for role in 0..self.names.roles.len() {
            let mut acts_as = 0;
            let mut next = Some(role);
            while let Some(role) = next.filter(|role| acts_as & 1 << role == 0) {
                acts_as |= 1 << role;
                let node = self.circular.roles.iter().find(|node| node.name.text == self.names.roles[role]);
                next = match node.and_then(|node| node.part_of.as_ref()) {
                    Some(whole) => Some(usize::from(self.names.role(whole)?)),
                    None => None,
                };
            }
            self.tables.acts_as.push(acts_as);
        }
        Ok(())
    }

    /// The conditions that a list of `requires` asks in an era, for a kind of file.
    fn asks(
        &mut self,
        requires: impl Iterator<Item = (&'a Name, Option<&'a Validity>)>,
        era: usize,
        file: u8,
    ) -> Result<Stretch, CompileError> {
        let mut asks = Vec::new();
        for (condition, validity) in requires {
            if validity.is_none_or(|validity| self.stands(validity, era)) {
                let number = self.names.condition(condition)?;
                let entry = self.condition(number, era, file)?;
                if entry != Test::HOLDS {
                    asks.push(tables::Ask { condition: number, entry });
                }
            }
        }
        Ok(append(&mut self.tables.asks, asks))
    }
}

/// Adds items to a list and says where they stand.
fn append<T>(list: &mut Vec<T>, items: Vec<T>) -> Stretch {
    let start = list.len() as u32;
    list.extend(items);
    Stretch { start, end: list.len() as u32 }
}

/// Whether a line stands on a day, with these sides chosen.
pub(crate) fn stands(validity: &Validity, sides: &BTreeMap<String, String>, day: jiff::civil::Date) -> bool {
    validity.covers(day)
        && validity
            .reading
            .as_ref()
            .is_none_or(|(reading, side)| sides.get(&reading.text) == Some(&side.text))
}

/// The side of each reading: the circular's choice, or the other one.
fn sides(circular: &Circular, choices: &Choices) -> Result<BTreeMap<String, String>, CompileError> {
    let mut sides: BTreeMap<String, String> = circular
        .readings
        .iter()
        .filter_map(|reading| Some((reading.name.text.clone(), reading.chosen.as_ref()?.text.clone())))
        .collect();
    for (reading, side) in &choices.sides {
        let unknown =
            |what, name: &String| CompileError::Unknown { what, name: name.clone(), place: Span::default() };
        let node = circular.readings.iter().find(|node| node.name.text == *reading);
        let node = node.ok_or_else(|| unknown("reading", reading))?;
        if !node.sides.iter().any(|known| known.name.text == *side) {
            return Err(unknown("side", side));
        }
        sides.insert(reading.clone(), side.clone());
    }
    Ok(sides)
}
