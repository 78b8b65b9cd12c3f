//! Photos and scans beside the journal: durable before the event that names them, sealed, found when changed, tidied.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use casework::Event;
use circular::{Choices, Rulebook};
use evidence::{Document, invented, invented_document, take_in};
use journal::{
    AppendError, Disk, HoldError, Journal, Operation, Receipt, Reference, Settings, Storage, StorageRefuses,
    SystemRandomness, Target, verify,
};

use crate::belgium::{Hands, NOON, append, detected, event, inspector, place};

const PHOTO: &str = r#"
event photo-taken file=dossier {
    title en="Photo taken" da="Foto taget" fr="Photo prise" nl="Foto genomen"
    cites house at="a test" certainty=house
    by social-inspector
    opens-file
    fact photos document many required compartment=labour-conditions {
        ask en="Photos" da="Fotos" fr="Photos" nl="Foto's"
    }
}
"#;

/// Belgium's circular with an event that names photos.
fn rulebook() -> Arc<Rulebook> {
    static RULES: OnceLock<Arc<Rulebook>> = OnceLock::new();
    Arc::clone(RULES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be")), folder.path());
        fs::write(folder.path().join("photo.kdl"), PHOTO).unwrap();
        let (circular, mistakes) = circular::read(folder.path()).unwrap();
        assert!(mistakes.is_empty(), "{mistakes:?}");
        Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
    }))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

fn open_with(folder: &Path, clock: Arc<Hands>, storage: Arc<dyn Storage>) -> Journal {
    let settings = Settings {
        folder: folder.to_owned(),
        rulebook: rulebook(),
        clock,
        randomness: Arc::new(SystemRandomness),
        storage,
    };
    Journal::open(settings).unwrap()
}

fn open(folder: &Path) -> Journal {
    open_with(folder, Hands::at(NOON), Arc::new(Disk))
}

/// Another picture than the invented one.
fn other() -> (Vec<u8>, Document) {
    let mut bytes = invented();
    // A chunk that the picture needs: its resolution.
    let resolution: &[u8] = b"\0\0\0\x09pHYs\0\0\x0B\x13\0\0\x0B\x13\x01\0\x9A\x9C\x18";
    bytes.splice(33..33, resolution.iter().copied());
    let taken_in = take_in(&bytes).unwrap();
    (taken_in.bytes, taken_in.document)
}

fn naming(documents: &[&Document]) -> Event {
    let mut event = event("photo-taken", "2026-11-20", &[]);
    let texts = documents.iter().map(ToString::to_string).collect();
    event.facts.insert("photos".into(), casework::Answer::Many(texts));
    event
}

fn record(journal: &Journal, file: &Reference, event: Event, once: u64) -> Result<Receipt, AppendError> {
    journal.append(append(Target::Existing(file.clone()), event, inspector(), once))
}

fn begin(journal: &Journal, once: u64) -> Reference {
    journal
        .append(append(Target::New { kind: "dossier".into(), beside: None }, detected(), inspector(), once))
        .unwrap()
        .reference
}

fn hold(journal: &Journal) {
    journal.hold_document("iris", invented_document(), &invented()).unwrap();
}

/// Every document below the folder, whichever place it lies in.
fn lying(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.join("documents")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found
}

#[test]
fn a_document_is_there_with_its_event_and_for_its_file_alone() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1);
    hold(&journal);
    record(&journal, &file, naming(&[invented_document()]), 2).unwrap();
    journal.let_go_of_documents("iris", &naming(&[invented_document()]));
    let opened = journal.read(&file).unwrap().unwrap();
    assert_eq!(journal.document(&opened.record, invented_document()).unwrap(), invented());
    assert_eq!(lying(folder.path()).len(), 1);
    // Of another file it is not.
    let second = begin(&journal, 3);
    let opened = journal.read(&second).unwrap().unwrap();
    assert!(journal.document(&opened.record, invented_document()).is_err());
    // The same post again is the same event; the document needs no sending again in its own file.
    assert!(record(&journal, &file, naming(&[invented_document()]), 2).unwrap().repeated);
    assert!(!record(&journal, &file, naming(&[invented_document()]), 4).unwrap().repeated);
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
    // And after opening again.
    let journal = open(folder.path());
    let opened = journal.read(&file).unwrap().unwrap();
    assert_eq!(journal.document(&opened.record, invented_document()).unwrap(), invented());
}

#[test]
fn a_file_may_begin_with_a_document() {
    let folder = place();
    let journal = open(folder.path());
    hold(&journal);
    let event = naming(&[invented_document()]);
    let begin = append(Target::New { kind: "dossier".into(), beside: None }, event, inspector(), 7);
    let file = journal.append(begin).unwrap().reference;
    let opened = journal.read(&file).unwrap().unwrap();
    assert_eq!(journal.document(&opened.record, invented_document()).unwrap(), invented());
}

