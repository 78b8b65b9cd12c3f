//! The mask shows what may be seen, and nothing else.

use access::{Reader, Seen, mask};
use casework::{Event, FileSummary, fold, read_journal};

use crate::belgium::{TODAY, belgium};

fn journal() -> Vec<Event> {
    read_journal(
        r#"[
        {"event":"detected","on":"2026-11-01","by":"social-inspector","office":"ecosoc-brussels",
         "facts":{"region":"brussels","setting":"workplace-inspection","minor":"no","safe-way":"own-phone"}},
        {"event":"identity-recorded","on":"2026-11-01","by":"social-inspector","office":"ecosoc-brussels",
         "facts":{"given-name":"ZQ7-INSPECTOR"}},
        {"event":"contact-broken","on":"2026-11-02","by":"social-inspector","office":"ecosoc-brussels"},
        {"event":"intake","on":"2026-11-04","by":"social-worker","office":"pag-asa",
         "facts":{"form-of-care":"residential"}},
        {"event":"identity-recorded","on":"2026-11-05","by":"social-worker","office":"pag-asa",
         "facts":{"given-name":"ZQ7-CENTRE"}},
        {"event":"shelter-entered","on":"2026-11-05","by":"social-worker","office":"pag-asa",
         "facts":{"house-code":"ZQ7H"}},
        {"event":"reflection-requested","on":"2026-11-06","by":"legal-adviser","office":"pag-asa"}]"#,
    )
    .unwrap()
}

fn seen(role: &str, office: &str) -> Option<access::SeenFile> {
    let (rulebook, access) = belgium();
    let journal = journal();
    let standing = fold(rulebook, &journal, TODAY, None);
    assert_eq!(standing.refused, []);
    let file = FileSummary::of(rulebook, "dossier", &journal, &standing);
    mask(access, rulebook, Reader { role, office }, &file, &journal, &standing, TODAY)
}

fn told(file: &access::SeenFile) -> String {
    format!("{:?} {:?}", file.events, file.standing)
}

#[test]
fn who_recorded_keeps_sight() {
    let inspector = seen("social-inspector", "ecosoc-brussels").unwrap();
    assert!(told(&inspector).contains("ZQ7-INSPECTOR"));
}

#[test]
fn what_another_office_recorded_in_a_compartment_tied_to_recording_is_not_there() {
    let inspector = told(&seen("social-inspector", "ecosoc-brussels").unwrap());
    for hidden in ["ZQ7-CENTRE", "ZQ7H", "shelter", "reflection"] {
        assert!(!inspector.contains(hidden), "{hidden}: {inspector}");
    }
}

#[test]
fn the_caring_centre_sees_its_person_whole() {
    let centre = told(&seen("legal-adviser", "pag-asa").unwrap());
    for shown in ["ZQ7-INSPECTOR", "ZQ7-CENTRE", "ZQ7H", "reflection"] {
        assert!(centre.contains(shown), "{shown}");
    }
}

#[test]
fn for_another_region_and_for_overseers_there_is_no_such_file() {
    for (role, office) in [
        ("social-inspector", "ecosoc-antwerp"),
        ("social-worker", "payoke"),
        ("reference-magistrate", "magistrate-antwerp"),
        ("rapporteur", "myria"),
        ("administrator", "administration"),
        ("data-protection-officer", "data-protection"),
        ("coordination-unit", "criminal-policy"),
    ] {
        assert!(seen(role, office).is_none(), "{role} {office}");
    }
}

#[test]
fn withheld_and_unknown_look_different() {
    let centre = seen("social-worker", "pag-asa").unwrap();
    let identity =
        centre.events.iter().find(|event| event.event == "identity-recorded" && event.own).unwrap();
    assert_eq!(identity.facts.get("family-name"), Some(&Seen::NotAnswered));
    assert!(identity.withheld.is_empty());
    let magistrate = seen("reference-magistrate", "magistrate-brussels").unwrap();
    let detected = magistrate.events.iter().find(|event| event.event == "detected").unwrap();
    assert!(detected.withheld.contains("safe-way"));
    assert!(!detected.facts.contains_key("safe-way"));
}

#[test]
fn a_step_is_offered_only_to_whom_the_circular_lets_record_it() {
    let (rulebook, _) = belgium();
    for (role, office) in [("social-worker", "pag-asa"), ("social-inspector", "ecosoc-brussels")] {
        let file = seen(role, office).unwrap();
        assert!(!file.standing.next.is_empty());
        for line in &file.standing.next {
            assert!(rulebook.may_record(role, &line.event, TODAY), "{role} {}", line.event);
        }
    }
}

#[test]
fn shown_protected_compartments_are_those_to_be_logged() {
    let (_, access) = belgium();
    let inspector = seen("social-inspector", "ecosoc-brussels").unwrap();
    let names: Vec<&str> =
        inspector.shown.places().map(|place| access.compartments()[place].as_str()).collect();
    assert!(names.contains(&"identity") && names.contains(&"contact"), "{names:?}");
    assert!(!names.contains(&"whereabouts") && !names.contains(&"procedure"), "{names:?}");
}
