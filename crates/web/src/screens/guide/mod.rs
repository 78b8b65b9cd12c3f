//! `/guide`: what somebody who may be exploited can do, in their language. Public, and nothing is stored: no cookie, no session is
//! looked up, no line in the log (`guard`), nothing may be kept by the browser unless the reader asks for it
//! (`docs/decisions/0013-the-guide-keeps-nothing-unasked.md`).
//!
//! Texts stand in `guide/<country>/<language>.kdl`, which `crates/guide` reads; a page is one language on one day.

mod view;

use std::io::Write;

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use guide::{Guide, Piece, Spoken};

use self::view::{Block, CallView, SectionView, Side, sections, sides};
use crate::{assets, error::Fault, visit::Visit};

#[derive(Template)]
#[template(path = "screens/guide/page.html")]
struct Page<'g> {
    spoken: Spoken<'g>,
    /// Where "leave now" leads.
    leave: &'g str,
    calls: Vec<CallView>,
    sections: Vec<SectionView>,
    sides: [Side; 2],
}

#[derive(Template)]
#[template(path = "screens/guide/list.html")]
struct List<'g> {
    /// The languages in which the list itself speaks.
    spoken: Vec<Spoken<'g>>,
    leave: &'g str,
    calls: Vec<CallView>,
    languages: Vec<&'g guide::Language>,
}

/// `/guide`: every language by its own name.
pub async fn list(visit: Visit, headers: HeaderMap) -> Result<Response, Fault> {
    listed(&visit, &headers, StatusCode::OK)
}

/// `/guide/{language}`.
pub async fn show(visit: Visit, Path(language): Path<String>, headers: HeaderMap) -> Result<Response, Fault> {
    let (guide, rulebook) = (of(&visit)?, visit.app.rulebook());
    let Some(spoken) = guide.spoken(&language, rulebook, visit.today) else {
        return listed(&visit, &headers, StatusCode::NOT_FOUND);
    };
    let calls = CallView::all(guide, rulebook, &spoken);
    let sections = sections(guide, &spoken);
    let sides = sides(guide, &spoken);
    answer(StatusCode::OK, &headers, &Page { spoken, leave: &guide.leave, calls, sections, sides })
}

/// `/guide/page.css` and the like: outside `/static/`, so that no browser keeps them.
pub async fn asset(visit: Visit, headers: HeaderMap) -> Result<Response, Fault> {
    assets::answer(visit.path.trim_start_matches('/'), &headers)
}

fn of(visit: &Visit) -> Result<&Guide, Fault> {
    visit.app.settings().guide.as_deref().ok_or(Fault::NotFound)
}

fn listed(visit: &Visit, headers: &HeaderMap, status: StatusCode) -> Result<Response, Fault> {
    let (guide, rulebook) = (of(visit)?, visit.app.rulebook());
    let speaks = guide.list_speaks.iter();
    let spoken: Vec<_> = speaks.filter_map(|code| guide.spoken(code, rulebook, visit.today)).collect();
    let first = spoken.first().ok_or(Fault::NotFound)?;
    let calls = CallView::all(guide, rulebook, first);
    let languages = guide.whole().collect();
    answer(status, headers, &List { spoken, leave: &guide.leave, calls, languages })
}

/// A page, packed where the browser takes it: networks are slow, and nothing in it is secret or typed by anybody.
fn answer(status: StatusCode, headers: &HeaderMap, page: &impl Template) -> Result<Response, Fault> {
    let html = page.render()?;
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let mut response = if assets::accepts(accepted.unwrap_or_default(), "gzip") {
        let mut packer = GzEncoder::new(Vec::with_capacity(html.len() / 2), Compression::best());
        let packed = packer.write_all(html.as_bytes()).and_then(|()| packer.finish());
        let packed = packed.map_err(|error| Fault::Broken(format!("packing the guide: {error}")))?;
        let mut response = (status, packed).into_response();
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
    } else {
        (status, html).into_response()
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    Ok(response)
}
