//! `/help`: one answer without leaving the job.

use askama::Template;
use axum::response::Response;
use circular::model::RoleKind;

use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "screens/help/page.html")]
struct Page {
    frame: Frame,
    /// Names of the texts of the reader's own tasks.
    tasks: &'static [&'static str],
    /// Offices that answer the telephone: name, number.
    phones: Vec<(String, String)>,
}

/// The reader's tasks, words explained, whom to call.
pub async fn show(visit: Visit) -> Result<Response, Fault> {
    let tasks = visit.person.as_ref().map_or(&[][..], |person| tasks(person.kind));
    let offices = visit.app.rulebook().circular().offices.iter();
    let phones = offices
        .filter_map(|office| Some((office.title.get(visit.words.code()).to_owned(), office.phone.clone()?)))
        .collect();
    page(&Page { frame: Frame::new(&visit, "help-title"), tasks, phones })
}

fn tasks(kind: RoleKind) -> &'static [&'static str] {
    match kind {
        RoleKind::Rapporteur => &["help-task-figures", "help-task-circular"],
        RoleKind::DataProtection => &["help-task-readings", "help-task-readers", "help-task-circular"],
        RoleKind::Administrator => &["help-task-account", "help-task-close"],
        RoleKind::Coordination => &["help-task-circular"],
        RoleKind::FirstLine | RoleKind::LabourInspectorate | RoleKind::Police | RoleKind::Centre => &[
            "help-task-due",
            "help-task-record",
            "help-task-correct",
            "help-task-what-if",
            "help-task-import",
            "help-task-why",
        ],
        _ => {
            &["help-task-due", "help-task-record", "help-task-correct", "help-task-what-if", "help-task-why"]
        }
    }
}
