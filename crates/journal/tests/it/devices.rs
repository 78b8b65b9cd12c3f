//! Devices that record without a network, and posts that come more than once.

use journal::{Account, Device, Journal, verify};
use rusqlite::Connection;

use crate::belgium::{append, begin, centre, detected, event, inspector, open, place, rulebook};

const SECRET: [u8; 16] = [9; 16];

fn register(journal: &Journal, name: &str, open: bool) -> String {
    let mark = Device::mark_of(&SECRET);
    let device =
        Device { mark: mark.clone(), account: "iris".into(), name: name.into(), since: journal.now(), open };
    journal.put_device(device, "iris").unwrap();
    mark
}

fn account(open: bool) -> Account {
    Account {
        name: "iris".into(),
        display: "Iris (invented)".into(),
        role: "social-inspector".into(),
        office: "ecosoc-brussels".into(),
        language: "en".into(),
        password: String::new(),
        open,
    }
}

#[test]
fn a_device_that_was_cut_off_or_whose_account_is_closed_may_send_no_more() {
    let folder = place();
    let journal = open(folder.path());
    journal.put_account(account(true), "").unwrap();
    let mark = register(&journal, "Phone", true);
    assert!(journal.device(&mark).unwrap().unwrap().may_send());
    journal.put_account(account(false), "").unwrap();
    assert!(!journal.device(&mark).unwrap().unwrap().may_send());
    journal.put_account(account(true), "").unwrap();
    register(&journal, "Phone", false);
    assert!(!journal.device(&mark).unwrap().unwrap().may_send());
    drop(journal);
    // Also after reopening; the last row is the one that counts.
    let journal = open(folder.path());
    assert!(!journal.device(&mark).unwrap().unwrap().may_send());
    assert_eq!(journal.devices_of("iris").unwrap().len(), 1);
    assert_eq!(journal.devices_of("leo").unwrap(), []);
    assert_eq!(journal.device(&Device::mark_of(&[8; 16])).unwrap(), None);
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}

#[test]
fn a_device_let_in_again_behind_the_journals_back_is_found() {
    let folder = place();
    let journal = open(folder.path());
    let mark = register(&journal, "Phone", false);
    drop(journal);
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    // Nobody reads the secret out of the database.
    let body: String =
        database.query_row("SELECT body FROM devices WHERE mark = ?1", [&mark], |row| row.get(0)).unwrap();
    assert!(!body.contains(&journal::hex(&SECRET)));
    for change in [
        "UPDATE devices SET body = replace(body, '\"open\":false', '\"open\":true')",
        "UPDATE devices SET account = 'leo'",
        "DELETE FROM devices",
    ] {
        let before: (String, String) = database
            .query_row("SELECT account, body FROM devices", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        database.execute(change, []).unwrap();
        let finding = verify(folder.path(), rulebook(), None).unwrap().finding.unwrap();
        assert_eq!(finding.table, "devices", "{change}");
        database.execute("DELETE FROM devices", []).unwrap();
        database
            .execute("INSERT INTO devices VALUES (?1, ?2, ?3, 5)", [&mark, &before.0, &before.1])
            .unwrap();
    }
    // When it last sent something is no part of the journal.
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}

#[test]
fn a_journal_without_devices_is_brought_to_this_form() {
    let folder = place();
    let reference = begin(&open(folder.path()), 1).unwrap().reference;
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    database.execute_batch("DROP TABLE devices; PRAGMA user_version = 4").unwrap();
    drop(database);
    let journal = open(folder.path());
    register(&journal, "Phone", true);
    assert!(journal.read(&reference).unwrap().is_some());
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}

#[test]
fn what_came_by_a_post_is_known_after_reopening_and_rebuilding_and_to_its_own_account_alone() {
    let folder = place();
    let journal = open(folder.path());
    let (begun, added) = ([1; 16], [2; 16]);
    let new = journal::Target::New { kind: "dossier".into(), beside: None };
    let mut post = append(new, detected(), inspector(), 0);
    post.once = begun;
    let reference = journal.append(post).unwrap().reference;
    let broken = event("contact-broken", "2026-11-20", &[]);
    let mut post = append(journal::Target::Existing(reference.clone()), broken.clone(), inspector(), 0);
    post.once = added;
    journal.append(post).unwrap();
    let known = |journal: &Journal| {
        let first = journal.received(None, &begun, "iris").unwrap().unwrap();
        let second = journal.received(Some(&reference), &added, "iris").unwrap().unwrap();
        assert_eq!((first.reference, first.seq, first.repeated), (reference.clone(), 1, true));
        assert_eq!((second.reference, second.seq, second.repeated), (reference.clone(), 2, true));
        assert_eq!(journal.received(None, &added, "iris").unwrap(), None);
        assert_eq!(journal.received(Some(&reference), &begun, &centre().account).unwrap(), None);
        assert_eq!(journal.received(None, &begun, &centre().account).unwrap(), None);
    };
    known(&journal);
    drop(journal);
    let journal = open(folder.path());
    known(&journal);
    journal.rebuild().unwrap();
    known(&journal);
    // The same post once more writes nothing; another's post of the same name is another post.
    let rows = || verify(folder.path(), rulebook(), None).unwrap().rows;
    let before = rows();
    let mut post = append(journal::Target::Existing(reference.clone()), broken.clone(), inspector(), 0);
    post.once = added;
    assert!(journal.append(post).unwrap().repeated);
    assert_eq!(rows(), before);
    let mut post = append(journal::Target::Existing(reference.clone()), broken, centre(), 0);
    post.once = added;
    assert!(!journal.append(post).unwrap().repeated);
}
