//! The one mask: a file as much of it as one reader may see. Lists, pages, exports and the API all go through it.

mod quiet;

use std::collections::{BTreeMap, BTreeSet};

use casework::{Answer, Event, FileSummary, Standing, Step, TrailLine};
use circular::{Rulebook, model::Name};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

pub use self::quiet::told;

use crate::{
    question::{Compartments, Reader, Tie},
    table::Access,
};

/// The compartment of whatever names none.
const DEFAULT: &str = "procedure";

/// A file as one reader sees it. What the reader may not see is not in it.
#[derive(Clone, Debug)]
pub struct SeenFile {
    pub tie: Tie,
    /// What of the file as a whole may be seen.
    pub sees: Compartments,
    /// Only what may be seen; `next` only what this role may record.
    pub standing: Standing,
    /// Events whose happening may be seen, in the order of the journal.
    pub events: Vec<SeenEvent>,
    /// Protected compartments of which something is shown: each is a consultation to be logged.
    pub shown: Compartments,
}

/// An event as one reader sees it.
#[derive(Clone, Debug, Serialize)]
pub struct SeenEvent {
    /// Its place in the journal; for the program, never for a page.
    #[serde(skip)]
    pub index: u32,
    pub event: String,
    pub on: Date,
    pub recorded: Option<Timestamp>,
    pub by: String,
    pub office: String,
    /// The facts whose compartment may be seen, by name. A fact that may not be seen is not here.
    pub facts: BTreeMap<String, Seen>,
    /// Whether facts were given that may not be seen. For the correction form, which must keep them; a page never shows it.
    #[serde(skip)]
    pub withheld: BTreeSet<String>,
    /// The place of the event that this one corrects.
    #[serde(skip)]
    pub corrects: Option<u32>,
    /// The place of a later event that corrects this one.
    #[serde(skip)]
    pub corrected_by: Option<u32>,
    /// The reader's own office recorded it.
    #[serde(skip)]
    pub own: bool,
}

/// One answer as a reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Seen {
    /// The answer.
    Known(Answer),
    /// Asked and not answered; may be seen, and is empty.
    NotAnswered,
}

/// A file as much of it as a reader may see on a day; `None`: for this reader there is no such file.
///
/// `standing` must be a fold of `journal` under `rulebook`, and `file` its summary as things stand today. `on` is today, also
/// for a look at another day's standing. Events recorded after the standing's `known_on` are left out.
pub fn mask(
    access: &Access,
    rulebook: &Rulebook,
    reader: Reader<'_>,
    file: &FileSummary,
    journal: &[Event],
    standing: &Standing,
    on: Date,
) -> Option<SeenFile> {
    let mut seen = mask_for_page(access, rulebook, reader, file, journal, standing, on)?;
    let eyes = Eyes::of(access, rulebook, reader, &seen.tie, on);
    let visible: BTreeSet<u32> = seen.events.iter().map(|event| event.index).collect();
    let mut shown = seen.shown;
    seen.standing.trail = eyes.trail(standing, &visible, &mut shown);
    seen.shown = shown.and(access.protected());
    Some(seen)
}

/// The same without the trail, which no page shows.
pub fn mask_for_page(
    access: &Access,
    rulebook: &Rulebook,
    reader: Reader<'_>,
    file: &FileSummary,
    journal: &[Event],
    standing: &Standing,
    on: Date,
) -> Option<SeenFile> {
    let tie = Tie::of(rulebook, reader, file);
    if !access.is_visible(reader.role, &tie, on) {
        return None;
    }
    let eyes = Eyes::of(access, rulebook, reader, &tie, on);
    let sees = eyes.sees;
    let mut shown = Compartments::NONE;
    let events = events(&eyes, reader, journal, standing.known_on, &mut shown);
    let visible: BTreeSet<u32> = events.iter().map(|event| event.index).collect();
    let standing = eyes.standing(reader, standing, journal, &visible, &mut shown);
    Some(SeenFile { tie, sees, standing, events, shown: shown.and(access.protected()) })
}

struct Eyes<'a> {
    tie: &'a Tie,
    access: &'a Access,
    rulebook: &'a Rulebook,
    sees: Compartments,
    /// Of events that the office recorded, and of those of others.
    own: Compartments,
    others: Compartments,
    on: Date,
}

