//! `/accessibility`: a statement anybody may read.

use askama::Template;
use axum::response::Response;

use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/accessibility/page.html")]
struct Page {
    frame: Frame,
}

/// The statement.
pub async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&Page { frame: Frame::new(&visit, "accessibility-title") })
}
