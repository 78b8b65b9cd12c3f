//! How much speaks for two records being of one person.

use crate::{
    birth::{Birth, BirthLevel},
    letters::Pattern,
    name::{Name, NameLevel},
    person::Person,
    weights::{self, PLACEHOLDER_DAY},
};

/// What speaks for one person, and what was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// By how many times likelier it is to find this of one person than of two, as a power of two.
    pub bits: f32,
    pub given: NameLevel,
    pub family: NameLevel,
    /// Given and family name agree better exchanged: the levels are then those of each with the other.
    pub exchanged: bool,
    pub born: BirthLevel,
}

/// A person to be compared with many others.
#[derive(Clone, Debug)]
pub struct Sought {
    person: Person,
    given: Pattern,
    family: Pattern,
    /// How rare each name is where it is sought, in bits.
    rarity: [f32; 2],
}

impl Sought {
    /// Makes a person ready. Names are taken to be as common as names usually are.
    pub fn of(person: Person) -> Self {
        let given = Pattern::of(&person.given.letters);
        let family = Pattern::of(&person.family.letters);
        Self { person, given, family, rarity: [weights::rarity(None); 2] }
    }

    /// The same with the share of records that bear each name, given and family, where that is known: to have a rare
    /// name in common says more. Shares are from 0 to 1; 0 is taken as one in a million.
    pub fn with_shares(mut self, given: Option<f32>, family: Option<f32>) -> Self {
        self.rarity = [weights::rarity(given), weights::rarity(family)];
        self
    }

    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// What speaks for the other being the same person.
    pub fn weigh(&self, other: &Person) -> Weight {
        let born = Birth::level(self.person.born, other.born);
        let mut born_bits = weights::born(born);
        // Many a record has the first of January for want of a date.
        if born == BirthLevel::Same
            && self.person.born.is_some_and(|day| day.day_of_year() == PLACEHOLDER_DAY)
        {
            born_bits -= weights::PLACEHOLDER_BITS;
        }
        let straight = self.names(&other.given, &other.family);
        let mut weight = Weight {
            bits: straight.2 + weights::STRAIGHT + born_bits,
            given: straight.0,
            family: straight.1,
            exchanged: false,
            born,
        };
        // Where one name stands letter for letter in its place, they are not exchanged; nor where both agree.
        let agrees = |level: NameLevel| level <= NameLevel::TwoSlips;
        let is_same = straight.0 == NameLevel::Same || straight.1 == NameLevel::Same;
        let both_agree = agrees(straight.0) && agrees(straight.1);
        if !(is_same || both_agree) {
            let exchanged = self.names(&other.family, &other.given);
            let bits = exchanged.2 + weights::EXCHANGED + born_bits;
            if bits > weight.bits {
                weight = Weight { bits, given: exchanged.0, family: exchanged.1, exchanged: true, born };
            }
        }
        weight
    }

    /// The same without asking whether given and family name are exchanged: for counting what two persons have in common.
    pub fn weigh_straight(&self, other: &Person) -> Weight {
        let (given, family, bits) = self.names(&other.given, &other.family);
        let born = Birth::level(self.person.born, other.born);
        Weight { bits: bits + weights::born(born), given, family, exchanged: false, born }
    }

    fn names(&self, given: &Name, family: &Name) -> (NameLevel, NameLevel, f32) {
        let first = self.person.given.level(&self.given, given);
        let second = self.person.family.level(&self.family, family);
        let bits = weights::name(first, self.person.given.longer(given), self.rarity[0])
            + weights::name(second, self.person.family.longer(family), self.rarity[1]);
        (first, second, bits)
    }
}
