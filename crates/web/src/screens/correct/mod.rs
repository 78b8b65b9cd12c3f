//! `/files/{reference}/events/{event}/correct`: a mistake is corrected by an event that says so; the original stays.

use axum::{extract::Path, http::StatusCode, response::Response};
use casework::{ANNULLED, Answer, Event};
use journal::AppendError;

use super::record::{self, Subject};
use crate::{
    error::Fault,
    files,
    form::{Documented, Posted},
    layout::see_other,
    visit::SignedIn,
};

/// The longest reason, in signs.
const LONGEST: usize = 2_000;

async fn subject(visit: &SignedIn, reference: &str, id: &str) -> Result<Subject, Fault> {
    let shown = files::look(visit, reference, "correct").await?;
    let mut corrects = record::corrects(&shown, id)?;
    let mut id = id.to_owned();
    // Already replaced: the newest is the one to correct. A correction comes after what it corrects, so this ends.
    while let Some(newest) = corrects.seen.corrected_by.filter(|newest| *newest > corrects.index) {
        let newest = shown.opened.record.ids.get(newest as usize).ok_or(Fault::NotFound)?;
        id.clone_from(&newest.0);
        corrects = record::corrects(&shown, &id)?;
    }
    let event = corrects.seen.event.clone();
    let may = visit.app.access().may_record(&visit.person().role, &shown.seen.tie, &event, visit.today);
    if !corrects.seen.own || !may || event == ANNULLED {
        return Err(Fault::NotFound);
    }
    let address = format!("/files/{}/events/{id}/correct", shown.reference);
    let back = format!("/files/{}#event-{id}", shown.reference);
    let kind = shown.seen.tie.file.clone();
    Ok(Subject { shown: Some(shown), beside: None, kind, event, corrects: Some(corrects), address, back })
}

/// The form, filled with what is there.
pub async fn show(visit: SignedIn, Path((reference, id)): Path<(String, String)>) -> Result<Response, Fault> {
    let subject = subject(&visit, &reference, &id).await?;
    record::show_correction(&visit, &subject)
}

/// What the correction would change.
pub async fn check(
    visit: SignedIn,
    Path((reference, id)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = subject(&visit, &reference, &id).await?;
    record::checked(&visit, &subject, posted).await
}

/// Records the correction.
pub async fn post(
    visit: SignedIn,
    Path((reference, id)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = subject(&visit, &reference, &id).await?;
    record::record(&visit, subject, posted).await
}

/// Takes the event back, with a reason.
pub async fn annul(
    visit: SignedIn,
    Path((reference, id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Fault> {
    let subject = subject(&visit, &reference, &id).await?;
    posted.allow(&["reason"], &[])?;
    let reason = posted.one("reason").to_owned();
    let mistake = if reason.is_empty() {
        Some("correct-reason-missing")
    } else if reason.chars().count() > LONGEST {
        Some("correct-reason-too-long")
    } else {
        None
    };
    if let Some(mistake) = mistake {
        return record::annul_again(&visit, &subject, reason, visit.words.say(mistake), None);
    }
    let Some(corrects) = &subject.corrects else { return Err(Fault::NotFound) };
    let event = Event {
        event: ANNULLED.to_owned(),
        on: corrects.seen.on,
        recorded: None,
        by: String::new(),
        office: String::new(),
        facts: [("reason".to_owned(), Answer::Text(reason.clone()))].into(),
        corrects: Some(corrects.index),
    };
    match record::append(&visit, &subject, event.clone(), posted.token.once, None).await {
        Ok(receipt) => Ok(see_other(&format!("/files/{}?recorded=1", receipt.reference))),
        Err(AppendError::Refused(refusal)) => {
            let refusal = record::refused(&visit, subject.shown.as_ref(), &event, refusal);
            record::annul_again(&visit, &subject, reason, String::new(), Some(refusal))
        }
        Err(AppendError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Fault::NotFound),
    }
}

/// The status of a form with mistakes.
pub const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
