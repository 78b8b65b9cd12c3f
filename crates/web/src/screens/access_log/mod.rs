//! `/access-log`: who read what, when, on which ground; for the data-protection officer. It shows no content of any file.

use access::Area;
use askama::Template;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use journal::{Consultation, ConsultationQuery, Logged};

use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    visit::{SignedIn, Visit},
};

/// Rows of one page.
const SHOWN: usize = 100;
/// Binds a sealed place in the log to its use.
const PLACE: &str = "place in the access log";
/// Readings are counted over so many days.
const DAYS: i64 = 30;
/// So many accounts are listed by how much they read.
const MOST: usize = 10;

#[derive(Template)]
#[template(path = "screens/access_log/page.html")]
struct Page {
    frame: Frame,
    /// What is filtered for, as typed.
    account: String,
    reference: String,
    /// What is wrong with the reference.
    mistake: Option<String>,
    /// Accounts by how much they read: account, readings.
    most: Vec<(String, u64)>,
    total: u64,
    rows: Vec<Row>,
    /// The address of the next page.
    older: Option<String>,
}

/// A consultation as it stands on a page.
pub struct Row {
    pub at: Timestamp,
    pub account: String,
    pub role: String,
    pub office: String,
    pub reference: String,
    pub compartments: String,
    pub surface: String,
    pub grounds: Vec<String>,
}

impl Row {
    /// A consultation in words.
    pub fn of(visit: &Visit, logged: &Logged) -> Self {
        let Consultation { account, role, office, reference, compartments, grounds, surface, .. } =
            &logged.consultation;
        let sees = &visit.app.rulebook().circular().sees;
        let ground =
            |number: &usize| sees.get(*number).map(|sees| sees.ground.get(visit.words.code()).to_owned());
        let mut grounds: Vec<String> =
            grounds.iter().filter_map(ground).filter(|ground| !ground.is_empty()).collect();
        grounds.dedup();
        let titles: Vec<String> =
            compartments.iter().map(|name| visit.app.compartment_title(name, visit.words)).collect();
        let surface_text = visit.words.find(&format!("log-surface-{surface}"));
        Self {
            at: logged.at,
            account: account.clone(),
            role: visit.app.role_title(role, visit.words),
            office: visit.app.office_title(office, visit.words),
            reference: reference.as_ref().map(ToString::to_string).unwrap_or_default(),
            compartments: titles.join(", "),
            surface: surface_text.unwrap_or_else(|| surface.clone()),
            grounds,
        }
    }
}

/// The log, latest first, after the accounts that read most.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::AccessLog)?;
    let fields = visit.asked()?;
    let account = fields.one("account").to_lowercase();
    let typed = fields.one("reference").to_owned();
    // A place in the journal tells how much has been recorded in all: it travels sealed.
    let before = visit.app.journal().open_from_page(fields.one("before"), PLACE).ok();
    let before = before.and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes);
    let (reference, mistake) = match files::reference(&typed) {
        _ if typed.is_empty() => (None, None),
        Ok(reference) => (Some(reference), None),
        Err(_) => (None, Some(visit.words.say("error-mistyped"))),
    };
    let query = ConsultationQuery {
        account: Some(account.clone()).filter(|account| !account.is_empty()),
        reference,
        before,
        limit: SHOWN + 1,
    };
    let person = visit.person().clone();
    let (mut logged, counts) = visit
        .wait(move |visit| {
            let journal = visit.app.journal();
            // Reading the log is a consultation too.
            journal.log(Consultation {
                account: person.account,
                role: person.role,
                office: person.office,
                reference: None,
                compartments: Vec::new(),
                grounds: Vec::new(),
                surface: "access-log".into(),
                purpose: None,
            })?;
            let since = visit.now - SignedDuration::from_hours(24 * DAYS);
            Ok((journal.consultations(&query)?, journal.consultations_by_account(since)?))
        })
        .await?;
    let older = if logged.len() > SHOWN {
        logged.truncate(SHOWN);
        let place = logged.last().map_or(0, |last| last.position).to_be_bytes();
        let place = visit.app.journal().seal_for_page(&place, PLACE).map_err(|_| Fault::Busy)?;
        Some(format!("/access-log?account={}&reference={}&before={place}", quoted(&account), quoted(&typed)))
    } else {
        None
    };
    let total = counts.iter().map(|(_, count)| count).sum();
    let frame = Frame::new(&visit, "log-title");
    let rows = logged.iter().map(|logged| Row::of(&visit, logged)).collect();
    page(&Page {
        frame,
        account,
        reference: typed,
        mistake,
        most: counts.into_iter().take(MOST).collect(),
        total,
        rows,
        older,
    })
}

/// A text for an address.
fn quoted(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'@');
    text.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
