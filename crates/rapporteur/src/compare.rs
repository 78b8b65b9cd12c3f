//! What was published beside what was counted.

use circular::{
    Rulebook,
    model::{Published, PublishedValue},
};
use serde::Serialize;

use crate::Figure;

/// One published figure and what the journals say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The published figure's name in the circular.
    pub name: String,
    /// The statistic that it is a value of.
    pub statistic: String,
    pub year: i16,
    /// As published: a number, or the most frequent answers in order.
    pub published: Value,
    /// As counted, in the same form.
    pub computed: Value,
    pub equal: bool,
    /// Where it was published: "source, pinpoint (certainty)".
    pub citation: String,
}

/// A number, or answers from the most frequent on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    Number(u64),
    Order(Vec<String>),
}

/// Every figure of the year that the circular says somebody published, beside what was counted.
///
/// An order is compared with as many of the most frequent answers as were published. Answers of equal frequency have no
/// order; where such a pair decides, the comparison is unequal.
pub fn compare(rulebook: &Rulebook, year: i16, figures: &[Figure]) -> Vec<Comparison> {
    rulebook
        .circular()
        .published
        .iter()
        .filter(|published| published.year == year)
        .map(|published| {
            let figure = figures.iter().find(|figure| figure.statistic == published.statistic.as_str());
            one(published, figure, rulebook.ground(&published.cites, None))
        })
        .collect()
}

fn one(published: &Published, figure: Option<&Figure>, citation: String) -> Comparison {
    let (wanted, computed, decided) = match &published.value {
        PublishedValue::Number(number) => {
            (Value::Number(*number), Value::Number(figure.map_or(0, |figure| figure.value)), true)
        }
        PublishedValue::Order(order) => {
            let shares = figure.map_or(&[][..], |figure| &figure.shares);
            let first: Vec<String> =
                shares.iter().take(order.len()).map(|share| share.answer.clone()).collect();
            let upto = shares.len().min(order.len() + 1);
            let decided = shares[..upto].windows(2).all(|pair| pair[0].value > pair[1].value);
            (Value::Order(order.clone()), Value::Order(first), decided)
        }
    };
    Comparison {
        name: published.name.text.clone(),
        statistic: published.statistic.text.clone(),
        year: published.year,
        equal: decided && figure.is_some() && wanted == computed,
        published: wanted,
        computed,
        citation,
    }
}

#[cfg(test)]
mod tests {
    use circular::model::{Name, Span};

    use super::*;
    use crate::Share;

    fn published(value: PublishedValue) -> Published {
        Published {
            name: Name::bare("main"),
            statistic: Name::bare("supported"),
            year: 2022,
            value,
            cites: vec![],
            span: Span::default(),
        }
    }

    fn figure(shares: &[(&str, u64)]) -> Figure {
        let shares: Vec<_> =
            shares.iter().map(|(answer, value)| Share { answer: (*answer).into(), value: *value }).collect();
        Figure {
            statistic: "supported".into(),
            year: 2022,
            value: shares.iter().map(|share| share.value).sum(),
            shares,
            unanswered: 0,
        }
    }

    #[test]
    fn an_order_is_equal_only_when_the_counts_decide_it() {
        let order = published(PublishedValue::Order(vec!["PH".into(), "BD".into()]));
        let is_equal = |shares: &[(&str, u64)]| one(&order, Some(&figure(shares)), String::new()).equal;
        assert!(is_equal(&[("PH", 3), ("BD", 2), ("MA", 1)]));
        assert!(is_equal(&[("PH", 3), ("BD", 2)]));
        assert!(!is_equal(&[("BD", 3), ("PH", 2), ("MA", 1)]));
        assert!(!is_equal(&[("PH", 3), ("BD", 2), ("MA", 2)]), "the second place is shared");
        assert!(!is_equal(&[("PH", 3)]));
    }

    #[test]
    fn a_number_is_equal_to_itself_and_to_nothing_else() {
        let number = published(PublishedValue::Number(3));
        assert!(one(&number, Some(&figure(&[("PH", 3)])), String::new()).equal);
        assert!(!one(&number, Some(&figure(&[("PH", 4)])), String::new()).equal);
        assert!(!one(&published(PublishedValue::Number(0)), None, String::new()).equal, "nothing counts it");
    }
}
