//! `/inspections`: planned, to finish, done; the number they are held against; one page a partner.

use std::collections::BTreeMap;

use casework::Event;
use jiff::civil::{Date, date};
use journal::{Actor, Append, Reference, Target};
use serde_json::{Value, json};

use super::record::{begin_as, record};
use crate::common::House;

pub const PLAN: [(&str, &str); 14] = [
    ("fact.region", "brussels"),
    ("fact.planned-for.day", "3"),
    ("fact.planned-for.month", "12"),
    ("fact.planned-for.year", "2026"),
    ("fact.site", "Invented laundry, Dock 4"),
    ("fact.employer", "Invented Linen (synthetic)"),
    ("fact.leader", "Nora Exemplaar"),
    ("fact.leader-training", "completed"),
    ("fact.partners", "police-partner"),
    ("fact.partners", "centre-partner"),
    ("fact.languages-expected", "tl"),
    ("on.day", "25"),
    ("on.month", "11"),
    ("on.year", "2026"),
];

async fn planned(house: &House) -> Reference {
    begin_as(house, "social-inspector", "inspection-planned", &PLAN).await
}

/// An office records an event on a day, without a page; in a file, or as its first.
fn at(
    house: &House,
    office: &str,
    on: Date,
    event: &str,
    facts: Value,
    file: Option<&Reference>,
) -> Reference {
    let target = match file {
        Some(reference) => Target::Existing(reference.clone()),
        None => Target::New { kind: "inspection".into(), beside: None },
    };
    let role = "social-inspector".to_owned();
    let append = Append {
        target,
        event: Event {
            event: event.into(),
            on,
            recorded: None,
            by: String::new(),
            office: String::new(),
            facts: serde_json::from_value::<BTreeMap<_, _>>(facts).unwrap(),
            corrects: None,
        },
        actor: Actor { account: role.clone(), role, office: office.into() },
        once: house.journal.random().unwrap(),
        seen: None,
        permit: Box::new(|_| true),
    };
    house.journal.append(append).unwrap().reference
}

/// An inspection of an office that was carried out on a day.
fn visited(house: &House, office: &str, region: &str, on: Date) -> Reference {
    let plan = json!({
        "region": region, "planned-for": on.to_string(), "site": "Invented site elsewhere",
        "leader": "Somebody Invented", "leader-training": "completed",
    });
    let file = at(house, office, on, "inspection-planned", plan, None);
    at(house, office, on, "inspection-carried-out", json!({ "signs-seen": "no" }), Some(&file));
    file
}

#[tokio::test]
async fn before_the_first_plan_the_page_says_so_and_what_would_be_on_pace() {
    let house = House::new();
    let page = house.browser("social-inspector").get("/inspections").await;
    page.has_status(200).says("No inspection is tied to your office yet.").says("Plan the first inspection");
    // Day 329 of 365: 90.1 of 100.
    page.says("All teams: 0 carried out in 2026; 90 would be on pace by today for 100. 90 behind.");
    page.says("On the other reading:")
        .says("Your team: 0 carried out in 2026; 90 would be on pace by today for 100.");
    page.says("0 of 10 teams have reached it.");
}

#[tokio::test]
async fn an_inspection_goes_from_its_plan_to_the_desk_and_is_done() {
    let house = House::new();
    let file = planned(&house).await;
    let address = format!("/inspections/{file}");
    let mut inspector = house.browser("social-inspector");
    let list = inspector.get("/inspections").await;
    list.says("Planned").says(file.as_str()).says("Invented laundry, Dock 4").says("in 8 days");
    list.says("Nothing is left to finish.");
    let page = inspector.get(&address).await;
    page.has_status(200).says("Planned for Thursday 3 December 2026.").says("Invented Linen (synthetic)");
    page.says("Police No part is agreed yet.")
        .says("Carry out the inspection, or call it off")
        .says("Tagalog");
    assert!(page.body.contains(&format!("/files/{file}/begin/detected")));

    let carried = [("fact.workers-met", "7"), ("fact.signs-seen", "yes")];
    record(&house, "social-inspector", &file, "inspection-carried-out", &carried).await;
    let seen = [
        ("fact.seen-at", "06:10, drying room"),
        ("fact.workers-at-work", "9"),
        ("fact.observed", "Two beds"),
    ];
    record(&house, "social-inspector", &file, "site-observed", &seen).await;
    let page = inspector.get(&address).await;
    page.says("Carried out on Wednesday 25 November 2026; to finish.")
        .says("06:10, drying room")
        .says("Two beds");
    page.says("Tell the magistrate of reference what was seen")
        .says("Tell the federal police, for its analysis");
    let list = inspector.get("/inspections").await;
    list.says("All teams: 1 carried out in 2026")
        .says("Of these, 1 by your team.")
        .says("Nothing is planned.");

    let result = [("fact.inspection-result", "signs-of-exploitation")];
    record(&house, "social-inspector", &file, "inspection-finished", &result).await;
    inspector.get(&address).await.says("Carried out on Wednesday 25 November 2026; finished.");
    inspector.get("/inspections").await.says("Nothing is left to finish.").says(file.as_str());
}

