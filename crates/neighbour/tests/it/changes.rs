//! One rule changed changes the rows that concern it, and no other.

use neighbour::compare::Verdict::{self, Absent, Differs, Looser, Stricter};
use proptest::prelude::*;

use crate::{changed, compared, differences, national_folder, read};

/// A change of the Belgian circular, and the rows that concern it.
struct Change {
    old: &'static str,
    new: &'static str,
    rows: &'static [(&'static str, Verdict)],
}

/// Changes that do not touch each other's rows.
const CHANGES: [Change; 9] = [
    Change {
        old: "lasts 45 days",
        new: "lasts 30 days",
        rows: &[("reflection.length", Stricter), ("reflection.longest", Stricter)],
    },
    Change {
        old: "requires ties-broken accompanied no-unaccompanied-minor no-danger\n    lasts",
        new: "requires ties-broken accompanied no-unaccompanied-minor\n    lasts",
        rows: &[("reflection.conditions", Looser)],
    },
    Change {
        old: "consent irrelevant except=forced-criminality",
        new: "consent irrelevant",
        rows: &[("consent.exceptions", Looser)],
    },
    Change {
        old: "purpose begging {",
        new: "purpose begging until=\"2020-01-01\" {",
        rows: &[("offence.purpose.begging", Absent)],
    },
    Change { old: "at-least 28", new: "at-least 30", rows: &[("targets.target.guide-languages", Looser)] },
    Change { old: "meets every=month", new: "meets every=week", rows: &[("forums.meets", Differs)] },
    Change {
        old: "gives residence no-removal work\n    gives document form=\"unlimited stay\"",
        new: "gives residence no-removal\n    gives document form=\"unlimited stay\"",
        rows: &[("rights.permanent.work", Stricter)],
    },
    Change {
        old: "at-least 2 years since=cooperates",
        new: "at-least 1 years since=cooperates",
        rows: &[("stay.conditions", Differs), ("stay.wait", Looser)],
    },
    Change {
        old: "kind=testimony protected",
        new: "kind=testimony",
        rows: &[("testimony.protected", Stricter)],
    },
];

fn expected(changes: &[&Change]) -> Vec<(&'static str, Verdict)> {
    let mut rows: Vec<_> = changes.iter().flat_map(|change| change.rows).copied().collect();
    rows.sort_unstable();
    rows
}

fn found(changes: &[&Change]) -> Vec<(String, Verdict)> {
    let circular = read(&national_folder("be"));
    let texts: Vec<_> = changes.iter().map(|change| (change.old, change.new)).collect();
    let comparison = compared(&changed(&circular, &[]), &changed(&circular, &texts));
    let mut rows: Vec<_> =
        differences(&comparison).into_iter().map(|(key, verdict)| (key.to_owned(), verdict)).collect();
    rows.sort_unstable();
    rows
}

#[test]
fn a_changed_rule_changes_exactly_the_rows_that_concern_it() {
    for change in &CHANGES {
        let wanted: Vec<_> =
            expected(&[change]).into_iter().map(|(key, verdict)| (key.to_owned(), verdict)).collect();
        assert_eq!(found(&[change]), wanted, "{} -> {}", change.old, change.new);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn several_changed_rules_change_the_rows_that_concern_them(
        at in proptest::sample::subsequence((0..CHANGES.len()).collect::<Vec<_>>(), 0..=CHANGES.len())
    ) {
        let changes: Vec<&Change> = at.into_iter().map(|at| &CHANGES[at]).collect();
        let wanted: Vec<_> =
            expected(&changes).into_iter().map(|(key, verdict)| (key.to_owned(), verdict)).collect();
        prop_assert_eq!(found(&changes), wanted);
    }
}
