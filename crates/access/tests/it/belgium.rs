//! The Belgian circular, and states of files drawn from a seed.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, OnceLock},
};

use access::{Access, Tie};
use circular::{Choices, Rulebook};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 25);

pub fn belgium() -> &'static (Rulebook, Access) {
    static BELGIUM: OnceLock<(Rulebook, Access)> = OnceLock::new();
    BELGIUM.get_or_init(|| {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, _) = circular::read(folder).unwrap();
        let rulebook = circular::compile(Arc::new(circular), &Choices::default()).unwrap();
        let access = Access::load(&rulebook).unwrap();
        (rulebook, access)
    })
}

/// Numbers that are the same every time: a xorshift from a seed.
pub struct Draw(pub u64);

impl Draw {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn yes(&mut self) -> bool {
        self.next() >> 33 & 1 == 1
    }

    /// A file as it may stand for an office: ties at random, a few real stages open, some more in the past.
    pub fn tie(&mut self, rulebook: &Rulebook) -> Tie {
        let stages: Vec<&str> = rulebook.circular().stages.iter().map(|stage| stage.name.as_str()).collect();
        let mut some = |most: usize| -> BTreeSet<String> {
            (0..self.below(most + 1)).map(|_| (*self.one(&stages)).to_owned()).collect()
        };
        let open = some(3);
        let mut ever = some(4);
        ever.extend(open.iter().cloned());
        Tie {
            file: self.one(rulebook.file_kinds()).clone(),
            care: self.yes(),
            region: self.yes(),
            recorded: self.yes(),
            duty: self.yes(),
            open,
            ever,
        }
    }
}

pub fn facts(tie: &Tie) -> oracle::Facts {
    oracle::Facts {
        file: tie.file.clone(),
        in_care: tie.care,
        same_region: tie.region,
        recorded: tie.recorded,
        owes: tie.duty,
        open: tie.open.clone(),
        ever: tie.ever.clone(),
    }
}
