//! Places in centres: who holds which unit, what is free tonight and on the days to come, what fits where, who waits.
//!
//! Which event asks for a place, which gives one, and which of their answers are household, unit and nights, the circular
//! says in the core vocabulary; how many places there are, its `places` say. Nights are counted: a place is held on the
//! night of a day from the day it was given, that day included, until the day on which it is left, that day excluded.

use std::collections::{BTreeMap, BTreeSet};

use circular::{
    Rulebook,
    model::{Places, PlacesFor},
    vocabulary::FileOf,
};
use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use crate::{Event, Refusal, RefusalCode, answered::Answered};

/// How many days ahead the forecast looks, tonight not counted.
pub const FORECAST_DAYS: usize = 60;

/// One household: what was asked, and where it has been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stay {
    /// For whom; `None` where the answer cannot be read, which fits nowhere.
    pub household: Option<PlacesFor>,
    /// How many persons, one at least.
    pub persons: u32,
    /// The answer to how urgent it is.
    pub urgency: Option<String>,
    /// Its place among the answers that the circular offers: 0 is the most urgent.
    pub urgency_place: usize,
    /// The answer to which place is needed.
    pub kind_of_place: Option<String>,
    /// The day on which a place was asked.
    pub asked_on: Date,
    /// The office that is asked for a place: that asked itself, or that the household was last passed on to.
    pub asked_of: String,
    /// The units held, one after another.
    pub held: Vec<Held>,
    /// The last night that the stay is expected to last, included.
    pub expected_until: Option<Date>,
    /// Whether the household lives in the unit, or the place is only kept for it.
    pub moved_in: bool,
    /// Whether no place is wanted any more: moved out or withdrawn.
    pub is_over: bool,
}

/// A unit held by a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The unit's code.
    pub unit: String,
    /// The office that gave it.
    pub office: String,
    /// The first night.
    pub from: Date,
    /// The first night on which it is no longer held; `None`: held still.
    pub until: Option<Date>,
}

impl Held {
    /// Whether the unit is held on the night of a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether this takes nothing that `other` did not take.
    fn is_within(&self, other: &Self) -> bool {
        self.unit == other.unit
            && self.office == other.office
            && self.from >= other.from
            && match (self.until, other.until) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(own), Some(theirs)) => own <= theirs,
            }
    }
}

impl Stay {
    /// The household of a file; `None` where no place was asked in it.
    ///
    /// `events` are those that the rules accepted, in order of effect. Total for any answers whatever.
    pub fn of(rulebook: &Rulebook, events: &[&Event]) -> Option<Self> {
        let mut stay: Option<Self> = None;
        for event in events {
            let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
            if rulebook.circular().file_kind(&node.file.text) != Some(FileOf::Stay) {
                continue;
            }
            let told = Answered { node, event };
            if node.is("place-asked") {
                stay = Some(told.asked());
            } else if let Some(stay) = &mut stay {
                stay.goes_on(told);
            }
        }
        stay
    }

    fn goes_on(&mut self, told: Answered<'_>) {
        let (node, event) = (told.node, told.event);
        let end = |stay: &mut Self| {
            if let Some(last) = stay.held.last_mut().filter(|held| held.until.is_none()) {
                last.until = Some(event.on);
            }
        };
        if node.is("place-given") {
            let goes_on = self.holds().is_some();
            end(self);
            if let Some(unit) = told.text("unit") {
                let (unit, office) = (unit.to_owned(), event.office.clone());
                self.asked_of.clone_from(&office);
                self.held.push(Held { unit, office, from: event.on, until: None });
            }
            // Another unit of the same stay leaves its end as it was, unless it says a new one.
            let until = told.day("expected-until");
            self.expected_until = until.or(self.expected_until.filter(|_| goes_on));
            self.moved_in &= goes_on;
            self.is_over = false;
        } else if node.is("expected-end") {
            self.expected_until = told.day("expected-until");
        } else if node.is("moved-in") {
            self.moved_in = true;
        } else if node.is("moved-out") || node.is("place-withdrawn") {
            end(self);
            self.is_over = true;
        } else if node.is("place-passed-on") {
            end(self);
            (self.moved_in, self.expected_until) = (false, None);
            self.asked_of = told.text("centre").unwrap_or_default().to_owned();
        }
    }

