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
    let mut holder = None;
    if !is_officer {
        // Who does not hold the file finds nothing here, whether there is a file or not.
        let shown = files::glance(&visit, &text).await?;
        if !shown.seen.tie.care {
            return Err(Fault::NotFound);
        }
        holder = Some(shown);
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
    let access = visit.app.access();
    let rows = logged
        .into_iter()
        .map(|mut logged| {
            // That others have read what its holder may not see would tell that it is there.
            if let Some(shown) = &holder {
                let may = |name: &String| access.place(name).is_some_and(|place| shown.seen.sees.has(place));
                logged.consultation.compartments.retain(may);
                let sees = &visit.app.rulebook().circular().sees;
                let names = logged.consultation.compartments.clone();
                let of_those = |number: &usize| {
                    let granted = sees.get(*number).map_or(&[][..], |grant| &grant.compartments);
                    granted.iter().any(|name| names.contains(&name.text))
                };
                logged.consultation.grounds.retain(of_those);
            }
            logged
        })
        .filter(|logged| !logged.consultation.compartments.is_empty())
        .filter(|logged| is_officer || logged.consultation.office != own)
        .map(|logged| Row::of(&visit, &logged));
    let rows = rows.collect();
    let frame = Frame::titled(&visit, visit.words.say1("readers-title", "reference", reference.as_str()));
    let frame = match is_officer {
        true => frame.under("/access-log", visit.words.say("nav-readings")),
        false => frame.under(format!("/files/{reference}"), reference.as_str()),
    };
    page(&Page { frame, rows, is_holder: !is_officer })
}
