//! `/me`: one's own language and sessions.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use journal::SessionHash;

use crate::{
    error::Fault,
    form::Posted,
    language::Words,
    layout::{Frame, page, see_other},
    session::hex,
    visit::SignedIn,
};

/// So many bytes of a session's hash tell it from one's others; the id itself is known to its browser alone.
const SHOWN: usize = 8;

#[derive(Template)]
#[template(path = "screens/me/page.html")]
struct Page {
    frame: Frame,
    account: String,
    role: String,
    office: String,
    languages: Vec<(&'static str, String, bool)>,
    sessions: Vec<Line>,
}

struct Line {
    handle: String,
    created: Timestamp,
    seen: Timestamp,
    is_this: bool,
}

/// The page.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    let (account, session) = (person.account.clone(), person.session);
    let limits = (visit.app.settings().idle, visit.app.settings().total);
    let sessions = visit.wait(move |visit| Ok(visit.app.journal().sessions_of(&account)?)).await?;
    let lives = |created: Timestamp, seen: Timestamp| {
        visit.now.duration_since(seen) <= limits.0 && visit.now.duration_since(created) <= limits.1
    };
    let sessions = sessions.into_iter().filter(|(_, created, seen)| lives(*created, *seen));
    let sessions = sessions.map(|(hash, created, seen)| Line {
        handle: handle(&hash),
        created,
        seen,
        is_this: hash == session,
    });
    page(&Page {
        frame: Frame::new(&visit, "me-title"),
        role: visit.app.role_title(&person.role, visit.words),
        office: visit.app.office_title(&person.office, visit.words),
        account: person.account,
        languages: Words::all()
            .map(|words| (words.code(), words.own_name(), words.code() == visit.words.code()))
            .collect(),
        sessions: sessions.collect(),
    })
}

/// Keeps a language with the account.
pub async fn language(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&["language"], &[])?;
    let words = Words::of(posted.one("language")).ok_or(Fault::Form { field: "language".into() })?;
    let account = visit.person().account.clone();
    visit
        .wait(move |visit| {
            let journal = visit.app.journal();
            let mut own = journal.account(&account)?.ok_or(Fault::NotFound)?;
            own.language = words.code().to_owned();
            Ok(journal.put_account(own, &account)?)
        })
        .await?;
    Ok(see_other(&format!("/me?lang={}", words.code())))
}

/// Ends one of one's own sessions.
pub async fn end(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&["session"], &[])?;
    let wanted = posted.one("session").to_owned();
    let account = visit.person().account.clone();
    visit
        .wait(move |visit| {
            let journal = visit.app.journal();
            let own = journal.sessions_of(&account)?;
            let found = own.iter().find(|(hash, _, _)| handle(hash) == wanted);
            // Ended meanwhile is ended too.
            found.map_or(Ok(()), |(hash, _, _)| Ok(journal.end_session(*hash)?))
        })
        .await?;
    Ok(see_other("/me"))
}

fn handle(hash: &SessionHash) -> String {
    hex(&hash[..SHOWN])
}
