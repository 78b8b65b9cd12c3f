//! How a name sounds, roughly, however it is spelled: what is left when vowels, doubled letters and silent letters go.

use crate::letters::Letters;

/// So many consonants tell names apart; what follows is left out.
const LONGEST: usize = 12;

/// The sound of a name: equal for spellings that are usual for one name. Made for names that are carried over from
/// another script in several ways, so vowels count only as "there is one in front".
///
/// # Examples
/// ```
/// use linkage::{Letters, Sound};
/// let sound = |name: &str| Sound::of(&Letters::of(name));
/// assert_eq!(sound("Mohammed"), sound("Muhamad"));
/// assert_eq!(sound("محمد"), sound("Mohammed"));
/// assert_eq!(sound("Yusuf"), sound("Youssef"));
/// assert_eq!(sound("Khaled"), sound("Khalid"));
/// assert_ne!(sound("Amina"), sound("Amira"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sound(u64);

const fn code(letter: u8) -> u8 {
    letter - b'a' + 1
}

impl Sound {
    /// The sound of a name; nothing for no letters.
    pub fn of(letters: &Letters) -> Self {
        let mut sound = Self(0);
        let (mut last, mut length) = (0, 0);
        let codes = letters.codes();
        let mut place = 0;
        while let Some(here) = codes.get(place).copied() {
            let next = codes.get(place + 1).copied().unwrap_or(0);
            let (heard, taken) = heard(here, next, place == 0);
            place += taken;
            if is_vowel(here) && place > 1 {
                // Between two like consonants a vowel keeps them apart.
                last = 0;
                continue;
            }
            if heard != 0 && heard != last && length < LONGEST {
                sound.0 = sound.0 << 5 | u64::from(heard & 31);
                length += 1;
            }
            if heard != 0 {
                last = heard;
            }
        }
        sound
    }

    /// Whether nothing is heard.
    pub fn is_silent(self) -> bool {
        self.0 == 0
    }

    /// As a number, for a trace.
    pub(crate) fn number(self) -> u64 {
        self.0
    }
}

fn is_vowel(letter: u8) -> bool {
    [b'a', b'e', b'i', b'o', b'u', b'y', b'w'].map(code).contains(&letter)
}

/// What is heard of a letter and the one after it, and how many of the two that takes.
fn heard(here: u8, next: u8, is_first: bool) -> (u8, usize) {
    if here > 26 {
        return (here % 31 + 1, 1);
    }
    let letter = |code: u8| char::from(code + b'a' - 1);
    let following = if (1..=26).contains(&next) { letter(next) } else { ' ' };
    let (sound, taken) = match (letter(here), following) {
        ('p', 'h') => ('f', 2),
        ('c', 'h') => ('k', 2),
        ('k', 'h') => ('h', 2),
        ('g', 'h') => ('g', 2),
        ('s', 'h' | 'z') => ('s', 2),
        ('t' | 'd', 'h') => (letter(here), 2),
        ('t', 's' | 'z') => ('s', 2),
        ('z', 'h') => ('j', 2),
        ('d', 'j') => ('j', 2),
        ('c', 'k') | ('q', 'u') => ('k', 2),
        ('c', 'e' | 'i' | 'y') => ('s', 1),
        ('k', 's') => ('x', 2),
        ('c' | 'q', _) => ('k', 1),
        ('z', _) => ('s', 1),
        ('w', _) => ('v', 1),
        ('y', _) if is_first => ('j', 1),
        ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) => ('a', 1),
        // Heard between vowels only.
        ('h', 'a' | 'e' | 'i' | 'o' | 'u' | 'y') => ('h', 1),
        ('h', _) if !is_first && following == ' ' => return (0, 1),
        (other, _) => (other, 1),
    };
    (code(sound as u8), taken)
}
