//! Events acknowledged by the journal beside raw commits of one row, turn by turn in one run, on the same disk with the
//! same settings; then what a read costs.
//!
//! `cargo bench -p nabotjek-benches --bench append` (add `-- quick` for a tenth, `-- stored` for the same with 100,000
//! dossiers stored beforehand)

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use benches::stored::{self, STEPS};
use casework::Owner;
use journal::{Actor, Append, Consultation, Journal, Reference, Settings, Target, WorkQuery, verify};
use rusqlite::{Connection, params};

/// Dossiers stored beforehand, where that is asked for.
const STORED: u64 = 100_000;
/// Callers at once, where there are several.
const CALLERS: u64 = 16;
/// Rounds in which journal and raw commits take turns, short ones, so that what else runs slows both alike.
const ROUNDS: u64 = 100;
/// At least this much of the raw commits a second.
const LEAST: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let stored = if std::env::args().any(|argument| argument == "stored") { STORED } else { 0 };
    let each: u64 = if std::env::args().any(|argument| argument == "quick") { 5 } else { 50 };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("append-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = measure(&folder, each, stored);
    fs::remove_dir_all(&folder)?;
    if outcome? < LEAST { Err("fewer than half of the raw commits".into()) } else { Ok(()) }
}

fn measure(folder: &Path, each: u64, beforehand: u64) -> Result<f64, Box<dyn Error>> {
    let rulebook = stored::belgium()?;
    let place = folder.join("journal");
    let journal = Journal::open(Settings::in_folder(&place, Arc::clone(&rulebook)))?;
    let bench = Bench { journal, posts: AtomicU64::new(0) };
    let raw = raw(&folder.join("raw.db"))?;
    let mut insert = raw.prepare("INSERT INTO row (body) VALUES (?1)")?;
    // About as many bytes as an event has.
    let body = vec![b'x'; 400];
    stored::load(&bench.journal, beforehand)?;
    bench.alone(each)?;
    let (mut alone, mut together, mut bare) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for _ in 0..ROUNDS {
        alone += bench.alone(each)?;
        let began = Instant::now();
        for _ in 0..each {
            insert.execute(params![body])?;
        }
        bare += began.elapsed();
        together += bench.together(each)?;
    }
    let rate = |time: Duration, number: u64| number as f64 / time.as_secs_f64();
    let raw_rate = rate(bare, ROUNDS * each);
    println!(
        "acknowledged events a second: rules asked, chain, sealed facts, lists and log row in the same commit"
    );
    println!("  raw commits of one row  {raw_rate:>8.0}");
    let ratio = rate(alone, ROUNDS * each) / raw_rate;
    println!(
        "  one caller              {:>8.0}  ratio {ratio:.2} (at least {LEAST}, goal 0.85)",
        raw_rate * ratio
    );
    let shared = rate(together, ROUNDS * each.div_ceil(CALLERS) * CALLERS);
    println!("  {CALLERS} callers              {shared:>8.0}  ratio {:.2}", shared / raw_rate);
    bench.reads()?;
    drop(bench);
    let report = verify(&place, rulebook, None)?;
    println!("verified: {} rows, {} files", report.rows, report.files);
    report.finding.map_or(Ok(ratio), |finding| Err(format!("{finding:?}").into()))
}

/// A database with the settings of the journal's.
fn raw(path: &PathBuf) -> Result<Connection, rusqlite::Error> {
    let raw = Connection::open(path)?;
    raw.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    raw.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000; \
         CREATE TABLE row (position INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;",
    )?;
    Ok(raw)
}

struct Bench {
    journal: Journal,
    posts: AtomicU64,
}

impl Bench {
    /// One caller, each event acknowledged before the next is brought.
    fn alone(&self, events: u64) -> Result<Duration, Box<dyn Error>> {
        let began = Instant::now();
        self.bring(events).map_err(Box::<dyn Error>::from)?;
        Ok(began.elapsed())
    }

    /// As many events in all, brought by several.
    fn together(&self, events: u64) -> Result<Duration, Box<dyn Error>> {
        let began = Instant::now();
        std::thread::scope(|scope| {
            let callers: Vec<_> =
                (0..CALLERS).map(|_| scope.spawn(|| self.bring(events.div_ceil(CALLERS)))).collect();
            callers.into_iter().try_for_each(|caller| caller.join().map_err(|_| "a caller panicked")?)
        })
        .map_err(Box::<dyn Error>::from)?;
        Ok(began.elapsed())
    }

    fn bring(&self, events: u64) -> Result<(), String> {
        let mut file = None;
        for step in 0..events {
            let target = match file.take().filter(|_| step % STEPS > 0) {
                Some(reference) => Target::Existing(reference),
                None => Target::New { kind: "dossier".into(), beside: None },
            };
            file = Some(self.post(step % STEPS, target).map_err(|error| error.to_string())?);
        }
        Ok(())
    }

    fn post(&self, step: u64, target: Target) -> Result<Reference, journal::AppendError> {
        let (centre, event) = (step > 2, stored::event(step));
        let (account, role, office) = match centre {
            true => ("sara", "social-worker", "pag-asa"),
            false => ("iris", "social-inspector", "ecosoc-brussels"),
        };
        let (account, role, office) = (account.to_owned(), role.to_owned(), office.to_owned());
        let mut once = [0; 16];
        once[..8].copy_from_slice(&self.posts.fetch_add(1, Ordering::Relaxed).to_le_bytes());
        let shown = Consultation {
            account: account.clone(),
            role: role.clone(),
            office: office.clone(),
            reference: None,
            compartments: vec!["identity".into()],
            grounds: vec![0],
            surface: "dossier".into(),
            purpose: None,
        };
        let actor = Actor { account, role, office };
        let append = Append { target, event, actor, once, seen: None, permit: Box::new(|_| true) };
        Ok(self.journal.append_and_log(append, shown)?.reference)
    }

    /// What a read costs while nothing is written.
    fn reads(&self) -> Result<(), Box<dyn Error>> {
        let journal = &self.journal;
        let owners = Owner::all_of(journal.rulebook(), "social-worker", "pag-asa");
        let files =
            journal.files("pag-asa", Some("brussels"), false, None, 1_000, &|_| true)?.unwrap_or_default();
        println!("reads, {} files stored", journal.count_files()?);
        let mut file = files.iter().cycle();
        let first: Vec<&Reference> = files.iter().map(|head| &head.reference).collect();
        print("a dossier", 10_000, || {
            let head = file.next().ok_or("no files")?;
            journal.read(&head.reference)?;
            Ok(())
        })?;
        print("a page of work", 200, || {
            journal.work(&owners, WorkQuery { limit: 50, ..WorkQuery::default() })?;
            Ok(())
        })?;
        print("counts of work", 50, || {
            journal.work_counts(&owners, journal.today())?;
            Ok(())
        })?;
        print("a page of files", 200, || {
            journal.files("pag-asa", Some("brussels"), false, None, 50, &|_| true)?;
            Ok(())
        })?;
        print("a name that nobody has", 1_000, || {
            assert!(journal.search("Nessuno", 50)?.is_empty());
            Ok(())
        })?;
        assert!(!first.is_empty());
        Ok(())
    }
}

fn print(
    what: &str,
    times: usize,
    mut read: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut all = Vec::with_capacity(times);
    for _ in 0..times {
        let began = Instant::now();
        read()?;
        all.push(began.elapsed());
    }
    all.sort_unstable();
    let at = |share: f64| all[((times - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
    println!("  {what:<24} {:>8.0} us median, {:>8.0} us p99", at(0.5), at(0.99));
    Ok(())
}
