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
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site != "same-origin") {
        return Err(Fault::Forged);
    }
    let Some(origin) = text(header::ORIGIN) else { return Ok(()) };
    // Under `Referrer-Policy: no-referrer` a browser hides the origin of a form, its own site's too.
    if origin == "null" && site.is_some() {
        return Ok(());
    }
    let host = text(header::HOST).or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    let of_origin = origin.split_once("://").map(|(_, host)| host);
    match (of_origin, host) {
        (Some(origin), Some(host)) if origin.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(Fault::Forged),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[track_caller]
    fn asked(headers: &[(&str, &str)], is_let_in: bool) {
        let mut request = Request::post("/files").header("host", "refuge.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = check(&request.body(Body::empty()).expect("a request"));
        assert_eq!(answer.is_ok(), is_let_in, "{headers:?}");
    }

    #[test]
    fn a_form_of_ours_is_let_in_although_its_browser_hides_the_origin() {
        asked(&[("sec-fetch-site", "same-origin"), ("origin", "null")], true);
        asked(&[("sec-fetch-site", "same-origin"), ("origin", "https://refuge.example")], true);
        asked(&[("origin", "https://refuge.example")], true);
    }

    #[test]
    fn a_form_from_elsewhere_is_not() {
        for site in ["cross-site", "same-site", "none", ""] {
            asked(&[("sec-fetch-site", site), ("origin", "null")], false);
        }
        asked(&[("origin", "null")], false);
        asked(&[("origin", "https://elsewhere.example")], false);
        asked(&[("sec-fetch-site", "same-origin"), ("origin", "https://elsewhere.example")], false);
    }
}
