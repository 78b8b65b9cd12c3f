//! Every account, every file, every surface: the server answers as the oracle says.

use std::collections::BTreeSet;

use casework::Owner;
use journal::Reference;
use serde_json::Value;

use super::{Who, World, markers, plain_tokens, search};
use crate::common::{Answer, belgium};

/// Status, headers and body without what differs by chance.
fn told(answer: &Answer) -> (u16, String, String) {
    (answer.status.as_u16(), format!("{:?}", answer.headers), plain_tokens(&answer.body))
}

fn expected(world: &World, who: &Who, file: &str) -> BTreeSet<String> {
    let of_file = world.canaries.iter().filter(|(_, canary)| canary.file == file);
    of_file.map(|(marker, _)| marker.clone()).filter(|marker| world.may_read(who, marker)).collect()
}

fn references(text: &str, world: &World) -> BTreeSet<&'static str> {
    let files = world.files.iter().filter(|(_, reference)| text.contains(reference.as_str()));
    files.map(|(file, _)| *file).collect()
}

/// The files somebody may know of.
fn visible(world: &World, who: &Who) -> BTreeSet<&'static str> {
    world.files.keys().copied().filter(|file| world.is_visible(who, file)).collect()
}

#[tokio::test]
async fn the_server_answers_as_the_oracle_says_on_every_surface() {
    let world = World::new();
    let absent = Reference::draw("be", &journal::SystemRandomness).unwrap();
    let (mut shown, mut hidden) = (0, 0);
    for who in &world.people {
        let mut browser = world.browser(who);
        let is_officer = who.role == "data-protection-officer";
        for (file, reference) in &world.files {
            let case = format!("{} in {file}", who.account());
            let is_visible = world.is_visible(who, file);
            *if is_visible { &mut shown } else { &mut hidden } += 1;
            let expected = expected(&world, who, file);
            let surfaces = [
                "/files/{}",
                "/files/{}/record",
                "/files/{}/what-if",
                "/api/v1/files/{}",
                "/files/{}/readers",
            ];
            for surface in surfaces {
                let answer = browser.get(&surface.replace("{}", reference.as_str())).await;
                let may = match surface {
                    "/files/{}/readers" => is_officer || is_visible && world.facts(who, file).in_care,
                    _ => is_visible,
                };
                if may {
                    assert_eq!(answer.status.as_u16(), 200, "{case}: {surface}");
                } else {
                    let nothing = browser.get(&surface.replace("{}", absent.as_str())).await;
                    assert_eq!(nothing.status.as_u16(), 404, "{case}: {surface}");
                    assert_eq!(told(&answer), told(&nothing), "{case}: {surface}");
                }
                let found: BTreeSet<String> = markers(&answer.body).into_iter().collect();
                assert!(found.is_subset(&expected), "{case}: {surface} shows {found:?}, not {expected:?}");
                if may && matches!(surface, "/files/{}" | "/api/v1/files/{}") {
                    assert_eq!(found, expected, "{case}: {surface}");
                }
                for why in answer.body.split("href=\"").skip(1).filter(|link| link.contains("/why/")).take(3)
                {
                    let why = why.split('"').next().unwrap().replace("&#38;", "&");
                    let page = browser.get(&why).await;
                    assert_eq!(page.status.as_u16(), 200, "{case}: {why}");
                    let found: BTreeSet<String> = markers(&page.body).into_iter().collect();
                    assert!(found.is_subset(&expected), "{case}: {why} shows {found:?}");
                }
            }
        }
    }
    assert!(shown > 20 && hidden > 100, "{shown} shown, {hidden} hidden");
}

#[tokio::test]
async fn a_form_is_there_exactly_for_whom_the_oracle_lets_record() {
    let world = World::new();
    let rulebook = belgium();
    let today = world.house.journal.today();
    let names: BTreeSet<&str> = rulebook.circular().events.iter().map(|event| event.name.as_str()).collect();
    let mut forms = 0;
    for who in &world.people {
        let mut browser = world.browser(who);
        for (file, reference) in &world.files {
            let is_visible = world.is_visible(who, file);
            let kind = &world.opened(file).summary.kind;
            // What is hidden is asked for each third event: they are all one answer.
            for (place, name) in names.iter().enumerate() {
                if !is_visible && place % 3 != 0 {
                    continue;
                }
                let node = rulebook.event_on(name, today);
                let may = node.is_some_and(|node| node.file.text == *kind)
                    && oracle::may_record(&rulebook, &who.role, name, is_visible, today);
                let answer = browser.get(&format!("/files/{reference}/record/{name}")).await;
                let status = if may { 200 } else { 404 };
                assert_eq!(answer.status.as_u16(), status, "{} records {name} in {file}", who.account());
                forms += usize::from(may);
            }
        }
    }
    assert!(forms > 100, "{forms}");
}

