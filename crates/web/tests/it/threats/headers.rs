use axum::{
    body::Body,
    http::{Method, Request},
};
use web::Settings;

use crate::common::{House, routes};

const ALWAYS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// An address of the route, with something in each of its places.
pub fn filled(route: &str) -> String {
    let names = [
        ("{country}", "be"),
        ("{reference}", "BE-0000-0000"),
        ("{year}", "2022"),
        ("{*name}", "nothing.css"),
    ];
    let mut address = route.to_owned();
    for (place, value) in names {
        address = address.replace(place, value);
    }
    while let (Some(start), Some(end)) = (address.find('{'), address.find('}')) {
        address.replace_range(start..=end, "nothing");
    }
    address
}

#[tokio::test]
async fn every_route_answers_with_every_header_whoever_asks_however() {
    let house = House::new();
    let routes = routes();
    assert!(routes.len() > 30, "{}", routes.len());
    for (route, _) in routes.iter().chain([&("/no/such/page".to_owned(), Vec::new())]) {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            for role in [None, Some("police"), Some("administrator")] {
                let mut browser = role.map_or_else(|| house.stranger(), |role| house.browser(role));
                let request = Request::builder().method(method.clone()).uri(filled(route));
                let answer = browser.send(request.body(Body::empty()).unwrap()).await;
                let what = format!("{method} {route} as {role:?}: {}", answer.status);
                for (name, value) in ALWAYS {
                    assert_eq!(answer.header(name), value, "{name} of {what}");
                }
                assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
                assert_eq!(answer.header("cache-control"), "no-store", "{what}");
                assert_eq!(answer.header("strict-transport-security"), "", "{what}");
                assert_eq!(answer.header("content-encoding"), "", "{what}");
                assert!(!answer.status.is_server_error(), "{what}: {}", answer.words());
            }
        }
    }
}

#[tokio::test]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let house = House::with(Settings { is_secure: true, ..Settings::default() });
    let page = house.stranger().get("/help?lang=da").await;
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    assert!(page.header("set-cookie").ends_with("; Secure"));
}

#[tokio::test]
async fn what_every_page_shares_may_be_kept_for_a_year() {
    let house = House::new();
    let page = house.stranger().get("/help").await;
    let sheet = page.body.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let sheet = house.stranger().get(sheet).await;
    sheet.has_status(200);
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(sheet.header("cache-control"), "public, max-age=31536000, immutable");
}

#[tokio::test]
async fn without_randomness_no_form_is_handed_out_that_could_be_sent() {
    let house = House::new();
    let mut police = house.browser("police");
    house.dice.fails.store(true, std::sync::atomic::Ordering::Release);
    let page = police.get("/me").await;
    page.has_status(200);
    assert!(!page.body.contains("name=\"form\" value=\""));
    police.post_raw("/me/language", "language=da").await.has_status(403);
}
