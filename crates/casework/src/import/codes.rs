//! Codes of countries and languages: ISO 3166 and ISO 639, in both lengths.

/// Two-letter code of a country from its two- or three-letter code.
///
/// The standard's sheet allows either; a circular speaks of two letters.
pub(crate) fn country(code: &str) -> Option<&'static str> {
    COUNTRIES
        .split_ascii_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .find(|(two, three)| two.eq_ignore_ascii_case(code) || three.eq_ignore_ascii_case(code))
        .map(|(two, _)| two)
}

/// The code by which a circular knows a language: two letters where ISO 639-1 has them, else the three of ISO 639-2.
///
/// Takes either length, and both three-letter forms where a language has two (`nld` and `dut`).
pub(crate) fn language(code: &str) -> Option<&'static str> {
    LANGUAGES.split_ascii_whitespace().find_map(|entry| {
        let mut codes = entry.split('=');
        let (two, three) = (codes.next()?, codes.next()?);
        let known = [Some(two), Some(three), codes.next()];
        known
            .into_iter()
            .flatten()
            .any(|known| known != "-" && known.eq_ignore_ascii_case(code))
            .then_some(if two == "-" { three } else { two })
    })
}

/// Every code of a country that is officially assigned, in two letters.
pub fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split_ascii_whitespace().filter_map(|pair| Some(pair.split_once('=')?.0))
}

/// Every code by which a circular knows a language.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.split_ascii_whitespace().filter_map(|entry| {
        let (two, rest) = entry.split_once('=')?;
        Some(if two == "-" { rest.split('=').next()? } else { two })
    })
}

/// `AF=AFG …`: every officially assigned pair.
const COUNTRIES: &str = include_str!("countries.txt");

/// `nl=nld=dut …`: two letters (or `-`), three letters, the older three letters where they differ.
const LANGUAGES: &str = include_str!("languages.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lengths_name_the_same_country() {
        assert_eq!(country("PHL"), Some("PH"));
        assert_eq!(country("ph"), Some("PH"));
        assert_eq!(country("PHI"), None);
        assert_eq!(country(""), None);
    }

    #[test]
    fn every_form_names_the_same_language() {
        for code in ["nl", "nld", "dut", "NLD"] {
            assert_eq!(language(code), Some("nl"));
        }
        assert_eq!(language("ceb"), Some("ceb"));
        assert_eq!(language("-"), None);
    }
}