    /// The unit held now.
    pub fn holds(&self) -> Option<&Held> {
        self.held.last().filter(|held| held.until.is_none())
    }

    /// Whether it waits for a place.
    pub fn waits(&self) -> bool {
        !self.is_over && self.holds().is_none()
    }

    /// The unit held on the night of a day.
    pub fn on(&self, day: Date) -> Option<&Held> {
        self.held.iter().rfind(|held| held.is_on(day))
    }
}

impl Answered<'_> {
    /// The place of an answer among those that are offered.
    fn place(&self, word: &str) -> usize {
        let fact = self.node.fact_of(word);
        let offered = fact.map_or(&[][..], |fact| &fact.choices);
        let answer = self.text(word);
        let place = offered.iter().position(|choice| answer == Some(choice.name.as_str()));
        place.unwrap_or(offered.len())
    }

    fn asked(&self) -> Stay {
        let named = |word: &str| self.text(word).map(str::to_owned);
        let household = self.text("household");
        let kinds = PlacesFor::WORDS.iter();
        Stay {
            household: kinds.clone().find(|(word, _)| household == Some(word)).map(|(_, kind)| *kind),
            persons: self
                .number("persons")
                .and_then(|persons| u32::try_from(persons).ok())
                .unwrap_or(1)
                .max(1),
            urgency: named("urgency"),
            urgency_place: self.place("urgency"),
            kind_of_place: named("kind-of-place"),
            asked_on: self.event.on,
            asked_of: self.event.office.clone(),
            held: Vec::new(),
            expected_until: None,
            moved_in: false,
            is_over: false,
        }
    }
}

/// Why a household cannot hold a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum PlaceRefusal {
    /// The office that gives it has no such unit on that day.
    Unknown { unit: String },
    /// The unit is for others: people who do not belong together never share one with the other sex.
    ForOthers { unit: String, unit_for: PlacesFor },
    /// Another household has the unit to itself.
    Taken { unit: String, on: Date },
    /// Fewer places are free than the household has persons.
    Full { unit: String, on: Date, free: u32, persons: u32 },
}

impl PlaceRefusal {
    /// The unit's code, which is also the rule's name.
    pub fn unit(&self) -> &str {
        match self {
            Self::Unknown { unit }
            | Self::ForOthers { unit, .. }
            | Self::Taken { unit, .. }
            | Self::Full { unit, .. } => unit,
        }
    }

    /// The same as a refusal of an event.
    pub fn refusal(&self) -> Refusal {
        let unit = self.unit();
        let (code, text) = match self {
            Self::Unknown { .. } => {
                (RefusalCode::PlaceUnknown, format!("The office has no unit `{unit}` on that day."))
            }
            Self::ForOthers { unit_for, .. } => {
                (RefusalCode::PlaceForOthers, format!("The unit `{unit}` is for: {}.", unit_for.as_str()))
            }
            Self::Taken { on, .. } => {
                (RefusalCode::PlaceTaken, format!("Another household has the unit `{unit}` on {on}."))
            }
            Self::Full { on, free, persons, .. } => (
                RefusalCode::PlaceTaken,
                format!("The unit `{unit}` has {free} places free on {on}; {persons} are needed."),
            ),
        };
        Refusal { code, rule: unit.to_owned(), text }
    }
}

