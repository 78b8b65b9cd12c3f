//! Two installations that differ in one thing that somebody may not know give that somebody the same bytes.
//!
//! What differs by chance alone is replaced, by as many signs: references, names of events, form tokens, handles of
//! sessions, sealed questions.
//! No header is left out.

use axum::http::header;
use journal::Reference;

use super::{Difference, Who, World, search};
use crate::common::Answer;

type Told = (String, u16, String, String, usize);

fn told(world: &World, surface: &str, answer: &Answer) -> Told {
    assert!(answer.headers.get(header::CONTENT_ENCODING).is_none(), "{surface} is compressed");
    let headers = world.plain(&format!("{:?}", answer.headers));
    let body = world.plain(&answer.body);
    let length = body.len();
    (surface.to_owned(), answer.status.as_u16(), headers, body, length)
}

/// All that somebody can ask without knowing more: lists, search, each file's addresses, the API, errors.
async fn all(world: &World, who: &Who, names: &[&str]) -> Vec<Told> {
    let mut browser = world.browser(who);
    let mut all = Vec::new();
    let pages = [
        "/",
        "/work",
        "/work?show=overdue",
        "/work?show=week",
        "/files",
        "/search",
        "/me",
        "/api/v1/work",
        "/figures",
        "/access-log",
        "/admin",
        "/admin/accounts",
        "/nothing",
        "/work?page=x",
        "/files?after=x",
        "/files/BE-0000-0001",
        "/api/v1/nothing",
    ];
    for page in pages {
        all.push(told(world, page, &browser.get(page).await));
    }
    for (file, reference) in world.files.iter().filter(|(file, _)| **file != "more") {
        for surface in [
            "/files/{}",
            "/files/{}?on=2026-12-24",
            "/files/{}?known=2026-11-24",
            "/api/v1/files/{}",
            "/files/{}/record",
            "/files/{}/record/remark-added",
            "/files/{}/record/shelter-left",
            "/files/{}/record/cooperates",
            "/files/{}/record/risk-assessed",
            "/files/{}/what-if",
            "/files/{}/what-if?event=cooperates&on.day=1&on.month=12&on.year=2026",
            "/files/{}/readers",
        ] {
            let answer = browser.get(&surface.replace("{}", reference.as_str())).await;
            all.push(told(world, &surface.replace("{}", file), &answer));
        }
    }
    if browser.get("/search").await.status.as_u16() == 200 {
        for name in names {
            let (first, found) = search(&mut browser, name).await;
            all.push(told(world, "search", &first));
            all.push(told(world, "found", &found.unwrap()));
        }
    }
    all
}

/// Asks both as each of those; answers how many answers were the same.
async fn same(one: &World, other: &World, names: &[&str], may_not_know: impl Fn(&Who) -> bool) -> usize {
    let mut count = 0;
    for who in one.people.iter().filter(|who| may_not_know(who)) {
        let (first, second) = (all(one, who, names).await, all(other, who, names).await);
        for (one, other) in first.iter().zip(&second) {
            assert_eq!(one, other, "{}", who.account());
            count += 1;
        }
        assert_eq!(first.len(), second.len());
    }
    count
}

#[tokio::test]
async fn t40_where_a_person_sleeps_changes_no_byte_for_whom_it_is_hidden() {
    let one = World::new();
    let other = World::with(Difference { house_code: Some("H"), ..Difference::default() });
    let asked = same(&one, &other, &["ZQ7-B04"], |who| !one.may_read(who, "ZQ7-B04")).await;
    assert!(asked > 500, "{asked}");
}

#[tokio::test]
async fn t40_what_a_person_said_changes_no_byte_for_whom_it_is_hidden() {
    let one = World::new();
    let long = "ZQ7-C04 and very much more than that, of which nobody else may guess the length";
    let other = World::with(Difference { statement: Some(long), ..Difference::default() });
    let asked = same(&one, &other, &["said"], |who| !one.may_read(who, "ZQ7-C04")).await;
    assert!(asked > 500, "{asked}");
}

/// Events of which somebody may not know that they happened, so many that the number of all gets another digit.
#[tokio::test]
async fn t40_that_a_person_moved_changes_no_byte_for_whom_it_is_hidden() {
    let one = World::new();
    let other = World::with(Difference { moves: 2, ..Difference::default() });
    assert!(one.opened("flemish").record.seq < 10 && other.opened("flemish").record.seq >= 10);
    let hidden = |who: &Who| !one.may_see(who, "flemish", "whereabouts");
    assert!(one.people.iter().any(|who| hidden(who) && one.is_visible(who, "flemish")));
    let asked = same(&one, &other, &["ZQ7-D02", "moved"], hidden).await;
    assert!(asked > 500, "{asked}");
}

#[tokio::test]
async fn t38_a_hidden_name_is_found_no_more_than_one_that_is_not_there() {
    let one = World::new();
    let other = World::with(Difference { name: Some("Nobody"), ..Difference::default() });
    let asked = same(&one, &other, &["ZQ7-F01", "Nobody"], |who| !one.may_read(who, "ZQ7-F01")).await;
    assert!(asked > 500, "{asked}");
}

#[tokio::test]
async fn t37_one_more_hidden_file_changes_no_number_and_no_byte() {
    let one = World::new();
    let other = World::with(Difference { more: true, ..Difference::default() });
    // Rapporteur and coordination count every file; that is what figures are.
    let counts = |who: &Who| ["rapporteur", "coordination-unit"].contains(&who.role.as_str());
    let asked = same(&one, &other, &["ZQ7-G01"], |who| !other.is_visible(who, "more") && !counts(who)).await;
    assert!(asked > 500, "{asked}");
}

#[tokio::test]
async fn t36_a_hidden_reference_and_one_that_is_not_there_are_one_answer_for_every_account() {
    let world = World::new();
    let absent = Reference::draw("be", &journal::SystemRandomness).unwrap();
    let surfaces = [
        "/files/{}",
        "/files/{}?lang=nl",
        "/files/{}/record",
        "/files/{}/record/intake",
        "/files/{}/what-if",
        "/files/{}/readers",
        "/files/{}/why/stage:reflection",
        "/files/{}/events/00/correct",
        "/api/v1/files/{}",
    ];
    for who in &world.people {
        let mut browser = world.browser(who);
        for (file, reference) in world.files.iter().filter(|(file, _)| !world.is_visible(who, file)) {
            for surface in surfaces {
                if surface.ends_with("readers") && who.role == "data-protection-officer" {
                    continue;
                }
                let there = browser.get(&surface.replace("{}", reference.as_str())).await;
                let not_there = browser.get(&surface.replace("{}", absent.as_str())).await;
                let told = [&there, &not_there].map(|answer| told(&world, surface, answer));
                assert_eq!(told[0], told[1], "{} at {surface} of {file}", who.account());
                assert_eq!(there.status.as_u16(), 404);
            }
        }
    }
}
