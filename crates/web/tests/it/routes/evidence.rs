//! Photos and scans: sent with a form, checked, recorded, listed, shown and handed out to those who may see them.

use std::{fs, path::Path, sync::Arc};

use access::Access;
use axum::{
    body::Body,
    http::{Request, header},
};
use circular::{Choices, Rulebook};
use evidence::{BYTES_MAX, take_in};
use jiff::SignedDuration;
use journal::{ConsultationQuery, Reference};

use crate::common::{Answer, Browser, House, body};

use super::record::{begin_as, record};

#[path = "../../../../evidence/tests/it/made.rs"]
mod made;

const PLANNED: [(&str, &str); 10] = [
    ("fact.region", "brussels"),
    ("fact.planned-for.day", "25"),
    ("fact.planned-for.month", "11"),
    ("fact.planned-for.year", "2026"),
    ("fact.site", "Invented laundry"),
    ("fact.leader", "Invented Leader"),
    ("fact.leader-training", "completed"),
    ("on.day", "25"),
    ("on.month", "11"),
    ("on.year", "2026"),
];
const SAYS: [(&str, &str); 6] = [
    ("fact.evidence-is", "Eight beds in the storeroom – ليلى"),
    ("fact.evidence-found-at", "Storeroom, 8.15"),
    ("fact.evidence-supports", "house"),
    ("on.day", "25"),
    ("on.month", "11"),
    ("on.year", "2026"),
];

async fn inspection(house: &House) -> Reference {
    begin_as(house, "social-inspector", "inspection-planned", &PLANNED).await
}

fn form_at(file: &Reference) -> String {
    format!("/files/{file}/record/site-evidence-secured")
}

/// A form in parts, as a browser sends it.
fn parts(token: &str, fields: &[(&str, &str)], documents: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in [("form", token)].iter().chain(fields) {
        out.extend_from_slice(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    for (name, bytes) in documents {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file.evidence-document\"; filename=\"{name}\"\r\n\
             Content-Type: image/jpeg\r\n\r\n"
        );
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(bytes);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"--x--\r\n");
    out
}

async fn send(browser: &mut Browser<'_>, address: &str, parts: Vec<u8>) -> Answer {
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(parts)).unwrap()).await
}

/// Opens the form and sends it to be checked with documents.
async fn check(
    browser: &mut Browser<'_>,
    file: &Reference,
    fields: &[(&str, &str)],
    documents: &[(&str, &[u8])],
) -> Answer {
    let address = format!("{}/check", form_at(file));
    let form = browser.get(&form_at(file)).await;
    assert!(form.has_status(200).body.contains("enctype=\"multipart/form-data\""));
    send(browser, &address, parts(&form.token(&address), fields, documents)).await
}

