//! Commands that work on a journal: import, figures, verify.

use std::{
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn nabotjek(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_nabotjek")).current_dir(root).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}{}", out(output), err(output)))
}

const HEAD: &str = "nbt_on;nbt_region;nbt_setting;nbt_minor;nbt_safe_way;prs_FirstName;prs_SecondName;prs_Citizenship;vic_TypeOfExploitation;con_Consent;cas_OutgoingReferralDate;cas_ReferredOrganisation;nbt_centre_region\n";

fn row(name: &str, purpose: &str) -> String {
    format!(
        "2026-03-02;brussels;workplace-inspection;no;own-phone;{name};Nobody (synthetic);PHL;{purpose};true;2026-03-03;pag-asa;brussels\n"
    )
}

/// A folder with two rows to import, one of them wrong.
fn rows(folder: &Path) -> String {
    let path = folder.join("rows.csv");
    let text = [HEAD, &row("Amarelo", "ForcedLabour"), &row("Bintari", "ForcedLabor")].concat();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn an_import_twice_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (rows(folder.path()), folder.path().join("data"));
    let data = data.to_str().unwrap();
    let first = nabotjek(&["import", &file, "--data", data]);
    assert_eq!(first.status.code(), Some(1), "{}{}", out(&first), err(&first));
    assert_eq!(
        out(&first),
        "2 rows: 1 taken in, 0 known before, 1 with mistakes, 0 the same as an earlier row.\n\
         row 3, vic_TypeOfExploitation, \"ForcedLabor\": this is not one of the codes; the nearest is ForcedLabour\n"
    );
    let seal = json(&nabotjek(&["verify", "--data", data, "--format", "json"]))["seal"].clone();
    let second = nabotjek(&["import", &file, "--data", data, "--format", "json"]);
    assert_eq!(second.status.code(), Some(1));
    let second = json(&second);
    assert_eq!((&second["new"], &second["known"]), (&serde_json::json!([]), &serde_json::json!([2])));
    let report = json(&nabotjek(&["verify", "--data", data, "--format", "json"]));
    assert_eq!(report["seal"], seal, "not one row more");
    assert_eq!(report["finding"], Value::Null);
    let (right, after) = (folder.path().join("right.csv"), out(&nabotjek(&["verify", "--data", data])));
    assert!(after.starts_with("All is as it was written: "), "{after}");
    std::fs::write(&right, [HEAD, &row("Bintari", "ForcedLabour"), &row("Amarelo", "ForcedLabour")].concat())
        .unwrap();
    let third = nabotjek(&["import", right.to_str().unwrap(), "--data", data]);
    assert_eq!(third.status.code(), Some(0), "{}", out(&third));
    assert!(
        out(&third).starts_with("2 rows: 1 taken in, 1 known before, 0 with mistakes"),
        "{}",
        out(&third)
    );
}

#[test]
fn a_dry_run_makes_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (rows(folder.path()), folder.path().join("data"));
    let dry = nabotjek(&["import", &file, "--dry-run", "--data", data.to_str().unwrap()]);
    assert_eq!(dry.status.code(), Some(1));
    assert!(out(&dry).starts_with("2 rows: 1 ready, 1 with mistakes"), "{}", out(&dry));
    assert!(!data.exists());
}

#[test]
fn a_thousand_rows_are_taken_in_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (folder.path().join("many.csv"), folder.path().join("data"));
    let mut text = HEAD.to_owned();
    for number in 0..1_000 {
        text.push_str(&row(&format!("Amarelo{number}"), "ForcedLabour"));
    }
    std::fs::write(&path, text).unwrap();
    let (path, data) = (path.to_str().unwrap(), data.to_str().unwrap());
    let done = nabotjek(&["import", path, "--data", data]);
    assert_eq!(done.status.code(), Some(0), "{}{}", out(&done), err(&done));
    assert!(out(&done).starts_with("1000 rows: 1000 taken in, 0 known"), "{}", out(&done));
    assert_eq!(err(&done), "", "progress is for a terminal");
    let figures = nabotjek(&["figures", "2026", "--data", data, "--format", "json"]);
    assert_eq!(json(&figures)["files"], 1_000);
    let again = nabotjek(&["import", path, "--data", data]);
    assert!(out(&again).starts_with("1000 rows: 0 taken in, 1000 known"), "{}", out(&again));
}

#[test]
fn what_was_changed_behind_the_journal_is_named_and_a_rollback_is_found_by_its_seal() {
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (rows(folder.path()), folder.path().join("data"));
    let place = data.to_str().unwrap();
    nabotjek(&["import", &file, "--data", place]);
    let older = folder.path().join("older");
    std::fs::create_dir(&older).unwrap();
    // The log beside the database is there only where the program had no time to take it in.
    for document in std::fs::read_dir(&data).unwrap().flatten() {
        std::fs::copy(document.path(), older.join(document.file_name())).unwrap();
    }
    let more = folder.path().join("more.csv");
    std::fs::write(&more, [HEAD, &row("Corvane", "ForcedLabour")].concat()).unwrap();
    assert_eq!(nabotjek(&["import", more.to_str().unwrap(), "--data", place]).status.code(), Some(0));
    let report = json(&nabotjek(&["verify", "--data", place, "--format", "json"]));
    let seal = format!("{}:{}", report["seal"]["rows"], report["seal"]["root"].as_str().unwrap());
    assert_eq!(nabotjek(&["verify", "--data", place, "--against", &seal]).status.code(), Some(0));
    let older = older.to_str().unwrap();
    assert_eq!(nabotjek(&["verify", "--data", older]).status.code(), Some(0));
    let rolled = nabotjek(&["verify", "--data", older, "--against", &seal]);
    assert_eq!(rolled.status.code(), Some(1));
    assert!(out(&rolled).contains("the journal was rolled back"), "{}", out(&rolled));
    let database = rusqlite::Connection::open(data.join("journal.db")).unwrap();
    let update = "UPDATE rows SET body = CAST(REPLACE(CAST(body AS TEXT), 'ecosoc-', 'fcosoc-') AS BLOB) WHERE position = 2";
    assert_eq!(database.execute(update, []).unwrap(), 1);
    drop(database);
    let changed = nabotjek(&["verify", "--data", place]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(out(&changed).starts_with("Not what was written: rows, row 2, file BE-"), "{}", out(&changed));
}

#[test]
fn a_folder_without_a_journal_and_a_key_open_to_others_are_one_sentence_each() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap().to_owned();
    for command in [&["verify"][..], &["figures", "2022"]] {
        let absent = nabotjek(&[command, &["--data", &place]].concat());
        assert_eq!(absent.status.code(), Some(1));
        let said = format!(
            "nabotjek: there is no journal in {place}; name its folder with --data, or make one with ./demo\n"
        );
        assert_eq!(err(&absent), said);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "and none is made");
    }
    nabotjek(&["import", &rows(folder.path()), "--data", &place]);
    let key = folder.path().join("master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let open = nabotjek(&["verify", "--data", &place]);
    assert_eq!(open.status.code(), Some(1));
    assert!(err(&open).contains("is open to others; run `chmod 600` on it"), "{}", err(&open));
    assert_eq!(nabotjek(&["verify", "--against", "seven"]).status.code(), Some(2));
}