impl<'a> Eyes<'a> {
    fn of(access: &'a Access, rulebook: &'a Rulebook, reader: Reader<'_>, tie: &'a Tie, on: Date) -> Self {
        let sees = access.sees(reader.role, tie, on);
        let own = access.sees(reader.role, &tie.of_event(true), on);
        let others = access.sees(reader.role, &tie.of_event(false), on);
        Self { tie, access, rulebook, sees, own, others, on }
    }

    fn place(&self, compartment: Option<&Name>) -> Option<usize> {
        self.access.place(compartment.map_or(DEFAULT, Name::as_str))
    }

    fn may_see(&self, compartment: Option<&Name>, shown: &mut Compartments) -> bool {
        let place = self.place(compartment).filter(|place| self.sees.has(*place));
        *shown = place.map_or(*shown, |place| shown.with(place));
        place.is_some()
    }

    /// What an event was asked for; under the rules of its day, else of any.
    fn rule_of(&self, event: &Event) -> Option<&circular::model::Event> {
        let any = || self.rulebook.circular().events.iter().find(|node| node.name.text == event.event);
        self.rulebook.event_on(&event.event, event.on).or_else(any)
    }

    /// Whether it may be seen that an event happened. One that the circular does not know is for nobody.
    fn event(&self, event: &Event, shown: &mut Compartments) -> bool {
        self.rule_of(event).is_some_and(|node| self.may_see(node.compartment.as_ref(), shown))
    }

    fn stage(&self, name: &str, on: Date, shown: &mut Compartments) -> bool {
        let node = self.rulebook.stage_on(name, on);
        let node =
            node.or_else(|| self.rulebook.circular().stages.iter().find(|node| node.name.text == name));
        node.is_some_and(|node| self.may_see(node.compartment.as_ref(), shown))
    }

    fn duty(&self, name: &str, on: Date, shown: &mut Compartments) -> bool {
        let node = self.rulebook.duty_on(name, on);
        let node =
            node.or_else(|| self.rulebook.circular().duties.iter().find(|node| node.name.text == name));
        node.is_some_and(|node| self.may_see(node.compartment.as_ref(), shown))
    }

    fn standing(
        &self,
        reader: Reader<'_>,
        standing: &Standing,
        journal: &[Event],
        visible: &BTreeSet<u32>,
        shown: &mut Compartments,
    ) -> Standing {
        // Who has the file in care is told by the event that took it.
        let taken = standing.trail.iter().rfind(|line| line.step == Step::CareTaken);
        let taken = taken.and_then(|line| line.why.event);
        let care = standing.care.clone().filter(|_| taken.is_some_and(|event| visible.contains(&event)));
        let may = self.access.recordable(reader.role, self.tie, self.on);
        let own = |roles: &[String]| roles.iter().any(|role| self.rulebook.acts_as(reader.role, role));
        // Asked first and copied then: most of a standing is for others.
        let stages = standing.stages.iter().filter(|line| self.stage(&line.stage, line.opened, shown));
        let stages = stages.cloned().collect();
        // A right rests on a stage; it is seen where that stage is.
        let rights = standing.rights.iter().filter(|line| self.rule(&line.why.rule, line.from, shown));
        let rights = rights.cloned().collect();
        let duties = standing.duties.iter().filter(|line| self.duty(&line.duty, line.opened, shown));
        let duties = duties.cloned().collect();
        let next = standing.next.iter().filter(|line| own(&line.by) && may(&line.event));
        let next = next.cloned().collect();
        let refused = standing.refused.iter().filter(|line| visible.contains(&line.index));
        let refused = refused.cloned().collect();
        let (as_of, known_on, region) = (standing.as_of, standing.known_on, standing.region.clone());
        let trail = Vec::new();
        let mut seen =
            Standing { as_of, known_on, stages, rights, duties, next, refused, trail, care, region };
        for line in &mut seen.next {
            line.by.retain(|role| self.rulebook.acts_as(reader.role, role));
        }
        for line in &mut seen.refused {
            if let Some(event) = journal.get(line.index as usize) {
                self.quieten(&mut line.reason, event, reader);
            }
        }
        // The index of an event that may not be seen would tell that it is there.
        let known = |why: &mut casework::Why| why.event = why.event.filter(|event| visible.contains(event));
        seen.stages.iter_mut().for_each(|line| known(&mut line.why));
        seen.rights.iter_mut().for_each(|line| known(&mut line.why));
        seen.duties.iter_mut().for_each(|line| known(&mut line.why));
        seen.next.iter_mut().for_each(|line| known(&mut line.why));
        seen
    }

