//! What a browser posts: read strictly, and only from a page of ours.
//!
//! A handler takes a [`Posted`], which has already been found to come from this server, from this session, for this
//! address, whole and readable. It names the fields that it knows with [`Posted::allow`]; anything else is refused.

pub mod documents;
mod fields;
mod kept;
mod token;

use std::collections::BTreeMap;

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};

pub(crate) use self::token::digits;
pub use self::{
    documents::{Documented, FILE, NotTaken, PLACE, Why, of_ticket, ticket},
    fields::Fields,
    kept::{Kept, keep, unseal},
    token::{Token, sealed, token},
};
use crate::{app::App, error::Fault, visit::Visit};

/// The most bytes of a form.
pub const FORM_MAX: usize = 1024 * 1024;
/// The name of the field that proves where a form comes from.
pub const TOKEN_FIELD: &str = "form";
/// The most fields of a form.
const FIELDS_MAX: usize = 2_000;
/// A name of a field is shown up to here.
const NAME_SHOWN: usize = 60;

/// A form posted by somebody who is signed in, from a page that this server made for this session.
#[derive(Debug)]
pub struct Posted {
    /// Everything typed.
    pub fields: Fields,
    /// Where and when the form was handed out, and what the file was like then.
    pub token: Token,
    /// Documents that came with it and were not taken.
    pub not_taken: Vec<NotTaken>,
}

impl Posted {
    /// Refuses fields that are not named: `once` may come once at most, `several` any number of times. A name that ends in
    /// `*` stands for every field that begins so.
    ///
    /// # Errors
    /// [`Fault::Form`] naming the first that does not belong.
    pub fn allow(&self, once: &[&str], several: &[&str]) -> Result<(), Fault> {
        self.fields.allow(once, several)
    }

    /// The value of a field without white space around it; empty when it did not come.
    pub fn one(&self, name: &str) -> &str {
        self.fields.one(name)
    }

    /// Takes the form out of use, so that the same one cannot be sent again. For changes that have no journal to see a
    /// repetition.
    ///
    /// # Errors
    /// [`Fault::Replayed`] when it has been used.
    pub fn spend(&self, visit: &Visit) -> Result<(), Fault> {
        match visit.app.spend(self.token.once, visit.now) {
            true => Ok(()),
            false => Err(Fault::Replayed),
        }
    }
}

impl FromRequest<App> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &App) -> Result<Self, Fault> {
        let visit = visit_of(&request)?;
        let fields = read(request).await?;
        Self::checked(&visit, fields)
    }
}

impl Posted {
    /// A form for whoever is not signed in, such as signing in itself. Somebody who has signed in beside it may send it too.
    ///
    /// # Errors
    /// [`Fault::Forged`] when it does not come from a page of ours.
    pub fn anonymous(visit: &Visit, mut fields: Fields) -> Result<Self, Fault> {
        let token = Token::open(visit, &fields.take(TOKEN_FIELD)).ok_or(Fault::Forged)?;
        match token.session.is_none() && token.is_for(&visit.path) && !token.is_old(visit.now) {
            true => Ok(Self { fields, token, not_taken: Vec::new() }),
            false => Err(Fault::Forged),
        }
    }

    /// A form whose fields have been read, when it comes from a page of ours for this session and address.
    ///
    /// # Errors
    /// [`Fault::Forged`] when it does not; [`Fault::SignedOut`] when it comes from a session that has ended.
    pub fn checked(visit: &Visit, mut fields: Fields) -> Result<Self, Fault> {
        let token = Token::open(visit, &fields.take(TOKEN_FIELD)).ok_or(Fault::Forged)?;
        if !token.is_for(&visit.path) || token.is_old(visit.now) {
            return Err(Fault::Forged);
        }
        let session = visit.person.as_ref().map(|person| person.session);
        if token.session == session {
            return Ok(Self { fields, token, not_taken: Vec::new() });
        }
        match session {
            // The session has ended since the page was made: what was typed travels through signing in.
            None if token.session.is_some() => Err(keep(visit, &token, &fields)),
            _ => Err(Fault::Forged),
        }
    }
}

