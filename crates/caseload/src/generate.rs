//! A whole caseload from its specification.

use casework::admit;
use circular::Rulebook;
use jiff::civil::Date;

use super::{
    draw::Draw,
    spec::{Caseload, SpecError},
    walk::{Lot, Made, walk},
};

/// Makes every file, in the order of the specification, and hands it to `take`. The same specification, circular and day
/// make the same files to the byte.
///
/// # Errors
/// The first line that does not fit the circular: every event must be one that its recorder could have recorded then.
pub fn generate(
    caseload: &Caseload,
    rulebook: &Rulebook,
    today: Date,
    take: impl FnMut(Made),
) -> Result<(), SpecError> {
    all(caseload, rulebook, today, take).map_err(|error| error.within(&caseload.documents))
}

fn all(
    caseload: &Caseload,
    rulebook: &Rulebook,
    today: Date,
    mut take: impl FnMut(Made),
) -> Result<(), SpecError> {
    let mut number = 0;
    for population in &caseload.populations {
        let mut paths = expand(&population.follows);
        let mut countries = expand(&population.citizenship);
        let mut draw = Draw::of(caseload.seed, &population.name, 0);
        draw.shuffle(&mut paths);
        draw.shuffle(&mut countries);
        let mut exactly = |counts: &[(String, u64)]| -> Vec<String> {
            let mut all: Vec<String> = expand(counts).into_iter().map(str::to_owned).collect();
            if all.len() as u64 == population.count {
                draw.shuffle(&mut all);
                all
            } else {
                Vec::new()
            }
        };
        let regions = exactly(&population.region);
        let detectors = exactly(&population.detector);
        let offices = exactly(&population.offices);
        for (place, path) in paths.iter().enumerate() {
            number += 1;
            let lot = Lot {
                number,
                path,
                citizenship: countries.get(place).copied(),
                region: regions.get(place).map(String::as_str),
                detector: detectors.get(place).map(String::as_str),
                office: offices.get(place).map(String::as_str),
            };
            let Some(made) = walk(caseload, population, lot, rulebook.circular(), today)? else {
                continue;
            };
            is_admitted(rulebook, &made, path, population.at)?;
            take(made);
        }
    }
    Ok(())
}

fn expand(counts: &[(String, u64)]) -> Vec<&str> {
    counts.iter().flat_map(|(name, count)| (0..*count).map(move |_| name.as_str())).collect()
}

/// Each event must be one that could have been recorded when it was.
fn is_admitted(
    rulebook: &Rulebook,
    made: &Made,
    path: &str,
    at: super::spec::Place,
) -> Result<(), SpecError> {
    for (place, event) in made.journal.iter().enumerate() {
        if let Err(refusal) = admit(rulebook, &made.journal[..place], event) {
            let (event, on) = (&event.event, event.on);
            return at.wrong(format!("path {path}: {event} on {on} is refused: {}", refusal.text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        path::Path,
        sync::{Arc, OnceLock},
    };

    use casework::{Answer, fold};
    use circular::Choices;
    use jiff::civil::date;
    use rapporteur::{Comparison, Tally, compare};

    use super::*;
    use crate::{
        person::{is_protected, is_text},
        read::{read, read_at},
    };

    const TODAY: Date = date(2026, 11, 24);

    fn belgium() -> (Rulebook, Caseload) {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let (circular, _) = circular::read(&root.join("circulars/be")).unwrap();
        let rulebook = circular::compile(Arc::new(circular), &Choices::default()).unwrap();
        (rulebook, read_at(&root.join("caseload/be.kdl")).unwrap().unwrap())
    }

    fn everything(rulebook: &Rulebook, caseload: &Caseload) -> Vec<Made> {
        let mut files = Vec::new();
        generate(caseload, rulebook, TODAY, |made| files.push(made)).unwrap();
        files
    }

    /// The whole caseload, made once for all tests.
    fn made() -> &'static (Rulebook, Caseload, Vec<Made>) {
        static MADE: OnceLock<(Rulebook, Caseload, Vec<Made>)> = OnceLock::new();
        MADE.get_or_init(|| {
            let (rulebook, caseload) = belgium();
            let files = everything(&rulebook, &caseload);
            (rulebook, caseload, files)
        })
    }

    fn compared(rulebook: &Rulebook, files: &[Made], year: i16) -> Vec<Comparison> {
        let mut tally = Tally::new(rulebook, year);
        files.iter().for_each(|made| tally.add(&made.journal));
        compare(rulebook, year, &tally.figures())
    }

    #[test]
    fn the_same_day_makes_the_same_files_to_the_byte_and_another_seed_does_not() {
        let (rulebook, caseload, first) = made();
        assert!(*first == everything(rulebook, caseload));
        let other = Caseload { seed: caseload.seed + 1, ..caseload.clone() };
        assert!(*first != everything(rulebook, &other));
    }

    #[test]
    fn what_was_published_is_counted_and_one_changed_event_moves_it() {
        let (rulebook, _, files) = made();
        let mut files = files.clone();
        for year in [2021, 2022] {
            let compared = compared(rulebook, &files, year);
            assert!(!compared.is_empty());
            assert!(compared.iter().all(|one| one.equal), "{compared:#?}");
        }
        let referral = files
            .iter_mut()
            .flat_map(|made| &mut made.journal)
            .find(|event| event.event == "referred" && event.on.year() == 2022)
            .unwrap();
        referral.by = "judge".into();
        let moved = compared(rulebook, &files, 2022);
        let unequal: Vec<_> = moved.iter().filter(|one| !one.equal).map(|one| one.name.as_str()).collect();
        assert!(unequal.contains(&"referred-2022"), "{moved:#?}");
    }

    #[test]
    fn no_event_of_the_caseload_is_refused() {
        let (rulebook, _, files) = made();
        for made in files {
            let standing = fold(rulebook, &made.journal, TODAY, None);
            assert_eq!(standing.refused, vec![], "{:?}", made.journal);
        }
    }

    #[test]
    fn every_protected_text_has_a_canary_of_its_own_and_every_family_name_its_mark() {
        let (rulebook, caseload, files) = made();
        let mut canaries = BTreeSet::new();
        for event in files.iter().flat_map(|made| &made.journal) {
            let known = rulebook.event_on(&event.event, event.on).unwrap();
            for fact in known.facts.iter().filter(|fact| is_text(fact.kind)) {
                let Some(Answer::Text(text)) = event.facts.get(&fact.name.text) else {
                    assert!(!is_protected(rulebook.circular(), fact), "{} of {}", fact.name, event.event);
                    continue;
                };
                if fact.htcds.as_deref() == Some("prs_SecondName") {
                    assert!(text.ends_with(&caseload.mark), "{text}");
                }
                if is_protected(rulebook.circular(), fact) {
                    let start = text.find(&caseload.canary).unwrap();
                    let canary = text[start..].split(' ').next().unwrap();
                    assert!(canaries.insert(canary.to_owned()), "{canary} stands twice");
                }
            }
        }
        assert!(canaries.len() > 5_000);
    }

    #[test]
    fn counts_that_do_not_add_up_are_refused_with_their_line() {
        let text = "caseload seed=1 mark=\"(synthetic)\" canary=ZQ7\ngiven A\nfamily B\n\
                    path p {\n    then x by=y\n}\n\
                    population q year=2022 count=3 {\n    follows p count=2\n    region r=1\n}\n";
        let mistake = read(text).unwrap_err();
        assert_eq!(mistake.to_string(), "line 7: q is 3 files, but its follows make 2");
    }
}
