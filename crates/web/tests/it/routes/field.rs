//! `/field`: what was recorded without a network arrives once, or comes back with the reason.

use axum::{body::Body, http::Request};
use jiff::{SignedDuration, Timestamp};
use journal::{Account, Reference};
use serde_json::{Value, json};

use super::record::{begin, begin_as};
use crate::common::{Browser, House, PASSWORD};

const PLAN: [(&str, &str); 10] = [
    ("fact.region", "brussels"),
    ("fact.planned-for.day", "25"),
    ("fact.planned-for.month", "11"),
    ("fact.planned-for.year", "2026"),
    ("fact.site", "Invented yard 4"),
    ("fact.leader", "An invented inspector"),
    ("fact.leader-training", "completed"),
    ("on.day", "24"),
    ("on.month", "11"),
    ("on.year", "2026"),
];

async fn inspection(house: &House) -> Reference {
    begin_as(house, "social-inspector", "inspection-planned", &PLAN).await
}

async fn json(browser: &mut Browser<'_>, address: &str, device: &str) -> (u16, Value) {
    let mut request = Request::get(address);
    if !device.is_empty() {
        request = request.header("x-field-device", device);
    }
    let answer = browser.send(request.body(Body::empty()).unwrap()).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap_or(Value::Null))
}

async fn token(browser: &mut Browser<'_>) -> String {
    let (status, start) = json(browser, "/field/start", "").await;
    assert_eq!(status, 200, "{start}");
    start["token"].as_str().unwrap().to_owned()
}

async fn register(browser: &mut Browser<'_>) -> String {
    let token = token(browser).await;
    let answer = browser.post_raw("/field/register", format!("form={token}&name=Invented%20phone")).await;
    answer.has_status(200);
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    answer["device"].as_str().unwrap().to_owned()
}

async fn send_at(browser: &mut Browser<'_>, device: &str, sent: Timestamp, entries: &Value) -> (u16, Value) {
    let token = token(browser).await;
    let entries: String = entries.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let body = format!("form={token}&device={device}&sent={sent}&entries={entries}");
    let answer = browser.post_raw("/field/sync", body).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap_or(Value::Null))
}

async fn send(house: &House, browser: &mut Browser<'_>, device: &str, entries: Value) -> Value {
    let (status, answer) = send_at(browser, device, house.journal.now(), &entries).await;
    assert_eq!(status, 200, "{answer}");
    answer["entries"].clone()
}

fn id(number: u8) -> String {
    format!("{number:032x}")
}

fn fields(facts: &[(&str, &str)]) -> Value {
    let mut all = json!({ "on.day": ["25"], "on.month": ["11"], "on.year": ["2026"] });
    for (name, value) in facts {
        let list = all[format!("fact.{name}")].as_array().cloned().unwrap_or_default();
        all[format!("fact.{name}")] = list.into_iter().chain([json!(value)]).collect();
    }
    all
}

fn met(number: u8, beside: &Reference, facts: &[(&str, &str)]) -> Value {
    let facts = [&[("region", "brussels"), ("setting", "workplace-inspection")], facts].concat();
    json!({ "id": id(number), "event": "worker-met", "made": "2026-11-25T08:00:00Z", "beside": beside.as_str(), "fields": fields(&facts) })
}

fn asked(number: u8, first: u8, event: &str, facts: &[(&str, &str)]) -> Value {
    json!({ "id": id(number), "event": event, "made": "2026-11-25T08:10:00Z", "opened_by": id(first), "fields": fields(facts) })
}

fn seen_at(number: u8, file: &str, event: &str, facts: &[(&str, &str)]) -> Value {
    json!({ "id": id(number), "event": event, "made": "2026-11-25T08:20:00Z", "file": file, "fields": fields(facts), "seen": 1 })
}

fn states(answers: &Value) -> Vec<&str> {
    answers.as_array().unwrap().iter().map(|answer| answer["state"].as_str().unwrap()).collect()
}

