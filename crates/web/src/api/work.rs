//! `GET /api/v1/work`.

use access::Area;
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use journal::WorkQuery;
use serde::Serialize;

use crate::{error::Fault, files, visit::SignedIn};

/// So many rows at most.
const ROWS_MAX: usize = 1_000;

/// An open duty of the reader's office.
#[derive(Serialize)]
struct Row {
    reference: String,
    kind: String,
    duty: String,
    title: String,
    opened: Date,
    due: Option<Date>,
    overdue: bool,
}

/// What is due, soonest first.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Files)?;
    let person = visit.person().clone();
    let query = WorkQuery { limit: ROWS_MAX, ..WorkQuery::default() };
    let rows = visit.wait(move |visit| files::work(visit, &person, query)).await?;
    let duties = &visit.app.rulebook().circular().duties;
    let title = |name: &str| {
        let node = duties.iter().find(|node| node.name.text == name);
        node.map_or(name.to_owned(), |node| node.title.get(visit.words.code()).to_owned())
    };
    let rows = rows.into_iter().map(|row| Row {
        reference: row.reference.to_string(),
        kind: row.summary.kind.clone(),
        title: title(&row.duty),
        duty: row.duty,
        opened: row.opened,
        due: row.due,
        overdue: row.due.is_some_and(|due| due < visit.today),
    });
    Ok(Json(rows.collect::<Vec<_>>()).into_response())
}
