//! `nabotjek floor`, as a person types it.

use std::{fs, path::Path, process::Command};

fn floor(arguments: &[&str]) -> (i32, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nabotjek"));
    let output =
        command.current_dir(root).env_remove("COLUMNS").arg("floor").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_belgian_circular_stands_against_the_european_floor_in_three_forms() {
    let (status, text, told) = floor(&["be", "--on", "2026-01-31"]);
    assert_eq!((status, told.as_str()), (0, ""));
    assert!(
        text.starts_with("Belgian circular on victims of trafficking against the European floor"),
        "{text}"
    );
    assert!(text.contains("Reflection of at least 30 days, no removal [coe 13(1)]: REACHED"), "{text}");
    let (status, json, _) = floor(&["be", "--on", "2026-01-31", "--format", "json"]);
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), 49);
    assert_eq!(json["rows"][18]["reach"], "reached");
    let (status, page, _) = floor(&["be", "--format", "html", "--language", "nl"]);
    assert_eq!(status, 0);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"nl\">"), "{page}");
}

#[test]
fn what_is_wrong_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("floor.kdl");
    fs::write(&wrong, "floor x {\n    title en=\"x\"\n    languages en\n}\nwall y\n").unwrap();
    let wrong = wrong.to_str().unwrap();
    for (arguments, wanted) in [
        (&["atlantis"][..], "there is no circular at atlantis nor at circulars/atlantis"),
        (&["be", "--floor", "nowhere.kdl"], "nowhere.kdl cannot be read"),
        (&["be", "--floor", wrong], "floor.kdl: line 5: a floor has `floor`, `instrument` and `provision`"),
        (
            &["be", "--language", "fi"],
            "the texts of `be` do not stand in `fi`; both sides have: en, da, fr, nl",
        ),
        (&["be", "--on", "2050-01-01"], "its holidays are known until 2050-01-01"),
    ] {
        let (status, out, told) = floor(arguments);
        assert_eq!((status, out.as_str()), (1, ""), "{arguments:?}");
        assert!(told.starts_with("nabotjek: ") && told.contains(wanted), "{told}");
    }
    assert_eq!(floor(&["be", "--on", "yesterday"]).0, 2);
    assert_eq!(floor(&[]).0, 2);
}
