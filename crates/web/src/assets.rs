//! What the browser is given beside the pages: style, fonts, scripts, built in.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::error::Fault;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Addresses of the style sheets that every page links: those that lie directly in `static/`.
pub fn stylesheets() -> impl Iterator<Item = String> {
    top("css")
}

/// Addresses of the scripts that every page loads: those that lie directly in `static/`.
pub fn scripts() -> impl Iterator<Item = String> {
    top("js")
}

fn top(ending: &'static str) -> impl Iterator<Item = String> {
    ASSETS
        .iter()
        .map(|(name, _)| *name)
        .filter(move |name| !name.contains('/') && name.rsplit('.').next() == Some(ending))
        .map(|name| format!("/static/{name}?v={VERSION}"))
}

/// The address of a document that is built in: it carries the version, so a browser may keep what it got.
pub fn address(name: &str) -> String {
    format!("/static/{name}?v={VERSION}")
}

/// What changes whenever anything built in does.
pub fn version() -> &'static str {
    VERSION
}

/// A document that is built in, as text.
pub fn text(name: &str) -> Option<&'static str> {
    std::str::from_utf8(find(name)?).ok()
}

fn find(name: &str) -> Option<&'static [u8]> {
    ASSETS.iter().find(|(known, _)| *known == name).map(|(_, content)| *content)
}

/// Whether an `Accept-Encoding` header names a coding.
pub fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|part| part.split(';').next().unwrap_or_default().trim() == coding)
}

/// `GET /static/{name}`. The address carries a version, so a browser may keep what it got for a year.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    let mut response = answer(&name, &headers)?;
    let keep = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    Ok(response)
}

/// A document that is built in, packed where the browser takes it.
///
/// # Errors
/// [`Fault::NotFound`] when there is none of this name.
pub fn answer(name: &str, headers: &HeaderMap) -> Result<Response, Fault> {
    let content = find(name).ok_or(Fault::NotFound)?;
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let packed = [("br", "br"), ("gz", "gzip")].into_iter().find_map(|(ending, coding)| {
        let packed = find(&format!("{name}.{ending}")).filter(|_| accepts(accepted, coding));
        Some((packed?, coding))
    });
    let mut response = (StatusCode::OK, packed.map_or(content, |(packed, _)| packed)).into_response();
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(name)));
    answer.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some((_, coding)) = packed {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
