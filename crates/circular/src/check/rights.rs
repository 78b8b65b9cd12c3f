//! Does some stage give every right?

use super::{index::Index, references::Kind};
use crate::mistake::{Code, Mistake};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let given = |name: &str| {
        index
            .references
            .iter()
            .any(|used| used.kind == Kind::Right && used.within.0 == "stage" && used.name.text == name)
    };
    let rights = index
        .circular
        .rights
        .iter()
        .filter(|right| !right.name.text.is_empty() && !given(right.name.as_str()));
    rights
        .map(|right| {
            let mistake = Mistake::error(Code::Rights, "rights", right.name.span).with("name", &right.name);
            mistake.within("right", right.name.as_str())
        })
        .collect()
}
