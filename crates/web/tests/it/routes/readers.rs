use crate::common::House;

#[tokio::test]
async fn the_officer_sees_who_opened_a_file_and_nothing_of_what_is_in_it() {
    let house = House::new();
    let reference = house.file_of("Verbeke-Invented");
    let address = format!("/files/{reference}/readers?lang=en");
    let mut officer = house.browser("data-protection-officer");
    officer.get(&address).await.has_status(200).says("Nobody has read protected parts of this file.");
    house.browser("social-inspector").get(&format!("/api/v1/files/{reference}")).await.has_status(200);
    officer
        .get(&address)
        .await
        .has_status(200)
        .says(&format!("Readers of {reference}"))
        .says("social-inspector , Social inspector (ECOSOC team), ECOSOC team Brussels")
        .says("programme")
        .does_not_say("Verbeke");
}

#[tokio::test]
async fn who_does_not_hold_the_file_finds_nothing() {
    let house = House::new();
    let reference = house.file_of("Verbeke-Invented");
    for role in ["social-inspector", "social-worker", "rapporteur", "administrator", "police", "judge"] {
        house.browser(role).get(&format!("/files/{reference}/readers")).await.has_status(404);
    }
    let mut officer = house.browser("data-protection-officer");
    officer.get("/files/BE-0000-0000/readers").await.has_status(404).says("Nothing here for you.");
    officer
        .get("/files/BE-0000-0001/readers?lang=en")
        .await
        .has_status(404)
        .says("This reference has a typing mistake: the last sign does not fit.");
}

#[tokio::test]
async fn the_caring_centre_sees_readers_from_elsewhere_and_not_its_own() {
    let house = House::new();
    let reference = house.file_of("Verbeke-Invented");
    house.take_in(&reference);
    let address = format!("/files/{reference}/readers?lang=en");
    let mut centre = house.browser("social-worker");
    centre
        .get(&address)
        .await
        .has_status(200)
        .says("Nobody outside your office has opened a part of this file that you may read.");
    house.browser("social-worker").get(&format!("/api/v1/files/{reference}")).await.has_status(200);
    centre
        .get(&address)
        .await
        .says("Nobody outside your office has opened a part of this file that you may read.");
    house.browser("social-inspector").get(&format!("/api/v1/files/{reference}")).await.has_status(200);
    centre
        .get(&address)
        .await
        .says("Readers from other offices, of the parts that you may read too.")
        .says("Social inspector")
        .does_not_say("social-worker ,");
}

/// That the police read testimony would tell whoever may not read it that there is some.
#[tokio::test]
async fn the_caring_centre_reads_nothing_of_looks_at_what_it_may_not_see() {
    let house = House::new();
    let reference = house.file_of("Verbeke-Invented");
    house.take_in(&reference);
    let look = |compartments: &[&str]| journal::Consultation {
        account: "police".into(),
        role: "police".into(),
        office: "police-brussels".into(),
        reference: Some(reference.clone()),
        compartments: compartments.iter().map(|name| (*name).to_owned()).collect(),
        grounds: Vec::new(),
        surface: "dossier".into(),
        purpose: None,
    };
    let address = format!("/files/{reference}/readers?lang=en");
    let centre = || house.browser("social-worker");
    house.journal.log(look(&["testimony"])).unwrap();
    centre().get(&address).await.says("Nobody outside your office").does_not_say("Testimony");
    house.journal.log(look(&["identity", "testimony"])).unwrap();
    centre().get(&address).await.says("trafficking unit Brussels").says("Identity").does_not_say("Testimony");
    house.browser("data-protection-officer").get(&address).await.says("Testimony");
}