/// Whether a household may hold what it holds, beside the others.
///
/// `before` is the same household as it was: what it held already is not asked again, so that a place can always be left.
///
/// # Errors
/// The first reason against it, by day.
pub fn may_hold(
    rulebook: &Rulebook,
    stay: &Stay,
    before: Option<&Stay>,
    others: &[&Stay],
) -> Result<(), PlaceRefusal> {
    let same = before.filter(|before| stay.persons <= before.persons && stay.household == before.household);
    let known = same.map_or(&[][..], |before| &before.held);
    for held in stay.held.iter().filter(|held| !known.iter().any(|known| held.is_within(known))) {
        let node = unit_on(rulebook, &held.unit, held.from);
        let node = node.filter(|node| node.office.text == held.office);
        let node = node.ok_or_else(|| PlaceRefusal::Unknown { unit: held.unit.clone() })?;
        // What others hold changes only on a day on which one of them comes.
        let comes = others.iter().flat_map(|other| &other.held).filter(|other| other.unit == held.unit);
        let days: BTreeSet<Date> =
            comes.map(|other| other.from).filter(|day| held.is_on(*day)).chain([held.from]).collect();
        for day in days {
            fits(node, stay, others, day)?;
        }
    }
    Ok(())
}

/// Whether a household fits into a unit on the night of a day, beside the others.
fn fits(node: &Places, stay: &Stay, others: &[&Stay], on: Date) -> Result<(), PlaceRefusal> {
    let unit = node.name.text.clone();
    if stay.household != Some(node.kind.value) {
        return Err(PlaceRefusal::ForOthers { unit, unit_for: node.kind.value });
    }
    let taken = taken(node, others, on);
    let is_alone = node.kind.value == PlacesFor::Family;
    if is_alone && taken > 0 {
        return Err(PlaceRefusal::Taken { unit, on });
    }
    let free = node.count.saturating_sub(taken);
    if stay.persons > free {
        return Err(PlaceRefusal::Full { unit, on, free, persons: stay.persons });
    }
    Ok(())
}

/// How many persons hold a unit on the night of a day.
fn taken(node: &Places, stays: &[&Stay], on: Date) -> u32 {
    let here = stays.iter().filter(|stay| stay.on(on).is_some_and(|held| held.unit == node.name.text));
    here.fold(0, |sum: u32, stay| sum.saturating_add(stay.persons))
}

fn unit_on<'r>(rulebook: &'r Rulebook, unit: &str, on: Date) -> Option<&'r Places> {
    let mut nodes = rulebook.circular().places.iter().filter(|node| node.name.text == unit);
    nodes.find(|node| rulebook.in_force(&node.validity, on))
}

/// The units of an office on a day, in the circular's order.
pub fn units<'r>(rulebook: &'r Rulebook, office: &'r str, on: Date) -> impl Iterator<Item = &'r Places> {
    let places = rulebook.circular().places.iter();
    places.filter(move |node| node.office.text == office && rulebook.in_force(&node.validity, on))
}

/// The offices that have places on a day, in the circular's order.
pub fn offices_with_places(rulebook: &Rulebook, on: Date) -> Vec<&str> {
    let mut offices = Vec::new();
    for node in rulebook.circular().places.iter().filter(|node| rulebook.in_force(&node.validity, on)) {
        if !offices.contains(&node.office.as_str()) {
            offices.push(node.office.as_str());
        }
    }
    offices
}

/// A unit of an office, and whether a household fits into it tonight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitFit {
    pub unit: String,
    pub unit_for: PlacesFor,
    /// Places left once the household is in it, or why it is not.
    pub left: Result<u32, PlaceRefusal>,
}

/// Every unit of an office in which a household could be tonight; those that leave the fewest places empty come first, and
/// after them those that do not fit, with why.
pub fn what_fits(rulebook: &Rulebook, office: &str, stay: &Stay, others: &[&Stay], on: Date) -> Vec<UnitFit> {
    let mut all: Vec<UnitFit> = units(rulebook, office, on)
        .map(|node| UnitFit {
            unit: node.name.text.clone(),
            unit_for: node.kind.value,
            left: fits(node, stay, others, on)
                .map(|()| node.count.saturating_sub(taken(node, others, on)).saturating_sub(stay.persons)),
        })
        .collect();
    all.sort_by_key(|fit| (fit.left.is_err(), *fit.left.as_ref().unwrap_or(&0)));
    all
}

/// How long one of the household has the right on which it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RightClock {
    /// The first day on which the right is no longer held; `None`: no end in sight.
    pub until: Option<Date>,
}

/// When a household is expected to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Leaving {
    /// The first night on which its place is free.
    pub free_on: Date,
    /// Said by the centre; else it follows from a clock, which may be renewed or go over into another.
    pub is_stated: bool,
}

