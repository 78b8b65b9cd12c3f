//! The nearest name to one that is not there.

/// The candidate nearest to `text`, when it is near enough to have been meant.
///
/// Near enough: at most one sign in three differs, or the same words stand in another order.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| *candidate != text && candidate.len() <= 80 && !candidate.is_empty())
        .map(|candidate| (distance(text, candidate), candidate))
        .filter(|(distance, candidate)| {
            distance * 3 <= text.chars().count().max(candidate.chars().count()).max(3)
        })
        .min()
        .map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    let sorted = |text: &str| {
        let mut words: Vec<&str> = text.split('-').collect();
        words.sort_unstable();
        words.join("-")
    };
    if sorted(a) == sorted(b) {
        return 1;
    }
    strsim::osa_distance(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_name_and_another_word_does_not() {
        let names = ["ordered-to-leave", "reflection", "permit"];
        assert_eq!(nearest("order-to-leave", names), Some("ordered-to-leave"));
        assert_eq!(nearest("refelction", names), Some("reflection"));
        assert_eq!(nearest("to-leave-ordered", names), Some("ordered-to-leave"));
        assert_eq!(nearest("whereabouts", names), None);
        assert_eq!(nearest("", names), None);
    }
}
