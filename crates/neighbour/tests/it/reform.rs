//! Proposals laid over the Danish circular.

use std::path::Path;

use casework::Event;
use circular::overlay::Proposal;
use jiff::civil::{Date, date};
use neighbour::{
    reform::{self, Reform, lay, reform},
    replay::Plan,
};

use crate::{
    belgium, compiled, national_folder, read,
    replay::{event, somebody},
};

const UNTIL: Date = date(2026, 11, 25);
const ALL: [&str; 5] = [
    "longer-reflection",
    "no-coercion",
    "permanent-on-prosecution",
    "permit-on-cooperation",
    "right-to-work",
];

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn denmark() -> circular::Rulebook {
    compiled(read(&national_folder("dk")))
}

fn plan() -> Plan {
    Plan::read(&std::fs::read_to_string(root().join("replay/dk.kdl")).unwrap()).unwrap()
}

fn named(name: &str) -> Proposal {
    let path = root().join(format!("proposals/dk/{name}.kdl"));
    Proposal::read(format!("{name}.kdl"), &std::fs::read_to_string(path).unwrap()).unwrap()
}

fn made_up(text: &str) -> Proposal {
    let head = "proposal made-up of=dk {\n    title en=\"A\" da=\"B\"\n    because en=\"C\" da=\"D\"\n}\n";
    Proposal::read("made-up.kdl", &format!("{head}{text}")).unwrap()
}

/// The journals of all Belgian scenarios, and somebody who cooperated and whose exploiter was charged.
fn files(belgium: &circular::Rulebook) -> Vec<Vec<Event>> {
    let scenarios = belgium.circular().scenarios.iter();
    let mut files: Vec<Vec<Event>> =
        scenarios.map(|one| casework::scenarios::journal(belgium, one).0).collect();
    let mut charged = somebody(&["threat"], &["precarious-stay"]);
    charged.push(event("investigation-opened", date(2024, 3, 22), "reference-magistrate", &[]));
    charged.push(event("exploiter-charged", date(2024, 3, 28), "reference-magistrate", &[]));
    files.push(charged);
    files
}

fn tried(proposals: &[&Proposal]) -> Reform {
    let belgium = belgium();
    let files = files(&belgium);
    reform(&belgium, &denmark(), &plan(), proposals, ("made up", &files), UNTIL, "en").unwrap()
}

fn now(reform: &Reform, alternative: usize, name: &str) -> i64 {
    let figures = &reform.alternatives[alternative].figures;
    figures.iter().find(|figure| figure.name == name).unwrap().now.value
}

fn in_force(reform: &Reform, name: &str) -> i64 {
    reform.in_force.iter().find(|figure| figure.name == name).unwrap().now.value
}

#[test]
fn every_proposal_moves_the_figures_that_it_is_about_and_all_together_move_more() {
    let proposals = ALL.map(named);
    let reform = tried(&proposals.iter().collect::<Vec<_>>());
    assert_eq!(reform.alternatives.len(), 6);
    let law = |name: &str| in_force(&reform, name);
    assert!(now(&reform, 0, "days-protection") > law("days-protection"), "longer reflection");
    assert!(now(&reform, 1, "offence-met") >= law("offence-met"), "no coercion");
    assert_eq!(now(&reform, 2, "permanent"), 0, "nobody holds a permit under the law in force");
    assert!(now(&reform, 3, "stay") > law("stay"), "a permit on cooperation");
    assert!(now(&reform, 4, "days-work") > law("days-work"), "a right to work");
    // Permanent stay needs both: a permit to hold, and a prosecution.
    assert!(now(&reform, 5, "permanent") > 0, "together");
    assert!(now(&reform, 5, "days-work") > now(&reform, 4, "days-work"), "together");
    // What an exploited weakness means for the offence is told by what no longer holds.
    let broken = |name: &str| reform.proposals.iter().find(|one| one.name == name).unwrap().broken.len();
    assert!(broken("right-to-work") > 0 && broken("longer-reflection") > 0);
}

#[test]
fn a_proposal_says_line_by_line_what_it_changes_and_leaves_the_circular_alone() {
    let denmark = denmark();
    let before =
        denmark.circular().documents.iter().map(|document| document.text.clone()).collect::<Vec<_>>();
    let laid = lay(&denmark, &plan(), &[&named("longer-reflection")]).unwrap();
    let change = laid.changes.iter().find(|change| change.name == "departure-deadline").unwrap();
    assert!(change.before.iter().any(|line| line.starts_with("lasts 30 days")), "{change:#?}");
    assert!(change.after.iter().any(|line| line.starts_with("lasts 45 days")), "{change:#?}");
    assert_eq!(laid.changes.len(), 2, "{:#?}", laid.changes);
    let after = denmark.circular().documents.iter().map(|document| document.text.clone()).collect::<Vec<_>>();
    assert_eq!(before, after);
}

