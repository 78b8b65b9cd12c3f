//! `/hotline` and below: contacts with a centre's hotline, from the first word to the referral.
//!
//! Made for the circular's kind of file that is a contact with a hotline, whatever it is called; a circular without one has
//! no such page. A note is saved in one step: the page says beforehand what saving changes, and what is missing becomes a
//! duty.

mod contact;
mod draft;
mod note;

use askama::Template;
use axum::response::Response;
use casework::{Contact, Event, SafeHours, accepted, duty_done_by, duty_opened_by};
use circular::{
    model::{Event as EventNode, Stage},
    vocabulary::FileOf,
};
use jiff::{Timestamp, civil::Date};

pub use self::{
    contact::{danger as danger_in, show as contact},
    draft::Drafts,
    note::{check, danger, discard, post, show as new},
};
use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    screens,
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// So many open contacts are shown.
const OPEN_MAX: usize = 100;

#[derive(Template)]
#[template(path = "screens/hotline/page.html")]
struct Page {
    frame: Frame,
    /// In danger first, then those who may be called now.
    rows: Vec<Row>,
    is_more: bool,
    /// When the latest contact began.
    last: Option<String>,
    /// When a draft of this reader was kept.
    draft: Option<String>,
    may_open: bool,
    /// What the next shift is told, a line a contact.
    handover: Vec<String>,
}

/// An open contact.
struct Row {
    reference: String,
    is_danger: bool,
    began: String,
    language: Option<String>,
    call: Call,
    due: Option<(Date, String)>,
    duties: Vec<String>,
}

/// Whether somebody may be called back.
enum Call {
    /// Now, within these hours.
    Now(Option<String>),
    /// Not now: within these hours only.
    Later(String),
    /// Nobody asked, or the caller did not answer: no.
    NotKnown,
    /// The caller said no.
    No,
}

impl Call {
    fn of(visit: &Visit, shown: &Shown, known: &Contact) -> Self {
        let hours = known.hours.map(hours_told);
        // The rules say who may be called: a call back is among what may come next.
        let may_call = shown.seen.standing.next.iter().any(|line| is(visit, &line.event, "called-back"));
        match (may_call, known.hours, hours) {
            (false, ..) if known.safe_way.is_none() => Self::NotKnown,
            (false, ..) => Self::No,
            (true, Some(safe), Some(hours)) if !safe.has(hour(visit)) => Self::Later(hours),
            (true, _, hours) => Self::Now(hours),
        }
    }

    fn is_now(&self) -> bool {
        matches!(self, Self::Now(_))
    }

    fn told(&self, visit: &Visit) -> String {
        match self {
            Self::Now(Some(hours)) => visit.words.say1("hotline-call-now-hours", "hours", hours),
            Self::Now(None) => visit.words.say("hotline-call-now"),
            Self::Later(hours) => visit.words.say1("hotline-call-later", "hours", hours),
            Self::NotKnown => visit.words.say("hotline-call-unknown"),
            Self::No => visit.words.say("hotline-call-no"),
        }
    }
}

/// The hour of the day in the installation's time zone, 0 to 23.
fn hour(visit: &Visit) -> u8 {
    visit.app.rulebook().zone().to_datetime(visit.now).hour().unsigned_abs()
}

/// `02:41` in the installation's time zone.
fn clock(visit: &Visit, instant: Timestamp) -> String {
    let time = visit.app.rulebook().zone().to_datetime(instant);
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `18:00–20:00`.
fn hours_told(hours: SafeHours) -> String {
    format!("{:02}:00–{:02}:00", hours.from, hours.until)
}

/// Whether an event of this name counts as a word.
fn is(visit: &Visit, event: &str, word: &str) -> bool {
    visit.app.rulebook().event_on(event, visit.today).is_some_and(|node| node.is(word))
}

/// Whether somebody has business with the hotline: opens contacts, or sees some.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::HotlineContact)
}

/// The event with which somebody may begin a contact.
fn opening<'a>(visit: &'a Visit, person: &Person) -> Option<&'a EventNode> {
    let rulebook = visit.app.rulebook();
    let mut nodes = rulebook.circular().events_of(FileOf::HotlineContact, "contacted");
    nodes.find(|node| {
        node.opens_file
            && rulebook.in_force(&node.validity, visit.today)
            && visit.app.access().may_open(&person.role, node.name.as_str(), visit.today)
    })
}