    fn trail(
        &self,
        standing: &Standing,
        visible: &BTreeSet<u32>,
        shown: &mut Compartments,
    ) -> Vec<TrailLine> {
        let is_seen = |event: Option<u32>| event.is_some_and(|event| visible.contains(&event));
        let trail = standing.trail.iter().filter(|line| match line.step {
            Step::EventAccepted | Step::EventRefused | Step::EventCorrected | Step::EventAnnulled => {
                is_seen(line.why.event)
            }
            Step::StageOpened
            | Step::StageRenewed
            | Step::StageClosed
            | Step::StageLapsed
            | Step::StageCarriedOver => self.stage(&line.subject, line.on, shown),
            Step::DutyOpened | Step::DutyDone | Step::DutyCeased => self.duty(&line.subject, line.on, shown),
            Step::CareTaken | Step::CareEnded => is_seen(line.why.event),
        });
        let mut trail: Vec<TrailLine> = trail.cloned().collect();
        trail.iter_mut().for_each(|line| {
            line.why.event = line.why.event.filter(|event| visible.contains(event));
        });
        trail
    }

    /// A rule of any kind that a right may rest on.
    fn rule(&self, name: &str, on: Date, shown: &mut Compartments) -> bool {
        let is_stage = self.rulebook.names().stage_number(name).is_some();
        if is_stage { self.stage(name, on, shown) } else { self.may_see(None, shown) }
    }
}

fn events(
    eyes: &Eyes<'_>,
    reader: Reader<'_>,
    journal: &[Event],
    known_on: Option<Date>,
    shown: &mut Compartments,
) -> Vec<SeenEvent> {
    // An annulment is seen where what it takes back is.
    let root = |mut index: usize| {
        for _ in 0..journal.len() {
            match journal.get(index).and_then(|event| event.corrects) {
                Some(corrected) if (corrected as usize) < index => index = corrected as usize,
                _ => break,
            }
        }
        index
    };
    let mut seen = Vec::new();
    for (index, event) in journal.iter().enumerate() {
        let recorded = event.recorded.map_or(event.on, |instant| eyes.rulebook.civil_day(instant));
        if known_on.is_some_and(|known_on| recorded > known_on) {
            continue;
        }
        let Some(first) = journal.get(root(index)) else { continue };
        // What claims to correct a visible event may itself be of a kind that is hidden.
        let annuls = event.event == casework::ANNULLED;
        if !eyes.event(first, shown) || !(annuls || eyes.event(event, shown)) {
            continue;
        }
        let is_own = event.office == reader.office;
        let may = if is_own { eyes.own } else { eyes.others };
        let node = eyes.rule_of(event);
        let asked =
            node.map_or_else(Vec::new, |node| casework::fold::facts_on(eyes.rulebook, node, event.on));
        let (mut facts, mut withheld) = (BTreeMap::new(), BTreeSet::new());
        for fact in asked {
            let name = &fact.name.text;
            let place = eyes.place(fact.compartment.as_ref()).filter(|place| may.has(*place));
            match (place, event.facts.get(name)) {
                (Some(place), answer) => {
                    // That nothing was answered is shown, too.
                    *shown = shown.with(place);
                    facts.insert(name.clone(), answer.cloned().map_or(Seen::NotAnswered, Seen::Known));
                }
                (None, Some(_)) => drop(withheld.insert(name.clone())),
                (None, None) => {}
            }
        }
        // The reason of an annulment is procedure.
        if event.event == casework::ANNULLED
            && let Some(reason) = event.facts.get("reason")
        {
            facts.insert("reason".to_owned(), Seen::Known(reason.clone()));
        }
        let index = index as u32;
        seen.push(SeenEvent {
            index,
            event: event.event.clone(),
            on: event.on,
            recorded: event.recorded,
            by: event.by.clone(),
            office: event.office.clone(),
            facts,
            withheld,
            corrects: event.corrects,
            corrected_by: None,
            own: is_own,
        });
    }
    let corrections: BTreeMap<u32, u32> =
        seen.iter().filter_map(|event| Some((event.corrects?, event.index))).collect();
    let visible: BTreeSet<u32> = seen.iter().map(|event| event.index).collect();
    for event in &mut seen {
        event.corrected_by = corrections.get(&event.index).copied();
        event.corrects = event.corrects.filter(|corrected| visible.contains(corrected));
    }
    seen
}
