//! The navigation: at most six entries, in one order, by role.

use access::Area;
use circular::model::RoleKind;

use crate::{
    screens,
    visit::{Person, Visit},
};

/// An entry of the navigation.
pub struct Entry {
    /// Its address.
    pub address: String,
    /// The name of its text.
    pub text: &'static str,
    /// Whether it leads to the page shown, or to one above it.
    pub is_current: bool,
}

/// The most entries that the navigation holds: more are not read at a glance.
const MOST: usize = 6;

/// The entries for whoever asks.
pub fn entries(visit: &Visit) -> Vec<Entry> {
    let mut all: Vec<(String, &'static str)> = Vec::new();
    let works_on_files = visit.person.as_ref().is_some_and(|person| has_files(person.kind));
    if works_on_files {
        all.push(("/work".into(), "nav-work"));
        all.push(("/files".into(), "nav-files"));
    }
    let room = MOST - if works_on_files { 4 } else { 1 };
    all.extend(own(visit).into_iter().take(room).map(|(address, text)| (address.to_owned(), text)));
    all.push((format!("/circular/{}", visit.app.country()), "nav-circular"));
    if works_on_files {
        all.push(("/search".into(), "nav-search"));
    }
    let is_above = |address: &str| {
        let below = visit.path.strip_prefix(address);
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // Of two entries of which one lies below the other, the nearer is the current one.
    let nearest = all.iter().filter(|(address, _)| is_above(address)).map(|(address, _)| address.len()).max();
    all.into_iter()
        .map(|(address, text)| {
            let is_current = is_above(&address) && Some(address.len()) == nearest;
            Entry { address, text, is_current }
        })
        .collect()
}

/// What the navigation has no room for: listed on the page of files.
pub fn beside(visit: &Visit) -> Vec<Entry> {
    let beside = own(visit).into_iter().skip(MOST - 4);
    beside.map(|(address, text)| Entry { address: address.to_owned(), text, is_current: false }).collect()
}

/// A reader's own entries, the one used most first.
fn own(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let Some(person) = &visit.person else { return Vec::new() };
    let mut own = Vec::new();
    if screens::docket::may_open(visit, person) {
        own.push(("/documents", "nav-documents"));
        own.push(("/documents/two-years", "nav-two-years"));
    }
    if screens::hotline::may_open(visit, person) {
        own.push(("/hotline", "nav-hotline"));
    }
    if screens::places::may_open(visit, person) {
        own.push(("/places", "nav-places"));
    }
    if screens::inspections::may_open(visit, person) {
        own.push(("/inspections", "nav-inspections"));
    }
    if screens::wages::may_open(visit, person) {
        own.push(("/wages", "nav-wages"));
    }
    if screens::outreach::may_open(visit, person) {
        own.push(("/outreach", "nav-outreach"));
    }
    if screens::centre::may_open(visit, person) {
        own.push(("/centre/year", "nav-centre-year"));
    }
    if screens::screenings::may_open(visit, person) {
        own.push(("/screenings", "nav-screenings"));
    }
    if screens::field::may_open(visit, person) {
        own.push(("/field", "nav-field"));
    }
    if screens::training::may_open(visit, person) {
        own.push(("/training", "nav-training"));
    }
    // Importing is for whoever opens files: a kind of role may have members who open none.
    let enters =
        |address: &str| address != "/import" || visit.app.access().enters(&person.role, Area::Import);
    own.extend(own_entries(person.kind).iter().filter(|(address, _)| enters(address)));
    own
}

/// The entries that every installation has for a kind of role: address and name of the text.
fn own_entries(kind: RoleKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        RoleKind::FirstLine | RoleKind::LabourInspectorate | RoleKind::Police | RoleKind::Centre => {
            &[("/import", "nav-import")]
        }
        RoleKind::Rapporteur => &[("/figures", "nav-figures")],
        RoleKind::DataProtection => &[("/access-log", "nav-readings")],
        RoleKind::Administrator => &[
            ("/admin/accounts", "nav-accounts"),
            ("/admin/offices", "nav-offices"),
            ("/admin/health", "nav-health"),
        ],
        _ => &[],
    }
}

/// Where somebody lands after signing in.
pub fn start_of(person: &Person) -> &'static str {
    match person.kind {
        RoleKind::Rapporteur => "/figures",
        RoleKind::DataProtection => "/access-log",
        RoleKind::Administrator => "/admin",
        RoleKind::Coordination => "/circular",
        _ => "/work",
    }
}

/// Whether somebody of the kind works on files at all.
fn has_files(kind: RoleKind) -> bool {
    !matches!(
        kind,
        RoleKind::Rapporteur | RoleKind::DataProtection | RoleKind::Administrator | RoleKind::Coordination
    )
}
