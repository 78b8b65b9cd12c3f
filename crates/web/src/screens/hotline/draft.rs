//! What is being typed into a note: kept for its author alone, sealed, for a day.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{error::Fault, form::Fields, visit::Visit};

/// A draft is kept for so long.
const LIFE: SignedDuration = SignedDuration::from_hours(24);
/// So many are kept at most, one an account; the oldest goes when there are more.
const KEPT_MAX: usize = 500;
/// Binds what is sealed to its use.
const USE: &str = "draft of a note";

/// Drafts by account. Sealed under the installation's key, in memory: a restart forgets them, and no copy of the disk holds
/// any.
#[derive(Default)]
pub struct Drafts(Mutex<HashMap<String, (Timestamp, String)>>);

#[derive(Serialize, Deserialize)]
struct Sealed {
    /// Nobody else gets it back.
    account: String,
    fields: Fields,
}

impl Drafts {
    /// Keeps what was typed instead of what was kept before.
    ///
    /// # Errors
    /// [`Fault::Busy`] when the machine has no randomness to seal it with.
    pub fn keep(&self, visit: &Visit, account: &str, fields: &Fields) -> Result<(), Fault> {
        let sealed = Sealed { account: account.to_owned(), fields: fields.clone() };
        let plain =
            serde_json::to_vec(&sealed).map_err(|error| Fault::Broken(format!("a draft: {error}")))?;
        let sealed = visit.app.journal().seal_for_page(&plain, USE).map_err(|_| Fault::Busy)?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (at, _)| visit.now.duration_since(*at) < LIFE);
        if kept.len() >= KEPT_MAX && !kept.contains_key(account) {
            let oldest = kept.iter().min_by_key(|(_, (at, _))| *at).map(|(account, _)| account.clone());
            oldest.map(|oldest| kept.remove(&oldest));
        }
        kept.insert(account.to_owned(), (visit.now, sealed));
        Ok(())
    }

    /// When an account's draft was kept last; `None` without one.
    pub fn kept_at(&self, visit: &Visit, account: &str) -> Option<Timestamp> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, _) = kept.get(account)?;
        (visit.now.duration_since(*at) < LIFE).then_some(*at)
    }

    /// An account's draft, and when it was kept.
    pub fn read(&self, visit: &Visit, account: &str) -> Option<(Timestamp, Fields)> {
        let at = self.kept_at(visit, account)?;
        let sealed = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(account)?.1.clone();
        let plain = visit.app.journal().open_from_page(&sealed, USE).ok()?;
        let sealed: Sealed = serde_json::from_slice(&plain).ok()?;
        (sealed.account == account).then_some((at, sealed.fields))
    }

    /// Throws an account's draft away.
    pub fn forget(&self, account: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(account);
    }
}
