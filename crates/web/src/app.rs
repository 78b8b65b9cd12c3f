//! The installation, and every address in one list.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{Router, middleware, routing::get};
use circular::{
    Rulebook,
    model::{RoleKind, Texts},
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{assets, guard, language::Words, screens, seal::Seal, settings::Settings};

/// Forms are remembered as used for as long as they could be sent.
const SPENT_FOR: SignedDuration = SignedDuration::from_hours(13);

/// An installation: rules, journal, settings. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inside>);

struct Inside {
    rulebook: Arc<Rulebook>,
    settings: Settings,
    seal: Seal,
    spent: Mutex<HashMap<[u8; 16], Timestamp>>,
}

impl App {
    /// Puts an installation together.
    pub fn new(rulebook: Arc<Rulebook>, settings: Settings) -> Self {
        let mut key = [0; 32];
        let _ = getrandom::fill(&mut key);
        Self(Arc::new(Inside { rulebook, settings, seal: Seal::new(&key), spent: Mutex::default() }))
    }

    /// The rules.
    pub fn rulebook(&self) -> &Rulebook {
        &self.0.rulebook
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// This instant.
    pub fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    /// Today in the circular's time zone.
    pub fn today(&self) -> Date {
        self.rulebook().civil_day(self.now())
    }

    /// The circular's name in addresses.
    pub fn country(&self) -> &str {
        self.rulebook().circular().name.as_ref().map_or("circular", |name| name.as_str())
    }

    /// What people call an office.
    pub fn office_title(&self, office: &str, words: Words) -> String {
        let offices = &self.rulebook().circular().offices;
        offices
            .iter()
            .find(|node| node.name.text == office)
            .map_or(office.to_owned(), |node| title(&node.title, office, words))
    }

    /// What people call a role.
    pub fn role_title(&self, role: &str, words: Words) -> String {
        let roles = &self.rulebook().circular().roles;
        roles
            .iter()
            .find(|node| node.name.text == role)
            .map_or(role.to_owned(), |node| title(&node.title, role, words))
    }

    /// The core kind of a role, by its own word or that of the role it is part of.
    pub fn role_kind(&self, role: &str) -> Option<RoleKind> {
        let roles = &self.rulebook().circular().roles;
        let mut name = role;
        // `check` refuses circles; a circular that nobody checked ends here.
        for _ in 0..16 {
            let node = roles.iter().find(|node| node.name.text == name)?;
            if let Some(kind) = &node.kind {
                return Some(kind.value);
            }
            name = node.part_of.as_ref()?.as_str();
        }
        None
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        let _ = getrandom::fill(&mut bytes);
        bytes
    }

    /// Seals what a page carries away; see [`crate::seal`].
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> String {
        self.0.seal.seal(self.random(), purpose, plain)
    }

    /// Opens what a page brings back.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        self.0.seal.open(purpose, sealed)
    }

    /// Takes a form out of use; `false` when it was already.
    pub fn spend(&self, once: [u8; 16], now: Timestamp) -> bool {
        let mut spent = self.0.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.retain(|_, used| now.duration_since(*used) < SPENT_FOR);
        spent.insert(once, now).is_none()
    }

    /// Every address.
    pub fn router(self) -> Router {
        Router::new()
            // Entry
            .route("/", get(screens::start::show))
            .route("/sign-in", get(screens::sign_in::show))
            .route("/help", get(screens::help::show))
            .route("/accessibility", get(screens::accessibility::show))
            .route("/privacy", get(screens::privacy::show))
            // Rules
            .route("/circular", get(screens::circular::home))
            .route("/circular/{country}", get(screens::circular::contents))
            .route("/circular/{country}/stage/{name}", get(screens::circular::stage))
            .route("/circular/{country}/role/{name}", get(screens::circular::role))
            .route("/circular/{country}/rule/{name}", get(screens::circular::rule))
            .route("/circular/{country}/source/{name}", get(screens::circular::source))
            .route("/circular/{country}/all/{kind}", get(screens::circular::all_of_kind))
            .route("/circular/{country}/readings", get(screens::circular::readings))
            .route("/circular/{country}/offences", get(screens::circular::offences))
            // Beside the pages
            .route("/static/{*name}", get(assets::serve))
            .route("/health", get(screens::health::alive))
            .fallback(screens::nothing)
            .method_not_allowed_fallback(screens::no_such_method)
            .layer(middleware::from_fn_with_state(self.clone(), guard::enter))
            .with_state(self)
    }
}

fn title(texts: &Texts, name: &str, words: Words) -> String {
    let text = texts.get(words.code());
    if text.is_empty() { name.to_owned() } else { text.to_owned() }
}
