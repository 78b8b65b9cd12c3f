//! `GET /field/start`: what a device learns first when there is a network: whether it may still send, the server's time, and
//! what can be taken along.

use axum::{
    Json,
    http::{HeaderMap, HeaderName},
    response::{IntoResponse, Response},
};
use circular::vocabulary::FileOf;
use serde_json::{Value, json};

use super::{device_mark, gone, kind_of, may_open};
use crate::{
    assets,
    error::Fault,
    form, screens,
    visit::{SignedIn, Visit},
};

/// The header in which a device names itself; no address names it.
const DEVICE: HeaderName = HeaderName::from_static("x-field-device");
/// So many inspections are offered.
const OFFERED: usize = 30;

/// Answers a device. One that was cut off, or whose account is closed, learns this although nobody is signed in.
pub async fn show(visit: Visit, headers: HeaderMap) -> Result<Response, Fault> {
    let secret = headers.get(DEVICE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let mark = device_mark(&secret);
    let device = match mark.clone() {
        Some(mark) => visit.wait(move |visit| Ok(visit.app.journal().device(&mark)?)).await?,
        None => None,
    };
    if let Some(gone) = device.as_ref().and_then(|device| gone(&visit, device)) {
        return Ok(gone);
    }
    let visit = SignedIn::of(visit)?;
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let is_own = device.as_ref().is_some_and(|known| known.device.account == visit.person().account);
    let state = match (&device, mark) {
        (Some(_), _) if is_own => "own",
        (Some(_), _) => "another",
        (None, Some(_)) => "unknown",
        (None, None) => "none",
    };
    if let (true, Some(known)) = (is_own, &device) {
        visit.app.journal().touch_device(&known.device.mark);
    }
    let person = visit.person().clone();
    let inspections = visit.wait(move |visit| {
        let Some(kind) = kind_of(visit, FileOf::Inspection) else { return Ok(Vec::new()) };
        let heads = screens::files::heads(visit, &person, Some(kind), None, OFFERED)?;
        let rows = heads.iter().map(|head| screens::files::row(visit, &person, head));
        rows.map(|row| row.map(|row| json!({ "reference": row.reference, "stages": row.stages }))).collect()
    });
    let inspections: Vec<Value> = inspections.await?;
    Ok(Json(json!({
        "now": visit.now.to_string(),
        "language": visit.words.code(),
        "version": assets::version(),
        "device": state,
        "token": form::sealed(&visit, "/field"),
        "inspections": inspections,
        "leaflets": leaflets(&visit),
    }))
    .into_response())
}

/// The languages of the guide, by their own names.
fn leaflets(visit: &Visit) -> Vec<(String, String)> {
    let guide = visit.app.settings().guide.as_deref();
    let languages = guide.into_iter().flat_map(|guide| guide.whole());
    languages.map(|language| (language.code.clone(), language.name.clone())).collect()
}
