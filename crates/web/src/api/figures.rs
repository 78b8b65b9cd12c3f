//! `GET /api/v1/figures/{year}`.

use access::Area;
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse, Response},
};

use crate::{
    error::Fault,
    screens::figures::{Figures, year_of},
    visit::SignedIn,
};

/// A year: published beside counted.
pub async fn show(visit: SignedIn, Path(year): Path<String>) -> Result<Response, Fault> {
    visit.enter(Area::Figures)?;
    let year = year_of(&year)?;
    let counted = visit.wait(move |visit| Figures::count(&visit.app, year)).await?;
    Ok(Json(&*counted).into_response())
}
