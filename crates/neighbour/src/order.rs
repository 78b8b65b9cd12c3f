//! How two answers are ordered: which one leaves the presumed victim better off.

use std::{cmp::Ordering, collections::BTreeSet};

use serde::Serialize;

/// How the second country stands beside the first, from the presumed victim's point of view.
///
/// *Looser*: the second gives the presumed victim more, asks less of them, covers more conduct, waits less, lets fewer
/// people read their testimony. *Stricter*: the reverse. It judges single rules, never a country; and it is a reading of
/// what the circulars say, not of what offices do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both say the same.
    Same,
    /// The second gives less or asks more.
    Stricter,
    /// The second gives more or asks less.
    Looser,
    /// They are not the same, and neither is better for the presumed victim as such.
    Differs,
    /// One of them has no rule on it.
    Absent,
    /// One of them says that nobody knows.
    Unknown,
}

impl Verdict {
    /// Every verdict, in the order in which they are counted and explained.
    pub const ALL: [Self; 6] =
        [Self::Same, Self::Stricter, Self::Looser, Self::Differs, Self::Absent, Self::Unknown];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Differs => "differs",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
        }
    }

    /// The verdict when the countries change places.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Stricter => Self::Looser,
            Self::Looser => Self::Stricter,
            other => other,
        }
    }
}

/// What more of an answer means for the presumed victim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// More is better: more rights, more days, more languages.
    MoreIsLooser,
    /// More is worse: more conditions, a longer wait, more readers.
    MoreIsStricter,
    /// Different, and that is all.
    None,
}

/// An answer in a form that can be compared. Texts never decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// The circular has no rule on it.
    Absent,
    /// The circular says that nobody knows.
    Unknown,
    /// A number or a step.
    Rank(i64),
    /// From the least to the most, in days; `i64::MAX` is without end.
    Span { least: i64, most: i64 },
    /// Names.
    Set(BTreeSet<String>),
    /// More than any names: everything is covered.
    Everything,
    /// Ways in, each with what it asks.
    Ways(BTreeSet<BTreeSet<String>>),
}

impl Value {
    /// A set of names.
    pub fn set<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::Set(names.into_iter().map(Into::into).collect())
    }

    fn compared(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Everything, Self::Everything) => Some(Ordering::Equal),
            (Self::Everything, Self::Set(_)) => Some(Ordering::Greater),
            (Self::Set(_), Self::Everything) => Some(Ordering::Less),
            (Self::Rank(one), Self::Rank(two)) => Some(one.cmp(two)),
            (Self::Span { least, most }, Self::Span { least: other_least, most: other_most }) => {
                match (least.cmp(other_least), most.cmp(other_most)) {
                    (one, two) if one == two => Some(one),
                    (Ordering::Equal, one) | (one, Ordering::Equal) => Some(one),
                    _ => None,
                }
            }
            (Self::Set(one), Self::Set(two)) => match (one.is_subset(two), two.is_subset(one)) {
                (true, true) => Some(Ordering::Equal),
                (true, false) => Some(Ordering::Less),
                (false, true) => Some(Ordering::Greater),
                (false, false) => None,
            },
            (Self::Ways(one), Self::Ways(two)) => ways(one, two),
            _ => None,
        }
    }
}

/// Which ways in ask more. Ways that both have are left aside; of the others, the first ask at least as much when whoever
/// meets one of them meets one of the second too. Ways without a counterpart make it easier to get in.
fn ways(one: &BTreeSet<BTreeSet<String>>, two: &BTreeSet<BTreeSet<String>>) -> Option<Ordering> {
    let (mine, yours): (Vec<_>, Vec<_>) = (one.difference(two).collect(), two.difference(one).collect());
    match (mine.is_empty(), yours.is_empty()) {
        (true, true) => return Some(Ordering::Equal),
        (false, true) => return Some(Ordering::Less),
        (true, false) => return Some(Ordering::Greater),
        (false, false) => {}
    }
    let asks_as_much = |these: &[&BTreeSet<String>], those: &[&BTreeSet<String>]| {
        these.iter().all(|way| those.iter().any(|other| other.is_subset(way)))
    };
    match (asks_as_much(&mine, &yours), asks_as_much(&yours, &mine)) {
        (true, false) => Some(Ordering::Greater),
        (false, true) => Some(Ordering::Less),
        // Both or neither: not the same, and no order.
        _ => None,
    }
}

