use crate::common::House;

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_browser() {
    let house = House::new();
    let mut browser = house.browser("police");
    let before = browser.clone();
    let answer = browser.post("/help", "/sign-out", &[]).await;
    answer.leads_to("/sign-in");
    // Not storage: what was recorded without a network and not sent yet lies there.
    assert_eq!(answer.header("clear-site-data"), r#""cache", "cookies""#);
    assert!(!browser.cookies.contains_key("nabotjek"));
    // The cookie that somebody copied before is worth nothing now.
    before.clone().get("/me").await.leads_to("/sign-in?next=/me");
}

#[tokio::test]
async fn signing_out_twice_leads_to_signing_in() {
    let house = House::new();
    let mut browser = house.browser("police");
    let token = browser.get("/help").await.token("/sign-out");
    browser.post_raw("/sign-out", format!("form={token}")).await.leads_to("/sign-in");
    browser.post_raw("/sign-out", format!("form={token}")).await.leads_to("/sign-in");
}
