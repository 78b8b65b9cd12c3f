//! `/reform/{country}`: proposals laid over a neighbour's law, and the figures that move with them.

mod draft;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use circular::{model::RoleKind, overlay::Proposal};
use neighbour::reform::{self, Reform};

pub use self::draft::{post, show as show_draft};
use super::replay::Asked;
use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/reform/page.html")]
struct Page {
    frame: Frame,
    country: String,
    language: &'static str,
    /// Each proposal: its name, title, why, what it changes, whether it is tried now.
    proposals: Vec<Choice>,
    body: String,
    refusal: String,
    /// Address of the whole replay with what is tried.
    replay: String,
    report: String,
    may_draft: bool,
}

struct Choice {
    name: String,
    title: String,
    because: String,
    changes: String,
    is_tried: bool,
}

/// Whether the reader may write a proposal: who coordinates, and the rapporteur.
fn may_draft(visit: &Visit) -> bool {
    let kind = visit.person.as_ref().map(|person| person.kind);
    matches!(kind, Some(RoleKind::Coordination | RoleKind::Rapporteur))
}

/// The bench.
pub async fn show(
    visit: Visit,
    Path(country): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = Arc::new(Asked::of(&visit, &country, &query)?);
    let is_tried = |proposal: &Arc<Proposal>| asked.proposals.iter().any(|tried| tried.name == proposal.name);
    let known = asked.replaying.proposals(&country);
    let proposals = known.iter().map(|proposal| Choice {
        name: proposal.name.clone(),
        title: proposal.title.get(asked.language).to_owned(),
        because: proposal.because.get(asked.language).to_owned(),
        changes: proposal.changes().join(", "),
        is_tried: is_tried(proposal),
    });
    let proposals = proposals.collect();
    let (body, refusal) = match asked.proposals.is_empty() {
        true => (String::new(), String::new()),
        false => match made(&visit, &asked).await? {
            Ok(reform) => (reform::body(&reform)?, String::new()),
            Err(refusal) => (String::new(), refusal),
        },
    };
    let texts = &asked.target.circular().title;
    let heading = visit.words.say1("reform-page-heading", "country", texts.get(asked.language));
    let frame = Frame::titled(&visit, heading).under("/replay", visit.words.say("replay-index-title"));
    let (replay, report) =
        (format!("/replay/{country}{}", asked.query()), format!("/reform/{country}/report{}", asked.query()));
    let may_draft = may_draft(&visit);
    page(&Page {
        frame,
        country,
        language: asked.language,
        proposals,
        body,
        refusal,
        replay,
        report,
        may_draft,
    })
}

async fn made(visit: &Visit, asked: &Arc<Asked>) -> Result<Result<Arc<Reform>, String>, Fault> {
    let reforms = &asked.replaying.reforms;
    let key = asked.key(visit);
    if let Some(kept) = reforms.kept(&key) {
        return Ok(kept);
    }
    // With the replays: the machine makes one of either at a time.
    let _making = asked.replaying.replays.making.lock().await;
    if let Some(kept) = reforms.kept(&key) {
        return Ok(kept);
    }
    let inside = Arc::clone(asked);
    let made = visit.wait(move |visit| {
        let proposals: Vec<&Proposal> = inside.proposals.iter().map(Arc::as_ref).collect();
        tried(visit, &inside, &proposals)
    });
    let made = made.await?;
    reforms.keep(key, made.clone());
    Ok(made)
}

/// Tries proposals; why not, in English.
fn tried(
    visit: &Visit,
    asked: &Asked,
    proposals: &[&Proposal],
) -> Result<Result<Arc<Reform>, String>, Fault> {
    let journals = match asked.replaying.journals() {
        Ok(journals) => journals,
        Err(error) => return Ok(Err(error)),
    };
    let caseload = (asked.replaying.name(), journals.as_slice());
    let (own, plan) = (visit.app.rulebook(), asked.plan()?);
    let reform = reform::reform(own, &asked.target, plan, proposals, caseload, visit.today, asked.language);
    Ok(reform.map(Arc::new).map_err(|error| error.to_string()))
}

/// The report of a neighbour check, as a document to save and print.
pub async fn report(
    visit: Visit,
    Path(country): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = Arc::new(Asked::of(&visit, &country, &query)?);
    let _making = asked.replaying.replays.making.lock().await;
    let inside = Arc::clone(&asked);
    let made = visit.wait(move |visit| {
        let journals = inside.replaying.journals().map_err(Fault::Broken)?;
        let proposals: Vec<&Proposal> = inside.proposals.iter().map(Arc::as_ref).collect();
        let caseload = (inside.replaying.name(), journals.as_slice());
        let (own, plan) = (visit.app.rulebook(), inside.plan()?);
        let report =
            reform::report(own, &inside.target, plan, &proposals, caseload, visit.today, inside.language);
        report.map_err(|_| Fault::NotFound).and_then(|report| Ok(reform::html(&report)?))
    });
    let html = made.await?;
    let mut response = html.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // A document of its own, with its style in it: it is saved, not shown among these pages.
    let name = HeaderValue::from_static("attachment; filename=\"neighbour-check.html\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
