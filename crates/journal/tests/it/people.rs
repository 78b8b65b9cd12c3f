//! Persons are found again however their names are spelled, and nothing of a name lies open.

use journal::{Journal, Reference, verify};
use linkage::{Birth, NameLevel, Person};
use rusqlite::Connection;

use crate::belgium::{add, begin, event, inspector, open, place, rulebook};

const AMINA: [(&str, &str); 3] =
    [("given-name", "Amina Fatou"), ("family-name", "El Idrissi"), ("born", "1994-03-11")];

fn named(journal: &Journal, once: u64, facts: &[(&str, &str)]) -> Reference {
    let file = begin(journal, once).unwrap().reference;
    add(journal, &file, event("identity-recorded", "2026-11-20", facts), inspector(), once + 1).unwrap();
    file
}

fn found(journal: &Journal, given: &str, family: &str, born: &str) -> Vec<Reference> {
    let alike = journal.alike(&Person::of(given, family, Birth::of(born)), 10).unwrap();
    alike.into_iter().map(|alike| alike.head.reference).collect()
}

#[test]
fn a_person_is_found_again_however_the_name_is_spelled() {
    let folder = place();
    let journal = open(folder.path());
    let file = named(&journal, 10, &AMINA);
    named(&journal, 20, &[("given-name", "Amina"), ("family-name", "Benali"), ("born", "1981-10-02")]);
    for (given, family, born) in [
        ("Amina Fatou", "El Idrissi", "1994-03-11"),
        ("AMINA", "Elidrissi", "1994-03-11"),
        ("El Idrissi", "Amina Fatou", ""),
        ("Amina Fato", "El Idrisi", ""),
        ("Emina", "El Idrissi", "1994-11-03"),
        ("Amina", "", "1994-03-11"),
    ] {
        assert_eq!(
            found(&journal, given, family, born),
            std::slice::from_ref(&file),
            "{given} {family} {born}"
        );
    }
    assert_eq!(found(&journal, "", "", "1994-03-11"), [], "nobody is found by a birth date alone");
    assert_eq!(found(&journal, "Marta", "Kowalska", "1994-03-12"), []);
    let alike = &journal.alike(&Person::of("El Idrissi", "Amina Fatou", None), 10).unwrap()[0];
    assert_eq!((alike.compartment.as_str(), alike.office.as_str()), ("identity", "ecosoc-brussels"));
    assert!(alike.weight.exchanged && alike.weight.given == NameLevel::Same);
}

#[test]
fn other_names_used_are_found_too() {
    let folder = place();
    let journal = open(folder.path());
    let facts = [AMINA[0], AMINA[1], ("other-names", "Mina Kessous")];
    let file = named(&journal, 10, &facts);
    assert_eq!(found(&journal, "Mina", "Kessous", ""), [file]);
}

/// What is corrected is not found by the name that was wrong.
#[test]
fn a_corrected_name_takes_the_place_of_the_other() {
    let folder = place();
    let journal = open(folder.path());
    let file = named(&journal, 10, &AMINA);
    let mut right =
        event("identity-recorded", "2026-11-20", &[("given-name", "Marta"), ("family-name", "Kowalska")]);
    right.corrects = Some(1);
    add(&journal, &file, right, inspector(), 30).unwrap();
    assert_eq!(found(&journal, "Amina Fatou", "El Idrissi", "1994-03-11"), []);
    assert_eq!(found(&journal, "Marta", "Kowalski", ""), [file]);
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}

fn lines(database: &Connection, table: &str) -> Vec<String> {
    let mut select = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = select.column_count();
    let line = |row: &rusqlite::Row<'_>| {
        Ok((0..columns).map(|column| format!("{:?}|", row.get_ref(column).unwrap())).collect())
    };
    select.query_map([], line).unwrap().map(Result::unwrap).collect()
}

/// T51: names and birth dates are sealed; what is looked up is blind, and the same when it is made again.
#[test]
fn t51_nothing_of_a_name_lies_open_and_lists_made_again_are_the_same() {
    let folder = place();
    let journal = open(folder.path());
    named(&journal, 10, &AMINA);
    named(&journal, 20, &[("given-name", "Zephyrine"), ("family-name", "Okonjo"), ("born", "1989-12-27")]);
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    let before = [lines(&database, "people"), lines(&database, "traces")];
    assert_eq!((before[0].len(), before[1].len()), (2, 20), "ten traces a person");
    journal.rebuild().unwrap();
    assert_eq!([lines(&database, "people"), lines(&database, "traces")], before);
    for document in std::fs::read_dir(folder.path()).unwrap().flatten() {
        let bytes = std::fs::read(document.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["zephyrine", "okonjo", "idrissi", "fatou", "1989-12-27", "19891227", "zfrn"] {
            assert!(!text.contains(word), "{word} in {:?}", document.path());
        }
    }
}

/// Two installations have different keys: the traces of one say nothing of the other.
#[test]
fn traces_of_two_installations_have_nothing_in_common() {
    let all: Vec<Vec<String>> = (0..2)
        .map(|_| {
            let folder = place();
            let journal = open(folder.path());
            named(&journal, 10, &AMINA);
            lines(&Connection::open(folder.path().join("journal.db")).unwrap(), "traces")
        })
        .collect();
    assert!(all[0].len() == 10 && all[0].iter().all(|line| !all[1].contains(line)));
}

#[test]
fn a_journal_of_the_form_before_learns_whom_its_files_name() {
    let folder = place();
    let file = named(&open(folder.path()), 10, &AMINA);
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    let form_3 = "DROP TABLE people; DROP TABLE traces; UPDATE files SET listed = json_remove(listed, '$.people'); \
                  DROP TABLE devices; PRAGMA user_version = 3;";
    database.execute_batch(form_3).unwrap();
    drop(database);
    let journal = open(folder.path());
    assert_eq!(found(&journal, "Amina", "El Idrissi", "1994-03-11"), [file]);
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}
