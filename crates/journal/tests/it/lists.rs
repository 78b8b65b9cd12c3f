//! Lists are part of what `verify` vouches for: each line in each of them, whatever day it is.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use casework::Owner;
use circular::{Choices, Rulebook, compile};
use journal::{Actor, Consultation, Disk, Journal, Settings, SystemRandomness, Target, WorkQuery, verify};
use rusqlite::Connection;

use crate::belgium::{
    Hands, NOON, add, append, begin, centre, detected, event, inspector, open, open_with, place, rulebook,
    script,
};

fn look(journal: &Journal, account: &str) {
    let query = journal.files("ecosoc-brussels", None, false, None, 1, &|_| true).unwrap().unwrap();
    let look = Consultation {
        account: account.into(),
        role: "social-worker".into(),
        office: "pag-asa".into(),
        reference: Some(query[0].reference.clone()),
        compartments: vec!["identity".into()],
        grounds: vec![0],
        surface: "dossier".into(),
        purpose: None,
    };
    journal.log(look).unwrap();
}

/// A journal with something in every list.
pub fn full(folder: &Path) {
    let journal = open(folder);
    script(&journal, 20);
    let dossier = begin(&journal, 100).unwrap().reference;
    let magistrate = Actor {
        account: "mathilde".into(),
        role: "reference-magistrate".into(),
        office: "magistrate-brussels".into(),
    };
    let opened = event("case-opened", "2026-11-21", &[("case-region", "brussels")]);
    let new = Target::New { kind: "investigation".into(), beside: None };
    let case = journal.append(append(new, opened, magistrate.clone(), 101)).unwrap().reference;
    journal.tie(&case, &dossier, &magistrate).unwrap();
    look(&journal, "sara");
    look(&journal, "leo");
    let account = journal::Account {
        name: "sara".into(),
        display: "Sara".into(),
        role: "social-worker".into(),
        office: "pag-asa".into(),
        language: "en".into(),
        password: "hash".into(),
        open: true,
    };
    journal.put_account(account, "ada").unwrap();
}

/// Each line: what is done to a whole journal, and the table that must be named.
const CHANGES: &[(&str, &str)] = &[
    ("DELETE FROM ties", "rows"),
    ("INSERT INTO ties VALUES (1, 2)", "ties"),
    ("UPDATE ties SET target = 1", "rows"),
    ("DELETE FROM once WHERE position = 2", "rows"),
    ("UPDATE once SET position = 4 WHERE position = 2", "rows"),
    ("INSERT INTO once VALUES (x'00', 2)", "once"),
    ("DELETE FROM looks WHERE account = 'sara'", "rows"),
    ("UPDATE looks SET account = 'mia' WHERE account = 'sara'", "rows"),
    ("UPDATE looks SET stretch = stretch + 1 WHERE account = 'sara'", "rows"),
    ("INSERT INTO looks VALUES ('mia', 0)", "looks"),
    ("UPDATE accounts SET body = REPLACE(body, 'social-worker', 'administrator')", "accounts"),
    ("UPDATE accounts SET body = REPLACE(body, 'hash', 'mine')", "accounts"),
    ("DELETE FROM accounts", "accounts"),
    ("UPDATE shapes SET shape = REPLACE(shape, 'brussels', 'flanders')", "files"),
    ("UPDATE work SET due = due - 1 WHERE file = 1", "work"),
    ("UPDATE work SET opened = opened - 1 WHERE file = 1", "work"),
    ("UPDATE work SET owner = 'n/judge' WHERE file = 2", "work"),
    ("UPDATE counts SET lines = lines + 1", "counts"),
    ("DELETE FROM counts", "counts"),
    ("INSERT INTO counts VALUES ('n/judge', 1, 1, 'inform', 1)", "counts"),
    // A list that says it is due to be made again is looked at all the same.
    ("DELETE FROM work WHERE file = 1; UPDATE files SET next_change = 0 WHERE id = 1", "files"),
    ("UPDATE files SET next_change = next_change - 1 WHERE id = 1", "files"),
    ("UPDATE files SET next_change = 0 WHERE id = 1", "files"),
    ("UPDATE holders SET since = since - 1 WHERE file = 1", "holders"),
    ("UPDATE files SET listed = '' WHERE id = 1", "files"),
    ("DELETE FROM tokens WHERE file = 1", "tokens"),
    ("DELETE FROM holders WHERE file = 1", "holders"),
    ("UPDATE files SET wrapped = (SELECT wrapped FROM files WHERE id = 2) WHERE id = 1", "rows"),
    ("INSERT INTO work VALUES ('n/judge', 1, 999, 0, 'inform', 1)", "work"),
    ("INSERT INTO tokens VALUES (x'00', 999, 'identity', '')", "tokens"),
    ("INSERT INTO holders VALUES ('n', 1, 999)", "holders"),
    ("DELETE FROM people WHERE file = 1", "people"),
    ("UPDATE people SET office = 'pag-asa' WHERE file = 1", "people"),
    ("UPDATE people SET sealed = (SELECT sealed FROM people WHERE file = 2) WHERE file = 1", "people"),
    ("INSERT INTO people VALUES (999, 0, 'identity', '', x'00')", "people"),
    ("DELETE FROM traces WHERE file = 1", "traces"),
    ("UPDATE traces SET trace = trace + 1 WHERE file = 1", "traces"),
    ("INSERT INTO traces VALUES (1, 999, 0)", "traces"),
    (
        "INSERT INTO files SELECT 999, 'BE-0000-0000', kind, wrapped, seq, next_change, shape, summary, listed FROM files WHERE id = 1",
        "files",
    ),
    ("UPDATE meta SET value = x'00' WHERE name = 'rules'", "meta"),
    ("UPDATE meta SET value = x'00' WHERE name = 'head'", "meta"),
    ("DELETE FROM meta WHERE name = 'head'", "rows"),
];

