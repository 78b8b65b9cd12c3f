//! `/sign-out`.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use crate::{app::App, error::Fault, form::Posted, layout::see_other, session::no_cookie, visit::SignedIn};

/// Ends the session and clears what the browser still holds: but not its storage. In it lie, sealed, an inspector's records that
/// have not been sent yet (`/field`), and the guide where a reader asked to keep it; no page of ours leaves anything else there.
pub async fn post(State(app): State<App>, visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&[], &[])?;
    let session = visit.person().session;
    visit.wait(move |visit| Ok(visit.app.journal().end_session(session)?)).await?;
    let mut response = see_other("/sign-in");
    let clear = HeaderValue::from_static(r#""cache", "cookies""#);
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    if let Some(cookie) = no_cookie(&app) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
