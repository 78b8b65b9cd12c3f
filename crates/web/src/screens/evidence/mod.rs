//! Photos and scans as evidence: `/files/{reference}/evidence` lists those of a file and of the files tied to it,
//! `/files/{reference}/events/{event}/documents/{mark}` says of one what it is, and `…/content` hands it out.
//!
//! Only what the reader may see of the event is there. A mark is the fact's name and a number among the answers to it, which
//! are seen together or not at all, so that no gap tells of another.

use access::{Seen, SeenEvent};
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use casework::Answer;
use circular::model::{Fact, FactKind};
use evidence::Document;
use jiff::{Timestamp, civil::Date};
use journal::Consultation;

use super::dossier::event_row;
use crate::{
    error::Fault,
    files::{self, Shown},
    guard::headers::Sent,
    layout::{Frame, page},
    told::Told,
    visit::{Person, SignedIn, Visit},
};

#[derive(Template)]
#[template(path = "screens/evidence/list.html")]
struct List {
    frame: Frame,
    reference: String,
    own: Vec<Row>,
    /// Of files tied to this one, with their references.
    tied: Vec<(String, Vec<Row>)>,
}

#[derive(Template)]
#[template(path = "screens/evidence/page.html")]
struct Page {
    frame: Frame,
    row: Row,
    reference: String,
    event_address: String,
    is_picture: bool,
    blake3: String,
    bytes: String,
    points: Option<String>,
}

/// A document, and what its event says of it.
struct Row {
    address: String,
    title: String,
    event: String,
    on: Date,
    recorded: Option<Timestamp>,
    author: String,
    /// Where its camera says that it was taken, and when.
    place: Option<String>,
    taken: Option<String>,
    sha256: String,
    /// What else the event says: question and answer.
    facts: Vec<(String, String)>,
    is_replaced: bool,
}

/// A document of an event, as its reader sees it.
struct Found<'a> {
    event: &'a SeenEvent,
    fact: &'a Fact,
    number: usize,
    document: Document,
}

/// Every document of a file that may be seen, in the order of recording.
fn all<'a>(visit: &'a Visit, shown: &'a Shown) -> Vec<Found<'a>> {
    let rulebook = visit.app.rulebook();
    let mut all = Vec::new();
    for event in &shown.seen.events {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        for fact in node.facts.iter().filter(|fact| fact.kind == FactKind::Document) {
            let Some(Seen::Known(answer)) = event.facts.get(&fact.name.text) else { continue };
            for (place, document) in documents(answer).into_iter().enumerate() {
                all.push(Found { event, fact, number: place + 1, document });
            }
        }
    }
    all
}

/// The documents that an answer names.
fn documents(answer: &Answer) -> Vec<Document> {
    match answer {
        Answer::Text(text) => text.parse().into_iter().collect(),
        Answer::Many(texts) => texts.iter().filter_map(|text| text.parse().ok()).collect(),
        _ => Vec::new(),
    }
}

/// Where the documents of an answer are shown, each with its words.
pub fn links(
    told: &Told<'_>,
    reference: &str,
    event: &str,
    fact: &Fact,
    answer: &Answer,
) -> Vec<(String, String)> {
    if fact.kind != FactKind::Document {
        return Vec::new();
    }
    let documents = documents(answer).into_iter().enumerate();
    documents
        .map(|(place, document)| (address(reference, event, fact, place + 1), told.document(&document)))
        .collect()
}

fn address(reference: &str, event: &str, fact: &Fact, number: usize) -> String {
    format!("/files/{reference}/events/{event}/documents/{}-{number}", fact.name)
}

/// Whether somebody sees a document in a file.
pub fn is_some(visit: &Visit, shown: &Shown) -> bool {
    !all(visit, shown).is_empty()
}

