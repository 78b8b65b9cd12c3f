//! `/files/{reference}`.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::common::{House, PEOPLE, detected};

/// What is kept drawn is what would be drawn now, for each reader: after each event, on the next day, in each language.
#[tokio::test]
async fn a_page_that_is_kept_is_the_page_that_would_be_made() {
    let house = House::new();
    let referred = json!({ "centre": "pag-asa", "centre-region": "brussels" });
    let name = json!({ "family-name": "Nobody", "given-name": "Invented" });
    let steps: [(&str, &str, Value); 8] = [
        ("social-inspector", "identity-recorded", name),
        ("social-inspector", "informed", json!({})),
        ("social-inspector", "agreed", json!({})),
        ("social-inspector", "referred", referred),
        ("social-worker", "referral-accepted", json!({})),
        ("social-worker", "intake", json!({ "form-of-care": "residential" })),
        ("social-worker", "shelter-entered", json!({ "house-code": "H1" })),
        ("social-worker", "remark-added", json!({ "remark": "Came with a friend" })),
    ];
    let reference = house.record("social-inspector", None, "detected", detected("brussels"));
    let mut seen = 0;
    for (role, event, facts) in steps {
        house.record(role, Some(&reference), event, facts);
        seen += same_as_fresh(&house, &format!("/files/{reference}")).await;
        seen += same_as_fresh(&house, "/work").await;
    }
    house.later(SignedDuration::from_hours(24));
    house.journal.turn_day().unwrap();
    seen += same_as_fresh(&house, &format!("/files/{reference}")).await;
    assert!(seen > 60, "{seen} pages were compared");
}

/// Each reader twice at the server that has shown much, once at one that has shown nothing: the same words. Answers how
/// many pages there were.
async fn same_as_fresh(house: &House, address: &str) -> usize {
    let mut pages = 0;
    for (role, _) in PEOPLE {
        let browser = house.browser(role);
        for language in ["en", "da", "fr", "nl"] {
            let address = format!("{address}?lang={language}");
            browser.clone().get(&address).await;
            let kept = browser.clone().get(&address).await;
            let fresh = browser.at(&house.fresh_server()).get(&address).await;
            assert_eq!((kept.status, kept.words()), (fresh.status, fresh.words()), "{role} {address}");
            assert_eq!(kept.body.len(), fresh.body.len(), "{role} {address}");
            pages += usize::from(kept.status.is_success());
        }
    }
    pages
}
