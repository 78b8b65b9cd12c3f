use crate::common::{Answer, House, body};

async fn tried(house: &House, name: &str, token: &str) -> Answer {
    let fields = [("name", name), ("password", "this is not the password"), ("next", "/")];
    house.stranger().post_raw("/sign-in?lang=en", body(token, &fields)).await
}

fn without_tokens(page: &str) -> String {
    let mut parts = page.split("name=\"form\" value=\"");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text.push_str(part.split_once('"').unwrap().1);
    }
    text
}

#[tokio::test]
async fn t19_a_known_and_an_unknown_name_get_the_same_answer() {
    let house = House::new();
    let token = house.stranger().get("/sign-in").await.token("/sign-in");
    // Names of one length, since the name typed stands on the page.
    let known = tried(&house, "police", &token).await;
    let unknown = tried(&house, "pollce", &token).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.headers, unknown.headers);
    assert_eq!(known.body.len(), unknown.body.len());
    assert_eq!(
        without_tokens(&known.body).replace("police", ""),
        without_tokens(&unknown.body).replace("pollce", "")
    );
    known.says("We do not know this combination.");
}
