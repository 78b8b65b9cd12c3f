//! What a person sees: documents that must pass, and for every mistake its picture in both languages.
//!
//! Set `INSTA_UPDATE=always` to write the pictures anew, then read the difference line by line.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use circular::{
    check::{guardrail, report},
    message::{self, Style},
    mistake::{Code, Mistake, in_reading_order},
    model::Circular,
    read_documents,
    source::Document,
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn kdl_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|it| it == "kdl")).collect();
    paths.sort();
    paths
}

fn document(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Document { path: name.into(), text: fs::read_to_string(path).unwrap().into() }
}

/// Reads a document together with the frame, unless it is about the frame, and keeps what is wrong with the document.
fn check(path: &Path, code: Option<Code>) -> (Circular, Vec<Mistake>) {
    let frame = document(&folder("frame.kdl"));
    let documents = match code {
        Some(Code::Frame) => vec![document(path)],
        _ => vec![frame, document(path)],
    };
    let own = documents.len() as u32 - 1;
    let (circular, mistakes) = read_documents(documents);
    let mut mistakes = report(&circular, mistakes);
    if code == Some(Code::Guardrails) {
        mistakes.extend(circular.sees.iter().skip(2).map(|sees| guardrail(sees, &sees.compartments[0])));
    }
    mistakes.retain(|mistake| mistake.place.document == own);
    (circular, in_reading_order(mistakes))
}

#[test]
fn good_documents_pass() {
    for path in kdl_in(&folder("good")) {
        let (circular, mistakes) = check(&path, None);
        assert!(mistakes.is_empty(), "{}", message::draw(&mistakes, &circular, "en", Style::Plain));
    }
}

#[test]
fn every_mistake_has_its_picture_in_english_and_danish() {
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let paths = kdl_in(&folder("bad").join(code.as_str()));
        assert!(!paths.is_empty(), "tests/bad/{}/ holds no document", code.as_str());
        for path in paths {
            let (circular, mistakes) = check(&path, Some(*code));
            assert!(
                mistakes.iter().any(|mistake| mistake.code == *code),
                "{} shows no {code:?}",
                path.display()
            );
            for language in ["en", "da"] {
                let drawn = message::draw(&mistakes, &circular, language, Style::Plain);
                let picture = path.with_extension(format!("{language}.txt"));
                if update {
                    fs::write(&picture, &drawn).unwrap();
                } else if fs::read_to_string(&picture).unwrap_or_default() != drawn {
                    wrong.push(format!("{}\n{drawn}", picture.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these pictures changed:\n{}", wrong.join("\n"));
}

#[test]
fn every_code_has_its_page() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/mistakes");
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    for code in Code::ALL {
        let path = pages.join(format!("{}.md", code.as_str()));
        if update {
            fs::create_dir_all(&pages).unwrap();
            fs::write(&path, code.page()).unwrap();
        }
        let page = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(page, code.page(), "docs/mistakes/{}.md is not the comment of the code", code.as_str());
        assert!(page.contains("Wrong") && page.contains("Right"), "{code:?} lacks its examples");
    }
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for entry in fs::read_dir(&pages).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            known.contains(&name.as_str()) || name == "README",
            "docs/mistakes/{name}.md belongs to no code"
        );
    }
}

/// The messages that the crate can tell, found in its source.
fn told_in_source(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            told_in_source(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for quoted in text.split('"').skip(1).step_by(2) {
            let code = quoted.split('-').next().unwrap_or_default();
            let is_code = Code::ALL.iter().any(|known| known.as_str() == code);
            if is_code
                && quoted.contains('-')
                && quoted.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase())
            {
                found.push(quoted.to_owned());
            }
        }
    }
}

#[test]
fn every_message_told_has_its_words() {
    let mut told = Vec::new();
    told_in_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax"), &mut told);
    told_in_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check"), &mut told);
    assert!(told.len() > 100, "{told:?}");
    let words = concat!(
        include_str!("../../../../locales/en/mistakes.ftl"),
        "\n",
        include_str!("../../../../locales/en/mistakes_screening.ftl")
    );
    // A node of the language that begins like a code.
    for case in told.iter().filter(|case| *case != "holidays-known-until") {
        for part in [format!("\n{case} ="), "\n    .label =".into(), "\n    .help =".into()] {
            let at = words.find(&format!("\n{case} =")).unwrap_or_else(|| panic!("no words for {case}"));
            let message: Arc<str> = words[at..].split("\n\n").next().unwrap_or_default().into();
            assert!(message.contains(&part), "{case} lacks {part:?}");
        }
    }
}
