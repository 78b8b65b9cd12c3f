use web::Settings;

use crate::common::{House, PASSWORD};

const RIGHT: [(&str, &str); 3] = [("name", "police"), ("password", PASSWORD), ("next", "/")];

#[tokio::test]
async fn t20_signing_in_gives_a_new_id_and_ends_the_one_before() {
    let house = House::new();
    let mut browser = house.browser("police");
    let before = browser.cookies["nabotjek"].clone();
    let old = browser.clone();
    // The browser brings an id along, as an attacker could have planted it.
    let mut planted = house.stranger();
    let token = planted.get("/sign-in").await.token("/sign-in");
    planted.cookies.insert("nabotjek".into(), before.clone());
    planted.post_raw("/sign-in", crate::common::body(&token, &RIGHT)).await.leads_to("/work");
    assert_ne!(planted.cookies["nabotjek"], before);
    old.clone().get("/me").await.leads_to("/sign-in?next=/me");
    browser.get("/me").await.leads_to("/sign-in?next=/me");
    planted.get("/me").await.has_status(200);
}

#[tokio::test]
async fn t20_the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let house = House::new();
    let answer = house.stranger().post("/sign-in", "/sign-in", &RIGHT).await;
    let cookie = answer.header("set-cookie");
    let (value, flags) = cookie.split_once("; ").unwrap();
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Strict");
    assert_eq!(value.len(), "nabotjek=".len() + 64, "256 bits");

    let house = House::with(Settings { is_secure: true, ..Settings::default() });
    let answer = house.stranger().post("/sign-in", "/sign-in", &RIGHT).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-nabotjek="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test]
async fn t20_the_database_holds_no_id_that_could_be_used() {
    let house = House::new();
    let mut browser = house.stranger();
    browser.post("/sign-in", "/sign-in", &RIGHT).await.leads_to("/work");
    browser.get("/me").await.has_status(200);
    let id = browser.cookies["nabotjek"].clone();
    let raw: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&id[2 * at..2 * at + 2], 16).unwrap()).collect();
    for entry in std::fs::read_dir(house.folder.path()).unwrap().flatten() {
        if entry.path().is_dir() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).unwrap();
        for needle in [id.as_bytes(), &raw] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{:?}", entry.path());
        }
    }
}

#[tokio::test]
async fn t20_ids_that_were_never_given_are_nobody() {
    let house = House::new();
    for id in ["", "0", "zz", &"0".repeat(64), &"f".repeat(63), &"a".repeat(10_000)] {
        let mut browser = house.stranger();
        browser.cookies.insert("nabotjek".into(), id.to_owned());
        browser.get("/me").await.leads_to("/sign-in?next=/me");
    }
}
