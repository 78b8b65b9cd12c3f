//! `/files/{reference}/readers`: who has opened a file, for the office that cares for it and the data-protection officer.

use access::Area;
use askama::Template;
use axum::{extract::Path, response::Response};
use journal::{Consultation, ConsultationQuery};

use super::access_log::Row;
use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    visit::SignedIn,
};

/// So many of the latest are shown.
const SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "screens/readers/page.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    /// Whether the reader's own office has the file in care; its own readings are left out then.
    is_holder: bool,
}

/// The list.
pub async fn show(visit: SignedIn, Path(text): Path<String>) -> Result<Response, Fault> {
    let reference = files::reference(&text)?;
    let is_officer = visit.app.access().enters(&visit.person().role, Area::AccessLog);
    if !is_officer {
        // Who does not hold the file finds nothing here, whether there is a file or not.
        let shown = files::glance(&visit, &text).await?;
        if !shown.seen.tie.care {
            return Err(Fault::NotFound);
        }
    }
    let person = visit.person().clone();
    let wanted = reference.clone();
    let logged = visit
        .wait(move |visit| {
            let journal = visit.app.journal();
            if journal.read(&wanted)?.is_none() {
                return Err(Fault::NotFound);
            }
            let query =
                ConsultationQuery { reference: Some(wanted), limit: SHOWN, ..ConsultationQuery::default() };
            let logged = journal.consultations(&query)?;
            if is_officer {
                journal.log(Consultation {
                    account: person.account,
                    role: person.role,
                    office: person.office,
                    reference: query.reference,
                    compartments: Vec::new(),
                    grounds: Vec::new(),
                    surface: "access-log".into(),
                    purpose: None,
                })?;
            }
            Ok(logged)
        })
        .await?;
    let own = visit.person().office.clone();
    let rows = logged
        .iter()
        .filter(|logged| !logged.consultation.compartments.is_empty())
        .filter(|logged| is_officer || logged.consultation.office != own)
        .map(|logged| Row::of(&visit, logged));
    let rows = rows.collect();
    let frame = Frame::titled(&visit, visit.words.say1("readers-title", "reference", reference.as_str()));
    let frame = match is_officer {
        true => frame.under("/access-log", visit.words.say("nav-readings")),
        false => frame.under(format!("/files/{reference}"), reference.as_str()),
    };
    page(&Page { frame, rows, is_holder: !is_officer })
}
