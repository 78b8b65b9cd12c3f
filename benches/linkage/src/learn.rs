//! The weights, counted on FEBRL 1 to 3: how often each level is found between a person and a damaged copy, and how often
//! between two persons. FEBRL 4 is not looked at.

use std::{collections::HashMap, error::Error, path::Path};

use linkage::{BirthLevel, NameLevel, Pair, Sought, Weight};

use crate::febrl::{self, Record, candidates, held, score, weigh};

/// Added to each count, so that what was never seen is not impossible.
const SMOOTHING: f64 = 0.5;
const SETS: [&str; 3] = ["dataset1.csv", "dataset2.csv", "dataset3.csv"];

pub fn run(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut all = Vec::new();
    for (set, name) in (0..).zip(SETS) {
        all.extend(febrl::read(folder, name, set)?);
    }
    let (left, copies): (Vec<Record>, Vec<Record>) =
        all.into_iter().partition(|record| record.copy.is_none());
    let place: HashMap<u64, usize> =
        left.iter().enumerate().map(|(place, record)| (record.whose, place)).collect();
    println!("{} persons, {} copies", left.len(), copies.len());
    count(&left, &copies, &place);
    // What the threshold is chosen by: one copy a person, so that either side has each person once.
    let right: Vec<Record> = copies.into_iter().filter(|record| record.copy == Some(0)).collect();
    let few = |set: u64| {
        let of = |side: &[Record]| -> Vec<Record> {
            side.iter()
                .filter(|record| record.whose >> 32 == set)
                .map(|record| Record {
                    whose: record.whose,
                    copy: record.copy,
                    person: record.person.clone(),
                })
                .collect()
        };
        (of(&left), of(&right))
    };
    for (left, right) in [few(0), few(1), few(2)] {
        thresholds(&left, &right);
    }
    thresholds(&left, &right);
    Ok(())
}

/// The counts, as they stand in `crates/linkage/src/weights.rs`.
fn count(left: &[Record], copies: &[Record], place: &HashMap<u64, usize>) {
    let mut of_one = Levels::default();
    let mut of_two = Levels::default();
    let mut random = 1u64;
    for record in copies {
        let Some(own) = place.get(&record.whose) else { continue };
        let sought = Sought::of(record.person.clone());
        of_one.add(&sought.weigh(&left[*own].person), &record.person, &left[*own].person);
        for _ in 0..2_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = &left[(random >> 33) as usize % left.len()];
            if other.whose != record.whose {
                of_two.add(&sought.weigh_straight(&other.person), &record.person, &other.person);
            }
        }
    }
    println!("exchanged: {:.4} of the copies", of_one.exchanged / of_one.all);
    println!("names: bits by length (4, 6, 8, longer) and level {:?}", &NameLevel::ALL[..7]);
    for length in 0..4 {
        let share = |levels: &Levels, level: usize| {
            let sum: f64 = levels.names[length][..7].iter().sum();
            (levels.names[length][level] + SMOOTHING) / (sum + 7.0 * SMOOTHING)
        };
        let line: Vec<String> = (0..7)
            .map(|level| match level {
                // To agree by chance is as likely as the name is common: that is weighed name by name.
                0 => format!("{:.2}", share(&of_one, 0).log2()),
                _ => format!("{:.2}", (share(&of_one, level) / share(&of_two, level)).log2()),
            })
            .collect();
        println!("    [{}],", line.join(", "));
        println!(
            "      // {:?} {:?}",
            of_one.names[length].map(|n| n as u64),
            of_two.names[length].map(|n| n as u64)
        );
    }
    println!("birth: bits by level {:?}", &BirthLevel::ALL[..7]);
    let share = |levels: &Levels, level: usize| {
        let sum: f64 = levels.born[..7].iter().sum();
        (levels.born[level] + SMOOTHING) / (sum + 7.0 * SMOOTHING)
    };
    let line: Vec<String> = (0..7)
        .map(|level| format!("{:.2}", (share(&of_one, level) / share(&of_two, level)).log2()))
        .collect();
    println!("    [{}, 0.0]", line.join(", "));
    println!("      // {:?} {:?}", of_one.born.map(|n| n as u64), of_two.born.map(|n| n as u64));
}

#[derive(Default)]
struct Levels {
    names: [[f64; 8]; 4],
    born: [f64; 8],
    exchanged: f64,
    all: f64,
}

impl Levels {
    fn add(&mut self, weight: &Weight, one: &linkage::Person, other: &linkage::Person) {
        self.all += 1.0;
        self.exchanged += f64::from(u8::from(weight.exchanged));
        self.born[weight.born as usize] += 1.0;
        let (given, family) = match weight.exchanged {
            true => (&other.family, &other.given),
            false => (&other.given, &other.family),
        };
        self.names[linkage::length(&one.given, given)][weight.given as usize] += 1.0;
        self.names[linkage::length(&one.family, family)][weight.family as usize] += 1.0;
    }
}

fn thresholds(left: &[Record], right: &[Record]) {
    let candidates = candidates(left, right);
    let whose: HashMap<u64, u32> =
        left.iter().enumerate().map(|(place, record)| (record.whose, place as u32)).collect();
    let reached = right
        .iter()
        .zip(&candidates)
        .filter(|(record, all)| whose.get(&record.whose).is_some_and(|own| all.contains(own)))
        .count();
    let compared: usize = candidates.iter().map(Vec::len).sum();
    println!(
        "{} and {} records, {compared} pairs compared, {:.4} of the copies meet their person",
        left.len(),
        right.len(),
        reached as f64 / right.len() as f64
    );
    if std::env::args().any(|argument| argument == "missed") {
        for (record, all) in right.iter().zip(&candidates) {
            if let Some(own) = whose.get(&record.whose).filter(|own| !all.contains(own)) {
                println!("missed {:?}", Sought::of(record.person.clone()).weigh(&left[*own as usize].person));
            }
        }
    }
    let weighed = weigh(left, right, &candidates);
    let held = held(&weighed);
    let stored = (left.len() as f32).log2();
    for step in -8..=8 {
        let least = step as f32;
        let found = score(left, right, &held, least + stored);
        println!(
            "  {least:>5} bits: precision {:.4} recall {:.4} F1 {:.4}",
            found.precision, found.recall, found.f1
        );
    }
    if std::env::args().any(|argument| argument == "show") {
        show(left, right, &weighed, &held, stored);
    }
}

/// What went wrong, for whoever improves the weights.
fn show(left: &[Record], right: &[Record], weighed: &[(Pair, Weight)], held: &[Pair], stored: f32) {
    for pair in held.iter().filter(|pair| pair.bits >= stored - 3.0) {
        let (one, other) = (&left[pair.left as usize], &right[pair.right as usize]);
        if one.whose != other.whose {
            let own = weighed
                .iter()
                .find(|(own, _)| own.right == pair.right && left[own.left as usize].whose == other.whose);
            let found = weighed.iter().find(|(known, _)| known == pair).map(|(_, weight)| weight);
            println!("wrong {:?}\n   own {:?}", found, own.map(|(_, weight)| weight));
        }
    }
}
