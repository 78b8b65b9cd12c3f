//! Photos and scans that travel with a form.
//!
//! A form that asks for a document is sent in parts. Each document is looked at as it arrives, held sealed for its sender, and
//! from then on travels as a ticket in a hidden field: through the page that says what recording will change, through mistakes,
//! and through signing in again. What is refused is told beside its question; everything else that was typed stays.

use std::collections::BTreeMap;

use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field},
    http::{StatusCode, header},
};
use evidence::{BYTES_MAX, Camera, Document};
use jiff::{SignedDuration, Timestamp};
use journal::HoldError;
use serde::{Deserialize, Serialize};

use super::{FIELDS_MAX, FORM_MAX, Fields, Posted, TOKEN_FIELD, Token, kind_of, shortened};
use crate::{app::App, error::Fault, visit::Visit};

/// The most bytes of a request with documents: several of the largest.
pub const REQUEST_MAX: usize = 128 * 1024 * 1024;
/// What stands before the name of a fact in the name of the field that carries a document.
pub const FILE: &str = "file.";
/// What stands before it in the name of the box that keeps the camera's place and time.
pub const PLACE: &str = "place.";
/// Documents in one request.
const AT_ONCE: usize = 20;
/// A document that has been sent is held so long.
const LIFE: SignedDuration = SignedDuration::from_hours(24);
/// Binds what is sealed to its use.
const USE: &str = "document";

/// A document that was not taken, and to which fact it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// The fact's name.
    pub fact: String,
    /// Why not.
    pub why: Why,
}

/// Why a document was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// What it is: the reason, and how many bytes were sent.
    Refused(evidence::Refused, u64),
    /// More than [`AT_ONCE`] in one request.
    AtOnce,
    /// Too many wait to be recorded.
    TooMany,
    /// It was sent a day ago, or has been recorded elsewhere since.
    Gone,
}

/// A posted form that may carry documents.
#[derive(Debug)]
pub struct Documented(pub Posted);

impl FromRequest<App> for Documented {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        if kind_of(request.headers()) != "multipart/form-data" {
            return Posted::from_request(request, app).await.map(Self);
        }
        let visit = super::visit_of(&request)?;
        let (fields, not_taken) = read(&visit, request).await?;
        let mut posted = Posted::checked(&visit, fields)?;
        posted.not_taken = not_taken;
        Ok(Self(posted))
    }
}

/// What travels in place of a document.
#[derive(Serialize, Deserialize)]
struct Ticket {
    account: String,
    document: String,
    at: Timestamp,
}

/// The ticket of a document that this reader has sent, or may see in the event that they correct.
///
/// # Errors
/// [`Fault::Busy`] when nothing can be sealed.
pub fn ticket(visit: &Visit, document: &Document) -> Result<String, Fault> {
    let account = visit.person.as_ref().map(|person| person.account.clone()).unwrap_or_default();
    let ticket = Ticket { account, document: document.to_string(), at: visit.now };
    let plain = serde_json::to_vec(&ticket).map_err(|_| Fault::Broken("a ticket has no JSON".into()))?;
    visit.app.journal().seal_for_page(&plain, USE).map_err(|_| Fault::Busy)
}

/// The document of a ticket that was given to this reader within the day.
pub fn of_ticket(visit: &Visit, ticket: &str) -> Option<Document> {
    let plain = visit.app.journal().open_from_page(ticket, USE).ok()?;
    let ticket: Ticket = serde_json::from_slice(&plain).ok()?;
    let account = &visit.person.as_ref()?.account;
    let is_own = ticket.account == *account && visit.now.duration_since(ticket.at) < LIFE;
    if is_own { ticket.document.parse().ok() } else { None }
}

