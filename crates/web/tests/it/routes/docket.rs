//! `/documents` and `/documents/two-years`: what the Immigration Office decides on.

use jiff::SignedDuration;
use journal::Reference;
use serde_json::json;

use crate::common::House;

use super::record::{begin, record};

/// A dossier whose person reflected and made a complaint today.
async fn with_document(house: &House) -> Reference {
    let file = begin(house).await;
    house.record("social-inspector", Some(&file), "contact-broken", json!({}));
    house.take_in(&file);
    house.record("social-worker", Some(&file), "reflection-requested", json!({}));
    house.record("police", Some(&file), "cooperates", json!({ "form": "complaint" }));
    file
}

#[tokio::test]
async fn documents_stand_by_the_day_on_which_they_run_out_with_what_they_wait_for() {
    let house = House::new();
    let mut immigration = house.browser("immigration-office");
    immigration.get("/documents").await.has_status(200).says("No document with a last day is running.");
    let file = with_document(&house).await;
    let page = immigration.get("/documents").await;
    page.says(file.as_str()).says("not asked in this term").says("not now.");
    record(&house, "immigration-office", &file, "opinion-requested", &[]).await;
    immigration.get("/documents").await.says("asked on 25 November 2026, not yet given");
}

#[tokio::test]
async fn two_years_after_the_statement_a_file_moves_to_those_that_can_be_decided() {
    let house = House::new();
    let file = with_document(&house).await;
    house.later(SignedDuration::from_hours(24 * 729));
    house.journal.turn_day().unwrap();
    let page = house.browser("immigration-office").get("/documents/two-years").await;
    page.has_status(200).says("Nobody’s file meets every condition today.").says(file.as_str());
    page.says("Two years have been waited since the complaint or statement");
    house.later(SignedDuration::from_hours(24 * 2));
    house.journal.turn_day().unwrap();
    let page = house.browser("immigration-office").get("/documents/two-years").await;
    page.says("2 years,").does_not_say("Nobody’s file meets every condition today.");
    assert!(page.body.contains(&format!("/files/{file}/record/two-year-granted")));
}

#[tokio::test]
async fn the_docket_is_there_for_who_decides_on_documents_and_for_nobody_else() {
    let house = House::new();
    with_document(&house).await;
    for role in [
        "social-inspector",
        "police",
        "social-worker",
        "reference-magistrate",
        "judge",
        "rapporteur",
        "administrator",
    ] {
        house.browser(role).get("/documents").await.has_status(404);
        house.browser(role).get("/documents/two-years").await.has_status(404);
    }
    house.browser("immigration-office").get("/work").await.says("Two-year files");
}
