//! `/places` and `/stays`: a bed tonight, given once.

use axum::http::StatusCode;
use journal::Reference;

use super::record::{begin, begin_as, record};
use crate::common::{Answer, House, body};

const TODAY: [(&str, &str); 3] = [("on.day", "25"), ("on.month", "11"), ("on.year", "2026")];

fn asked<'a>(
    region: &'a str,
    household: &'a str,
    persons: &'a str,
    urgency: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let facts = [
        ("fact.centre-region", region),
        ("fact.household", household),
        ("fact.persons", persons),
        ("fact.kind-of-place", "any"),
        ("fact.urgency", urgency),
    ];
    [&facts[..], &TODAY].concat()
}

/// A household that waits at PAG-ASA.
async fn waits(house: &House, household: &str, persons: &str, urgency: &str) -> Reference {
    begin_as(house, "social-worker", "place-asked", &asked("brussels", household, persons, urgency)).await
}

/// Gives a unit by the page that offers units.
async fn reserve(house: &House, role: &str, file: &Reference, unit: &str) -> Answer {
    let address = format!("/stays/{file}/place");
    house.browser(role).post(&address, &address, &[("unit", unit)]).await
}

/// A household that has a unit of PAG-ASA.
async fn lives(house: &House, household: &str, persons: &str, unit: &str) -> Reference {
    let file = waits(house, household, persons, "tonight").await;
    reserve(house, "social-worker", &file, unit).await.has_status(303);
    file
}

/// Whether a page has a word: a code is short enough to stand in a form's sealed field by chance.
fn has_word(page: &Answer, word: &str) -> bool {
    page.words().split_whitespace().any(|known| known.trim_matches(['.', ',', ';', ':']) == word)
}

#[tokio::test]
async fn a_place_is_seen_reserved_and_gone_from_what_is_free() {
    let house = House::new();
    let mut worker = house.browser("social-worker");
    let empty = worker.get("/places").await;
    empty.has_status(200).says("0 of 25").says("Nobody waits for a place.").says("Waiting (0)");
    let file = waits(&house, "woman", "1", "tonight").await;
    worker.get("/places").await.says("Waiting (1)").says("A woman").says("Tonight").says(file.as_str());
    let address = format!("/stays/{file}/place");
    let choice = worker.get(&address).await;
    choice.has_status(200).says("b1 – Women, 3 places left then").says("5 units do not fit");
    choice.says("People who do not belong together do not share a unit with the other sex.");
    assert!(choice.body.contains("/rule/b3"));
    let until = [("unit", "b1"), ("until.day", "9"), ("until.month", "12"), ("until.year", "2026")];
    worker.post(&address, &address, &until).await.leads_to(&format!("/stays/{file}?reserved=1"));
    let stay = worker.get(&format!("/stays/{file}?reserved=1")).await;
    stay.says("The place is reserved.")
        .says("b1")
        .says("Wednesday 9 December 2026")
        .says("Move to another unit");
    let board = worker.get("/places").await;
    board.says("1 of 25").says("Nobody waits").says("Thursday 10 December 2026: 8 free");
    board.says("The centre stated the last night.");
}