fn said(answer: &Value) -> String {
    answer["said"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn an_inspection_is_taken_along_and_what_was_recorded_is_stored_once_however_often_it_comes() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    phone.get("/field").await.has_status(200).does_not_say(site.as_str());
    let device = register(&mut phone).await;
    let (_, start) = json(&mut phone, "/field/start", &device).await;
    assert_eq!(
        (start["device"].as_str(), start["inspections"][0]["reference"].as_str()),
        (Some("own"), Some(site.as_str()))
    );
    let (_, pack) = json(&mut phone, &format!("/field/pack/{site}"), "").await;
    assert!(pack["briefing"].to_string().contains("Invented yard 4"), "{pack}");
    assert_eq!(pack["carried"]["worker-met"]["fact.region"], json!(["brussels"]));
    let entries = json!([
        seen_at(1, site.as_str(), "inspection-carried-out", &[("workers-met", "2"), ("signs-seen", "yes")]),
        met(2, &site, &[("minor", "declined")]),
        asked(
            3,
            2,
            "wellbeing-asked",
            &[("needs", "food-or-rest"), ("needs", "safe-place"), ("answers", "not-asked")]
        ),
        asked(4, 2, "hours-asked", &[("hours-a-week", "78")]),
    ]);
    let answers = send(&house, &mut phone, &device, entries.clone()).await;
    assert_eq!(states(&answers), ["stored"; 4], "{answers}");
    let interview: Reference = answers[1]["reference"].as_str().unwrap().parse().unwrap();
    assert_eq!(answers[3]["reference"], json!(interview.as_str()));
    assert!(house.journal.tied(&site).unwrap().contains(&interview));
    let rows = house.rows();
    // Again, in halves, one by one, and after the server has started anew.
    let router = house.fresh_server();
    let mut later = phone.at(&router);
    assert_eq!(states(&send(&house, &mut later, &device, entries.clone()).await), ["already"; 4]);
    for entry in entries.as_array().unwrap() {
        let mut entry = entry.clone();
        if entry["opened_by"].is_string() {
            entry["opened_by"] = Value::Null;
            entry["file"] = json!(interview.as_str());
        }
        assert_eq!(states(&send(&house, &mut phone, &device, json!([entry])).await), ["already"]);
    }
    assert_eq!(house.rows(), rows);
    assert_eq!(house.journal.read(&interview).unwrap().unwrap().record.seq, 3);
    phone.get(&format!("/files/{interview}")).await.has_status(200).says("78");
}

#[tokio::test]
async fn a_sending_that_reached_the_server_half_way_is_completed() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let device = register(&mut phone).await;
    send(&house, &mut phone, &device, json!([met(1, &site, &[])])).await;
    let all = json!([met(1, &site, &[]), asked(2, 1, "wellbeing-asked", &[]), met(3, &site, &[])]);
    let answers = send(&house, &mut phone, &device, all).await;
    assert_eq!(states(&answers), ["already", "stored", "stored"], "{answers}");
    assert_eq!(answers[0]["reference"], answers[1]["reference"]);
    assert_eq!(house.journal.tied(&site).unwrap().len(), 2);
    // What was changed after it had been stored is not taken for the same.
    let changed = send(&house, &mut phone, &device, json!([met(1, &site, &[("in-private", "yes")])])).await;
    assert_eq!(states(&changed), ["needs-you"]);
    assert!(said(&changed[0]).contains("stored already"), "{changed}");
    assert_eq!(changed[0]["reference"], answers[0]["reference"]);
}

#[tokio::test]
async fn what_cannot_be_stored_comes_back_with_the_reason_and_the_rest_is_stored() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let device = register(&mut phone).await;
    let mut future = met(6, &site, &[]);
    future["made"] = json!("2026-11-25T10:00:00Z");
    let mut tomorrow = met(7, &site, &[]);
    tomorrow["fields"]["on.day"] = json!(["26"]);
    let mut odd = met(8, &site, &[]);
    odd["fields"]["fact.setting"] = json!(["a\u{0}b"]);
    let rows = house.rows();
    let answers = send(
        &house,
        &mut phone,
        &device,
        json!([
            seen_at(1, site.as_str(), "inspection-carried-out", &[]),
            seen_at(2, site.as_str(), "inspection-finished", &[("inspection-result", "nonsense")]),
            seen_at(3, site.as_str(), "site-observed", &[("colour", "red")]),
            asked(4, 99, "wellbeing-asked", &[]),
            met(5, &site, &[("hours-a-week", "1")]),
            future,
            tomorrow,
            odd,
            seen_at(9, site.as_str(), "no-such-event", &[]),
            seen_at(10, "BE-0000-0001", "site-observed", &[]),
        ]),
    )
    .await;
    assert_eq!(states(&answers), ["needs-you"; 10], "{answers}");
    assert_eq!(answers[0]["mistakes"]["fact.signs-seen"], json!("Answer this question."), "{answers}");
    assert!(said(&answers[2]).contains("questions have changed"));
    assert!(said(&answers[3]).contains("has not been stored yet"));
    assert!(said(&answers[5]).contains("has not come yet"), "{answers}");
    assert!(answers[6]["mistakes"]["on"].is_string(), "{answers}");
    assert!(said(&answers[8]).contains("no such file"));
    assert!(said(&answers[9]).contains("no such file"));
    assert_eq!(house.rows(), rows);
    // A rule stands against it: it is named, and its address given.
    let early = seen_at(11, site.as_str(), "inspection-finished", &[("inspection-result", "nothing-found")]);
    let good = seen_at(12, site.as_str(), "site-observed", &[("workers-at-work", "3")]);
    let answers = send(&house, &mut phone, &device, json!([early, good])).await;
    assert_eq!(states(&answers)[1], "stored", "{answers}");
    assert_eq!(states(&answers)[0], "needs-you", "{answers}");
}