/// The shift page.
pub async fn list(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let made = visit.wait(move |visit| made(visit, &person)).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person) -> Result<Page, Fault> {
    let circular = visit.app.rulebook().circular();
    let kind = circular.file_of(FileOf::HotlineContact).ok_or(Fault::NotFound)?.name.text.clone();
    let stages = circular.stages.iter().filter(|stage| stage.file.text == kind && is_last(stage));
    let last: Vec<&str> = stages.map(|stage| stage.name.as_str()).collect();
    let is_open = |file: &casework::FileSummary| {
        file.kind == kind
            && file.open.iter().any(|stage| !last.contains(&stage.as_str()))
            && screens::files::is_visible(visit, person, file)
    };
    let heads = visit.app.journal().files(&person.office, None, false, None, OPEN_MAX + 1, &is_open)?;
    let heads = heads.unwrap_or_default();
    let mut rows = Vec::new();
    for head in heads.iter().take(OPEN_MAX) {
        match files::find(visit, person, head.reference.clone()) {
            Ok(shown) => rows.push(row(visit, &shown)),
            // It has ceased to be this reader's since the list was read.
            Err(Fault::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    rows.sort_by_key(|row| (!row.is_danger, !row.call.is_now(), row.due.as_ref().map(|(due, _)| *due)));
    let latest = screens::files::heads(visit, person, Some(&kind), None, 1)?;
    let latest = latest.first().and_then(|head| files::find(visit, person, head.reference.clone()).ok());
    let began = latest.and_then(|shown| shown.seen.events.first()?.recorded);
    Ok(Page {
        frame: Frame::new(visit, "hotline-title"),
        is_more: heads.len() > OPEN_MAX,
        last: began.map(|instant| when(visit, instant)),
        draft: visit.app.drafts().kept_at(visit, &person.account).map(|instant| clock(visit, instant)),
        may_open: opening(visit, person).is_some(),
        handover: rows.iter().map(|row| handover(visit, row)).collect(),
        rows,
    })
}

/// Whether nothing leads out of a stage: the end of a file.
fn is_last(stage: &Stage) -> bool {
    stage.closes.is_empty() && stage.lapses.is_empty()
}

/// The hour alone for what happened today, with its day for anything earlier.
fn when(visit: &Visit, instant: Timestamp) -> String {
    let zone = visit.app.rulebook().zone();
    match zone.to_datetime(instant).date() == visit.today {
        true => clock(visit, instant),
        false => crate::calendar::instant(visit.words.code(), instant, zone),
    }
}

/// The events that the rules accepted, with as much of their answers as this reader may see.
fn seen_events(shown: &Shown) -> Vec<Event> {
    let record = &shown.opened.record.events;
    let accepted = accepted(record, &shown.opened.standing);
    let mut seen: Vec<Event> = Vec::new();
    for event in accepted {
        let Some(index) = record.iter().position(|known| std::ptr::eq(known, event)) else { continue };
        let Some(own) = shown.seen.events.iter().find(|seen| seen.index as usize == index) else { continue };
        let known = own.facts.iter().filter_map(|(name, seen)| match seen {
            access::Seen::Known(answer) => Some((name.clone(), answer.clone())),
            access::Seen::NotAnswered => None,
        });
        seen.push(Event { facts: known.collect(), ..event.clone() });
    }
    seen
}

fn known(visit: &Visit, events: &[Event]) -> Contact {
    let events: Vec<&Event> = events.iter().collect();
    casework::contact(visit.app.rulebook(), &events)
}

fn language(visit: &Visit, known: &Contact) -> Option<String> {
    let code = known.language.as_ref()?;
    Some(visit.words.find(&format!("language-{code}")).unwrap_or_else(|| code.clone()))
}

fn is_in_danger(visit: &Visit, shown: &Shown) -> bool {
    let events = &shown.opened.record.events;
    duty_opened_by(visit.app.rulebook(), events, &shown.seen.standing, "danger-named").is_some()
}

fn row(visit: &Visit, shown: &Shown) -> Row {
    let told = Told::new(&visit.app, visit.words);
    let known = known(visit, &seen_events(shown));
    let duty = duty_done_by(visit.app.rulebook(), &shown.seen.standing, "called-back");
    let badge = |due: Date| {
        let left = days_between(visit.today, due);
        (due, clock_badge(Clock::running(left), &told.left(due, visit.today)))
    };
    let open = shown.seen.standing.duties.iter().filter(|line| line.is_open());
    // What is due at once has no last day, and stands first.
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|line| line.due);
    let began = shown.seen.events.first().and_then(|event| event.recorded);
    Row {
        reference: shown.reference.to_string(),
        is_danger: is_in_danger(visit, shown),
        began: began.map(|instant| when(visit, instant)).unwrap_or_default(),
        language: language(visit, &known),
        call: Call::of(visit, shown, &known),
        due: duty.and_then(|line| line.due).map(badge),
        duties: open.iter().map(|line| told.duty(&line.duty)).collect(),
    }
}

/// One contact as it is told to the next shift: no number, and nothing of what was said.
fn handover(visit: &Visit, row: &Row) -> String {
    let words = visit.words;
    let language = row.language.clone().unwrap_or_else(|| words.say("hotline-language-unknown"));
    let mut parts = vec![format!("{} ({})", row.reference, row.began), language, row.call.told(visit)];
    if row.is_danger {
        parts.insert(0, words.say("hotline-danger-now"));
    }
    parts.extend(row.duties.iter().cloned());
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_end_matches('.')).collect();
    parts.join(" · ")
}

/// The forms with which somebody may begin a referral from a file: address and title.
pub fn referrals(visit: &Visit, person: &Person, reference: &str) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let nodes = rulebook.circular().events_of(FileOf::Dossier, "detected").filter(|node| {
        node.opens_file
            && rulebook.in_force(&node.validity, visit.today)
            && visit.app.access().may_open(&person.role, node.name.as_str(), visit.today)
    });
    let address = |name: &str| format!("/files/{reference}/begin/{name}");
    nodes.map(|node| (address(node.name.as_str()), told.event(node.name.as_str()))).collect()
}
