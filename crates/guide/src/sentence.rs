//! How a text is written: length of its sentences, signs that must not stand in it, numbers named by words in braces.

use std::collections::BTreeSet;

use crate::language::Longest;

/// Signs that end a sentence in any of the languages.
const ENDS: [char; 18] =
    ['.', '?', '!', ':', ';', '…', '。', '？', '！', '：', '；', '؟', '؛', '۔', '।', '॥', '።', '፤'];
/// Signs that turn the direction of writing without being seen.
const TURNS: [std::ops::RangeInclusive<char>; 3] =
    ['\u{200e}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];

/// The words in braces of a text.
///
/// # Errors
/// When a brace has no partner.
pub(crate) fn named(text: &str) -> Result<BTreeSet<&str>, ()> {
    pieces(text).map(|pieces| pieces.into_iter().filter_map(Result::err).collect())
}

/// A text in pieces: `Ok` for what is said, `Err` for the word in a pair of braces.
///
/// # Errors
/// When a brace has no partner.
pub(crate) fn pieces(text: &str) -> Result<Vec<Result<&str, &str>>, ()> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (word, behind) = after.split_once('}').ok_or(())?;
        if before.contains('}') || word.contains('{') {
            return Err(());
        }
        pieces.push(Ok(before));
        pieces.push(Err(word));
        rest = behind;
    }
    if rest.contains('}') {
        return Err(());
    }
    pieces.push(Ok(rest));
    Ok(pieces)
}

/// What is wrong with the way a text is written.
pub(crate) fn faults(text: &str, longest: Longest) -> Vec<String> {
    let mut faults = Vec::new();
    let Ok(pieces) = pieces(text) else {
        return vec!["a brace has no partner".to_owned()];
    };
    let said = pieces.iter().filter_map(|piece| piece.ok()).collect::<Vec<_>>();
    if let Some(digit) = said.iter().flat_map(|piece| piece.chars()).find(|sign| sign.is_numeric()) {
        faults.push(format!(
            "`{digit}` is typed; numbers come from the circular by a word in braces, or are written as words"
        ));
    }
    let sign =
        |wanted: fn(char) -> bool| said.iter().flat_map(|piece| piece.chars()).find(|sign| wanted(*sign));
    if sign(|sign| TURNS.iter().any(|turn| turn.contains(&sign)) || sign.is_control()).is_some() {
        faults.push("an unseen sign stands in the text; take it out".to_owned());
    }
    if sign(|sign| matches!(sign, '!' | '！' | '¡')).is_some() {
        faults.push("no exclamation marks: the guide is calm".to_owned());
    }
    for sentence in sentences(text, longest) {
        let (is, most, what) = match longest {
            Longest::Words(most) => (words(&sentence), most, "words"),
            Longest::Signs(most) => {
                (sentence.chars().filter(|sign| !sign.is_whitespace()).count(), most, "signs")
            }
        };
        if is > most {
            faults.push(format!("a sentence has {is} {what}, the most is {most}: “{}”", sentence.trim()));
        }
    }
    faults
}

/// Words that have a letter or a digit; a lone sign between two words is none.
fn words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The sentences of a text. Where words are not parted by spaces, a space parts sentences.
fn sentences(text: &str, longest: Longest) -> Vec<String> {
    let is_dense = matches!(longest, Longest::Signs(_));
    let mut sentences = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_last_of_word = signs.peek().is_none_or(|next| next.is_whitespace());
        let ends = ENDS.contains(&sign) && (is_dense || is_last_of_word || !sign.is_ascii());
        let ends = ends || (is_dense && sign.is_whitespace());
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(sign);
        }
        if ends {
            sentences.push(String::new());
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_too_long_is_shown_and_short_ones_beside_it_are_not() {
        let eleven = "one two three four five six seven eight nine ten eleven";
        assert_eq!(
            faults(&format!("{eleven}. {eleven}? {eleven}"), Longest::Words(11)),
            Vec::<String>::new()
        );
        let faults = faults(&format!("Short. {eleven} twelve."), Longest::Words(11));
        assert_eq!(faults, [format!("a sentence has 12 words, the most is 11: “{eleven} twelve.”")]);
    }

    #[test]
    fn languages_end_and_count_sentences_in_their_own_way() {
        assert_eq!(sentences("你好。请打电话。", Longest::Signs(4)).len(), 3);
        assert!(faults("你好。请打电话。", Longest::Signs(5)).is_empty());
        assert_eq!(faults("你好你好你好。", Longest::Signs(5)).len(), 1);
        assert!(faults("ما هذا؟ اتصل بنا.", Longest::Words(2)).is_empty());
        assert!(faults("यह क्या है। फ़ोन करें।", Longest::Words(3)).is_empty());
        // A space and a sign before the end are no word.
        assert!(faults("Vos droits : appelez", Longest::Words(2)).is_empty());
    }

    #[test]
    fn numbers_of_any_script_exclamation_marks_and_unseen_signs_are_found() {
        for wrong in ["45 days", "٤٥ يوما", "४५ दिन", "Call now!", "\u{200f}مرحبا", "a {b", "a b}", "{a{b}}"]
        {
            assert_eq!(faults(wrong, Longest::Words(11)).len(), 1, "{wrong}");
        }
        for right in ["{days} days", "می\u{200c}توانید", "a {b} c {d}."] {
            assert_eq!(faults(right, Longest::Words(11)), Vec::<String>::new(), "{right}");
        }
    }

    #[test]
    fn words_in_braces_are_told_apart_from_what_is_said() {
        assert_eq!(pieces("a {b} c"), Ok(vec![Ok("a "), Err("b"), Ok(" c")]));
        assert_eq!(named("{x} and {y} and {x}"), Ok(BTreeSet::from(["x", "y"])));
        assert_eq!(named("}{"), Err(()));
    }
}
