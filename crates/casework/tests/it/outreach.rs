//! What the pilot brought, counted by hand.

use casework::{
    Answer, Event, FoldersIn, Followed, JointAction, OutreachFigures, accepted, fold, joint_action,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::walks::belgium;

const DAY: Date = date(2026, 3, 2);

fn action(people: Option<u64>, folders: u64, languages: &[&str]) -> JointAction {
    JointAction {
        on: DAY,
        partners: Vec::new(),
        people_met: people,
        folders: Some(folders),
        languages: languages.iter().map(|code| (*code).to_owned()).collect(),
        officials_informed: None,
    }
}

fn folders(language: &str, actions: u64, folders: u64) -> FoldersIn {
    FoldersIn { language: language.to_owned(), actions, folders }
}

#[test]
fn people_and_folders_are_added_up_and_languages_told_apart_only_where_it_is_known() {
    let mut figures = OutreachFigures::default();
    figures.add(&action(Some(41), 36, &["bn", "ne"]), &[]);
    figures.add(&action(Some(12), 10, &["ro"]), &[]);
    figures.add(&action(None, 5, &["ro"]), &[]);
    figures.add(&action(Some(7), 3, &[]), &[]);
    // 41 + 12 + 7 people; 36 + 10 + 5 + 3 folders, of which 15 in Romanian for certain, 36 in Bengali or Nepali, 3 unknown.
    assert_eq!((figures.actions, figures.people_met, figures.without_people), (4, 60, 1));
    assert_eq!((figures.folders, figures.folders_in_several, figures.folders_in_none), (54, 36, 3));
    assert_eq!(figures.by_language, [folders("ro", 2, 15), folders("bn", 1, 0), folders("ne", 1, 0)]);
}

#[test]
fn identified_counts_only_among_those_referred() {
    let mut figures = OutreachFigures::default();
    let followed = |referred, identified| Followed { referred, identified };
    figures.add(
        &action(Some(9), 9, &[]),
        &[followed(true, true), followed(true, false), followed(false, false)],
    );
    figures.add(&action(Some(9), 9, &[]), &[followed(false, true)]);
    assert_eq!((figures.begun, figures.referred, figures.identified), (4, 2, 1));
}

#[test]
fn an_action_is_read_with_what_was_told_afterwards() {
    let event = |name: &str, on: Date, facts: &[(&str, Answer)]| Event {
        event: name.to_owned(),
        on,
        recorded: None,
        by: "social-worker".to_owned(),
        office: "pag-asa".to_owned(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    };
    let many = |answers: &[&str]| Answer::Many(answers.iter().map(|one| (*one).to_owned()).collect());
    let held = event(
        "joint-action",
        DAY,
        &[
            ("action-region", Answer::Text("brussels".into())),
            ("partners", many(&["police", "labour-inspectorate"])),
            ("people-met", Answer::Number(41)),
            ("folders", Answer::Number(36)),
            ("folder-languages", many(&["bn", "ne"])),
        ],
    );
    let told = event("action-evaluated", date(2026, 3, 9), &[("officials-informed", Answer::Number(9))]);
    let journal = [held, told];
    let standing = fold(belgium(), &journal, date(2026, 3, 31), None);
    let read = joint_action(belgium(), &accepted(&journal, &standing)).unwrap();
    assert_eq!((read.people_met, read.folders, read.officials_informed), (Some(41), Some(36), Some(9)));
    assert_eq!(read.languages, ["bn", "ne"]);
    assert_eq!(read.partners, ["police", "labour-inspectorate"]);
    assert_eq!(joint_action(belgium(), &[]), None);
}

proptest! {
    #[test]
    fn sums_never_run_over(people in any::<u64>(), folders in any::<u64>(), times in 1_usize..5) {
        let mut figures = OutreachFigures::default();
        for _ in 0..times {
            figures.add(&action(Some(people), folders, &["bn", "bn"]), &[]);
        }
        prop_assert!(figures.people_met >= people && figures.folders >= folders);
        prop_assert_eq!(figures.by_language.len(), 1);
    }
}
