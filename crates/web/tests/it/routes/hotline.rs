//! `/hotline`, `/outreach`, `/centre/year`: what a centre's people see, and nobody else.

use jiff::SignedDuration;
use journal::{Actor, Reference};
use serde_json::json;

use crate::common::{Answer, Browser, House, body};

use super::record::{begin, begin_as, record};

const NOTE: [(&str, &str); 6] = [
    ("fact.said", "Sleeps where he works, cannot leave. ليلى"),
    ("fact.language", "ne"),
    ("fact.safe-way", "own-phone"),
    ("fact.safe-details", "0470 00 00 01 tea"),
    ("fact.call-from", "18"),
    ("fact.call-until", "20"),
];

/// Sends the note's form to an address below it.
async fn send(browser: &mut Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Answer {
    let token = browser.get("/hotline/new").await.has_status(200).token("/hotline/new");
    browser.post_raw(to, body(&token, fields)).await
}

fn reference_in(answer: &Answer) -> Reference {
    let location = answer.has_status(303).header("location");
    location["/hotline/".len()..].split('?').next().unwrap().parse().unwrap()
}

async fn noted(house: &House, role: &str, fields: &[(&str, &str)]) -> Reference {
    reference_in(&send(&mut house.browser(role), "/hotline/new", fields).await)
}

#[tokio::test]
async fn a_note_is_saved_in_one_step_and_its_number_is_hidden() {
    let house = House::new();
    let mut worker = house.browser("hotline-worker");
    worker.get("/hotline").await.has_status(200).says("No open contact.");
    let form = worker.get("/hotline/new").await;
    form.says("Danger now").says("no field asks for a name").says("Nothing is saved yet.");
    form.says("Alt+Shift+S").says("Only your own centre will see it.");
    // Said beforehand: what saving will change.
    form.says("What this will change").says("Open contact");
    let file = noted(&house, "hotline-worker", &NOTE).await;
    let page = worker.get(&format!("/hotline/{file}?saved=note")).await;
    page.has_status(200).says("The note is saved.").says("Nepali").says("18:00–20:00 only");
    page.says("Sleeps where he works").says("ليلى").does_not_say("0470 00");
    // Ten in the morning is no safe hour.
    page.says("Not now: 18:00–20:00 only.").says("may endanger the person");
    let shift = worker.get("/hotline").await;
    shift.says(file.as_str()).says("Nepali").says("Call back").says("Last call 10:00.");
    shift.does_not_say("0470 00").does_not_say("Sleeps where he works");
    let number = worker.get(&format!("/hotline/{file}?number=shown")).await;
    number.says("0470 00 00 01 tea (18:00–20:00)").says("stands in the log");
    // In the evening the same page says so.
    house.later(SignedDuration::from_hours(8));
    let page = house.browser("hotline-worker").get(&format!("/hotline/{file}")).await;
    page.says("May be called now, 18:00–20:00 only.").does_not_say("may endanger").does_not_say("0470 00");
}

#[tokio::test]
async fn a_note_needs_one_answer_and_keeps_what_does_not_fit() {
    let house = House::new();
    let mut worker = house.browser("hotline-worker");
    let rows = house.rows();
    send(&mut worker, "/hotline/new", &[]).await.has_status(422).says("Write one thing at least");
    let wrong =
        [("fact.said", "ليلى <b>"), ("fact.call-from", "six"), ("fact.safe-details", "0470 00 00 02")];
    let answer = send(&mut worker, "/hotline/new", &wrong).await;
    answer.has_status(422).says("Write a whole number.");
    assert!(answer.body.contains("ليلى &lt;b&gt;") || answer.body.contains("ليلى &#60;b&#62;"));
    assert!(answer.body.contains("value=\"six\"") && answer.body.contains("value=\"0470 00 00 02\""));
    assert_eq!(house.rows(), rows);
    // One word is a note; what is missing becomes a duty.
    let file = noted(&house, "hotline-worker", &[("fact.said", "Help")]).await;
    let page = worker.get(&format!("/hotline/{file}")).await;
    page.says("Complete the note").says("Do not call: nobody said that it is safe.");
    worker.get("/work").await.says("Complete the note").says(file.as_str());
    // Another language than those offered first.
    let file = noted(&house, "hotline-worker", &[("other-language", "bn")]).await;
    worker.get(&format!("/hotline/{file}")).await.says("Bangla");
    send(&mut worker, "/hotline/new", &[("fact.name", "x")]).await.has_status(400);
}

#[tokio::test]
async fn danger_saves_what_is_typed_and_stands_on_top_until_it_is_passed_on() {
    let house = House::new();
    let quiet = noted(&house, "hotline-worker", &[("fact.said", "Pay")]).await;
    let mut worker = house.browser("hotline-worker");
    let half = [("fact.said", "He is at the door"), ("fact.call-from", "six")];
    let answer = send(&mut worker, "/hotline/new/danger", &half).await;
    let file = reference_in(&answer);
    assert!(answer.header("location").ends_with("saved=part"));
    let page = worker.get(answer.header("location")).await;
    page.says("Danger now").says("call 112").says("He is at the door").says("kept in your draft");
    worker.get("/hotline/new").await.says("This is your draft");
    let shift = worker.get("/hotline").await;
    let place = |file: &Reference| shift.body.find(file.as_str()).unwrap();
    assert!(place(&file) < place(&quiet));
    shift.says("Pass the danger on by voice");
    record(&house, "hotline-worker", &file, "danger-passed-on", &[("fact.passed-to", "police")]).await;
    worker.get(&format!("/hotline/{file}")).await.does_not_say("call 112");
    // Danger with nothing typed at all, and in a contact that is there.
    let bare = send(&mut house.browser("hotline-worker"), "/hotline/new/danger", &[]).await;
    let bare = reference_in(&bare);
    worker.get(&format!("/hotline/{bare}")).await.says("call 112");
    let address = format!("/hotline/{quiet}");
    let to = format!("{address}/danger");
    let token = worker.get(&address).await.token(&to);
    worker.post_raw(&to, body(&token, &[])).await.has_status(303);
    worker.get(&address).await.says("call 112");
}

#[tokio::test]
async fn the_same_note_sent_twice_is_one_contact() {
    let house = House::new();
    let mut worker = house.browser("hotline-worker");
    let token = worker.get("/hotline/new").await.token("/hotline/new");
    let fields = [("fact.said", "Help")];
    let first = worker.post_raw("/hotline/new/danger", body(&token, &fields)).await;
    let again = worker.post_raw("/hotline/new/danger", body(&token, &fields)).await;
    assert_eq!(reference_in(&first), reference_in(&again));
    let events = house.journal.read(&reference_in(&first)).unwrap().unwrap().record.events.len();
    assert_eq!(events, 2);
}

#[tokio::test]
async fn a_draft_is_its_authors_alone_and_lasts_a_day() {
    let house = House::new();
    let mut worker = house.browser("hotline-worker");
    let rows = house.rows();
    let typed = [("fact.said", "Half a sent"), ("other-language", "bn")];
    let kept = send(&mut worker, "/hotline/new/check", &typed).await;
    kept.has_status(200).says("Saved 10:00 as a draft").says("Open contact");
    assert_eq!(house.rows(), rows);
    // Another session of the same account finds it, another account does not.
    let again = house.browser("hotline-worker").get("/hotline/new").await;
    again.says("Half a sent").says("This is your draft from 10:00.");
    house.browser("hotline-worker").get("/hotline").await.says("A draft of yours from 10:00");
    house.browser("social-worker").get("/hotline/new").await.does_not_say("Half a sent");
    house.browser("social-worker").get("/hotline").await.does_not_say("draft of yours");
    let mut gone = house.browser("hotline-worker");
    send(&mut gone, "/hotline/new/discard", &[]).await.has_status(303);
    gone.get("/hotline/new").await.does_not_say("Half a sent");
    send(&mut worker, "/hotline/new/check", &typed).await.has_status(200);
    house.later(SignedDuration::from_hours(24));
    house.browser("hotline-worker").get("/hotline/new").await.does_not_say("Half a sent");
    // Saving throws it away.
    let mut worker = house.browser("hotline-worker");
    send(&mut worker, "/hotline/new/check", &typed).await;
    send(&mut worker, "/hotline/new", &typed).await.has_status(303);
    worker.get("/hotline/new").await.does_not_say("Half a sent");
}

#[tokio::test]
async fn a_contact_leads_to_a_referral_and_shows_what_came_of_it() {
    let house = House::new();
    let file = noted(&house, "social-worker", &NOTE).await;
    let mut worker = house.browser("social-worker");
    let page = worker.get(&format!("/hotline/{file}")).await;
    page.says("No file came of this contact yet.");
    let begin = format!("/files/{file}/begin/detected");
    assert!(page.body.contains(&format!("href=\"{begin}\"")));
    // What was noted is there already: language, safe way, number and hours.
    let form = worker.get(&begin).await;
    form.has_status(200);
    for known in ["value=\"ne\" selected", "0470 00 00 01 tea (18:00–20:00)", "value=\"own-phone\" checked"]
    {
        assert!(form.body.contains(known), "{known}");
    }
    let asked = [
        ("fact.region", "brussels"),
        ("fact.setting", "hotline-call"),
        ("fact.minor", "no"),
        ("fact.language", "ne"),
        ("fact.safe-way", "own-phone"),
        ("fact.safe-details", "0470 00 00 01 tea (18:00–20:00)"),
        ("on.day", "25"),
        ("on.month", "11"),
        ("on.year", "2026"),
    ];
    let check = worker.post(&begin, &format!("{begin}/check"), &asked).await;
    let token = check.has_status(200).token(&begin);
    let recorded = [&asked[..], &[("step", "record")]].concat();
    let done = worker.post_raw(&begin, body(&token, &recorded)).await;
    let location = done.has_status(303).header("location").to_owned();
    let dossier: Reference = location["/files/".len()..].split('?').next().unwrap().parse().unwrap();
    let actor =
        Actor { account: "social-worker".into(), role: "social-worker".into(), office: "pag-asa".into() };
    // A tied file that is not this reader's is not there.
    let hidden = house.file_of("Hidden");
    house.journal.tie(&file, &hidden, &actor).unwrap();
    let page = worker.get(&format!("/hotline/{file}")).await;
    page.says(dossier.as_str()).does_not_say(hidden.as_str());
    record(&house, "social-worker", &file, "contact-closed", &[("fact.how-closed", "referred")]).await;
    worker.get("/hotline").await.says("No open contact.").does_not_say(file.as_str());
}

#[tokio::test]
async fn nobody_outside_the_centre_sees_a_contact() {
    let house = House::new();
    let file = noted(&house, "social-worker", &NOTE).await;
    let dossier = begin(&house).await;
    let others = [
        "police",
        "social-inspector",
        "reference-magistrate",
        "judge",
        "immigration-office",
        "first-line-service",
        "rapporteur",
        "coordination-unit",
        "administrator",
        "data-protection-officer",
    ];
    for role in others {
        for address in ["/hotline", "/hotline/new", "/outreach", "/centre/year"] {
            house.browser(role).get(address).await.has_status(404);
        }
        house.browser(role).get(&format!("/hotline/{file}")).await.has_status(404);
        house.browser(role).get(&format!("/files/{file}")).await.has_status(404);
    }
    // Two other centres.
    for role in ["legal-adviser", "hotline-worker"] {
        let mut other = house.browser(role);
        other.get("/hotline").await.has_status(200).does_not_say(file.as_str()).does_not_say("Last call");
        let hidden = other.get(&format!("/hotline/{file}")).await;
        let absent = other.get("/hotline/BE-0000-0000").await;
        hidden.has_status(404);
        assert_eq!(hidden.words().replace(file.as_str(), "BE-0000-0000"), absent.words());
    }
    // A file of another kind is no contact.
    house.browser("social-inspector").get(&format!("/hotline/{dossier}")).await.has_status(404);
}

const ACTION: [(&str, &str); 6] = [
    ("fact.action-region", "brussels"),
    ("fact.people-met", "41"),
    ("fact.folders", "36"),
    ("on.day", "25"),
    ("on.month", "11"),
    ("on.year", "2026"),
];

#[tokio::test]
async fn the_pilot_is_told_in_figures_and_does_not_conclude() {
    let house = House::new();
    let mut worker = house.browser("social-worker");
    worker.get("/outreach").await.has_status(200).says("No joint action is recorded yet.");
    let languages = [("fact.folder-languages", "bn"), ("fact.partners", "police")];
    let action = begin_as(&house, "social-worker", "joint-action", &[&ACTION[..], &languages].concat()).await;
    record(&house, "social-worker", &action, "action-evaluated", &[("fact.officials-informed", "9")]).await;
    let actor =
        Actor { account: "social-worker".into(), role: "social-worker".into(), office: "pag-asa".into() };
    let dossier = house.file_of("Followed");
    house.take_in(&dossier);
    house.journal.tie(&action, &dossier, &actor).unwrap();
    // Begun from the action, and not this centre's to see: counted nowhere.
    let hidden = house.file_of("Hidden");
    house.journal.tie(&action, &hidden, &actor).unwrap();
    let page = worker.get("/outreach").await;
    page.says("Workers met 41").says("Folders handed out 36").says("Bangla 1 36");
    page.says("Dossiers begun 1").says("Of these, referred 1").says("identified as victims 0");
    page.says("Officials of other services informed 9").says(dossier.as_str()).does_not_say(hidden.as_str());
    page.says("A rise in identified victims is not by itself shown by this.");
    house
        .browser("legal-adviser")
        .get("/outreach")
        .await
        .has_status(200)
        .says("No joint action is recorded yet.");
}

#[tokio::test]
async fn a_centres_year_counts_its_own_people_only() {
    let house = House::new();
    let mut worker = house.browser("social-worker");
    worker.get("/centre/year").await.has_status(200).says("nobody in its care");
    let file = house.file_of("Zebulon");
    house.take_in(&file);
    house.record("social-worker", Some(&file), "shelter-entered", json!({ "house-code": "A1" }));
    house.later(SignedDuration::from_hours(48));
    let page = house.browser("social-worker").get("/centre/year?year=2026").await;
    page.has_status(200).says("People supported 1").says("New 1").says("From earlier years 0");
    page.says("Nights 2").says("In a house of the centre 1").says("PAG-ASA, your own centre only.");
    page.does_not_say(file.as_str()).does_not_say("Zebulon");
    house.browser("social-worker").get("/centre/year?year=2025").await.says("nobody in its care");
    house.browser("legal-adviser").get("/centre/year").await.says("nobody in its care");
    house.browser("social-worker").get("/centre/year?year=soon").await.has_status(404);
}
