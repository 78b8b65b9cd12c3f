use linkage::{Pair, one_to_one};
use proptest::prelude::*;

proptest! {
    #[test]
    fn nobody_has_two_partners_and_nobody_free_is_left(
        pairs in prop::collection::vec((0u32..12, 0u32..12, -20i32..20), 0..60)
    ) {
        let pairs: Vec<Pair> =
            pairs.iter().map(|(left, right, bits)| Pair { left: *left, right: *right, bits: *bits as f32 }).collect();
        let held = one_to_one(pairs.clone());
        for (place, one) in held.iter().enumerate() {
            prop_assert!(held[place + 1..].iter().all(|other| other.left != one.left && other.right != one.right));
        }
        for pair in pairs {
            let stronger = |one: &&Pair| (one.left == pair.left || one.right == pair.right) && one.bits >= pair.bits;
            prop_assert!(held.iter().any(|one| stronger(&one)));
        }
    }
}