#[tokio::test]
async fn what_a_colleague_recorded_meanwhile_is_told_and_recorded_beside_only_when_asked() {
    let house = House::new();
    let site = inspection(&house).await;
    let colleague = Account {
        name: "colleague".into(),
        display: "Colleague (invented)".into(),
        role: "social-inspector".into(),
        office: "ecosoc-brussels".into(),
        language: "en".into(),
        password: String::new(),
        open: true,
    };
    house.journal.put_account(colleague, "").unwrap();
    let (mut one, mut two) = (house.browser("social-inspector"), house.browser("colleague"));
    let (first, second) = (register(&mut one).await, register(&mut two).await);
    let observed =
        |number, workers| seen_at(number, site.as_str(), "site-observed", &[("workers-at-work", workers)]);
    // One's own stand beside each other without a word.
    let own = send(&house, &mut one, &first, json!([observed(1, "3"), observed(2, "4")])).await;
    assert_eq!(states(&own), ["stored", "stored"]);
    let answers = send(&house, &mut two, &second, json!([observed(3, "5"), met(4, &site, &[])])).await;
    assert_eq!(states(&answers), ["needs-you", "stored"], "{answers}");
    assert_eq!(answers[0]["is_conflict"], json!(true));
    assert!(said(&answers[0]).contains("A colleague has recorded the same"), "{answers}");
    assert!(said(&answers[0]).contains('3') && said(&answers[0]).contains('4'), "{answers}");
    let mut as_well = observed(3, "5");
    as_well["as_well"] = json!(true);
    assert_eq!(states(&send(&house, &mut two, &second, json!([as_well])).await), ["stored"]);
    // Two who met the same worker without knowing of each other: two interviews, both tied to the inspection.
    assert_eq!(states(&send(&house, &mut one, &first, json!([met(5, &site, &[])])).await), ["stored"]);
    assert_eq!(house.journal.tied(&site).unwrap().len(), 2);
    // The same name of an entry on two devices is two entries.
    assert_eq!(states(&send(&house, &mut two, &second, json!([met(5, &site, &[])])).await), ["stored"]);
}

