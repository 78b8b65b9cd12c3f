//! A person sought among a million in the journal itself, whose names are sealed.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::Path,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use casework::{Answer, Event};
use circular::{Choices, Rulebook};
use jiff::civil::date;
use journal::{Journal, Settings};

use crate::{
    clock::Stopwatch,
    invent::{self, Draw, Invented},
};

const STORED: u64 = 1_000_000;
/// How many are sought: known persons written down again, and as many whom nobody knows.
const SOUGHT: u64 = 2_000;
/// As many as a page shows.
const SHOWN: usize = 10;

/// Stores what is missing of a million in `folder`, then seeks.
pub fn run(folder: &Path, stored: Option<u64>) -> Result<(), Box<dyn Error>> {
    let stored = stored.unwrap_or(STORED);
    let journal = Journal::open(Settings::in_folder(folder, rulebook()?))?;
    let there = journal.count_files()?;
    store(&journal, there, stored)?;
    drop(journal);
    let journal = Journal::open(Settings::in_folder(folder, rulebook()?))?;
    let number = journal.count_files()?;
    let bytes = fs::metadata(folder.join("journal.db"))?.len();
    println!(
        "{number} files that name a person, {} MiB on disk in all; names sealed, found by blind traces",
        bytes >> 20
    );
    let before = memory("VmRSS");
    let mut draw = Draw::of(4);
    let step = number / SOUGHT.min(number);
    let known: Vec<(u64, Invented)> = (0..SOUGHT.min(number))
        .map(|place| {
            let number = place * step;
            (number, invent::again(&invent::person(number), &mut draw))
        })
        .collect();
    let strangers: Vec<(u64, Invented)> =
        (0..SOUGHT).map(|place| (u64::MAX, invent::person(1 << 40 | place))).collect();
    for (what, sought) in
        [("known, first look", &known), ("known, again", &known), ("nobody knows", &strangers)]
    {
        let mut times = Vec::new();
        let (mut on_core, mut first, mut among, mut shown) = (Duration::ZERO, 0, 0, 0);
        for (number, invented) in sought {
            let person = invented.person();
            let (began, watch) = (Instant::now(), Stopwatch::start());
            let found = journal.alike(&person, SHOWN)?;
            on_core += watch.stop();
            times.push(began.elapsed());
            shown += found.len();
            // Two persons may be called alike and be born on one day: the reference tells them apart.
            let own = invent::person(*number);
            let is_own = |place: usize| -> Result<bool, Box<dyn Error>> {
                let Some(alike) = found.get(place) else { return Ok(false) };
                let file = journal.read(&alike.head.reference)?.ok_or("a file is missing")?;
                let facts = &file.record.events[1].facts;
                let text = |name: &str| match facts.get(name) {
                    Some(Answer::Text(text)) => text.clone(),
                    _ => String::new(),
                };
                Ok(text("given-name") == own.given
                    && text("family-name") == own.family
                    && text("born") == own.born.clone().unwrap_or_default())
            };
            if *number != u64::MAX {
                first += u32::from(is_own(0)?);
                let mut is_among = false;
                for place in 0..found.len() {
                    is_among |= is_own(place)?;
                }
                among += u32::from(is_among);
            }
        }
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        let count = sought.len() as f64;
        println!(
            "  {what:<18} median {:.1} ms, p99 {:.1} ms, most {:.1} ms; on a core {:.1} ms; {:.2} shown a search",
            at(0.5),
            at(0.99),
            at(1.0),
            on_core.as_secs_f64() * 1e3 / count,
            f64::from(shown as u32) / count
        );
        if sought[0].0 != u64::MAX {
            println!(
                "    found {:.1} %, as the first {:.1} %",
                f64::from(among) * 100.0 / count,
                f64::from(first) * 100.0 / count
            );
        }
    }
    println!("  memory {} MiB before searching, {} MiB at most", before >> 10, memory("VmHWM") >> 10);
    Ok(())
}

fn rulebook() -> Result<Arc<Rulebook>, Box<dyn Error>> {
    // Any circular that asks for given name, family name and date of birth.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/nl");
    let (circular, _) = circular::read(&folder)?;
    Ok(Arc::new(circular::compile(Arc::new(circular), &Choices::default())?))
}

fn store(journal: &Journal, there: u64, stored: u64) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let (sender, answers) = mpsc::channel();
    let mut waiting = 0;
    for number in there..stored {
        let invented = invent::person(number);
        let mut facts = BTreeMap::from([
            ("given-name".to_owned(), Answer::Text(invented.given)),
            ("family-name".to_owned(), Answer::Text(invented.family)),
        ]);
        facts.extend(invented.born.map(|born| ("born".to_owned(), Answer::Text(born))));
        let on = date(2024, 1 + (number % 12) as i8, 1 + (number % 28) as i8);
        let detected = BTreeMap::from([("minor".to_owned(), Answer::Text("no".into()))]);
        let mut events = Vec::new();
        for (minute, event, facts) in [(0, "detected", detected), (1, "identity-recorded", facts)] {
            events.push(Event {
                event: event.into(),
                on,
                recorded: Some(jiff::tz::TimeZone::UTC.to_timestamp(on.at(9, minute, 0, 0))?),
                by: "police".into(),
                office: "police".into(),
                facts,
                corrects: None,
            });
        }
        let sender = sender.clone();
        let done = move |answer: Result<_, journal::AppendError>| drop(sender.send(answer));
        journal.load_then("dossier".into(), events, |_| "loader".into(), done);
        waiting += 1;
        if waiting == 2_000 || number + 1 == stored {
            for answer in answers.iter().take(waiting) {
                answer?;
            }
            waiting = 0;
        }
        if number % 100_000 == 99_999 {
            println!("  {} stored after {:.0} s", number + 1, began.elapsed().as_secs_f64());
        }
    }
    Ok(())
}

/// Kibibytes (Linux).
fn memory(which: &str) -> u64 {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find(|line| line.starts_with(which)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}
