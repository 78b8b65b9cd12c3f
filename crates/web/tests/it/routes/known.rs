//! `/files/{reference}/record/{event}/check`, where an event names somebody: files that name somebody alike.

use journal::{ConsultationQuery, Reference};
use serde_json::json;

use crate::common::{House, detected};

const TITLE: &str = "Is the person known already?";
const ELSEWHERE: &str = "Another office may know the person: ask the coordinating unit.";

fn dossier(house: &House, role: &str) -> Reference {
    house.record(role, None, "detected", detected("brussels"))
}

fn named(house: &House, role: &str, given: &str, family: &str) -> Reference {
    let file = dossier(house, role);
    let facts = json!({ "given-name": given, "family-name": family, "born": "1994-03-11" });
    house.record(role, Some(&file), "identity-recorded", facts);
    file
}

/// What somebody reads who checks the identity of another Amina before it is recorded.
async fn checked(house: &House, role: &str, file: &Reference, more: &[(&str, &str)]) -> String {
    let address = format!("/files/{file}/record/identity-recorded");
    let mut fields = vec![
        ("fact.given-name", "Amina"),
        ("fact.family-name", "El Idrisi"),
        ("fact.born.day", "11"),
        ("fact.born.month", "3"),
        ("fact.born.year", "1994"),
        ("on.day", "25"),
        ("on.month", "11"),
        ("on.year", "2026"),
    ];
    fields.extend(more);
    let answer = house.browser(role).post(&address, &format!("{address}/check"), &fields).await;
    answer.has_status(200).words().replace(file.as_str(), "BE-0000-0000")
}

fn looks(house: &House) -> Vec<String> {
    let query = ConsultationQuery { limit: 1_000, ..Default::default() };
    let all = house.journal.consultations(&query).unwrap().into_iter();
    let known = all.filter(|logged| logged.consultation.surface == "known");
    known.filter_map(|logged| logged.consultation.reference).map(|file| file.to_string()).collect()
}

#[tokio::test]
async fn a_person_of_ones_own_files_is_shown_before_a_second_file_names_them() {
    let house = House::new();
    let known = named(&house, "social-inspector", "Amina Fatou", "El Idrissi");
    named(&house, "social-inspector", "Marta", "Kowalska");
    let file = dossier(&house, "social-inspector");
    let page = checked(&house, "social-inspector", &file, &[("step", "check")]).await;
    assert!(page.contains(TITLE) && page.contains(ELSEWHERE), "{page}");
    assert!(page.contains(known.as_str()) && page.contains("name written otherwise"), "{page}");
    assert!(page.contains("same date of birth"), "{page}");
    assert_eq!(looks(&house), [known.to_string()], "what is shown is logged");
}

/// While somebody types, nothing is looked up: each look is logged.
#[tokio::test]
async fn nobody_is_looked_up_before_the_form_is_checked() {
    let house = House::new();
    named(&house, "social-inspector", "Amina", "El Idrissi");
    let file = dossier(&house, "social-inspector");
    let page = checked(&house, "social-inspector", &file, &[]).await;
    assert!(!page.contains(TITLE), "{page}");
    assert_eq!(looks(&house), Vec::<String>::new());
}

/// Whoever may not see the file gets the same page as when there is none.
#[tokio::test]
async fn a_hidden_person_is_like_one_whom_nobody_knows() {
    let (with, without) = (House::new(), House::new());
    named(&with, "social-inspector", "Amina", "El Idrissi");
    named(&without, "social-inspector", "Marta", "Kowalska");
    let mut pages = Vec::new();
    for house in [&with, &without] {
        let file = dossier(house, "police");
        pages.push(checked(house, "police", &file, &[("step", "check")]).await);
        assert_eq!(looks(house), Vec::<String>::new());
    }
    assert!(pages[0].contains("No file that you may read names somebody alike."), "{}", pages[0]);
    assert!(pages[0].contains(ELSEWHERE));
    assert_eq!(pages[0], pages[1]);
}
