//! A storage that refuses, stops or tears at the n-th operation, for every n.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use journal::{Disk, Operation, Receipt, Storage, StorageRefuses, verify};

use crate::belgium::{Hands, NOON, open_with, place, rulebook, script_with};

/// What goes wrong at the n-th operation.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// A full disk: this operation and every later one is refused.
    Refuse,
    /// One refusal, then all is well.
    Stumble,
    /// The power goes: what lies on the disk at that moment is all there is, whole or damaged at its loose end.
    Stop,
}

/// What became of the end of the log that had not been made durable when the power went.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Whole,
    /// Half of it is missing.
    Torn,
    /// A byte of it is another.
    Flipped,
    /// Two stretches of it stand in each other's place.
    Reordered,
}

struct Faulty {
    fault: Fault,
    at: usize,
    done: AtomicUsize,
    folder: PathBuf,
    /// Length of the log when a group was last made durable.
    durable: AtomicUsize,
    /// What lay on the disk when it stopped, once for each damage.
    stopped: Mutex<Vec<PathBuf>>,
}

impl Storage for Faulty {
    fn allow(&self, operation: Operation) -> Result<(), StorageRefuses> {
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        let full = || Err(StorageRefuses("no space left on device".into()));
        let log = self.folder.join("journal.db-wal");
        if operation == Operation::Committed {
            self.durable.store(fs::metadata(&log).map_or(0, |found| found.len() as usize), Ordering::SeqCst);
        }
        match self.fault {
            Fault::Refuse if number >= self.at => full(),
            Fault::Stumble if number == self.at => full(),
            Fault::Refuse | Fault::Stumble => Ok(()),
            Fault::Stop if number == self.at => {
                let durable = self.durable.load(Ordering::SeqCst);
                let mut places = Vec::new();
                for end in [End::Whole, End::Torn, End::Flipped, End::Reordered] {
                    let to = self.folder.join(format!("stopped-{end:?}"));
                    fs::create_dir(&to).unwrap();
                    for document in ["journal.db", "journal.db-wal", "master.key"] {
                        let _ = fs::copy(self.folder.join(document), to.join(document));
                    }
                    damage(&to.join("journal.db-wal"), durable, end);
                    places.push(to);
                }
                *self.stopped.lock().unwrap() = places;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// Damages the end of a log that had not been made durable.
fn damage(log: &Path, durable: usize, end: End) {
    let Ok(mut bytes) = fs::read(log) else { return };
    // The log may have been begun anew since, shorter than it was.
    let from = if durable <= bytes.len() { durable } else { return };
    let loose = bytes.len() - from;
    match end {
        End::Torn => bytes.truncate(from + loose / 2),
        End::Flipped if loose > 0 => bytes[from + loose / 3] ^= 0x40,
        End::Reordered if loose > 8 => bytes[from..].rotate_left(loose / 2),
        _ => {}
    }
    fs::write(log, bytes).unwrap();
}

/// Runs the script on a storage that fails at the n-th operation. Answers whether the storage got that far.
fn run(fault: Fault, at: usize, made: &Path) -> bool {
    let folder = place();
    for document in ["journal.db", "master.key"] {
        fs::copy(made.join(document), folder.path().join(document)).unwrap();
    }
    let faulty = Arc::new(Faulty {
        fault,
        at,
        done: AtomicUsize::new(0),
        folder: folder.path().to_owned(),
        durable: AtomicUsize::new(0),
        stopped: Mutex::default(),
    });
    let storage: Arc<dyn Storage> = faulty.clone();
    let Ok(journal) =
        journal::Journal::open(crate::belgium::settings(folder.path(), Hands::at(NOON), storage))
    else {
        // Refused at opening: nothing was acknowledged, and the journal opens again.
        drop(open_with(folder.path(), Hands::at(NOON), Arc::new(Disk)));
        return true;
    };
    let mut acknowledged = Vec::new();
    // Those acknowledged before it stopped are those that must be there.
    let mut sure = 0;
    script_with(&journal, 50, &mut |_, answer| {
        acknowledged.extend(answer.ok());
        let stopped = !faulty.stopped.lock().unwrap().is_empty();
        if !stopped {
            sure = acknowledged.len();
        }
        !stopped
    });
    let reached = faulty.done.load(Ordering::SeqCst) > at;
    drop(journal);
    let stopped = faulty.stopped.lock().unwrap().clone();
    if stopped.is_empty() {
        examine(folder.path(), &acknowledged, acknowledged.len(), &format!("{fault:?} at {at}"));
    }
    for place in &stopped {
        // The one during which it stopped may be there or not.
        let what = format!("stopped at {at}, {}", place.display());
        examine(place, &acknowledged[..sure], sure + 1, &what);
    }
    reached
}

/// Every event acknowledged is there, and at most so many are; the journal is whole.
fn examine(place: &Path, acknowledged: &[Receipt], most: usize, what: &str) {
    let journal = open_with(place, Hands::at(NOON), Arc::new(Disk));
    for receipt in acknowledged {
        let file = journal.read(&receipt.reference).unwrap();
        let file = file.unwrap_or_else(|| panic!("{what}: {} is lost", receipt.reference));
        assert!(file.record.ids.contains(&receipt.event), "{what}: an event is lost");
    }
    let mut events = 0;
    journal.each_file(&mut |file| events += file.record.events.len()).unwrap();
    let sure = acknowledged.len();
    assert!((sure..=most).contains(&events), "{what}: {events} events, {sure} acknowledged");
    drop(journal);
    assert_eq!(verify(place, rulebook(), None).unwrap().finding, None, "{what}");
}

fn every(fault: Fault) {
    let made = place();
    drop(open_with(made.path(), Hands::at(NOON), Arc::new(Disk)));
    let mut at = 0;
    while run(fault, at, made.path()) {
        at += 1;
        assert!(at < 2_000);
    }
    assert!(at > 200, "the script has more operations than {at}");
}

#[test]
fn a_full_disk_at_any_operation_loses_nothing_acknowledged() {
    every(Fault::Refuse);
}

#[test]
fn one_refusal_at_any_operation_loses_nothing_acknowledged() {
    every(Fault::Stumble);
}

#[test]
fn a_power_cut_at_any_operation_loses_nothing_acknowledged_whatever_became_of_the_loose_end() {
    every(Fault::Stop);
}
