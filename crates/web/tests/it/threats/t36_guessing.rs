use journal::Reference;

use crate::common::{House, detected};

/// Pages with what differs by chance alone taken out.
fn plain(page: &str) -> String {
    let mut parts = page.split("name=\"form\" value=\"");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text.push_str(part.split_once('"').unwrap().1);
    }
    text
}

#[tokio::test]
async fn t36_a_file_that_is_hidden_and_one_that_is_not_there_are_one_answer() {
    let house = House::new();
    let hidden = house.file_of("Verbeke-Invented");
    let absent = Reference::draw("be", &journal::SystemRandomness).unwrap();
    assert_eq!(hidden.as_str().len(), absent.as_str().len());
    for role in [
        "rapporteur",
        "administrator",
        "coordination-unit",
        "data-protection-officer",
        "judge",
        "legal-adviser",
    ] {
        let mut browser = house.browser(role);
        for surface in [
            "/files/{}",
            "/files/{}/record",
            "/files/{}/what-if",
            "/api/v1/files/{}",
            "/files/{}/record/intake",
        ] {
            let there = browser.get(&surface.replace("{}", hidden.as_str())).await;
            let not_there = browser.get(&surface.replace("{}", absent.as_str())).await;
            assert_eq!(there.status, not_there.status, "{surface} as {role}");
            assert_eq!(there.status.as_u16(), 404, "{surface} as {role}");
            assert_eq!(there.headers, not_there.headers, "{surface} as {role}");
            assert_eq!(there.body.len(), not_there.body.len(), "{surface} as {role}");
            assert_eq!(plain(&there.body), plain(&not_there.body), "{surface} as {role}");
        }
    }
}

#[tokio::test]
async fn t37_a_hidden_file_changes_no_number_on_anybody_elses_pages() {
    let house = House::new();
    let mut browsers: Vec<_> = ["police", "legal-adviser", "judge", "rapporteur", "administrator"]
        .map(|role| (role, house.browser(role)))
        .into();
    let pages = [
        "/work",
        "/files",
        "/figures/2022",
        "/figures/2026",
        "/admin/accounts",
        "/admin/health",
        "/api/v1/work",
    ];
    let mut before = Vec::new();
    for (role, browser) in &mut browsers {
        for page in pages {
            let answer = browser.get(page).await;
            before.push((*role, page, answer.status, plain(&answer.body)));
        }
    }
    // In Wallonia, of which none of these may know but the rapporteur, who counts every file.
    house.record("guardianship", None, "detected", detected("wallonia"));
    let mut after = Vec::new();
    for (role, browser) in &mut browsers {
        for page in pages {
            let answer = browser.get(page).await;
            after.push((*role, page, answer.status, plain(&answer.body)));
        }
    }
    for (one, other) in before.iter().zip(&after).filter(|(one, _)| one.0 != "rapporteur") {
        assert_eq!(one, other);
    }
}

#[tokio::test]
async fn t39_a_broken_store_shows_no_path_no_query_and_no_stack() {
    let house = House::new();
    let mut officer = house.browser("data-protection-officer");
    officer.get("/access-log").await.has_status(200);
    house.refuse_writing();
    let page = officer.get("/access-log?lang=en").await;
    page.has_status(503)
        .says("The journal cannot be read or written just now. Nothing was recorded.")
        .says("Quote ");
    for word in ["SQL", "sqlite", "journal.db", "/tmp", "panicked", "src/", "storage refuses", "Readings of"]
    {
        page.does_not_say(word);
    }
}
