//! The installation, and every address in one list.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use access::{Access, LoadError, Tie};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use circular::{
    Rulebook,
    model::{RoleKind, Texts},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use journal::Journal;

use crate::{
    api, assets,
    error::Fault,
    files::SeenLately,
    form::Kept,
    guard,
    language::Words,
    screens::{
        self, compare::Comparisons, figures::Figures, import::Uploads, inspections::Inspected,
        work::Worklists,
    },
    session::Delays,
    settings::Settings,
};

/// Forms are remembered as used for as long as they could be sent.
const SPENT_FOR: SignedDuration = SignedDuration::from_hours(13);

/// An installation: rules, journal, settings. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inside>);

struct Inside {
    rulebook: Arc<Rulebook>,
    access: Arc<Access>,
    journal: Journal,
    settings: Settings,
    spent: Mutex<HashMap<[u8; 16], Timestamp>>,
    grounds: Mutex<HashMap<GroundsOf, Arc<Vec<usize>>>>,
    delays: Delays,
    kept: Kept,
    drafts: screens::hotline::Drafts,
    uploads: Uploads,
    figures: Figures,
    inspected: Inspected,
    comparisons: Comparisons,
    seen_lately: SeenLately,
    worklists: Worklists,
}

/// Role, tie, compartment, day: all that a ground of access depends on.
type GroundsOf = (String, Tie, String, Date);

impl App {
    /// Puts an installation together.
    ///
    /// # Errors
    /// When the circular's grants cannot be turned into a table of access.
    pub fn new(rulebook: Arc<Rulebook>, journal: Journal, settings: Settings) -> Result<Self, LoadError> {
        let access = Arc::new(Access::load(&rulebook)?);
        Ok(Self::with_access(rulebook, access, journal, settings))
    }

    /// The same with a table of access that has been made before; it must be one of these rules.
    pub fn with_access(
        rulebook: Arc<Rulebook>,
        access: Arc<Access>,
        journal: Journal,
        settings: Settings,
    ) -> Self {
        Self(Arc::new(Inside {
            rulebook,
            access,
            journal,
            settings,
            spent: Mutex::default(),
            grounds: Mutex::default(),
            delays: Delays::default(),
            kept: Kept::default(),
            drafts: screens::hotline::Drafts::default(),
            uploads: Uploads::default(),
            figures: Figures::default(),
            inspected: Inspected::default(),
            comparisons: Comparisons::default(),
            seen_lately: SeenLately::default(),
            worklists: Worklists::default(),
        }))
    }

    /// The rules.
    pub fn rulebook(&self) -> &Rulebook {
        &self.0.rulebook
    }

    /// Who may see and record what.
    pub fn access(&self) -> &Access {
        &self.0.access
    }

    /// What has been recorded.
    pub fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// This instant, by the journal's clock.
    pub fn now(&self) -> Timestamp {
        self.0.journal.now()
    }

    /// Waiting times after wrong passwords.
    pub(crate) fn delays(&self) -> &Delays {
        &self.0.delays
    }

    /// Forms typed while a session ended.
    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// Notes that are being typed.
    pub(crate) fn drafts(&self) -> &screens::hotline::Drafts {
        &self.0.drafts
    }

    /// Files sent for import.
    pub(crate) fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// Years that have been counted.
    pub(crate) fn figures(&self) -> &Figures {
        &self.0.figures
    }

    /// Inspections that have been counted.
    pub(crate) fn inspected(&self) -> &Inspected {
        &self.0.inspected
    }

    /// Comparisons with neighbours that have been made.
    pub(crate) fn comparisons(&self) -> &Comparisons {
        &self.0.comparisons
    }

    /// Files as they were seen lately.
    pub(crate) fn seen_lately(&self) -> &SeenLately {
        &self.0.seen_lately
    }

    /// Lists of work as they were last drawn.
    pub(crate) fn worklists(&self) -> &Worklists {
        &self.0.worklists
    }

    /// The circular's name in addresses.
    pub fn country(&self) -> &str {
        self.rulebook().circular().name.as_ref().map_or("circular", |name| name.as_str())
    }

    /// What people call an office.
    pub fn office_title(&self, office: &str, words: Words) -> String {
        let offices = &self.rulebook().circular().offices;
        let node = offices.iter().find(|node| node.name.text == office);
        node.map_or(office.to_owned(), |node| title(&node.title, office, words))
    }

