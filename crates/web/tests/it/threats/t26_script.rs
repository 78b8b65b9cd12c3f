use std::{fs, path::Path};

use journal::Account;

use crate::common::{House, body};

const PAYLOADS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "<!--<iframe srcdoc='<script>alert(1)</script>'>",
    "\u{202e}<b>tpircs</b>\u{2066}",
];

/// What stands in a page as markup that came from a payload.
#[track_caller]
fn is_inert(page: &str, payload: &str) {
    let start: String = payload.chars().take_while(|sign| !sign.is_whitespace()).collect();
    if payload.contains('<') || payload.contains('"') || payload.contains('\'') {
        assert!(!page.contains(payload), "{payload} stands unescaped in {page}");
    }
    for mark in ["<script>alert", "<img src=x", "<svg/onload", "<iframe", " onfocus='"] {
        assert!(!page.contains(mark), "{mark} of {start} stands in {page}");
    }
}

#[tokio::test]
async fn t26_whatever_is_typed_comes_back_as_text() {
    let house = House::new();
    for payload in PAYLOADS {
        let mut browser = house.stranger();
        let token = browser.get("/sign-in").await.token("/sign-in");
        let fields = [("name", payload), ("password", payload), ("next", payload)];
        is_inert(&browser.post_raw("/sign-in", body(&token, &fields)).await.body, payload);
        let mut administrator = house.browser("administrator");
        let fields = [("name", payload), ("display", payload), ("place", payload)];
        let page = administrator.post("/admin/accounts", "/admin/accounts", &fields).await;
        page.has_status(422);
        is_inert(&page.body, payload);
    }
}

#[tokio::test]
async fn t26_whatever_is_stored_is_shown_as_text() {
    let house = House::new();
    for (number, payload) in PAYLOADS.iter().enumerate() {
        let account = house.journal.account("police").unwrap().unwrap();
        let name = format!("hostile{number}");
        house
            .journal
            .put_account(Account { name: name.clone(), display: (*payload).into(), ..account }, "")
            .unwrap();
        is_inert(&house.browser("administrator").get("/admin/accounts").await.body, payload);
        is_inert(&house.browser(&name).get("/me").await.body, payload);
        house.file_of(payload);
    }
    let mut inspector = house.browser("social-inspector");
    for address in ["/work", "/files", "/api/v1/work"] {
        let page = inspector.get(address).await;
        page.has_status(200);
        PAYLOADS.iter().for_each(|payload| is_inert(&page.body, payload));
    }
}

#[tokio::test]
async fn t26_addresses_come_back_as_text() {
    let house = House::new();
    let address =
        "/circular/be?day=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&month=1&year=2026&x=%22%3E%3Cscript%3E";
    is_inert(&house.stranger().get(address).await.body, "\"><script>alert(1)</script>");
    let address = "/circular/be?\"><script>alert(1)</script>"
        .replace('"', "%22")
        .replace('<', "%3C")
        .replace('>', "%3E");
    is_inert(&house.stranger().get(&address).await.body, "\"><script>");
    let mut officer = house.browser("data-protection-officer");
    let page = officer.get("/access-log?account=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    is_inert(&page.body, "\"><script>alert(1)</script>");
}

/// No template marks anything as safe but what this program makes itself.
#[test]
fn t26_templates_escape_everything_but_tokens_and_drawings() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                look(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let text = fs::read_to_string(&path).unwrap();
                for part in text.split("{{").skip(1).filter_map(|part| part.split("}}").next()) {
                    if part.contains("safe") {
                        found.push(part.trim().to_owned());
                    }
                }
                for mark in ["<script>", " style=", "onclick=", "onload=", "javascript:", "{% autoescape"] {
                    assert!(!text.contains(mark), "{mark} in {}", path.display());
                }
            }
        }
    }
    let mut found = Vec::new();
    look(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    // Parts of pages that are drawn beside the other circular.
    look(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../neighbour/src")), &mut found);
    assert!(!found.is_empty());
    for one in found {
        let is_ours = one.contains("token")
            || one.contains("drawing")
            || one.contains("clock")
            || one.contains("mark")
            || one.contains("path")
            || one.contains("badge")
            // Drawn by templates of their own, which this test reads too.
            || one == "body.body|safe"
            || one == "body|safe"
            || one == "self.picture()|safe"
            || one == "list.body|safe";
        assert!(is_ours, "{one}");
    }
}