#[tokio::test]
async fn nobody_in_training_leads_and_the_register_speaks_up() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let address = "/files/new/inspection-planned";
    let check = format!("{address}/check");
    let mut in_training = PLAN.to_vec();
    in_training[7] = ("fact.leader-training", "under-way");
    let refused = inspector.post(address, &check, &in_training).await;
    refused.has_status(422).says("The leader has completed the year of training");
    assert!(refused.body.contains("Invented laundry, Dock 4"), "what was typed is kept");
    assert!(refused.body.contains("/rule/led-by-trained-inspector"));
    // Said to be complete, and the register does not know it: nothing is refused, but somebody says so.
    let unknown = inspector.post(address, &check, &PLAN).await;
    unknown.has_status(200).says("The training register of your office does not know Nora Exemplaar.");
    let begun = [("fact.trainee", "Nora Exemplaar"), ("on.day", "2"), ("on.month", "3"), ("on.year", "2026")];
    begin_as(&house, "social-inspector", "training-begun", &begun).await;
    let under_way = inspector.post(address, &check, &PLAN).await;
    under_way
        .has_status(200)
        .says("Nora Exemplaar has not completed the year of training by the day of the inspection");
    let file = planned(&house).await;
    inspector.get(&format!("/inspections/{file}")).await.says("has not completed the year of training");
    let trained =
        [("fact.trainee", "nora exemplaar"), ("on.day", "2"), ("on.month", "3"), ("on.year", "2026")];
    begin_as(&house, "social-inspector", "trained-before-register", &trained).await;
    inspector.post(address, &check, &PLAN).await.has_status(200).does_not_say("training register");
    let page = inspector.get(&format!("/inspections/{file}")).await;
    page.says("Nora Exemplaar completed the year of training on 2 March 2026.")
        .does_not_say("training register");
}

#[tokio::test]
async fn each_partner_gets_a_page_with_its_own_part_and_no_more() {
    let house = House::new();
    let file = planned(&house).await;
    let address = format!("/inspections/{file}/briefing");
    let mut inspector = house.browser("social-inspector");
    inspector.get(&address).await.has_status(200).says("No part is agreed with a partner yet.");
    let police = [
        ("fact.partner", "police-partner"),
        ("fact.part-of-partner", "Keep the gate"),
        ("fact.meeting-point", "05:40, car park"),
        ("fact.told-of-site", "yes"),
    ];
    let centre = [
        ("fact.partner", "centre-partner"),
        ("fact.part-of-partner", "Wait with the minibus"),
        ("fact.told-of-site", "no"),
    ];
    record(&house, "social-inspector", &file, "partner-briefed", &police).await;
    record(&house, "social-inspector", &file, "partner-briefed", &centre).await;
    let sheet = inspector.get(&address).await;
    let pages: Vec<&str> = sheet.body.split("<section").skip(1).collect();
    let [police, centre] = pages.as_slice() else { panic!("{}", sheet.words()) };
    for words in
        ["Keep the gate", "05:40, car park", "Dock 4", "Invented Linen", "December 2026", file.as_str()]
    {
        assert!(police.contains(words), "{words}");
    }
    assert!(centre.contains("Wait with the minibus") && !centre.contains("Keep the gate"));
    assert!(
        !centre.contains("Dock 4") && !centre.contains("Invented Linen"),
        "the site is not for the centre"
    );
    // What was agreed last holds.
    let again = [
        ("fact.partner", "police-partner"),
        ("fact.part-of-partner", "Stay away"),
        ("fact.told-of-site", "no"),
    ];
    record(&house, "social-inspector", &file, "partner-briefed", &again).await;
    inspector.get(&address).await.says("Stay away").does_not_say("Keep the gate").does_not_say("Dock 4");
}