/// The tickets of documents on a page.
fn tickets(page: &Answer) -> Vec<String> {
    let found = page.body.split("name=\"fact.evidence-document\" value=\"").skip(1);
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Records what was checked.
async fn confirm(
    browser: &mut Browser<'_>,
    file: &Reference,
    checked: &Answer,
    fields: &[(&str, &str)],
) -> Answer {
    let tickets = tickets(checked);
    let mut fields = fields.to_vec();
    fields.extend(tickets.iter().map(|ticket| ("fact.evidence-document", ticket.as_str())));
    fields.push(("step", "record"));
    browser.post_raw(&form_at(file), body(&checked.token(&form_at(file)), &fields)).await
}

/// An inspection with a photo in it, and the address of the photo.
async fn with_photo(house: &House) -> (Reference, String) {
    let file = inspection(house).await;
    let mut inspector = house.browser("social-inspector");
    let checked = check(&mut inspector, &file, &SAYS, &[("beds.jpg", &made::jpeg(4000, 3000, 6))]).await;
    confirm(&mut inspector, &file, checked.has_status(200), &SAYS).await.has_status(303);
    let address = photo_of(&inspector.get(&format!("/files/{file}")).await);
    (file, address)
}

fn photo_of(page: &Answer) -> String {
    let rest = page.body.split("/documents/").next().unwrap().rsplit("href=\"").next().unwrap();
    let mark = page.body.split("/documents/").nth(1).unwrap().split('"').next().unwrap();
    format!("{rest}/documents/{mark}")
}

#[tokio::test]
async fn a_photo_is_checked_recorded_listed_and_handed_out_byte_for_byte() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let photo = made::jpeg(4000, 3000, 6);
    let clean = take_in(&photo).unwrap();
    let checked = check(&mut inspector, &file, &SAYS, &[("beds.jpg", &photo)]).await;
    let beginning = &clean.document.sha256_digits()[..12];
    checked.has_status(200).says("Photo (JPEG)").says("4,000 × 3,000 points").says(beginning);
    checked.says("Eight beds in the storeroom – ليلى").does_not_say("beds.jpg");
    // Back to the questions and forward again: nothing is lost.
    let ticket = tickets(&checked).remove(0);
    let mut fields = SAYS.to_vec();
    fields.extend([("fact.evidence-document", ticket.as_str()), ("step", "edit")]);
    let again = inspector.post_raw(&form_at(&file), body(&checked.token(&form_at(&file)), &fields)).await;
    again.has_status(200).says("Photo (JPEG)").says("One more photo or scan");
    assert_eq!(tickets(&again).len(), 1);
    let token = again.token(&format!("{}/check", form_at(&file)));
    fields.pop();
    let checked =
        send(&mut inspector, &format!("{}/check", form_at(&file)), parts(&token, &fields, &[("", b"")]))
            .await;
    confirm(&mut inspector, &file, checked.has_status(200), &SAYS).await.has_status(303);
    // The same post once more is the same event.
    confirm(&mut inspector, &file, &checked, &SAYS).await.has_status(303);
    assert_eq!(house.journal.read(&file).unwrap().unwrap().record.seq, 2);

    let dossier = inspector.get(&format!("/files/{file}")).await;
    dossier.says("Photo (JPEG)").says("Evidence");
    let address = photo_of(&dossier);
    assert!(!address.contains("beds") && address.ends_with("/documents/evidence-document-1"), "{address}");
    let page = inspector.get(&address).await;
    page.has_status(200).says(&clean.document.sha256_digits()).says(&clean.document.blake3_digits());
    page.says("social-inspector (invented), ").says("Storeroom, 8.15").says("Evidence secured at the site");
    page.says("25 November 2026");
    let list = inspector.get(&format!("/files/{file}/evidence")).await;
    list.has_status(200).says(&clean.document.sha256_digits()).says("Housing");
    let content = inspector.get(&format!("{address}/content")).await;
    assert_eq!(content.has_status(200).body, String::from_utf8_lossy(&clean.bytes));
    assert_eq!(content.header("content-type"), "image/jpeg");
    assert_eq!(
        content.header("content-disposition"),
        format!("attachment; filename=\"document-{beginning}.jpeg\"")
    );
    assert_eq!(content.header("x-content-type-options"), "nosniff");
    assert_eq!(content.header("cache-control"), "no-store");
    let policy = content.header("content-security-policy");
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
    assert!(!policy.contains("'self'"), "{policy}");
    // The look is in the log though the compartment is not protected.
    let query = ConsultationQuery { reference: Some(file), limit: 99, ..Default::default() };
    let looks = house.journal.consultations(&query).unwrap();
    let look = looks.iter().find(|logged| logged.consultation.surface == "document").unwrap();
    assert_eq!(look.consultation.compartments, ["evidence"]);
    assert!(!look.consultation.grounds.is_empty());
    house.rows();
}

#[tokio::test]
async fn a_place_is_taken_out_unless_it_is_kept_on_purpose() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let photo = made::jpeg(400, 300, 1);
    let plain = check(&mut inspector, &file, &SAYS, &[("a.jpg", &photo)]).await;
    plain.has_status(200).does_not_say("50.84").does_not_say("8:15");
    let mut keeps = SAYS.to_vec();
    keeps.push(("place.evidence-document", "yes"));
    let kept = check(&mut inspector, &file, &keeps, &[("a.jpg", &photo)]).await;
    kept.has_status(200).says("place 50.84670,4.35250").says("08:15");
    confirm(&mut inspector, &file, &kept, &SAYS).await.has_status(303);
    let address = photo_of(&inspector.get(&format!("/files/{file}")).await);
    inspector
        .get(&address)
        .await
        .says("Place, by the camera 50.84670,4.35250")
        .says("25 November 2026 08:15");
    let content = inspector.get(&format!("{address}/content")).await;
    assert!(
        !content.body.contains("Exif") && !content.body.contains("ZQ7"),
        "the photo itself bears nothing"
    );
    house.rows();
}