#[tokio::test]
async fn the_board_says_until_when_a_kind_is_full_and_where_there_is_room() {
    let house = House::new();
    for unit in ["b3", "b4"] {
        for _ in 0..3 {
            lives(&house, "man", "1", unit).await;
        }
    }
    let until = [("until.day", "8"), ("until.month", "12"), ("until.year", "2026")];
    for unit in ["b3", "b4"] {
        let file = waits(&house, "man", "1", "tonight").await;
        let address = format!("/stays/{file}/place");
        let fields = [&[("unit", unit)][..], &until].concat();
        house.browser("social-worker").post(&address, &address, &fields).await.has_status(303);
    }
    let file = waits(&house, "man", "1", "tonight").await;
    let board = house.browser("social-worker").get("/places").await;
    board.says("Men: full until 9 December 2026.").says("Nothing fits here tonight.").says("Payoke: 6 free");
    assert!(board.body.contains(&format!("/files/{file}/record/place-passed-on")));
    let choice = house.browser("social-worker").get(&format!("/stays/{file}/place")).await;
    choice.says("Nothing fits here tonight.").says("It is full.");
    assert!(!choice.body.contains(r#"name="unit""#));
}

#[tokio::test]
async fn of_two_who_reserve_the_last_place_at_once_the_second_is_offered_the_next() {
    let house = House::new();
    for _ in 0..3 {
        lives(&house, "woman", "1", "b1").await;
    }
    let (one, other) =
        (waits(&house, "woman", "1", "tonight").await, waits(&house, "woman", "1", "tonight").await);
    let (first, second) = (format!("/stays/{one}/place"), format!("/stays/{other}/place"));
    let (mut sara, mut sven) = (house.browser("social-worker"), house.browser("social-worker"));
    // Both have the page before them; both choose the last place of the same unit.
    let (page, other_page) = (sara.get(&first).await, sven.get(&second).await);
    page.says("b1 – Women, full then");
    let sent =
        (body(&page.token(&first), &[("unit", "b1")]), body(&other_page.token(&second), &[("unit", "b1")]));
    let (done, late) = tokio::join!(sara.post_raw(&first, sent.0), sven.post_raw(&second, sent.1));
    let (lost, address, mut loser) = match (done.status, late.status) {
        (StatusCode::SEE_OTHER, StatusCode::CONFLICT) => (late, second, sven),
        (StatusCode::CONFLICT, StatusCode::SEE_OTHER) => (done, first, sara),
        other => panic!("{other:?}"),
    };
    lost.says("Unit b1 was not reserved. It is full. The next that fits is b2; it is chosen below.");
    assert!(lost.body.contains(r#"value="b2" checked"#));
    // What was offered is taken with one more press.
    let sent = body(&lost.token(&address), &[("unit", "b2")]);
    loser.post_raw(&address, sent).await.has_status(303);
}

#[tokio::test]
async fn whichever_form_gives_a_place_it_is_given_once() {
    let house = House::new();
    lives(&house, "family", "2", "b5").await;
    let file = waits(&house, "family", "1", "tonight").await;
    let address = format!("/files/{file}/record/place-given");
    let fields = [&[("fact.unit", "b5")][..], &TODAY].concat();
    let mut worker = house.browser("social-worker");
    let check = worker.post(&address, &format!("{address}/check"), &fields).await;
    let fields = [&fields[..], &[("step", "record")]].concat();
    let refused = worker.post_raw(&address, body(&check.token(&address), &fields)).await;
    refused.has_status(422).says("Unit “b5” has not enough free places on that day.");
    assert!(refused.body.contains("/rule/b5"));
    assert_eq!(house.journal.read(&file).unwrap().unwrap().record.events.len(), 1);
    // Of another centre, of another kind, of none.
    for unit in ["f4", "b1", "z9"] {
        reserve(&house, "social-worker", &file, unit).await.has_status(409).says("was not reserved");
    }
    reserve(&house, "social-worker", &file, "").await.has_status(422).says("Choose a unit.");
    let address = format!("/stays/{file}/place");
    let past = [("unit", "b6"), ("until.day", "1"), ("until.month", "11"), ("until.year", "2026")];
    worker.post(&address, &address, &past).await.has_status(422).says("That night has passed.");
    let nonsense = [("unit", "b6"), ("until.day", "31"), ("until.month", "11"), ("until.year", "2026")];
    let wrong = worker.post(&address, &address, &nonsense).await;
    wrong.has_status(422);
    assert!(wrong.body.contains(r#"value="b6" checked"#) && wrong.body.contains(r#"value="31""#));
}

#[tokio::test]
async fn other_centres_see_figures_and_nothing_else() {
    let house = House::new();
    let dossier = begin(&house).await;
    let (stay, waiting) = (lives(&house, "woman", "1", "b1").await, waits(&house, "man", "1", "later").await);
    let mut other = house.browser("legal-adviser");
    let board = other.get("/places").await;
    board.has_status(200).says("PAG-ASA").says("1 of 25").says("0 of 25");
    for text in [stay.as_str(), waiting.as_str(), "A woman", "Later"] {
        board.does_not_say(text);
    }
    assert!(!has_word(&board, "b1"));
    for role in
        ["legal-adviser", "police", "social-inspector", "reference-magistrate", "judge", "immigration-office"]
    {
        for address in ["", "/plan", "/place"] {
            house.browser(role).get(&format!("/stays/{stay}{address}")).await.has_status(404);
        }
    }
    for role in [
        "police",
        "social-inspector",
        "judge",
        "immigration-office",
        "rapporteur",
        "administrator",
        "volunteer",
    ] {
        house.browser(role).get("/places").await.has_status(404);
    }
    // A file of another kind is no stay.
    house.take_in(&dossier);
    house.browser("social-worker").get(&format!("/stays/{dossier}")).await.has_status(404);
    house.browser("social-worker").get(&format!("/stays/{dossier}/plan")).await.has_status(404);
    house.browser("social-worker").get(&format!("/stays/{dossier}/place")).await.has_status(404);
}

#[tokio::test]
async fn a_household_passed_on_is_placed_by_the_other_centre_and_gone_from_the_first() {
    let house = House::new();
    let file = lives(&house, "woman", "1", "b1").await;
    let to = [("fact.new-centre", "payoke"), ("fact.new-region", "flanders")];
    record(&house, "social-worker", &file, "place-passed-on", &to).await;
    house.browser("social-worker").get(&format!("/stays/{file}")).await.has_status(404);
    house.browser("social-worker").get("/places").await.says("0 of 25").does_not_say(file.as_str());
    let mut payoke = house.browser("legal-adviser");
    payoke.get("/places").await.says("Waiting (1)").says(file.as_str());
    // It is not told in which unit the household was.
    let page = payoke.get(&format!("/stays/{file}")).await;
    assert!(!has_word(page.has_status(200).says("A woman"), "b1"));
    assert!(!has_word(payoke.get(&format!("/files/{file}")).await.has_status(200), "b1"));
    payoke.get(&format!("/stays/{file}/plan")).await.has_status(404);
    reserve(&house, "legal-adviser", &file, "f1").await.has_status(303);
    payoke.get(&format!("/stays/{file}")).await.has_status(200).says("f1");
}

#[tokio::test]
async fn the_clock_of_a_tied_dossier_says_when_a_place_may_become_free() {
    let house = House::new();
    let dossier = house.file_of("Invented");
    house.record("social-inspector", Some(&dossier), "contact-broken", serde_json::json!({}));
    house.take_in(&dossier);
    house.record("social-worker", Some(&dossier), "reflection-requested", serde_json::json!({}));
    let address = format!("/files/{dossier}/begin/place-asked");
    let fields = asked("brussels", "woman", "1", "tonight");
    let mut worker = house.browser("social-worker");
    let form = worker.get(&address).await;
    assert!(form.has_status(200).body.contains(r#"value="brussels" checked"#));
    let check = worker.post(&address, &format!("{address}/check"), &fields).await;
    let fields = [&fields[..], &[("step", "record")]].concat();
    let done = worker.post_raw(&address, body(&check.token(&address), &fields)).await;
    let location = done.has_status(303).header("location").to_owned();
    let file: Reference = location["/files/".len()..].split('?').next().unwrap().parse().unwrap();
    reserve(&house, "social-worker", &file, "b1").await.has_status(303);
    record(&house, "social-worker", &file, "moved-in", &[]).await;
    // 45 days from 25 November: 9 January is the last, the place is free on the tenth.
    let board = worker.get("/places").await;
    board.says("Sunday 10 January 2027: 8 free").says("The right to stay ends").says("Reflection period");
    worker.get(&format!("/stays/{file}")).await.says(dossier.as_str());
    // The dossier learns that the household moved in, not where.
    let told = house.journal.read(&dossier).unwrap().unwrap();
    let told = told.record.events.iter().find(|event| event.event == "shelter-entered").unwrap();
    assert!(told.facts.is_empty());
}

#[tokio::test]
async fn a_plan_has_its_steps_by_area_and_stands_on_paper_without_the_unit() {
    let house = House::new();
    let fields = [&asked("brussels", "woman", "1", "tonight")[..], &[("fact.language", "fr")]].concat();
    let file = begin_as(&house, "social-worker", "place-asked", &fields).await;
    reserve(&house, "social-worker", &file, "b1").await.has_status(303);
    let step = [("fact.area", "legal"), ("fact.step", "Prepare the hearing"), ("fact.who", "legal-adviser")];
    record(&house, "social-worker", &file, "plan-step", &step).await;
    let step = [("fact.area", "medical"), ("fact.step", "See a doctor"), ("fact.who", "person")];
    record(&house, "social-worker", &file, "plan-step", &step).await;
    let needs = [("fact.house-needs", "cot"), ("fact.danger", "raised")];
    record(&house, "social-worker", &file, "household-assessed", &needs).await;
    let when = [
        ("fact.appointment-on.day", "1"),
        ("fact.appointment-on.month", "12"),
        ("fact.appointment-on.year", "2026"),
        ("fact.appointment-with", "Lawyer"),
    ];
    record(&house, "social-worker", &file, "appointment", &when).await;
    for (helper, hours) in [("social-worker", "3"), ("legal-adviser", "2"), ("social-worker", "4")] {
        let given = [("fact.hours", hours), ("fact.given-by", helper)];
        record(&house, "social-worker", &file, "hours-given", &given).await;
    }
    let address = format!("/stays/{file}");
    let page = house.browser("social-worker").get(&address).await;
    page.says("1. Prepare the hearing").says("2. See a doctor").says("Raised").says("A cot or child's bed");
    page.says("Tuesday 1 December 2026").says("Social worker 7").says("Legal adviser 2").says("In all 9");
    // The button beside a step leads to the check with its number filled in.
    let done_at = format!("/files/{file}/record/plan-step-done");
    assert!(page.body.contains(&format!(r#"action="{done_at}/check""#)));
    record(&house, "social-worker", &file, "plan-step-done", &[("fact.step-number", "1")]).await;
    house.browser("social-worker").get(&address).await.says("done on 25/11/2026");
    let paper = house.browser("social-worker").get(&format!("{address}/plan")).await;
    paper.has_status(200).says("Mon plan").says("Juridique").says("Prepare the hearing").says("02 511 64 64");
    assert!(!has_word(paper.says("the language that the person understands best"), "b1"));
}

#[tokio::test]
async fn a_volunteer_sees_one_task_until_it_is_done() {
    let house = House::new();
    let file = lives(&house, "woman", "1", "b1").await;
    let mut volunteer = house.browser("volunteer");
    let address = format!("/stays/{file}");
    volunteer.get(&address).await.has_status(404);
    let task = [
        ("fact.task", "go-along"),
        ("fact.task-on.day", "27"),
        ("fact.task-on.month", "11"),
        ("fact.task-on.year", "2026"),
        ("fact.task-at", "10:30"),
        ("fact.meeting-point", "office"),
    ];
    record(&house, "social-worker", &file, "task-given", &task).await;
    house.browser("social-worker").get(&address).await.says("Tasks that volunteers still have").says("10:30");
    volunteer.get("/work").await.has_status(200).says(file.as_str());
    let page = volunteer.get(&address).await;
    page.has_status(200).says("Go along to an appointment").says("Friday 27 November 2026, 10:30");
    let whole = volunteer.get(&format!("/files/{file}")).await;
    whole.has_status(200).says("Task for a volunteer");
    assert!(!has_word(&page, "b1") && !has_word(&whole, "b1"));
    for text in ["A woman", "Place asked", "Place given", "Plan open", "Waits for a place", "Hours given"] {
        page.does_not_say(text);
        whole.does_not_say(text);
    }
    volunteer.get(&format!("{address}/plan")).await.has_status(404);
    volunteer.get(&format!("{address}/place")).await.has_status(404);
    volunteer.get("/places").await.has_status(404);
    let done = [("fact.hours", "2"), ("fact.given-by", "volunteer")];
    record(&house, "volunteer", &file, "task-done", &done).await;
    volunteer.get(&address).await.has_status(404);
    volunteer.get(&format!("/files/{file}")).await.has_status(404);
    house
        .browser("social-worker")
        .get(&address)
        .await
        .says("Volunteer 2")
        .does_not_say("Tasks that volunteers");
}
