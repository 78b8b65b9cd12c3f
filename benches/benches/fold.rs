//! Belgian dossiers folded by the compiled circular and by a fold written by hand, in one run.
//!
//! `cargo bench -p nabotjek-benches --bench fold` (add `-- quick` for a hundredth of the dossiers)

use std::{error::Error, path::Path, sync::Arc, time::Duration};

use benches::{
    by_hand::{Dossier, Duty, Refused, Right, Room, Stage, fold as fold_by_hand},
    clock::Stopwatch,
    dossiers::{Chunk, Generator},
};
use casework::{
    RefusalCode,
    fold::{NO_EVENT, Run, Scratch, fold_coded, view},
};
use circular::{Choices, Rulebook, calendar::Calendar, compile};
use jiff::civil::date;

/// Dossiers held in memory at once: no more than the smallest number measured, so that memory is as near for every number.
const CHUNK: u64 = 10_000;
/// What a table-driven fold with months looked up by day reaches on one core.
const SIMPLE_LIMIT: f64 = 150e6;

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|argument| argument == "quick");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../circulars/be");
    let (circular, mistakes) = circular::read(&folder)?;
    assert!(mistakes.is_empty(), "the Belgian circular has mistakes");
    let rulebook = compile(Arc::new(circular), &Choices::default())?;
    let bench = Bench::new(&rulebook);
    let sizes: &[u64] = if quick { &[10_000] } else { &[10_000, 100_000, 1_000_000, 10_000_000] };
    bench.measure(10 * CHUNK, false);
    let compared = if quick { 10_000 } else { 1_000_000 };
    let outcome = bench.measure(compared, true);
    println!("{compared} dossiers, {} events, full standing, one core", outcome.events);
    println!("  compiled circular  {}", outcome.speed(outcome.compiled));
    println!("  written by hand    {}", outcome.speed(outcome.by_hand));
    println!("  checksums          {:016x} and {:016x}", outcome.checksums[0], outcome.checksums[1]);
    let ratio = outcome.compiled.as_secs_f64() / outcome.by_hand.as_secs_f64();
    println!("  ratio              {ratio:.2} (at most 4, goal 1.5)");
    println!("  equal on every dossier: {}", if outcome.different == 0 { "yes" } else { "NO" });
    println!("  refused {}, late or corrected {}", outcome.refused, outcome.disturbed);
    let rate = outcome.events as f64 / outcome.compiled.as_secs_f64();
    println!("  of the simple limit of 150 million events/s: {:.1} %", 100.0 * rate / SIMPLE_LIMIT);
    println!("growth");
    let mut first = None;
    let mut worst: f64 = 1.0;
    for size in sizes {
        // The smallest is over in some milliseconds: it is measured several times.
        let times = (100_000 / size).max(1);
        let took: Duration = (0..times).map(|_| bench.measure(*size, false).compiled).sum();
        let each = took.as_secs_f64() * 1e9 / (times * size) as f64;
        let growth = each / *first.get_or_insert(each);
        worst = worst.max(growth);
        println!("  {size:>10} dossiers  {each:>6.0} ns a dossier  {growth:.2} of the first");
    }
    let fails = [
        (outcome.different > 0 || outcome.checksums[0] != outcome.checksums[1], "the folds differ"),
        (ratio > 4.0, "slower than four times the fold written by hand"),
        (worst > 1.2 && !quick, "the time a dossier grows with their number"),
    ];
    for (_, what) in fails.iter().filter(|(failed, _)| *failed) {
        eprintln!("fold: {what}");
    }
    if fails.iter().any(|(failed, _)| *failed) { Err("a limit is missed".into()) } else { Ok(()) }
}

/// What came out of a measurement.
#[derive(Default)]
struct Outcome {
    dossiers: u64,
    events: u64,
    compiled: Duration,
    by_hand: Duration,
    checksums: [u64; 2],
    different: u64,
    refused: u64,
    disturbed: u64,
}

impl Outcome {
    fn speed(&self, time: Duration) -> String {
        let seconds = time.as_secs_f64();
        let (dossiers, events) = (self.dossiers as f64 / seconds / 1e6, self.events as f64 / seconds / 1e6);
        format!("{dossiers:6.2} million dossiers/s  {events:6.1} million events/s")
    }
}

