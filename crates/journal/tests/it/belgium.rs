//! A journal in a folder of its own, under the Belgian circular, with a clock that a test moves.

use std::{
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
};

use casework::{Answer, Event};
use circular::{Choices, Rulebook};
use jiff::{Timestamp, civil::Date};
use journal::{
    Actor, Append, AppendError, Clock, Disk, Journal, Receipt, Reference, Settings, Storage,
    SystemRandomness, Target,
};
use tempfile::TempDir;

pub fn rulebook() -> Arc<Rulebook> {
    static BELGIUM: OnceLock<Arc<Rulebook>> = OnceLock::new();
    Arc::clone(BELGIUM.get_or_init(|| {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, _) = circular::read(folder).unwrap();
        Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
    }))
}

/// A folder in memory where there is one: what is killed, cut or changed here never depends on the disk's own cache, and a
/// disk that others use makes thousands of commits slow.
pub fn place() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// A clock that stands still until it is moved.
pub struct Hands(AtomicI64);

impl Hands {
    pub fn at(text: &str) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(text.parse::<Timestamp>().unwrap().as_microsecond())))
    }

    pub fn set(&self, text: &str) {
        self.0.store(text.parse::<Timestamp>().unwrap().as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

pub const NOON: &str = "2026-11-25T12:00:00Z";

pub fn open_with(folder: &Path, clock: Arc<dyn Clock>, storage: Arc<dyn Storage>) -> Journal {
    Journal::open(settings(folder, clock, storage)).unwrap()
}

pub fn settings(folder: &Path, clock: Arc<dyn Clock>, storage: Arc<dyn Storage>) -> Settings {
    Settings {
        folder: folder.to_owned(),
        rulebook: rulebook(),
        clock,
        randomness: Arc::new(SystemRandomness),
        storage,
    }
}

pub fn open(folder: &Path) -> Journal {
    open_with(folder, Hands::at(NOON), Arc::new(Disk))
}

pub fn inspector() -> Actor {
    Actor { account: "iris".into(), role: "social-inspector".into(), office: "ecosoc-brussels".into() }
}

pub fn centre() -> Actor {
    Actor { account: "sara".into(), role: "social-worker".into(), office: "pag-asa".into() }
}

pub fn event(name: &str, on: &str, facts: &[(&str, &str)]) -> Event {
    Event {
        event: name.into(),
        on: on.parse::<Date>().unwrap(),
        recorded: None,
        by: String::new(),
        office: String::new(),
        facts: facts.iter().map(|(name, text)| ((*name).into(), Answer::Text((*text).into()))).collect(),
        corrects: None,
    }
}

pub fn detected() -> Event {
    event(
        "detected",
        "2026-11-20",
        &[
            ("region", "brussels"),
            ("setting", "workplace-inspection"),
            ("minor", "no"),
            ("safe-way", "own-phone"),
        ],
    )
}

pub fn append(target: Target, event: Event, actor: Actor, once: u64) -> Append {
    let mut name = [0; 16];
    name[..8].copy_from_slice(&once.to_le_bytes());
    Append { target, event, actor, once: name, seen: None, permit: Box::new(|_| true) }
}

pub fn begin(journal: &Journal, once: u64) -> Result<Receipt, AppendError> {
    journal.append(append(
        Target::New { kind: "dossier".into(), beside: None },
        detected(),
        inspector(),
        once,
    ))
}

pub fn add(
    journal: &Journal,
    reference: &Reference,
    event: Event,
    actor: Actor,
    once: u64,
) -> Result<Receipt, AppendError> {
    journal.append(append(Target::Existing(reference.clone()), event, actor, once))
}

/// A script of so many events: files begun, people named, received, housed.
pub fn script(journal: &Journal, events: u64) -> Vec<(u64, Result<Receipt, AppendError>)> {
    let mut done = Vec::new();
    script_with(journal, events, &mut |number, answer| {
        done.push((number, answer));
        true
    });
    done
}

/// The same, telling each answer as it comes; ends when told so.
pub fn script_with(
    journal: &Journal,
    events: u64,
    tell: &mut dyn FnMut(u64, Result<Receipt, AppendError>) -> bool,
) {
    let mut reference: Option<Reference> = None;
    for number in 0..events {
        let answer = match (number % 5, &reference) {
            (1, Some(file)) => {
                let name = event(
                    "identity-recorded",
                    "2026-11-20",
                    &[("given-name", &format!("ZQ7-NAME-{number}"))],
                );
                add(journal, file, name, inspector(), number)
            }
            (2, Some(file)) => {
                add(journal, file, event("contact-broken", "2026-11-20", &[]), inspector(), number)
            }
            (3, Some(file)) => {
                let intake = event("intake", "2026-11-21", &[("form-of-care", "residential")]);
                add(journal, file, intake, centre(), number)
            }
            (4, Some(file)) => {
                let entered = event("shelter-entered", "2026-11-22", &[("house-code", "ZQ7HOUSE")]);
                add(journal, file, entered, centre(), number)
            }
            _ => {
                let begun = begin(journal, number);
                reference = begun.as_ref().ok().map(|receipt| receipt.reference.clone());
                begun
            }
        };
        if !tell(number, answer) {
            return;
        }
    }
}
