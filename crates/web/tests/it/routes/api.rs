use crate::common::House;

#[tokio::test]
async fn a_programme_is_answered_in_json() {
    let house = House::new();
    let work = house.browser("police").get("/api/v1/work").await;
    work.has_status(200);
    assert_eq!((work.header("content-type"), work.body.as_str()), ("application/json", "[]"));
    let figures = house.browser("rapporteur").get("/api/v1/figures/2022").await;
    assert!(figures.body.contains(r#""published":1409"#), "{}", figures.body);
}

#[tokio::test]
async fn a_programme_is_told_what_is_wrong_in_json() {
    let house = House::new();
    let answer = house.stranger().get("/api/v1/work?lang=en").await;
    answer.has_status(401);
    assert_eq!(answer.body, r#"{"error":{"code":"sign-in","text":"You are not signed in."}}"#);
    let absent = house.browser("police").get("/api/v1/files/BE-0000-0000").await;
    absent.has_status(404);
    assert!(absent.body.starts_with(r#"{"error":{"code":"not-found""#), "{}", absent.body);
    house.browser("rapporteur").get("/api/v1/work").await.has_status(404);
    house.browser("police").get("/api/v1/figures/2022").await.has_status(404);
}

#[tokio::test]
async fn a_file_is_given_as_its_reader_may_see_it_and_the_consultation_is_logged_first() {
    let house = House::new();
    let reference = house.file_of("Verbeke-Invented");
    let own = house.browser("social-inspector").get(&format!("/api/v1/files/{reference}")).await;
    own.has_status(200).says("Verbeke-Invented").says("identity-recorded");
    let query = journal::ConsultationQuery { limit: 10, ..Default::default() };
    let logged = house.journal.consultations(&query).unwrap();
    assert_eq!(logged.len(), 1, "one view is one record");
    let consultation = &logged[0].consultation;
    assert_eq!(consultation.reference.as_ref(), Some(&reference));
    assert_eq!((consultation.account.as_str(), consultation.surface.as_str()), ("social-inspector", "api"));
    assert!(consultation.compartments.contains(&"identity".to_owned()));
    assert!(!consultation.grounds.is_empty());
    for role in ["rapporteur", "administrator", "coordination-unit", "data-protection-officer", "judge"] {
        let answer = house.browser(role).get(&format!("/api/v1/files/{reference}")).await;
        answer.has_status(404).does_not_say("Verbeke");
    }
    assert_eq!(house.journal.consultations(&query).unwrap().len(), 1, "what was not shown is not logged");
}