/// An event is corrected by the office that recorded it, where it may see and record such an event still.
#[tokio::test]
async fn a_correction_is_there_exactly_for_whom_the_oracle_lets_correct() {
    let world = World::new();
    let rulebook = belgium();
    let today = world.house.journal.today();
    let (mut forms, mut none) = (0, 0);
    for who in &world.people {
        let mut browser = world.browser(who);
        for (file, reference) in &world.files {
            let is_visible = world.is_visible(who, file);
            let opened = world.opened(file);
            for (event, id) in opened.record.events.iter().zip(&opened.record.ids) {
                let node = rulebook.event_on(&event.event, event.on).unwrap();
                let compartment = node.compartment.as_ref().map_or("procedure", |name| name.as_str());
                let may = is_visible
                    && event.office == who.office
                    && world.may_see(who, file, compartment)
                    && oracle::may_record(&rulebook, &who.role, &event.event, is_visible, today);
                let address = format!("/files/{reference}/events/{}/correct", id.0);
                let answer = browser.get(&address).await;
                let case = format!("{} corrects {} in {file}", who.account(), event.event);
                assert_eq!(answer.status.as_u16(), if may { 200 } else { 404 }, "{case}");
                // The dossier offers it to the same.
                if is_visible {
                    let dossier = browser.get(&format!("/files/{reference}")).await;
                    assert_eq!(dossier.body.contains(&address), may, "{case}: the link");
                }
                if may { forms += 1 } else { none += 1 }
            }
        }
    }
    assert!(forms > 20 && none > 500, "{forms} forms, {none} none");
}

/// Taking in is for those who may open a file.
#[tokio::test]
async fn the_way_in_for_many_is_there_for_whom_the_oracle_lets_open_a_file() {
    let world = World::new();
    let rulebook = belgium();
    let today = world.house.journal.today();
    let openings: Vec<&str> = rulebook
        .circular()
        .events
        .iter()
        .filter(|event| event.opens_file)
        .map(|event| event.name.as_str())
        .collect();
    let (mut may_open, mut may_not) = (0, 0);
    for who in &world.people {
        let may = |event: &&str| oracle::may_record(&rulebook, &who.role, event, true, today);
        let expected = openings.iter().any(may);
        let mut browser = world.browser(who);
        let status = browser.get("/import").await.status.as_u16();
        assert_eq!(status, if expected { 200 } else { 404 }, "{}", who.account());
        if expected {
            may_open += 1
        } else {
            may_not += 1
        }
        for event in &openings {
            let status = browser.get(&format!("/files/new/{event}")).await.status.as_u16();
            assert_eq!(status, if may(event) { 200 } else { 404 }, "{} begins with {event}", who.account());
        }
    }
    assert!(may_open > 5 && may_not > 5, "{may_open} {may_not}");
}

