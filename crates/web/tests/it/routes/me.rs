use crate::common::House;

#[tokio::test]
async fn one_sees_ones_own_sessions_and_ends_one() {
    let house = House::new();
    let mut office = house.browser("police");
    let mut car = house.browser("police");
    let page = office.get("/me").await;
    page.has_status(200).says("My account").says("25/11/2026").says("(this one)");
    assert_eq!(page.body.matches("action=\"/me/sessions/end\"").count(), 2);
    let forms: Vec<&str> = page.body.split("action=\"/me/sessions/end\"").skip(1).collect();
    let rows: Vec<&str> = page.body.split("<tr>").collect();
    let other =
        rows.iter().position(|row| row.contains("/me/sessions/end") && !row.contains("this one")).unwrap();
    let handle = rows[other].split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let token = forms[0].split("name=\"form\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    office.post_raw("/me/sessions/end", format!("form={token}&session={handle}")).await.leads_to("/me");
    car.get("/me").await.leads_to("/sign-in?next=/me");
    office.get("/me").await.has_status(200);
}

#[tokio::test]
async fn a_language_chosen_for_the_account_is_that_of_the_next_session() {
    let house = House::new();
    house.browser("police").post("/me", "/me/language", &[("language", "nl")]).await.leads_to("/me?lang=nl");
    house.browser("police").get("/me").await.says("Mijn account");
    house.browser("police").post("/me", "/me/language", &[("language", "xx")]).await.has_status(400);
}
