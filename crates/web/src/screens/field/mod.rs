//! `/field`: an inspection carried out where there is no network.
//!
//! The page is a small web app. Its shell holds nothing of anybody: what is taken along, and what is recorded, lies on the
//! device behind the inspector's passphrase (`static/field/`), and comes here by `/field/sync`, where it passes the same
//! questions as a form that is sent online (`docs/decisions/0019-recorded-without-a-network.md`).
//!
//! It is made for the circular's inspections and interviews, whatever they are called; a circular without them has no such
//! page.

pub mod devices;
mod forms;
pub mod pack;
pub mod paper;
pub mod start;
pub mod sync;

use std::io::Write;

use access::Area;
use askama::Template;
use axum::{
    Json,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use circular::vocabulary::FileOf;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Map, Value, json};

use crate::{
    assets,
    error::Fault,
    language::{self, Words},
    layout::page,
    visit::{Person, SignedIn, Visit},
};

/// The sheet of texts that the page itself speaks with.
const SHEET: &str = "field-page";
/// The documents of the page, in the order in which a browser meets them.
const DOCUMENTS: [&str; 5] =
    ["field/page.css", "field/page.js", "field/keep.js", "field/draw.js", "field/icon.svg"];

#[derive(Template)]
#[template(path = "screens/field/page.html")]
struct Page {
    words: Words,
    documents: Vec<String>,
    /// The texts that the script says, as JSON.
    texts: String,
}

impl Page {
    fn t(&self, id: &str) -> String {
        self.words.say(id)
    }
}

/// The shell. The same for everybody of a language, so that it may be kept on the device.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let documents = DOCUMENTS.map(assets::address).to_vec();
    let texts = Value::Object(texts(visit.words)).to_string();
    page(&Page { words: visit.words, documents, texts })
}

/// The texts of the page as they stand in its sheet, by name without the sheet's; what is to be filled in is left as it is.
fn texts(words: Words) -> Map<String, Value> {
    let sheets = language::sheets().filter(|(code, sheet, _)| *code == words.code() && *sheet == SHEET);
    let lines = sheets.flat_map(|(_, _, text)| text.lines()).filter_map(|line| line.split_once(" = "));
    let name = |id: &str| id.strip_prefix(SHEET).and_then(|id| id.strip_prefix('-')).map(str::to_owned);
    lines.filter_map(|(id, text)| Some((name(id)?, text.into()))).collect()
}

/// What keeps the shell on the device. It answers below `/field` alone.
pub async fn worker() -> Result<Response, Fault> {
    let code = assets::text("field/worker.js").ok_or(Fault::NotFound)?;
    let documents = DOCUMENTS.map(assets::address);
    let set = json!({ "version": assets::version(), "documents": documents });
    let script = HeaderValue::from_static("text/javascript; charset=utf-8");
    let scope = (HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/field"));
    Ok(([(header::CONTENT_TYPE, script), scope], format!("const set = {set};\n{code}")).into_response())
}

/// What a device is told that keeps the page among its programs.
pub async fn manifest(visit: Visit) -> Response {
    let kind = HeaderValue::from_static("application/manifest+json");
    let name = visit.words.say("field-title");
    let icon = json!({ "src": assets::address("field/icon.svg"), "sizes": "any", "type": "image/svg+xml" });
    let manifest = json!({
        "id": "/field", "start_url": "/field", "scope": "/field", "display": "standalone", "lang": visit.words.code(),
        "name": name, "short_name": name, "icons": [icon], "background_color": "#12181f", "theme_color": "#12181f",
    });
    ([(header::CONTENT_TYPE, kind)], manifest.to_string()).into_response()
}

/// Whether an address of the page is asked by its script, which is answered in JSON.
pub fn speaks_json(path: &str) -> bool {
    let asked = path.strip_prefix("/field/").unwrap_or_default();
    matches!(asked, "start" | "forms" | "register" | "sync") || asked.starts_with("pack/")
}

/// The circular's kind of file of a core kind.
fn kind_of(visit: &Visit, of: FileOf) -> Option<&str> {
    visit.app.rulebook().circular().file_of(of).map(|node| node.name.as_str())
}

/// Whether somebody carries out inspections: sees some, and opens the interviews that belong to them.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    let (Some(inspection), Some(interview)) =
        (kind_of(visit, FileOf::Inspection), kind_of(visit, FileOf::Interview))
    else {
        return false;
    };
    let access = visit.app.access();
    access.enters(&person.role, Area::Files)
        && access.may_see_some(&person.role, inspection, visit.today)
        && openings(visit, person, interview).next().is_some()
}

/// The events with which somebody may begin a file of a kind today.
fn openings<'v>(visit: &'v Visit, person: &'v Person, kind: &'v str) -> impl Iterator<Item = &'v str> {
    let rulebook = visit.app.rulebook();
    let events = rulebook.circular().events.iter();
    let events = events.filter(move |node| node.opens_file && node.file.text == kind);
    events
        .filter(move |node| rulebook.in_force(&node.validity, visit.today))
        .map(|node| node.name.as_str())
        .filter(move |name| visit.app.access().may_open(&person.role, name, visit.today))
}

/// Whether somebody may record an event in files that they see. Whether they see one is asked when it comes.
fn may_record(visit: &Visit, person: &Person, event: &str) -> bool {
    visit.app.access().may_open(&person.role, event, visit.today)
}

/// The hash of the secret that a device names itself by, if it names itself.
fn device_mark(secret: &str) -> Option<String> {
    let secret: [u8; 16] = journal::unhex(secret)?.try_into().ok()?;
    Some(journal::Device::mark_of(&secret))
}

/// Why nothing more is taken from a device, for the page to forget what it keeps.
fn gone(visit: &Visit, known: &journal::KnownDevice) -> Option<Response> {
    let code = match (known.device.open, known.account_open) {
        (true, true) => return None,
        (false, _) => "field-cut-off",
        (true, false) => "field-account-closed",
    };
    Some(told(visit, StatusCode::GONE, code))
}

/// An answer that says in words why something is not done.
fn told(visit: &Visit, status: StatusCode, id: &str) -> Response {
    let code = id.strip_prefix("field-").unwrap_or(id);
    (status, Json(json!({ "error": { "code": code, "text": visit.words.say(id) } }))).into_response()
}

/// JSON, packed where the browser takes it: for what is the same for everybody of a role.
fn packed(headers: &HeaderMap, value: &Value) -> Result<Response, Fault> {
    let text = value.to_string();
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if !assets::accepts(accepted.unwrap_or_default(), "gzip") {
        return Ok(([kind], text).into_response());
    }
    let mut packer = GzEncoder::new(Vec::with_capacity(text.len() / 4), Compression::best());
    let packed = packer.write_all(text.as_bytes()).and_then(|()| packer.finish());
    let packed = packed.map_err(|error| Fault::Broken(format!("packing forms: {error}")))?;
    let coding = (header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Ok(([kind, coding, (header::VARY, HeaderValue::from_static("Accept-Encoding"))], packed).into_response())
}
