use journal::Consultation;

use crate::common::House;

fn read(house: &House, account: &str, surface: &str) {
    house
        .journal
        .log(Consultation {
            account: account.into(),
            role: account.into(),
            office: "police-brussels".into(),
            reference: None,
            compartments: vec!["identity".into()],
            grounds: vec![0],
            surface: surface.into(),
            purpose: None,
        })
        .unwrap();
}

#[tokio::test]
async fn the_officer_sees_who_read_most_and_every_reading() {
    let house = House::new();
    for _ in 0..3 {
        read(&house, "police", "page");
    }
    read(&house, "judge", "api");
    let mut officer = house.browser("data-protection-officer");
    let page = officer.get("/access-log?lang=en").await;
    page.has_status(200)
        .says("5 readings of protected parts in the last 30 days.")
        .says("police : 3 readings");
    page.says("Identity").says("programme");
    // This very reading was logged before it was shown.
    page.says("this log");
    officer
        .get("/access-log?account=judge&lang=en")
        .await
        .says("programme")
        .does_not_say(">police</bdi>, Police");
    officer
        .get("/access-log?reference=BE-0000-0001&lang=en")
        .await
        .has_status(200)
        .says("This reference has a typing mistake: the last sign does not fit.");
    officer.get("/access-log?account=%FF").await.has_status(400);
}

#[tokio::test]
async fn older_readings_are_a_page_away() {
    let house = House::new();
    for _ in 0..120 {
        read(&house, "police", "page");
    }
    let mut officer = house.browser("data-protection-officer");
    let page = officer.get("/access-log?account=police").await;
    assert_eq!(page.body.matches("<tr><th scope=\"row\">").count(), 100);
    let older = page.body.split("href=\"/access-log?").nth(1).unwrap().split('"').next().unwrap();
    let page = officer.get(&format!("/access-log?{}", older.replace("&#38;", "&"))).await;
    assert_eq!(page.body.matches("<tr><th scope=\"row\">").count(), 20);
}

#[tokio::test]
async fn nobody_else_finds_the_log() {
    let house = House::new();
    for role in ["police", "social-worker", "administrator", "rapporteur"] {
        house.browser(role).get("/access-log").await.has_status(404).says("Nothing here for you.");
    }
    house.stranger().get("/access-log").await.leads_to("/sign-in?next=/access-log");
}

#[tokio::test]
async fn what_cannot_be_logged_is_not_shown() {
    let house = House::new();
    let mut officer = house.browser("data-protection-officer");
    house.refuse_writing();
    officer
        .get("/access-log?lang=en")
        .await
        .has_status(503)
        .says("Nothing was recorded.")
        .does_not_say("Most readings");
}
