//! `/training`: the year of training of one's own office.

use journal::Account;

use super::record::{begin_as, record};
use crate::common::House;

const BEGUN: [(&str, &str); 4] =
    [("fact.trainee", "Tessa Invented"), ("on.day", "2"), ("on.month", "3"), ("on.year", "2026")];

#[tokio::test]
async fn a_trainee_is_told_with_modules_followed_inspections_and_the_last_day() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    inspector.get("/training").await.has_status(200).says("No training is recorded in your office yet.");
    let file = begin_as(&house, "social-inspector", "training-begun", &BEGUN).await;
    record(&house, "social-inspector", &file, "module-rights", &[]).await;
    record(&house, "social-inspector", &file, "inspection-followed", &[]).await;
    record(&house, "social-inspector", &file, "inspection-followed", &[]).await;
    let page = inspector.get("/training").await;
    page.says("Tessa Invented").says("Tuesday 2 March 2027").says("1 of 5").says("2 last on 25/11/2026");
    page.says("Online module: rights, guide and centres 25/11/2026")
        .says("Nobody has completed the training yet.");
    // Before the year is over, and with modules left, nobody completes it.
    inspector.get(&format!("/files/{file}/record")).await.says("A year has passed since the training began");
    begin_as(
        &house,
        "social-inspector",
        "trained-before-register",
        &[("fact.trainee", "Nora Invented"), BEGUN[1], BEGUN[2], BEGUN[3]],
    )
    .await;
    inspector.get("/training").await.says("May lead an inspection Nora Invented since Monday 2 March 2026");
}

#[tokio::test]
async fn one_office_does_not_see_another_offices_trainees() {
    let house = House::new();
    let file = begin_as(&house, "social-inspector", "training-begun", &BEGUN).await;
    let own = house.journal.account("social-inspector").unwrap().unwrap();
    let elsewhere = |name: &str, office: &str| Account {
        name: name.into(),
        display: format!("{name} (invented)"),
        office: office.into(),
        ..own.clone()
    };
    house.journal.put_account(elsewhere("antwerp", "ecosoc-antwerp"), "").unwrap();
    house.journal.put_account(elsewhere("colleague", "ecosoc-brussels"), "").unwrap();
    let other = house.browser("antwerp").get("/training").await;
    other.has_status(200).says("No training is recorded").does_not_say("Tessa").does_not_say(file.as_str());
    house.browser("antwerp").get(&format!("/files/{file}")).await.has_status(404);
    house.browser("colleague").get("/training").await.says("Tessa Invented");
    for role in ["police", "reference-magistrate", "social-worker", "rapporteur", "administrator"] {
        house.browser(role).get("/training").await.has_status(404);
    }
}
