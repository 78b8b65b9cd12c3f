//! Words without quotes: numbers, and what newcomers write where a number or a text belongs.

use super::tree::Literal;

/// What a bare word is.
pub(super) fn literal(text: &str) -> Literal {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Literal::Word;
    }
    let plain: String = text.chars().filter(|sign| *sign != '_').collect();
    let unsigned = plain.trim_start_matches(['+', '-']);
    let based = [("0x", 16), ("0o", 8), ("0b", 2)]
        .iter()
        .find_map(|(prefix, base)| Some((unsigned.strip_prefix(prefix)?, *base)));
    if let Some((digits, base)) = based {
        let sign = if plain.starts_with('-') { -1 } else { 1 };
        return i64::from_str_radix(digits, base)
            .ok()
            .filter(|_| !digits.starts_with(['+', '-']))
            .map_or(Literal::Broken, |number| Literal::Number(sign * number));
    }
    if let Ok(number) = plain.parse::<i64>() {
        return Literal::Number(number);
    }
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) || is_fraction(unsigned) {
        return Literal::Fraction;
    }
    Literal::Broken
}

fn is_fraction(unsigned: &str) -> bool {
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    [whole, part, exponent]
        .iter()
        .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The message about a bare word that KDL 2 does not take, or that no circular means.
pub(super) fn wrong(text: &str, literal: Literal) -> Option<&'static str> {
    match literal {
        Literal::Word if matches!(text, "true" | "false" | "null" | "inf" | "-inf" | "nan") => {
            Some("syntax-bare-keyword")
        }
        Literal::Word
            if text.starts_with(['.', '-', '+'])
                && text[1..].starts_with(|sign: char| sign.is_ascii_digit()) =>
        {
            Some("syntax-number")
        }
        Literal::Broken if is_date(text) => Some("syntax-date"),
        Literal::Broken if text.len() > 10 && text.is_char_boundary(10) && is_date(&text[..10]) => {
            Some("syntax-instant")
        }
        Literal::Broken if is_comma_number(text) => Some("syntax-decimal-comma"),
        Literal::Broken if is_number_and_word(text) => Some("syntax-number-and-word"),
        Literal::Broken => Some("syntax-number"),
        _ => None,
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

fn is_comma_number(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, part)| {
        [whole, part]
            .iter()
            .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn is_number_and_word(text: &str) -> bool {
    let word = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    word.len() < text.len()
        && !word.is_empty()
        && word.chars().all(|sign| sign.is_alphabetic() || sign == '-')
}
