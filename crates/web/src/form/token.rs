//! The proof that a form was handed out by this server: to which session, where, when, resting on what.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::TOKEN_FIELD;
use crate::{error::Fault, visit::Visit};

/// A form may lie open for a working day; its session ends before that.
const LIFE: SignedDuration = SignedDuration::from_hours(12);
/// Binds what is sealed to its use: a sealed form cannot be read as anything else.
const USE: &str = "form";

/// What a form's hidden field says, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The hash of the session it was handed to; `None`: to nobody who was signed in.
    #[serde(with = "session_digits")]
    pub session: Option<[u8; 32]>,
    /// The account of that session.
    pub account: Option<String>,
    /// The page on which the form stands. It may be posted there and below.
    pub home: String,
    /// When it was handed out.
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub issued: Timestamp,
    /// The same however often the same form is sent.
    #[serde(with = "digits")]
    pub once: [u8; 16],
    /// How many events the file had when the form was made, where it rests on a file.
    #[serde(with = "ten_digits")]
    pub seen: Option<u32>,
}

/// The hidden field of a form that stands at `home` and rests on a file as it was after its `seen`-th event.
pub fn token(visit: &Visit, home: &str, seen: Option<u32>) -> String {
    match sealed_with(visit, home, seen) {
        Some(value) => hidden(&value),
        None => String::new(),
    }
}

/// The same without its field, for a script that posts by itself; empty when there is none.
pub fn sealed(visit: &Visit, home: &str) -> String {
    sealed_with(visit, home, None).unwrap_or_default()
}

fn sealed_with(visit: &Visit, home: &str, seen: Option<u32>) -> Option<String> {
    // Without randomness no form is handed out that could be sent.
    let once = visit.app.random().ok()?;
    let token = Token {
        session: visit.person.as_ref().map(|person| person.session),
        account: visit.person.as_ref().map(|person| person.account.clone()),
        home: home.to_owned(),
        issued: visit.now,
        once,
        seen,
    };
    Some(token.sealed(visit).unwrap_or_default())
}

fn hidden(value: &str) -> String {
    format!(r#"<input type="hidden" name="{TOKEN_FIELD}" value="{value}">"#)
}

impl Token {
    /// The same form once more: what it rests on and how it is told from others stays.
    pub fn again(&self, visit: &Visit, seen: Option<u32>) -> String {
        let token = Self { issued: visit.now, seen, ..self.clone() };
        hidden(&token.sealed(visit).unwrap_or_default())
    }

    fn sealed(&self, visit: &Visit) -> Result<String, Fault> {
        let plain =
            serde_json::to_vec(self).map_err(|_| Fault::Broken("a form's token has no JSON".into()))?;
        visit.app.journal().seal_for_page(&plain, USE).map_err(|_| Fault::Busy)
    }

    pub(super) fn open(visit: &Visit, sealed: &str) -> Option<Self> {
        serde_json::from_slice(&visit.app.journal().open_from_page(sealed, USE).ok()?).ok()
    }

    pub(super) fn is_for(&self, path: &str) -> bool {
        path.strip_prefix(&self.home).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    pub(super) fn is_old(&self, now: Timestamp) -> bool {
        now.duration_since(self.issued) > LIFE
    }
}

/// Bytes as digits, so that every token of a page has one length whatever was drawn: lengths tell.
pub(crate) mod digits {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::session::{hex, unhex};

    pub fn serialize<const N: usize, S: Serializer>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(bytes))
    }

    pub fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = unhex(&text).and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| D::Error::custom("no digits of that length"))
    }
}

/// The same for bytes that may be absent.
mod session_digits {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::session::{hex, unhex};

    pub fn serialize<S: Serializer>(bytes: &Option<[u8; 32]>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&bytes.as_ref().map(|bytes| hex(bytes)).unwrap_or_default())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<[u8; 32]>, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(None);
        }
        let bytes = unhex(&text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Some).ok_or_else(|| D::Error::custom("no digits of that length"))
    }
}

/// A number that may be absent, always ten signs long: how many events there are may be more than the reader sees.
mod ten_digits {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Longer than any number of 32 bits.
    const ABSENT: &str = "----------";

    pub fn serialize<S: Serializer>(number: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&number.map_or(ABSENT.to_owned(), |number| format!("{number:010}")))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == ABSENT {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| D::Error::custom("no number"))
    }
}
