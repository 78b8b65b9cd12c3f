//! `/files`: the files to which one's office has a tie, the latest to come to it first.

use access::Tie;
use askama::Template;
use axum::{extract::Query, response::Response};
use casework::{FileSummary, per, region_of_office};
use circular::model::{Name, Per};
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
    let app = &visit.app;
    let heads = app.journal().files(
        &person.office,
        region_of_office(app.rulebook(), &person.office),
        per(app.rulebook(), &person.role) == Some(Per::Nation),
        after,
        ROWS + 1,
        &|file| is_visible(visit, person, file),
    )?;
    let heads = heads.ok_or(Fault::NotFound)?;
    let next = heads.get(ROWS - 1).filter(|_| heads.len() > ROWS).map(|head| head.reference.to_string());
    Ok(Page {
        frame: Frame::new(visit, "files-title"),
        rows: heads.iter().take(ROWS).map(|head| row(visit, person, head)).collect::<Result<_, _>>()?,
        next,
        openings: openings(visit, person),
    })
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

/// The events with which somebody may begin a file: address and title.
pub fn openings(visit: &Visit, person: &Person) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let mut all: Vec<(String, String)> = Vec::new();
    for event in rulebook.circular().events.iter().filter(|event| event.opens_file) {
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
