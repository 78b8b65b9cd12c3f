//! Lists of stages that overlap: one holding does not make the other hold.

use std::{collections::BTreeSet, sync::Arc};

use access::{Access, Tie};
use circular::{
    Choices, compile,
    model::{Name, Relation},
};

use crate::belgium::{Draw, TODAY, belgium, facts};

/// T8, for circulars that Belgium's is not: stage lists drawn so that they overlap.
#[test]
fn t8_overlapping_stage_lists_open_no_more_than_the_circular_says() {
    let mut circular = belgium().0.circular().clone();
    let stages: Vec<Name> = circular.stages.iter().take(5).map(|stage| stage.name.clone()).collect();
    let mut grant = circular.sees[0].clone();
    grant.role = Name::bare("social-inspector");
    grant.file = None;
    circular.sees.clear();
    for (compartment, lists) in
        [("identity", [0, 1]), ("contact", [1, 2]), ("risk", [2, 3]), ("immigration", [0, 3])]
    {
        grant.compartments = vec![Name::bare(compartment)];
        grant.relations = lists.map(|place: usize| Relation::Stage(stages[place].clone())).to_vec();
        circular.sees.push(grant.clone());
        grant.compartments = vec![Name::bare("evidence")];
        grant.relations = lists.map(|place: usize| Relation::EverStage(stages[place].clone())).to_vec();
        circular.sees.push(grant.clone());
    }
    let rulebook = compile(Arc::new(circular), &Choices::default()).unwrap();
    let access = Access::load(&rulebook).unwrap();
    let mut draw = Draw(0x0BE7_1A99);
    let mut seen = 0;
    for _ in 0..5_000 {
        let some = |draw: &mut Draw| -> BTreeSet<String> {
            (0..draw.below(3)).map(|_| draw.one(&stages).text.clone()).collect()
        };
        let open = some(&mut draw);
        let mut ever = some(&mut draw);
        ever.extend(open.iter().cloned());
        let tie = Tie { open, ever, ..draw.tie(&rulebook) };
        let table = access.sees("social-inspector", &tie, TODAY);
        for (place, compartment) in access.compartments().iter().enumerate() {
            let plain = oracle::may_see(&rulebook, "social-inspector", &facts(&tie), compartment, TODAY);
            assert_eq!(table.has(place), plain, "{compartment} {tie:?}");
            seen += usize::from(plain);
        }
    }
    assert!(seen > 1_000, "the grants open something: {seen}");
}
