//! Callers that come together share a commit; what goes wrong with one of them, or with the disk, is no one else's.

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, mpsc},
};

use journal::{AppendError, Fault, Target, verify};

use crate::belgium::{add, append, begin, detected, event, inspector, open, place, rulebook};

const CHILD: &str = "NABOTJEK_FULL_FOLDER";

fn healthy(folder: &Path) {
    assert_eq!(verify(folder, rulebook(), None).unwrap().finding, None);
}

/// Not a test by itself: the process whose disk is full.
#[test]
fn child_that_writes_until_the_disk_is_full() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let journal = open(Path::new(&folder));
    // Nobody waits, so that groups are large.
    let remark = "x".repeat(2_000);
    let mut events = vec![detected()];
    events.extend((0..4).map(|_| event("remark-added", "2026-11-20", &[("remark", &remark)])));
    for event in &mut events {
        event.by = "social-inspector".into();
        event.office = "ecosoc-brussels".into();
        event.recorded = Some("2026-11-20T10:00:00Z".parse().unwrap());
    }
    let (sender, answers) = mpsc::channel();
    for _ in 0..400 {
        let sender = sender.clone();
        let tell = move |answer| drop(sender.send(answer));
        journal.load_then("dossier".into(), events.clone(), |_| "iris".into(), tell);
    }
    drop(sender);
    for answer in answers {
        let line = match answer {
            Ok(reference) => format!("ACK {reference}\n"),
            Err(error) => format!("NOT {error}\n"),
        };
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }
}

/// A real limit on the size of a document, not a storage that only says so.
#[test]
fn a_full_disk_is_said_and_leaves_whole_groups_only() {
    let folder = place();
    drop(open(folder.path()));
    let mut child = Command::new("sh");
    child
        .args(["-c", "trap '' XFSZ; ulimit -f 8000; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["groups::child_that_writes_until_the_disk_is_full", "--exact", "--nocapture"])
        .env(CHILD, folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .process_group(0);
    let mut child = child.spawn().unwrap();
    let lines: Vec<String> =
        BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok).collect();
    child.wait().unwrap();
    let acknowledged: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("ACK ")).collect();
    let refused: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("NOT ")).collect();
    assert_eq!(acknowledged.len() + refused.len(), 400, "{:?}", lines.last());
    assert!(!acknowledged.is_empty() && !refused.is_empty(), "{} acknowledged", acknowledged.len());
    assert!(refused.iter().all(|line| line.starts_with("nothing was written: ")), "{}", refused[0]);
    let journal = open(folder.path());
    for reference in &acknowledged {
        assert_eq!(journal.read(&reference.parse().unwrap()).unwrap().unwrap().record.seq, 5);
    }
    assert_eq!(journal.count_files().unwrap(), acknowledged.len() as u64);
    drop(journal);
    healthy(folder.path());
}

#[test]
fn a_mistake_of_the_program_costs_its_own_part_and_not_the_writer() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let mut post =
        append(Target::Existing(file.clone()), event("informed", "2026-11-21", &[]), inspector(), 2);
    post.permit = Box::new(|_| panic!("a mistake, on purpose"));
    let answer = journal.append(post);
    assert!(matches!(answer, Err(AppendError::Fault(Fault::Broken(_)))), "{answer:?}");
    let written = add(&journal, &file, event("informed", "2026-11-21", &[]), inspector(), 3).unwrap();
    assert_eq!(written.seq, 2);
    healthy(folder.path());
}

#[test]
fn what_one_caller_may_not_do_is_no_one_elses_loss() {
    let folder = place();
    let journal = Arc::new(open(folder.path()));
    let file = begin(&journal, 1).unwrap().reference;
    let (sender, answers) = mpsc::channel();
    for number in 0..200 {
        let sender = sender.clone();
        let mut post = match number % 4 {
            0 => append(
                Target::New { kind: "dossier".into(), beside: None },
                detected(),
                inspector(),
                100 + number,
            ),
            1 => append(
                Target::Existing(file.clone()),
                event("detected", "2026-11-21", &[]),
                inspector(),
                100 + number,
            ),
            2 => append(
                Target::New { kind: "dossier".into(), beside: None },
                detected(),
                inspector(),
                100 + number,
            ),
            _ => append(
                Target::Existing(file.clone()),
                event("contact-broken", "2026-11-21", &[]),
                inspector(),
                100 + number,
            ),
        };
        if number % 4 == 2 {
            // Refused only when everything about the new file is known.
            post.permit = Box::new(|_| false);
        }
        journal.append_then(post, move |answer| drop(sender.send((number % 4, answer))));
    }
    drop(sender);
    for (kind, answer) in answers {
        match kind {
            1 => assert!(matches!(answer, Err(AppendError::Refused(_))), "{answer:?}"),
            2 => assert!(matches!(answer, Err(AppendError::NotPermitted)), "{answer:?}"),
            _ => assert!(answer.is_ok(), "{answer:?}"),
        }
    }
    assert_eq!(journal.count_files().unwrap(), 51);
    assert_eq!(journal.read(&file).unwrap().unwrap().record.seq, 51);
    drop(journal);
    healthy(folder.path());
}

/// The server, and a command beside it.
#[test]
fn two_that_hold_the_same_journal_continue_one_chain() {
    let folder = place();
    let (server, command) = (open(folder.path()), open(folder.path()));
    let file = begin(&server, 1).unwrap().reference;
    std::thread::scope(|scope| {
        for (journal, from) in [(&server, 1_000), (&command, 2_000)] {
            let file = &file;
            scope.spawn(move || {
                for number in 0..50 {
                    begin(journal, from + 2 * number).unwrap();
                    let remark = event("remark-added", "2026-11-21", &[("remark", "seen")]);
                    add(journal, file, remark, inspector(), from + 2 * number + 1).unwrap();
                }
            });
        }
    });
    for journal in [&server, &command] {
        let read = journal.read(&file).unwrap().unwrap();
        assert_eq!(read.record.seq, 101);
        let recorded: Vec<_> = read.record.events.iter().map(|event| event.recorded).collect();
        assert!(recorded.is_sorted(), "never backwards within a file");
        assert_eq!(journal.count_files().unwrap(), 101);
    }
    drop((server, command));
    healthy(folder.path());
}

/// T52: what is sealed opens only where it was sealed.
#[test]
fn t52_a_sealed_part_moved_to_another_file_does_not_open() {
    let folder = place();
    let journal = open(folder.path());
    let (one, other) = (begin(&journal, 1).unwrap().reference, begin(&journal, 2).unwrap().reference);
    drop(journal);
    let database = rusqlite::Connection::open(folder.path().join("journal.db")).unwrap();
    let sealed = |position: i64| -> Vec<u8> {
        let select = "SELECT sealed FROM rows WHERE position = ?1";
        database.query_row(select, [position], |row| row.get(0)).unwrap()
    };
    for (position, sealed) in [(2, sealed(4)), (4, sealed(2))] {
        let update = "UPDATE rows SET sealed = ?2 WHERE position = ?1";
        assert_eq!(database.execute(update, (position, sealed)).unwrap(), 1);
    }
    drop(database);
    let journal = open(folder.path());
    for file in [&one, &other] {
        let answer = journal.read(file);
        assert!(matches!(answer, Err(Fault::Broken(_))), "{answer:?}");
    }
    let finding = verify(folder.path(), rulebook(), None).unwrap().finding.unwrap();
    assert_eq!((finding.table.as_str(), finding.row), ("rows", 2));
    assert_eq!(finding.file, Some(one.to_string()));
}
