//! The places of a centre as that centre itself sees its files: what the board, the choice of a unit and the figures for
//! other centres rest on.

use access::Seen;
use casework::{
    Event, Step,
    places::{Board, Leaving, RightClock, Stay},
};
use circular::{
    model::{Event as EventNode, RoleKind},
    vocabulary::FileOf,
};
use jiff::civil::Date;
use journal::Reference;

use crate::{
    error::Fault,
    files::{self, Shown},
    screens,
    visit::{Person, SignedIn, Visit},
};

/// The most files of households that are looked at for one centre.
const FILES_MAX: usize = 5_000;

/// A household's place, as the centre sees it.
pub struct StaySeen {
    pub reference: Reference,
    pub stay: Stay,
    pub leaving: Option<Leaving>,
    /// The clock by which it is expected to leave, where nobody said a night.
    pub clock: Option<ClockSeen>,
}

/// The end of a right on which a household stays.
pub struct ClockSeen {
    /// The stage that gives the right.
    pub stage: String,
    /// The first day on which it is no longer held.
    pub until: Option<Date>,
    /// Whether the stage can be renewed.
    pub may_renew: bool,
}

/// A centre with its places.
pub struct Centre {
    pub office: String,
    pub board: Board,
    /// Households whose file is open and that the centre may see.
    pub stays: Vec<StaySeen>,
}

impl Centre {
    /// The places of an office, counted from the files that this office itself may see today.
    ///
    /// # Errors
    /// [`Fault::Busy`] when the journal cannot be read.
    pub fn of(visit: &Visit, office: &str) -> Result<Self, Fault> {
        let mut stays = Vec::new();
        let circular = visit.app.rulebook().circular();
        if let (Some(person), Some(kind)) = (eyes(visit, office), circular.file_of(FileOf::Stay)) {
            let heads = screens::files::heads(visit, &person, Some(kind.name.as_str()), None, FILES_MAX)?;
            for head in heads.into_iter().filter(|head| !head.summary.open.is_empty()) {
                match files::find(visit, &person, head.reference.clone()) {
                    Ok(shown) => stays.extend(stay_seen(visit, &person, &shown)?),
                    // It has ceased to be the centre's since the list was read.
                    Err(Fault::NotFound) => {}
                    Err(fault) => return Err(fault),
                }
            }
        }
        // Files come the latest first; whoever asked first stands first.
        stays.reverse();
        let board = {
            let counted: Vec<(&Stay, Option<Leaving>)> =
                stays.iter().map(|seen| (&seen.stay, seen.leaving)).collect();
            Board::of(visit.app.rulebook(), office, &counted, visit.today)
        };
        Ok(Self { office: office.to_owned(), board, stays })
    }

    /// Households that wait for a place at this centre.
    pub fn waiting(&self) -> Vec<&StaySeen> {
        let here = self.stays.iter().filter(|seen| seen.stay.asked_of == self.office);
        let waiting = casework::places::waiting(here.map(|seen| (seen, &seen.stay)));
        waiting.into_iter().map(|(seen, _)| seen).collect()
    }

    /// Every household but one.
    pub fn others(&self, than: &Reference) -> Vec<&Stay> {
        self.stays.iter().filter(|seen| seen.reference != *than).map(|seen| &seen.stay).collect()
    }
}

/// Somebody of an office, in the role that the office is of.
fn eyes(visit: &Visit, office: &str) -> Option<Person> {
    let offices = &visit.app.rulebook().circular().offices;
    let role = offices.iter().find(|node| node.name.text == office)?.role.text.clone();
    let kind = visit.app.role_kind(&role).unwrap_or(RoleKind::Centre);
    let (account, name, office) = (String::new(), String::new(), office.to_owned());
    Some(Person { account, name, role, office, kind, session: [0; 32] })
}