impl Leaving {
    /// By the night that was said, where that is still to come; else by the right that ends last among those of the
    /// household. `None`: nothing says when.
    pub fn of(stay: &Stay, clocks: &[RightClock], today: Date) -> Option<Self> {
        let after = |last: Date| last.checked_add(1.day()).ok();
        let stated = stay.expected_until.and_then(after).filter(|free_on| *free_on > today);
        if let Some(free_on) = stated {
            return Some(Self { free_on, is_stated: true });
        }
        // Who has no end in sight stays, and the household with them.
        let ends: Option<Vec<Date>> = clocks.iter().map(|clock| clock.until).collect();
        let free_on = ends?.into_iter().max().filter(|free_on| *free_on > today)?;
        Some(Self { free_on, is_stated: false })
    }
}

/// One kind of places of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindOfPlaces {
    pub kind: PlacesFor,
    /// How many there are.
    pub count: u32,
    /// How many persons have one tonight.
    pub taken: u32,
    /// Free on the night of each day, tonight first: [`FORECAST_DAYS`] and one. What is left of a unit that one household
    /// has to itself is not free.
    pub free: Vec<u32>,
}

/// The places of an office: tonight and on the days to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Board {
    pub office: String,
    /// In the order woman, man, family; only the kinds that the office has.
    pub kinds: Vec<KindOfPlaces>,
    /// Free on each night, all kinds together.
    pub free: Vec<u32>,
}

impl Board {
    /// Counts an office's places.
    ///
    /// `stays` are all households that hold or held one of its units, each with when it is expected to leave.
    pub fn of(rulebook: &Rulebook, office: &str, stays: &[(&Stay, Option<Leaving>)], today: Date) -> Self {
        let nodes: Vec<&Places> = units(rulebook, office, today).collect();
        let day = |ahead: usize| today.saturating_add(i64::try_from(ahead).unwrap_or(0).days());
        // Who holds what on a night: until it is left, or is expected to be.
        let here = |node: &Places, on: Date| {
            let holds = stays.iter().filter(|(stay, leaving)| {
                let held = stay.on(on).filter(|held| held.unit == node.name.text);
                // A place held only for a while in the past tells nothing of its end.
                let leaves = leaving.filter(|_| stay.holds().is_some());
                held.is_some() && leaves.is_none_or(|leaving| on < leaving.free_on)
            });
            holds.fold(0, |sum: u32, (stay, _)| sum.saturating_add(stay.persons))
        };
        let free_of = |node: &Places, on: Date| match (node.kind.value, here(node, on)) {
            (PlacesFor::Family, taken) if taken > 0 => 0,
            (_, taken) => node.count.saturating_sub(taken),
        };
        let mut kinds = Vec::new();
        for (_, kind) in PlacesFor::WORDS {
            let own: Vec<&&Places> = nodes.iter().filter(|node| node.kind.value == kind).collect();
            if own.is_empty() {
                continue;
            }
            let sum = |of: &dyn Fn(&Places) -> u32| {
                own.iter().fold(0, |sum: u32, node| sum.saturating_add(of(node)))
            };
            kinds.push(KindOfPlaces {
                kind,
                count: sum(&|node| node.count),
                taken: sum(&|node| here(node, today)),
                free: (0..=FORECAST_DAYS).map(|ahead| sum(&|node| free_of(node, day(ahead)))).collect(),
            });
        }
        let all = |ahead: usize| kinds.iter().fold(0, |sum: u32, kind| sum.saturating_add(kind.free[ahead]));
        let free = (0..=FORECAST_DAYS).map(all).collect();
        Self { office: office.to_owned(), kinds, free }
    }

    /// How many places there are.
    pub fn count(&self) -> u32 {
        self.kinds.iter().fold(0, |sum: u32, kind| sum.saturating_add(kind.count))
    }

    /// How many persons have one tonight.
    pub fn taken(&self) -> u32 {
        self.kinds.iter().fold(0, |sum: u32, kind| sum.saturating_add(kind.taken))
    }