struct Bench<'r> {
    rulebook: &'r Rulebook,
    generator: Generator,
    words: Words,
}

/// The numbers of the compiled circular in those of the hand-written fold.
struct Words {
    stages: Vec<u8>,
    /// By variant.
    duties: Vec<u8>,
    rights: Vec<u8>,
}

fn numbers<T: Copy>(names: &[String], known: &[(&str, T)], number: impl Fn(T) -> u8) -> Vec<u8> {
    let find = |name: &String| known.iter().find(|(known, _)| known == name);
    names.iter().map(|name| find(name).map_or(u8::MAX, |(_, known)| number(*known))).collect()
}

impl<'r> Bench<'r> {
    fn new(rulebook: &'r Rulebook) -> Self {
        let names = rulebook.names();
        let duties = numbers(&names.duties, &Duty::NAMES, |duty| duty as u8);
        let words = Words {
            stages: numbers(&names.stages, &Stage::NAMES, |stage| stage as u8),
            duties: rulebook.tables().duty_rules.iter().map(|rule| duties[usize::from(rule.duty)]).collect(),
            rights: numbers(&names.rights, &Right::NAMES, |right| right as u8),
        };
        Self { rulebook, generator: Generator::new(rulebook), words }
    }

    fn calendar(&self) -> &Calendar {
        &self.rulebook.tables().calendar
    }

    fn measure(&self, dossiers: u64, compare: bool) -> Outcome {
        let mut outcome = Outcome { dossiers, ..Outcome::default() };
        let (mut scratch, mut room, mut dossier) = (Scratch::default(), Room::default(), Dossier::default());
        for start in (0..dossiers).step_by(CHUNK as usize) {
            let chunk = self.generator.chunk(start..(start + CHUNK).min(dossiers));
            outcome.events += chunk.coded.len() as u64;
            let watch = Stopwatch::start();
            let checksum = self.compiled(&chunk, &mut scratch);
            outcome.compiled += watch.stop();
            outcome.checksums[0] = outcome.checksums[0].wrapping_add(checksum);
            let watch = Stopwatch::start();
            let checksum = self.by_hand(&chunk, &mut room, &mut dossier);
            outcome.by_hand += watch.stop();
            outcome.checksums[1] = outcome.checksums[1].wrapping_add(checksum);
            if compare {
                self.compare(&chunk, &mut outcome);
            }
        }
        outcome
    }

    fn compiled(&self, chunk: &Chunk, scratch: &mut Scratch) -> u64 {
        let (tables, view) = (self.rulebook.tables(), view(AS_OF, None));
        let mut checksum = 0u64;
        for range in chunk.ranges() {
            fold_coded(tables, &chunk.coded[range], view, scratch);
            let mut sum = 0;
            self.words.tell_compiled(&scratch.run, &mut |line| sum = add(sum, line));
            checksum = checksum.wrapping_add(sum);
        }
        checksum
    }

    fn by_hand(&self, chunk: &Chunk, room: &mut Room, dossier: &mut Dossier) -> u64 {
        let view = view(AS_OF, None);
        let mut checksum = 0u64;
        for range in chunk.ranges() {
            fold_by_hand(self.calendar(), &chunk.plain[range], view.as_of, view.known_on, room, dossier);
            let mut sum = 0;
            tell_by_hand(dossier, &mut |line| sum = add(sum, line));
            checksum = checksum.wrapping_add(sum);
        }
        checksum
    }

