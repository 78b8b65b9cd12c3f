//! SIGKILL at random points under concurrent writes.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use journal::verify;

use crate::belgium::{begin, open, place, rulebook};

const CHILD: &str = "NABOTJEK_KILL_FOLDER";

/// Not a test by itself: the process that is killed.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let journal = open(Path::new(&folder));
    let started = journal.count_files().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4u64 {
            let journal = &journal;
            scope.spawn(move || {
                for number in 0..100_000u64 {
                    let once = (started << 40) | thread << 32 | number;
                    let receipt = begin(journal, once).unwrap();
                    // One write, so that a line is whole or not there.
                    let line = format!("ACK {} {}\n", receipt.reference, receipt.event.0);
                    std::io::stderr().write_all(line.as_bytes()).unwrap();
                }
            });
        }
    });
}

/// T54.
#[test]
fn t54_a_hundred_kills_lose_nothing_acknowledged_and_invent_nothing() {
    let folder = place();
    drop(open(folder.path()));
    let mut draw = 0x0041_1CE5_u64;
    let mut acknowledged = Vec::new();
    for _ in 0..100 {
        draw ^= draw << 13;
        draw ^= draw >> 7;
        draw ^= draw << 17;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kills::child_that_writes_until_it_is_killed", "--exact", "--nocapture"])
            .env(CHILD, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut acks = lines.by_ref().filter_map(|line| Some(line.strip_prefix("ACK ")?.to_owned()));
        // So many acknowledged, and then somewhere in the midst of what follows.
        acknowledged.extend(acks.by_ref().take(1 + (draw >> 8) as usize % 20));
        std::thread::sleep(Duration::from_micros(draw % 3_000));
        child.kill().unwrap();
        acknowledged.extend(acks);
        child.wait().unwrap();
    }
    assert!(acknowledged.len() > 1_000, "{} acknowledged", acknowledged.len());
    let report = verify(folder.path(), rulebook(), None).unwrap();
    assert_eq!(report.finding, None, "seed 0x00411CE5");
    let journal = open(folder.path());
    for line in &acknowledged {
        let (reference, id) = line.split_once(' ').unwrap();
        let file = journal.read(&reference.parse().unwrap()).unwrap();
        let file = file.unwrap_or_else(|| panic!("{reference} was acknowledged and is lost"));
        assert_eq!(file.record.ids[0].0, id);
        assert_eq!(file.record.seq, 1);
    }
    // What is there and was not acknowledged are at most the groups in flight: four callers, a hundred times.
    let files = journal.count_files().unwrap();
    assert!(files <= acknowledged.len() as u64 + 400, "{files} files, {} acknowledged", acknowledged.len());
}
