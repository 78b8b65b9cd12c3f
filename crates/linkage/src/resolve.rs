//! Which pairs hold when each record of one side has at most one partner on the other.

/// A pair of records, by their numbers on either side, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub left: u32,
    pub right: u32,
    pub bits: f32,
}

/// Of pairs between two sides without duplicates of their own, those that hold together: the strongest first, then the
/// strongest of those that neither of its two records is in, and so on. Equally strong ones go by their numbers.
///
/// # Examples
/// ```
/// use linkage::{Pair, one_to_one};
/// let pair = |left, right, bits| Pair { left, right, bits };
/// let held = one_to_one(vec![pair(0, 0, 9.0), pair(0, 1, 12.0), pair(1, 1, 11.0), pair(1, 0, 2.0)]);
/// assert_eq!(held, [pair(0, 1, 12.0), pair(1, 0, 2.0)]);
/// ```
pub fn one_to_one(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(|one, other| {
        other.bits.total_cmp(&one.bits).then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    let side = |number: fn(&Pair) -> u32| pairs.iter().map(number).max().map_or(0, |most| most as usize + 1);
    let (mut lefts, mut rights) = (vec![false; side(|pair| pair.left)], vec![false; side(|pair| pair.right)]);
    pairs.retain(|pair| {
        let (left, right) = (pair.left as usize, pair.right as usize);
        let free = !lefts[left] && !rights[right];
        if free {
            (lefts[left], rights[right]) = (true, true);
        }
        free
    });
    pairs
}
