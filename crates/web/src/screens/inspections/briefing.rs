//! `/inspections/{reference}/briefing`: a sheet to print, one page a partner, each with its own part and no more.

use askama::Template;
use axum::{extract::Path, response::Response};
use casework::Answer;
use circular::vocabulary::FileOf;

use super::facts::{Facts, Said};
use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    told::Told,
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "screens/inspections/briefing.html")]
struct Page {
    frame: Frame,
    reference: String,
    sheets: Vec<Sheet>,
}

/// What one partner is handed.
struct Sheet {
    partner: String,
    part: Option<String>,
    answers: Vec<(String, String)>,
}

/// What every partner is told of the plan, and what only those are told who may know the site.
const FOR_ALL: [&str; 3] = ["planned-for", "leader", "languages-expected"];
const WITH_SITE: [&str; 3] = ["site", "employer", "sector"];

/// The sheet.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "briefing").await?;
    if visit.app.rulebook().circular().file_kind(&shown.seen.tie.file) != Some(FileOf::Inspection) {
        return Err(Fault::NotFound);
    }
    let facts = Facts::of(&visit, &shown);
    let reference = shown.reference.to_string();
    // Of several parts agreed with one partner the last holds.
    let mut parts: Vec<(&str, Said<'_>)> = Vec::new();
    for said in facts.all("partner-briefed") {
        let Some((_, Answer::Text(partner))) = facts.answer(said, "partner") else { continue };
        parts.retain(|(known, _)| *known != partner.as_str());
        parts.push((partner, said));
    }
    let sheets = parts.into_iter().map(|(_, said)| sheet(&visit, &facts, said)).collect();
    let frame = Frame::new(&visit, "inspections-briefing")
        .under("/inspections", visit.words.say("inspections-title"))
        .under(format!("/inspections/{reference}"), reference.clone());
    page(&Page { frame, reference, sheets })
}

fn sheet(visit: &SignedIn, facts: &Facts<'_>, said: Said<'_>) -> Sheet {
    let told = Told::new(&visit.app, visit.words);
    let may_know_site = matches!(facts.answer(said, "told-of-site"), Some((_, Answer::YesNo(true))));
    let words = FOR_ALL.into_iter().chain(WITH_SITE.into_iter().filter(|_| may_know_site));
    let plan = facts.last("inspection-planned");
    let pair = |said: Said<'_>, word: &str| {
        let (fact, answer) = facts.answer(said, word)?;
        Some((told.ask(fact), told.answer(fact, answer)))
    };
    let of_plan = words.filter_map(|word| pair(plan?, word));
    Sheet {
        partner: facts.told(said, "partner").unwrap_or_default(),
        part: facts.told(said, "part"),
        answers: of_plan.chain(pair(said, "meeting-point")).collect(),
    }
}