/// What a change answers with that nobody signed in asks for: the form travels through signing in when it is one that was
/// handed out to a session.
pub async fn from_nobody(visit: &Visit, request: Request) -> Fault {
    let is_in_parts = kind_of(request.headers()).starts_with("multipart/");
    if visit.is_api && is_in_parts {
        return Fault::Unauthorised;
    }
    // A file is chosen again; it does not travel. What was typed beside it does.
    if is_in_parts && !visit.path.starts_with("/files/") {
        return Fault::SignIn { next: visit.path.clone() };
    }
    let read = match is_in_parts {
        true => documents::read(visit, request).await.map(|(fields, _)| fields),
        false => read(request).await,
    };
    let fields = match read {
        Ok(fields) => fields,
        Err(fault) => return fault,
    };
    match Posted::checked(visit, fields) {
        Err(fault) => fault,
        Ok(_) if visit.is_api => Fault::Unauthorised,
        // A form for nobody in particular, sent where somebody is needed.
        Ok(posted) => Fault::SignIn { next: posted.token.home },
    }
}

fn visit_of(request: &Request) -> Result<Visit, Fault> {
    request
        .extensions()
        .get::<Visit>()
        .cloned()
        .ok_or_else(|| Fault::Broken("a route outside `enter`".into()))
}

/// The fields of a form.
///
/// # Errors
/// [`Fault`] for another kind of content, too many bytes, or bytes that are no text.
pub async fn read(request: Request) -> Result<Fields, Fault> {
    read_up_to(request, FORM_MAX).await
}

/// The same with another limit, in bytes.
///
/// # Errors
/// As [`read`].
pub async fn read_up_to(request: Request, limit: usize) -> Result<Fields, Fault> {
    if kind_of(request.headers()) != "application/x-www-form-urlencoded" {
        return Err(Fault::ContentType);
    }
    parse(&body(request, limit).await?)
}

/// The whole body, up to a limit in bytes.
///
/// # Errors
/// [`Fault::TooLarge`] beyond it; [`Fault::Question`] when it breaks off.
pub async fn body(request: Request, limit: usize) -> Result<Bytes, Fault> {
    let too_large = Fault::TooLarge { limit: (limit / 1024 / 1024) as u64 };
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > limit as u64) {
        return Err(too_large);
    }
    to_bytes(request.into_body(), limit).await.map_err(|error| {
        match std::error::Error::source(&error)
            .is_some_and(|cause| cause.to_string().contains("length limit"))
        {
            true => too_large,
            false => Fault::Question,
        }
    })
}

fn kind_of(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Reads `name=value&…`.
pub(crate) fn parse(body: &[u8]) -> Result<Fields, Fault> {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (number, pair) in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).enumerate() {
        if number >= FIELDS_MAX {
            return Err(Fault::Form { field: "…".into() });
        }
        let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let name = decoded(&pair[..at])?;
        let value = decoded(pair.get(at + 1..).unwrap_or_default())?;
        if name.is_empty() || has_control_sign(&name) || has_control_sign(&value) {
            return Err(Fault::ControlSign { field: shortened(&name) });
        }
        fields.entry(name).or_default().push(value);
    }
    Ok(Fields::new(fields))
}

/// `%41+b` as text.
fn decoded(part: &[u8]) -> Result<String, Fault> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
                let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else {
                    return Err(Fault::Encoding);
                };
                (high * 16 + low) as u8
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).map_err(|_| Fault::Encoding)
}

/// Whether a text holds a sign that no keyboard writes. Line ends and tabs are writing; so are the signs of right-to-left
/// scripts and combining marks.
pub fn has_control_sign(text: &str) -> bool {
    text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
}

fn shortened(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(NAME_SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_arrives_sign_for_sign() {
        let fields = parse(b"a=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7&b=e%CC%81+x%0D%0Ay&b=2&c=").unwrap();
        assert_eq!(fields.one("a"), "مرحبا");
        assert_eq!(fields.all("b"), ["e\u{301} x\r\ny", "2"]);
        assert_eq!(fields.one("c"), "");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(parse(b"a=%FF").unwrap_err(), Fault::Encoding);
        assert_eq!(parse(b"a=%4").unwrap_err(), Fault::Encoding);
        assert_eq!(parse(b"a=%zz").unwrap_err(), Fault::Encoding);
        assert_eq!(parse(b"a=x%00").unwrap_err(), Fault::ControlSign { field: "a".into() });
        assert_eq!(parse(b"=x").unwrap_err(), Fault::ControlSign { field: String::new() });
    }

    #[test]
    fn fields_that_nobody_asked_for_are_refused() {
        let fields = parse(b"name=a&fact.x=1&fact.x=2").unwrap();
        assert_eq!(fields.allow(&["name"], &["fact.*"]), Ok(()));
        assert_eq!(fields.allow(&["name", "fact.*"], &[]), Err(Fault::Form { field: "fact.x".into() }));
        assert_eq!(fields.allow(&[], &["fact.*"]), Err(Fault::Form { field: "name".into() }));
    }
}