    /// A kind of places.
    pub fn kind(&self, kind: PlacesFor) -> Option<&KindOfPlaces> {
        self.kinds.iter().find(|own| own.kind == kind)
    }
}

impl KindOfPlaces {
    /// The days after tonight on which the number free is another than on the night before: how many days ahead, how many
    /// are free.
    pub fn changes(&self) -> Vec<(usize, u32)> {
        let pairs = self.free.iter().zip(self.free.iter().skip(1)).enumerate();
        pairs.filter(|(_, (before, now))| before != now).map(|(day, (_, now))| (day + 1, *now)).collect()
    }
}

/// Those who wait, by urgency, then by the day on which they asked; `stays` in the order in which they asked on one day.
pub fn waiting<'s, K>(stays: impl IntoIterator<Item = (K, &'s Stay)>) -> Vec<(K, &'s Stay)> {
    let mut waiting: Vec<(K, &Stay)> = stays.into_iter().filter(|(_, stay)| stay.waits()).collect();
    waiting.sort_by_key(|(_, stay)| (stay.urgency_place, stay.asked_on));
    waiting
}

/// Hours given in a file by kind of helper, as the circular names them; where nobody was named, by the recorder's role.
///
/// `events` are those that the rules accepted.
pub fn hours_by_helper(rulebook: &Rulebook, events: &[&Event]) -> BTreeMap<String, i64> {
    let mut hours = BTreeMap::new();
    for event in events {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        let told = Answered { node, event };
        let Some(given) = told.number("hours").filter(|_| node.is("hours-given")) else { continue };
        let by = told.text("given-by").unwrap_or(&event.by).to_owned();
        let sum: &mut i64 = hours.entry(by).or_default();
        *sum = sum.saturating_add(given);
    }
    hours
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// From 1, in the order in which steps were first recorded; a correction keeps it.
    pub number: u32,
    /// The event's place in the journal.
    pub event: usize,
    pub area: String,
    pub step: String,
    pub who: Option<String>,
    /// Last day, included.
    pub by_when: Option<Date>,
    pub done_on: Option<Date>,
}

/// The steps of a plan, in their order.
///
/// `journal` is the whole file, `accepted` the events of it that the rules accepted, by place in the journal and as far as
/// the reader may see them.
pub fn plan_steps(rulebook: &Rulebook, journal: &[Event], accepted: &[(usize, Event)]) -> Vec<PlanStep> {
    let node_of = |event: &Event| rulebook.event_on(&event.event, event.on);
    let is_step = |event: &Event| node_of(event).is_some_and(|node| node.is("plan-step"));
    let numbers: BTreeMap<usize, u32> = (journal.iter().enumerate())
        .filter(|(_, event)| event.corrects.is_none() && is_step(event))
        .map(|(place, _)| place)
        .zip(1..)
        .collect();
    let root = |mut place: usize| {
        // What corrects lies after what it corrects.
        while let Some(before) = journal.get(place).and_then(|event| event.corrects) {
            if before as usize >= place {
                break;
            }
            place = before as usize;
        }
        place
    };
    let mut steps = BTreeMap::new();
    for (place, event) in accepted {
        let Some(node) = node_of(event) else { continue };
        let told = Answered { node, event };
        if node.is("plan-step")
            && let Some(number) = numbers.get(&root(*place))
        {
            let text = |word: &str| told.text(word).map(str::to_owned);
            let (area, step) = (text("area-of-plan").unwrap_or_default(), text("step").unwrap_or_default());
            let (who, by_when) = (text("who"), told.day("by-when"));
            let step = PlanStep { number: *number, event: *place, area, step, who, by_when, done_on: None };
            steps.insert(i64::from(*number), step);
        }
    }
    for (_, event) in accepted {
        let Some(node) = node_of(event).filter(|node| node.is("plan-step-done")) else { continue };
        if let Some(number) = (Answered { node, event }).number("step-number")
            && let Some(step) = steps.get_mut(&number)
        {
            step.done_on = step.done_on.or(Some(event.on));
        }
    }
    steps.into_values().collect()
}
