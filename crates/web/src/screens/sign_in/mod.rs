//! `/sign-in`: get in within ten seconds.

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;

use crate::{
    app::App,
    error::Fault,
    form::{self, Posted},
    layout::{self, Frame, see_other, start_of},
    session::{SessionId, is_right},
    visit::{Person, Visit},
};

/// A form that travels through signing in is sealed, which takes two signs a byte.
const BYTES_MAX: usize = 3 * form::FORM_MAX;
/// A longer password is none of ours.
const PASSWORD_LONGEST: usize = 1_000;
/// Where signing in must not lead back to.
const HOME: &str = "/sign-in";

#[derive(Template)]
#[template(path = "screens/sign_in/page.html")]
struct Page {
    frame: Frame,
    /// What was typed as name.
    name: String,
    /// Where to go afterwards.
    next: String,
    /// A form on its way, sealed.
    kept: String,
    /// What is wrong, in words.
    mistake: Option<String>,
    /// The account that the form on its way belongs to may be another's.
    demo: Vec<Listed>,
    /// Minutes without a request after which a session ends.
    minutes: i64,
}

/// An account of the demo.
struct Listed {
    name: String,
    password: String,
    role: String,
    office: String,
}

/// The page.
pub async fn show(visit: Visit) -> Result<Response, Fault> {
    let next = safe(&decoded_next(&visit.query)).to_owned();
    if let Some(person) = &visit.person {
        return Ok(see_other(if next == "/" { start_of(person) } else { &next }));
    }
    layout::page(&page(&visit, next))
}

fn page(visit: &Visit, next: String) -> Page {
    let words = visit.words;
    let demo = visit.app.settings().demo.iter().map(|account| Listed {
        name: account.name.clone(),
        password: account.password.clone(),
        role: visit.app.role_title(&account.role, words),
        office: visit.app.office_title(&account.office, words),
    });
    Page {
        frame: Frame::new(visit, "sign-in-title"),
        name: String::new(),
        next,
        kept: String::new(),
        mistake: None,
        demo: demo.collect(),
        minutes: visit.app.settings().idle.as_mins(),
    }
}

/// The page in the place of one whose form came from a session that has ended.
pub fn page_for_kept(visit: &Visit, home: &str, kept: &str) -> Response {
    let page = Page { kept: kept.to_owned(), ..page(visit, home.to_owned()) };
    layout::page_with(StatusCode::UNAUTHORIZED, &page).unwrap_or_else(IntoResponse::into_response)
}

/// Signs in.
pub async fn post(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Fault> {
    let fields = form::read_up_to(request, BYTES_MAX).await?;
    let posted = Posted::anonymous(&visit, fields)?;
    posted.allow(&["name", "password", "next", "kept"], &[])?;
    let name = posted.one("name").to_lowercase();
    let next = safe(posted.one("next")).to_owned();
    let kept = posted.one("kept").to_owned();
    if let Err(wait) = app.delays().attempt(&name, visit.address, visit.now) {
        return refused(&visit, &posted, next, kept, wait, StatusCode::TOO_MANY_REQUESTS);
    }
    let password = posted.fields.raw("password").to_owned();
    let typed = name.clone();
    let account = visit
        .wait(move |visit| {
            let account = visit.app.journal().account(&typed)?.filter(|account| account.open);
            let stored = account.as_ref().map(|account| account.password.as_str());
            let password = if password.len() > PASSWORD_LONGEST { "" } else { &password };
            Ok(account.as_ref().filter(|_| is_right(password, stored)).cloned().or_else(|| {
                // The same work for a name that nobody has.
                if account.is_none() {
                    is_right(password, None);
                }
                None
            }))
        })
        .await?;
    let Some(account) = account else {
        let wait = app.delays().wait(&name, visit.address, visit.now).unwrap_or(SignedDuration::ZERO);
        return refused(&visit, &posted, next, kept, wait, StatusCode::UNPROCESSABLE_ENTITY);
    };
    app.delays().right(&name, visit.address);
    let id = SessionId::draw(&app)?;
    let hash = id.hash();
    let before = SessionId::sent(&app, &headers).map(|before| before.hash());
    let person = visit
        .wait(move |visit| {
            if let Some(before) = before {
                visit.app.journal().end_session(before)?;
            }
            visit.app.journal().begin_session(hash, &account.name)?;
            let session = journal::Session { hash, account, created: visit.now, seen: visit.now };
            // An account whose role the rules no longer know can do nothing here.
            Person::of(&visit.app, &session).ok_or(Fault::NotFound)
        })
        .await?;
    let next = match form::unseal(&visit, &kept, &person.account) {
        Some((home, fields)) => {
            app.kept().put(hash, home.clone(), fields, visit.now);
            home
        }
        None if next == "/" => start_of(&person).to_owned(),
        None => next,
    };
    let mut response = see_other(&next);
    if let Some(cookie) = id.cookie(&app) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// One wording, one length, one status for a wrong name and a wrong password.
fn refused(
    visit: &Visit,
    posted: &Posted,
    next: String,
    kept: String,
    wait: SignedDuration,
    status: StatusCode,
) -> Result<Response, Fault> {
    // Rounded up, so that nobody comes a moment too early.
    let seconds = wait.as_secs() + i64::from(wait.subsec_nanos() > 0);
    let words = visit.words;
    let mistake = match seconds {
        0 => words.say("sign-in-wrong"),
        1..=90 => words.say1("sign-in-wrong-wait-seconds", "seconds", seconds),
        _ => words.say1("sign-in-wrong-wait-minutes", "minutes", (seconds + 59) / 60),
    };
    let mut page =
        Page { name: posted.one("name").to_owned(), kept, mistake: Some(mistake), ..page(visit, next) };
    page.frame = page.frame.state(words.say("error-prefix"));
    layout::page_with(status, &page)
}

/// The address of this page, to come back from to `next`.
pub fn address(next: &str) -> String {
    match safe(next) {
        "/" => HOME.into(),
        next => {
            let next = next.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B");
            format!("{HOME}?next={next}")
        }
    }
}

fn decoded_next(query: &str) -> String {
    let next = query.split('&').find_map(|pair| pair.strip_prefix("next=")).unwrap_or_default();
    next.replace("%26", "&").replace("%23", "#").replace("%2B", "+").replace("%2F", "/").replace("%25", "%")
}

/// A path on this server, or the start: signing in never leads elsewhere.
fn safe(next: &str) -> &str {
    let is_ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.starts_with(HOME)
        && next.len() < 1_000
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_elsewhere() {
        for next in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "",
            "/sign-in",
            "javascript:x",
        ] {
            assert_eq!(safe(next), "/", "{next:?}");
        }
        assert_eq!(
            safe("/files/BE-9MX2-7QD4/record?on=2026-01-01"),
            "/files/BE-9MX2-7QD4/record?on=2026-01-01"
        );
    }

    #[test]
    fn where_one_was_going_survives() {
        let next = "/access-log?account=a%20b&before=7";
        let address = address(next);
        assert_eq!(decoded_next(address.split_once('?').unwrap().1), next);
    }
}
