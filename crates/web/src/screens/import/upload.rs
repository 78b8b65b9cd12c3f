//! What a file sent for import would do, kept for its session for an hour.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use casework::import::ImportPlan;
use jiff::{SignedDuration, Timestamp};
use journal::SessionHash;

use super::running::{self, Count, Running};
use crate::{error::Fault, visit::SignedIn};

/// A plan is kept for so long.
const LIFE: SignedDuration = SignedDuration::from_hours(1);
/// So many plans at most; the oldest goes.
const KEPT_MAX: usize = 20;

struct Upload {
    plan: Arc<ImportPlan>,
    at: Timestamp,
    count: Option<Arc<Count>>,
}

/// Plans by session.
#[derive(Default)]
pub struct Uploads(Mutex<HashMap<SessionHash, Upload>>);

impl Uploads {
    fn kept(&self, now: Timestamp) -> MutexGuard<'_, HashMap<SessionHash, Upload>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, upload| now.duration_since(upload.at) < LIFE);
        kept
    }

    pub(super) fn put(&self, session: SessionHash, plan: ImportPlan, now: Timestamp) {
        let mut kept = self.kept(now);
        if kept.len() >= KEPT_MAX
            && let Some(oldest) = kept.iter().min_by_key(|(_, upload)| upload.at).map(|(session, _)| *session)
        {
            kept.remove(&oldest);
        }
        kept.insert(session, Upload { plan: Arc::new(plan), at: now, count: None });
    }

    pub(super) fn remove(&self, session: &SessionHash) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(session);
    }

    pub(super) fn plan(&self, session: &SessionHash, now: Timestamp) -> Option<Arc<ImportPlan>> {
        self.kept(now).get(session).map(|upload| Arc::clone(&upload.plan))
    }

    pub(super) fn running(&self, session: &SessionHash, now: Timestamp) -> Option<Running> {
        self.kept(now).get(session)?.count.as_ref().map(|count| count.running())
    }

    /// Begins to take in the good rows of this session's plan; once, however often it is asked.
    pub(super) fn start(&self, visit: &SignedIn) -> Result<(), Fault> {
        let mut kept = self.kept(visit.now);
        let upload = kept.get_mut(&visit.person().session).ok_or(Fault::Replayed)?;
        if upload.count.is_none() {
            let count = Arc::new(Count::of(upload.plan.ready.len()));
            upload.count = Some(Arc::clone(&count));
            running::start(visit, Arc::clone(&upload.plan), count);
        }
        Ok(())
    }
}
