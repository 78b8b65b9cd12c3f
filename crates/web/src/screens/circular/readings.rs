//! `/circular/{country}/readings`: where sources disagree, and which side this installation takes.

use askama::Template;
use axum::{extract::Path, response::Response};
use circular::explain::{self, Cited};

use super::{OnDay, Reader};
use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/circular/readings.html")]
struct Page {
    frame: Frame,
    on: OnDay,
    readings: Vec<ReadingView>,
}

struct ReadingView {
    name: String,
    question: String,
    sides: Vec<SideView>,
    because: String,
}

struct SideView {
    name: String,
    text: String,
    cites: Vec<Cited>,
    is_chosen: bool,
}

/// Every reading with both sides.
pub async fn readings(visit: Visit, Path(country): Path<String>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let rulebook = reader.visit.app.rulebook();
    let circular = rulebook.circular();
    let code = reader.visit.words.code();
    let readings = circular.readings.iter().map(|reading| ReadingView {
        name: reading.name.text.clone(),
        question: reading.question.get(code).to_owned(),
        because: reading.because.get(code).to_owned(),
        sides: reading
            .sides
            .iter()
            .map(|side| SideView {
                name: side.name.text.clone(),
                text: side.text.get(code).to_owned(),
                cites: side.cites.iter().map(|cite| explain::cited(circular, cite, code)).collect(),
                is_chosen: rulebook.side(&reading.name.text) == Some(side.name.as_str()),
            })
            .collect(),
    });
    let readings = readings.collect();
    page(&Page {
        frame: reader.frame(reader.visit.words.say("circular-readings")),
        on: reader.on.clone(),
        readings,
    })
}