/// A household in a file as it may be seen, with when it is expected to leave.
fn stay_seen(visit: &Visit, person: &Person, shown: &Shown) -> Result<Option<StaySeen>, Fault> {
    let Some(stay) = stay_of(visit, shown) else { return Ok(None) };
    let mut clocks: Vec<ClockSeen> = Vec::new();
    if stay.holds().is_some() {
        for dossier in dossiers(visit, person, shown)? {
            clocks.extend(clock_of(visit, &stay, &dossier));
        }
    }
    let ends: Vec<RightClock> = clocks.iter().map(|clock| RightClock { until: clock.until }).collect();
    let leaving = Leaving::of(&stay, &ends, visit.today);
    // The household stays as long as the one who may stay longest.
    let clock = clocks.into_iter().max_by_key(|clock| clock.until.unwrap_or(Date::MAX));
    let clock = clock.filter(|_| leaving.is_some_and(|leaving| !leaving.is_stated));
    Ok(Some(StaySeen { reference: shown.reference.clone(), stay, leaving, clock }))
}

/// The household of a file, as far as it may be seen.
pub fn stay_of(visit: &Visit, shown: &Shown) -> Option<Stay> {
    let seen = accepted_as_seen(shown);
    let events: Vec<&Event> = seen.iter().map(|(_, event)| event).collect();
    Stay::of(visit.app.rulebook(), &events)
}

/// The dossiers tied to a household's file that somebody may see.
pub fn dossiers(visit: &Visit, person: &Person, shown: &Shown) -> Result<Vec<Shown>, Fault> {
    let circular = visit.app.rulebook().circular();
    let mut dossiers = Vec::new();
    for reference in visit.app.journal().tied_to(&shown.opened.record)? {
        match files::find(visit, person, reference) {
            Ok(tied) if circular.file_kind(&tied.seen.tie.file) == Some(FileOf::Dossier) => {
                dossiers.push(tied)
            }
            Ok(_) | Err(Fault::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(dossiers)
}

/// How long the right lasts in a dossier on which a household holds its unit; `None` where it does not hold it there.
fn clock_of(visit: &Visit, stay: &Stay, dossier: &Shown) -> Option<ClockSeen> {
    let rulebook = visit.app.rulebook();
    let held = stay.holds()?;
    let unit = rulebook.circular().places.iter().find(|node| node.name.text == held.unit)?;
    let right = unit.right.as_ref()?;
    let lines = dossier.seen.standing.rights.iter().filter(|line| line.right == right.text);
    let line = lines.max_by_key(|line| line.until.unwrap_or(Date::MAX))?;
    let stage = line.why.rule.clone();
    let may_renew = rulebook.stage_on(&stage, visit.today).is_some_and(|node| !node.renews.is_empty());
    Some(ClockSeen { stage, until: line.until, may_renew })
}

/// The events that the rules accepted, in order of effect, by place in the journal, with the answers that may be seen.
pub fn accepted_as_seen(shown: &Shown) -> Vec<(usize, Event)> {
    let steps = shown.opened.standing.trail.iter().filter(|line| line.step == Step::EventAccepted);
    let seen = steps.filter_map(|line| {
        let index = line.why.event?;
        let seen = shown.seen.events.iter().find(|event| event.index == index)?;
        let mut event = shown.opened.record.events.get(index as usize)?.clone();
        let known = seen.facts.iter().filter_map(|(name, answer)| match answer {
            Seen::Known(answer) => Some((name.clone(), answer.clone())),
            Seen::NotAnswered => None,
        });
        event.facts = known.collect();
        Some((index as usize, event))
    });
    seen.collect()
}

/// An event of a word of the core vocabulary that somebody may record in a file now, as far as their role and tie go.
pub fn event_of<'v>(visit: &'v SignedIn, shown: &Shown, word: &'v str) -> Option<&'v EventNode> {
    let mut nodes = visit.app.rulebook().circular().events_of(FileOf::Stay, word);
    nodes.find(|node| {
        visit.app.rulebook().in_force(&node.validity, visit.today)
            && visit.app.access().may_record(
                &visit.person().role,
                &shown.seen.tie,
                node.name.as_str(),
                visit.today,
            )
    })
}
