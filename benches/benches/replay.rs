//! Belgian dossiers under two circulars: the compiled replay, a program written by hand, and, for the same persons, OpenFisca.
//!
//! `cargo bench -p nabotjek-benches --bench replay` (add `-- quick` for a hundredth of the dossiers; `-- openfisca PYTHON` runs
//! benches/openfisca/replay.py with that Python afterwards, on the same persons)

use std::{
    error::Error,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use benches::{
    by_hand::{Danish, Dossier, Kind, Room, denmark, fold as fold_by_hand},
    clock::Stopwatch,
    dossiers::{Chunk, Generator},
};
use casework::fold::{NO_EVENT, Scratch, fold_coded, view};
use circular::{Choices, Rulebook, calendar::day_of, compile};
use jiff::civil::{Date, date};
use neighbour::replay::{Plan, Readied};

/// Dossiers held in memory at once.
const CHUNK: u64 = 20_000;
const UNTIL: Date = date(2026, 11, 25);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let quick = arguments.iter().any(|argument| argument == "quick");
    let python =
        arguments.iter().position(|argument| argument == "openfisca").and_then(|at| arguments.get(at + 1));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (belgium, danish) = (rulebook(&root, "be")?, rulebook(&root, "dk")?);
    let plan = Plan::read(&std::fs::read_to_string(root.join("replay/dk.kdl"))?)?;
    let bench =
        Bench { generator: Generator::new(&belgium), belgium: &belgium, danish: &danish, plan: &plan };
    bench.measure(CHUNK, false, None)?;
    let compared = if quick { 20_000 } else { 1_000_000 };
    let people = std::env::temp_dir().join(format!("nabotjek-replay-{}.csv", std::process::id()));
    let outcome = bench.measure(compared, true, python.map(|_| people.as_path()))?;
    println!(
        "{compared} dossiers, {} events, Belgian files under the Belgian and the Danish rules, one core",
        outcome.events
    );
    println!("  made ready (from words, both circulars)  {}", rate(compared, outcome.ready));
    println!("  folded as Belgian                        {}", rate(compared, outcome.belgian));
    println!("  walked through the Danish rules          {}", rate(compared, outcome.walked));
    println!(
        "  both circulars, compiled                 {}",
        rate(compared, outcome.belgian + outcome.walked)
    );
    println!("  both circulars, written by hand          {}", rate(compared, outcome.by_hand));
    let share = outcome.by_hand.as_secs_f64() / (outcome.belgian + outcome.walked).as_secs_f64();
    println!("  of the rate written by hand              {:.0} % (at least 25, goal 60)", 100.0 * share);
    println!(
        "  walked on two threads                    {:.2} of the time on one (elapsed)",
        outcome.two_threads
    );
    println!("  equal figures: {}", if outcome.equal { "yes" } else { "NO" });
    println!("growth");
    let mut first = None;
    let mut worst: f64 = 1.0;
    for size in if quick { &[10_000][..] } else { &[10_000, 100_000, 1_000_000, 10_000_000][..] } {
        let outcome = bench.measure(*size, false, None)?;
        let each = (outcome.belgian + outcome.walked).as_secs_f64() * 1e9 / *size as f64;
        let growth = each / *first.get_or_insert(each);
        worst = worst.max(growth);
        println!("  {size:>10} dossiers  {each:>6.0} ns a dossier  {growth:.2} of the first");
    }
    println!("  most memory held: {} MiB", most_memory());
    if let Some(python) = python {
        let months =
            Command::new(python).arg(root.join("benches/openfisca/replay.py")).arg(&people).output()?;
        let told = String::from_utf8_lossy(&months.stdout).into_owned();
        print!("{told}{}", String::from_utf8_lossy(&months.stderr));
        let theirs = told
            .lines()
            .find_map(|line| line.strip_prefix("ten months: ")?.split(' ').next()?.parse::<f64>().ok());
        if let Some(theirs) = theirs {
            let ours = compared as f64 / (outcome.belgian + outcome.walked).as_secs_f64();
            println!(
                "  of OpenFisca's ten-month rate            {:.1} times (at least 3, goal 12)",
                ours / theirs
            );
        }
        std::fs::remove_file(&people)?;
    }
    let fails = [
        (!outcome.equal, "the figures differ"),
        (worst > 1.2 && !quick, "the time a dossier grows with their number"),
    ];
    for (_, what) in fails.iter().filter(|(failed, _)| *failed) {
        eprintln!("replay: {what}");
    }
    if fails.iter().any(|(failed, _)| *failed) { Err("a limit is missed".into()) } else { Ok(()) }
}

fn rulebook(root: &Path, country: &str) -> Result<Rulebook, Box<dyn Error>> {
    let folder: PathBuf = root.join("circulars").join(country);
    let (circular, mistakes) = circular::read(&folder)?;
    assert!(mistakes.is_empty(), "{country} has mistakes");
    Ok(compile(std::sync::Arc::new(circular), &Choices::default())?)
}

