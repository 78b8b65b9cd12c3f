//! Belgium's guide beside Belgium's circular, as both stand in this repository.

use std::{fs, path::Path, sync::Arc};

use circular::{Choices, Rulebook};
use guide::{Document, Guide, Mistake};

use crate::small::ON;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn circular() -> Rulebook {
    let (circular, mistakes) = circular::read(&folder("circulars/be")).unwrap();
    assert!(mistakes.is_empty());
    circular::compile(Arc::new(circular), &Choices::default()).unwrap()
}

fn guide() -> (Guide, Vec<Mistake>) {
    let mut documents: Vec<(String, Document)> = Vec::new();
    for entry in fs::read_dir(folder("guide/be")).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        let document = Document { name: format!("{code}.kdl"), text: fs::read_to_string(&path).unwrap() };
        documents.push((code, document));
    }
    documents.sort_by(|(one, _), (other, _)| one.cmp(other));
    let frame = documents.iter().position(|(code, _)| code == "guide").unwrap();
    let (_, frame) = documents.remove(frame);
    Guide::read(&frame, &documents)
}

#[test]
fn every_language_is_whole_and_every_passage_rests_on_a_rule_that_stands() {
    let (guide, mut mistakes) = guide();
    mistakes.extend(guide.check(&circular(), ON));
    let mistakes: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(guide.whole().count(), 28);
}

#[test]
fn no_language_says_it_was_checked_by_nobody() {
    let (guide, _) = guide();
    for language in guide.whole() {
        if let Some(guide::Status::Checked { by, .. }) = &language.status {
            assert!(!by.trim().is_empty(), "{}", language.code);
        }
    }
    let right_to_left = guide.languages.iter().filter(|language| language.is_right_to_left);
    assert_eq!(right_to_left.map(|language| language.code.as_str()).collect::<Vec<_>>(), ["ar", "fa", "ps"]);
}

#[test]
fn no_two_languages_share_a_sentence() {
    // A text that was copied and never translated.
    let (guide, _) = guide();
    let rulebook = circular();
    let said = |code: &str| {
        let spoken = guide.spoken(code, &rulebook, ON).unwrap();
        guide.passages().map(|passage| (passage.name.clone(), spoken.text(&passage.name))).collect::<Vec<_>>()
    };
    let english = said("en");
    for language in guide.whole().filter(|language| language.code != "en") {
        let same = said(&language.code).into_iter().filter(|text| english.contains(text)).collect::<Vec<_>>();
        assert_eq!(same, [], "{}", language.code);
    }
}
