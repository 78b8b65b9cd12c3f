//! The navigation: at most six entries, in one order, by role.

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

/// The entries for whoever asks.
pub fn entries(visit: &Visit) -> Vec<Entry> {
    let mut all: Vec<(String, &'static str)> = Vec::new();
    if let Some(person) = &visit.person {
        if has_files(person.kind) {
            all.push(("/work".into(), "nav-work"));
            all.push(("/files".into(), "nav-files"));
        }
        all.extend(own_entries(person.kind).iter().map(|(address, text)| ((*address).to_owned(), *text)));
        if screens::docket::may_open(visit, person) {
            all.push(("/documents".into(), "nav-documents"));
            all.push(("/documents/two-years".into(), "nav-two-years"));
        }
        if screens::wages::may_open(visit, person) {
            all.push(("/wages".into(), "nav-wages"));
        }
    }
    all.push((format!("/circular/{}", visit.app.country()), "nav-circular"));
    if visit.person.as_ref().is_some_and(|person| has_files(person.kind)) {
        all.push(("/search".into(), "nav-search"));
    }
    all.into_iter()
        .map(|(address, text)| {
            let below = visit.path.strip_prefix(&address);
            let is_above = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            // Of two entries of which one lies below the other, the nearer is the current one.
            let is_current = is_above && (address != "/documents" || visit.path == address);
            Entry { address, text, is_current }
        })
        .collect()
}

/// The role's own entries: address and name of the text.
pub fn own_entries(kind: RoleKind) -> &'static [(&'static str, &'static str)] {
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
