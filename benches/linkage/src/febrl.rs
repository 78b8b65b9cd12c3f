//! The FEBRL sets: invented Australian persons, each with damaged copies. Only given name, family name and date of birth are read.

use std::{collections::HashMap, error::Error, fs, path::Path};

use linkage::{Birth, Pair, Person, Sought, Trace, Weight, one_to_one, traces};

/// A record: whose it is, which copy (`None`: the original), and what it says.
pub struct Record {
    pub whose: u64,
    pub copy: Option<u32>,
    pub person: Person,
}

/// Reads one of the sets. `set` keeps the persons of several sets apart.
pub fn read(folder: &Path, name: &str, set: u64) -> Result<Vec<Record>, Box<dyn Error>> {
    let text = fs::read_to_string(folder.join(name))?;
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().ok_or("an empty set")?.split(',').map(str::trim).collect();
    let column = |name: &str| head.iter().position(|title| *title == name).ok_or("a column is missing");
    let (id, given, family, born) =
        (column("rec_id")?, column("given_name")?, column("surname")?, column("date_of_birth")?);
    let mut records = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default();
        let parts: Vec<&str> = cell(id).split('-').collect();
        let [_, number, kind, rest @ ..] = &parts[..] else { return Err("an unreadable rec_id".into()) };
        records.push(Record {
            whose: set << 32 | number.parse::<u64>()?,
            copy: if *kind == "org" {
                None
            } else {
                Some(rest.first().ok_or("no number of a copy")?.parse()?)
            },
            person: Person::of(cell(given), cell(family), Birth::of(cell(born))),
        });
    }
    Ok(records)
}

/// How common each name is on one side, by its letters, as a share of those that have one.
pub struct Shares {
    given: HashMap<linkage::Letters, f32>,
    family: HashMap<linkage::Letters, f32>,
}

impl Shares {
    pub fn of(side: &[Record]) -> Self {
        let count = |name: fn(&Person) -> linkage::Letters| {
            let mut all: HashMap<linkage::Letters, f32> = HashMap::new();
            for record in side {
                *all.entry(name(&record.person)).or_default() += 1.0 / side.len() as f32;
            }
            all
        };
        Self {
            given: count(|person| person.given.letters()),
            family: count(|person| person.family.letters()),
        }
    }

    /// A person made ready, with the shares of both names.
    pub fn sought(&self, person: &Person) -> Sought {
        let share = |all: &HashMap<linkage::Letters, f32>, letters| all.get(&letters).copied();
        Sought::of(person.clone()).with_shares(
            share(&self.given, person.given.letters()).or(Some(0.0)),
            share(&self.family, person.family.letters()).or(Some(0.0)),
        )
    }
}

/// Whom to compare: for each record of the right side, those of the left that share a trace with it.
pub fn candidates(left: &[Record], right: &[Record]) -> Vec<Vec<u32>> {
    let mut by_trace: HashMap<Trace, Vec<u32>> = HashMap::new();
    for (number, record) in left.iter().enumerate() {
        for trace in traces(&record.person) {
            by_trace.entry(trace).or_default().push(number as u32);
        }
    }
    let of = |record: &Record| {
        let mut all: Vec<u32> = traces(&record.person)
            .iter()
            .filter_map(|trace| by_trace.get(trace))
            .flatten()
            .copied()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    right.iter().map(of).collect()
}

/// All pairs weighed.
pub fn weigh(left: &[Record], right: &[Record], candidates: &[Vec<u32>]) -> Vec<(Pair, Weight)> {
    let shares = Shares::of(left);
    let mut all = Vec::new();
    for (number, record) in right.iter().enumerate() {
        let sought = shares.sought(&record.person);
        for other in &candidates[number] {
            let weight = sought.weigh(&left[*other as usize].person);
            all.push((Pair { left: *other, right: number as u32, bits: weight.bits }, weight));
        }
    }
    all
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// How good the pairs are that hold from so many bits on.
pub fn score(left: &[Record], right: &[Record], pairs: &[Pair], least: f32) -> Score {
    let held = pairs.iter().filter(|pair| pair.bits >= least);
    let (mut right_ones, mut all) = (0u32, 0u32);
    for pair in held {
        all += 1;
        right_ones += u32::from(left[pair.left as usize].whose == right[pair.right as usize].whose);
    }
    let known: std::collections::HashSet<u64> = left.iter().map(|record| record.whose).collect();
    let wanted = right.iter().filter(|record| known.contains(&record.whose)).count();
    let precision = f64::from(right_ones) / f64::from(all.max(1));
    let recall = f64::from(right_ones) / wanted.max(1) as f64;
    let f1 = if right_ones == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Score { precision, recall, f1 }
}

/// The pairs that hold together.
pub fn held(weighed: &[(Pair, Weight)]) -> Vec<Pair> {
    one_to_one(weighed.iter().map(|(pair, _)| *pair).collect())
}