#[test]
fn a_document_that_nobody_sent_or_another_account_did_is_refused() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1);
    let refused = |answer: Result<Receipt, AppendError>| match answer {
        Err(AppendError::Refused(refusal)) => assert_eq!(refusal.rule, "photos"),
        other => panic!("{other:?}"),
    };
    refused(record(&journal, &file, naming(&[invented_document()]), 2));
    journal.hold_document("somebody", invented_document(), &invented()).unwrap();
    refused(record(&journal, &file, naming(&[invented_document()]), 3));
    hold(&journal);
    refused(record(&journal, &file, naming(&[invented_document(), &other().1]), 4));
    let mut no_document = naming(&[]);
    no_document.facts.insert("photos".into(), casework::Answer::Many(vec!["photo.jpg".into()]));
    refused(record(&journal, &file, no_document, 5));
    assert_eq!(journal.read(&file).unwrap().unwrap().record.seq, 1);
}

#[test]
fn nothing_of_a_document_lies_open_and_its_name_tells_nothing() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1);
    hold(&journal);
    record(&journal, &file, naming(&[invented_document()]), 2).unwrap();
    let second = begin(&journal, 3);
    record(&journal, &second, naming(&[invented_document()]), 4).unwrap();
    let lying = lying(folder.path());
    // Held once, and once for each file: the same photo bears another name in each.
    assert_eq!(lying.len(), 3);
    let (sha256, blake3) = (invented_document().sha256_digits(), invented_document().blake3_digits());
    for path in &lying {
        use std::os::unix::fs::PermissionsExt;
        let metadata = fs::metadata(path).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(4).any(|window| window == b"IHDR" || window == b"iris"), "{path:?}");
        assert!(!bytes.windows(12).any(|window| window == file.as_str().as_bytes()), "{path:?}");
        let path = path.display().to_string();
        assert!(
            !path.contains(file.as_str()) && !path.contains(&sha256[..16]) && !path.contains(&blake3[..16])
        );
        assert!(!path.contains("iris") && !path.ends_with(".png"), "{path}");
    }
}

#[test]
fn verify_finds_a_document_that_is_missing_or_changed_in_any_byte() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1);
    hold(&journal);
    record(&journal, &file, naming(&[invented_document()]), 2).unwrap();
    journal.let_go_of_documents("iris", &naming(&[invented_document()]));
    drop(journal);
    let path = lying(folder.path()).remove(0);
    let whole = fs::read(&path).unwrap();
    let finding = || verify(folder.path(), rulebook(), None).unwrap().finding;
    assert_eq!(finding(), None);
    for at in (8..120).chain((120..whole.len()).step_by(509)) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&path, changed).unwrap();
        assert!(finding().unwrap().wrong.contains("changed"), "byte {at}");
    }
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    assert!(finding().unwrap().wrong.contains("changed"));
    fs::remove_file(&path).unwrap();
    let missing = finding().unwrap();
    assert!(missing.wrong.contains("missing"), "{missing:?}");
    assert_eq!(missing.file, Some(file.to_string()));
    fs::write(&path, &whole).unwrap();
    assert_eq!(finding(), None);
}

#[test]
fn without_the_key_of_its_file_a_document_cannot_be_read() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1);
    hold(&journal);
    record(&journal, &file, naming(&[invented_document()]), 2).unwrap();
    journal.let_go_of_documents("iris", &naming(&[invented_document()]));
    let opened = journal.read(&file).unwrap().unwrap();
    let database = rusqlite::Connection::open(folder.path().join("journal.db")).unwrap();
    database.execute("UPDATE files SET wrapped = zeroblob(length(wrapped))", []).unwrap();
    assert!(journal.document(&opened.record, invented_document()).is_err());
    // Nor with the master key: nothing but the file's key was ever used for it.
    assert_eq!(lying(folder.path()).len(), 1);
}

