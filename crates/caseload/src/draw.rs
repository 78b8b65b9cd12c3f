//! Chance that always falls the same way: numbers from a seed.

/// A stream of numbers that depends on nothing but its seed (SplitMix64). No secret may ever rest on it.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The stream of one thing among many: its own seed, so that a thing added elsewhere changes nothing here.
    pub fn of(seed: u64, group: &str, number: u64) -> Self {
        let mut state = seed ^ 0xcbf2_9ce4_8422_2325;
        for byte in group.bytes().chain(number.to_le_bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 when the bound is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next() % bound }
    }

    /// One of the items; `None` of none.
    pub fn one<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(usize::try_from(self.below(items.len() as u64)).unwrap_or(0))
    }

    /// One of the items, as often as its weight among the weights.
    pub fn weighted<'a, T>(&mut self, items: &'a [(T, u64)]) -> Option<&'a T> {
        let mut left = self.below(items.iter().map(|(_, weight)| weight).sum());
        items.iter().find_map(|(item, weight)| {
            if left < *weight {
                return Some(item);
            }
            left -= weight;
            None
        })
    }

    /// Puts the items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, usize::try_from(self.below(last as u64 + 1)).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let numbers = |seed, number| {
            let mut draw = Draw::of(seed, "group", number);
            (0..50).map(|_| draw.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(numbers(7, 1), numbers(7, 1));
        assert_ne!(numbers(7, 1), numbers(7, 2));
        assert_ne!(numbers(7, 1), numbers(8, 1));
    }

    #[test]
    fn weights_decide_how_often() {
        let mut draw = Draw::of(1, "", 1);
        let drawn: Vec<_> =
            (0..4000).map(|_| *draw.weighted(&[("a", 3), ("b", 1), ("c", 0)]).unwrap()).collect();
        let a = drawn.iter().filter(|one| **one == "a").count();
        assert!((2800..3200).contains(&a), "{a} of 4000");
        assert!(!drawn.contains(&"c"));
        assert_eq!(draw.weighted::<u8>(&[]), None);
    }
}
