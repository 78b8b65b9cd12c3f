//! `/files`: the files to which one's office has a tie, the latest to come to it first.

use access::Tie;
use askama::Template;
use axum::{extract::Query, response::Response};
use casework::{FileSummary, per, region_of_office};
use circular::{
    model::{Event, Name, Per},
    vocabulary::FileOf,
};
use jiff::Timestamp;
use journal::{FileHead, Reference};
use serde::Deserialize;

use crate::{
    error::Fault,
    files::{find, reference},
    layout::{Frame, page},
    told::Told,
    visit::{Person, SignedIn, Visit},
};

const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "screens/files/page.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    /// The last file of this page, where there are more.
    next: Option<String>,
    openings: Vec<(String, String)>,
}

/// A file in a list.
pub struct Row {
    pub reference: String,
    pub kind: String,
    pub stages: String,
    /// When the last event that may be seen was recorded.
    pub recorded: Option<Timestamp>,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    after: Option<String>,
}

/// The list.
pub async fn show(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !visit.app.access().enters(&person.role, access::Area::Files) {
        return Err(Fault::NotFound);
    }
    let after = question.after.map(|after| reference(&after)).transpose()?;
    let made = visit.wait(move |visit| made(visit, &person, after.as_ref())).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person, after: Option<&Reference>) -> Result<Page, Fault> {
    let heads = heads(visit, person, None, after, ROWS + 1)?;
    let next = heads.get(ROWS - 1).filter(|_| heads.len() > ROWS).map(|head| head.reference.to_string());
    Ok(Page {
        frame: Frame::new(visit, "files-title"),
        rows: heads.iter().take(ROWS).map(|head| row(visit, person, head)).collect::<Result<_, _>>()?,
        next,
        openings: openings(visit, person),
    })
}

/// Files, of one kind or of any, to which somebody's office has a tie and which they may see, the latest to come to it
/// first; `limit` at most, after `after`.
///
/// # Errors
/// [`Fault::NotFound`] when `after` is none of them; [`Fault::Busy`] when the journal cannot be read.
pub fn heads(
    visit: &Visit,
    person: &Person,
    kind: Option<&str>,
    after: Option<&Reference>,
    limit: usize,
) -> Result<Vec<FileHead>, Fault> {
    heads_where(visit, person, after, limit, &|file| kind.is_none_or(|kind| file.kind == kind))
}

/// The same of those that are wanted.
///
/// # Errors
/// As [`heads`].
pub fn heads_where(
    visit: &Visit,
    person: &Person,
    after: Option<&Reference>,
    limit: usize,
    is_wanted: &dyn Fn(&FileSummary) -> bool,
) -> Result<Vec<FileHead>, Fault> {
    let app = &visit.app;
    let heads = app.journal().files(
        &person.office,
        region_of_office(app.rulebook(), &person.office),
        per(app.rulebook(), &person.role) == Some(Per::Nation),
        after,
        limit,
        &|file| is_wanted(file) && is_visible(visit, person, file),
    )?;
    heads.ok_or(Fault::NotFound)
}

/// Whether a file is there for somebody.
pub fn is_visible(visit: &Visit, person: &Person, file: &FileSummary) -> bool {
    let tie = Tie::of(visit.app.rulebook(), person.reader(), file);
    visit.app.access().is_visible(&person.role, &tie, visit.today)
}

/// A file as a line: the stages that may be seen.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn row(visit: &Visit, person: &Person, head: &FileHead) -> Result<Row, Fault> {
    let told = Told::new(&visit.app, visit.words);
    let access = visit.app.access();
    let tie = Tie::of(visit.app.rulebook(), person.reader(), &head.summary);
    let sees = access.sees(&person.role, &tie, visit.today);
    let circular = visit.app.rulebook().circular();
    let open =
        circular.stages.iter().filter(|stage| head.summary.open.contains(&stage.name.text)).filter(|stage| {
            let compartment = stage.compartment.as_ref().map_or("procedure", Name::as_str);
            access.place(compartment).is_some_and(|place| sees.has(place))
        });
    let mut stages: Vec<String> = open.map(|stage| told.stage(&stage.name.text)).collect();
    stages.dedup();
    let recorded = match find(visit, person, head.reference.clone()) {
        Ok(shown) => shown.seen.events.iter().filter_map(|event| event.recorded).max(),
        // It has ceased to be this reader's since the list was read.
        Err(Fault::NotFound) => None,
        Err(fault) => return Err(fault),
    };
    Ok(Row {
        reference: head.reference.to_string(),
        kind: told.kind(&head.summary.kind),
        stages: stages.join(" · "),
        recorded,
    })
}

/// Whether somebody has business with a kind of file at all: opens such files, or sees some.
pub fn may_open(visit: &Visit, person: &Person, of: FileOf) -> bool {
    let Some(kind) = visit.app.rulebook().circular().file_of(of) else { return false };
    visit.app.access().enters(&person.role, access::Area::Files)
        && visit.app.access().may_see_some(&person.role, kind.name.as_str(), visit.today)
}

/// The events with which somebody may begin a file: address and title.
pub fn openings(visit: &Visit, person: &Person) -> Vec<(String, String)> {
    openings_where(visit, person, |_| true)
}

/// The same for one kind of file.
pub fn openings_of(visit: &Visit, person: &Person, kind: &str) -> Vec<(String, String)> {
    openings_where(visit, person, |event| event.file.text == kind)
}

fn openings_where(
    visit: &Visit,
    person: &Person,
    is_wanted: impl Fn(&Event) -> bool,
) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let mut all: Vec<(String, String)> = Vec::new();
    let events = rulebook.circular().events.iter();
    for event in events.filter(|event| event.opens_file && is_wanted(event)) {
        let name = event.name.as_str();
        if rulebook.in_force(&event.validity, visit.today)
            && visit.app.access().may_open(&person.role, name, visit.today)
        {
            all.push((format!("/files/new/{name}"), told.event(name)));
        }
    }
    all.dedup();
    all
}
