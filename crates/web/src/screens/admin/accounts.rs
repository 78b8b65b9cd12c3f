//! `/admin/accounts`: open and close.

use access::Area;
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use circular::model::RoleKind;
use journal::Account;

use crate::{
    error::Fault,
    form::{Fields, Posted},
    layout::{Frame, page_with, see_other},
    session,
    visit::{SignedIn, Visit},
};

#[derive(Template)]
#[template(path = "screens/admin/accounts.html")]
struct Page {
    frame: Frame,
    accounts: Vec<Line>,
    /// Offices with a role: value of the choice, words.
    places: Vec<(String, String)>,
    typed: Typed,
    mistakes: Vec<(&'static str, String)>,
    /// The account just opened and its password, shown once.
    opened: Option<(String, String)>,
    token: String,
}

struct Line {
    name: String,
    display: String,
    role: String,
    office: String,
    is_open: bool,
    is_own: bool,
}

#[derive(Default)]
struct Typed {
    name: String,
    display: String,
    place: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            name: fields.one("name").to_lowercase(),
            display: fields.one("display").to_owned(),
            place: fields.one("place").to_owned(),
        }
    }
}

impl Page {
    fn mistake(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    fn has_mistake(&self, field: &str) -> bool {
        self.mistake(field).is_some()
    }

    fn mistake_text(&self, field: &str) -> &str {
        self.mistake(field).unwrap_or_default()
    }
}

/// The list.
pub async fn accounts(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    let typed = visit.take_kept().map(|kept| Typed::of(&kept)).unwrap_or_default();
    answer(&visit, StatusCode::OK, typed, Vec::new(), None).await
}

async fn answer(
    visit: &SignedIn,
    status: StatusCode,
    typed: Typed,
    mistakes: Vec<(&'static str, String)>,
    opened: Option<(String, String)>,
) -> Result<Response, Fault> {
    let all = visit.wait(|visit| Ok(visit.app.journal().accounts()?)).await?;
    let own = &visit.person().account;
    let line = |account: &Account| Line {
        name: account.name.clone(),
        display: account.display.clone(),
        role: visit.app.role_title(&account.role, visit.words),
        office: visit.app.office_title(&account.office, visit.words),
        is_open: account.open,
        is_own: account.name == *own,
    };
    let mut frame = Frame::new(visit, "admin-accounts-title");
    if !mistakes.is_empty() {
        frame = frame.state(visit.words.say("error-prefix"));
    }
    let token = frame.token("/admin/accounts");
    let page = Page {
        frame,
        accounts: all.iter().map(line).collect(),
        places: places(visit),
        typed,
        mistakes,
        opened,
        token,
    };
    Ok(page_with(status, &page)?.into_response())
}

/// Each role at each office where it can be held.
fn places(visit: &Visit) -> Vec<(String, String)> {
    let circular = visit.app.rulebook().circular();
    let mut places = Vec::new();
    for office in &circular.offices {
        for role in &circular.roles {
            // Defence has no account: a judge's order opens what it may see.
            let has_account =
                visit.app.role_kind(role.name.as_str()).is_some_and(|kind| kind != RoleKind::Defence);
            if has_account && visit.app.rulebook().acts_as(role.name.as_str(), office.role.as_str()) {
                let role_title = visit.app.role_title(role.name.as_str(), visit.words);
                let office_title = visit.app.office_title(office.name.as_str(), visit.words);
                places.push((
                    format!("{}/{}", role.name, office.name),
                    format!("{role_title}, {office_title}"),
                ));
            }
        }
    }
    places.sort_by(|one, other| one.1.cmp(&other.1));
    places
}

/// Opens an account with a drawn password, which is shown once.
pub async fn open(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    posted.allow(&["name", "display", "place"], &[])?;
    let typed = Typed::of(&posted.fields);
    let words = visit.words;
    let mut mistakes = Vec::new();
    if !session::is_name(&typed.name) {
        mistakes.push(("name", words.say("admin-mistake-name")));
    }
    if typed.display.is_empty() || typed.display.chars().count() > session::NAME_LONGEST {
        mistakes.push(("display", words.say("admin-mistake-display")));
    }
    if !places(&visit).iter().any(|(place, _)| *place == typed.place) {
        mistakes.push(("place", words.say("admin-mistake-place")));
    }
    let name = typed.name.clone();
    let is_taken = visit.wait(move |visit| Ok(visit.app.journal().account(&name)?.is_some())).await?;
    if is_taken && mistakes.is_empty() {
        mistakes.push(("name", words.say("admin-mistake-taken")));
    }
    if !mistakes.is_empty() {
        return answer(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed, mistakes, None).await;
    }
    posted.spend(&visit)?;
    let password = session::draw_password(&visit.app.random()?);
    let salt: [u8; 16] = visit.app.random()?;
    let (role, office) = typed.place.split_once('/').unwrap_or_default();
    let account = Account {
        name: typed.name.clone(),
        display: typed.display,
        role: role.to_owned(),
        office: office.to_owned(),
        language: words.code().to_owned(),
        password: String::new(),
        open: true,
    };
    let (by, secret) = (visit.person().account.clone(), password.clone());
    visit
        .wait(move |visit| {
            let hashed = session::hash(&secret, &salt).ok_or(Fault::Busy)?;
            Ok(visit.app.journal().put_account(Account { password: hashed, ..account }, &by)?)
        })
        .await?;
    answer(&visit, StatusCode::OK, Typed::default(), Vec::new(), Some((typed.name, password))).await
}

/// Closes an account; its sessions end at once.
pub async fn close(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    visit.enter(Area::Admin)?;
    posted.allow(&["account"], &[])?;
    let name = posted.one("account").to_owned();
    // Whoever closed the own account could let nobody in again.
    if name == visit.person().account {
        return Err(Fault::Forged);
    }
    let by = visit.person().account.clone();
    visit
        .wait(move |visit| {
            let journal = visit.app.journal();
            let account = journal.account(&name)?.ok_or(Fault::NotFound)?;
            Ok(journal.put_account(Account { open: false, ..account }, &by)?)
        })
        .await?;
    Ok(see_other("/admin/accounts"))
}