/// Whether somebody sees a document in one of these files.
pub fn is_some_in(visit: &Visit, person: &Person, references: &[journal::Reference]) -> Result<bool, Fault> {
    for reference in references {
        match files::find(visit, person, reference.clone()) {
            Ok(shown) if is_some(visit, &shown) => return Ok(true),
            Ok(_) | Err(Fault::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(false)
}

/// The documents of a file and of those tied to it.
pub async fn list(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let (shown, others) = files::look_and(&visit, &reference, "evidence", |visit, person, shown| {
        let mut others = Vec::new();
        for other in visit.app.journal().tied_to(&shown.opened.record)? {
            if is_some_in(visit, person, std::slice::from_ref(&other))? {
                others.push(other);
            }
        }
        Ok(others)
    })
    .await?;
    let mut tied = Vec::new();
    for other in others {
        let other = files::look(&visit, other.as_str(), "evidence").await?;
        tied.push((other.reference.to_string(), rows(&visit, &other)?));
    }
    let reference = shown.reference.to_string();
    let frame = Frame::titled(&visit, visit.words.say1("evidence-of", "reference", &reference))
        .under("/files", visit.words.say("nav-files"))
        .under(format!("/files/{reference}"), reference.clone());
    page(&List { frame, own: rows(&visit, &shown)?, tied, reference })
}

fn rows(visit: &SignedIn, shown: &Shown) -> Result<Vec<Row>, Fault> {
    all(visit, shown).iter().map(|found| row(visit, shown, found)).collect()
}

fn row(visit: &SignedIn, shown: &Shown, found: &Found<'_>) -> Result<Row, Fault> {
    let told = Told::new(&visit.app, visit.words);
    let reference = shown.reference.to_string();
    let event = event_row(visit, shown, &shown.seen, found.event);
    let facts = event.answered().into_iter().filter(|(fact, _)| fact.documents.is_empty());
    let facts = facts.map(|(fact, answer)| (fact.ask.clone(), answer.to_owned())).collect();
    let document = &found.document;
    Ok(Row {
        address: address(&reference, &event.id, found.fact, found.number),
        title: told.kind_of_document(document.kind),
        on: event.on,
        recorded: event.recorded,
        author: author(visit, shown, found.event, &event.recorder)?,
        place: document.place.map(|place| place.to_string()),
        taken: document.taken.map(|taken| told.camera_time(taken)),
        sha256: document.sha256_digits(),
        facts,
        is_replaced: event.is_replaced,
        event: event.title,
    })
}

/// Who recorded an event: the person, and the office for which they did.
fn author(visit: &Visit, shown: &Shown, event: &SeenEvent, office: &str) -> Result<String, Fault> {
    let account = shown.opened.record.accounts.get(event.index as usize).cloned().unwrap_or_default();
    let name = visit.app.journal().account(&account)?.map_or(account, |account| account.display);
    Ok(if name.is_empty() {
        office.to_owned()
    } else {
        visit.words.say2("evidence-author-of", "name", name, "office", office)
    })
}

/// The document of an event that a mark names.
fn find<'a>(visit: &'a Visit, shown: &'a Shown, event: &str, mark: &str) -> Result<Found<'a>, Fault> {
    let (fact, number) = mark.rsplit_once('-').ok_or(Fault::NotFound)?;
    let number: usize = number.parse().map_err(|_| Fault::NotFound)?;
    let place = shown.opened.record.ids.iter().position(|id| id.0 == event).ok_or(Fault::NotFound)?;
    let mut all = all(visit, shown).into_iter();
    all.find(|found| {
        found.event.index as usize == place && found.fact.name.text == fact && found.number == number
    })
    .ok_or(Fault::NotFound)
}

/// What a document is: hash, place, time, author, event.
pub async fn show(
    visit: SignedIn,
    Path((reference, event, mark)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "evidence").await?;
    let found = find(&visit, &shown, &event, &mark)?;
    let told = Told::new(&visit.app, visit.words);
    let document = &found.document;
    let reference = shown.reference.to_string();
    let number = |points: u32| crate::calendar::number(visit.words.code(), points.into());
    let row = row(&visit, &shown, &found)?;
    let frame = Frame::titled(&visit, row.title.clone())
        .under("/files", visit.words.say("nav-files"))
        .under(format!("/files/{reference}"), reference.clone())
        .under(format!("/files/{reference}/evidence"), visit.words.say("evidence-title"));
    let made = Page {
        frame,
        event_address: format!("/files/{reference}#event-{event}"),
        is_picture: document.kind.is_picture(),
        blake3: document.blake3_digits(),
        bytes: told.size(document.bytes),
        points: document.pixels.map(|(width, height)| {
            visit.words.say2("evidence-points", "width", number(width), "height", number(height))
        }),
        row,
        reference,
    };
    page(&made)
}

/// The document itself. The look is in the log before a byte of it is sent, whether or not its compartment is protected.
pub async fn content(
    visit: SignedIn,
    Path((reference, event, mark)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let shown = files::glance(&visit, &reference).await?;
    let found = find(&visit, &shown, &event, &mark)?;
    let compartment = found.fact.compartment.as_ref().map_or("procedure", |name| name.as_str()).to_owned();
    let document = found.document.clone();
    let person = visit.person();
    let grounds = visit.app.grounds(&person.role, &shown.seen.tie, &compartment, visit.today).to_vec();
    let consultation = Consultation {
        account: person.account.clone(),
        role: person.role.clone(),
        office: person.office.clone(),
        reference: Some(shown.reference.clone()),
        compartments: vec![compartment],
        grounds,
        surface: "document".to_owned(),
        purpose: None,
    };
    files::consult(&visit, consultation).await?;
    let wanted = document.clone();
    let read = visit.wait(move |visit| {
        let read = visit.app.journal().document(&shown.opened.record, &wanted);
        read.map_err(|fault| Fault::Broken(format!("a document: {fault}")))
    });
    let mut response = read.await?.into_response();
    let beginning: String = document.sha256_digits().chars().take(12).collect();
    let name = format!("attachment; filename=\"document-{beginning}.{}\"", document.kind.word());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(document.kind.media_type()));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response.extensions_mut().insert(Sent);
    Ok(response)
}