#[test]
fn whatever_is_changed_in_a_list_is_found() {
    let folder = place();
    full(folder.path());
    let database = Connection::open(folder.path().join("journal.db")).unwrap();
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(database);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
    for (change, table) in CHANGES {
        let other = place();
        for document in ["journal.db", "master.key"] {
            std::fs::copy(folder.path().join(document), other.path().join(document)).unwrap();
        }
        let database = Connection::open(other.path().join("journal.db")).unwrap();
        let before = database.total_changes();
        database.execute_batch(change).unwrap_or_else(|error| panic!("{change}: {error}"));
        assert!(database.total_changes() > before, "{change} changes nothing");
        drop(database);
        let finding = verify(other.path(), rulebook(), None).unwrap().finding;
        let finding = finding.unwrap_or_else(|| panic!("{change} was not found"));
        assert_eq!(finding.table, *table, "{change}: {finding:?}");
    }
}

/// Bytes of the document itself, wherever they lie: each is found, or nothing that can be read is another.
#[test]
fn t15_a_changed_byte_of_the_document_is_found_or_changes_nothing() {
    let folder = place();
    full(folder.path());
    let path = folder.path().join("journal.db");
    let database = Connection::open(&path).unwrap();
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; VACUUM").unwrap();
    drop(database);
    let before = everything(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let (mut draw, mut silent) = (0x0F11_9B17_u64, 0);
    for _ in 0..500 {
        draw ^= draw << 13;
        draw ^= draw >> 7;
        draw ^= draw << 17;
        // Space that is not used holds nothing but zeros, and is most of a small document.
        let mut at = (draw >> 8) as usize % bytes.len();
        while bytes[at] == 0 {
            at = (at + 1) % bytes.len();
        }
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (draw & 7);
        std::fs::write(&path, changed).unwrap();
        let found = match verify(folder.path(), rulebook(), None) {
            Ok(report) => report.finding.is_some(),
            Err(_) => true,
        };
        if !found {
            silent += 1;
            let same = everything(&path).is_ok_and(|after| after == before);
            assert!(same, "bit {} of byte {at} (seed 0F119B17)", draw & 7);
        }
    }
    assert!(silent < 50, "{silent} of 500 changed nothing");
}

/// All that can be read, line by line.
fn everything(path: &Path) -> rusqlite::Result<BTreeSet<String>> {
    let database = Connection::open(path)?;
    let mut all = BTreeSet::new();
    for table in [
        "meta", "rows", "files", "shapes", "holders", "work", "tokens", "people", "traces", "once", "ties",
        "looks", "accounts",
    ] {
        // The number of the lists tells only whether they have changed since somebody read them.
        let which = if table == "meta" { "WHERE name <> 'lists'" } else { "" };
        let mut select = database.prepare(&format!("SELECT * FROM {table} NOT INDEXED {which}"))?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let mut line = table.to_owned();
            for column in 0..columns {
                line.push_str(&format!("|{:?}", row.get_ref(column)?));
            }
            all.insert(line);
        }
    }
    Ok(all)
}

#[test]
fn lists_turned_from_day_to_day_are_those_made_again_and_are_whole_in_between() {
    let folder = place();
    let clock = Hands::at("2026-03-02T10:00:00Z");
    let journal = open_with(folder.path(), clock.clone(), Arc::new(Disk));
    for (number, on) in ["2026-03-02", "2026-02-10", "2025-12-20"].into_iter().enumerate() {
        let once = 10 * number as u64;
        let mut detected = detected();
        detected.on = on.parse().unwrap();
        let new = Target::New { kind: "dossier".into(), beside: None };
        let file = journal.append(append(new, detected, inspector(), once)).unwrap().reference;
        if number == 0 {
            continue;
        }
        let received = event("intake", on, &[("form-of-care", "residential")]);
        add(&journal, &file, event("contact-broken", on, &[]), inspector(), once + 1).unwrap();
        add(&journal, &file, received, centre(), once + 2).unwrap();
        add(&journal, &file, event("reflection-requested", on, &[]), centre(), once + 3).unwrap();
    }
    let mut turned = 0;
    for day in
        ["2026-03-03", "2026-03-20", "2026-03-28", "2026-03-29", "2026-04-17", "2026-08-01", "2026-11-25"]
    {
        clock.set(&format!("{day}T10:00:00Z"));
        // Not yet turned: right for the day on which it was made.
        assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None, "before {day}");
        turned += journal.turn_day().unwrap();
        let before = everything(&folder.path().join("journal.db")).unwrap();
        journal.rebuild().unwrap();
        let after = everything(&folder.path().join("journal.db")).unwrap();
        assert_eq!(after.symmetric_difference(&before).collect::<Vec<_>>(), Vec::<&String>::new(), "{day}");
    }
    assert!(turned >= 1, "{turned}");
}