#[tokio::test]
async fn teams_are_counted_by_month_and_only_as_numbers_for_others() {
    let house = House::new();
    let elsewhere = visited(&house, "ecosoc-liege", "wallonia", date(2026, 1, 31));
    visited(&house, "ecosoc-liege", "wallonia", date(2026, 2, 1));
    visited(&house, "ecosoc-brussels", "brussels", date(2026, 2, 28));
    visited(&house, "ecosoc-brussels", "brussels", date(2025, 12, 31));
    let mut inspector = house.browser("social-inspector");
    let page = inspector.get("/inspections/targets").await;
    page.has_status(200)
        .says("All teams: 3 carried out in 2026; 90 would be on pace by today for 100. 87 behind.");
    // Each team's line, with the pace if each answered for 100; then all together.
    page.says("ECOSOC team Brussels your team 1 90 89 behind.").says("ECOSOC team Liège 2 90 88 behind.");
    page.says("ECOSOC team Namur and Luxembourg 0 90 90 behind.").says("All teams together 3 90 87 behind.");
    // January: 31 of 365 days are 8.5. February: 59 are 16.2. Own: none, then one.
    page.says("31 January 2026 1 1 8 0 0")
        .says("28 February 2026 2 3 16 1 1")
        .says("25 November 2026 0 3 90 0 1");
    let before = inspector.get("/inspections/targets?year=2025").await;
    before
        .says("All teams: 1 carried out in 2025; 100 were asked for. 99 behind.")
        .says("31 December 2025 1 1 100 1 1");
    for wrong in ["2027", "x", "-1"] {
        inspector.get(&format!("/inspections/targets?year={wrong}")).await.has_status(404);
    }
    // The other team's inspection itself is not there.
    inspector.get(&format!("/inspections/{elsewhere}")).await.has_status(404);
    inspector.get(&format!("/inspections/{elsewhere}/briefing")).await.has_status(404);
    let list = inspector.get("/inspections").await;
    list.does_not_say(elsewhere.as_str());
    // The page of numbers names no site and no file.
    page.does_not_say("Invented site").does_not_say(elsewhere.as_str());
    // One more, and it is counted at once.
    visited(&house, "ecosoc-limburg", "flanders", date(2026, 11, 20));
    inspector.get("/inspections/targets").await.says("All teams: 4 carried out in 2026");
}

#[tokio::test]
async fn a_called_off_inspection_is_done_and_counts_for_nothing() {
    let house = House::new();
    let file = planned(&house).await;
    let reason = [("fact.cancelled-because", "site-closed")];
    record(&house, "social-inspector", &file, "inspection-cancelled", &reason).await;
    let mut inspector = house.browser("social-inspector");
    inspector.get(&format!("/inspections/{file}")).await.says("Called off on Wednesday 25 November 2026.");
    inspector.get("/inspections").await.says("All teams: 0 carried out in 2026").says("Called off");
}

#[tokio::test]
async fn what_began_from_an_inspection_hangs_on_it() {
    let house = House::new();
    let file = planned(&house).await;
    let address = format!("/files/{file}/begin/wage-claim-begun");
    let fields = [
        ("fact.claim-region", "brussels"),
        ("fact.permit", "none"),
        ("on.day", "2"),
        ("on.month", "3"),
        ("on.year", "2026"),
    ];
    let mut inspector = house.browser("social-inspector");
    let check = inspector.post(&address, &format!("{address}/check"), &fields).await;
    let mut fields = fields.to_vec();
    fields.push(("step", "record"));
    let done = inspector.post_raw(&address, crate::common::body(&check.token(&address), &fields)).await;
    let claim =
        done.has_status(303).header("location")["/files/".len()..].split('?').next().unwrap().to_owned();
    let page = inspector.get(&format!("/inspections/{file}")).await;
    page.says("Other files tied to it").says(&claim).says("No file of a worker is tied to this inspection.");
}

#[tokio::test]
async fn the_magistrate_reads_an_inspection_once_told_and_others_never() {
    let house = House::new();
    let file = planned(&house).await;
    let address = format!("/inspections/{file}");
    let mut magistrate = house.browser("reference-magistrate");
    let list = magistrate.get("/inspections").await;
    list.has_status(200)
        .does_not_say(file.as_str())
        .does_not_say("All teams:")
        .does_not_say("Plan the first");
    magistrate.get(&address).await.has_status(404);
    record(&house, "social-inspector", &file, "inspection-reported", &[]).await;
    magistrate.get(&address).await.has_status(200).says("Dock 4").says("Answer what the inspectors reported");
    magistrate.get("/inspections").await.says(file.as_str());
    magistrate.get("/inspections/targets").await.has_status(404);
    for role in ["police", "judge", "immigration-office", "social-worker", "coordination-unit", "rapporteur"]
    {
        house.browser(role).get("/inspections").await.has_status(404);
        house.browser(role).get("/inspections/targets").await.has_status(404);
        house.browser(role).get(&address).await.has_status(404);
    }
    // A file of another kind has no such page.
    let dossier = super::record::begin(&house).await;
    house.browser("social-inspector").get(&format!("/inspections/{dossier}")).await.has_status(404);
    house.browser("social-inspector").get("/inspections?after=BE-AAAA-AAAA").await.has_status(404);
}