    /// Compares every line of every dossier.
    fn compare(&self, chunk: &Chunk, outcome: &mut Outcome) {
        let (tables, view) = (self.rulebook.tables(), view(AS_OF, None));
        let (mut scratch, mut room, mut dossier) = (Scratch::default(), Room::default(), Dossier::default());
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for range in chunk.ranges() {
            let (coded, plain) = (&chunk.coded[range.clone()], &chunk.plain[range]);
            fold_coded(tables, coded, view, &mut scratch);
            fold_by_hand(self.calendar(), plain, view.as_of, view.known_on, &mut room, &mut dossier);
            one.clear();
            other.clear();
            self.words.tell_compiled(&scratch.run, &mut |line| one.push(line));
            tell_by_hand(&dossier, &mut |line| other.push(line));
            // The order of what opened on the same day is not compared.
            one.sort_unstable();
            other.sort_unstable();
            outcome.refused += scratch.run.refused.len() as u64;
            outcome.disturbed += coded
                .iter()
                .filter(|event| event.corrects != NO_EVENT || event.recorded_day > event.on)
                .count() as u64;
            if one != other {
                if outcome.different < 3 {
                    let kinds: Vec<_> =
                        plain.iter().map(|entry| (entry.kind, entry.on, entry.corrects)).collect();
                    let lines = |these: &[Line], those: &[Line]| -> Vec<Line> {
                        these.iter().filter(|line| !those.contains(line)).copied().collect()
                    };
                    eprintln!(
                        "{kinds:?}\n  compiled {:?}\n  by hand  {:?}",
                        lines(&one, &other),
                        lines(&other, &one)
                    );
                }
                outcome.different += 1;
            }
        }
    }
}

const AS_OF: jiff::civil::Date = date(2026, 11, 25);

/// One line of a standing: what it is, which, and its days.
type Line = [i32; 6];

/// Adds a line to a checksum in which the order of lines does not count.
#[inline]
fn add(sum: u64, line: Line) -> u64 {
    // Independent products: the sum costs both folds the same few cycles a line.
    let mixed = line.iter().zip(WEIGHTS).fold(0u64, |mixed, (field, weight)| {
        mixed.wrapping_add(u64::from(*field as u32).wrapping_mul(weight))
    });
    sum.wrapping_add((mixed ^ mixed >> 29).wrapping_mul(WEIGHTS[0]))
}

const WEIGHTS: [u64; 6] = [
    0x9E37_79B9_7F4A_7C15,
    0xBF58_476D_1CE4_E5B9,
    0x94D0_49BB_1331_11EB,
    0xD6E8_FEB8_6659_FD93,
    0xA076_1D64_78BD_642F,
    0xE703_7ED1_A0B4_28DB,
];

impl Words {
    #[inline]
    fn tell_compiled(&self, run: &Run, told: &mut impl FnMut(Line)) {
        for stage in &run.stages {
            let number = i32::from(self.stages[usize::from(stage.stage)]);
            told([1, number, stage.opened, stage.due, stage.closed, stage.renewals as i32]);
        }
        for duty in &run.duties {
            let number = i32::from(self.duties[usize::from(duty.variant)]);
            told([2, number, duty.opened, duty.due, duty.done, duty.ceased]);
        }
        for right in &run.rights {
            let number = i32::from(self.rights[usize::from(right.right)]);
            let giver = i32::from(self.stages[usize::from(run.stages[right.stage_run as usize].stage)]);
            told([3, number, right.from, right.until, giver, 0]);
        }
        for refused in &run.refused {
            told([4, refused.index as i32, code(refused.code), 0, 0, 0]);
        }
        told([5, run.care_event as i32, run.region_event as i32, 0, 0, 0]);
    }
}

fn code(code: RefusalCode) -> i32 {
    match code {
        RefusalCode::Once => 1,
        RefusalCode::Stage => 2,
        RefusalCode::Condition => 3,
        RefusalCode::NotOpening => 4,
        _ => 0,
    }
}

#[inline]
fn tell_by_hand(dossier: &Dossier, told: &mut impl FnMut(Line)) {
    for line in &dossier.stages {
        told([1, line.stage as i32, line.opened, line.due, line.closed, line.renewals]);
    }
    for line in &dossier.duties {
        told([2, line.duty as i32, line.opened, line.due, line.done, line.ceased]);
    }
    for held in &dossier.rights {
        told([3, i32::from(held.right), held.from, held.until, held.giver as i32, 0]);
    }
    for (index, refused) in &dossier.refused {
        let code = match refused {
            Refused::Once => 1,
            Refused::Stage => 2,
            Refused::Condition => 3,
            Refused::NotOpening => 4,
        };
        told([4, *index as i32, code, 0, 0, 0]);
    }
    let event = |event: Option<u32>| event.map_or(NO_EVENT, |event| event) as i32;
    told([5, event(dossier.care), event(dossier.region), 0, 0, 0]);
}
