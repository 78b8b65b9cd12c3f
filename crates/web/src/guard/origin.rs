//! A change is asked for from a page of this server, never from another site's.

use axum::{
    extract::Request,
    http::{Method, header},
};

use crate::error::Fault;

/// Lets reading pass, and a change only from the same origin.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A programme that says neither must
/// still hold a form's token.
///
/// # Errors
/// [`Fault::Forged`] for a change from elsewhere.
pub fn check(request: &Request) -> Result<(), Fault> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let text =
        |name: header::HeaderName| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site"))
        && site != "same-origin"
    {
        return Err(Fault::Forged);
    }
    let Some(origin) = text(header::ORIGIN) else { return Ok(()) };
    let host = text(header::HOST).or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    let of_origin = origin.split_once("://").map(|(_, host)| host);
    match (of_origin, host) {
        (Some(origin), Some(host)) if origin.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(Fault::Forged),
    }
}
