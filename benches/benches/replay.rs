//! Belgian dossiers under two circulars: the compiled replay, a program written by hand, and, for the same persons, OpenFisca.
//!
//! `cargo bench -p nabotjek-benches --bench replay` (add `-- quick` for a fiftieth of the dossiers; `-- million` leaves out
//! the ten million; `-- openfisca PYTHON` has benches/openfisca/replay.py compute the same answers with that Python)

use std::{
    error::Error,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use benches::{
    by_hand::{Danish, Dossier, Room, denmark, fold as fold_by_hand},
    clock::Stopwatch,
    dossiers::{Chunk, Generator},
    openfisca::{Answers, BLANK, OpenFisca, Reader, Told},
};
use casework::fold::{Scratch, fold_coded, view};
use circular::{Choices, Rulebook, calendar::day_of, compile};
use jiff::civil::{Date, date};
use neighbour::replay::{Plan, Readied};

/// Dossiers held in memory at once.
const CHUNK: u64 = 20_000;
/// Persons of which OpenFisca computes a half at once as they come, and a quarter at once when they are sorted: about as many as
/// it computes fastest.
const PORTION: u64 = 200_000;
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
    bench.measure(CHUNK, false)?;
    let compared = if quick { 20_000 } else { 1_000_000 };
    let outcome = bench.measure(compared, true)?;
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
    let sizes = [10_000, 100_000, 1_000_000, 10_000_000];
    let short = arguments.iter().any(|argument| argument == "million");
    for size in &sizes[..if quick {
        1
    } else if short {
        3
    } else {
        4
    }] {
        let outcome = bench.measure(*size, false)?;
        let each = (outcome.belgian + outcome.walked).as_secs_f64() * 1e9 / *size as f64;
        let growth = each / *first.get_or_insert(each);
        worst = worst.max(growth);
        println!("  {size:>10} dossiers  {each:>6.0} ns a dossier  {growth:.2} of the first");
    }
    println!("  most memory held: {} MiB", most_memory());
    let mut same = true;
    if let Some(python) = python {
        let beside = bench.beside(python, &root.join("benches/openfisca/replay.py"), compared)?;
        println!("beside OpenFisca, {compared} persons, turn by turn");
        let asked =
            ["dates, duties, days and whether events are possible", "the same and the days of ten months"];
        for (which, what) in asked.into_iter().enumerate() {
            let ours = beside.ours[which];
            println!("  {what}");
            println!("    the replay                             {}", rate(compared, ours));
            for (how, theirs) in
                ["as they come", "sorted by length of history"].into_iter().zip(&beside.theirs)
            {
                let times = theirs[which].as_secs_f64() / ours.as_secs_f64();
                println!("    OpenFisca, {how:<28}{}  {times:.1} times", rate(compared, theirs[which]));
            }
        }
        println!("    (at least 3 times OpenFisca's ten-month rate, goal 12)");
        same = beside.differences.is_empty();
        println!("  equal answers, person by person: {}", if same { "yes" } else { "NO" });
        for (person, which, ours, theirs) in &beside.differences {
            println!("    person {person}, answer {which}: {ours}, OpenFisca {theirs}");
        }
    }
    let fails = [
        (!outcome.equal, "the figures differ"),
        (!same, "OpenFisca answers otherwise"),
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
    fn measure(&self, dossiers: u64, compare: bool) -> Result<Outcome, Box<dyn Error>> {
        let mut outcome = Outcome { equal: true, ..Outcome::default() };
        let mut scratch = Scratch::default();
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

    /// The replay and OpenFisca on the same persons, portion by portion.
    fn beside(&self, python: &str, script: &Path, dossiers: u64) -> Result<Beside, Box<dyn Error>> {
        let until = day_of(UNTIL);
        let reader = Reader::new(self.belgium, self.danish, until);
        let mut openfisca = OpenFisca::start(python, script, &self.belgium.tables().calendar)?;
        let mut beside = Beside::default();
        for portion in (0..dossiers).step_by(PORTION as usize) {
            let last = (portion + PORTION).min(dossiers);
            let (mut told, mut answers) = (Told::default(), Vec::new());
            for start in (portion..last).step_by(CHUNK as usize) {
                let numbers = start..(start + CHUNK).min(last);
                let chunk = self.generator.chunk(numbers.clone());
                self.tell(&chunk, &mut told);
                let journals = self.generator.journals(numbers);
                let ready = Readied::new(self.belgium, self.danish, self.plan, &journals, UNTIL, 1)?;
                // Whatever comes second finds the memory warm: each comes second every other time.
                let months_first = (start / CHUNK).is_multiple_of(2);
                for months in [months_first, !months_first] {
                    let watch = Stopwatch::start();
                    let answered = self.answer(&reader, &chunk, &ready, months);
                    beside.ours[usize::from(months)] += watch.stop();
                    if months {
                        answers.extend(answered);
                    }
                }
            }
            for (sorted, times) in [false, true].into_iter().zip(&mut beside.theirs) {
                for persons in told.parts(sorted, if sorted { 4 } else { 2 }) {
                    let answered = openfisca.ask(&told, persons, until)?;
                    times[0] += answered.once;
                    times[1] += answered.months;
                    beside.differences.extend(answered.difference(&answers));
                }
            }
        }
        openfisca.end()?;
        Ok(beside)
    }

    fn tell(&self, chunk: &Chunk, told: &mut Told) {
        let (tables, view, mut scratch) = (self.belgium.tables(), view(UNTIL, None), Scratch::default());
        for range in chunk.ranges() {
            fold_coded(tables, &chunk.coded[range.clone()], view, &mut scratch);
            let turns = &scratch.ordering.turns;
            told.add(&tables.calendar, &chunk.plain[range.clone()], &chunk.coded[range], turns);
        }
    }

    /// Folds and walks, and reads off what OpenFisca is asked.
    fn answer(&self, reader: &Reader, chunk: &Chunk, ready: &Readied<'_>, months: bool) -> Vec<Answers> {
        let (tables, view, mut scratch) = (self.belgium.tables(), view(UNTIL, None), Scratch::default());
        let mut answers = vec![BLANK; chunk.ends.len()];
        for (range, answers) in chunk.ranges().zip(&mut answers) {
            fold_coded(tables, &chunk.coded[range], view, &mut scratch);
            reader.belgian(tables, &scratch.run, months, answers);
        }
        let tables = self.danish.tables();
        ready.each(|number, run| reader.danish(tables, run, months, &mut answers[number]));
        answers
    }
}

/// What the replay and OpenFisca took, without months and with them, and where they answer otherwise: the person's place in the
/// portion, which answer, and both answers.
#[derive(Default)]
struct Beside {
    ours: [Duration; 2],
    /// As they come, and sorted.
    theirs: [[Duration; 2]; 2],
    differences: Vec<(usize, usize, i32, i32)>,
}
