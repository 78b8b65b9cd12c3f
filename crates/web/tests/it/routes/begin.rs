//! `/files/{reference}/begin/{event}`: a file begun out of another, without asking again.

use journal::Reference;

use super::record::{begin, record};
use crate::common::{House, body};

const CLAIM: [(&str, &str); 5] = [
    ("fact.claim-region", "brussels"),
    ("fact.permit", "none"),
    ("on.day", "2"),
    ("on.month", "3"),
    ("on.year", "2026"),
];

/// Begins a wage claim out of a file; answers the new file's reference.
async fn claim_from(house: &House, file: &Reference) -> Reference {
    let address = format!("/files/{file}/begin/wage-claim-begun");
    let mut inspector = house.browser("social-inspector");
    let check = inspector.post(&address, &format!("{address}/check"), &CLAIM).await;
    let mut fields = CLAIM.to_vec();
    fields.push(("step", "record"));
    let sent = body(&check.has_status(200).token(&address), &fields);
    let done = inspector.post_raw(&address, sent.clone()).await;
    let location = done.has_status(303).header("location").to_owned();
    // The same form again begins nothing more.
    inspector.post_raw(&address, sent).await.has_status(303).leads_to(&location);
    location["/files/".len()..].split('?').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_one_file_has_answered_is_filled_in_where_another_is_begun_out_of_it() {
    let house = House::new();
    let dossier = begin(&house).await;
    let mut inspector = house.browser("social-inspector");
    let chosen = r#"value="brussels" checked"#;
    assert!(!inspector.get("/files/new/wage-claim-begun").await.body.contains(chosen));
    let form = inspector.get(&format!("/files/{dossier}/begin/wage-claim-begun")).await;
    form.has_status(200).says("What is known already is filled in").says(dossier.as_str());
    assert!(form.body.contains(chosen));
    inspector.get(&format!("/files/{dossier}/record")).await.says("Begin from this file");
}

#[tokio::test]
async fn both_files_name_each_other_and_a_repeated_form_begins_one() {
    let house = House::new();
    let dossier = begin(&house).await;
    let claim = claim_from(&house, &dossier).await;
    assert_eq!(house.journal.tied(&dossier).unwrap(), std::slice::from_ref(&claim));
    assert_eq!(house.journal.tied(&claim).unwrap(), std::slice::from_ref(&dossier));
    let mut inspector = house.browser("social-inspector");
    inspector.get(&format!("/files/{dossier}")).await.says(claim.as_str());
    inspector.get(&format!("/files/{claim}")).await.says(dossier.as_str());
}

#[tokio::test]
async fn who_may_not_see_the_first_file_begins_nothing_out_of_it() {
    let house = House::new();
    let dossier = begin(&house).await;
    let address = format!("/files/{dossier}/begin/wage-claim-begun");
    // Of another office, without a tie; and one who begins no such file.
    house.browser("legal-adviser").get(&address).await.has_status(404);
    house.browser("judge").get(&address).await.has_status(404);
    house.browser("legal-adviser").get("/files/BE-AAAA-AAAA/begin/wage-claim-begun").await.has_status(404);
}

#[tokio::test]
async fn who_the_person_is_is_not_asked_again_and_other_answers_stay_with_their_file() {
    let house = House::new();
    let dossier = begin(&house).await;
    let claim = claim_from(&house, &dossier).await;
    let name = [("fact.family-name", "Invented"), ("fact.given-name", "Person")];
    record(&house, "social-inspector", &dossier, "identity-recorded", &name).await;
    // The claim asks for none of it under these names: nothing is filled in and nobody is said to have looked.
    let form = house.browser("social-inspector").get(&format!("/files/{claim}/record/wage-period")).await;
    form.has_status(200).does_not_say("What is known already");
}
