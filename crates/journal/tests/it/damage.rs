//! Whatever is changed in the stored journal, `verify` finds it.

use std::path::Path;

use journal::{Seal, verify};
use rusqlite::{Connection, types::Value};

use crate::belgium::{begin, open, place, rulebook, script};

struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Changes one thing, and says what.
fn damage(database: &Connection, draw: &mut Draw) -> String {
    let count: i64 = database.query_row("SELECT COUNT(*) FROM rows", [], |row| row.get(0)).unwrap();
    let position = draw.below(count as usize) as i64 + 1;
    match draw.below(8) {
        0 | 1 => {
            let column = ["body", "sealed", "hash"][draw.below(3)];
            let mut bytes: Vec<u8> = database
                .query_row(&format!("SELECT {column} FROM rows WHERE position = ?1"), [position], |row| {
                    row.get(0)
                })
                .unwrap();
            if bytes.is_empty() {
                bytes = vec![0];
            } else {
                let at = draw.below(bytes.len());
                bytes[at] ^= 1 << draw.below(8);
            }
            let update = format!("UPDATE rows SET {column} = ?2 WHERE position = ?1");
            database.execute(&update, (position, bytes)).unwrap();
            format!("a bit of {column} of row {position}")
        }
        2 => {
            database.execute("DELETE FROM rows WHERE position = ?1", [position]).unwrap();
            format!("row {position} removed")
        }
        3 => {
            database
                .execute("DELETE FROM rows WHERE position = (SELECT MAX(position) FROM rows)", [])
                .unwrap();
            "the last row removed".into()
        }
        4 => {
            let other = position % count + 1;
            let both = |column: &str, from: i64| -> Value {
                database
                    .query_row(&format!("SELECT {column} FROM rows WHERE position = ?1"), [from], |row| {
                        row.get(0)
                    })
                    .unwrap()
            };
            for column in ["body", "sealed", "hash"] {
                let (a, b) = (both(column, position), both(column, other));
                let update = format!("UPDATE rows SET {column} = ?2 WHERE position = ?1");
                database.execute(&update, (position, &b)).unwrap();
                database.execute(&update, (other, &a)).unwrap();
            }
            format!("rows {position} and {other} exchanged")
        }
        5 => {
            // Text of the body: who, when, what.
            let (from, to) = [
                ("iris", "ivan"),
                ("2026-11-2", "2026-10-2"),
                ("detected", "referred"),
                ("ecosoc", "police"),
            ][draw.below(4)];
            let update = "UPDATE rows SET body = CAST(REPLACE(CAST(body AS TEXT), ?1, ?2) AS BLOB) WHERE position = (SELECT MIN(position) FROM rows WHERE position >= ?3 AND INSTR(CAST(body AS TEXT), ?1) > 0)";
            let changed = database.execute(update, (from, to, position)).unwrap();
            if changed == 0 {
                database.execute("UPDATE rows SET seq = seq + 100 WHERE position = ?1", [position]).unwrap();
            }
            format!("{from} to {to} from row {position}")
        }
        6 => {
            let update = [
                "UPDATE work SET due = due + 1 WHERE rowid_of = ?1",
                "UPDATE files SET kind = 'investigation' WHERE id = ?1",
                "DELETE FROM work WHERE file = ?1",
                "DELETE FROM holders WHERE file = ?1",
                "DELETE FROM tokens WHERE file = ?1",
                "UPDATE files SET summary = REPLACE(summary, 'brussels', 'flanders') WHERE id = ?1",
                "UPDATE files SET seq = seq - 1 WHERE id = ?1",
            ];
            let file = draw.below(10) as i64 + 1;
            let at = 1 + draw.below(update.len() - 1);
            let changed = database.execute(update[at], [file]).unwrap();
            assert!(changed > 0, "{}", update[at]);
            format!("{} {file}", update[at])
        }
        _ => {
            let column = ["file", "seq", "kind"][draw.below(3)];
            let update = format!("UPDATE OR IGNORE rows SET {column} = {column} + 1 WHERE position = ?1");
            if database.execute(&update, [position]).unwrap() == 0 {
                database.execute("UPDATE rows SET seq = seq + 100 WHERE position = ?1", [position]).unwrap();
            }
            format!("{column} of row {position}")
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for document in ["journal.db", "master.key"] {
        std::fs::copy(from.join(document), to.join(document)).unwrap();
    }
}

/// T15.
#[test]
fn t15_a_thousand_changes_of_the_stored_journal_are_found_each() {
    let folder = place();
    let journal = open(folder.path());
    script(&journal, 50);
    drop(journal);
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(database);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
    let seed = 0xDA4A6E;
    let mut draw = Draw(seed);
    let other = place();
    for round in 0..1_000 {
        for document in ["journal.db-wal", "journal.db-shm"] {
            let _ = std::fs::remove_file(other.path().join(document));
        }
        copy(folder.path(), other.path());
        let database = Connection::open(other.path().join("journal.db")).unwrap();
        database.execute_batch("PRAGMA synchronous = OFF").unwrap();
        let done = damage(&database, &mut draw);
        drop(database);
        let report = verify(other.path(), rulebook(), None).unwrap();
        assert!(report.finding.is_some(), "seed {seed:x}, round {round}: {done} was not found");
    }
}

/// T16: a journal rolled back to an older state is whole; only a seal given away finds it.
#[test]
fn t16_a_rollback_is_found_with_a_seal_from_outside() {
    let folder = place();
    let older = place();
    let journal = open(folder.path());
    begin(&journal, 1).unwrap();
    drop(journal);
    copy(folder.path(), older.path());
    let _ = std::fs::copy(folder.path().join("journal.db-wal"), older.path().join("journal.db-wal"));
    let journal = open(folder.path());
    begin(&journal, 2).unwrap();
    drop(journal);
    let seal = verify(folder.path(), rulebook(), None).unwrap().seal;
    let again: Seal = seal.to_string().parse().unwrap();
    assert_eq!(again, seal);
    assert_eq!(verify(folder.path(), rulebook(), Some(&seal)).unwrap().finding, None);
    assert_eq!(verify(older.path(), rulebook(), None).unwrap().finding, None);
    assert!(verify(older.path(), rulebook(), Some(&seal)).unwrap().finding.is_some());
}
