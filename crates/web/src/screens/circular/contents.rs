//! `/circular/{country}`: contents by stage, role, source.

use askama::Template;
use axum::{extract::Path, response::Response};

use super::{KINDS, OnDay, Reader, page::Group};
use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/circular/contents.html")]
struct Contents {
    frame: Frame,
    on: OnDay,
    /// Stages in a list a track.
    tracks: Vec<Group>,
    roles: Group,
    sources: Group,
    /// Readings: how many.
    readings: usize,
    offences: usize,
    /// Circulars to be set beside this one: address, title.
    neighbours: Vec<(String, String)>,
    /// Other kinds: address, name of the text, how many.
    kinds: Vec<(String, String, usize)>,
}

/// The table of contents.
pub async fn contents(visit: Visit, Path(country): Path<String>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let circular = reader.visit.app.rulebook().circular();
    let code = reader.visit.words.code();
    let tracks = circular.tracks.iter().map(|track| Group {
        title: track.title.get(code).to_owned(),
        views: reader
            .views(|rule| rule.kind == "stage" && circular.stages[rule.at].track.text == track.name.text),
    });
    let counts = circular.rules();
    let kinds = KINDS.iter().filter_map(|kind| {
        let count = counts.iter().filter(|rule| rule.kind == *kind).count();
        let address = format!("/circular/{country}/all/{kind}{}", reader.on.query());
        (count > 0).then(|| (address, format!("circular-all-{kind}"), count))
    });
    let frame = Frame::titled(&reader.visit, circular.title.get(code).to_owned());
    page(&Contents {
        frame,
        tracks: tracks.filter(|group| !group.views.is_empty()).collect(),
        roles: reader.group("circular-roles", |rule| rule.kind == "role"),
        sources: reader.group("circular-sources", |rule| rule.kind == "source"),
        neighbours: neighbours(&reader.visit),
        readings: circular.readings.len(),
        offences: circular.offences.len(),
        kinds: kinds.collect(),
        on: reader.on,
    })
}

fn neighbours(visit: &Visit) -> Vec<(String, String)> {
    let own = visit.app.settings().neighbours.iter();
    own.map(|rulebook| {
        let texts = &rulebook.circular().title;
        let title = texts.get(visit.words.code());
        let title = if title.is_empty() { texts.get("en") } else { title };
        (format!("/compare/{}", crate::screens::compare::name(rulebook)), title.to_owned())
    })
    .collect()
}
