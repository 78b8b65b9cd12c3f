use jiff::SignedDuration;

use crate::common::{House, PASSWORD, body, demo};

#[tokio::test]
async fn each_role_lands_where_its_work_is() {
    let house = House::new();
    for (role, start) in [
        ("social-inspector", "/work"),
        ("social-worker", "/work"),
        ("rapporteur", "/figures"),
        ("data-protection-officer", "/access-log"),
        ("administrator", "/admin"),
        ("coordination-unit", "/circular"),
    ] {
        let mut browser = house.stranger();
        let answer = browser
            .post("/sign-in", "/sign-in", &[("name", role), ("password", PASSWORD), ("next", "/")])
            .await;
        answer.leads_to(start);
        browser.get("/").await.leads_to(start);
        browser.get("/sign-in").await.leads_to(start);
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_in_place_and_keeps_the_name() {
    let house = House::new();
    let mut browser = house.stranger();
    let answer = browser
        .post("/sign-in?lang=da", "/sign-in", &[("name", "police"), ("password", "wrong"), ("next", "/")])
        .await;
    answer
        .has_status(422)
        .says("Vi kender ikke den kombination. Du kan prøve igen nu.")
        .says("Fejl – Log ind – Nabotjek");
    assert!(answer.body.contains(r#"value="police""#));
    assert!(!answer.body.contains("value=\"wrong\""));
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn the_wait_grows_with_each_wrong_password_and_ends() {
    let house = House::new();
    let mut browser = house.stranger();
    let mut said = Vec::new();
    for _ in 0..8 {
        let answer = browser
            .post("/sign-in", "/sign-in", &[("name", "police"), ("password", "wrong"), ("next", "/")])
            .await;
        said.push(answer.status.as_u16());
    }
    assert_eq!(said, [422, 422, 422, 422, 422, 429, 429, 429]);
    let right = [("name", "police"), ("password", PASSWORD), ("next", "/")];
    browser
        .post("/sign-in", "/sign-in", &right)
        .await
        .has_status(429)
        .says("We do not know this combination. You can try again in 5 seconds.");
    house.later(SignedDuration::from_secs(6));
    browser.post("/sign-in", "/sign-in", &right).await.leads_to("/work");
}

#[tokio::test]
async fn where_one_was_going_is_where_one_arrives() {
    let house = House::new();
    let mut browser = house.stranger();
    let away = browser.get("/me?lang=fr").await;
    away.leads_to("/sign-in?next=/me?lang=fr");
    let page = browser.get("/sign-in?next=/me?lang=fr").await;
    assert!(page.body.contains(r#"name="next" value="/me?lang=fr""#));
    let fields = [("name", "police"), ("password", PASSWORD), ("next", "//evil.example/")];
    browser.clone().post("/sign-in", "/sign-in", &fields).await.leads_to("/work");
    let fields = [("name", "police"), ("password", PASSWORD), ("next", "/me?lang=fr")];
    browser.post("/sign-in", "/sign-in", &fields).await.leads_to("/me?lang=fr");
}

#[tokio::test]
async fn a_form_whose_session_ended_travels_through_signing_in() {
    let house = House::new();
    let mut browser = house.browser("administrator");
    let token = browser.get("/admin/accounts").await.token("/admin/accounts");
    house.later(SignedDuration::from_mins(31));
    let typed = [("name", "m.peeters"), ("display", "مريم <b>&\"é́"), ("place", "police/police-ghent")];
    let page = browser.post_raw("/admin/accounts", body(&token, &typed)).await;
    page.has_status(401).says("You were signed out after 30 quiet minutes. Sign in and your text is here.");
    page.does_not_say("مريم");
    let kept =
        page.body.split("name=\"kept\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let token = page.token("/sign-in");

    // A colleague who may open the same page, at the same screen, does not get it.
    let account = house.journal.account("administrator").unwrap().unwrap();
    house.journal.put_account(journal::Account { name: "colleague".into(), ..account }, "").unwrap();
    let fields =
        |name| [("name", name), ("password", PASSWORD), ("next", "/admin/accounts"), ("kept", kept.as_str())];
    let mut other = browser.clone();
    other.post_raw("/sign-in", body(&token, &fields("colleague"))).await.leads_to("/admin/accounts");
    other.get("/admin/accounts").await.has_status(200).does_not_say("مريم").does_not_say("m.peeters");

    browser.post_raw("/sign-in", body(&token, &fields("administrator"))).await.leads_to("/admin/accounts");
    let page = browser.get("/admin/accounts").await;
    page.has_status(200);
    assert!(page.body.contains("value=\"m.peeters\""), "{}", page.body);
    assert!(page.body.contains("value=\"مريم &#60;b&#62;&#38;&#34;é́\""), "{}", page.body);
    assert!(page.body.contains(r#"<option value="police/police-ghent" selected>"#));
    // Once only: the next time the form is empty.
    assert!(!browser.get("/admin/accounts").await.body.contains("value=\"m.peeters\""));
}

#[tokio::test]
async fn an_hour_later_what_was_typed_is_gone() {
    let house = House::new();
    let mut browser = house.browser("administrator");
    let token = browser.get("/admin/accounts").await.token("/admin/accounts");
    house.later(SignedDuration::from_mins(31));
    let page = browser.post_raw("/admin/accounts", body(&token, &[("name", "m.peeters")])).await;
    let kept =
        page.body.split("name=\"kept\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.later(SignedDuration::from_mins(61));
    let fields =
        [("name", "administrator"), ("password", PASSWORD), ("next", "/admin/accounts"), ("kept", &kept)];
    browser.post("/sign-in", "/sign-in", &fields).await.leads_to("/admin/accounts");
    assert!(!browser.get("/admin/accounts").await.body.contains("value=\"m.peeters\""));
}

#[tokio::test]
async fn the_demo_lists_its_accounts_as_invented() {
    let house = House::with(demo());
    let page = house.stranger().get("/sign-in?lang=en").await;
    page.has_status(200)
        .says("Invented accounts")
        .says("Everybody in it is invented")
        .says("Social inspector");
    page.says("data-protection-officer").says(PASSWORD);
    House::new().stranger().get("/sign-in?lang=en").await.does_not_say("Invented accounts");
}

#[tokio::test]
async fn a_closed_account_does_not_get_in() {
    let house = House::new();
    let account = house.journal.account("police").unwrap().unwrap();
    house.journal.put_account(journal::Account { open: false, ..account }, "").unwrap();
    let fields = [("name", "police"), ("password", PASSWORD), ("next", "/")];
    house
        .stranger()
        .post("/sign-in", "/sign-in", &fields)
        .await
        .has_status(422)
        .says("We do not know this combination.");
}
