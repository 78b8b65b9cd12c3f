use jiff::SignedDuration;

use crate::common::House;

#[tokio::test]
async fn t21_a_session_left_open_ends_after_thirty_minutes_and_a_second() {
    let house = House::new();
    let mut browser = house.browser("police");
    house.later(SignedDuration::from_mins(30));
    browser.get("/me").await.has_status(200);
    // The use was noted: another half an hour begins.
    while house.journal.sessions_of("police").unwrap()[0].2 != house.journal.now() {
        tokio::task::yield_now().await;
    }
    house.later(SignedDuration::from_mins(30));
    browser.get("/me").await.has_status(200);
    house.later(SignedDuration::from_mins(30) + SignedDuration::from_secs(1));
    browser.get("/me").await.leads_to("/sign-in?next=/me");
}

#[tokio::test]
async fn t21_a_session_in_use_ends_after_twelve_hours() {
    let house = House::new();
    let mut browser = house.browser("police");
    for _ in 0..36 {
        browser.get("/me").await.has_status(200);
        house.later(SignedDuration::from_mins(20));
        while house.journal.sessions_of("police").unwrap()[0].2
            < house.journal.now() - SignedDuration::from_mins(25)
        {
            tokio::task::yield_now().await;
        }
    }
    house.later(SignedDuration::from_secs(1));
    browser.get("/me").await.leads_to("/sign-in?next=/me");
}
