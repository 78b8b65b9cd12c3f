//! What lies on the disk, and who was here.

use std::os::unix::fs::PermissionsExt;

use jiff::{SignedDuration, Timestamp};
use journal::{
    Account, Consultation, ConsultationQuery, Journal, KeyError, OpenError, SessionLimits, Settings, verify,
};

use crate::belgium::{begin, open, place, rulebook, script};

/// T51: what is protected is nowhere in the files of the database.
#[test]
fn t51_no_protected_fact_lies_open_on_the_disk() {
    let folder = place();
    let journal = open(folder.path());
    script(&journal, 50);
    let mut looked_at = 0;
    for document in std::fs::read_dir(folder.path()).unwrap().flatten() {
        if document.path().is_dir() {
            continue;
        }
        let bytes = std::fs::read(document.path()).unwrap();
        looked_at += bytes.len();
        for canary in ["ZQ7-NAME", "ZQ7HOUSE", "zq7", "own-phone"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} in {:?}", document.path());
        }
    }
    assert!(looked_at > 50_000);
    let found = journal.search("NAME 11 zq7", 10).unwrap();
    assert_eq!(found.len(), 1, "and yet it is found by name");
    assert_eq!(found[0].compartment, "identity");
    assert_eq!(journal.search("nobody", 10).unwrap(), []);
}

#[test]
fn a_master_key_that_others_can_read_is_refused_and_a_lost_one_is_not_made_again() {
    let folder = place();
    drop(open(folder.path()));
    let key = folder.path().join("master.key");
    let mode = |mode| std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    mode(0o640);
    let again = || Journal::open(Settings::in_folder(folder.path(), rulebook()));
    assert!(matches!(again(), Err(OpenError::Key(KeyError::Open(_)))));
    mode(0o600);
    assert!(again().is_ok());
    std::fs::rename(&key, folder.path().join("elsewhere")).unwrap();
    assert!(matches!(again(), Err(OpenError::Key(KeyError::Lost(_)))));
}

/// T5: a look at a file is in its list of readers, and cannot be taken out unseen.
#[test]
fn t5_a_removed_look_at_a_file_is_found() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let look = |account: &str| Consultation {
        account: account.into(),
        role: "social-worker".into(),
        office: "pag-asa".into(),
        reference: Some(file.clone()),
        compartments: vec!["identity".into()],
        grounds: vec![0],
        surface: "dossier".into(),
        purpose: None,
    };
    journal.log(look("sara")).unwrap();
    journal.log(look("leo")).unwrap();
    let query = ConsultationQuery { reference: Some(file.clone()), limit: 10, ..Default::default() };
    let readers: Vec<String> = journal
        .consultations(&query)
        .unwrap()
        .into_iter()
        .map(|logged| logged.consultation.account)
        .collect();
    assert_eq!(readers, ["leo", "sara"]);
    drop(journal);
    let database = rusqlite::Connection::open(folder.path().join("journal.db")).unwrap();
    database.execute("DELETE FROM looks WHERE account = 'sara'", []).unwrap();
    assert!(verify(folder.path(), rulebook(), None).unwrap().finding.is_some());
}

/// T20: the database holds no id by which somebody could come in; sessions end by time and with the account.
#[test]
fn t20_sessions_are_kept_as_hashes_and_end() {
    let folder = place();
    let clock = crate::belgium::Hands::at(crate::belgium::NOON);
    let journal = crate::belgium::open_with(folder.path(), clock.clone(), std::sync::Arc::new(journal::Disk));
    let account = Account {
        name: "sara".into(),
        display: "Sara".into(),
        role: "social-worker".into(),
        office: "pag-asa".into(),
        language: "en".into(),
        password: "hash".into(),
        open: true,
    };
    let limits = SessionLimits { idle: SignedDuration::from_mins(30), total: SignedDuration::from_hours(12) };
    journal.put_account(account.clone(), "").unwrap();
    let begin = |at: &str| {
        clock.set(at);
        journal.begin_session([7; 32], "sara").unwrap();
    };
    begin("2026-11-25T08:00:00Z");
    assert_eq!(journal.session(&[7; 32], limits).unwrap().unwrap().account, account);
    clock.set("2026-11-25T08:30:01Z");
    assert_eq!(journal.session(&[7; 32], limits).unwrap(), None, "half an hour without use");
    journal.end_session([7; 32]).unwrap();
    begin("2026-11-25T09:00:00Z");
    journal.put_account(Account { role: "legal-adviser".into(), ..account.clone() }, "ada").unwrap();
    assert_eq!(journal.session(&[7; 32], limits).unwrap(), None, "another role");
    begin("2026-11-25T10:00:00Z");
    journal.put_account(Account { open: false, ..account }, "ada").unwrap();
    assert_eq!(journal.session(&[7; 32], limits).unwrap(), None, "a closed account");
    assert!(journal.now() > Timestamp::UNIX_EPOCH);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}