#[tokio::test]
async fn what_is_no_photo_is_refused_in_words_and_what_was_typed_stays() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let cut = made::jpeg(40, 30, 1);
    let packed = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    let huge = made::png(100_000, 100_000);
    let mut with_archive = made::pdf();
    with_archive.extend_from_slice(b"PK\x05\x06");
    let held_before = documents(&house);
    for (bytes, said) in [
        (&b"MZ\x90\0"[..], "neither JPEG, PNG, WebP nor PDF"),
        (b"<svg onload=alert(1)>", "neither JPEG, PNG, WebP nor PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (&packed, "archive or an office document"),
        (&with_archive, "archive or an office document"),
        (&cut[..60], "begins as Photo (JPEG) but is damaged or cut short"),
        (&huge, "100,000 × 100,000 points"),
    ] {
        let page = check(&mut inspector, &file, &SAYS, &[("photo.jpg", bytes)]).await;
        page.has_status(422).says(said).says("Nothing of it was kept");
        assert!(page.body.contains("Eight beds in the storeroom – ليلى"), "what was typed stays");
        assert!(page.body.contains("Error") && tickets(&page).is_empty());
    }
    // One that is refused beside one that is taken: the other stays.
    let photo = made::webp(40, 30);
    let page = check(&mut inspector, &file, &SAYS, &[("photo.jpg", &photo), ("evil.exe", b"MZ")]).await;
    assert_eq!(tickets(page.has_status(422)).len(), 1);
    let empty = check(&mut inspector, &file, &SAYS, &[("photo.jpg", b"")]).await;
    empty.has_status(422).says("The document is empty");
    assert_eq!(documents(&house), held_before + 1);
}

#[tokio::test]
async fn fifty_megabytes_are_told_with_their_size_and_nothing_typed_is_lost() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let mut large = made::jpeg(40, 30, 1);
    large.resize(50 * 1024 * 1024, 0);
    assert!(large.len() > BYTES_MAX);
    let page = check(&mut inspector, &file, &SAYS, &[("photo.jpg", &large)]).await;
    page.has_status(422).says("The document has 50 MB; the most is 20 MB. Nothing of it was kept.");
    assert!(page.body.contains("Eight beds in the storeroom"));
    assert_eq!(documents(&house), 0);
    // More than any form is read: said as a page, too.
    let address = format!("{}/check", form_at(&file));
    let request = Request::post(&address)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::CONTENT_LENGTH, "500000000")
        .header("sec-fetch-site", "same-origin");
    let page = inspector.send(request.body(Body::from("--x--")).unwrap()).await;
    page.has_status(413).says("larger than 128 MB");
}

fn documents(house: &House) -> usize {
    let mut folders = vec![house.folder.path().join("documents")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { count += 1 }
        }
    }
    count
}

#[tokio::test]
async fn a_ticket_is_its_senders_and_lasts_a_day() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let checked = check(&mut inspector, &file, &SAYS, &[("a.jpg", &made::jpeg(40, 30, 1))]).await;
    let ticket = tickets(checked.has_status(200)).remove(0);
    // What a document is cannot be said without a ticket.
    let document = take_in(&made::jpeg(40, 30, 1)).unwrap().document.to_string();
    let mut fields = SAYS.to_vec();
    fields.extend([("fact.evidence-document", document.as_str()), ("step", "record")]);
    let token = checked.token(&form_at(&file));
    inspector.post_raw(&form_at(&file), body(&token, &fields)).await.has_status(422).says("here no longer");
    house.later(SignedDuration::from_hours(25));
    let mut inspector = house.browser("social-inspector");
    let form = inspector.get(&form_at(&file)).await;
    let address = format!("{}/check", form_at(&file));
    let mut fields = SAYS.to_vec();
    fields.push(("fact.evidence-document", ticket.as_str()));
    let page = send(&mut inspector, &address, parts(&form.token(&address), &fields, &[])).await;
    page.has_status(422).says("here no longer");
    house.journal.tidy_documents().unwrap();
    assert_eq!(documents(&house), 0);
}

#[tokio::test]
async fn what_was_typed_beside_a_photo_travels_through_signing_in() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let address = format!("{}/check", form_at(&file));
    let token = inspector.get(&form_at(&file)).await.token(&address);
    house.later(SignedDuration::from_hours(1));
    let photo = made::jpeg(40, 30, 1);
    let asked = send(&mut inspector, &address, parts(&token, &SAYS, &[("a.jpg", &photo)])).await;
    asked.has_status(401).says("Sign in");
    assert!(!asked.body.contains("Eight beds"), "it travels sealed");
    assert_eq!(documents(&house), 0, "nothing is held for nobody");
    // A stranger's form is not read at all.
    let mut stranger = house.stranger();
    send(&mut stranger, &address, parts("forged", &SAYS, &[("a.jpg", &photo)])).await.has_status(403);
    assert_eq!(documents(&house), 0);
}

