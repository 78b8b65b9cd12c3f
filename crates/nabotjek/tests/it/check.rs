//! `nabotjek check` and `nabotjek explain`, as a person types them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn nabotjek(arguments: &[&str]) -> (i32, String, String) {
    let output: Output =
        Command::new(env!("CARGO_BIN_EXE_nabotjek")).current_dir(root()).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A copy of the Belgian circular to change.
fn copy(to: &Path) {
    fn all(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                all(&path, &target);
            } else {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
    all(&root().join("circulars/be"), to);
}

#[test]
fn the_belgian_circular_has_no_errors() {
    let (status, said, _) = nabotjek(&["check", "circulars/be"]);
    assert_eq!(status, 0, "{said}");
    let (status, said, _) = nabotjek(&["check", "circulars/be", "--language", "da", "--format", "json"]);
    assert_eq!(status, 0);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&said).unwrap()["errors"], 0);
}

#[test]
fn another_length_fails_scenarios_and_names_the_open_files_it_touches() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("be");
    copy(&newer);
    let reflection = newer.join("stay/reflection.kdl");
    let text = fs::read_to_string(&reflection).unwrap();
    assert!(text.contains("lasts 45 days"));
    fs::write(&reflection, text.replace("lasts 45 days", "lasts 30 days")).unwrap();
    let journals = folder.path().join("journals.jsonl");
    let (_, made, _) = nabotjek(&["caseload", "--as-of", "2026-11-24"]);
    fs::write(&journals, made).unwrap();
    let (newer, journals) = (newer.to_str().unwrap(), journals.to_str().unwrap());
    let (status, said, _) = nabotjek(&["check", "circulars/be", newer, "--journals", journals]);
    assert_eq!(status, 1, "scenarios of the new text fail");
    let expected = "changed: the stage `reflection`\n    - lasts 45 days\n    + lasts 30 days\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(said.contains("journals touched by what changed."), "{said}");
    assert!(said.contains("error[scenarios]: the scenario fails"), "{said}");
    assert!(!said.contains("access: `"), "nobody sees more or less: {said}");
}

#[test]
fn a_grant_taken_away_shows_in_the_matrix() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("be");
    copy(&newer);
    let mut changed = false;
    let mut folders = vec![newer.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let is_grant = |line: &str| line.contains("sees ") && line.contains(" compartment=whereabouts");
            changed |= text.lines().any(is_grant);
            let without = |line: &str| match is_grant(line) {
                true => line.replace(" compartment=whereabouts", ""),
                false => line.to_owned(),
            };
            fs::write(&path, text.lines().map(without).collect::<Vec<_>>().join("\n")).unwrap();
        }
    }
    assert!(changed, "no grant names whereabouts");
    let (_, said, _) = nabotjek(&["check", "circulars/be", newer.to_str().unwrap()]);
    assert!(said.contains("access: `specialised-centre` to `whereabouts`: "), "{said}");
    assert!(said.contains("→ ·"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_or_empty_is_told_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().to_str().unwrap();
    for (path, sentence) in [
        ("no/such/folder", "there is no folder"),
        ("Cargo.toml", "single document"),
        (empty, "holds no circular"),
    ] {
        let (status, said, told) = nabotjek(&["check", path]);
        assert_eq!(status, 1);
        assert!(said.is_empty());
        assert!(told.contains(sentence) && told.lines().count() == 1, "{told}");
    }
    assert_eq!(nabotjek(&["check"]).0, 2, "no folder at all is a misuse");
}

#[test]
fn a_rule_is_explained_in_four_languages() {
    for (language, sentence) in [
        ("en", "Lasts 45 days: the opening day is not counted, the last day is."),
        ("da", "Varer 45 dage: dagen, den åbner, regnes ikke med, den sidste dag gør."),
        ("fr", "Dure 45 jours : le jour d'ouverture n'est pas compté, le dernier jour l'est."),
        ("nl", "Duurt 45 dagen: de dag van opening telt niet mee, de laatste dag wel."),
    ] {
        let (status, said, _) = nabotjek(&["explain", "circulars/be", "reflection", "--language", language]);
        assert_eq!(status, 0);
        assert!(said.contains(sentence), "{said}");
        assert!(said.contains("    stage reflection "), "its exact lines: {said}");
    }
}

#[test]
fn a_rule_that_is_not_there_is_answered_with_the_nearest() {
    let (status, said, told) = nabotjek(&["explain", "circulars/be", "reflectoin"]);
    assert_eq!((status, said.as_str()), (1, ""));
    assert!(told.contains("the nearest names are reflection"), "{told}");
    let (status, said, _) = nabotjek(&["explain", "circulars/be", "length"]);
    assert_eq!(status, 0, "the code of a mistake is explained too");
    assert!(said.starts_with("# length\n"), "{said}");
}
