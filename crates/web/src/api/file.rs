//! `GET /api/v1/files/{reference}`.

use access::SeenEvent;
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse, Response},
};
use casework::Standing;
use serde::Serialize;

use crate::{error::Fault, files, visit::SignedIn};

/// A file, as much of it as the reader may see.
#[derive(Serialize)]
struct File<'a> {
    reference: &'a str,
    kind: &'a str,
    standing: Standing,
    events: &'a [SeenEvent],
}

/// The file.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "api").await?;
    let mut standing = shown.seen.standing.clone();
    // Places in the journal would tell of events that are not shown.
    let whys = standing.stages.iter_mut().map(|line| &mut line.why);
    let whys = whys.chain(standing.rights.iter_mut().map(|line| &mut line.why));
    let whys = whys.chain(standing.duties.iter_mut().map(|line| &mut line.why));
    let whys = whys.chain(standing.next.iter_mut().map(|line| &mut line.why));
    whys.chain(standing.trail.iter_mut().map(|line| &mut line.why)).for_each(|why| why.event = None);
    let place = |index: u32| shown.seen.events.iter().position(|event| event.index == index);
    standing.refused.retain_mut(|line| match place(line.index) {
        Some(place) => {
            line.index = place as u32;
            true
        }
        None => false,
    });
    let file = File {
        reference: shown.reference.as_str(),
        kind: &shown.seen.tie.file,
        standing,
        events: &shown.seen.events,
    };
    Ok(Json(file).into_response())
}
