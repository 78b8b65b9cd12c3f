//! Texts for people are complete in every language, and every name used has one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use web::language::{Words, sheets};

fn ids(text: &str) -> BTreeSet<&str> {
    let is_id = |line: &&str| line.starts_with(|sign: char| sign.is_ascii_lowercase());
    text.lines().filter(is_id).filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect()
}

#[test]
fn every_language_has_the_same_texts() {
    let mut languages: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for (language, sheet, text) in sheets() {
        languages.entry(language).or_default().insert(sheet, ids(text));
    }
    let english = &languages["en"];
    assert_eq!(languages.keys().copied().collect::<Vec<_>>(), ["da", "en", "fr", "nl"]);
    for (language, own) in &languages {
        assert_eq!(
            own.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>(),
            "sheets of {language}"
        );
        for (sheet, ids) in own {
            assert_eq!(ids, &english[sheet], "{language}/{sheet}.ftl against en/{sheet}.ftl");
        }
    }
}

#[test]
fn no_two_sheets_have_a_text_of_the_same_name() {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, sheet, text) in sheets().filter(|(language, _, _)| *language == "en") {
        for id in ids(text) {
            let before = owners.insert(id, sheet);
            assert_eq!(before, None, "{id} stands in {sheet} too");
        }
    }
}

#[test]
fn every_sheet_reads_without_a_mistake() {
    for (language, sheet, text) in sheets() {
        let read = fluent_bundle::FluentResource::try_new(text.to_owned());
        let mistakes = read.err().map(|(_, mistakes)| mistakes);
        assert_eq!(mistakes, None, "{language}/{sheet}.ftl");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            found.push(path);
        }
    }
}

/// Every `"name-of-a-text"` in a template or handler that is asked for by `t`, `t1`, `t2`, `say` or `Frame::new`.
#[test]
fn every_text_that_is_asked_for_exists() {
    let mut found = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    let known: BTreeSet<&str> =
        sheets().filter(|(language, _, _)| *language == "en").flat_map(|(_, _, text)| ids(text)).collect();
    let mut missing = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let text = lines.join("\n");
        for call in [
            ".t(\"",
            ".t1(\"",
            ".t2(\"",
            ".say(\"",
            ".say1(\"",
            ".say2(\"",
            ".say_all(\"",
            "Frame::new(&visit, \"",
        ] {
            for rest in text.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                if !known.contains(id) {
                    missing.push(format!("{}: {id}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "texts that no sheet has:\n{}", missing.join("\n"));
}

#[test]
fn days_and_numbers_stand_as_the_language_writes_them() {
    let day = jiff::civil::date(2026, 12, 4);
    let long = |code| web::calendar::long(code, day);
    assert_eq!(long("en"), "Friday 4 December 2026");
    assert_eq!(long("da"), "fredag den 4. december 2026");
    assert_eq!(long("fr"), "vendredi 4 décembre 2026");
    assert_eq!(long("nl"), "vrijdag 4 december 2026");
    let short = |code| web::calendar::short(code, day);
    assert_eq!(
        [short("en"), short("da"), short("fr"), short("nl")],
        ["04/12/2026", "04.12.2026", "4/12/2026", "4/12/2026"]
    );
    assert_eq!(web::calendar::number("da", 1_204_551), "1.204.551");
    assert!(Words::english().say1("error-too-large", "limit", 4112).contains("4,112"));
}

#[test]
fn the_best_language_of_an_accept_language_header_is_taken() {
    let accepted = |header: &str| Words::accepted(header).map(|words| words.code());
    assert_eq!(accepted("nl-BE,nl;q=0.9,en;q=0.8"), Some("nl"));
    assert_eq!(accepted("de, fr;q=0.5, da;q=0.7"), Some("da"));
    assert_eq!(accepted("de;q=1, xx"), None);
    assert_eq!(accepted("da;q=0, en;q=x, ;;;,"), None);
}
