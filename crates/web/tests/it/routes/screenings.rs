//! `/screenings`: what an interview's answers mean together, and who decides.

use casework::{Answer, Unanswered};
use journal::Reference;

use crate::common::{Answer as Page, House, body};

use super::record::{begin, begin_as, record};

/// An interview in Brussels.
async fn interview(house: &House, role: &str) -> Reference {
    let facts = [("fact.region", "brussels"), ("fact.setting", "workplace-inspection"), ("fact.minor", "no")];
    let on = [("on.day", "25"), ("on.month", "11"), ("on.year", "2026")];
    begin_as(house, role, "worker-met", &[&facts[..], &on].concat()).await
}

/// Posts the page as it stands with these fields.
async fn posts(house: &House, role: &str, file: &Reference, fields: &[(&str, &str)]) -> Page {
    let address = format!("/screenings/{file}");
    house.browser(role).post(&address, &address, fields).await
}

fn shows(page: &Page, sign: &str) -> bool {
    assert!(page.body.contains(&format!(r#"data-sign="{sign}""#)), "{sign} stands on the page");
    !page.body.contains(&format!(r#"data-sign="{sign}" hidden"#))
}

fn class(page: &Page) -> Option<&str> {
    let mut all = page.body.split(r#"data-class=""#).skip(1);
    let shown = all.find(|rest| !rest.split_once('"').unwrap().1.starts_with(" hidden"))?;
    Some(shown.split_once('"').unwrap().0)
}

const FORCED: [(&str, &str); 4] = [
    ("papers-asked.fact.papers-held-by", "employer"),
    ("debts-asked.fact.works-off-debt", "yes"),
    ("hours-asked.fact.hours-a-week", "78"),
    ("pay-asked.fact.pay-level", "nothing"),
];

#[tokio::test]
async fn nothing_answered_means_nothing_and_what_is_typed_counts_before_it_is_kept() {
    let house = House::new();
    house.browser("social-inspector").get("/screenings").await.has_status(200).says("No interview is tied");
    let file = interview(&house, "social-inspector").await;
    let page = house.browser("social-inspector").get(&format!("/screenings/{file}")).await;
    page.has_status(200).says("Nothing answered: nothing follows.").says("Nothing here closes a door");
    assert!(page.body.contains("<p data-empty>"), "said while nothing is answered");
    assert_eq!((shows(&page, "cd-01"), class(&page)), (false, None));
    let follows = [&FORCED[..], &[("then", "follows")]].concat();
    let page = posts(&house, "social-inspector", &file, &follows).await;
    page.has_status(200);
    assert_eq!((shows(&page, "cd-01"), shows(&page, "cd-04")), (true, false));
    assert_eq!(class(&page), Some("forced-labour"));
    assert!(page.body.contains("<p data-empty hidden>"));
    // Filled in beforehand, to be read and changed.
    page.says("Signs of forced labour: ").says("Papers held by somebody else");
    let record = house.journal.read(&file).unwrap().unwrap();
    assert_eq!(record.record.events.len(), 1, "nothing has been recorded");
}

#[tokio::test]
async fn answers_are_kept_one_event_a_topic_and_once_however_often_they_are_sent() {
    let house = House::new();
    let file = interview(&house, "social-inspector").await;
    let address = format!("/screenings/{file}");
    let mut browser = house.browser("social-inspector");
    let token = browser.get(&address).await.token(&address);
    let fields = [&FORCED[..], &[("hours-asked.fact.rest-days", "declined"), ("then", "keep")]].concat();
    browser
        .post_raw(&address, body(&token, &fields))
        .await
        .has_status(303)
        .leads_to(&format!("{address}?recorded=1"));
    let events = |house: &House| house.journal.read(&file).unwrap().unwrap().record.events.clone();
    let kept = events(&house);
    let names: Vec<&str> = kept.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(names, ["worker-met", "hours-asked", "pay-asked", "debts-asked", "papers-asked"]);
    assert_eq!(kept[1].facts["rest-days"], Answer::None { unanswered: Unanswered::Declined });
    browser.post_raw(&address, body(&token, &fields)).await.has_status(303);
    assert_eq!(events(&house).len(), kept.len(), "the same page sent twice is kept once");
    let page = browser.get(&format!("{address}?recorded=1")).await;
    page.says("Your answers are recorded.").says("Did not want to say");
    assert_eq!(class(&page), Some("forced-labour"));
    // Kept again unchanged, nothing is added.
    let again = posts(&house, "social-inspector", &file, &fields).await;
    again.has_status(303);
    assert_eq!(events(&house).len(), kept.len());
}

#[tokio::test]
async fn a_person_decides_with_a_reason_with_the_signs_and_against_them() {
    let house = House::new();
    let file = interview(&house, "social-inspector").await;
    // Nothing is answered, and both doors are open.
    for (decision, reason, status) in
        [("refer", "", 422), ("leave", "", 422), ("refer", "Fear of the foreman", 200)]
    {
        let fields = [("decision", decision), ("reason", reason)];
        let page = posts(&house, "social-inspector", &file, &fields).await;
        page.has_status(status);
        if status == 200 {
            page.says("What this will change").says("Open a dossier with the centre of the region");
        }
    }
    // What is typed beside a decision is kept before it.
    let fields = [&FORCED[..], &[("decision", "leave"), ("reason", "")]].concat();
    posts(&house, "social-inspector", &file, &fields).await.has_status(422).says("Why?");
    assert_eq!(house.journal.read(&file).unwrap().unwrap().record.events.len(), 5);
    let decided = [("fact.decision", "refer"), ("fact.reason", "Fear of the foreman")];
    record(&house, "social-inspector", &file, "interview-screened", &decided).await;
    let page = house.browser("social-inspector").get(&format!("/screenings/{file}")).await;
    page.says("A person decided").says("Fear of the foreman").says("Tell the magistrate of reference");
    assert!(page.body.contains(&format!("/files/{file}/begin/detected")));
    // A dossier begun out of it ends what is owed.
    let begun = format!("/files/{file}/begin/detected");
    let mut browser = house.browser("social-inspector");
    let form = browser.get(&begun).await;
    form.has_status(200);
    let facts = [
        ("fact.region", "brussels"),
        ("fact.setting", "workplace-inspection"),
        ("fact.minor", "no"),
        ("fact.safe-way", "own-phone"),
        ("on.day", "25"),
        ("on.month", "11"),
        ("on.year", "2026"),
        ("step", "record"),
    ];
    browser.post_raw(&begun, body(&form.token(&format!("{begun}/check")), &facts)).await.has_status(303);
    let page = browser.get(&format!("/screenings/{file}")).await;
    page.says("Dossier opened");
}

#[tokio::test]
async fn wrong_answers_keep_everything_typed_and_lead_to_the_field() {
    let house = House::new();
    let file = interview(&house, "social-inspector").await;
    let fields = [
        ("hours-asked.fact.hours-a-week", "many"),
        ("pay-asked.fact.agreed-pay.amount", "12"),
        ("pay-asked.fact.agreed-pay.unanswered", "declined"),
        ("papers-asked.fact.papers-held-by", "employer"),
        ("then", "keep"),
    ];
    let page = posts(&house, "social-inspector", &file, &fields).await;
    page.has_status(422).says("Give the answer, or why there is none, not both.");
    assert!(page.body.contains(r##"href="#hours-asked-fact-hours-a-week""##), "{}", page.body);
    assert!(page.body.contains(r#"value="many""#) && page.body.contains(r#"value="employer" checked"#));
    assert_eq!(house.journal.read(&file).unwrap().unwrap().record.events.len(), 1);
    posts(&house, "social-inspector", &file, &[("hours-asked.fact.strange", "1")]).await.has_status(400);
    posts(
        &house,
        "social-inspector",
        &file,
        &[("papers-asked.fact.papers-held-by", "nobody-at-all"), ("then", "keep")],
    )
    .await
    .has_status(422);
}

#[tokio::test]
async fn answers_that_do_not_fit_are_named_together_with_what_was_said_before() {
    let house = House::new();
    let file = interview(&house, "social-inspector").await;
    record(&house, "social-inspector", &file, "movement-asked", &[("fact.may-leave", "not-at-all")]).await;
    let fields = [
        ("movement-asked.fact.may-leave", "freely"),
        ("housing-asked.fact.rooms", "locked-from-outside"),
        ("housing-asked.fact.rooms", "none"),
        ("then", "keep"),
    ];
    posts(&house, "social-inspector", &file, &fields).await.has_status(303);
    let page = house.browser("social-inspector").get(&format!("/screenings/{file}")).await;
    assert!(page.body.contains(r#"data-contradiction="free-and-confined">"#));
    assert!(page.body.contains(r#"data-contradiction="housing-asked rooms">"#));
    assert!(page.body.contains(r#"data-contradiction="free-and-guarded" hidden>"#));
    page.says("May the person come and go? Not at all → Freely");
}

#[tokio::test]
async fn a_child_is_not_counted_by_the_set_for_adults() {
    let house = House::new();
    let facts = [("fact.region", "brussels"), ("fact.setting", "care"), ("fact.minor", "in-doubt")];
    let on = [("on.day", "25"), ("on.month", "11"), ("on.year", "2026")];
    let file = begin_as(&house, "social-inspector", "worker-met", &[&facts[..], &on].concat()).await;
    let page =
        posts(&house, "social-inspector", &file, &[&FORCED[..], &[("then", "follows")]].concat()).await;
    assert!(page.body.contains(r#"<div data-applies="no"><p>"#));
    assert_eq!(class(&page), None);
}

#[tokio::test]
async fn what_a_reader_may_not_see_leaves_no_trace_not_even_in_the_length() {
    let house = House::new();
    let mut lengths = Vec::new();
    for threat in ["none", "violence"] {
        let file = interview(&house, "social-inspector").await;
        record(&house, "social-inspector", &file, "threats-asked", &[("fact.threats", threat)]).await;
        record(&house, "social-inspector", &file, "hours-asked", &[("fact.hours-a-week", "78")]).await;
        let decided = [("fact.decision", "refer"), ("fact.reason", "Hours")];
        record(&house, "social-inspector", &file, "interview-screened", &decided).await;
        let page = house.browser("reference-magistrate").get(&format!("/screenings/{file}")).await;
        page.has_status(200).says("Excessive days or hours").does_not_say("Threat of violence");
        page.does_not_say("Keep these answers").does_not_say("threats-asked.fact");
        assert!(shows(&page, "ex-01") && class(&page).is_none());
        assert!(!page.body.contains("data-offence"));
        lengths.push(page.body.replace(file.as_str(), "BE-0000-0000").len());
    }
    assert_eq!(lengths[0], lengths[1]);
}

#[tokio::test]
async fn others_find_nothing_here() {
    let house = House::new();
    let file = interview(&house, "social-inspector").await;
    let dossier = begin(&house).await;
    for role in ["judge", "immigration-office", "rapporteur", "administrator"] {
        house.browser(role).get("/screenings").await.has_status(404);
        house.browser(role).get(&format!("/screenings/{file}")).await.has_status(404);
    }
    for role in ["police", "social-worker", "reference-magistrate"] {
        house.browser(role).get("/screenings").await.has_status(200).does_not_say(file.as_str());
        house.browser(role).get(&format!("/screenings/{file}")).await.has_status(404);
    }
    house.browser("social-inspector").get(&format!("/screenings/{dossier}")).await.has_status(404);
    house.browser("social-inspector").get("/screenings?after=BE-AAAA-AAAA").await.has_status(404);
}
