//! How many inspections each office has carried out: counted once, and again only in files in which something happened.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use casework::{Counted, counted};
use circular::{
    model::{Counts, Event as EventNode, Statistic, Target},
    vocabulary::FileOf,
};
use journal::Reference;

use crate::{
    app::App,
    error::Fault,
    visit::{Person, Visit},
};

/// What has been counted, by statistic.
#[derive(Default)]
pub struct Inspected(Mutex<HashMap<String, Kept>>);

#[derive(Default)]
struct Kept {
    /// The number of the lists when this was counted.
    lists: Option<i64>,
    files: HashMap<Reference, (u32, Vec<Counted>)>,
    all: Arc<Vec<Counted>>,
}

impl Inspected {
    /// Everything that a statistic of inspections counts, of every office. May wait for a disk.
    ///
    /// # Errors
    /// [`Fault::Busy`] when the journal cannot be read.
    pub fn count(app: &App, statistic: &Statistic) -> Result<Arc<Vec<Counted>>, Fault> {
        let Some(Counts::First { file, .. } | Counts::Each { file, .. }) = &statistic.counts else {
            return Ok(Arc::default());
        };
        let lists = app.journal().lists_number()?;
        // Held while counting, so that ten readers at once do not count ten times.
        let mut all = app.inspected().0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.entry(statistic.name.text.clone()).or_default();
        if kept.lists == Some(lists) {
            return Ok(Arc::clone(&kept.all));
        }
        let mut fresh = Vec::new();
        let is_known = |reference: &Reference, seq: u32| {
            kept.files.get(reference).is_some_and(|(known, _)| *known == seq)
        };
        app.journal().each_file_of(file.as_str(), &is_known, &mut |reference, opened| {
            let found = counted(app.rulebook(), statistic, &opened.record.events, &opened.standing);
            fresh.push((reference, (opened.record.seq, found)));
        })?;
        kept.files.extend(fresh);
        kept.all = Arc::new(kept.files.values().flat_map(|(_, found)| found.iter().cloned()).collect());
        kept.lists = Some(lists);
        Ok(Arc::clone(&kept.all))
    }
}

/// Events by which an inspection is carried out.
fn visits(visit: &Visit) -> impl Iterator<Item = &EventNode> {
    visit.app.rulebook().circular().events_of(FileOf::Inspection, "inspection-carried-out")
}

/// Whether somebody may know how many inspections each office has carried out: those whose role carries them out, who answer
/// for the number. It tells of no site and no person.
pub fn may_know(visit: &Visit, person: &Person) -> bool {
    let rulebook = visit.app.rulebook();
    visits(visit).any(|node| node.by.iter().any(|(role, _)| rulebook.acts_as(&person.role, role.as_str())))
}

/// The numbers of the circular that inspections are held against, each with its statistic: those in force first.
pub fn targets(visit: &Visit) -> Vec<(&Target, &Statistic)> {
    let rulebook = visit.app.rulebook();
    let circular = rulebook.circular();
    let is_visit = |statistic: &Statistic| match &statistic.counts {
        Some(Counts::First { event, .. } | Counts::Each { event, .. }) => {
            visits(visit).any(|node| node.name.text == event.text)
        }
        None => false,
    };
    let found = circular.targets.iter().filter(|target| target.at_least.is_some()).filter_map(|target| {
        let name = target.statistic.as_ref()?;
        let statistic = circular.statistics.iter().find(|node| node.name.text == name.text)?;
        is_visit(statistic).then_some((target, statistic))
    });
    let mut found: Vec<(&Target, &Statistic)> = found.collect();
    found.sort_by_key(|(target, _)| !rulebook.in_force(&target.validity, visit.today));
    found
}

/// The offices that carry out inspections, in the order of the circular.
pub fn offices(visit: &Visit) -> Vec<&str> {
    let circular = visit.app.rulebook().circular();
    let rulebook = visit.app.rulebook();
    let roles: Vec<&str> =
        visits(visit).flat_map(|node| node.by.iter().map(|(role, _)| role.as_str())).collect();
    let is_one = |role: &str| roles.iter().any(|own| rulebook.acts_as(role, own));
    let own = circular.offices.iter().filter(|office| is_one(office.role.as_str()));
    own.map(|office| office.name.as_str()).collect()
}
