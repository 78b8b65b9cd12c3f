//! How people name a file: `BE-9MX2-7QD4`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::edge::{Randomness, RandomnessFails};

/// Digits and letters without I, L, O and U, so that none is misheard or misread.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A random public reference: the country, seven random signs and a check sign. It tells nothing of its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

/// Why a text is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// It does not have the form of one.
    #[error("a reference looks like BE-9MX2-7QD4")]
    Form,
    /// The last sign does not fit the others: a typing mistake.
    #[error("this reference has a typing mistake: the last sign does not fit")]
    Check,
}

impl Reference {
    /// A new one, drawn at random: one of 34 thousand million.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn draw(country: &str, randomness: &dyn Randomness) -> Result<Self, RandomnessFails> {
        let mut bytes = [0; 7];
        randomness.fill(&mut bytes)?;
        let signs: Vec<usize> = bytes.iter().map(|byte| usize::from(byte & 31)).collect();
        Ok(Self::of(country, &signs))
    }

    fn of(country: &str, signs: &[usize]) -> Self {
        let mut text = country.to_ascii_uppercase();
        for (place, sign) in signs.iter().chain([&check(signs)]).enumerate() {
            if place % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(SIGNS[sign & 31]));
        }
        Self(text)
    }

    /// As people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The check sign: each sign counts with its own odd weight, so that one wrong sign or two neighbours exchanged show.
fn check(signs: &[usize]) -> usize {
    signs.iter().enumerate().map(|(place, sign)| (2 * place + 3) * sign + (sign >> 4)).sum::<usize>() & 31
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    /// Reads a reference as people type it: any case, with or without hyphens and spaces, O for 0, I and L for 1.
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        if text.len() > 40 {
            return Err(ReferenceError::Form);
        }
        let typed: String = text
            .chars()
            .filter(|sign| !matches!(sign, '-' | ' ' | '\u{a0}' | '\u{2011}'))
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        if typed.len() != 10 || !typed.is_ascii() {
            return Err(ReferenceError::Form);
        }
        let (country, rest) = typed.split_at(2);
        if !country.bytes().all(|sign| sign.is_ascii_uppercase()) {
            return Err(ReferenceError::Form);
        }
        let mut signs = Vec::with_capacity(8);
        for sign in rest.bytes() {
            let sign = match sign {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                sign => sign,
            };
            signs.push(SIGNS.iter().position(|known| *known == sign).ok_or(ReferenceError::Form)?);
        }
        let last = signs.pop().unwrap_or_default();
        if check(&signs) != last {
            return Err(ReferenceError::Check);
        }
        Ok(Self::of(country, &signs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::SystemRandomness;

    #[test]
    fn a_reference_is_read_as_it_is_said() {
        for _ in 0..200 {
            let drawn = Reference::draw("be", &SystemRandomness).unwrap();
            let said = drawn.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(said.parse(), Ok(drawn.clone()));
            assert_eq!(drawn.as_str().len(), 12);
        }
    }

    #[test]
    fn one_wrong_sign_or_two_exchanged_are_found() {
        let drawn = Reference::of("BE", &[9, 20, 29, 2, 7, 23, 13]);
        let text = drawn.as_str().replace('-', "");
        let (mut wrong, mut found) = (0, 0);
        for place in 2..10 {
            for sign in SIGNS {
                let mut other = text.clone().into_bytes();
                if other[place] == *sign {
                    continue;
                }
                other[place] = *sign;
                wrong += 1;
                found += usize::from(
                    String::from_utf8(other).unwrap().parse::<Reference>() == Err(ReferenceError::Check),
                );
            }
            if place < 9 && text.as_bytes()[place] != text.as_bytes()[place + 1] {
                let mut other = text.clone().into_bytes();
                other.swap(place, place + 1);
                wrong += 1;
                found += usize::from(
                    String::from_utf8(other).unwrap().parse::<Reference>() == Err(ReferenceError::Check),
                );
            }
        }
        assert!(found * 100 >= wrong * 95, "{found} of {wrong}");
    }
}
