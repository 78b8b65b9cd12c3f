//! What a mask must not let through, tried one by one and on journals drawn at random.

use std::collections::BTreeMap;

use access::{Reader, Seen, SeenFile, Tie, mask};
use casework::{Answer, Event, FileSummary, Standing, fold};
use circular::model::{FactKind, Name};
use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;

use crate::belgium::{Draw, TODAY, belgium, facts};

const INSPECTOR: Reader<'static> = Reader { role: "social-inspector", office: "ecosoc-brussels" };

fn event(name: &str, on: &str, by: &str, office: &str, facts: &[(&str, &str)]) -> Event {
    let facts = facts.iter().map(|(fact, answer)| ((*fact).into(), Answer::Text((*answer).into())));
    let (event, on, by, office) = (name.into(), on.parse().unwrap(), by.into(), office.into());
    Event { event, on, recorded: None, by, office, facts: facts.collect(), corrects: None }
}

fn detected() -> Event {
    event(
        "detected",
        "2026-11-01",
        "social-inspector",
        "ecosoc-brussels",
        &[
            ("region", "brussels"),
            ("setting", "workplace-inspection"),
            ("minor", "no"),
            ("safe-way", "own-phone"),
        ],
    )
}

fn seen(reader: Reader<'_>, journal: &[Event], known_on: Option<Date>) -> Option<SeenFile> {
    let (rulebook, access) = belgium();
    let today = fold(rulebook, journal, TODAY, None);
    let file = FileSummary::of(rulebook, "dossier", journal, &today);
    let standing = fold(rulebook, journal, TODAY, known_on);
    mask(access, rulebook, reader, &file, journal, &standing, TODAY)
}

#[test]
fn a_hidden_event_does_not_come_in_as_the_correction_of_a_visible_one() {
    let mut hidden =
        event("shelter-entered", "2026-11-05", "social-worker", "pag-asa", &[("house-code", "H1")]);
    hidden.corrects = Some(0);
    let file = seen(INSPECTOR, &[detected(), hidden], None).unwrap();
    assert!(!format!("{:?}{:?}", file.events, file.standing).contains("shelter-entered"));
    assert!(file.events.iter().all(|event| event.corrected_by.is_none()));
}

#[test]
fn what_was_not_yet_known_is_not_among_the_events_of_an_earlier_day() {
    let mut later = event("contact-broken", "2026-11-02", "social-inspector", "ecosoc-brussels", &[]);
    later.recorded = Some("2026-11-20T10:00:00Z".parse().unwrap());
    let file = seen(INSPECTOR, &[detected(), later], Some("2026-11-10".parse().unwrap())).unwrap();
    let names: Vec<&str> = file.events.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(names, ["detected"]);
}

#[test]
fn an_event_that_the_circular_does_not_know_is_for_nobody() {
    let odd = event("ZQ7-ODD", "2026-11-02", "social-worker", "pag-asa", &[]);
    let file = seen(INSPECTOR, &[detected(), odd], None).unwrap();
    assert!(!format!("{:?}{:?}", file.events, file.standing).contains("ZQ7-ODD"));
}

#[test]
fn a_refusal_names_no_fact_that_is_hidden() {
    let odd = event("identity-recorded", "2026-11-02", "social-worker", "pag-asa", &[("born", "ZQ7")]);
    let mut journal = vec![detected(), odd];
    journal.push(event("referred", "2026-11-03", "police", "police-brussels", &[("urgent", "ZQ7")]));
    let file = seen(INSPECTOR, &journal, None).unwrap();
    let told = format!("{:?}", file.standing.refused);
    assert!(!told.contains("born") && !told.contains("urgent"), "{told}");
}

#[test]
fn care_is_hidden_when_no_visible_event_took_it() {
    let (rulebook, access) = belgium();
    let intake =
        event("intake", "2026-11-04", "social-worker", "pag-asa", &[("form-of-care", "residential")]);
    let journal = [
        detected(),
        event("contact-broken", "2026-11-02", "social-inspector", "ecosoc-brussels", &[]),
        intake,
    ];
    let standing = fold(rulebook, &journal, TODAY, None);
    assert!(standing.care.is_some(), "{:?}", standing.refused);
    let file = FileSummary::of(rulebook, "dossier", &journal, &standing);
    let mut silent = standing.clone();
    silent.trail.retain(|line| line.step != casework::Step::CareTaken);
    let shown =
        |standing: &Standing| mask(access, rulebook, INSPECTOR, &file, &journal, standing, TODAY).unwrap();
    assert!(shown(&standing).standing.care.is_some());
    assert!(shown(&silent).standing.care.is_none());
}

#[test]
fn an_office_of_another_role_is_tied_to_nothing() {
    let (rulebook, access) = belgium();
    let journal = [detected()];
    let standing = fold(rulebook, &journal, TODAY, None);
    let file = FileSummary::of(rulebook, "dossier", &journal, &standing);
    let strange = Reader { role: "police", office: "ecosoc-brussels" };
    assert!(mask(access, rulebook, strange, &file, &journal, &standing, TODAY).is_none());
}

