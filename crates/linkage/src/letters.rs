//! A name's letters as small codes, and how many slips of the pen lie between two names.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// So many letters of a name are compared; what follows is left out.
pub const LONGEST: usize = 32;
/// How many different letters there are: 1 to 26 Latin, 27 to 36 digits, the others those of other scripts.
const CODES: usize = 64;

/// The letters of a name: without case, accents, spaces and signs, in Latin letters where the script is one that is
/// carried over letter by letter (Arabic, Cyrillic, Greek). Letters of other scripts are kept apart from one another as
/// far as there is room. At most 32 letters.
///
/// # Examples
/// ```
/// use linkage::Letters;
/// assert_eq!(Letters::of("Åse-Marie"), Letters::of("ase marie"));
/// assert_eq!(Letters::of("Кирилл"), Letters::of("kirill"));
/// assert!(Letters::of(" - ").is_empty());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Letters {
    codes: [u8; LONGEST],
    /// Which letters there are, a bit each.
    among: u64,
    length: u8,
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letters(withheld)")
    }
}

impl Letters {
    /// No letters.
    pub const NONE: Self = Self { codes: [0; LONGEST], among: 0, length: 0 };

    /// The letters of a text.
    pub fn of(text: &str) -> Self {
        let mut letters = Self::NONE;
        let plain = text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase);
        for sign in plain {
            for code in codes(sign) {
                letters.push(code);
            }
        }
        letters
    }

    fn push(&mut self, code: u8) {
        if let Some(place) = self.codes.get_mut(usize::from(self.length)) {
            *place = code;
            self.among |= 1 << (code % CODES as u8);
            self.length += 1;
        }
    }

    /// One code a letter, each from 1 to 63.
    pub fn codes(&self) -> &[u8] {
        &self.codes[..usize::from(self.length)]
    }

    /// How many letters, at most 32.
    pub fn len(&self) -> usize {
        usize::from(self.length)
    }

    /// So many slips lie between the two at least: a slip takes at most one letter away and brings at most one. Found
    /// without going through the letters.
    pub(crate) fn slips_at_least(&self, other: &Self) -> u32 {
        let (gone, come) = (self.among & !other.among, other.among & !self.among);
        let longer = u32::from(self.length.abs_diff(other.length));
        gone.count_ones().max(come.count_ones()).max(longer)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// The codes of a small letter; none for what is no letter.
fn codes(sign: char) -> impl Iterator<Item = u8> {
    let latin: &'static str = match sign {
        'a'..='z' | '0'..='9' => "",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ŋ' => "ng",
        'ħ' => "h",
        'ə' => "a",
        _ => carried_over(sign).unwrap_or(""),
    };
    let own = match sign {
        'a'..='z' => Some(sign as u8 - b'a' + 1),
        '0'..='9' => Some(sign as u8 - b'0' + 27),
        // Another script: far from every Latin letter, and mostly from one another.
        _ if latin.is_empty() && sign.is_alphanumeric() => Some((u32::from(sign) % 27 + 37) as u8),
        _ => None,
    };
    own.into_iter().chain(latin.bytes().map(|letter| letter - b'a' + 1))
}

/// A letter of a script that is carried over letter by letter. Short vowels are not written in Arabic: they come back by
/// sound only ([`crate::Sound`]).
fn carried_over(sign: char) -> Option<&'static str> {
    Some(match sign {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ع' | 'ى' | 'ة' | 'а' | 'α' => "a",
        'ب' | 'б' | 'β' => "b",
        'پ' | 'п' | 'π' => "p",
        'ت' | 'ط' | 'т' | 'τ' => "t",
        'ث' | 'θ' => "th",
        'ج' => "j",
        'چ' | 'ч' => "ch",
        'ح' | 'ه' | 'ہ' => "h",
        'خ' | 'х' | 'χ' => "kh",
        'د' | 'ض' | 'д' | 'δ' => "d",
        'ذ' => "dh",
        'ر' | 'р' | 'ρ' => "r",
        'ز' | 'ظ' | 'з' | 'ζ' => "z",
        'ژ' | 'ж' => "zh",
        'س' | 'ص' | 'с' | 'σ' | 'ς' => "s",
        'ش' | 'ш' => "sh",
        'щ' => "shch",
        'غ' => "gh",
        'ف' | 'ф' | 'φ' => "f",
        'ق' => "q",
        'ك' | 'ک' | 'к' | 'κ' => "k",
        'گ' | 'г' | 'ґ' | 'γ' => "g",
        'ل' | 'л' | 'λ' => "l",
        'م' | 'м' | 'μ' => "m",
        'ن' | 'н' | 'ν' => "n",
        'و' => "w",
        'в' => "v",
        'ي' | 'ی' | 'ئ' | 'ы' => "y",
        'ц' => "ts",
        'е' | 'э' | 'є' | 'ε' | 'η' => "e",
        'и' | 'і' | 'й' | 'ι' => "i",
        'о' | 'ο' | 'ω' => "o",
        'у' | 'υ' => "u",
        'ю' => "yu",
        'я' => "ya",
        'ξ' => "x",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Letters made ready to be compared with many others.
#[derive(Clone, Debug)]
pub struct Pattern {
    places: [u32; CODES],
    length: u32,
}

impl Pattern {
    /// Makes letters ready.
    pub fn of(letters: &Letters) -> Self {
        let mut places = [0; CODES];
        for (place, code) in letters.codes().iter().enumerate() {
            places[usize::from(*code) % CODES] |= 1 << place;
        }
        Self { places, length: letters.len() as u32 }
    }

    /// How many slips lie between the two: a letter more, less, or another, or two neighbours exchanged (no letter is
    /// touched twice). All places are gone through at once, bit by bit (Hyyrö's form of Myers's algorithm).
    ///
    /// # Examples
    /// ```
    /// use linkage::{Letters, Pattern};
    /// let slips = |one: &str, other: &str| Pattern::of(&Letters::of(one)).slips(&Letters::of(other));
    /// assert_eq!(slips("Mohammed", "Mohamed"), 1);
    /// assert_eq!(slips("Amina", "Aimna"), 1);
    /// ```
    pub fn slips(&self, other: &Letters) -> u32 {
        if self.length == 0 {
            return other.len() as u32;
        }
        let last = 1u32 << (self.length - 1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u32::MAX, 0u32, 0u32, 0u32);
        let mut slips = self.length;
        for code in other.codes() {
            let here = self.places[usize::from(*code) % CODES];
            let exchanged = ((!diagonal & here) << 1) & before;
            diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | exchanged;
            let (up, down) = (minus | !(diagonal | plus), diagonal & plus);
            slips += u32::from(up & last != 0);
            slips -= u32::from(down & last != 0);
            let (up, down) = (up << 1 | 1, down << 1);
            plus = down | !(diagonal | up);
            minus = up & diagonal;
            before = here;
        }
        slips
    }
}