/// Lists follow the rules: another text of the circular, and they are made again at opening.
#[test]
fn a_changed_circular_makes_the_lists_again() {
    let folder = place();
    script(&open(folder.path()), 10);
    let other = changed_circular();
    let finding = verify(folder.path(), Arc::clone(&other), None).unwrap().finding.unwrap();
    assert!(finding.wrong.contains("another text of the circular"), "{finding:?}");
    let work = |journal: &Journal| {
        let owners = Owner::all_of(journal.rulebook(), "social-inspector", "ecosoc-brussels");
        let query = journal::WorkQuery { limit: 100, ..Default::default() };
        journal.work(&owners, query).unwrap().iter().filter(|row| row.duty == "inform-promptly").count()
    };
    assert_eq!(work(&open(folder.path())), 0);
    let settings = Settings {
        folder: folder.path().to_owned(),
        rulebook: Arc::clone(&other),
        clock: Hands::at(NOON),
        randomness: Arc::new(SystemRandomness),
        storage: Arc::new(Disk),
    };
    let journal = Journal::open(settings).unwrap();
    assert_eq!(work(&journal), 2);
    assert_eq!(verify(folder.path(), other, None).unwrap().finding, None);
}

/// Belgium's circular with a duty named otherwise.
fn changed_circular() -> Arc<Rulebook> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be");
    let to = place();
    copy(&from, to.path());
    let (circular, _) = circular::read(to.path()).unwrap();
    Arc::new(compile(Arc::new(circular), &Choices::default()).unwrap())
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            std::fs::write(target, text.replace("duty inform ", "duty inform-promptly ")).unwrap();
        }
    }
}

#[test]
fn a_list_of_work_is_read_again_as_soon_as_anybody_has_recorded_something() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    begin(&journal, 1).unwrap();
    let owners = Owner::all_of(&rulebook(), "social-inspector", "ecosoc-brussels");
    let read = || {
        let rows = journal.work(&owners, WorkQuery { limit: 100, ..WorkQuery::default() }).unwrap();
        let counts = journal.work_counts(&owners, journal.today()).unwrap();
        (rows.len(), counts.iter().map(|count| count.all).sum::<u64>())
    };
    let (rows, all) = read();
    assert!(rows > 0 && all == rows as u64, "{rows} {all}");
    assert_eq!(read(), (rows, all));
    // Another opening of the same folder, as another process has it.
    begin(&open(folder.path()), 2).unwrap();
    assert_eq!(read(), (2 * rows, 2 * all));
}

/// The order of a list of files tells nothing of what others record in them later, and pages of it miss none, though all
/// were opened at the same instant.
#[test]
fn files_are_listed_in_the_order_in_which_they_came_page_by_page() {
    let folder = place();
    let journal = open_with(folder.path(), Hands::at(NOON), Arc::new(Disk));
    let opened: Vec<_> = (0..7).map(|once| begin(&journal, once).unwrap().reference).collect();
    let pages = |of: usize| {
        let mut all: Vec<journal::Reference> = Vec::new();
        loop {
            let page = journal.files("ecosoc-brussels", None, false, all.last(), of, &|_| true);
            let page = page.unwrap().unwrap();
            if page.is_empty() {
                return all;
            }
            all.extend(page.into_iter().map(|head| head.reference));
        }
    };
    let latest_first: Vec<_> = opened.iter().rev().cloned().collect();
    for of in [1, 2, 3, 50] {
        assert_eq!(pages(of), latest_first, "{of} at a time");
    }
    let received = event("intake", "2026-11-21", &[("form-of-care", "residential")]);
    add(&journal, &opened[0], received, centre(), 50).unwrap();
    assert_eq!(pages(2), latest_first);
    // Whoever cares for it since has it first; nobody may ask from a file that is not among theirs.
    let of_centre = journal.files("pag-asa", None, false, None, 9, &|_| true).unwrap().unwrap();
    assert_eq!(of_centre.iter().map(|head| &head.reference).collect::<Vec<_>>(), [&opened[0]]);
    assert_eq!(journal.files("pag-asa", None, false, Some(&opened[1]), 9, &|_| true).unwrap(), None);
    assert_eq!(journal.files("ecosoc-brussels", None, false, Some(&opened[1]), 9, &|_| false).unwrap(), None);
}
