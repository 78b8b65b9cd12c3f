//! The weights and the threshold, fixed beforehand.

use crate::{
    birth::BirthLevel,
    name::{Name, NameLevel},
};

/// From so many bits on, less those that the number of stored people costs, two records are taken to be of one person.
pub const THRESHOLD: f32 = 0.0;
/// The same where both sides are without duplicates and each record goes to one partner at most: a record that has lost its
/// partner to a stronger pair has already been told apart, so less is enough.
pub const LINKING_THRESHOLD: f32 = -6.0;

/// From so many bits on it is worth a look: both names agree, exchanged or with a slip, or the date and something of a name.
pub const HINT: f32 = 10.0;

/// The first of January, month and day four bits a digit: written where only the year is known.
pub const PLACEHOLDER_DAY: u32 = 0x0101;
/// What such a day says less.
pub const PLACEHOLDER_BITS: f32 = 5.0;

/// Names stand where they belong, or are exchanged.
pub const STRAIGHT: f32 = -0.1;
pub const EXCHANGED: f32 = -3.7;

/// A name that is as common as most: one in two hundred.
const USUAL_SHARE: f32 = 0.005;

/// Whether so many bits, in a store of so many people, make it likely that two records are of one person.
pub fn is_likely(bits: f32, stored: u64) -> bool {
    bits - (stored.max(1) as f32).log2() >= THRESHOLD
}

/// Whether so much speaks for it that whoever records a person should look: one hint in several may be wrong, none should be
/// missed. The same in a store of any size, so that it tells nothing of who else is stored.
pub fn may_be_one(bits: f32) -> bool {
    bits >= HINT
}

/// How rare a name of this share is, in bits.
pub fn rarity(share: Option<f32>) -> f32 {
    let share = share.unwrap_or(USUAL_SHARE);
    -share.clamp(1e-6, 1.0).log2()
}

/// What a level of two names says, the longer having so many letters.
pub fn name(level: NameLevel, letters: usize, rarity: f32) -> f32 {
    match level {
        NameLevel::Same => NAMES[group(letters)][0] + rarity,
        NameLevel::Unknown => 0.0,
        other => NAMES[group(letters)][other as usize],
    }
}

fn group(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=6 => 1,
        7..=8 => 2,
        _ => 3,
    }
}

/// The group of lengths in which two names are weighed: slips are likelier in long names, and say less in short ones.
pub fn length(one: &Name, other: &Name) -> usize {
    group(one.longer(other))
}

/// What a level of two dates of birth says.
pub fn born(level: BirthLevel) -> f32 {
    BORN[level as usize]
}

const NAMES: [[f32; 7]; 4] = [
    [-0.3, 4.2, 2.0, 1.0, 2.0, 0.0, -5.3],
    [-0.4, 6.5, 4.0, 2.5, 3.0, 0.5, -3.9],
    [-0.5, 8.0, 5.5, 5.0, 3.5, 0.5, -3.3],
    [-0.6, 9.3, 7.0, 7.0, 4.0, 0.5, -3.2],
];
const BORN: [f32; 8] = [15.1, 7.0, 4.2, -2.0, -1.0, 3.0, -4.5, 0.0];