#[tokio::test]
async fn t25_a_device_that_was_cut_off_or_whose_account_is_closed_is_told_so_and_stores_nothing() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let device = register(&mut phone).await;
    let other = register(&mut phone).await;
    // Nobody else cuts it off, or records with it.
    let mut police = house.browser("police");
    police.get("/field/devices").await.does_not_say("Invented phone");
    let list = phone.get("/field/devices").await;
    list.has_status(200).says("Invented phone");
    assert!(!list.body.contains(&device), "the secret is shown to nobody");
    let mark = journal::Device::mark_of(&journal::unhex(&device).unwrap().try_into().unwrap());
    let cut = format!("form={}&device={mark}", list.token("/field/devices/cut-off"));
    phone.post_raw("/field/devices/cut-off", cut).await.leads_to("/field/devices");
    phone.get("/field/devices").await.says("cut off");
    let rows = house.rows();
    let now = house.journal.now();
    let (status, answer) = send_at(&mut phone, &device, now, &json!([met(1, &site, &[])])).await;
    assert_eq!((status, &answer["error"]["code"]), (410, &json!("cut-off")), "{answer}");
    // It learns this although nobody is signed in on it.
    let (status, answer) = json(&mut house.stranger(), "/field/start", &device).await;
    assert_eq!((status, &answer["error"]["code"]), (410, &json!("cut-off")));
    assert_eq!(json(&mut house.stranger(), "/field/start", &other).await.0, 401);
    assert_eq!(json(&mut house.stranger(), "/field/start", "").await.0, 401);
    assert_eq!(house.rows(), rows);
    // A closed account: its session is gone, its device learns why.
    let mut account = house.journal.account("social-inspector").unwrap().unwrap();
    account.open = false;
    let token = token(&mut phone).await;
    house.journal.put_account(account, "administrator").unwrap();
    let rows = house.rows();
    let body = format!("form={token}&device={other}&sent={now}&entries=[]");
    phone.post_raw("/field/sync", body).await.has_status(401);
    let (status, answer) = json(&mut phone, "/field/start", &other).await;
    assert_eq!((status, &answer["error"]["code"]), (410, &json!("account-closed")), "{answer}");
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn a_session_that_has_ended_stores_nothing_and_is_told_apart() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let device = register(&mut phone).await;
    let token = token(&mut phone).await;
    let rows = house.rows();
    house.later(SignedDuration::from_hours(2));
    let entries: String =
        json!([met(1, &site, &[])]).to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let body = format!("form={token}&device={device}&sent=2026-11-25T22:00:00Z&entries={entries}");
    phone.post_raw("/field/sync", body.clone()).await.has_status(401).says("sign-in");
    assert_eq!(json(&mut phone, "/field/start", &device).await.0, 401);
    assert_eq!(house.rows(), rows);
    // Without a page's token, or from elsewhere.
    let mut again = house.browser("social-inspector");
    again.post_raw("/field/sync", "device=0&sent=0&entries=[]").await.has_status(403);
    let request = Request::post("/field/sync")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    again.send(request.body(Body::from(body)).unwrap()).await.has_status(403);
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn another_offices_inspection_and_forged_names_are_refused() {
    let house = House::new();
    let site = inspection(&house).await;
    let dossier = begin(&house).await;
    let away = Account {
        name: "away".into(),
        display: "Away (invented)".into(),
        role: "social-inspector".into(),
        office: "ecosoc-antwerp".into(),
        language: "en".into(),
        password: PASSWORD.into(),
        open: true,
    };
    house.journal.put_account(away, "").unwrap();
    let mut phone = house.browser("away");
    let device = register(&mut phone).await;
    assert_eq!(json(&mut phone, &format!("/field/pack/{site}"), "").await.0, 404);
    let rows = house.rows();
    let entries = json!([met(1, &site, &[]), seen_at(2, site.as_str(), "site-observed", &[])]);
    let answers = send(&house, &mut phone, &device, entries).await;
    assert_eq!(states(&answers), ["needs-you", "needs-you"]);
    assert_eq!(house.rows(), rows);
    assert_eq!(said(&answers[0]), said(&answers[1]));
    // Nobody sends with another's device; what is no entry is refused whole.
    let mut own = house.browser("social-inspector");
    let now = house.journal.now();
    let (status, answer) = send_at(&mut own, &device, now, &json!([met(1, &site, &[])])).await;
    assert_eq!((status, &answer["error"]["code"]), (409, &json!("another-account")));
    let (status, answer) = send_at(&mut own, &id(77), now, &json!([met(1, &site, &[])])).await;
    assert_eq!((status, &answer["error"]["code"]), (409, &json!("unknown-device")));
    assert_eq!(house.rows(), rows);
    let mine = register(&mut own).await;
    let rows_then = house.rows();
    assert_eq!(rows_then, rows + 1);
    for forged in ["", "0", "zz", &"A".repeat(32), &"0".repeat(34), "../../../../etc/passwd"] {
        let mut entry = met(1, &site, &[]);
        entry["id"] = json!(forged);
        assert_eq!(send_at(&mut own, &mine, now, &json!([entry])).await.0, 400, "{forged}");
    }
    let mut extra = met(1, &site, &[]);
    extra["account"] = json!("administrator");
    for entries in [json!([extra]), json!({}), json!([1]), json!(vec![met(1, &site, &[]); 101])] {
        assert_eq!(send_at(&mut own, &mine, now, &entries).await.0, 400);
    }
    // Only inspections are taken along.
    assert_eq!(json(&mut own, &format!("/field/pack/{dossier}"), "").await.0, 404);
    let answers = send(&house, &mut own, &mine, json!([met(1, &dossier, &[])])).await;
    assert_eq!(states(&answers), ["needs-you"]);
    assert_eq!(house.rows(), rows_then);
}

#[tokio::test]
async fn too_much_at_once_is_refused_and_a_wrong_clock_is_told() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let device = register(&mut phone).await;
    let rows = house.rows();
    let big = met(1, &site, &[("note", &"x".repeat(2 * 1024 * 1024))]);
    let now = house.journal.now();
    let (status, answer) = send_at(&mut phone, &device, now, &json!([big])).await;
    assert_eq!((status, &answer["error"]["code"]), (413, &json!("too-large")), "{answer}");
    assert_eq!(house.rows(), rows);
    let ahead = now + SignedDuration::from_hours(3);
    let (_, answer) = send_at(&mut phone, &device, ahead, &json!([])).await;
    assert_eq!((&answer["ahead"], &answer["now"]), (&json!(10_800), &json!("2026-11-25T09:00:00Z")));
}

