//! A place is given once: what a household would hold is held against all the others, inside the writer's transaction.
//!
//! Two who give the last place at once bring their work to the same writer; the second is checked against a group in which
//! the first already stands.

use casework::{Event, accepted, fold_without_next, places};
use circular::vocabulary::FileOf;

use crate::{
    append::{AppendError, opened},
    file::FileHeadRow,
    writer::Group,
};

/// Whether a file of a kind may become `after`. `own` is its number, where it is there already as `before`.
///
/// # Errors
/// [`AppendError::Refused`] when a unit would hold more than it can, or people who may not share it.
pub(crate) fn check(
    group: &Group<'_>,
    kind: &str,
    own: Option<i64>,
    before: &[Event],
    after: &[Event],
) -> Result<(), AppendError> {
    let rulebook = &group.shared.rulebook;
    let circular = rulebook.circular();
    if circular.file_kind(kind) != Some(FileOf::Stay) || circular.places.is_empty() {
        return Ok(());
    }
    let today = group.shared.today();
    let stay_of = |events: &[Event]| {
        let standing = fold_without_next(rulebook, events, today);
        places::Stay::of(rulebook, &accepted(events, &standing))
    };
    let Some(stay) = stay_of(after).filter(|stay| !stay.held.is_empty()) else { return Ok(()) };
    let before = stay_of(before);
    if before.as_ref().is_some_and(|before| {
        (&before.held, before.persons, before.household) == (&stay.held, stay.persons, stay.household)
    }) {
        return Ok(());
    }
    let mut others = Vec::new();
    // Those that are over, too: a place may be recorded late, for days on which somebody else still had it.
    for head in FileHeadRow::of_kind(group.connection, kind)? {
        if Some(head.number) == own {
            continue;
        }
        let other = opened(group, &head)?;
        others.extend(places::Stay::of(rulebook, &accepted(&other.record.events, &other.standing)));
    }
    let others: Vec<&places::Stay> = others.iter().filter(|other| !other.held.is_empty()).collect();
    places::may_hold(rulebook, &stay, before.as_ref(), &others)
        .map_err(|refusal| AppendError::Refused(refusal.refusal()))
}