/// The fields of a form in parts; documents in it are held and become tickets. Without a session nothing is held: the fields
/// alone are read, so that they can travel through signing in.
///
/// # Errors
/// [`Fault`] for a form that is not ours, too many bytes, or bytes that are no text.
pub async fn read(visit: &Visit, mut request: Request) -> Result<(Fields, Vec<NotTaken>), Fault> {
    let too_large = || Fault::TooLarge { limit: (REQUEST_MAX / 1024 / 1024) as u64 };
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > REQUEST_MAX as u64) {
        return Err(too_large());
    }
    DefaultBodyLimit::max(REQUEST_MAX).apply(&mut request);
    let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Fault::Question,
    };
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Fault::ContentType)?;
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut number, mut typed, mut sent) = (0, 0, 0);
    let (mut taken, mut not_taken): (Vec<(String, Document, Camera)>, Vec<NotTaken>) = Default::default();
    let mut is_ours = None;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        number += 1;
        let name = part.name().unwrap_or_default().to_owned();
        if number > FIELDS_MAX || name.is_empty() {
            return Err(Fault::Form { field: shortened(&name) });
        }
        let Some(fact) = name.strip_prefix(FILE) else {
            let bytes = whole(&mut part, FORM_MAX - typed, &broken).await?;
            let Ok(bytes) = bytes else {
                return Err(Fault::TooLarge { limit: (FORM_MAX / 1024 / 1024) as u64 });
            };
            typed += bytes.len();
            let value = String::from_utf8(bytes).map_err(|_| Fault::Encoding)?;
            if super::has_control_sign(&name) || super::has_control_sign(&value) {
                return Err(Fault::ControlSign { field: shortened(&name) });
            }
            fields.entry(name).or_default().push(value);
            continue;
        };
        // The form's token stands before its documents, so that none is read for a stranger.
        let is_held = match is_ours {
            Some(known) => known,
            None => *is_ours.insert(is_from_here(visit, &fields)?),
        };
        let room = if is_held { BYTES_MAX } else { 0 };
        let bytes = whole(&mut part, room, &broken).await?;
        let nothing_chosen =
            matches!(&bytes, Ok(bytes) if bytes.is_empty()) && part.file_name().is_none_or(str::is_empty);
        if nothing_chosen || !is_held {
            continue;
        }
        sent += 1;
        let fact = fact.to_owned();
        let kept = match bytes {
            _ if sent > AT_ONCE => Err(Why::AtOnce),
            Err(length) => Err(Why::Refused(evidence::Refused::TooLarge, length)),
            Ok(bytes) => hold(visit, bytes).await?,
        };
        match kept {
            Ok((document, camera)) => taken.push((fact, document, camera)),
            Err(why) => not_taken.push(NotTaken { fact, why }),
        }
    }
    for (fact, mut document, camera) in taken {
        let keeps = fields
            .get(&format!("{PLACE}{fact}"))
            .is_some_and(|values| values.iter().any(|value| value == "yes"));
        if keeps {
            document.place = camera.place;
            document.taken = camera.taken;
        }
        let name = format!("{}{fact}", crate::screens::record::form::FACT);
        fields.entry(name).or_default().push(ticket(visit, &document)?);
    }
    Ok((Fields::new(fields), not_taken))
}

/// Whether a form comes from a page of ours for this session; `false`: for one that has ended.
fn is_from_here(visit: &Visit, fields: &BTreeMap<String, Vec<String>>) -> Result<bool, Fault> {
    let sealed = match fields.get(TOKEN_FIELD).map(Vec::as_slice) {
        Some([sealed]) => sealed,
        _ => return Err(Fault::Forged),
    };
    let token = Token::open(visit, sealed).ok_or(Fault::Forged)?;
    if !token.is_for(&visit.path) || token.is_old(visit.now) {
        return Err(Fault::Forged);
    }
    let session = visit.person.as_ref().map(|person| person.session);
    match (session, token.session) {
        (Some(own), Some(of)) if own == of => Ok(true),
        (None, Some(_)) => Ok(false),
        _ => Err(Fault::Forged),
    }
}

/// A part's bytes; how many there were when they are more than `most`, none of which is kept then.
async fn whole(
    part: &mut Field<'_>,
    most: usize,
    broken: &impl Fn(axum::extract::multipart::MultipartError) -> Fault,
) -> Result<Result<Vec<u8>, u64>, Fault> {
    let (mut bytes, mut length) = (Vec::new(), 0_u64);
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        length += chunk.len() as u64;
        if length > most as u64 {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(if length > most as u64 { Err(length) } else { Ok(bytes) })
}

/// Looks at a document and holds it for its sender, away from the threads that serve pages.
async fn hold(visit: &Visit, bytes: Vec<u8>) -> Result<Result<(Document, Camera), Why>, Fault> {
    visit
        .wait(move |visit| {
            let account = visit.person.as_ref().map(|person| person.account.as_str()).unwrap_or_default();
            let taken_in = match evidence::take_in(&bytes) {
                Ok(taken_in) => taken_in,
                Err(refused) => return Ok(Err(Why::Refused(refused, bytes.len() as u64))),
            };
            match visit.app.journal().hold_document(account, &taken_in.document, &taken_in.bytes) {
                Ok(()) => Ok(Ok((taken_in.document, taken_in.camera))),
                Err(HoldError::TooMany) => Ok(Err(Why::TooMany)),
                Err(HoldError::Fault(fault)) => Err(fault.into()),
            }
        })
        .await
}
