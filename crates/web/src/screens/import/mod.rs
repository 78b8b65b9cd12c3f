//! `/import`: referrals from a table. What would happen is said first; rows with mistakes can be downloaded and corrected.

mod running;
mod said;
mod upload;

use access::Area;
use askama::Template;
use axum::{
    extract::{Multipart, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use casework::import::{BYTES_MAX, Format, ImportError, ImportPlan, Importer, plan};

pub use self::{running::Running, upload::Uploads};
use crate::{
    app::App,
    error::Fault,
    form::{Fields, Posted},
    layout::{Frame, page, page_with, see_other},
    visit::SignedIn,
};

/// The largest request that carries a file, in bytes.
pub const REQUEST_MAX: usize = BYTES_MAX + 1024 * 1024;
/// Rows with mistakes that the page shows; the file for correction has all of them.
const ROWS_SHOWN: usize = 200;
/// Files that travel beside the form's token.
const FILE_FIELD: &str = "file";

#[derive(Template)]
#[template(path = "screens/import/page.html")]
struct Page {
    frame: Frame,
    /// What is wrong with the file as a whole.
    mistake: Option<String>,
    plan: Option<Planned>,
    running: Option<Running>,
}

/// What an import would do, as shown.
struct Planned {
    ready: usize,
    bad: usize,
    repeated: usize,
    columns: Vec<String>,
    mistakes: Vec<said::Mistake>,
    /// How many rows with mistakes are not shown.
    left: usize,
}

/// The form, and what the file sent last would do or has done.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Import)?;
    page(&state(&visit, None))
}

fn state(visit: &SignedIn, mistake: Option<String>) -> Page {
    let session = visit.person().session;
    let uploads = visit.app.uploads();
    let running = uploads.running(&session, visit.now);
    let plan = uploads.plan(&session, visit.now).filter(|_| running.is_none());
    let mut frame = Frame::new(visit, "import-title");
    if mistake.is_some() {
        frame = frame.state(visit.words.say("error-prefix"));
    } else if let Some(plan) = &plan {
        frame =
            frame.state(visit.words.say2("import-state", "ready", plan.ready.len(), "bad", plan.bad.len()));
    }
    Page { frame, mistake, plan: plan.map(|plan| shown(visit, &plan)), running }
}

fn shown(visit: &SignedIn, plan: &ImportPlan) -> Planned {
    let mistakes = plan.bad.iter().take(ROWS_SHOWN);
    let mistakes = mistakes.flat_map(|bad| bad.mistakes.iter().map(move |mistake| (bad.row, mistake)));
    Planned {
        ready: plan.ready.len(),
        bad: plan.bad.len(),
        repeated: plan.repeated.len(),
        columns: plan.unknown_columns.iter().map(|column| said::column(visit, column)).collect(),
        mistakes: mistakes.map(|(row, mistake)| said::mistake(visit, row, mistake)).collect(),
        left: plan.bad.len().saturating_sub(ROWS_SHOWN),
    }
}

/// Takes a file and says what would happen.
pub async fn upload(State(app): State<App>, visit: SignedIn, request: Request) -> Result<Response, Fault> {
    visit.enter(Area::Import)?;
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let limit = (BYTES_MAX / 1024 / 1024) as u64;
    if length.is_some_and(|length: usize| length > REQUEST_MAX) {
        return Err(Fault::TooLarge { limit });
    }
    let multipart = <Multipart as axum::extract::FromRequest<App>>::from_request(request, &app).await;
    let mut multipart = multipart.map_err(|_| Fault::ContentType)?;
    let mut bytes: Option<Vec<u8>> = None;
    let mut fields = std::collections::BTreeMap::new();
    let mut posted: Option<Posted> = None;
    let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge { limit },
        _ => Fault::Question,
    };
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == FILE_FIELD {
            // The token stands before the file, so that no file is read for a stranger.
            if posted.is_none() {
                posted = Some(Posted::checked(&visit, Fields::new(std::mem::take(&mut fields)))?);
            }
            if bytes.replace(field.bytes().await.map_err(broken)?.to_vec()).is_some() {
                return Err(Fault::Form { field: name });
            }
        } else {
            let value = field.text().await.map_err(broken)?;
            fields.entry(name).or_insert_with(Vec::new).push(value);
        }
    }
    let posted = match posted {
        Some(posted) => posted,
        None => Posted::checked(&visit, Fields::new(std::mem::take(&mut fields)))?,
    };
    posted.allow(&[], &[])?;
    if let Some(name) = fields.into_keys().next() {
        return Err(Fault::Form { field: name });
    }
    let bytes = bytes.unwrap_or_default();
    let person = visit.person().clone();
    let planned = visit
        .wait(move |visit| {
            let importer = Importer { by: &person.role, office: &person.office, today: visit.today };
            Ok(plan(&bytes, Format::sniff(&bytes), visit.app.rulebook(), importer))
        })
        .await?;
    match planned {
        Ok(plan) => {
            app.uploads().put(visit.person().session, plan, visit.now);
            Ok(see_other("/import"))
        }
        Err(error) => {
            app.uploads().remove(&visit.person().session);
            let mistake = said::error(visit.words, &error);
            let status = match error {
                ImportError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            page_with(status, &state(&visit, Some(mistake)))
        }
    }
}

/// Takes the good rows in.
pub async fn go(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    visit.enter(Area::Import)?;
    posted.allow(&[], &[])?;
    visit.app.uploads().start(&visit)?;
    Ok(see_other("/import"))
}

/// The rows with mistakes, as a table to be corrected.
pub async fn bad_rows(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Import)?;
    let plan = visit.app.uploads().plan(&visit.person().session, visit.now).ok_or(Fault::NotFound)?;
    let mut response = plan.bad_rows().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let disposition = HeaderValue::from_static("attachment; filename=\"bad-rows.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}
