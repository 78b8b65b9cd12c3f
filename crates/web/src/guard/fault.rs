//! What a reader gets instead of the page.

use askama::Template;
use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    error::Fault,
    layout::{self, Frame},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "guard/fault.html")]
struct Page {
    frame: Frame,
    text: String,
    what_now: Option<String>,
    number: Option<String>,
}

/// The fault that an answer stands for, taken out of it; also when another layer made the answer.
pub fn of(response: &mut Response) -> Option<Fault> {
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        return Some(fault);
    }
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let kind =
        response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_ours = kind.starts_with("text/html") || kind.starts_with("application/json");
    (!is_ours).then(|| Fault::of_status(status))
}

/// The page or JSON of a fault. `number` is what a reader quotes and the log says.
pub fn respond(visit: &Visit, fault: Fault, number: &str) -> Response {
    if let Fault::Broken(why) = &fault {
        tracing::error!(number, why, "broken");
    }
    if let Fault::SignIn { next } = &fault {
        return layout::see_other(&crate::screens::sign_in::address(next));
    }
    if let Fault::SignedOut { home, kept } = &fault
        && !visit.is_api
    {
        return crate::screens::sign_in::page_for_kept(visit, home, kept);
    }
    let status = fault.status();
    let name = fault.name();
    let text = text(visit, &fault);
    let shown = quoted(number);
    let number = matches!(fault, Fault::Broken(_) | Fault::Busy).then_some(shown);
    if visit.is_api {
        let mut error = json!({ "code": name, "text": text });
        if let Some(number) = number {
            error["number"] = number.into();
        }
        return (status, Json(json!({ "error": error }))).into_response();
    }
    let mut frame = Frame::new(visit, &format!("error-{name}-title"));
    frame.is_error = true;
    let what_now = visit.words.find(&format!("error-{name}-now"));
    let page = Page { frame, text, what_now, number };
    let html = page.render().unwrap_or_else(|_| page.text.clone());
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind)], html).into_response()
}

fn text(visit: &Visit, fault: &Fault) -> String {
    let id = format!("error-{}", fault.name());
    match fault {
        Fault::Form { field } | Fault::ControlSign { field } => visit.words.say1(&id, "field", field),
        Fault::TooLarge { limit } => visit.words.say1(&id, "limit", limit),
        _ => visit.words.say(&id),
    }
}

/// A number that can be said over a telephone: `7F2-K9`-like groups.
fn quoted(number: &str) -> String {
    let number = number.to_ascii_uppercase();
    match number.split_at_checked(4) {
        Some((first, rest)) => format!("{first}-{rest}"),
        None => number,
    }
}