#[test]
fn what_is_never_recorded_goes_after_a_day_and_what_is_stays() {
    let folder = place();
    let clock = Hands::at(NOON);
    let journal = open_with(folder.path(), clock.clone(), Arc::new(Disk));
    let file = begin(&journal, 1);
    hold(&journal);
    let (bytes, second) = other();
    journal.hold_document("iris", &second, &bytes).unwrap();
    record(&journal, &file, naming(&[&second]), 2).unwrap();
    // Settled for an event that was never recorded.
    journal.settle_documents(&file, "iris", &naming(&[invented_document()])).unwrap();
    assert_eq!(lying(folder.path()).len(), 4);
    clock.set("2026-11-25T12:30:00Z");
    assert_eq!(journal.tidy_documents().unwrap(), journal::Tidied::default());
    clock.set("2026-11-25T13:30:00Z");
    assert_eq!(journal.tidy_documents().unwrap(), journal::Tidied { kept: 1, deleted: 1 });
    // What is held can still be recorded; after a day no more.
    record(&journal, &file, naming(&[invented_document()]), 3).unwrap();
    clock.set("2026-11-26T12:00:01Z");
    assert_eq!(journal.tidy_documents().unwrap(), journal::Tidied { kept: 1, deleted: 2 });
    assert_eq!(lying(folder.path()).len(), 2);
    let opened = journal.read(&file).unwrap().unwrap();
    for (document, bytes) in [(invented_document(), invented()), (&second, bytes)] {
        assert_eq!(journal.document(&opened.record, document).unwrap(), bytes);
    }
    drop(journal);
    assert_eq!(verify(folder.path(), rulebook(), None).unwrap().finding, None);
}

#[test]
fn an_account_cannot_fill_the_disk() {
    let folder = place();
    let journal = open(folder.path());
    let mut held = 0;
    let refused = loop {
        // The name alone makes it another.
        let mut document = invented_document().clone();
        document.blake3[0] ^= held as u8;
        match journal.hold_document("iris", &document, b"x") {
            Ok(()) => held += 1,
            Err(error) => break error,
        }
        assert!(held < 1_000);
    };
    assert!(matches!(refused, HoldError::TooMany), "{refused}");
    assert!((50..=200).contains(&held), "{held}");
    // Others may still send.
    journal.hold_document("somebody", invented_document(), &invented()).unwrap();
}

/// A disk that refuses, or loses power, at the n-th operation.
struct Failing {
    at: usize,
    done: AtomicUsize,
    is_power: bool,
    folder: PathBuf,
    stopped: PathBuf,
}

impl Storage for Failing {
    fn allow(&self, _: Operation) -> Result<(), StorageRefuses> {
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        if number != self.at {
            return Ok(());
        }
        if self.is_power {
            // What lies on the disk at this moment is all that there is.
            copy(&self.folder, &self.stopped);
            return Ok(());
        }
        Err(StorageRefuses("no space left on device".into()))
    }
}

/// Runs a script with a disk that fails at the n-th operation; whether it got that far.
fn fails(at: usize, is_power: bool) -> bool {
    let (folder, stopped) = (place(), place());
    let file = {
        let journal = open(folder.path());
        begin(&journal, 1)
    };
    let failing = Arc::new(Failing {
        at,
        done: AtomicUsize::new(0),
        is_power,
        folder: folder.path().to_owned(),
        stopped: stopped.path().to_owned(),
    });
    let clock = Hands::at(NOON);
    let settings = Settings {
        folder: folder.path().to_owned(),
        rulebook: rulebook(),
        clock,
        randomness: Arc::new(SystemRandomness),
        storage: failing.clone(),
    };
    // Refused at opening: nothing was sent.
    let Ok(journal) = Journal::open(settings) else { return true };
    let held = journal.hold_document("iris", invented_document(), &invented());
    let answer = record(&journal, &file, naming(&[invented_document()]), 2);
    let reached = failing.done.load(Ordering::SeqCst) > at;
    drop(journal);
    let is_stopped = reached && is_power;
    let left = if is_stopped { stopped.path() } else { folder.path() };
    let what = format!("at {at}, power {is_power}, held {}, recorded {}", held.is_ok(), answer.is_ok());
    assert_eq!(verify(left, rulebook(), None).unwrap().finding, None, "{what}");
    let later = Hands::at("2026-11-27T12:00:00Z");
    let journal = open_with(left, later, Arc::new(Disk));
    let opened = journal.read(&file).unwrap().unwrap();
    let is_recorded = opened.record.seq == 2;
    if !is_stopped {
        assert_eq!(is_recorded, answer.is_ok(), "{what}");
    }
    // Opening has tidied: a document is there exactly when an event names it, and then whole.
    assert_eq!(lying(left).len(), usize::from(is_recorded), "{what}");
    if is_recorded {
        assert_eq!(journal.document(&opened.record, invented_document()).unwrap(), invented(), "{what}");
    }
    reached
}

#[test]
fn whatever_fails_between_document_and_event_an_event_never_names_what_is_not_there() {
    for is_power in [false, true] {
        let mut at = 0;
        while fails(at, is_power) {
            at += 1;
            assert!(at < 200);
        }
        assert!(at > 5, "{at}");
    }
}
