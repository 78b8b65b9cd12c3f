use axum::{
    body::Body,
    http::{Request, header},
};

use crate::common::{Answer, Browser, House};

const GOOD: &str = "nbt_on,nbt_region,nbt_setting,nbt_minor,nbt_safe_way,prs_FirstName,prs_SecondName\n\
    2026-03-02,brussels,workplace-inspection,no,own-phone,Invented,Verbeke\n\
    2026-03-03,brussels,police-check,yes,own-phone,Invented,Peeters\n";

/// Sends a file as a browser does.
async fn upload(browser: &mut Browser<'_>, token: Option<&str>, file: &[u8]) -> Answer {
    let token = match token {
        Some(token) => token.to_owned(),
        None => browser.get("/import").await.token("/import"),
    };
    let mut body = Vec::new();
    body.extend_from_slice(
        format!("--sheet\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{token}\r\n").as_bytes(),
    );
    body.extend_from_slice(
        b"--sheet\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n",
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--sheet--\r\n");
    let request = Request::post("/import")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=sheet")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

async fn finished(browser: &mut Browser<'_>) -> Answer {
    loop {
        let page = browser.get("/import?lang=en").await;
        if page.words().contains("known before") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn good_rows_go_in_once_however_often_they_are_imported() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let rows = house.rows();
    upload(&mut inspector, None, GOOD.as_bytes()).await.leads_to("/import");
    inspector
        .get("/import?lang=en")
        .await
        .says("2 rows are ready. None has mistakes.")
        .says("2 ready, 0 with mistakes – Import");
    assert_eq!(house.rows(), rows, "looking writes nothing");
    inspector.post("/import", "/import/go", &[]).await.leads_to("/import");
    finished(&mut inspector).await.says("2 new, 0 known before.");
    let after = house.rows();
    upload(&mut inspector, None, GOOD.as_bytes()).await.leads_to("/import");
    inspector.post("/import", "/import/go", &[]).await.leads_to("/import");
    finished(&mut inspector).await.says("0 new, 2 known before.");
    assert_eq!(house.rows(), after, "twice adds nothing");
}

#[tokio::test]
async fn rows_with_mistakes_are_told_with_place_value_and_reason_and_can_be_corrected() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let bad = format!(
        "{GOOD}2026-02-30,brussels,workplace-inspection,no,own-phone,=cmd|' /C calc'!A0,<b>x</b>\n2026-03-04,nowhere,care,no,own-phone,a,b\n"
    );
    upload(&mut inspector, None, bad.as_bytes()).await.leads_to("/import");
    let page = inspector.get("/import?lang=da").await;
    page.says("2 rækker er klar. 2 har fejl; hent dem, ret dem, og importér igen.");
    page.says("4 nbt_on 2026-02-30 Dette er ikke en dag. Skriv år-måned-dag, for eksempel 2026-03-02.");
    page.says("5 nbt_region nowhere Dette er ikke en region i cirkulæret.");
    let table = inspector.get("/import/bad-rows.csv").await;
    table.has_status(200);
    assert_eq!(table.header("content-disposition"), "attachment; filename=\"bad-rows.csv\"");
    assert!(
        table.body.starts_with(
            "nbt_on,nbt_region,nbt_setting,nbt_minor,nbt_safe_way,prs_FirstName,prs_SecondName,nbt_why\r\n"
        ),
        "{}",
        table.body
    );
    let corrected = table.body.replace("2026-02-30", "2026-02-28").replace("nowhere", "brussels");
    upload(&mut inspector, None, corrected.as_bytes()).await.leads_to("/import");
    inspector.get("/import?lang=en").await.says("2 rows are ready. None has mistakes.");
}

#[tokio::test]
async fn a_file_that_is_no_table_is_said_in_place() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    for (file, said) in [
        (&b""[..], "The file holds no rows."),
        (
            b"PK\x03\x04workbook",
            "The file is a workbook of a spreadsheet program. Save it as CSV with UTF-8.",
        ),
        (b"\xff\xfea\x00", "The file is not text in UTF-8."),
        (b"colour,size\nred,3\n", "No column of the file is known."),
        (b"[{\"nbt_on\":", "The file is not JSON: line 1, column"),
    ] {
        let page = upload(&mut inspector, None, file).await;
        page.has_status(422).says(said).says("Error – Import – Nabotjek");
    }
}

#[tokio::test]
async fn a_file_from_a_stranger_is_not_read() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let rows = house.rows();
    upload(&mut inspector, Some("forged"), GOOD.as_bytes()).await.has_status(403);
    inspector.get("/import?lang=en").await.does_not_say("rows are ready");
    inspector.post_raw("/import/go", "form=forged").await.has_status(403);
    upload(&mut house.stranger(), Some("forged"), GOOD.as_bytes()).await.leads_to("/sign-in?next=/import");
    assert_eq!(house.rows(), rows);
}

#[tokio::test]
async fn who_opens_no_files_imports_none() {
    let house = House::new();
    for role in ["rapporteur", "administrator", "data-protection-officer", "coordination-unit"] {
        house.browser(role).get("/import").await.has_status(404).says("Nothing here for you.");
    }
    house.browser("police").get("/import/bad-rows.csv").await.has_status(404);
}
