//! What every request passes, outermost first: log line, headers, time limit, same site, language and session; and what a
//! [`Fault`] looks like.

mod fault;
pub mod headers;
mod origin;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::Response,
};
use jiff::{SignedDuration, Timestamp};
use journal::{Session, SessionLimits};

use crate::{
    app::App,
    error::Fault,
    form,
    language::Words,
    session::{SessionId, hex},
    settings::Settings,
    visit::{Inside, Person, Visit},
};

/// A request is given up after this long.
const PATIENCE: Duration = Duration::from_secs(30);
/// A file for import, or a photo, takes its time on a slow line.
const PATIENCE_UPLOAD: Duration = Duration::from_secs(600);
/// A session's last use is noted this coarsely, so that reading pages writes nothing.
const TOUCH: SignedDuration = SignedDuration::from_secs(30);
/// The name of the cookie that keeps a chosen language.
const LANGUAGE_COOKIE: &str = "lang";

/// The one way in.
pub async fn enter(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let number: [u8; 4] = app.random().unwrap_or_default();
    let number = hex(&number);
    // The pattern, not the path: a path names a file.
    let (mut parts, body) = request.into_parts();
    let method = parts.method.clone();
    let route =
        parts.extensions.get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let visit = visit(&app, &parts);
    // Who reads the guide is nobody's business: no cookie is read or set, no line is written.
    let is_guide = is_guide(&visit.path);
    let asked_language = asked_language(&visit.query).filter(|_| !is_guide);
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);
    let mut response = match origin::check(&request) {
        Err(fault) => fault::respond(&visit, fault, &number),
        Ok(()) if visit.person.is_none() && !is_open(&request) => {
            let fault = form::from_nobody(&visit, request).await;
            fault::respond(&visit, fault, &number)
        }
        Ok(()) => {
            let mut response = answer(request, next).await;
            match fault::of(&mut response) {
                Some(fault) => fault::respond(&visit, fault, &number),
                None => response,
            }
        }
    };
    headers::add(&visit, &route, &mut response);
    if let Some(words) = asked_language {
        let secure = if app.settings().is_secure { "; Secure" } else { "" };
        let cookie = format!(
            "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}",
            words.code()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    if is_guide && !response.status().is_server_error() {
        return response;
    }
    let role = visit.person.as_ref().map_or("nobody", |person| person.role.as_str());
    let millis = started.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(%method, route, status = response.status().as_u16(), role, millis, number, "request");
    response
}

/// Whether nobody has to be signed in: for reading (a handler asks itself), and for signing in.
fn is_open(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        || request.uri().path() == "/sign-in"
}

/// The answer of a handler, or that it took too long or broke.
async fn answer(request: Request, next: Next) -> Response {
    use axum::response::IntoResponse;
    // A task of its own, so that a handler that panics ends itself and not the connection.
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_in_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let patience = if is_in_parts { PATIENCE_UPLOAD } else { PATIENCE };
    let handler = tokio::spawn(next.run(request));
    let stop = handler.abort_handle();
    match tokio::time::timeout(patience, handler).await {
        Ok(Ok(response)) => response,
        Ok(Err(broken)) => Fault::Broken(format!("a handler: {broken}")).into_response(),
        Err(_) => {
            stop.abort();
            Fault::TooSlow.into_response()
        }
    }
}

fn visit(app: &App, request: &Parts) -> Visit {
    let now = app.now();
    let path = request.uri.path().to_owned();
    let query = request.uri.query().unwrap_or_default().to_owned();
    let is_api = path.starts_with("/api/") || crate::screens::field::speaks_json(&path);
    let session = session(app, request, now);
    let cookies = || {
        let all = request.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='))
    };
    let accepted = request.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let words = asked_language(&query)
        .or_else(|| session.as_ref().and_then(|session| Words::of(&session.account.language)))
        .or_else(|| cookies().find(|(name, _)| *name == LANGUAGE_COOKIE).and_then(|(_, tag)| Words::of(tag)))
        .or_else(|| accepted.and_then(Words::accepted))
        .unwrap_or_else(Words::english);
    let today = app.rulebook().civil_day(now);
    let person = session.and_then(|session| Person::of(app, &session));
    let address = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    Visit::new(Inside { app: app.clone(), words, person, path, query, address, now, today, is_api })
}

/// Whether an address is one of the guide's.
fn is_guide(path: &str) -> bool {
    path.strip_prefix("/guide").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The session that the browser's cookie names, if it lives. Documents of ours and the guide need none.
fn session(app: &App, request: &Parts, now: Timestamp) -> Option<Session> {
    if request.uri.path().starts_with("/static/") || is_guide(request.uri.path()) {
        return None;
    }
    let hash = SessionId::sent(app, &request.headers)?.hash();
    let Settings { idle, total, .. } = *app.settings();
    // Two rows by their keys, from memory: less work than handing them to another thread. Readers wait for no writer.
    let session = match app.journal().session(&hash, SessionLimits { idle, total }) {
        Ok(session) => session?,
        // Who cannot be recognised is nobody.
        Err(fault) => {
            tracing::error!(%fault, "sessions cannot be read");
            return None;
        }
    };
    if now.duration_since(session.seen) > TOUCH {
        app.journal().touch_session(hash);
    }
    Some(session)
}

/// The language that the address asks for: `?lang=da`.
fn asked_language(query: &str) -> Option<Words> {
    query.split('&').filter_map(|pair| pair.strip_prefix("lang=")).find_map(Words::of)
}
