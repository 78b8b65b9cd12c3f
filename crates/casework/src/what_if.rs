//! Asking before recording: what would follow, and would it be accepted.

use circular::{Rulebook, calendar::day_of};
use jiff::civil::Date;

use crate::{Event, Refusal, Standing, fold::Folded, render};

/// A standing before and after a hypothetical event.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    pub before: Standing,
    pub after: Standing,
    /// Why the hypothetical event would be refused.
    pub refusal: Option<Refusal>,
}

/// How a file would stand on a day after one more event; without one, how it will stand if nothing happens.
pub fn what_if(rulebook: &Rulebook, journal: &[Event], hypothetical: Option<&Event>, as_of: Date) -> WhatIf {
    let before = crate::fold(rulebook, journal, as_of, None);
    let Some(event) = hypothetical else {
        return WhatIf { after: before.clone(), before, refusal: None };
    };
    let mut longer = journal.to_vec();
    longer.push(event.clone());
    let after = crate::fold(rulebook, &longer, as_of, None);
    WhatIf { before, after, refusal: admit(rulebook, journal, event).err() }
}

/// Whether an event would be accepted if it were recorded now, beside everything that the journal holds.
///
/// # Errors
/// The refusal that a fold would list for it.
pub fn admit(rulebook: &Rulebook, journal: &[Event], new: &Event) -> Result<(), Refusal> {
    let index = journal.len() as u32;
    let mut longer = journal.to_vec();
    longer.push(new.clone());
    // A correction may move an event to another day: look from the later of both.
    let corrected =
        new.corrects.and_then(|index| journal.get(index as usize)).map_or(new.on, |event| event.on);
    let as_of = if day_of(corrected) > day_of(new.on) { corrected } else { new.on };
    let folded = Folded::of(rulebook, &longer, as_of, None);
    match folded.run.refused.iter().find(|refused| refused.index == index) {
        Some(refused) => Err(render::refusal(rulebook, Some(new), refused)),
        None => Ok(()),
    }
}
