//! `/admin/…`: accounts and offices. No file, no count, no title of a case.

mod accounts;

use access::Area;
use askama::Template;
use axum::response::Response;

pub use self::accounts::{accounts, close, open};
use crate::{
    error::Fault,
    layout::{Frame, page, see_other},
    visit::SignedIn,
};

/// The administrator's start.
pub async fn home(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    Ok(see_other("/admin/accounts"))
}

#[derive(Template)]
#[template(path = "screens/admin/offices.html")]
struct Offices {
    frame: Frame,
    offices: Vec<Office>,
}

struct Office {
    title: String,
    role: String,
    region: String,
    phone: String,
    accounts: usize,
}

/// Offices with their roles, as the circular lists them.
pub async fn offices(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    let accounts = visit.wait(|visit| Ok(visit.app.journal().accounts()?)).await?;
    let circular = visit.app.rulebook().circular();
    let code = visit.words.code();
    let region = |name: &str| {
        let region = circular.regions.iter().find(|region| region.name.text == name);
        region.map_or(name.to_owned(), |region| region.title.get(code).to_owned())
    };
    let offices = circular.offices.iter().map(|office| Office {
        title: visit.app.office_title(office.name.as_str(), visit.words),
        role: visit.app.role_title(office.role.as_str(), visit.words),
        region: office.region.as_ref().map(|name| region(name.as_str())).unwrap_or_default(),
        phone: office.phone.clone().unwrap_or_default(),
        accounts: accounts
            .iter()
            .filter(|account| account.open && account.office == office.name.text)
            .count(),
    });
    page(&Offices { frame: Frame::new(&visit, "admin-offices-title"), offices: offices.collect() })
}

#[derive(Template)]
#[template(path = "screens/admin/health.html")]
struct Health {
    frame: Frame,
    accounts: usize,
    rules: usize,
}

/// How the installation is.
pub async fn health(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    let accounts = visit.wait(|visit| Ok(visit.app.journal().accounts()?.len())).await?;
    let rules = visit.app.rulebook().circular().rules().len();
    page(&Health { frame: Frame::new(&visit, "admin-health-title"), accounts, rules })
}