#[tokio::test]
async fn five_devices_send_at_a_time_and_each_has_a_name() {
    let house = House::new();
    let mut phone = house.browser("social-inspector");
    for _ in 0..5 {
        register(&mut phone).await;
    }
    let form = token(&mut phone).await;
    phone
        .post_raw("/field/register", format!("form={form}&name=Sixth"))
        .await
        .has_status(422)
        .says("Five of your");
    phone.post_raw("/field/register", format!("form={form}&name=")).await.has_status(422);
}

#[tokio::test]
async fn the_same_questions_are_asked_in_every_language_and_stand_on_paper() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let (_, forms) = json(&mut inspector, "/field/forms", "").await;
    let codes: Vec<&str> =
        forms["languages"].as_array().unwrap().iter().map(|pair| pair[0].as_str().unwrap()).collect();
    assert_eq!(codes.first(), Some(&"en"));
    let mut asked = 0;
    for form in forms["forms"].as_array().unwrap() {
        for question in form["questions"].as_array().unwrap() {
            for code in &codes {
                assert!(question["ask"][code].as_str().is_some_and(|ask| !ask.is_empty()), "{question}");
            }
            asked += 1;
        }
    }
    assert!(asked > 40, "{asked}");
    let find = |event: &str, name: &str| {
        let forms = forms["forms"].as_array().unwrap();
        let form = forms.iter().find(|form| form["event"] == event).unwrap();
        form["questions"]
            .as_array()
            .unwrap()
            .iter()
            .find(|question| question["name"] == name)
            .unwrap()
            .clone()
    };
    assert_eq!(find("worker-met", "fact.minor")["unanswered"]["options"][1][0], "declined");
    assert_eq!(find("worker-met", "fact.minor")["unanswered"]["part"], "");
    assert_eq!(find("hours-asked", "fact.hours-a-week")["unanswered"]["part"], ".unanswered");
    let paper = inspector.get("/field/paper?with=fr").await;
    paper
        .has_status(200)
        .says(site.as_str())
        .says("How many hours a week?")
        .says("Combien d'heures par semaine ?");
    assert!(paper.body.contains(&format!("/files/{site}/begin/worker-met")));
    // Whoever carries out no inspections finds nothing here.
    for role in ["judge", "rapporteur", "administrator", "immigration-office"] {
        for address in ["/field", "/field/start", "/field/forms", "/field/paper", "/field/devices"] {
            house.browser(role).get(address).await.has_status(404);
        }
    }
    house.stranger().get("/field").await.leads_to("/sign-in?next=/field");
}

/// Everything that a first visit and an inspection taken along load, packed as the server sends it.
#[tokio::test]
async fn the_first_load_is_below_150_kb_with_everything_in_it() {
    let house = House::new();
    let site = inspection(&house).await;
    let mut phone = house.browser("social-inspector");
    let page = phone.get("/field").await;
    let mut addresses: Vec<String> =
        page.body.split('"').filter(|part| part.starts_with("/static/")).map(str::to_owned).collect();
    let script = addresses.iter().find(|address| address.contains("page.js")).unwrap().clone();
    addresses.extend(["keep.js", "draw.js"].map(|name| script.replace("page.js", name)));
    let rest = ["/field", "/field/manifest.webmanifest", "/field/worker.js", "/field/start", "/field/forms"];
    addresses.extend(rest.map(str::to_owned));
    addresses.push(format!("/field/pack/{site}"));
    let mut sum = 0;
    for address in &addresses {
        let bytes = phone_bytes(&house, &phone, address).await;
        println!("{bytes:>8} {address}");
        sum += bytes;
    }
    println!("{sum:>8} in all");
    assert!(sum < 150_000, "{sum} bytes");
}

/// The bytes of an answer as they come over the line, its headers left out.
async fn phone_bytes(house: &House, phone: &Browser<'_>, address: &str) -> usize {
    use tower::ServiceExt;
    let cookie =
        phone.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
    let request = Request::get(address)
        .header("accept-encoding", "gzip, br")
        .header("cookie", cookie)
        .header("host", "localhost");
    let answer = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status().as_u16(), 200, "{address}");
    axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().len()
}
