//! Housekeeping is a test: arrows between rooms, lengths of files, licences, words that must not stand in public text.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace has a root")
}

fn tracked_documents() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is installed");
    assert!(listed.status.success(), "git lists the documents of the working tree");
    String::from_utf8_lossy(&listed.stdout)
        .lines()
        .map(|line| root().join(line))
        .filter(|path| path.is_file())
        .collect()
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
}

/// What each room may know. Nothing below knows what is above (ARCHITECTURE.md).
#[test]
fn arrows_between_rooms_point_downwards() {
    let may_know: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("circular", &[] as &[&str]),
        ("evidence", &[]),
        ("oracle", &["circular"]),
        ("guide", &["circular"]),
        ("casework", &["circular", "evidence"]),
        ("caseload", &["circular", "casework", "evidence"]),
        ("neighbour", &["circular", "casework"]),
        ("rapporteur", &["circular", "casework"]),
        ("access", &["circular", "casework"]),
        ("linkage", &[]),
        ("journal", &["circular", "casework", "evidence", "linkage"]),
        ("print", &[]),
        (
            "web",
            &[
                "circular",
                "casework",
                "evidence",
                "guide",
                "linkage",
                "neighbour",
                "rapporteur",
                "access",
                "journal",
            ],
        ),
    ]);
    for (room, allowed) in may_know {
        let manifest =
            fs::read_to_string(root().join("crates").join(room).join("Cargo.toml")).expect("a manifest");
        let dependencies = manifest
            .split("[dependencies]")
            .nth(1)
            .and_then(|rest| rest.split("\n[").next())
            .expect("a list of dependencies");
        for other in [
            "circular",
            "casework",
            "caseload",
            "evidence",
            "guide",
            "neighbour",
            "rapporteur",
            "access",
            "journal",
            "linkage",
            "web",
            "print",
            "oracle",
            "nabotjek",
        ] {
            let knows = dependencies.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(other));
            assert!(!knows || allowed.contains(&other), "`{room}` must not know `{other}`");
        }
    }
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let deny = fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let allowed: BTreeSet<&str> = deny
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .expect("a list of allowed licences")
        .lines()
        .filter_map(|line| line.trim().trim_end_matches(',').strip_prefix('"')?.strip_suffix('"'))
        .collect();
    let banned: Vec<&str> =
        deny.lines().filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next()).collect();
    for package in metadata()["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        // One of the alternatives must be allowed whole; old manifests write `/` for OR.
        let fits = licence.replace('/', " OR ").split(" OR ").any(|choice| {
            choice
                .trim_matches(['(', ')', ' '])
                .split(" AND ")
                .all(|part| allowed.contains(part.trim_matches(['(', ')', ' '])))
        });
        assert!(fits, "{name} has the licence `{licence}`, which deny.toml does not allow");
        assert!(!banned.contains(&name), "{name} is banned by deny.toml");
    }
}

#[test]
fn documents_can_be_read_in_one_sitting() {
    let too_long: Vec<String> = tracked_documents()
        .into_iter()
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ["rs", "kdl", "html", "css", "js", "mjs", "ftl"].contains(&ending)
                && !path.components().any(|part| part.as_os_str() == "vendor")
        })
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).ok()?.lines().count();
            (lines > 800).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(too_long.is_empty(), "longer than 800 lines:\n{}", too_long.join("\n"));
}

#[test]
fn public_text_names_no_machine_path() {
    // Written in two halves so that this document does not find itself.
    let unwanted = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/")];
    let mut found = Vec::new();
    for path in tracked_documents() {
        if path.components().any(|part| part.as_os_str() == "vendor" || part.as_os_str() == "corpus") {
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            // A folder of ours may bear such a name; a path of a machine begins with it.
            let begins =
                |at: usize| !line[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
            if unwanted.iter().any(|word| line.match_indices(word).any(|(at, _)| begins(at))) {
                found.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "machine paths in public text:\n{}", found.join("\n"));
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let workspace = fs::read_to_string(root().join("Cargo.toml")).expect("the workspace manifest");
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for crate_folder in fs::read_dir(root().join("crates")).expect("the rooms").flatten() {
        let manifest = fs::read_to_string(crate_folder.path().join("Cargo.toml")).expect("a manifest");
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{} does not take the workspace's lints",
            crate_folder.path().display()
        );
    }
}