fn rate(dossiers: u64, time: Duration) -> String {
    format!("{:6.2} million dossiers/s", dossiers as f64 / time.as_secs_f64() / 1e6)
}

/// The most memory that this process has held, in MiB (Linux).
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

#[derive(Default)]
struct Outcome {
    events: u64,
    ready: Duration,
    belgian: Duration,
    walked: Duration,
    by_hand: Duration,
    two_threads: f64,
    equal: bool,
}

struct Bench<'r> {
    generator: Generator,
    belgium: &'r Rulebook,
    danish: &'r Rulebook,
    plan: &'r Plan,
}

impl Bench<'_> {
    fn measure(
        &self,
        dossiers: u64,
        compare: bool,
        people: Option<&Path>,
    ) -> Result<Outcome, Box<dyn Error>> {
        let mut outcome = Outcome { equal: true, ..Outcome::default() };
        let mut scratch = Scratch::default();
        let mut people = people.map(File::create).transpose()?.map(BufWriter::new);
        let mut sums = [[0i64; 2]; 2];
        let mut elapsed = [0.0f64; 2];
        for start in (0..dossiers).step_by(CHUNK as usize) {
            let numbers = start..(start + CHUNK).min(dossiers);
            let chunk = self.generator.chunk(numbers.clone());
            outcome.events += chunk.coded.len() as u64;
            let journals = self.generator.journals(numbers);
            let watch = Stopwatch::start();
            let ready = Readied::new(self.belgium, self.danish, self.plan, &journals, UNTIL, 1)?;
            outcome.ready += watch.stop();
            let watch = Stopwatch::start();
            self.fold(&chunk, &mut scratch);
            outcome.belgian += watch.stop();
            let watch = Stopwatch::start();
            let figures = ready.figures(1);
            outcome.walked += watch.stop();
            for (threads, seconds) in [1, 2].into_iter().zip(&mut elapsed).filter(|_| compare) {
                let began = Instant::now();
                std::hint::black_box(ready.figures(threads));
                *seconds += began.elapsed().as_secs_f64();
            }
            let watch = Stopwatch::start();
            let hand = self.by_hand(&chunk);
            outcome.by_hand += watch.stop();
            let figure =
                |name: &str| figures.iter().find(|(known, ..)| *known == name).map_or(0, |(_, _, now)| *now);
            for (sum, more) in sums[0].iter_mut().zip([figure("identified"), figure("days-protection")]) {
                *sum += more;
            }
            for (sum, more) in sums[1].iter_mut().zip(hand) {
                *sum += more;
            }
            if let Some(people) = &mut people {
                self.write(&chunk, people)?;
            }
        }
        outcome.equal = sums[0] == sums[1];
        if !outcome.equal {
            eprintln!("identified and days of protection: compiled {:?}, by hand {:?}", sums[0], sums[1]);
        }
        outcome.two_threads = elapsed[1] / elapsed[0].max(f64::MIN_POSITIVE);
        Ok(outcome)
    }

    fn fold(&self, chunk: &Chunk, scratch: &mut Scratch) {
        let (tables, view) = (self.belgium.tables(), view(UNTIL, None));
        for range in chunk.ranges() {
            fold_coded(tables, &chunk.coded[range], view, scratch);
            std::hint::black_box(&scratch.run);
        }
    }

    fn by_hand(&self, chunk: &Chunk) -> [i64; 2] {
        let (mut room, mut dossier) = (Room::default(), Dossier::default());
        let view = view(UNTIL, None);
        let mut sums = [0, 0];
        for range in chunk.ranges() {
            let entries = &chunk.plain[range];
            let calendar = &self.belgium.tables().calendar;
            fold_by_hand(calendar, entries, view.as_of, view.known_on, &mut room, &mut dossier);
            let Danish { identified, protected, .. } = denmark(entries, &dossier, view.as_of);
            sums[0] += i64::from(identified.is_some());
            sums[1] += protected;
        }
        sums
    }

    /// One person a line for OpenFisca: the days of what happened, -1 where it did not, as they were first written.
    fn write(&self, chunk: &Chunk, out: &mut impl Write) -> std::io::Result<()> {
        let kinds = [
            Kind::Referred,
            Kind::Agreed,
            Kind::Intake,
            Kind::Returned,
            Kind::ReflectionRequested,
            Kind::Cooperates,
            Kind::PermitIssued,
            Kind::PermitRenewed,
            Kind::StayWithdrawn,
            Kind::PermanentGranted,
        ];
        let epoch = day_of(date(1970, 1, 1));
        for range in chunk.ranges() {
            let entries = &chunk.plain[range];
            let minor = entries
                .iter()
                .any(|entry| entry.kind == Kind::Detected && entry.perhaps_minor && !entry.in_doubt);
            write!(out, "{}", i32::from(minor))?;
            for kind in kinds {
                let first = entries.iter().find(|entry| entry.kind == kind && entry.corrects == NO_EVENT);
                write!(out, ",{}", first.map_or(-1, |entry| entry.on - epoch))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
