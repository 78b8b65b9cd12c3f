//! From a journal to where a file stands.
//!
//! Two layers. [`encode`] turns an event into numbers once. [`fold_coded`] goes through coded events with numbers alone,
//! allocates nothing once its [`Scratch`] is warm, and cannot fail. [`fold`] wraps both and puts the outcome into words.

mod ask;
mod change;
mod coded;
mod facts;
mod order;
mod rights;
mod run;
mod step;
mod trace;

use circular::{
    Rulebook,
    calendar::{Day, day_of},
    compile::tables::Tables,
};
use jiff::civil::Date;

pub use coded::{CodedEvent, NO_EVENT, encode, recorded, region_of, satisfies, standing_refusal};
pub use facts::{Given, LONGEST, date, facts_on, money, validate_facts};
pub use order::{Turn, View};
pub use run::{CodedRefusal, DutyRun, NO_DAY, NO_FILE, NO_RUN, RightRun, Rule, Run, Scratch, StageRun};
pub use step::Today;
pub use trace::{Kept, Silent, Subject, Trace, TracedStep};

use crate::{Event, Standing, Step};
pub(crate) use ask::answer;

/// Where a file stands on a day, by what had been recorded by the end of another day (everything, when `None`).
///
/// Total: whatever the journal holds, the answer is a standing; what the rules do not allow is listed in it as refused.
/// The order in which events stand in the journal matters only between events recorded at the same instant.
pub fn fold(rulebook: &Rulebook, journal: &[Event], as_of: Date, known_on: Option<Date>) -> Standing {
    let folded = Folded::of(rulebook, journal, as_of, known_on);
    let next = crate::next::next(rulebook, &folded.run, as_of);
    Standing { next, ..crate::render::standing(rulebook, journal, &folded) }
}

/// The same without what may come next, which lists do not need and which takes as long as all the rest: `next` is empty.
pub fn fold_without_next(rulebook: &Rulebook, journal: &[Event], as_of: Date) -> Standing {
    crate::render::standing(rulebook, journal, &Folded::of(rulebook, journal, as_of, None))
}

/// A journal folded, in numbers, with every step kept.
pub(crate) struct Folded {
    pub as_of: Date,
    pub known_on: Option<Date>,
    pub run: Run,
    pub steps: Vec<TracedStep>,
}

impl Folded {
    pub fn of(rulebook: &Rulebook, journal: &[Event], as_of: Date, known_on: Option<Date>) -> Self {
        let coded: Vec<CodedEvent> = journal.iter().map(|event| encode(rulebook, event)).collect();
        let mut scratch = Scratch::default();
        let mut trace = Kept::default();
        fold_traced(rulebook.tables(), &coded, view(as_of, known_on), &mut scratch, &mut trace);
        Self { as_of, known_on, run: scratch.run, steps: trace.0 }
    }
}

/// The days of a fold as numbers.
pub fn view(as_of: Date, known_on: Option<Date>) -> View {
    View { as_of: day_of(as_of), known_on: known_on.map_or(Day::MAX, day_of) }
}

/// Folds coded events: stages, due dates, rights, duties and refusals stand in `scratch.run` afterwards.
///
/// Allocates only while `scratch` grows to the largest file seen.
pub fn fold_coded(tables: &Tables, events: &[CodedEvent], view: View, scratch: &mut Scratch) {
    fold_traced(tables, events, view, scratch, &mut Silent);
}

/// The same, telling every step.
pub fn fold_traced(
    tables: &Tables,
    events: &[CodedEvent],
    view: View,
    scratch: &mut Scratch,
    trace: &mut impl Trace,
) {
    let Scratch { ordering, run } = scratch;
    run.reset(tables);
    ordering.arrange(tables, events, view, &mut run.refused);
    for turn in &ordering.turns {
        run.advance(tables, turn.on, trace);
        let event = &events[turn.event as usize];
        // An annulment that corrects nothing is an event like others, and refused.
        if event.event == CodedEvent::ANNULLED && turn.event != turn.root {
            trace.step(turn.on, Step::EventAnnulled, Subject::Event, Some(turn.root));
            continue;
        }
        if turn.event != turn.root {
            trace.step(turn.on, Step::EventCorrected, Subject::Event, Some(turn.event));
        }
        run.take(tables, turn.event, event, trace);
    }
    run.advance(tables, view.as_of, trace);
    run.refused.sort_unstable_by_key(|refusal| refusal.index);
    run.find_rights(tables);
}