#[test]
fn the_report_is_written_in_danish_and_in_english_and_names_its_sources() {
    let belgium = belgium();
    let files = files(&belgium);
    let (work, permit) = (named("right-to-work"), named("permit-on-cooperation"));
    for (language, heads) in [
        ("en", ["Findings", "Good practice", "Figures", "Proposals", "What is uncertain", "Sources"]),
        ("da", ["Hovedpunkter", "God praksis", "Tal", "Forslag", "Hvad der er usikkert", "Kilder"]),
    ] {
        let caseload = ("made up", files.as_slice());
        let report =
            reform::report(&belgium, &denmark(), &plan(), &[&work, &permit], caseload, UNTIL, language)
                .unwrap();
        let page = reform::html(&report).unwrap();
        assert!(
            page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")),
            "{}",
            &page[..200]
        );
        for head in heads {
            assert!(page.contains(&format!("<h2>{head}</h2>")), "{head}");
        }
        assert!(report.practice.len() > 5 && report.sources.len() > 10);
        assert!(report.sources.iter().all(|source| source.ends_with(')')), "{:#?}", report.sources);
        let text = reform::text(&report, 80);
        assert!(text.lines().all(|line| line.chars().count() <= 80 || !line.contains(' ')), "{text}");
        assert!(!page.contains("replay-") && !page.contains("reform-"), "a text is missing");
    }
}

fn refused(proposals: &[&Proposal]) -> String {
    lay(&denmark(), &plan(), proposals).unwrap_err().to_string()
}

#[test]
fn proposals_that_contradict_each_other_are_refused_by_name() {
    let (longer, other) = (
        named("longer-reflection"),
        made_up(
            "in stage departure-deadline { without lasts; lasts 90 days { cites house at=\"x\" certainty=house } }",
        ),
    );
    assert_eq!(
        refused(&[&longer, &other]),
        "`longer-reflection` and `made-up` contradict each other: both change `lasts` in `stage departure-deadline`; take one of them"
    );
    let gone = made_up("without stage departure-deadline");
    assert!(refused(&[&longer, &gone]).contains("which one of them takes away"));
    let new = named("permanent-on-prosecution");
    let again = made_up(
        "condition exploiter-was-charged { title en=\"A\" da=\"B\"; cites house at=\"x\" certainty=house; happened exploiter-charged }",
    );
    assert!(refused(&[&new, &again]).contains("which is new in each"));
    // Two that only add to one rule do not.
    let more =
        made_up("in stage departure-deadline { gives residence { cites house at=\"x\" certainty=house } }");
    assert!(lay(&denmark(), &plan(), &[&named("right-to-work"), &more]).is_ok());
}

#[test]
fn a_proposal_that_names_what_is_not_there_says_where() {
    for (text, said) in [
        ("in stage departure { without lasts }", "made-up.kdl, line 5: `dk` has no `stage departure`"),
        (
            "\nin stage departure-deadline {\n    without lasts 31 days\n}",
            "made-up.kdl, line 7: `stage departure-deadline` has no line `lasts 31 days`",
        ),
        ("without duty sleep", "made-up.kdl, line 5: `dk` has no `duty sleep`"),
        (
            "replay dk {\n    take presence many\n}\nwithout duty register-victim",
            "made-up.kdl, line 6: the plan has no `uncertain presence` with a `side many`",
        ),
    ] {
        assert_eq!(refused(&[&made_up(text)]), said);
    }
    let other = Proposal::read(
        "x",
        "proposal x of=fi { title en=\"A\" da=\"B\"; because en=\"C\" da=\"D\" }\nwithout duty a",
    );
    assert_eq!(refused(&[&other.unwrap()]), "the proposal `x` changes `fi`, not `dk`");
    let silent =
        Proposal::read("x", "proposal x of=dk { title en=\"A\"; because en=\"C\" }\nwithout duty a").unwrap();
    assert!(refused(&[&silent]).contains("`da` is missing"));
}

#[test]
fn a_circular_that_is_not_sound_with_a_proposal_is_refused_with_its_mistakes() {
    // The lapse of the deadline leads to a stage that is gone.
    let told = refused(&[&made_up("without stage duty-to-leave")]);
    assert!(told.starts_with("with `made-up` the circular of `dk` is not sound:"), "{told}");
    assert!(told.contains("duty-to-leave"), "{told}");
    let told = refused(&[&made_up("in stage departure-deadline { gives gold }")]);
    assert!(told.contains("gold") && told.contains("departure.kdl + made-up"), "{told}");
}

#[test]
fn a_proposal_that_cannot_be_read_never_panics() {
    for text in [
        "",
        "proposal",
        "proposal x",
        "proposal x of=dk {",
        "stage x {}",
        "proposal x of=dk { title en=\"a\" }",
        "proposal x of=dk {}\nproposal y of=dk {}",
        "proposal x of=dk {}\nin stage",
        "proposal x of=dk {}\nin stage y",
        "proposal x of=dk {}\nin stage y { without }",
        "\u{0}",
    ] {
        assert!(Proposal::read("x", text).is_err(), "{text:?}");
    }
    let text = std::fs::read_to_string(root().join("proposals/dk/permanent-on-prosecution.kdl")).unwrap();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)).step_by(53) {
        if let Ok(proposal) = Proposal::read("x", &text[..end]) {
            let _ = circular::overlay::lay_over(denmark().circular(), &[&proposal]);
        }
    }
}
