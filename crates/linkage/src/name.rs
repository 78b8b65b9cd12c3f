//! A given or family name, and how far two of them agree.

use crate::{
    letters::{Letters, Pattern},
    sound::Sound,
};

/// So many words of a name are compared one by one.
const WORDS_MAX: usize = 8;
/// A word shorter than this says nothing by itself.
const WORD_LEAST: usize = 3;

/// A given or a family name, of one or several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// All of its letters, one after the other.
    pub(crate) letters: Letters,
    pub(crate) sound: Sound,
    /// Its words, where it has several.
    pub(crate) words: Vec<Letters>,
}

/// How far two names agree, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameLevel {
    /// Letter for letter.
    Same,
    /// One slip lies between them.
    OneSlip,
    /// They sound alike, with more slips between them.
    Sound,
    /// Two slips.
    TwoSlips,
    /// A whole word of one stands in the other, or one begins the other.
    Part,
    /// More slips, but at most two in five letters.
    Near,
    Far,
    /// One of them is not known.
    Unknown,
}

impl NameLevel {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Same,
        Self::OneSlip,
        Self::Sound,
        Self::TwoSlips,
        Self::Part,
        Self::Near,
        Self::Far,
        Self::Unknown,
    ];
}

impl Name {
    /// A name as it was written; a blank text is a name that is not known.
    pub fn of(text: &str) -> Self {
        let letters = Letters::of(text);
        let mut words: Vec<Letters> = text
            .split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '’')
            .map(Letters::of)
            .filter(|word| word.len() >= WORD_LEAST)
            .take(WORDS_MAX)
            .collect();
        if words.len() < 2 {
            words = Vec::new();
        }
        Self { sound: Sound::of(&letters), letters, words }
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.letters.is_empty()
    }

    /// All of its letters, one after the other.
    pub fn letters(&self) -> Letters {
        self.letters
    }

    /// The longer of two names, in letters.
    pub(crate) fn longer(&self, other: &Self) -> usize {
        self.letters.len().max(other.letters.len())
    }

    /// How far they agree, this one's letters being ready to be compared.
    pub(crate) fn level(&self, ready: &Pattern, other: &Self) -> NameLevel {
        if self.is_unknown() || other.is_unknown() {
            return NameLevel::Unknown;
        }
        if self.letters == other.letters {
            return NameLevel::Same;
        }
        let longer = self.longer(other);
        // Most pairs are far apart, which is seen at once.
        let least = self.letters.slips_at_least(&other.letters) as usize;
        let slips =
            if least > 2 && least * 5 > longer * 2 { least } else { ready.slips(&other.letters) as usize };
        if slips == 1 && longer > 2 {
            NameLevel::OneSlip
        } else if self.sound == other.sound && !self.sound.is_silent() && longer > 2 {
            NameLevel::Sound
        } else if slips == 2 && longer > 4 {
            NameLevel::TwoSlips
        } else if self.shares_part(other) {
            NameLevel::Part
        } else if slips * 5 <= longer * 2 {
            NameLevel::Near
        } else {
            NameLevel::Far
        }
    }

    fn shares_part(&self, other: &Self) -> bool {
        let (one, two) = (self.letters.codes(), other.letters.codes());
        if one.len().min(two.len()) >= WORD_LEAST && (one.starts_with(two) || two.starts_with(one)) {
            return true;
        }
        if self.words.is_empty() && other.words.is_empty() {
            return false;
        }
        let has = |name: &Self, word: &Letters| name.letters == *word || name.words.contains(word);
        self.words.iter().any(|word| has(other, word)) || other.words.iter().any(|word| has(self, word))
    }
}
