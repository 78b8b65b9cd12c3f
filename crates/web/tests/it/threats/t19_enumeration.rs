use std::time::{Duration, Instant};

use crate::common::{Answer, House, body};

async fn tried(house: &House, name: &str, token: &str) -> (Answer, Duration) {
    let fields = [("name", name), ("password", "this is not the password"), ("next", "/")];
    let started = Instant::now();
    let answer = house.stranger().post_raw("/sign-in?lang=en", body(token, &fields)).await;
    (answer, started.elapsed())
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
    let (known, _) = tried(&house, "police", &token).await;
    let (unknown, _) = tried(&house, "pollce", &token).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.headers, unknown.headers);
    assert_eq!(known.body.len(), unknown.body.len());
    assert_eq!(
        without_tokens(&known.body).replace("police", ""),
        without_tokens(&unknown.body).replace("pollce", "")
    );
    known.says("We do not know this combination.");
}

#[tokio::test]
async fn t19_a_known_and_an_unknown_name_take_the_same_time() {
    let house = House::new();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    // Alternating, so that whatever else the machine does falls on both; the wait between keeps the delays away.
    for _ in 0..60 {
        house.later(jiff::SignedDuration::from_hours(2));
        known.push(tried(&house, "police", &token_of(&house).await).await.1);
        unknown.push(tried(&house, "pollce", &token_of(&house).await).await.1);
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let (known, unknown) = (median(&mut known), median(&mut unknown));
    let apart = (known - unknown).abs() / known.max(unknown);
    assert!(apart < 0.25, "known {known}, unknown {unknown}: {:.0} % apart", apart * 100.0);
}

async fn token_of(house: &House) -> String {
    house.stranger().get("/sign-in").await.token("/sign-in")
}
