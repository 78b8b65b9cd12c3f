use axum::{body::Body, http::Request};

use crate::common::{House, body};

#[tokio::test]
async fn t35_too_much_text_is_refused_in_the_readers_language_and_says_what_to_do() {
    let house = House::new();
    let mut administrator = house.browser("administrator");
    let token = administrator.get("/admin/accounts").await.token("/admin/accounts");
    let rows = house.rows();
    let big = "x".repeat(10 * 1024 * 1024);
    administrator
        .post_raw("/admin/accounts?lang=da", body(&token, &[("name", &big)]))
        .await
        .has_status(413)
        .says("Intet er gemt. Det, du sendte, fylder mere end 1 MB, som er grænsen.")
        .says("Gå tilbage med browserens Tilbage-knap, kort teksten, eller send færre dokumenter ad gangen, og send igen.");
    // Also when its length is announced: then nothing of it is read.
    let request = Request::post("/admin/accounts")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", big.len());
    administrator.send(request.body(Body::empty()).unwrap()).await.has_status(413);
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn t35_bytes_that_are_no_text_are_refused_with_a_clear_word() {
    let house = House::new();
    let mut administrator = house.browser("administrator");
    let token = administrator.get("/admin/accounts").await.token("/admin/accounts");
    let rows = house.rows();
    for (content, said) in [
        (format!("form={token}&name=%FF%FE"), "its bytes are not UTF-8"),
        (format!("form={token}&name=%4"), "its bytes are not UTF-8"),
        (format!("form={token}&name=a%00b"), "The field “name” holds a sign that is no text."),
        (
            format!("form={token}&name=a&name=b"),
            "The field “name” does not belong to this form, or came more than once.",
        ),
        (
            format!("form={token}&colour=red"),
            "The field “colour” does not belong to this form, or came more than once.",
        ),
    ] {
        administrator.post_raw("/admin/accounts?lang=en", content).await.has_status(400).says(said);
    }
    let mut raw = format!("form={token}&name=").into_bytes();
    raw.extend([0xff, 0xfe]);
    administrator.post_raw("/admin/accounts?lang=en", raw).await.has_status(400).says("not UTF-8");
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn t35_right_to_left_and_combining_signs_are_kept() {
    let house = House::new();
    let mut administrator = house.browser("administrator");
    let name = "مريم بنت e\u{301}\u{328} 👩🏽‍⚕️ — नेपाली";
    let fields = [("name", "mariam"), ("display", name), ("place", "police/police-ghent")];
    administrator.post("/admin/accounts", "/admin/accounts", &fields).await.has_status(200).says(name);
    assert_eq!(house.journal.account("mariam").unwrap().unwrap().display, name);
}

#[tokio::test]
async fn t35_odd_requests_break_nothing() {
    let house = House::new();
    let mut browser = house.browser("police");
    for address in
        ["/?%", "/circular/be?on=99999-99-99", "/circular/be?day=%FF", "/me?lang=%00", "/sign-in?next=%FF"]
    {
        let answer = browser.get(address).await;
        assert!(!answer.status.is_server_error(), "{address}: {}", answer.words());
    }
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "ODD"] {
        let request = Request::builder().method(method).uri("/me").body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        assert!(answer.status.is_client_error(), "{method}: {}", answer.status);
    }
    let request = Request::get("/help")
        .header("accept-language", "x".repeat(8_000))
        .header("cookie", ";;;=;=a;nabotjek");
    house.stranger().send(request.body(Body::empty()).unwrap()).await.has_status(200);
}
