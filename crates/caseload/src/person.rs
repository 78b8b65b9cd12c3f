//! An invented person, and what they answer.

use circular::model::{Circular, Fact, FactKind};
use jiff::{ToSpan, civil::Date};

use super::{draw::Draw, spec::Caseload};

/// Somebody who does not exist.
#[derive(Clone, Debug)]
pub struct Person {
    pub given: String,
    pub family: String,
    /// Follows the family name: this is nobody.
    pub mark: String,
    pub born: Date,
    /// A country's code; `None`: not recorded.
    pub citizenship: Option<String>,
    pub language: String,
}

impl Person {
    /// Draws one who is of an age between `age.0` and `age.1` on `day`.
    pub fn draw(
        draw: &mut Draw,
        caseload: &Caseload,
        citizenship: Option<String>,
        age: (i16, i16),
        day: Date,
    ) -> Self {
        let years = age.0 + i16::try_from(draw.below((age.1 - age.0).max(0) as u64 + 1)).unwrap_or(0);
        // Born up to eleven months before the birthday that makes them so old.
        let days = i64::try_from(draw.below(330)).unwrap_or(0);
        let born = day.saturating_sub(years.years()).saturating_sub((days + 1).days());
        let language = citizenship.as_ref().and_then(|country| caseload.language.get(country));
        Self {
            given: draw.one(&caseload.given).cloned().unwrap_or_default(),
            family: draw.one(&caseload.family).cloned().unwrap_or_default(),
            mark: caseload.mark.clone(),
            born,
            language: language.cloned().unwrap_or_else(|| "en".into()),
            citizenship,
        }
    }
}

/// Gives every protected text its own canary.
#[derive(Debug)]
pub struct Canaries<'a> {
    prefix: &'a str,
    file: u64,
    given: u64,
}

impl<'a> Canaries<'a> {
    /// Those of one file.
    pub fn of(prefix: &'a str, file: u64) -> Self {
        Self { prefix, file, given: 0 }
    }

    /// A text that begins readably and ends in a canary; only the canary, cut to its shortest form, where the fact takes
    /// no more.
    pub fn text(&mut self, circular: &Circular, fact: &Fact, readable: &str) -> String {
        if !is_protected(circular, fact) {
            return readable.to_owned();
        }
        self.given += 1;
        let compartment = fact.compartment.as_ref().map_or("", |name| name.as_str());
        let kind: String = compartment.chars().take(4).flat_map(char::to_uppercase).collect();
        let canary = format!("{}-{kind}-{:04}{}", self.prefix, self.file, letters(self.given));
        let full = format!("{readable} {canary}");
        let longest = fact.longest.unwrap_or(4000) as usize;
        if full.chars().count() <= longest {
            full
        } else if canary.chars().count() <= longest {
            canary
        } else {
            format!("{}{:04X}{}", self.prefix, self.file, letters(self.given)).chars().take(longest).collect()
        }
    }
}

/// 1, 2, 3 … as `a`, `b`, `c` … `z`, `ba` …
fn letters(number: u64) -> String {
    let mut left = number.saturating_sub(1);
    let mut signs = Vec::new();
    loop {
        signs.push(b'a' + (left % 26) as u8);
        left /= 26;
        if left == 0 {
            break;
        }
    }
    signs.iter().rev().map(|sign| char::from(*sign)).collect()
}

/// Whether a fact's compartment is protected.
pub fn is_protected(circular: &Circular, fact: &Fact) -> bool {
    let name = fact.compartment.as_ref().map(|name| name.as_str());
    circular
        .compartments
        .iter()
        .any(|compartment| Some(compartment.name.as_str()) == name && compartment.protected)
}

/// Whether an answer is a text of its own, so that a canary fits in.
pub fn is_text(kind: FactKind) -> bool {
    matches!(kind, FactKind::Text | FactKind::Person | FactKind::Place)
}