/// How `second` stands beside `first`.
pub(crate) fn verdict(order: Order, first: &Value, second: &Value) -> Verdict {
    if *first == Value::Unknown || *second == Value::Unknown {
        return Verdict::Unknown;
    }
    if *first == Value::Absent || *second == Value::Absent {
        return Verdict::Absent;
    }
    // Less: the first is less, so the second is more.
    match (first.compared(second), order) {
        (Some(Ordering::Equal), _) => Verdict::Same,
        (None, _) | (_, Order::None) => Verdict::Differs,
        (Some(Ordering::Less), Order::MoreIsLooser) | (Some(Ordering::Greater), Order::MoreIsStricter) => {
            Verdict::Looser
        }
        (Some(Ordering::Greater), Order::MoreIsLooser) | (Some(Ordering::Less), Order::MoreIsStricter) => {
            Verdict::Stricter
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Absent),
            Just(Value::Unknown),
            Just(Value::Everything),
            (0_i64..4).prop_map(Value::Rank),
            (0_i64..4, 0_i64..4).prop_map(|(least, more)| Value::Span { least, most: least + more }),
            proptest::collection::btree_set("[a-c]", 0..4).prop_map(Value::Set),
            proptest::collection::btree_set(proptest::collection::btree_set("[a-c]", 0..3), 0..3)
                .prop_map(Value::Ways),
        ]
    }

    fn order() -> impl Strategy<Value = Order> {
        prop_oneof![Just(Order::MoreIsLooser), Just(Order::MoreIsStricter), Just(Order::None)]
    }

    proptest! {
        #[test]
        fn a_verdict_mirrors_when_the_countries_change_places(order in order(), one in value(), two in value()) {
            prop_assert_eq!(verdict(order, &one, &two).mirrored(), verdict(order, &two, &one));
        }

        #[test]
        fn what_is_known_is_the_same_as_itself(order in order(), one in value()) {
            prop_assume!(one != Value::Unknown && one != Value::Absent);
            prop_assert_eq!(verdict(order, &one, &one), Verdict::Same);
        }
    }

    #[test]
    fn a_longer_least_and_a_shorter_most_have_no_order() {
        let span = |least, most| Value::Span { least, most };
        assert_eq!(verdict(Order::MoreIsLooser, &span(45, 45), &span(30, 120)), Verdict::Differs);
        assert_eq!(verdict(Order::MoreIsLooser, &span(45, 45), &span(30, 45)), Verdict::Stricter);
        assert_eq!(verdict(Order::MoreIsLooser, &span(45, 45), &span(45, i64::MAX)), Verdict::Looser);
    }

    #[test]
    fn ways_in_are_ordered_by_who_gets_in() {
        let ways = |ways: &[&[&str]]| {
            Value::Ways(ways.iter().map(|way| way.iter().map(|name| (*name).to_owned()).collect()).collect())
        };
        let asked = |one: &[&[&str]], two: &[&[&str]]| verdict(Order::MoreIsStricter, &ways(one), &ways(two));
        assert_eq!(asked(&[&["told"]], &[&["told", "safe"]]), Verdict::Stricter);
        assert_eq!(asked(&[&["told"]], &[&["safe"]]), Verdict::Differs);
        // Another way in is easier, whatever it asks.
        assert_eq!(asked(&[&["told"]], &[&["told"], &["safe"]]), Verdict::Looser);
        // What both have does not hide that the other way has become harder.
        assert_eq!(
            asked(&[&["told"], &["told", "safe"]], &[&["told"], &["told", "safe", "old"]]),
            Verdict::Stricter
        );
        // A way without a condition asks less than any other.
        assert_eq!(asked(&[&["told"], &["safe"]], &[&[]]), Verdict::Looser);
    }
}
