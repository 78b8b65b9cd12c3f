//! Signing in: the cookie, the password, and how long to wait after a wrong one.

mod delay;
mod password;

use axum::http::{HeaderMap, HeaderValue, header};
use journal::SessionHash;
pub use journal::{hex, unhex};

pub use self::{
    delay::Delays,
    password::{NAME_LONGEST, draw_password, hash, is_name, is_right},
};
use crate::{app::App, error::Fault};

/// A session's id as the browser holds it: 256 random bits.
pub struct SessionId([u8; 32]);

impl SessionId {
    /// A new one.
    ///
    /// # Errors
    /// [`Fault::Busy`] when there is no randomness.
    pub fn draw(app: &App) -> Result<Self, Fault> {
        Ok(Self(app.random()?))
    }

    /// The one that a browser sends.
    pub fn sent(app: &App, headers: &HeaderMap) -> Option<Self> {
        let name = cookie_name(app);
        let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let value = pairs.find(|(key, _)| *key == name)?.1;
        unhex(value)?.try_into().ok().map(Self)
    }

    /// What is stored of it.
    pub fn hash(&self) -> SessionHash {
        *blake3::hash(&self.0).as_bytes()
    }

    /// The header that gives it to the browser, until the browser is closed.
    pub fn cookie(&self, app: &App) -> Option<HeaderValue> {
        HeaderValue::from_str(&format!("{}={}; {}", cookie_name(app), hex(&self.0), flags(app))).ok()
    }
}

/// The header that takes the session from the browser.
pub fn no_cookie(app: &App) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}=; Max-Age=0; {}", cookie_name(app), flags(app))).ok()
}

fn cookie_name(app: &App) -> &'static str {
    if app.settings().is_secure { "__Host-nabotjek" } else { "nabotjek" }
}

fn flags(app: &App) -> &'static str {
    match app.settings().is_secure {
        true => "Path=/; HttpOnly; SameSite=Strict; Secure",
        false => "Path=/; HttpOnly; SameSite=Strict",
    }
}
