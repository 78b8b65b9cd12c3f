//! What was typed into a form whose session had ended: sealed into the sign-in page, then given back to its form.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use journal::SessionHash;
use serde::{Deserialize, Serialize};

use super::{Fields, Token};
use crate::{error::Fault, visit::Visit};

/// What was typed is given back for so long.
const LIFE: SignedDuration = SignedDuration::from_hours(1);
/// So many forms wait for their page at most; they wait a moment each.
const KEPT_MAX: usize = 200;
/// Binds what is sealed to its use.
const USE: &str = "kept form";

/// A form as it travels.
#[derive(Serialize, Deserialize)]
pub struct Sealed {
    /// The account that typed it; nobody else gets it back.
    account: Option<String>,
    home: String,
    at: Timestamp,
    fields: Fields,
}

/// The fault that leads to signing in and takes what was typed along.
pub fn keep(visit: &Visit, token: &Token, fields: &Fields) -> Fault {
    let home = match token.home.as_str() {
        // Buttons of the frame: nothing was typed, and nothing is to be done any more.
        "/sign-out" | "/me" => return Fault::SignIn { next: "/".into() },
        home => home.to_owned(),
    };
    let sealed =
        Sealed { account: token.account.clone(), home: home.clone(), at: visit.now, fields: fields.clone() };
    let plain = serde_json::to_vec(&sealed).unwrap_or_default();
    match visit.app.journal().seal_for_page(&plain, USE) {
        Ok(kept) => Fault::SignedOut { home, kept },
        Err(_) => Fault::Busy,
    }
}

/// What was typed, when it was typed by this account within the hour.
pub fn unseal(visit: &Visit, sealed: &str, account: &str) -> Option<(String, Fields)> {
    let plain = visit.app.journal().open_from_page(sealed, USE).ok()?;
    let sealed: Sealed = serde_json::from_slice(&plain).ok()?;
    let is_own = sealed.account.as_deref() == Some(account);
    (is_own && visit.now.duration_since(sealed.at) < LIFE).then_some((sealed.home, sealed.fields))
}

/// Forms between signing in and their page, one a session.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<SessionHash, (String, Fields, Timestamp)>>);

impl Kept {
    /// Keeps a form for the page at `home`.
    pub fn put(&self, session: SessionHash, home: String, fields: Fields, now: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, _, at)| now.duration_since(*at) < LIFE);
        if kept.len() < KEPT_MAX {
            kept.insert(session, (home, fields, now));
        }
    }

    /// Gives it to its page, once.
    pub fn take(&self, session: SessionHash, home: &str, now: Timestamp) -> Option<Fields> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_here = kept
            .get(&session)
            .is_some_and(|(at_home, _, at)| at_home == home && now.duration_since(*at) < LIFE);
        if is_here { kept.remove(&session).map(|(_, fields, _)| fields) } else { None }
    }
}
