//! `/documents`: stay documents by the day on which they run out, each with what it waits for.
//!
//! For whoever issues, renews or ends them by the circular. Which events do that, and which ask for and give the opinion
//! in between, the core vocabulary says.

pub mod two_years;

use access::{Area, Tie};
use askama::Template;
use axum::response::Response;
use casework::{Event, FileSummary, RefusalCode, StageLine, accepted, admit};
use circular::model::{Event as EventNode, Stage};
use jiff::civil::Date;

use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    screens::files::is_visible,
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// So many documents are shown: those that run out soonest.
const ROWS: usize = 100;
/// What happens to a document.
const DECISIONS: [&str; 4] = ["stay-granted", "stay-renewed", "permanent-stay", "stay-ended"];

#[derive(Template)]
#[template(path = "screens/docket/page.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    is_more: bool,
}

/// A document that runs.
struct Row {
    badge: String,
    reference: String,
    document: String,
    due: Option<Date>,
    opinion: String,
    waits: Vec<String>,
    /// What can be decided now.
    possible: Vec<Decision>,
    /// What cannot, each with its reason.
    refused: Vec<Decision>,
}

/// A decision on it that this reader may take, now or not yet.
pub(super) struct Decision {
    pub address: String,
    pub title: String,
    /// Why it cannot be taken now, with the rule.
    pub refused: Option<(String, Option<String>)>,
}

/// Whether somebody decides on stay documents at all.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    let decides = decisions(visit).any(|node| {
        let mut by = node.by.iter();
        by.any(|(role, _)| visit.app.rulebook().acts_as(&person.role, role.as_str()))
    });
    visit.app.access().enters(&person.role, Area::Files)
        && visit.app.role_kind(&person.role) == Some(circular::model::RoleKind::Immigration)
        && decides
}

/// The events in force that decide on a document.
fn decisions(visit: &Visit) -> impl Iterator<Item = &EventNode> {
    let rulebook = visit.app.rulebook();
    let events = rulebook.circular().events.iter();
    events.filter(|node| {
        DECISIONS.iter().any(|word| node.is(word)) && rulebook.in_force(&node.validity, visit.today)
    })
}

/// The docket.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let signed = visit.clone();
    let made = visit.wait(move |_| made(&signed, &person));
    page(&made.await?)
}

fn made(visit: &SignedIn, person: &Person) -> Result<Page, Fault> {
    let circular = visit.app.rulebook().circular();
    // Only stages with a clock: what never runs out waits for nobody.
    let running: Vec<&Stage> = circular
        .stages
        .iter()
        .filter(|stage| !stage.lasts.is_empty() && stage.gives.iter().any(|line| line.form.is_some()))
        .collect();
    let keep = |file: &FileSummary| {
        let has = running.iter().any(|stage| file.open.contains(stage.name.as_str()));
        has && is_visible(visit, person, file)
    };
    let heads = visit.app.journal().soonest(ROWS + 1, &keep)?;
    let is_more = heads.len() > ROWS;
    let mut rows = Vec::new();
    for head in heads.into_iter().take(ROWS) {
        let shown = match files::find(visit, person, head.reference) {
            Err(Fault::NotFound) => continue,
            found => found?,
        };
        let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
        let lines = open.filter(|line| running.iter().any(|stage| stage.name.text == line.stage));
        rows.extend(lines.map(|line| row(visit, &shown, line)));
    }
    // A file with two clocks may stand before another by the one that is not its document's.
    rows.sort_by_key(|row: &Row| (row.due.is_none(), row.due));
    let state = visit.words.say1("documents-state", "count", rows.len() as u64);
    Ok(Page { frame: Frame::new(visit, "documents-title").state(state), rows, is_more })
}

