use axum::{
    body::Body,
    http::{Method, Request, header},
};

use super::headers::filled;
use crate::common::{House, body, routes};

/// What is wrong with a post, its headers, its content.
type Try<'a> = (&'a str, &'a [(&'a str, &'a str)], String);

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn t22_no_route_changes_anything_for_another_site_or_without_a_token_or_for_another_kind_of_content() {
    let house = House::new();
    let posts = routes().into_iter().filter(|(_, methods)| methods.contains(&Method::POST));
    let posts: Vec<String> = posts.map(|(route, _)| filled(&route)).collect();
    assert!(posts.len() >= 8, "{posts:?}");
    let rows = house.rows();
    let accounts = house.journal.accounts().unwrap();
    for address in posts {
        for role in [None, Some("administrator"), Some("social-inspector")] {
            let mut browser = role.map_or_else(|| house.stranger(), |role| house.browser(role));
            let good = browser.get("/help").await;
            let good = if role.is_some() { good.token("/sign-out") } else { String::new() };
            let tries: [Try<'_>; 5] = [
                (
                    "foreign site",
                    &[("sec-fetch-site", "cross-site"), ("content-type", FORM)],
                    format!("form={good}"),
                ),
                (
                    "sister site",
                    &[("sec-fetch-site", "same-site"), ("content-type", FORM)],
                    format!("form={good}"),
                ),
                (
                    "foreign origin",
                    &[("origin", "https://evil.example"), ("content-type", FORM)],
                    format!("form={good}"),
                ),
                (
                    "no token",
                    &[("sec-fetch-site", "same-origin"), ("content-type", FORM)],
                    "account=police".into(),
                ),
                (
                    "other content",
                    &[("sec-fetch-site", "same-origin"), ("content-type", "text/plain")],
                    format!("form={good}"),
                ),
            ];
            for (what, headers, content) in tries {
                let mut request = Request::post(&address);
                for (name, value) in headers {
                    request = request.header(*name, *value);
                }
                let answer = browser.send(request.body(Body::from(content)).unwrap()).await;
                let status = answer.status.as_u16();
                let is_refused = match what {
                    "other content" => [403, 404, 415].contains(&status),
                    "no token" => [403, 404, 415].contains(&status),
                    _ => status == 403,
                };
                assert!(is_refused, "{what}, {address} as {role:?}: {status} {}", answer.words());
            }
        }
    }
    assert_eq!(house.rows(), rows);
    assert_eq!(house.journal.accounts().unwrap(), accounts);
}

#[tokio::test]
async fn t22_a_token_is_good_for_its_own_session_place_and_time_only() {
    let house = House::new();
    let mut one = house.browser("administrator");
    let token = one.get("/admin/accounts").await.token("/admin/accounts");
    let fields = [("name", "x"), ("display", "x"), ("place", "police/police-ghent")];
    // Another session of the same account, and another page of the same session.
    house.browser("administrator").post_raw("/admin/accounts", body(&token, &fields)).await.has_status(403);
    one.post_raw("/me/language", body(&token, &[("language", "da")])).await.has_status(403);
    // Changed by one sign.
    let mut changed = token.clone().into_bytes();
    let last = changed.len() - 1;
    changed[last] = if changed[last] == b'0' { b'1' } else { b'0' };
    let changed = String::from_utf8(changed).unwrap();
    let answer = one.post_raw("/admin/accounts?lang=en", body(&changed, &fields)).await;
    answer
        .has_status(403)
        .says("Nothing was changed. The form did not come from a page that this system made for you.");
    // Twice in one form.
    one.post_raw("/admin/accounts", format!("form={token}&form={token}")).await.has_status(403);
    assert_eq!(house.journal.account("x").unwrap(), None);
    one.post_raw("/admin/accounts", body(&token, &fields)).await.has_status(200);
}

#[tokio::test]
async fn t22_pages_cannot_be_framed() {
    let house = House::new();
    let page = house.stranger().get("/sign-in").await;
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("x-frame-options"), "DENY");
    let request = Request::options("/sign-out").header(header::ORIGIN, "https://evil.example");
    let answer = house.stranger().send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
}
