//! Whatever is given: an answer or a refusal, and the same from both sides.

use std::{fs, path::Path, sync::Arc};

use circular::{Choices, Rulebook, compile, source::Document};
use neighbour::floor::{self, EUROPE, Floor};
use proptest::prelude::*;

use crate::{ON, read, rows, small, small_folder, verdict};

/// A small circular without some of its lines, if it still compiles.
fn torn(name: &str, lines: &[usize]) -> Option<Rulebook> {
    let circular = read(&small_folder(name));
    let text = circular.documents[0].text.lines().enumerate();
    let kept: Vec<&str> = text.filter(|(at, _)| !lines.contains(at)).map(|(_, line)| line).collect();
    let document = Document { path: "torn.kdl".into(), text: kept.join("\n").into() };
    let (circular, _) = circular::read_documents(vec![document]);
    compile(Arc::new(circular), &Choices::default()).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn torn_circulars_are_compared_or_refused_and_mirror(
        north in proptest::collection::vec(0_usize..170, 0..6),
        south in proptest::collection::vec(0_usize..170, 0..6),
    ) {
        let (Some(north), Some(south)) = (torn("north", &north), torn("south", &south)) else { return Ok(()) };
        let there = neighbour::compare(&north, &south, ON, None, "en");
        let back = neighbour::compare(&south, &north, ON, None, "en");
        prop_assert_eq!(there.is_ok(), back.is_ok());
        if let (Ok(there), Ok(back)) = (there, back) {
            prop_assert_eq!(rows(&there).count(), rows(&back).count());
            for row in rows(&there) {
                prop_assert_eq!(verdict(&back, &row.key), row.verdict.mirrored(), "{}", row.key);
            }
            prop_assert!(!neighbour::table(&there, 80).is_empty());
            prop_assert!(neighbour::html(&there).is_ok());
            let floor = Floor::read(EUROPE).unwrap();
            let measured = floor::measure(&floor, &north, ON, "en").unwrap();
            prop_assert!(!floor::table(&measured, 80).is_empty());
        }
    }

    #[test]
    fn any_text_is_a_floor_or_a_refusal_with_a_line(
        text in "\\PC{0,200}",
        cut in 0_usize..EUROPE.len(),
        with in "[ a-z{}\"=\n0-9-]{0,12}",
    ) {
        let whole = EUROPE.get(..cut).unwrap_or(EUROPE);
        let rest = EUROPE.get(cut..).unwrap_or_default();
        for text in [text, format!("{whole}{with}{rest}"), whole.to_owned()] {
            if let Err(error) = Floor::read(&text) {
                prop_assert!(error.line >= 1 && error.line <= text.lines().count().max(1) + 1, "{}", error);
            }
        }
    }

    #[test]
    fn any_pinpoint_is_read(pinpoint in "[ -~é]{0,40}") {
        let north = read(&small_folder("north"));
        let quoted = pinpoint.replace(['\\', '"'], "");
        let text = north.documents[0].text.replace("at=\"s. 20\"", &format!("at=\"{quoted}\""));
        let document = Document { path: "x.kdl".into(), text: text.into() };
        let (circular, _) = circular::read_documents(vec![document]);
        let Ok(rulebook) = compile(Arc::new(circular), &Choices::default()) else { return Ok(()) };
        let floor = EUROPE.replace("source=coe-convention", "source=act");
        let floor = Floor::read(&floor).unwrap();
        prop_assert!(floor::measure(&floor, &rulebook, ON, "en").is_ok());
    }
}

/// What the room may not know: it aligns whatever circulars say by their own words.
#[test]
fn no_country_and_no_law_stands_in_the_program() {
    fn all(folder: &Path, texts: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => all(&path, texts),
                Some("rs") => texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap())),
                _ => {}
            }
        }
    }
    let mut texts = Vec::new();
    all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    assert!(texts.len() > 15, "the sources are found");
    for (path, text) in texts {
        // Comments may give an example; the program itself may not.
        let program: Vec<&str> = text
            .lines()
            .map(str::trim)
            .take_while(|line| *line != "#[cfg(test)]")
            .filter(|line| !line.starts_with("//"))
            .collect();
        for line in program {
            for word in [
                "belg",
                "danmark",
                "denmark",
                "danish",
                "finland",
                "netherlands",
                "\"be\"",
                "\"dk\"",
                "\"fi\"",
                "\"uk\"",
                "directive",
                "convention",
            ] {
                assert!(!line.to_lowercase().contains(word), "{path}: {line}");
            }
        }
    }
    // The other way round: the same rules under another name get the same verdicts.
    let named = |name: &str| {
        let north = read(&small_folder("north"));
        crate::changed(&north, &[("circular north {", &format!("circular {name} {{"))])
    };
    for name in ["be", "dk", "atlantis"] {
        let other = named(name);
        let (plain, south) = (small("north"), small("south"));
        let verdicts = |rulebook: &Rulebook| -> Vec<_> {
            rows(&crate::compared(rulebook, &south)).map(|row| (row.key.clone(), row.verdict)).collect()
        };
        assert_eq!(verdicts(&other), verdicts(&plain), "{name}");
    }
}
