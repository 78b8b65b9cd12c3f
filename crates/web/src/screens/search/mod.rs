//! `/search`: find one file, by reference or by name. What is searched for never stands in an address: it is sealed.

use access::Tie;
use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{SignedDuration, Timestamp};
use journal::{Consultation, FileHead, Found, Reference};
use serde::{Deserialize, Serialize};

use super::files::{Row, is_visible, row};
use crate::{
    error::Fault,
    form::Posted,
    layout::{Frame, page, page_with, see_other},
    visit::{Person, SignedIn, Visit},
};

/// How long a result can be looked at again.
const LIFE: SignedDuration = SignedDuration::from_mins(15);
const USE: &str = "search";
/// The longest text that is searched for, in signs; longer ones cannot be a name.
const LONGEST: usize = 200;
const FOUND_MAX: usize = 50;
/// The bytes of a question as it is sealed: more than the longest has, whatever its signs.
const SEALED_BYTES: usize = 1_400;

#[derive(Template)]
#[template(path = "screens/search/page.html")]
struct Page {
    frame: Frame,
    is_asked: bool,
    text: String,
    mistake: Option<String>,
    rows: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    text: String,
    #[serde(with = "crate::form::digits")]
    session: [u8; 32],
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    asked: Timestamp,
    /// Makes every address equally long, whatever is searched for.
    filling: String,
}

/// The empty page.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    enters(&visit)?;
    let frame = Frame::new(&visit, "search-title");
    page(&Page { frame, is_asked: false, text: String::new(), mistake: None, rows: Vec::new() })
}

fn enters(visit: &SignedIn) -> Result<(), Fault> {
    let may = visit.app.access().enters(&visit.person().role, access::Area::Files);
    may.then_some(()).ok_or(Fault::NotFound)
}

/// Takes the question and sends on to its answer.
pub async fn post(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    enters(&visit)?;
    posted.allow(&["text"], &[])?;
    let text = posted.one("text").to_owned();
    let mistake = match text.parse::<Reference>() {
        Ok(reference) => {
            // Absent and forbidden look alike: both are an empty answer.
            if crate::files::glance(&visit, reference.as_str()).await.is_ok() {
                return Ok(see_other(&format!("/files/{reference}")));
            }
            None
        }
        Err(journal::ReferenceError::Check) if looks_like_reference(&text) => Some("search-mistyped"),
        _ if text.chars().count() > LONGEST => Some("search-too-long"),
        _ if journal::words(&text).is_empty() => Some("search-too-short"),
        Err(_) => None,
    };
    if let Some(mistake) = mistake {
        let frame = Frame::new(&visit, "search-title").state(visit.words.say("layout-error"));
        let mistake = Some(visit.words.say(mistake));
        let answer = Page { frame, is_asked: false, text, mistake, rows: Vec::new() };
        return page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &answer);
    }
    let mut sealed =
        Sealed { text, session: visit.person().session, asked: visit.now, filling: String::new() };
    let written =
        |sealed: &Sealed| serde_json::to_vec(sealed).map_err(|error| Fault::Broken(error.to_string()));
    sealed.filling = ".".repeat(SEALED_BYTES.saturating_sub(written(&sealed)?.len()));
    let plain = written(&sealed)?;
    let sealed = visit.app.journal().seal_for_page(&plain, USE).map_err(|_| Fault::Busy)?;
    Ok(see_other(&format!("/search/{sealed}")))
}

fn looks_like_reference(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
}

/// What was found.
pub async fn found(visit: SignedIn, Path(sealed): Path<String>) -> Result<Response, Fault> {
    enters(&visit)?;
    let plain = visit.app.journal().open_from_page(&sealed, USE).map_err(|_| Fault::NotFound)?;
    let question: Sealed = serde_json::from_slice(&plain).map_err(|_| Fault::NotFound)?;
    let is_old = visit.now.duration_since(question.asked) > LIFE;
    if is_old || question.session != visit.person().session {
        return Ok(see_other("/search"));
    }
    let person = visit.person().clone();
    let text = question.text.clone();
    let rows = visit.wait(move |visit| rows(visit, &person, &text)).await?;
    page(&Page {
        frame: Frame::new(&visit, "search-title"),
        is_asked: true,
        text: question.text,
        mistake: None,
        rows,
    })
}

/// The files in which the name stands where this person may see it; each is a consultation.
fn rows(visit: &Visit, person: &Person, text: &str) -> Result<Vec<Row>, Fault> {
    let journal = visit.app.journal();
    let mut rows = Vec::new();
    let mut known: Vec<Reference> = Vec::new();
    for Found { head, compartment, office } in journal.search(text, 1_000)? {
        if known.contains(&head.reference) || rows.len() == FOUND_MAX {
            continue;
        }
        if let Some(row) = may_read(visit, person, &head, &compartment, &office, "search")? {
            rows.push(row);
            known.push(head.reference);
        }
    }
    Ok(rows)
}

/// A file found by a name that an office recorded in a compartment, logged as looked at on a surface; `None` where this person may
/// not see that name.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read or the look not logged.
pub fn may_read(
    visit: &Visit,
    person: &Person,
    head: &FileHead,
    compartment: &str,
    office: &str,
    surface: &str,
) -> Result<Option<Row>, Fault> {
    let tie = Tie::of(visit.app.rulebook(), person.reader(), &head.summary);
    let of_fact = tie.of_event(office == person.office);
    let access = visit.app.access();
    let sees = access.sees(&person.role, &of_fact, visit.today);
    let place = access.place(compartment);
    if !is_visible(visit, person, &head.summary) || !place.is_some_and(|place| sees.has(place)) {
        return Ok(None);
    }
    let grounds = visit.app.grounds(&person.role, &of_fact, compartment, visit.today);
    visit.app.journal().log(Consultation {
        account: person.account.clone(),
        role: person.role.clone(),
        office: person.office.clone(),
        reference: Some(head.reference.clone()),
        compartments: vec![compartment.to_owned()],
        grounds: grounds.to_vec(),
        surface: surface.into(),
        purpose: None,
    })?;
    Ok(Some(row(visit, person, head)?))
}
