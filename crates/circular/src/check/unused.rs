//! Is every name used?

use std::collections::HashSet;

use super::{index::Index, references::Kind};
use crate::mistake::{Code, Mistake};

/// Kinds of which each one must be named somewhere. The others act by themselves.
const LOOKED_AT: [Kind; 8] = [
    Kind::Source,
    Kind::Region,
    Kind::Role,
    Kind::Compartment,
    Kind::Track,
    Kind::File,
    Kind::Condition,
    Kind::Reading,
];

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    // A rule that only speaks of itself is not used by anybody.
    let others =
        index.references.iter().filter(|used| used.within != (used.kind.as_str(), used.name.as_str()));
    let mut used: HashSet<(Kind, &str)> = others.map(|used| (used.kind, used.name.as_str())).collect();
    used.insert((Kind::Compartment, "procedure"));
    // A role that is part of another acts as that one.
    let parts = index.circular.roles.iter().filter(|role| role.part_of.is_some());
    used.extend(parts.map(|role| (Kind::Role, role.name.as_str())));
    let unused = index
        .definitions
        .iter()
        .filter(|(kind, name)| LOOKED_AT.contains(kind) && !used.contains(&(*kind, name.as_str())));
    unused
        .map(|(kind, name)| {
            Mistake::warning(Code::Unused, "unused", name.span)
                .with("kind", kind.as_str())
                .with("name", name)
                .within(kind.as_str(), name.as_str())
        })
        .collect()
}
