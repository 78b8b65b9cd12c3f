//! `/work`, `/files`, `/search`: what is due, what there is, what is found.

use journal::Reference;

use crate::common::House;

use super::record::{DETECTED, begin, record};

#[tokio::test]
async fn work_shows_what_is_due_with_its_step_and_ground_and_is_done_when_it_is_recorded() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    inspector.get("/work").await.says("0 due · 0 overdue").says("Nothing is due in your office.");
    let reference = begin(&house).await;
    let work = inspector.get("/work").await;
    work.has_status(200).says(reference.as_str()).says("Explain the procedure").says("Person informed");
    assert!(work.body.contains(&format!("/files/{reference}/record/informed")));
    assert!(work.body.contains("/circular/be/rule/duty:inform"));
    record(&house, "social-inspector", &reference, "informed", &[]).await;
    inspector.get("/work").await.does_not_say("Explain the procedure");
    // Another team's list says nothing of it.
    house.browser("police").get("/work").await.says("0 due").does_not_say(reference.as_str());
}

#[tokio::test]
async fn what_is_overdue_is_counted_and_stands_first() {
    let house = House::new();
    let reference = begin(&house).await;
    let intake = [("fact.form-of-care", "residential")];
    record(&house, "social-inspector", &reference, "contact-broken", &[]).await;
    crate::common::seed(&house, &reference, "social-worker", "pag-asa", "intake", &intake);
    house.later(jiff::SignedDuration::from_hours(24 * 40));
    house.journal.turn_day().unwrap();
    let work = house.browser("social-worker").get("/work").await;
    work.says("overdue").says("days over");
    house.browser("social-worker").get("/work?show=overdue").await.says(reference.as_str());
}

#[tokio::test]
async fn files_lists_what_one_may_read_and_nothing_else() {
    let house = House::new();
    house.browser("social-inspector").get("/files").await.says("No file is tied to your office yet");
    let reference = begin(&house).await;
    house.browser("social-inspector").get("/files").await.says(reference.as_str());
    for role in ["legal-adviser", "hotline-worker", "judge", "first-line-service"] {
        house.browser(role).get("/files").await.has_status(200).does_not_say(reference.as_str());
    }
    for role in ["rapporteur", "administrator", "data-protection-officer", "coordination-unit"] {
        house.browser(role).get("/files").await.has_status(404);
        house.browser(role).get("/work").await.has_status(404);
    }
}

/// T38.
#[tokio::test]
async fn t38_a_hidden_name_is_found_by_nobody_else_and_never_stands_in_an_address() {
    let house = House::new();
    let reference = begin(&house).await;
    let name = [("fact.given-name", "Zyxandra"), ("fact.family-name", "Ældesøn")];
    record(&house, "social-inspector", &reference, "identity-recorded", &name).await;
    let mut inspector = house.browser("social-inspector");
    let answer = inspector.post("/search", "/search", &[("text", "aeldeson zyxandra")]).await;
    assert!(!answer.header("location").to_lowercase().contains("zyxandra"));
    let found = inspector.post("/search", "/search", &[("text", "ÆLDESØN")]).await;
    let found = inspector.get(found.header("location")).await;
    found.says(reference.as_str());
    let mut police = house.browser("police");
    let mut pages = Vec::new();
    for text in ["Zyxandra", "Qwertzui"] {
        let answer = police.post("/search", "/search", &[("text", text)]).await;
        let page = police.get(answer.header("location")).await;
        page.says("No file you may read matches").does_not_say(reference.as_str());
        pages.push(page.words().replace(text, "NAME"));
    }
    assert_eq!(pages[0], pages[1]);
    let hits = house.journal.consultations(&journal::ConsultationQuery { limit: 50, ..Default::default() });
    let hits = hits.unwrap().into_iter().filter(|logged| logged.consultation.surface == "search");
    assert!(
        hits.clone().count() >= 1
            && hits.into_iter().all(|logged| logged.consultation.account == "social-inspector")
    );
}

#[tokio::test]
async fn a_reference_leads_to_its_file_and_a_mistyped_one_is_told() {
    let house = House::new();
    let reference = begin(&house).await;
    let mut inspector = house.browser("social-inspector");
    let said = reference.as_str().to_lowercase().replace('-', " ");
    inspector.post("/search", "/search", &[("text", &said)]).await.leads_to(&format!("/files/{reference}"));
    let mut wrong = reference.to_string();
    let last = if wrong.pop() == Some('7') { '8' } else { '7' };
    wrong.push(last);
    assert!(wrong.parse::<Reference>().is_err());
    let answer = inspector.post("/search", "/search", &[("text", &wrong)]).await;
    answer.has_status(422).says("the last sign does not fit");
    assert!(answer.body.contains(&wrong), "what was typed is kept");
    // Another office's file is like none.
    let mut police = house.browser("police");
    let answer = police.post("/search", "/search", &[("text", reference.as_str())]).await;
    assert!(answer.header("location").starts_with("/search/"));
    assert!(!DETECTED.is_empty());
}