#[test]
fn an_event_of_another_kind_of_file_cannot_be_recorded_here() {
    let (rulebook, access) = belgium();
    for role in &rulebook.circular().roles {
        for tie in access.combinations(role.name.as_str(), "dossier") {
            for event in rulebook.circular().events.iter().filter(|event| event.file.text != "dossier") {
                assert!(!access.may_record(role.name.as_str(), &tie, event.name.as_str(), TODAY));
            }
        }
    }
}

/// Events that the circular knows, by anybody at a true office, with answers in every fact, some corrected or taken back.
fn journal(seed: u64) -> Vec<Event> {
    let (rulebook, _) = belgium();
    let circular = rulebook.circular();
    let mut draw = Draw(seed | 1);
    let mut journal = vec![detected()];
    for place in 0..draw.below(12) {
        let rule = draw.one(&circular.events);
        let office = draw.one(&circular.offices);
        let mut facts = BTreeMap::new();
        for fact in &rule.facts {
            let answer = match fact.kind {
                FactKind::Date => "2026-10-01".to_owned(),
                FactKind::Text => format!("ZQ7-{place}-{}", fact.name),
                _ => draw.one(&["yes", "no", "brussels", "pag-asa"]).to_string(),
            };
            if draw.below(4) > 0 {
                facts.insert(fact.name.text.clone(), Answer::Text(answer));
            }
        }
        let on = TODAY.checked_sub((draw.below(60) as i64).days()).unwrap();
        let (by, office) = (office.role.text.clone(), office.name.text.clone());
        let corrects = (draw.below(5) == 0).then(|| draw.below(journal.len()) as u32);
        let name =
            if corrects.is_some() && draw.below(2) == 0 { casework::ANNULLED } else { rule.name.as_str() };
        journal.push(Event { event: name.into(), on, recorded: None, by, office, facts, corrects });
    }
    journal
}

fn compartment(name: Option<&Name>) -> &str {
    name.map_or("procedure", Name::as_str)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn t8_nothing_that_the_oracle_denies_is_shown_and_nothing_given_turns_blank(seed in any::<u64>()) {
        let (rulebook, access) = belgium();
        let circular = rulebook.circular();
        let journal = journal(seed);
        let standing = fold(rulebook, &journal, TODAY, None);
        let file = FileSummary::of(rulebook, "dossier", &journal, &standing);
        for office in &circular.offices {
            let reader = Reader { role: office.role.as_str(), office: office.name.as_str() };
            let before = (journal.clone(), standing.clone());
            let masked = mask(access, rulebook, reader, &file, &journal, &standing, TODAY);
            prop_assert_eq!(&before, &(journal.clone(), standing.clone()), "masking changes nothing");
            let tie = Tie::of(rulebook, reader, &file);
            let may = |tie: &Tie, of: &str| oracle::may_see(rulebook, reader.role, &facts(tie), of, TODAY);
            let Some(masked) = masked else {
                prop_assert!(!may(&tie, "procedure"));
                continue;
            };
            for event in masked.events.iter().filter(|event| event.event != casework::ANNULLED) {
                let rule = rulebook.event_on(&event.event, event.on).unwrap();
                prop_assert!(may(&tie, compartment(rule.compartment.as_ref())), "{:?} {}", reader, event.event);
                let given = &journal[event.index as usize].facts;
                let very = tie.of_event(event.office == reader.office);
                for fact in &rule.facts {
                    let name = fact.name.as_str();
                    let allowed = may(&very, compartment(fact.compartment.as_ref()));
                    let shown = event.facts.get(name);
                    prop_assert!(shown.is_none() || allowed, "{:?} sees {} of {}", reader, name, event.event);
                    match (allowed, given.get(name), shown) {
                        (true, Some(answer), Some(Seen::Known(known))) => prop_assert_eq!(answer, known),
                        (true, Some(_), other) => prop_assert!(false, "{} turned into {:?}", name, other),
                        (false, Some(_), _) => prop_assert!(event.withheld.contains(name)),
                        _ => {}
                    }
                }
            }
            for line in &masked.standing.stages {
                let rule = rulebook.stage_on(&line.stage, line.opened).unwrap();
                prop_assert!(may(&tie, compartment(rule.compartment.as_ref())), "{:?} {}", reader, line.stage);
            }
            for line in &masked.standing.duties {
                let rule = rulebook.duty_on(&line.duty, line.opened).unwrap();
                prop_assert!(may(&tie, compartment(rule.compartment.as_ref())), "{:?} {}", reader, line.duty);
            }
            let visible: Vec<u32> = masked.events.iter().map(|event| event.index).collect();
            let lines = masked.standing.trail.iter().map(|line| &line.why);
            for why in lines.chain(masked.standing.stages.iter().map(|line| &line.why)) {
                prop_assert!(why.event.is_none_or(|event| visible.contains(&event)));
            }
        }
    }
}