fn row(visit: &SignedIn, shown: &Shown, line: &StageLine) -> Row {
    let told = Told::new(&visit.app, visit.words);
    let form = shown.seen.standing.rights.iter().find_map(|right| {
        let node =
            visit.app.rulebook().circular().stages.iter().find(|stage| stage.name.text == line.stage)?;
        let gives = node.gives.iter().any(|given| given.form.is_some() && given.right.text == right.right);
        right.form.as_ref().filter(|_| gives).map(|form| told.right(&right.right, Some(form)))
    });
    let badge = match line.due {
        Some(due) => {
            clock_badge(Clock::running(days_between(visit.today, due)), &told.left(due, visit.today))
        }
        None => clock_badge(Clock::Paused, &visit.words.say1("work-since", "day", told.day(line.opened))),
    };
    let stage = told.stage(&line.stage);
    let open = shown.seen.standing.duties.iter().filter(|duty| duty.is_open());
    let waits = open.map(|duty| {
        let owner = told.owner(duty);
        match duty.due {
            Some(due) => visit.words.say_all(
                "documents-waits-until",
                [
                    ("duty", told.duty(&duty.duty).into()),
                    ("owner", owner.into()),
                    ("day", told.day(due).into()),
                ],
            ),
            None => visit.words.say2("documents-waits", "duty", told.duty(&duty.duty), "owner", owner),
        }
    });
    let decisions = decisions(visit).filter_map(|node| decision(visit, shown, node));
    let (possible, refused) = decisions.partition(|decision: &Decision| decision.refused.is_none());
    Row {
        badge,
        reference: shown.reference.to_string(),
        document: form.map_or(stage.clone(), |form| format!("{stage} · {form}")),
        due: line.due,
        opinion: opinion(visit, shown, line),
        waits: waits.collect(),
        possible,
        refused,
    }
}

/// Whether the opinion has been asked for and given since this document began.
fn opinion(visit: &SignedIn, shown: &Shown, line: &StageLine) -> String {
    let last = |word: &str| {
        let seen =
            shown.seen.events.iter().filter(|event| event.corrected_by.is_none() && event.on >= line.opened);
        let is = |event: &&access::SeenEvent| {
            visit.app.rulebook().event_on(&event.event, event.on).is_some_and(|node| node.is(word))
        };
        seen.filter(is).map(|event| event.on).max()
    };
    let told = Told::new(&visit.app, visit.words);
    match (last("opinion-asked"), last("opinion-given")) {
        (asked, Some(given)) if asked.is_none_or(|asked| asked <= given) => {
            visit.words.say1("documents-opinion-given", "day", told.day(given))
        }
        (Some(asked), _) => visit.words.say1("documents-opinion-asked", "day", told.day(asked)),
        (None, _) => visit.words.say("documents-opinion-none"),
    }
}

/// A decision, if it is this reader's: possible now, or why not.
pub(super) fn decision(visit: &SignedIn, shown: &Shown, node: &EventNode) -> Option<Decision> {
    let name = node.name.as_str();
    let person = visit.person();
    if node.file.text != shown.seen.tie.file
        || !visit.app.access().may_record(&person.role, &shown.seen.tie, name, visit.today)
    {
        return None;
    }
    let told = Told::new(&visit.app, visit.words);
    let is_next = shown.seen.standing.next.iter().any(|line| line.event == name);
    let refused = if is_next {
        None
    } else {
        let events = &shown.opened.record.events;
        let event = Event {
            event: name.to_owned(),
            on: visit.today,
            recorded: Some(journal::instant(visit.now, events)),
            by: person.role.clone(),
            office: person.office.clone(),
            facts: Default::default(),
            corrects: None,
        };
        let refusal = admit(visit.app.rulebook(), events, &event).err();
        // Of another stage than the file is in: nobody would look for it here.
        if refusal.as_ref().is_some_and(|refusal| refusal.code == RefusalCode::Stage) {
            return None;
        }
        refusal.map(|refusal| crate::screens::record::refused(visit, Some(shown), &event, refusal))
    };
    Some(Decision {
        address: format!("/files/{}/record/{name}", shown.reference),
        title: told.event(name),
        refused,
    })
}

/// The first day on which an accepted event of a word of the core vocabulary took effect, as far as it may be seen.
pub(super) fn first_of(visit: &SignedIn, shown: &Shown, word: &str) -> Option<Date> {
    let events = accepted(&shown.opened.record.events, &shown.opened.standing);
    let is = |event: &&&Event| {
        visit.app.rulebook().event_on(&event.event, event.on).is_some_and(|node| node.is(word))
    };
    let on = events.iter().filter(is).map(|event| event.on).min()?;
    shown.seen.events.iter().any(|event| event.on == on).then_some(on)
}

/// Whether a file lies within an event's stages, for somebody to whom it is visible.
pub(super) fn stands_within(visit: &Visit, person: &Person, node: &EventNode, file: &FileSummary) -> bool {
    let tie = Tie::of(visit.app.rulebook(), person.reader(), file);
    node.file.text == file.kind
        && node.while_stage.iter().any(|(stage, _)| file.open.contains(stage.as_str()))
        && visit.app.access().is_visible(&person.role, &tie, visit.today)
}
