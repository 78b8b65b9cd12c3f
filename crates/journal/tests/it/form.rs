//! A journal of an earlier form of tables is brought to the present one; what was recorded stays as it is.

use journal::{ConsultationQuery, Journal, verify};
use rusqlite::Connection;

use crate::{
    belgium::{open, place, rulebook},
    lists::full,
};

/// Undoes what the present form has changed.
const FORM_2: &str = "
DROP TABLE devices; DROP TABLE holders; DROP TABLE work; DROP TABLE counts; DROP TABLE looks; DROP TABLE tokens; DROP TABLE people; DROP TABLE traces;
DROP INDEX rows_by_file;
ALTER TABLE files DROP COLUMN listed;
ALTER TABLE files ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX rows_by_file ON rows (file, seq) WHERE kind <= 2;
CREATE TABLE holders (holder TEXT, changed INTEGER, file INTEGER, PRIMARY KEY (holder, changed, file)) STRICT, WITHOUT ROWID;
CREATE TABLE work (owner TEXT, due INTEGER, file INTEGER, number INTEGER, duty TEXT, opened INTEGER, shape INTEGER,
    PRIMARY KEY (owner, due, file, number)) STRICT, WITHOUT ROWID;
CREATE INDEX work_by_file ON work (file);
CREATE TABLE counts (owner TEXT, due INTEGER, shape INTEGER, duty TEXT, lines INTEGER,
    PRIMARY KEY (owner, due, shape, duty)) STRICT, WITHOUT ROWID;
CREATE TABLE tokens (token BLOB, file INTEGER, compartment TEXT, office TEXT,
    PRIMARY KEY (token, file, compartment, office)) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_file ON tokens (file);
CREATE TABLE consulted (position INTEGER, at INTEGER, account TEXT, file INTEGER, PRIMARY KEY (file, position)) STRICT, WITHOUT ROWID;
CREATE INDEX consulted_by_account ON consulted (account, position);
INSERT INTO consulted SELECT position, 0, json_extract(CAST(body AS TEXT), '$.account'), file FROM rows WHERE kind = 3;
INSERT INTO once SELECT unhex(json_extract(CAST(body AS TEXT), '$.once')), position FROM rows
    WHERE kind = 2 AND seq > 1 AND json_extract(CAST(body AS TEXT), '$.once') IS NOT NULL;
PRAGMA user_version = 2;
";

/// What people see of it: files, work, who looked.
fn seen(journal: &Journal) -> (usize, usize, Vec<String>, Vec<String>) {
    let files = journal.files("ecosoc-brussels", None, false, None, 100, &|_| true).unwrap().unwrap();
    let owners = casework::Owner::all_of(journal.rulebook(), "social-worker", "pag-asa");
    let work = journal.work(&owners, journal::WorkQuery { limit: 100, ..Default::default() }).unwrap();
    let looks = |query| {
        let all = journal.consultations(&query).unwrap();
        all.into_iter().map(|logged| logged.consultation.account).collect()
    };
    let all = looks(ConsultationQuery { limit: 100, ..Default::default() });
    let sara = looks(ConsultationQuery { account: Some("sara".into()), limit: 100, ..Default::default() });
    (files.len(), work.len(), all, sara)
}

#[test]
fn a_journal_of_the_form_before_opens_and_is_whole() {
    let folder = place();
    full(folder.path());
    let before = seen(&open(folder.path()));
    assert!(before.0 > 0 && before.1 > 0);
    assert_eq!(
        (before.2.as_slice(), before.3.as_slice()),
        (&["leo".to_owned(), "sara".into()][..], &["sara".to_owned()][..])
    );
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    database.execute_batch(FORM_2).unwrap();
    drop(database);
    let finding = verify(folder.path(), rulebook(), None).unwrap().finding.unwrap();
    assert!(finding.wrong.contains("form 2"), "{finding:?}");
    assert_eq!(seen(&open(folder.path())), before);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}
