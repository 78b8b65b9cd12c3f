//! `GET /field/forms` and `GET /field/pack/{reference}`: what is taken along to an inspection: the questions, which are the
//! same for everybody of a role, and what the inspection's file says, which is not.

use access::Seen;
use axum::{
    Json,
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use casework::typed::Posted as Typed;
use circular::{model::FactKind, vocabulary::FileOf};
use serde_json::{Map, Value, json};

use super::{forms, kind_of, may_open, openings, packed};
use crate::{
    error::Fault,
    files::{self, Shown},
    screens::record,
    told::Told,
    visit::SignedIn,
};

/// The questions that this reader may put.
pub async fn forms(visit: SignedIn, headers: HeaderMap) -> Result<Response, Fault> {
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let made = forms::forms(&visit, visit.person());
    let made = serde_json::to_value(&made).map_err(|error| Fault::Broken(format!("forms: {error}")))?;
    packed(&headers, &made)
}

/// What an inspection's file says to this reader. That it was taken along is logged as a look at it.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let glanced = files::glance(&visit, &reference).await?;
    let circular = visit.app.rulebook().circular();
    if circular.file_kind(&glanced.seen.tie.file) != Some(FileOf::Inspection) {
        return Err(Fault::NotFound);
    }
    let shown = files::look(&visit, &reference, "field").await?;
    let mut carried = Map::new();
    if let Some(kind) = kind_of(&visit, FileOf::Interview) {
        let events: Vec<&str> = openings(&visit, visit.person(), kind).collect();
        for event in events {
            let typed: Typed = record::carried_beside(&visit, shown.reference.as_str(), event).await?;
            carried.insert(event.to_owned(), json!(typed));
        }
    }
    let (briefing, expected) = told_of(&visit, &shown);
    Ok(Json(json!({
        "reference": shown.reference.to_string(),
        "taken": visit.now.to_string(),
        "seen": shown.opened.record.seq,
        "briefing": briefing,
        "expected": expected,
        "carried": carried,
    }))
    .into_response())
}

/// What has been recorded so far, as question and answer, and the languages that are expected.
fn told_of(visit: &SignedIn, shown: &Shown) -> (Vec<(String, String)>, Vec<Value>) {
    let told = Told::new(&visit.app, visit.words);
    let (mut briefing, mut expected) = (Vec::new(), Vec::new());
    for event in shown.seen.events.iter().filter(|event| event.corrected_by.is_none()) {
        let Some(node) = visit.app.rulebook().event_on(&event.event, event.on) else { continue };
        briefing.push((told.event(&event.event), told.day(event.on)));
        for fact in &node.facts {
            let Some(Seen::Known(answer)) = event.facts.get(&fact.name.text) else { continue };
            briefing.push((told.ask(fact), told.answer(fact, answer)));
            if fact.kind == FactKind::Language {
                let typed = casework::typed::posted(fact, answer);
                expected.extend(typed.into_values().flatten().map(Value::from));
            }
        }
    }
    (briefing, expected)
}
