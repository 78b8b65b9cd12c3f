//! `nabotjek replay`, `reform` and `report`, as a person types them.

use std::{fs, path::Path, process::Command};

fn nabotjek(arguments: &[&str]) -> (i32, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nabotjek"));
    let output = command.current_dir(root).env_remove("COLUMNS").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

const UNTIL: [&str; 2] = ["--until", "2026-11-25"];

#[test]
fn the_caseload_of_2022_goes_to_denmark() {
    let (status, told, error) = nabotjek(
        &[&["replay", "--caseload", "be-2022", "--under", "dk", "--format", "json"], &UNTIL[..]].concat(),
    );
    assert_eq!((status, error.as_str()), (0, ""));
    let replay: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(replay["dossiers"], 1409);
    let figure = |name: &str| {
        let all = replay["figures"].as_array().unwrap();
        all.iter().find(|figure| figure["name"] == name).unwrap().clone()
    };
    // Every one of those whom the Belgian centres took in, unless somebody found otherwise.
    assert_eq!(figure("identified")["now"]["value"], 388);
    assert_eq!(
        figure("permanent")["now"]["high"],
        0,
        "no permanent stay follows under Danish law, whatever is uncertain"
    );
    assert!(figure("stay")["now"]["low"] == 0 && figure("stay")["now"]["high"].as_i64().unwrap() > 100);
    let lost: i64 = replay["losses"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|loss| loss["word"] == "stay-granted")
        .map(|loss| loss["count"].as_i64().unwrap())
        .sum();
    assert_eq!(
        lost,
        figure("stay")["before"]["value"].as_i64().unwrap()
            - figure("stay")["now"]["value"].as_i64().unwrap()
    );
}

#[test]
fn one_dossier_has_two_timelines() {
    let arguments = ["replay", "--caseload", "be-2022", "--under", "dk", "--dossier", "4"];
    let (status, told, error) = nabotjek(&[&arguments[..], &UNTIL].concat());
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(told.contains("BELGIAN CIRCULAR") && told.contains("DANISH CIRCULAR"), "{told}");
    assert!(told.contains("(decided again") && told.contains("[2022-"), "{told}");
}

#[test]
fn what_cannot_be_replayed_or_tried_is_one_sentence() {
    for (arguments, said) in [
        (vec!["replay", "--caseload", "atlantis", "--under", "dk"], "there is no caseload `atlantis`"),
        (
            vec!["replay", "--caseload", "be-1999", "--under", "dk"],
            "nobody in caseload/be.kdl was first referred in 1999",
        ),
        (vec!["replay", "--caseload", "be-2022", "--under", "fi"], "there is no plan for `fi`"),
        (vec!["replay", "--caseload", "be-2022", "--under", "atlantis"], "there is no circular at atlantis"),
        (vec!["reform", "dk", "--with", "nothing"], "there is no proposal at nothing"),
    ] {
        let (status, out, told) = nabotjek(&arguments);
        assert_eq!((status, out.as_str()), (1, ""), "{told}");
        assert!(told.starts_with("nabotjek: ") && told.contains(said), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn proposals_are_listed_with_what_they_change() {
    let (status, told, _) = nabotjek(&["reform", "dk", "--language", "da"]);
    assert_eq!(status, 0);
    assert!(told.contains("right-to-work: Ret til at arbejde fra første dag"), "{told}");
    assert!(told.contains("offence trafficking"), "{told}");
}

#[test]
fn a_pdf_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("floor.pdf");
    let place = path.to_str().unwrap();
    let arguments = ["floor", "dk", "--on", "2026-01-31", "--format", "pdf"];
    let (status, _, error) = nabotjek(&[&arguments[..], &["--output", place]].concat());
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing stands beside it");
    let nowhere = folder.path().join("absent/floor.pdf");
    let (status, _, error) = nabotjek(&[&arguments[..], &["--output", nowhere.to_str().unwrap()]].concat());
    assert_eq!(status, 1);
    assert!(error.contains("absent/floor.pdf cannot be written"), "{error}");
    // A folder is no file, and stays what it is.
    let (status, _, error) =
        nabotjek(&[&arguments[..], &["--output", folder.path().to_str().unwrap()]].concat());
    assert!(status == 1 && error.contains("cannot be written") && folder.path().is_dir(), "{error}");
    // To what is no terminal it goes as it is.
    let (status, out, _) = nabotjek(&arguments);
    assert!(status == 0 && out.starts_with("%PDF-"));
}
