//! What an installation may set.

use std::sync::Arc;

use circular::Rulebook;
use guide::Guide;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::replaying::Replaying;

/// An account that the demo lists on the sign-in page, marked as invented.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoAccount {
    /// What is typed.
    pub name: String,
    /// The password, which everybody may know.
    pub password: String,
    /// The role's name in the circular.
    pub role: String,
    /// The office's name in the circular.
    pub office: String,
}

/// What an installation may set. [`Settings::default`] is a single machine without TLS.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Behind TLS: cookies are `Secure` and named `__Host-…`, and browsers are told to stay with TLS.
    pub is_secure: bool,
    /// A session ends after so long without a request.
    pub idle: SignedDuration,
    /// A session ends so long after signing in.
    pub total: SignedDuration,
    /// Whether the circular may be read without signing in.
    pub is_circular_public: bool,
    /// Accounts listed on the sign-in page.
    pub demo: Vec<DemoAccount>,
    /// Circulars of other countries, to be set beside the installation's own.
    pub neighbours: Vec<Arc<Rulebook>>,
    /// The guide for people who may be exploited.
    pub guide: Option<Arc<Guide>>,
    /// An invented caseload to be replayed under neighbours' rules.
    pub replaying: Option<Arc<Replaying>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_secure: false,
            idle: SignedDuration::from_mins(30),
            total: SignedDuration::from_hours(12),
            is_circular_public: true,
            demo: Vec::new(),
            neighbours: Vec::new(),
            guide: None,
            replaying: None,
        }
    }
}
