//! `/sign-in`: get in within ten seconds.

use askama::Template;
use axum::response::Response;

use crate::{
    error::Fault,
    form::{Fields, Token},
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/sign_in/page.html")]
struct Page {
    frame: Frame,
}

/// The page.
pub async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&Page { frame: Frame::new(&visit, "sign-in-title") })
}

/// The address of this page, to come back from to `next`.
pub fn address(next: &str) -> String {
    match next {
        "" | "/" => "/sign-in".into(),
        next => format!("/sign-in?next={}", next.replace('&', "%26").replace('#', "%23").replace('+', "%2B")),
    }
}

/// What was typed while the session ended, on its way through signing in.
pub fn keep(_visit: &Visit, token: &Token, _fields: &Fields) -> Fault {
    Fault::SignIn { next: token.home.clone() }
}
