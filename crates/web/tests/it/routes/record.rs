//! `/files/{reference}` and below: read, record, correct, ask what if.

use casework::Event;
use jiff::civil::date;
use journal::Reference;

use crate::common::{Answer, House, body};

/// The answers that begin a dossier in Brussels.
pub const DETECTED: [(&str, &str); 7] = [
    ("fact.region", "brussels"),
    ("fact.setting", "workplace-inspection"),
    ("fact.minor", "no"),
    ("fact.safe-way", "own-phone"),
    ("on.day", "25"),
    ("on.month", "11"),
    ("on.year", "2026"),
];

/// Begins a dossier as the inspector does, through the pages.
pub async fn begin(house: &House) -> Reference {
    begin_as(house, "social-inspector", "detected", &DETECTED).await
}

/// Begins a file as somebody of a role does, through the pages.
pub async fn begin_as(house: &House, role: &str, event: &str, fields: &[(&str, &str)]) -> Reference {
    let address = format!("/files/new/{event}");
    let mut browser = house.browser(role);
    let check = browser.post(&address, &format!("{address}/check"), fields).await;
    check.has_status(200).says("What this will change");
    let mut fields = fields.to_vec();
    fields.push(("step", "record"));
    let done = browser.post_raw(&address, body(&check.token(&address), &fields)).await;
    let location = done.has_status(303).header("location").to_owned();
    location["/files/".len()..].split('?').next().unwrap().parse().unwrap()
}

fn today<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = fields.to_vec();
    all.extend([("on.day", "25"), ("on.month", "11"), ("on.year", "2026")]);
    all
}

/// Records an event today as somebody of a role does.
pub async fn record(house: &House, role: &str, file: &Reference, event: &str, fields: &[(&str, &str)]) {
    let address = format!("/files/{file}/record/{event}");
    let mut browser = house.browser(role);
    let check = browser.post(&address, &format!("{address}/check"), &today(fields)).await;
    let token = check.has_status(200).token(&address);
    let mut fields = today(fields);
    fields.push(("step", "record"));
    browser.post_raw(&address, body(&token, &fields)).await.has_status(303);
}

fn events(house: &House, file: &Reference) -> Vec<Event> {
    house.journal.read(file).unwrap().unwrap().record.events.clone()
}

async fn page(house: &House, role: &str, address: &str) -> Answer {
    house.browser(role).get(address).await
}

#[tokio::test]
async fn a_dossier_says_where_it_stands_what_is_owed_and_why() {
    let house = House::new();
    let file = begin(&house).await;
    let dossier = page(&house, "social-inspector", &format!("/files/{file}")).await;
    dossier.has_status(200).says("First reception and orientation, since 25 November 2026.");
    dossier
        .says("Information in a language the person understands")
        .says("Open duties")
        .says("Signs of trafficking noticed");
    let why = page(&house, "social-inspector", &format!("/files/{file}/why/stage-0")).await;
    why.says("“First reception and orientation” stands since").says("Circular of 23 December 2016");
    let right = page(&house, "social-inspector", &format!("/files/{file}/why/right-0")).await;
    right.has_status(200).says("The person has the right");
    for line in ["stage-99", "nonsense", "event-00", "duty-x", ""] {
        let answer = page(&house, "social-inspector", &format!("/files/{file}/why/{line}")).await;
        answer.has_status(404);
    }
}

/// T36: absent and forbidden are one answer.
#[tokio::test]
async fn t36_another_offices_file_is_like_one_that_never_was() {
    let house = House::new();
    let file = begin(&house).await;
    let never = "BE-0000-0000";
    for role in ["police", "legal-adviser", "rapporteur", "administrator", "data-protection-officer"] {
        for below in ["", "/record", "/record/informed", "/what-if", "/why/stage-0", "/readers"] {
            // The data-protection officer may know who read a file, without opening it.
            if role == "data-protection-officer" && below == "/readers" {
                continue;
            }
            let hidden = page(&house, role, &format!("/files/{file}{below}")).await;
            let absent = page(&house, role, &format!("/files/{never}{below}")).await;
            assert_eq!(hidden.status, 404, "{role} {below}");
            let neutral = |answer: &Answer| answer.words().replace(file.as_str(), never);
            assert_eq!(neutral(&hidden), neutral(&absent), "{role} {below}");
        }
    }
}

