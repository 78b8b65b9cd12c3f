//! Table, Cedar and oracle agree, everywhere.

use access::{Access, Law, Tie};
use circular::Rulebook;
use jiff::civil::Date;

use crate::belgium::{Draw, TODAY, belgium, facts};

fn agree(rulebook: &Rulebook, access: &Access, law: Option<&Law>, role: &str, tie: &Tie, on: Date) {
    let table = access.sees(role, tie, on);
    for (place, compartment) in access.compartments().iter().enumerate() {
        let cedar = match law {
            Some(law) => law.sees(role, tie, compartment).allowed,
            None => access.because(role, tie, compartment, on).allowed,
        };
        let plain = oracle::may_see(rulebook, role, &facts(tie), compartment, on);
        let asked = (table.has(place), cedar, plain);
        assert!(asked.0 == asked.1 && asked.1 == asked.2, "{role} {compartment} {tie:?} {on}: {asked:?}");
    }
}

#[test]
fn table_cedar_and_oracle_agree_on_every_combination() {
    let (rulebook, access) = belgium();
    for role in &rulebook.circular().roles {
        for file in rulebook.file_kinds() {
            for tie in access.combinations(role.name.as_str(), file) {
                for on in access.eras() {
                    agree(rulebook, access, None, role.name.as_str(), &tie, *on);
                }
            }
        }
        for event in &rulebook.circular().events {
            for on in access.eras().iter().chain([&TODAY]) {
                for visible in [false, true] {
                    let (role, event) = (role.name.as_str(), event.name.as_str());
                    let cedar = access.record_because(role, event, visible, *on).allowed;
                    let plain = oracle::may_record(rulebook, role, event, visible, *on);
                    assert_eq!(cedar, plain, "{role} {event} {visible} {on}");
                    if visible {
                        assert_eq!(access.may_open(role, event, *on), plain, "{role} {event} {on}");
                    }
                }
            }
        }
    }
}

/// T8. `NABOTJEK_QUESTIONS` asks more or fewer.
#[test]
fn t8_a_million_random_questions_find_no_difference_between_cedar_and_the_oracle() {
    let (rulebook, access) = belgium();
    let count: usize =
        std::env::var("NABOTJEK_QUESTIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let roles: Vec<&str> = rulebook.circular().roles.iter().map(|role| role.name.as_str()).collect();
    let law = Law::on(rulebook, TODAY).unwrap();
    let halves: Vec<u64> = vec![0x5EED_0001, 0x5EED_0002];
    std::thread::scope(|scope| {
        for seed in halves {
            let (law, roles) = (&law, &roles);
            scope.spawn(move || {
                let mut draw = Draw(seed);
                let mut asked = 0;
                while asked < count / 2 {
                    let tie = draw.tie(rulebook);
                    let role = draw.one(roles);
                    agree(rulebook, access, Some(law), role, &tie, TODAY);
                    asked += access.compartments().len();
                }
            });
        }
    });
}

/// T3.
#[test]
fn t3_without_a_tie_nobody_sees_anything() {
    let (rulebook, access) = belgium();
    for role in &rulebook.circular().roles {
        for file in rulebook.file_kinds() {
            let nothing = access.combinations(role.name.as_str(), file).remove(0);
            assert!(access.sees(role.name.as_str(), &nothing, TODAY).is_empty(), "{}", role.name);
            assert!(!access.may_record(role.name.as_str(), &nothing, "referred", TODAY));
        }
    }
}

#[test]
fn a_mandate_sees_and_records_as_the_role_it_is_part_of() {
    let (rulebook, access) = belgium();
    for role in rulebook.circular().roles.iter().filter(|role| role.part_of.is_some()) {
        let whole = role.part_of.as_ref().unwrap();
        for tie in access.combinations(whole.as_str(), "dossier") {
            let both = [role.name.as_str(), whole.as_str()].map(|role| access.sees(role, &tie, TODAY));
            assert_eq!(both[0], both[1], "{} {tie:?}", role.name);
        }
    }
}

/// Reads the table that people review; `UPDATE_MATRIX=1` writes it anew.
#[test]
fn the_matrix_for_people_is_the_matrix_in_force() {
    let (rulebook, _) = belgium();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/access-be.md");
    let guardrails: String = access::GUARDRAILS
        .lines()
        .filter_map(|line| line.strip_prefix("@says(\"")?.strip_suffix("\")"))
        .map(|line| format!("- {line}\n"))
        .collect();
    let text = format!(
        "# Who sees what in Belgium\n\nMade from `circulars/be` and reviewed like code; after a change of the circular write it anew with\n\
         `UPDATE_MATRIX=1 cargo test -p nabotjek-access matrix` and read every changed cell. `nabotjek check OLD NEW` says the same of two\n\
         versions of a circular.\n\n```\n{}\n```\n\n## What no circular can open\n\n{guardrails}",
        circular::compare::matrix(rulebook.circular(), "en")
    );
    if std::env::var_os("UPDATE_MATRIX").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/access-be.md is not what the circular says: run UPDATE_MATRIX=1 cargo test -p nabotjek-access matrix"
    );
}

/// Lesson 14.
#[test]
fn what_nobody_was_granted_is_closed() {
    let (rulebook, access) = belgium();
    let circular = rulebook.circular();
    let mut closed = 0;
    for role in &circular.roles {
        let chain = access::chain(circular, role.name.as_str());
        for file in rulebook.file_kinds() {
            for (place, compartment) in access.compartments().iter().enumerate() {
                let granted = circular.sees.iter().any(|sees| {
                    chain.contains(&sees.role.as_str())
                        && sees.file.as_ref().is_none_or(|kind| kind.text == *file)
                        && sees.compartments.iter().any(|name| name.text == *compartment)
                });
                if granted {
                    continue;
                }
                closed += 1;
                for tie in access.combinations(role.name.as_str(), file) {
                    let sees = access.sees(role.name.as_str(), &tie, TODAY);
                    assert!(!sees.has(place), "{} {compartment} {tie:?}", role.name);
                }
            }
        }
    }
    assert!(closed > 100);
}
