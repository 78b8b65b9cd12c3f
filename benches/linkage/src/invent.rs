//! Invented persons: names made of syllables, a few of them common and most of them rare, as names are; birth dates over fifty-five
//! years, some of them the first of January for want of a date; and what becomes of them when they are written down again.

use linkage::{Birth, Person};

/// How many given and family names there are.
const GIVEN: u64 = 3_000;
const FAMILY: u64 = 30_000;

/// A person as texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Invented {
    pub given: String,
    pub family: String,
    /// ISO.
    pub born: Option<String>,
}

impl Invented {
    pub fn person(&self) -> Person {
        Person::of(&self.given, &self.family, self.born.as_deref().and_then(Birth::of))
    }
}

/// A sequence of numbers that is the same in every run.
#[derive(Clone, Copy)]
pub struct Draw(u64);

impl Draw {
    pub fn of(seed: u64) -> Self {
        let mut draw = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        draw.next();
        draw.next();
        draw
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub fn happens(&mut self, of_hundred: u64) -> bool {
        self.below(100) < of_hundred
    }

    /// A rank of `all`, the first ones likelier: as likely as one in rank and `flat`.
    fn rank(&mut self, all: u64, flat: f64) -> u64 {
        let unit = self.below(1 << 40) as f64 / (1u64 << 40) as f64;
        let (low, high) = (flat.ln(), (flat + all as f64).ln());
        (((low + unit * (high - low)).exp() - flat) as u64).min(all - 1)
    }
}

/// The name of a number: two to four syllables.
fn name(number: u64, seed: u64) -> String {
    const BEGIN: [&str; 24] = [
        "m", "k", "s", "r", "l", "t", "n", "b", "d", "f", "g", "h", "j", "p", "v", "z", "sh", "kh", "br",
        "st", "kr", "", "w", "y",
    ];
    const MIDDLE: [&str; 10] = ["a", "e", "i", "o", "u", "a", "i", "ou", "ei", "aa"];
    const END: [&str; 12] = ["", "", "", "n", "r", "l", "s", "d", "m", "t", "k", "ss"];
    let mut draw = Draw::of(number * 2 + seed);
    let mut name = String::new();
    for _ in 0..2 + draw.below(3) {
        name += BEGIN[draw.below(24) as usize];
        name += MIDDLE[draw.below(10) as usize];
        name += END[draw.below(12) as usize];
    }
    name.truncate(14);
    name
}

/// The person of a number.
pub fn person(number: u64) -> Invented {
    let mut draw = Draw::of(number.wrapping_add(77));
    let given = name(draw.rank(GIVEN, 20.0), 0);
    let family = name(draw.rank(FAMILY, 50.0), 1);
    let year = 1955 + draw.below(55);
    let born = match draw.happens(5) {
        true => format!("{year}-01-01"),
        false => format!("{year}-{:02}-{:02}", 1 + draw.below(12), 1 + draw.below(28)),
    };
    let is_dated = !draw.happens(10);
    Invented { given, family, born: is_dated.then_some(born) }
}

/// A person written down again: each name with a slip in three of ten cases, names exchanged in eight of a hundred, one of
/// them missing in five; the date missing in ten, day and month exchanged in three, a digit off in three.
pub fn again(person: &Invented, draw: &mut Draw) -> Invented {
    let mut again = person.clone();
    for name in [&mut again.given, &mut again.family] {
        if draw.happens(30) {
            slip(name, draw);
        }
    }
    if draw.happens(8) {
        std::mem::swap(&mut again.given, &mut again.family);
    }
    if draw.happens(5) {
        again.given.clear();
    }
    if let Some(born) = &mut again.born {
        let (year, month, day) = (born[..4].to_owned(), born[5..7].to_owned(), born[8..].to_owned());
        if draw.happens(3) {
            *born = format!("{year}-{day}-{month}");
        } else if draw.happens(3) {
            *born = format!("{year}-{month}-{}{}", &day[..1], draw.below(10));
        }
    }
    if draw.happens(10) {
        again.born = None;
    }
    again
}

/// A letter more, less, or another, or two exchanged.
fn slip(name: &mut String, draw: &mut Draw) {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 2 {
        return;
    }
    let place = draw.below(letters.len() as u64 - 1) as usize;
    let letter = char::from(b'a' + draw.below(26) as u8);
    match draw.below(4) {
        0 => letters.insert(place, letter),
        1 => drop(letters.remove(place)),
        2 => letters[place] = letter,
        _ => letters.swap(place, place + 1),
    }
    *name = letters.into_iter().collect();
}