#[tokio::test]
async fn a_form_asks_for_what_is_missing_and_keeps_what_was_typed() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let address = "/files/new/detected";
    let fields = [
        ("fact.region", "brussels"),
        ("fact.safe-details", "Call at six – ليلى <b>"),
        ("on.day", "31"),
        ("on.month", "11"),
        ("on.year", "2026"),
    ];
    let rows = house.rows();
    let wrong = inspector.post(address, &format!("{address}/check"), &fields).await;
    wrong
        .has_status(422)
        .says("Where were the signs noticed?: Answer this question.")
        .says("This day does not exist.");
    wrong.says("Call at six – ليلى <b>");
    assert!(wrong.body.contains(r#"value="brussels" checked"#), "{}", wrong.body);
    assert!(wrong.body.contains(r#"value="31""#));
    assert!(!wrong.body.contains("<b>"));
    let future = [("on.day", "26"), ("on.month", "11"), ("on.year", "2026")];
    inspector
        .post(address, &format!("{address}/check"), &future)
        .await
        .has_status(422)
        .says("This day has not come yet.");
    let strange = [("fact.nonsense", "1"), ("on.day", "25"), ("on.month", "11"), ("on.year", "2026")];
    inspector.post(address, &format!("{address}/check"), &strange).await.has_status(400);
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn the_page_says_beforehand_what_recording_changes() {
    let house = House::new();
    let file = begin(&house).await;
    record(&house, "social-inspector", &file, "contact-broken", &[]).await;
    crate::common::seed(
        &house,
        &file,
        "social-worker",
        "pag-asa",
        "intake",
        &[("fact.form-of-care", "residential")],
    );
    let address = format!("/files/{file}/record/reflection-requested");
    let mut centre = house.browser("social-worker");
    let check = centre.post(&address, &format!("{address}/check"), &today(&[])).await;
    check.has_status(200).says("Starts “Reflection period”; its last day is Saturday 9 January 2027.");
    check.says("Immigration Office").says("Gives the right: Shelter.");
    assert_eq!(events(&house, &file).len(), 3, "nothing is recorded by looking");
}

#[tokio::test]
async fn what_the_rules_refuse_names_the_rule_and_keeps_the_form() {
    let house = House::new();
    let file = begin(&house).await;
    crate::common::seed(
        &house,
        &file,
        "social-worker",
        "pag-asa",
        "intake",
        &[("fact.form-of-care", "residential")],
    );
    let address = format!("/files/{file}/record/reflection-requested");
    let mut centre = house.browser("social-worker");
    let refused = centre.post(&address, &format!("{address}/check"), &today(&[])).await;
    refused.has_status(422).says("The rules do not allow this.").says("Contact with the exploiter is broken");
    assert!(refused.body.contains("/circular/be/rule/ties-broken"));
    let choose = centre.get(&format!("/files/{file}/record")).await;
    choose.says("Not possible today").says("Contact with the exploiter is broken");
}

#[tokio::test]
async fn the_second_of_two_is_told_what_came_and_loses_nothing() {
    let house = House::new();
    let file = begin(&house).await;
    let address = format!("/files/{file}/record/remark-added");
    let mut first = house.browser("social-inspector");
    let mut second = house.browser("social-inspector");
    let remark = |text: &'static str| today(&[("fact.remark", text), ("step", "record")]);
    let one = first.get(&address).await.token(&format!("{address}/check"));
    let two = second.get(&address).await.token(&format!("{address}/check"));
    first.post_raw(&address, body(&one, &remark("First remark"))).await.has_status(303);
    let conflict = second.post_raw(&address, body(&two, &remark("Second remark – ليلى"))).await;
    conflict.has_status(409).says("Someone recorded something meanwhile.").says("First remark");
    conflict.says("Second remark – ليلى").says("Record as well").says("Leave it");
    assert_eq!(events(&house, &file).len(), 2);
    let again = conflict.token(&address);
    second.post_raw(&address, body(&again, &remark("Second remark – ليلى"))).await.has_status(303);
    assert_eq!(events(&house, &file).len(), 3);
    // The same post once more is the same event.
    second.post_raw(&address, body(&again, &remark("Second remark – ليلى"))).await.has_status(303);
    assert_eq!(events(&house, &file).len(), 3);
}

#[tokio::test]
async fn what_came_unseen_is_no_conflict() {
    let house = House::new();
    let file = begin(&house).await;
    record(&house, "social-inspector", &file, "contact-broken", &[]).await;
    let address = format!("/files/{file}/record/remark-added");
    let mut inspector = house.browser("social-inspector");
    let token = inspector.get(&address).await.token(&format!("{address}/check"));
    // The inspector may not see that the person moved into a house.
    crate::common::seed(
        &house,
        &file,
        "social-worker",
        "pag-asa",
        "intake",
        &[("fact.form-of-care", "residential")],
    );
    let seen = inspector.get(&address).await;
    drop(seen);
    let token_after = inspector.get(&address).await.token(&format!("{address}/check"));
    crate::common::seed(
        &house,
        &file,
        "social-worker",
        "pag-asa",
        "shelter-entered",
        &[("fact.house-code", "ZQ7H")],
    );
    let fields = today(&[("fact.remark", "All well"), ("step", "record")]);
    inspector.post_raw(&address, body(&token_after, &fields)).await.has_status(303);
    // What may be seen is a conflict.
    inspector.post_raw(&address, body(&token, &fields)).await.has_status(409).does_not_say("ZQ7H");
}

#[tokio::test]
async fn a_correction_replaces_and_the_original_stays_readable() {
    let house = House::new();
    let file = begin(&house).await;
    record(&house, "social-inspector", &file, "identity-recorded", &[("fact.given-name", "Amarelo")]).await;
    let id = house.journal.read(&file).unwrap().unwrap().record.ids[1].0.clone();
    let address = format!("/files/{file}/events/{id}/correct");
    let mut inspector = house.browser("social-inspector");
    let form = inspector.get(&address).await;
    assert!(form.has_status(200).body.contains(r#"value="Amarelo""#));
    let fields = today(&[("fact.given-name", "Amarela"), ("step", "record")]);
    let token = form.token(&format!("{address}/check"));
    inspector.post_raw(&address, body(&token, &fields)).await.has_status(303);
    let all = events(&house, &file);
    assert_eq!((all.len(), all[2].corrects), (3, Some(1)));
    let dossier = inspector.get(&format!("/files/{file}")).await;
    dossier.says("replaced").says("correction").says("Amarelo").says("Amarela");
    // As known before the correction, the first name stands alone.
    assert_eq!(all[1].on, date(2026, 11, 25));
    let old = inspector.get(&address).await;
    assert!(old.has_status(200).body.contains(r#"value="Amarela""#), "the newest is the one to correct");
    // Somebody else's event is not theirs to correct.
    house.browser("social-worker").get(&address).await.has_status(404);
}

#[tokio::test]
async fn taking_back_needs_a_reason_and_leaves_the_original() {
    let house = House::new();
    let file = begin(&house).await;
    record(&house, "social-inspector", &file, "informed", &[]).await;
    let id = house.journal.read(&file).unwrap().unwrap().record.ids[1].0.clone();
    let address = format!("/files/{file}/events/{id}/correct");
    let mut inspector = house.browser("social-inspector");
    let annul = format!("{address}/annul");
    inspector
        .post(&address, &annul, &[("reason", " ")])
        .await
        .has_status(422)
        .says("Say why it is taken back.");
    inspector.post(&address, &annul, &[("reason", "Another person")]).await.has_status(303);
    let dossier = inspector.get(&format!("/files/{file}")).await;
    dossier.says("Event taken back").says("Another person").says("Person informed");
    dossier.says("Explain the procedure");
}

/// Lesson 9.
#[tokio::test]
async fn a_masked_fact_is_never_written_back_as_blank() {
    let house = House::new();
    let file = begin(&house).await;
    record(&house, "social-inspector", &file, "contact-broken", &[]).await;
    let intake = [("fact.form-of-care", "residential")];
    crate::common::seed(&house, &file, "social-worker", "pag-asa", "intake", &intake);
    // The centre records a fact in a compartment that it may no longer see once another has the file in care.
    let needs = [("fact.form-of-care", "ambulatory"), ("fact.needs", "rest")];
    crate::common::seed(&house, &file, "social-worker", "pag-asa", "intake", &needs);
    let index = events(&house, &file).iter().rposition(|event| event.event == "detected").unwrap();
    let before = events(&house, &file)[index].clone();
    let id = house.journal.read(&file).unwrap().unwrap().record.ids[index].0.clone();
    let address = format!("/files/{file}/events/{id}/correct");
    let mut inspector = house.browser("social-inspector");
    let form = inspector.get(&address).await;
    let withheld = form.words().contains("Withheld");
    let token = form.token(&format!("{address}/check"));
    // Only what the form shows is sent; what it withholds is not.
    let mut fields = DETECTED.to_vec();
    fields.push(("step", "record"));
    inspector.post_raw(&address, body(&token, &fields)).await.has_status(303);
    let after = events(&house, &file).last().unwrap().clone();
    for (name, answer) in &before.facts {
        assert_eq!(after.facts.get(name), Some(answer), "{name} (withheld: {withheld})");
    }
}

#[tokio::test]
async fn what_if_shows_both_standings_and_stores_nothing() {
    let house = House::new();
    let file = begin(&house).await;
    let rows = house.rows();
    let mut inspector = house.browser("social-inspector");
    let address = format!("/files/{file}/what-if");
    inspector.get(&address).await.says("Nothing is stored.");
    let asked = format!("{address}?on.day=30&on.month=11&on.year=2026&event=informed");
    let answer = inspector.get(&asked).await;
    answer.has_status(200).says("Monday 30 November 2026").says("Done with it: Explain the procedure");
    inspector
        .get(&format!("{address}?on.day=31&on.month=11&on.year=2026"))
        .await
        .has_status(422)
        .says("This day does not exist.");
    inspector.get(&format!("{address}?event=nonsense")).await.has_status(404);
    assert_eq!(events(&house, &file).len(), 1);
    // Looking is logged, nothing else is written.
    let looks =
        house.journal.consultations(&journal::ConsultationQuery { limit: 99, ..Default::default() }).unwrap();
    let since = looks.iter().filter(|logged| logged.consultation.surface == "what-if").count() as i64;
    assert_eq!(house.rows(), rows + since);
}

#[tokio::test]
async fn standing_on_another_day_and_as_known_on_another_day() {
    let house = House::new();
    let file = begin(&house).await;
    let mut inspector = house.browser("social-inspector");
    let then = inspector.get(&format!("/files/{file}?on=2027-03-01")).await;
    then.says("Standing on 1 March 2027.").says("Back to today");
    let known = inspector.get(&format!("/files/{file}?known=2026-11-24")).await;
    known.says("As known on 24 November 2026").does_not_say("Signs of trafficking noticed");
    inspector.get(&format!("/files/{file}?on=yesterday")).await.has_status(400);
}

#[tokio::test]
async fn a_forged_or_foreign_form_changes_nothing() {
    let house = House::new();
    let file = begin(&house).await;
    let rows = house.rows();
    let address = format!("/files/{file}/record/informed");
    let fields = today(&[("step", "record")]);
    let mut inspector = house.browser("social-inspector");
    inspector.post_raw(&address, body("forged", &fields)).await.has_status(403);
    // Another session's form.
    let mut other = house.browser("social-inspector");
    let token = other.get(&address).await.token(&format!("{address}/check"));
    inspector.post_raw(&address, body(&token, &fields)).await.has_status(403);
    // Another role's event.
    house.browser("police").get(&address).await.has_status(404);
    let strange = format!("/files/{file}/record/permit-issued");
    inspector.get(&strange).await.has_status(404);
    assert_eq!(events(&house, &file).len(), 1);
    assert!(house.rows() >= rows);
}
