//! `nabotjek guide check`, as a person types it.

use std::{fs, path::Path, process::Command};

fn guide(arguments: &[&str]) -> (i32, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nabotjek"));
    let output = command
        .current_dir(root)
        .env_remove("COLUMNS")
        .args(["guide", "check"])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_belgian_guide_is_whole_in_every_language() {
    let (status, text, told) = guide(&["--on", "2026-11-25"]);
    assert_eq!((status, told.as_str()), (0, ""), "{text}");
    assert!(text.starts_with("Guide `be`: 28 of 28 languages whole (0 checked, 28 drafted), "), "{text}");
    let (status, json, _) = guide(&["be", "--format", "json", "--on", "2026-11-25"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((status, json["languages"].as_array().unwrap().len()), (0, 28));
    assert_eq!(json["mistakes"], serde_json::json!([]));
    assert_eq!(
        json["languages"][0],
        serde_json::json!({
            "code": "da", "name": "Dansk", "state": "drafted", "on": "2026-11-25", "by": null
        })
    );
}

#[test]
fn every_missing_text_is_told_with_document_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guide/be");
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let arabic = folder.path().join("ar.kdl");
    let text = fs::read_to_string(&arabic).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("sign-pay ")).collect();
    fs::write(&arabic, kept.join("\n")).unwrap();
    let english = folder.path().join("en.kdl");
    let text =
        fs::read_to_string(&english).unwrap().replace("{reflection-days} days to rest", "45 days to rest");
    fs::write(&english, text).unwrap();
    fs::remove_file(folder.path().join("th.kdl")).unwrap();
    let (status, told, error) = guide(&["--guide", folder.path().to_str().unwrap(), "--on", "2026-11-25"]);
    assert_eq!((status, error.as_str()), (1, ""), "{told}");
    for wanted in [
        "ar.kdl:30: `sign-pay` is missing; it stands after `sign-papers`",
        "en.kdl:51: `days-rest` must say {reflection-days}",
        "the language `th` has no document `th.kdl`",
        "Guide `be`: 25 of 28 languages whole",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
}

#[test]
fn a_circular_that_changes_its_mind_fails_the_guide() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    copy(&root.join("circulars/be"), folder.path());
    let reflection = folder.path().join("stay/reflection.kdl");
    let text = fs::read_to_string(&reflection).unwrap();
    fs::write(&reflection, text.replace("    lapses into=ordered-to-leave\n", "    lapses\n")).unwrap();
    let circular = folder.path().to_str().unwrap();
    let (status, told, error) = guide(&[circular, "--guide", "guide/be", "--on", "2026-11-25"]);
    assert_eq!(status, 1, "{error}");
    assert!(
        told.contains("`talk-leave`: the stage `reflection` no longer says `lapses-into=ordered-to-leave`"),
        "{told}"
    );
}

#[test]
fn what_is_not_there_is_said() {
    let (status, _, told) = guide(&["--guide", "nowhere"]);
    assert_eq!((status, told.as_str()), (1, "nabotjek: there is no guide at nowhere\n"));
    let (status, _, told) = guide(&["dk"]);
    assert_eq!(status, 1);
    assert!(told.starts_with("nabotjek: there is no guide at ") && told.ends_with("guide/dk\n"), "{told}");
    assert_eq!(guide(&["be", "--on", "tomorrow"]).0, 2);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
