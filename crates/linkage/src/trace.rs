//! What a store keeps of a person, blinded, to find them again.

use crate::{name::Name, person::Person};

/// A text that two records of one person are likely to share. It tells something of the person: a store keeps only a
/// keyed hash of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trace {
    /// Which kind, and up to two numbers.
    bytes: [u8; 17],
}

impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trace(withheld)")
    }
}

impl Trace {
    fn of(kind: u8, one: u64, other: u64) -> Self {
        let mut bytes = [0; 17];
        bytes[0] = kind;
        bytes[1..9].copy_from_slice(&one.to_le_bytes());
        bytes[9..].copy_from_slice(&other.to_le_bytes());
        Self { bytes }
    }

    /// Whether it is a name and nothing else: many may share it.
    pub fn is_name_alone(&self) -> bool {
        self.bytes[0] == b'n'
    }

    /// The bytes to be hashed with a key.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The trace of a name alone; `None` where it is not known.
pub(crate) fn name_trace(name: &Name) -> Option<Trace> {
    (!name.is_unknown()).then(|| Trace::of(b'n', name.sound.number(), 0))
}

/// The traces of a person, each once, at most ten: the date of birth (day and month either way round), both names by
/// sound, each name alone and with the year or the day of birth, and how both names begin and end. Two records share one
/// unless nearly everything differs. Given and family name may be exchanged.
pub fn traces(person: &Person) -> Vec<Trace> {
    let mut all = Vec::with_capacity(10);
    let names = [&person.given, &person.family];
    let known = || names.iter().filter(|name| !name.is_unknown());
    if let Some(born) = person.born {
        all.push(Trace::of(b'd', born.year().into(), born.day_of_year_either_way().into()));
        for name in known() {
            all.push(Trace::of(b'y', name.sound.number(), born.year().into()));
            all.push(Trace::of(b'm', name.sound.number(), born.day_of_year_either_way().into()));
        }
    }
    all.extend(names.iter().filter_map(|name| name_trace(name)));
    if known().count() == 2 {
        let [one, other] = names;
        let mut both = |kind, one: u64, other: u64| all.push(Trace::of(kind, one.min(other), one.max(other)));
        both(b's', one.sound.number(), other.sound.number());
        let begin = |codes: &[u8]| codes.iter().take(3).fold(0, |all, code| all << 8 | u64::from(*code));
        let end = |codes: &[u8]| codes.iter().rev().take(3).fold(0, |all, code| all << 8 | u64::from(*code));
        let (one, other) = (one.letters.codes(), other.letters.codes());
        both(b'b', begin(one), begin(other));
        both(b'e', end(one), end(other));
    }
    all.sort_unstable();
    all.dedup();
    all
}
