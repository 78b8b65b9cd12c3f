//! `/`: to where one's work is.

use axum::response::Response;

use crate::{
    layout::{see_other, start_of},
    visit::Visit,
};

/// Leads to the role's own start, or to signing in.
pub async fn show(visit: Visit) -> Response {
    see_other(visit.person.as_ref().map_or("/sign-in", start_of))
}
