use crate::common::{House, body};

const NEW: [(&str, &str); 3] =
    [("name", "M.Peeters@example"), ("display", "Mieke Peeters"), ("place", "social-worker/payoke")];

#[tokio::test]
async fn an_account_is_opened_and_its_password_shown_once() {
    let house = House::new();
    let mut browser = house.browser("administrator");
    let page = browser.post("/admin/accounts", "/admin/accounts", &NEW).await;
    page.has_status(200).says("The account m.peeters@example is open.").says("Mieke Peeters");
    let password = page.body.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(password.len(), 20);
    browser.get("/admin/accounts").await.does_not_say(password);
    let fields = [("name", "m.peeters@example"), ("password", password), ("next", "/")];
    house.stranger().post("/sign-in", "/sign-in", &fields).await.leads_to("/work");
}

#[tokio::test]
async fn the_same_form_sent_twice_opens_one_account() {
    let house = House::new();
    let mut browser = house.browser("administrator");
    let token = browser.get("/admin/accounts").await.token("/admin/accounts");
    browser.post_raw("/admin/accounts", body(&token, &NEW)).await.has_status(200);
    let rows = house.rows();
    let other = [("name", "other"), ("display", "Other"), ("place", "police/police-ghent")];
    browser
        .post_raw("/admin/accounts", body(&token, &other))
        .await
        .has_status(403)
        .says("It was carried out the first time. Nothing was changed now.");
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn mistakes_are_said_in_place_and_everything_typed_is_kept() {
    let house = House::new();
    let mut browser = house.browser("administrator");
    let typed = [("name", "<b>'; DROP"), ("display", ""), ("place", "police/payoke")];
    let page = browser.post("/admin/accounts", "/admin/accounts", &typed).await;
    page.has_status(422)
        .says("Look at this first")
        .says("Enter an account name of letters and digits, for example m.peeters.")
        .says("Enter the name that colleagues read.")
        .says("Choose a role and an office from the list.")
        .says("Error – Accounts – Nabotjek");
    assert!(page.body.contains("value=\"&#60;b&#62;&#39;; drop\""), "{}", page.body);
    let taken = [("name", "police"), ("display", "x"), ("place", "police/police-ghent")];
    browser
        .post("/admin/accounts", "/admin/accounts", &taken)
        .await
        .has_status(422)
        .says("This account name is taken.");
}

#[tokio::test]
async fn closing_an_account_ends_its_sessions_at_once() {
    let house = House::new();
    let mut police = house.browser("police");
    police.get("/me").await.has_status(200);
    let mut browser = house.browser("administrator");
    browser
        .post("/admin/accounts", "/admin/accounts/close", &[("account", "police")])
        .await
        .leads_to("/admin/accounts");
    police.get("/me").await.leads_to("/sign-in?next=/me");
    browser.get("/admin/accounts").await.says("closed");
    browser
        .post("/admin/accounts", "/admin/accounts/close", &[("account", "administrator")])
        .await
        .has_status(403);
    browser.post("/admin/accounts", "/admin/accounts/close", &[("account", "nobody")]).await.has_status(404);
}

#[tokio::test]
async fn nobody_else_finds_these_pages() {
    let house = House::new();
    for role in ["police", "social-worker", "rapporteur", "data-protection-officer", "coordination-unit"] {
        for address in ["/admin", "/admin/accounts", "/admin/offices", "/admin/health"] {
            house.browser(role).get(address).await.has_status(404).says("Nothing here for you.");
        }
    }
    house
        .browser("administrator")
        .get("/admin/offices")
        .await
        .has_status(200)
        .says("PAG-ASA")
        .says("02 511 64 64");
    house.browser("administrator").get("/admin/health").await.has_status(200).says("nabotjek verify");
    let mut police = house.browser("police");
    let token = police.get("/me").await.token("/me/language");
    let rows = house.rows();
    police.post_raw("/admin/accounts", body(&token, &NEW)).await.has_status(403);
    assert_eq!(house.rows(), rows);
}
