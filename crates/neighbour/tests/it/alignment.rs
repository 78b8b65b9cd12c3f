//! Circulars that cannot be set beside each other: the error says what is missing.

use jiff::civil::{Date, date};

use crate::{ON, changed, compared, differences, read, small, small_folder, verdict};
use neighbour::compare::Verdict;

fn refused(changes: &[(&str, &str)], on: Date, topic: Option<&str>, language: &str) -> String {
    let right = changed(&read(&small_folder("south")), changes);
    neighbour::compare(&small("north"), &right, on, topic, language).unwrap_err().to_string()
}

#[test]
fn a_circular_without_core_meanings_is_told_so() {
    let without = [
        (" counts-as=detected", ""),
        (" counts-as=reflection-opened", ""),
        (" counts-as=cooperates", ""),
        (" counts-as=identified counts-as=stay-granted", ""),
        (" counts-as=supported", ""),
    ];
    assert_eq!(
        refused(&without, ON, None, "en"),
        "`south` cannot be aligned: none of its events bears a word of the core vocabulary; write for example \
         `event … counts-as=detected`"
    );
}

#[test]
fn circulars_without_a_common_meaning_are_told_what_each_has() {
    let other = [
        (" counts-as=detected", " counts-as=compensated"),
        (" counts-as=reflection-opened", ""),
        (" counts-as=cooperates", ""),
        (" counts-as=identified counts-as=stay-granted", ""),
        (" counts-as=supported", ""),
    ];
    assert_eq!(
        refused(&other, ON, None, "en"),
        "`north` and `south` cannot be aligned: they have no core meaning in common; `north` has cooperates, \
         detected, identified, reflection-opened, stay-granted, supported; `south` has compensated"
    );
}

#[test]
fn circulars_without_a_common_language_are_told_what_each_has() {
    assert_eq!(
        refused(
            &[("languages en da", "languages fi sv"), (" en=\"", " fi=\""), (" da=\"", " sv=\"")],
            ON,
            None,
            "en"
        ),
        "`north` and `south` have no language in common: the first has en, da, the second fi, sv"
    );
    assert_eq!(
        refused(&[("languages en da", "languages en fi"), (" da=\"", " fi=\"")], ON, None, "fi"),
        "the texts of `north` do not stand in `fi`; both sides have: en"
    );
}

#[test]
fn a_day_outside_the_law_is_told_where_the_law_begins_or_ends() {
    let dated = |mark: &str| -> Vec<(String, String)> {
        ["detected", "reflection-asked", "cooperates", "victim-found", "support-started"]
            .iter()
            .map(|event| (format!("event {event} "), format!("event {event} {mark} ")))
            .collect()
    };
    let told = |mark: &str, on| {
        let changes = dated(mark);
        let changes: Vec<_> = changes.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
        refused(&changes, on, None, "en")
    };
    assert_eq!(
        told("from=\"2027-01-01\"", ON),
        "2026-01-31 lies before the law of `south`: its first rule with a core meaning is in force from 2027-01-01"
    );
    assert_eq!(
        told("until=\"2026-01-31\"", ON),
        "2026-01-31 lies after the law of `south`: no rule with a core meaning is in force on that day"
    );
    assert_eq!(
        refused(&[], date(2040, 1, 1), None, "en"),
        "2040-01-01 lies outside what `north` covers: its holidays are known until 2040-01-01, that day excluded"
    );
    assert!(neighbour::compare(&small("north"), &small("south"), date(2039, 12, 31), None, "en").is_ok());
}

#[test]
fn an_unknown_topic_is_told_which_there_are() {
    let told = refused(&[], ON, Some("weather"), "en");
    assert_eq!(
        told,
        "there is no topic `weather`; the topics are: offence, consent, who, reflection, rights, cooperation, \
         stay, permanent, compensation, testimony, targets, forums, rapporteur, languages"
    );
}

#[test]
fn only_the_topic_asked_for_is_compared() {
    let comparison =
        neighbour::compare(&small("north"), &small("south"), ON, Some("reflection"), "da").unwrap();
    assert_eq!(comparison.topics.len(), 1);
    assert_eq!(comparison.topics[0].title, "Refleksionsperiode");
    assert!(comparison.topics[0].rows.iter().all(|row| row.key.starts_with("reflection.")));
}

#[test]
fn the_day_decides_which_law_is_compared() {
    let north = read(&small_folder("north"));
    let changes =
        [("lasts 45 days {", "lasts 30 days until=\"2025-06-01\"\n    lasts 45 days from=\"2025-06-01\" {")];
    let (old, new) = (changed(&north, &[]), changed(&north, &changes));
    let on = |day| neighbour::compare(&old, &new, day, None, "en").unwrap();
    let before = on(date(2025, 5, 31));
    assert_eq!(verdict(&before, "reflection.length"), Verdict::Stricter);
    assert_eq!(differences(&on(date(2025, 6, 1))), []);
}

/// A stage graph in which every stage leads to every other and none is reached without cooperation.
#[test]
fn a_tangle_of_stages_is_walked_in_good_time() {
    let names: Vec<String> = (0..60).map(|at| format!("tangled-{at}")).collect();
    let mut text = String::new();
    for name in &names {
        text.push_str(&format!(
            "stage {name} file=dossier track=stay {{\n    title en=\"x\" da=\"x\"\n    cites act at=\"x\" certainty=house\n"
        ));
        for other in names.iter().filter(|other| *other != name) {
            text.push_str(&format!("    closes on=victim-found into={other}\n"));
        }
        text.push_str("}\n");
    }
    let north = read(&small_folder("north"));
    let tangled = changed(&north, &[("condition told {", &format!("{text}condition told {{"))]);
    let comparison = compared(&small("north"), &tangled);
    assert_eq!(verdict(&comparison, "cooperation.stay-without"), Verdict::Same);
}