#[tokio::test]
async fn a_corrected_event_keeps_its_photo_unless_it_is_unticked() {
    let house = House::new();
    let (file, _) = with_photo(&house).await;
    let mut inspector = house.browser("social-inspector");
    let id = house.journal.read(&file).unwrap().unwrap().record.ids[1].0.clone();
    let address = format!("/files/{file}/events/{id}/correct");
    let form = inspector.get(&address).await;
    let ticket = tickets(form.has_status(200)).remove(0);
    let mut fields = SAYS.to_vec();
    fields.extend([("fact.evidence-document", ticket.as_str()), ("step", "record")]);
    let token = form.token(&format!("{address}/check"));
    inspector.post_raw(&address, body(&token, &fields)).await.has_status(303);
    let record = house.journal.read(&file).unwrap().unwrap().record.clone();
    assert_eq!(record.events[2].facts["evidence-document"], record.events[1].facts["evidence-document"]);
    house.rows();
}

/// Belgium's circular in which the police reads an inspection, but not what is evidence.
fn with_a_reader_of_the_rest() -> Arc<Rulebook> {
    const SEES: &str = r#"
sees police file=inspection compartment=procedure compartment=labour-conditions {
    cites house at="a test" certainty=house
    while region=own
    for en="A test" da="En test" fr="Un test" nl="Een test"
}
"#;
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            match entry.path().is_dir() {
                true => copy(&entry.path(), &to.join(entry.file_name())),
                false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be")), folder.path());
    fs::write(folder.path().join("a-test.kdl"), SEES).unwrap();
    let (circular, mistakes) = circular::read(folder.path()).unwrap();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
}

#[tokio::test]
async fn who_may_not_see_the_compartment_is_not_told_that_there_is_a_photo() {
    let rulebook = with_a_reader_of_the_rest();
    let access = Arc::new(Access::load(&rulebook).unwrap());
    let house = House::under(rulebook, access, web::Settings::default());
    let (file, address) = with_photo(&house).await;
    let without = inspection(&house).await;
    let mut police = house.browser("police");
    for place in [
        address.clone(),
        format!("{address}/content"),
        format!("{address}9"),
        format!("{}-2", &address[..address.len() - 2]),
    ] {
        police.get(&place).await.has_status(404).says("Nothing here for you.");
    }
    // Word for word the page of a file without any.
    let mut words = Vec::new();
    for file in [&file, &without] {
        for page in [format!("/files/{file}"), format!("/files/{file}/evidence")] {
            let page = police.get(&page).await;
            page.has_status(200).does_not_say("Photo (JPEG)").does_not_say("storeroom");
            words.push(page.words().replace(file.as_str(), "FILE"));
        }
    }
    assert_eq!(words[0], words[2]);
    assert_eq!(words[1], words[3]);
    let mut centre = house.browser("social-worker");
    for place in [format!("/files/{file}/evidence"), address.clone(), format!("{address}/content")] {
        centre.get(&place).await.has_status(404);
    }
    house.browser("social-inspector").get(&format!("{address}/content")).await.has_status(200);
}

#[tokio::test]
async fn an_investigation_rests_on_the_evidence_of_the_inspection_tied_to_it() {
    let house = House::new();
    let (file, address) = with_photo(&house).await;
    let mut magistrate = house.browser("reference-magistrate");
    magistrate.get(&address).await.has_status(404);
    record(&house, "social-inspector", &file, "inspection-reported", &[]).await;
    magistrate.get(&address).await.has_status(200).says("Storeroom, 8.15");
    let begun = [("fact.case-region", "brussels"), PLANNED[7], PLANNED[8], PLANNED[9]];
    let case = begin_as(&house, "reference-magistrate", "case-opened", &begun).await;
    magistrate.get(&format!("/files/{case}")).await.does_not_say("Evidence");
    let actor = journal::Actor {
        account: "reference-magistrate".into(),
        role: "reference-magistrate".into(),
        office: "magistrate-brussels".into(),
    };
    house.journal.tie(&case, &file, &actor).unwrap();
    magistrate.get(&format!("/files/{case}")).await.says("Evidence");
    let list = magistrate.get(&format!("/files/{case}/evidence")).await;
    list.has_status(200).says(file.as_str()).says("Eight beds in the storeroom").says("Photo (JPEG)");
    assert!(list.body.contains(&address));
    // The police of the region reads the investigation, but not the inspection.
    let police = house.browser("police").get(&format!("/files/{case}/evidence")).await;
    police.has_status(200).does_not_say(file.as_str()).does_not_say("Eight beds");
}

#[tokio::test]
async fn a_disk_that_takes_nothing_keeps_nothing_and_says_so() {
    let house = House::new();
    let file = inspection(&house).await;
    let mut inspector = house.browser("social-inspector");
    let address = format!("{}/check", form_at(&file));
    let token = inspector.get(&form_at(&file)).await.token(&address);
    house.refuse_writing();
    let photo = made::jpeg(40, 30, 1);
    send(&mut inspector, &address, parts(&token, &SAYS, &[("a.jpg", &photo)])).await.has_status(503);
    assert_eq!(documents(&house), 0);
}
