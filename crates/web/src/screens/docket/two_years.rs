//! `/documents/two-years`: who has cooperated and waits, without the case having reached court.

use askama::Template;
use axum::response::Response;
use circular::model::Event as EventNode;
use jiff::civil::Date;

use super::{Decision, decision, first_of, may_open, stands_within};
use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    told::Told,
    visit::{Person, SignedIn},
};

/// So many are shown: those who have waited longest.
const ROWS: usize = 200;

#[derive(Template)]
#[template(path = "screens/docket/two_years.html")]
struct Page {
    frame: Frame,
    ready: Vec<Row>,
    waiting: Vec<Row>,
    is_more: bool,
}

/// Somebody who waits.
struct Row {
    reference: String,
    since: Date,
    /// Years and months, in words.
    waited: String,
    stages: String,
    decision: Decision,
}

/// The list.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    let rulebook = visit.app.rulebook();
    let mut events = rulebook.circular().events.iter();
    let node =
        events.find(|node| node.is("stay-after-wait") && rulebook.in_force(&node.validity, visit.today));
    let (Some(node), true) = (node, may_open(&visit, &person)) else { return Err(Fault::NotFound) };
    let (signed, name) = (visit.clone(), node.name.text.clone());
    let made = visit.wait(move |_| {
        let node = signed.app.rulebook().event_on(&name, signed.today).ok_or(Fault::NotFound)?;
        made(&signed, &person, node)
    });
    page(&made.await?)
}

fn made(visit: &SignedIn, person: &Person, node: &EventNode) -> Result<Page, Fault> {
    let told = Told::new(&visit.app, visit.words);
    let keep = |file: &casework::FileSummary| stands_within(visit, person, node, file);
    let heads = visit.app.journal().soonest(usize::MAX, &keep)?;
    let mut rows = Vec::new();
    for head in heads {
        let shown = match files::find(visit, person, head.reference) {
            Err(Fault::NotFound) => continue,
            found => found?,
        };
        let (Some(since), Some(decision)) =
            (first_of(visit, &shown, "cooperates"), decision(visit, &shown, node))
        else {
            continue;
        };
        let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
        let mut stages: Vec<String> = open.map(|line| told.stage(&line.stage)).collect();
        stages.dedup();
        rows.push(Row {
            reference: shown.reference.to_string(),
            since,
            waited: waited(visit, since),
            stages: stages.join(" · "),
            decision,
        });
    }
    rows.sort_by_key(|row| row.since);
    let (ready, mut waiting): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| row.decision.refused.is_none());
    let is_more = waiting.len() > ROWS;
    waiting.truncate(ROWS);
    let state = visit.words.say1("two-years-state", "count", ready.len() as u64);
    Ok(Page { frame: Frame::new(visit, "two-years-title").state(state), ready, waiting, is_more })
}

/// Whole years and months from a day until today.
fn waited(visit: &SignedIn, since: Date) -> String {
    let span = since.until((jiff::Unit::Year, visit.today)).unwrap_or_default();
    let (years, months) = (i64::from(span.get_years()), i64::from(span.get_months()));
    visit.words.say2("two-years-waited", "years", years, "months", months)
}
