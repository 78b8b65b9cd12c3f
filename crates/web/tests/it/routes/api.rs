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
