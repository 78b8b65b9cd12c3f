//! `nabotjek compare`, as a person types it.

use std::{fs, path::Path, process::Command};

const NORTH: &str = "crates/neighbour/tests/circulars/north";
const SOUTH: &str = "crates/neighbour/tests/circulars/south";

fn compare(arguments: &[&str]) -> (i32, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nabotjek"));
    let output =
        command.current_dir(root).env_remove("COLUMNS").arg("compare").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn two_circulars_stand_beside_each_other_in_three_forms() {
    let on = ["--on", "2026-01-31", "--topic", "reflection"];
    let (status, table, told) = compare(&[&[NORTH, SOUTH], &on[..]].concat());
    assert_eq!((status, told.as_str()), (0, ""));
    assert!(
        table.starts_with("Northern circular and Southern circular, as the law stands on 2026-01-31\n"),
        "{table}"
    );
    assert!(table.contains("45 days [1]") && table.contains("stricter"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 120));
    let (status, json, _) = compare(&[&[NORTH, SOUTH, "--format", "json"], &on[..]].concat());
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["topics"][0]["rows"][0]["key"], "reflection.length");
    assert_eq!(json["topics"][0]["rows"][0]["verdict"], "stricter");
    let (status, page, _) =
        compare(&[&[NORTH, SOUTH, "--format", "html", "--language", "da"], &on[..]].concat());
    assert_eq!(status, 0);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"da\">"), "{page}");
    assert!(page.contains("Refleksionsperiode"), "{page}");
}

#[test]
fn a_circular_may_be_named_by_its_country() {
    let (status, table, told) = compare(&["be", SOUTH, "--topic", "languages", "--width", "70"]);
    assert_eq!(status, 0, "{told}");
    assert!(table.contains("English, Danish,"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 70), "{table}");
}

#[test]
fn what_is_missing_is_told() {
    let told = |arguments: &[&str]| {
        let (status, out, told) = compare(arguments);
        assert_eq!((status, out.as_str()), (1, ""), "{arguments:?}: {told}");
        told
    };
    assert_eq!(
        told(&[NORTH, "atlantis"]),
        "nabotjek: there is no circular at atlantis nor at circulars/atlantis\n"
    );
    assert_eq!(
        told(&[NORTH, SOUTH, "--topic", "weather"]),
        "nabotjek: there is no topic `weather`; the topics are: offence, consent, who, reflection, rights, \
         cooperation, stay, permanent, compensation, testimony, targets, forums, rapporteur, languages\n"
    );
    assert_eq!(
        told(&[NORTH, SOUTH, "--language", "fr"]),
        "nabotjek: the texts of `north` do not stand in `fr`; both sides have: en, da\n"
    );
    assert_eq!(
        told(&[NORTH, SOUTH, "--on", "2050-01-01"]),
        "nabotjek: 2050-01-01 lies outside what `north` covers: its holidays are known until 2040-01-01, that day \
         excluded\n"
    );
    // A folder without a circular in it has nothing to compare.
    let empty = tempfile::tempdir().unwrap();
    assert!(told(&[NORTH, empty.path().to_str().unwrap()]).contains("nabotjek: "));
}

#[test]
fn a_broken_circular_is_told_as_check_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join(SOUTH).join("circular.kdl")).unwrap();
    let broken = text.replace("lasts 30 days", "lasts thirty days");
    assert_ne!(text, broken);
    fs::write(folder.path().join("circular.kdl"), broken).unwrap();
    let (status, out, told) = compare(&[NORTH, folder.path().to_str().unwrap()]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(told.contains("lasts thirty days") && told.contains("cannot be used: 1 error"), "{told}");
}

#[test]
fn misuse_of_the_command_line_is_exit_status_two() {
    for arguments in [
        &[NORTH][..],
        &[NORTH, SOUTH, "--on", "31-01-2026"],
        &[NORTH, SOUTH, "--on", "2026-02-30"],
        &[NORTH, SOUTH, "--format", "docx"],
        &[NORTH, SOUTH, "--width", "wide"],
    ] {
        let (status, out, told) = compare(arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.starts_with("error: "), "{told}");
    }
}
