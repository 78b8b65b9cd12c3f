//! `/field/devices`: the devices with which somebody records in the field: registered, last heard of, cut off.

use askama::Template;
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use journal::{Device, KnownDevice, hex};
use serde_json::json;

use super::{may_open, told};
use crate::{
    error::Fault,
    form::Posted,
    layout::{Frame, page, see_other},
    visit::SignedIn,
};

/// So many devices of one account may send at a time.
const OPEN_MAX: usize = 5;
/// A name's most signs.
const NAME_MAX: usize = 60;

#[derive(Template)]
#[template(path = "screens/field/devices.html")]
struct Page {
    frame: Frame,
    devices: Vec<Line>,
    token: String,
}

struct Line {
    mark: String,
    name: String,
    since: Timestamp,
    synced: Option<Timestamp>,
    is_open: bool,
}

/// The list.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let line = |known: KnownDevice| Line {
        is_open: known.may_send(),
        mark: known.device.mark,
        name: known.device.name,
        since: known.device.since,
        synced: known.synced,
    };
    let devices = own(&visit).await?.into_iter().map(line).collect();
    let frame = Frame::new(&visit, "field-devices-title").under("/field", visit.words.say("field-title"));
    let token = frame.token("/field/devices");
    page(&Page { frame, devices, token })
}

async fn own(visit: &SignedIn) -> Result<Vec<KnownDevice>, Fault> {
    let account = visit.person().account.clone();
    visit.wait(move |visit| Ok(visit.app.journal().devices_of(&account)?)).await
}

/// Cuts a device off, for good.
pub async fn cut_off(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&["device"], &[])?;
    let mark = posted.one("device").to_owned();
    let device = own(&visit).await?.into_iter().map(|known| known.device).find(|device| device.mark == mark);
    let device = Device { open: false, ..device.ok_or(Fault::NotFound)? };
    let account = visit.person().account.clone();
    visit.wait(move |visit| Ok(visit.app.journal().put_device(device, &account)?)).await?;
    Ok(see_other("/field/devices"))
}

/// Registers the device that asks, and tells it its secret, once.
pub async fn register(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&["name"], &[])?;
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let name = posted.one("name").to_owned();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Ok(told(&visit, StatusCode::UNPROCESSABLE_ENTITY, "field-device-name"));
    }
    if own(&visit).await?.iter().filter(|known| known.may_send()).count() >= OPEN_MAX {
        return Ok(told(&visit, StatusCode::UNPROCESSABLE_ENTITY, "field-too-many-devices"));
    }
    let secret: [u8; 16] = visit.app.random()?;
    let account = visit.person().account.clone();
    let (mark, since) = (Device::mark_of(&secret), visit.now);
    let device = Device { mark, account: account.clone(), name, since, open: true };
    visit.wait(move |visit| Ok(visit.app.journal().put_device(device, &account)?)).await?;
    Ok(Json(json!({ "device": hex(&secret) })).into_response())
}
