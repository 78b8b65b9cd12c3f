//! `/wages`: what employers owe workers.

use journal::Reference;

use crate::common::House;

use super::record::{begin, begin_as, record};

const PERIOD: [(&str, &str); 14] = [
    ("fact.worked-from.day", "2"),
    ("fact.worked-from.month", "3"),
    ("fact.worked-from.year", "2026"),
    ("fact.worked-until.day", "29"),
    ("fact.worked-until.month", "3"),
    ("fact.worked-until.year", "2026"),
    ("fact.hours-a-week", "60"),
    ("fact.legal-pay.amount", "12.50"),
    ("fact.legal-pay.currency", "EUR"),
    ("fact.legal-unit", "hour"),
    ("fact.legal-source", "Invented minimum, 1 March 2026"),
    ("fact.received-pay.amount", "400"),
    ("fact.received-pay.currency", "EUR"),
    ("fact.rests-on", "Roster"),
];

/// A claim for work in Brussels that began on a day.
async fn claim(house: &House, role: &str, on: [&str; 3]) -> Reference {
    let on = [("on.day", on[0]), ("on.month", on[1]), ("on.year", on[2])];
    let facts = [("fact.claim-region", "brussels"), ("fact.permit", "none")];
    begin_as(house, role, "wage-claim-begun", &[&facts[..], &on].concat()).await
}

#[tokio::test]
async fn a_claim_is_counted_line_by_line_and_filed_with_its_sum() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    inspector.get("/wages").await.has_status(200).says("No wage claim is tied to your office yet.");
    let file = claim(&house, "social-inspector", ["2", "3", "2026"]).await;
    let address = format!("/wages/{file}");
    inspector.get(&address).await.has_status(200).says("No period of work and pay is recorded yet.");
    record(&house, "social-inspector", &file, "wage-period", &PERIOD).await;
    let page = inspector.get(&address).await;
    page.says("60 hours a week for 28 days are 240 hours.").says("Due by law: 12.50 EUR an hour.");
    page.says("240 hours at 12.50 EUR are 3,000.00 EUR.").says("Still owed: 2,600.00 EUR.");
    page.says("Invented minimum, 1 March 2026").says("payment by the state can be claimed: 2,600.00 EUR");
    inspector.get("/wages").await.says(file.as_str()).says("2,600.00 EUR");
    // The button's hidden fields lead to the check page with the sum in it.
    let record_at = format!("/files/{file}/record/wage-claim-filed");
    let filed = [("fact.amount-asked.amount", "2600.00"), ("fact.amount-asked.currency", "EUR")];
    assert!(page.body.contains(r#"name="fact.amount-asked.amount" value="2600.00""#));
    assert!(page.body.contains(&format!(r#"action="{record_at}/check""#)));
    record(&house, "social-inspector", &file, "wage-claim-filed", &filed).await;
    let paid = [
        ("fact.amount-paid.amount", "1000"),
        ("fact.amount-paid.currency", "EUR"),
        ("fact.paid-by", "employer"),
    ];
    record(&house, "social-inspector", &file, "wages-paid", &paid).await;
    let page = inspector.get(&address).await;
    page.says("Still owed: 1,600.00 EUR.").says("The employer").does_not_say("File the claim");
    page.says("Claim waits for a decision");
}

#[tokio::test]
async fn before_six_months_the_rule_that_stands_against_it_is_named() {
    let house = House::new();
    let file = claim(&house, "social-worker", ["26", "5", "2026"]).await;
    record(&house, "social-worker", &file, "wage-period", &PERIOD).await;
    let page = house.browser("social-worker").get(&format!("/wages/{file}")).await;
    page.says("Payment by the state cannot be claimed").says("The worker was employed for six months");
    assert!(page.body.contains("/rule/six-months-of-employment"));
    page.does_not_say("File the claim");
}

#[tokio::test]
async fn days_counted_twice_are_told_and_lead_to_the_correction() {
    let house = House::new();
    let file = claim(&house, "social-inspector", ["2", "3", "2026"]).await;
    record(&house, "social-inspector", &file, "wage-period", &PERIOD).await;
    record(&house, "social-inspector", &file, "wage-period", &PERIOD).await;
    let page = house.browser("social-inspector").get(&format!("/wages/{file}")).await;
    page.says("No sum can be made yet").says("02/03/2026 to 29/03/2026").does_not_say("Still owed:");
    assert!(page.body.contains(&format!("/files/{file}/events/")));
    page.does_not_say("File the claim");
}

#[tokio::test]
async fn others_find_nothing_here() {
    let house = House::new();
    let file = claim(&house, "social-worker", ["2", "3", "2026"]).await;
    let dossier = begin(&house).await;
    for role in
        ["police", "reference-magistrate", "judge", "immigration-office", "rapporteur", "administrator"]
    {
        house.browser(role).get("/wages").await.has_status(404);
        house.browser(role).get(&format!("/wages/{file}")).await.has_status(404);
    }
    // Another centre, and a file of another kind.
    house.browser("legal-adviser").get("/wages").await.has_status(200).does_not_say(file.as_str());
    house.browser("legal-adviser").get(&format!("/wages/{file}")).await.has_status(404);
    house.browser("social-inspector").get(&format!("/wages/{dossier}")).await.has_status(404);
    house.browser("social-inspector").get("/wages?after=BE-AAAA-AAAA").await.has_status(404);
}