/// Lesson 15: one permit decides list, search, count and export.
#[tokio::test]
async fn list_search_count_and_export_agree() {
    let world = World::new();
    let rulebook = belgium();
    let today = world.house.journal.today();
    for who in &world.people {
        let case = who.account();
        let mut browser = world.browser(who);
        let visible = visible(&world, who);
        let list = browser.get("/files").await;
        let work = browser.get("/work").await;
        let export = browser.get("/api/v1/work").await;
        if list.status.as_u16() == 404 {
            assert!(visible.is_empty(), "{case} has no list, yet sees {visible:?}");
            assert_eq!((work.status.as_u16(), export.status.as_u16()), (404, 404), "{case}");
            browser.get("/search").await.has_status(404);
            continue;
        }
        assert_eq!(references(&list.body, &world), visible, "{case}: the list");
        let mut duties: Vec<(&str, String)> = Vec::new();
        let mut overdue = 0;
        for file in &visible {
            let opened = world.opened(file);
            for duty in opened.standing.duties.iter().filter(|duty| duty.is_open()) {
                let owner = Owner::of(&rulebook, duty, opened.summary.region.as_deref());
                let node =
                    rulebook.circular().duties.iter().find(|node| node.name.text == duty.duty).unwrap();
                let compartment =
                    node.compartment.as_ref().map_or("procedure".to_owned(), |name| name.as_str().to_owned());
                if owner.is(&rulebook, &who.role, &who.office) && world.may_see(who, file, &compartment) {
                    overdue += usize::from(duty.due.is_some_and(|due| due < today));
                    duties.push((file, duty.duty.clone()));
                }
            }
        }
        duties.sort();
        let rows: Vec<Value> = serde_json::from_str(&export.body).unwrap();
        let mut exported: Vec<(&str, String)> = rows
            .iter()
            .map(|row| {
                let reference = row["reference"].as_str().unwrap();
                let (file, _) = world.files.iter().find(|(_, known)| known.as_str() == reference).unwrap();
                (*file, row["duty"].as_str().unwrap().to_owned())
            })
            .collect();
        exported.sort();
        assert_eq!(exported, duties, "{case}: the export");
        work.says(&format!("{} due · {overdue} overdue", duties.len()));
        let listed = references(&work.body, &world);
        assert_eq!(listed, duties.iter().map(|(file, _)| *file).collect(), "{case}: the worklist");
        for (marker, canary) in &world.canaries {
            if !canary.fact.ends_with("-name") && canary.fact != "other-names" {
                continue;
            }
            let (_, found) = search(&mut browser, marker).await;
            let found = found.unwrap();
            let files = references(&found.body, &world);
            let expected: BTreeSet<&str> =
                world.may_read(who, marker).then_some(canary.file).into_iter().collect();
            assert_eq!(files, expected, "{case} searches {marker}");
        }
        for (file, reference) in &world.files {
            let (first, found) = search(&mut browser, reference.as_str()).await;
            let is_led = first.header("location") == format!("/files/{reference}");
            assert_eq!(is_led, visible.contains(file), "{case} searches the reference of {file}");
            assert_eq!(found.unwrap().status.as_u16(), 200, "{case}");
        }
    }
}

#[tokio::test]
async fn t1_nobody_but_the_caring_centre_reads_where_a_person_sleeps() {
    let world = World::new();
    let mut readers = 0;
    for who in &world.people {
        let mut browser = world.browser(who);
        for (file, marker, office) in [("reflecting", "ZQ7-B04", "pag-asa"), ("flemish", "ZQ7-D03", "payoke")]
        {
            let reference = &world.files[file];
            for surface in ["/files/{}", "/files/{}/record", "/files/{}/what-if", "/api/v1/files/{}"] {
                let answer = browser.get(&surface.replace("{}", reference.as_str())).await;
                let is_there = answer.body.contains(marker);
                assert!(!is_there || who.office == office, "{} reads {marker}", who.account());
                readers += usize::from(is_there);
            }
        }
    }
    assert!(readers > 0);
}

#[tokio::test]
async fn t3_an_office_of_another_region_gets_no_body_for_any_reference() {
    let world = World::new();
    let brussels = ["referred", "reflecting", "permit", "investigation"];
    let far =
        ["ecosoc-antwerp", "police-antwerp", "magistrate-liege", "surya", "payoke", "association-liege"];
    for who in world.people.iter().filter(|who| far.contains(&who.office.as_str())) {
        let mut browser = world.browser(who);
        for file in brussels {
            let reference = &world.files[file];
            browser
                .get(&format!("/files/{reference}"))
                .await
                .has_status(404)
                .does_not_say(reference.as_str());
            browser.get(&format!("/api/v1/files/{reference}")).await.has_status(404);
        }
    }
}

#[tokio::test]
async fn t11_the_rapporteur_gets_no_name_and_no_reference() {
    let world = World::new();
    let mut rapporteur = world.browser(&Who::new("rapporteur", "myria"));
    let addresses =
        ["/", "/work", "/files", "/search", "/figures", "/figures/2026", "/api/v1/figures/2026", "/me"];
    for address in addresses {
        let answer = rapporteur.get(address).await;
        assert!(markers(&answer.body).is_empty(), "{address}");
        assert!(references(&answer.body, &world).is_empty(), "{address}");
    }
}
