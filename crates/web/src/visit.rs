//! Who asks, in which language, on which day: what every handler is given.

use std::{convert::Infallible, net::IpAddr, ops::Deref, sync::Arc};

use access::{Area, Reader};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use circular::model::RoleKind;
use jiff::{Timestamp, civil::Date};
use journal::{Account, Session, SessionHash};

use crate::{app::App, error::Fault, form::Fields, language::Words};

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account's name, typed at sign-in.
    pub account: String,
    /// As shown beside *Sign out*.
    pub name: String,
    /// The role's name in the circular.
    pub role: String,
    /// The office's name in the circular.
    pub office: String,
    /// The role's core kind.
    pub kind: RoleKind,
    /// The hash under which the session is stored; never the id that the browser holds.
    pub session: SessionHash,
}

impl Person {
    /// Who is signed in with a session; nobody when the circular no longer knows the role.
    pub fn of(app: &App, session: &Session) -> Option<Self> {
        let Account { name, display, role, office, .. } = session.account.clone();
        let kind = app.role_kind(&role)?;
        Some(Self { account: name, name: display, role, office, kind, session: session.hash })
    }

    /// As access asks.
    pub fn reader(&self) -> Reader<'_> {
        Reader { role: &self.role, office: &self.office }
    }
}

/// One request. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inside>);

/// What a [`Visit`] holds.
pub struct Inside {
    /// The installation.
    pub app: App,
    /// The reader's language.
    pub words: Words,
    /// Who is signed in, if anybody.
    pub person: Option<Person>,
    /// The path asked for.
    pub path: String,
    /// The query asked for, without its question mark; may be empty.
    pub query: String,
    /// The network address that asks.
    pub address: IpAddr,
    /// The instant of the request.
    pub now: Timestamp,
    /// Its day in the circular's time zone.
    pub today: Date,
    /// Whether a programme asks, which is answered in JSON.
    pub is_api: bool,
}

impl Visit {
    /// Puts one together.
    pub fn new(inside: Inside) -> Self {
        Self(Arc::new(inside))
    }

    /// What the address asks, after its question mark.
    ///
    /// # Errors
    /// [`Fault::Question`] when it is no text.
    pub fn asked(&self) -> Result<Fields, Fault> {
        crate::form::parse(self.query.as_bytes()).map_err(|_| Fault::Question)
    }

    /// Runs what may wait for a disk, away from the threads that serve pages.
    ///
    /// # Errors
    /// What `work` answers with; [`Fault::Broken`] when it panics.
    pub async fn wait<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Visit) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let visit = self.clone();
        match tokio::task::spawn_blocking(move || work(&visit)).await {
            Ok(answer) => answer,
            Err(error) => Err(Fault::Broken(format!("work beside the page: {error}"))),
        }
    }
}

impl Deref for Visit {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Fault::Broken("a route outside `enter`".into()))
    }
}

impl OptionalFromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

/// A request of somebody who is signed in; everyone else is sent to sign in and back.
#[derive(Clone)]
pub struct SignedIn {
    visit: Visit,
    person: Person,
}

impl SignedIn {
    /// Who is signed in.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// Lets pass whose role has business in a part of the program.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for everyone else: what one may not enter is not there.
    pub fn enter(&self, area: Area) -> Result<(), Fault> {
        match self.app.access().enters(&self.person.role, area) {
            true => Ok(()),
            false => Err(Fault::NotFound),
        }
    }

    /// What was typed into the form of this page when its session ended, once: it fills the form again.
    pub fn take_kept(&self) -> Option<Fields> {
        self.app.kept().take(self.person.session, &self.path, self.now)
    }

    /// The request itself.
    pub fn visit(&self) -> &Visit {
        &self.visit
    }

    /// The request of somebody who is signed in.
    ///
    /// # Errors
    /// [`Fault::SignIn`] when nobody is, for a programme [`Fault::Unauthorised`].
    pub fn of(visit: Visit) -> Result<Self, Fault> {
        match visit.person.clone() {
            Some(person) => Ok(Self { visit, person }),
            None if visit.is_api => Err(Fault::Unauthorised),
            None => {
                let query = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
                Err(Fault::SignIn { next: format!("{}{query}", visit.path) })
            }
        }
    }
}

impl Deref for SignedIn {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        Self::of(<Visit as FromRequestParts<App>>::from_request_parts(parts, app).await?)
    }
}