    /// What people call a role.
    pub fn role_title(&self, role: &str, words: Words) -> String {
        let roles = &self.rulebook().circular().roles;
        let node = roles.iter().find(|node| node.name.text == role);
        node.map_or(role.to_owned(), |node| title(&node.title, role, words))
    }

    /// What people call a compartment.
    pub fn compartment_title(&self, compartment: &str, words: Words) -> String {
        let compartments = &self.rulebook().circular().compartments;
        let node = compartments.iter().find(|node| node.name.text == compartment);
        node.map_or(compartment.to_owned(), |node| title(&node.title, compartment, words))
    }

    /// The core kind of a role, by its own word or that of the role it is part of.
    pub fn role_kind(&self, role: &str) -> Option<RoleKind> {
        self.rulebook().circular().role_kind(role)
    }

    /// The circular's grants on which somebody of a role relies who sees a compartment: numbers among its `sees`.
    ///
    /// Cedar is asked once for each combination and day; pages read what it answered.
    pub fn grounds(&self, role: &str, tie: &Tie, compartment: &str, on: Date) -> Arc<Vec<usize>> {
        let key = (role.to_owned(), tie.clone(), compartment.to_owned(), on);
        let lock = || self.0.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&key) {
            return Arc::clone(known);
        }
        let answer = self.0.access.because(role, tie, compartment, on);
        let numbers = answer.because.iter().filter_map(|id| id.strip_prefix("sees:")?.parse().ok());
        let grounds = Arc::new(numbers.collect::<Vec<usize>>());
        let mut known = lock();
        known.retain(|(_, _, _, day), _| *day == on);
        known.insert(key, Arc::clone(&grounds));
        grounds
    }

    /// Random bytes.
    ///
    /// # Errors
    /// [`Fault::Busy`] when the machine has none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        self.0.journal.random().map_err(|_| Fault::Busy)
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
            .route("/sign-in", get(screens::sign_in::show).post(screens::sign_in::post))
            .route("/sign-out", post(screens::sign_out::post))
            .route("/me", get(screens::me::show))
            .route("/me/language", post(screens::me::language))
            .route("/me/sessions/end", post(screens::me::end))
            .route("/help", get(screens::help::show))
            .route("/accessibility", get(screens::accessibility::show))
            .route("/privacy", get(screens::privacy::show))
            // For whoever may be exploited
            .route("/guide", get(screens::guide::list))
            .route("/guide/{language}", get(screens::guide::show))
            .route("/guide/page.css", get(screens::guide::asset))
            .route("/guide/page.js", get(screens::guide::asset))
            .route("/guide/worker.js", get(screens::guide::asset))
            .route("/guide/icon.svg", get(screens::guide::asset))
            // Files
            .route("/work", get(screens::work::show))
            .route("/files", get(screens::files::show))
            .route("/files/new/{event}", get(screens::record::show_new).post(screens::record::post_new))
            .route("/files/new/{event}/check", post(screens::record::check_new))
            .route(
                "/files/{reference}/begin/{event}",
                get(screens::record::show_beside).post(screens::record::post_beside),
            )
            .route("/files/{reference}/begin/{event}/check", post(screens::record::check_beside))
            .route("/files/{reference}", get(screens::dossier::show))
            .route("/files/{reference}/why/{line}", get(screens::why::show))
            .route("/files/{reference}/record", get(screens::record::choose))
            .route(
                "/files/{reference}/record/{event}",
                get(screens::record::show).post(screens::record::post),
            )
            .route("/files/{reference}/record/{event}/check", post(screens::record::check))
            .route(
                "/files/{reference}/events/{id}/correct",
                get(screens::correct::show).post(screens::correct::post),
            )
            .route("/files/{reference}/events/{id}/correct/check", post(screens::correct::check))
            .route("/files/{reference}/events/{id}/correct/annul", post(screens::correct::annul))
            .route("/files/{reference}/evidence", get(screens::evidence::list))
            .route("/files/{reference}/events/{id}/documents/{mark}", get(screens::evidence::show))
            .route("/files/{reference}/events/{id}/documents/{mark}/content", get(screens::evidence::content))
            .route("/files/{reference}/what-if", get(screens::what_if::show))
            .route("/files/{reference}/readers", get(screens::readers::show))
            .route("/search", get(screens::search::show).post(screens::search::post))
            .route("/search/{sealed}", get(screens::search::found))
            // Documents
            .route("/documents", get(screens::docket::show))
            .route("/documents/two-years", get(screens::docket::two_years::show))
            // Inspections
            .route("/inspections", get(screens::inspections::list))
            .route("/inspections/targets", get(screens::inspections::targets::show))
            .route("/inspections/{reference}", get(screens::inspections::show))
            .route("/inspections/{reference}/briefing", get(screens::inspections::briefing::show))
            .route("/training", get(screens::training::show))
            // Where there is no network
            .route("/field", get(screens::field::show))
            .route("/field/worker.js", get(screens::field::worker))
            .route("/field/manifest.webmanifest", get(screens::field::manifest))
            .route("/field/start", get(screens::field::start::show))
            .route("/field/forms", get(screens::field::pack::forms))
            .route("/field/pack/{reference}", get(screens::field::pack::show))
            .route("/field/register", post(screens::field::devices::register))
            .route("/field/sync", post(screens::field::sync::post))
            .route("/field/devices", get(screens::field::devices::show))
            .route("/field/devices/cut-off", post(screens::field::devices::cut_off))
            .route("/field/paper", get(screens::field::paper::show))
            // Wages
            .route("/wages", get(screens::wages::list))
            .route("/wages/{reference}", get(screens::wages::show))
            // Hotline, outreach, a centre's year
            .route("/hotline", get(screens::hotline::list))
            .route("/hotline/new", get(screens::hotline::new).post(screens::hotline::post))
            .route("/hotline/new/check", post(screens::hotline::check))
            .route("/hotline/new/danger", post(screens::hotline::danger))
            .route("/hotline/new/discard", post(screens::hotline::discard))
            .route("/hotline/{reference}", get(screens::hotline::contact))
            .route("/hotline/{reference}/danger", post(screens::hotline::danger_in))
            .route("/outreach", get(screens::outreach::show))
            .route("/centre/year", get(screens::centre::show))
            // Interviews and what their answers mean
            .route("/screenings", get(screens::screenings::list))
            .route("/screenings/{reference}", get(screens::screenings::show).post(screens::screenings::post))
            // Places
            .route("/places", get(screens::places::show))
            .route("/stays/{reference}", get(screens::places::stay::show))
            .route("/stays/{reference}/plan", get(screens::places::plan::show))
            .route(
                "/stays/{reference}/place",
                get(screens::places::reserve::show).post(screens::places::reserve::post),
            )
            // Taking in
            .route(
                "/import",
                get(screens::import::show)
                    .post(screens::import::upload)
                    .layer(DefaultBodyLimit::max(screens::import::REQUEST_MAX)),
            )
            .route("/import/go", post(screens::import::go))
            .route("/import/bad-rows.csv", get(screens::import::bad_rows))
            // Figures
            .route("/figures", get(screens::figures::latest))
            .route("/figures/{year}", get(screens::figures::show))
            // Trust
            .route("/access-log", get(screens::access_log::show))
            .route("/admin", get(screens::admin::home))
            .route("/admin/accounts", get(screens::admin::accounts).post(screens::admin::open))
            .route("/admin/accounts/close", post(screens::admin::close))
            .route("/admin/offices", get(screens::admin::offices))
            .route("/admin/health", get(screens::admin::health))
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
            .route("/compare/{country}", get(screens::compare::show))
            .route("/replay", get(screens::replay::index))
            .route("/replay/methods", get(screens::replay::methods))
            .route("/replay/{country}", get(screens::replay::show))
            .route("/replay/{country}/dossier/{number}", get(screens::replay::dossier))
            .route("/reform/{country}", get(screens::reform::show))
            .route("/reform/{country}/report", get(screens::reform::report))
            .route("/reform/{country}/draft", get(screens::reform::show_draft).post(screens::reform::post))
            // For programmes
            .route("/api/v1/files/{reference}", get(api::file::show))
            .route("/api/v1/work", get(api::work::show))
            .route("/api/v1/figures/{year}", get(api::figures::show))
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
