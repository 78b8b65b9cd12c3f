//! One country's caseload under another's rules: a static replay.
//!
//! What happened to a person, and what the person did, is carried over by core meaning; what an authority decided is decided
//! again by the other country's rules. A [`Plan`] says what is assumed where the files do not tell: it proposes events, and
//! the rules accept or refuse each, as they do in any file. Nobody in the replay behaves otherwise because the rules are
//! others: that is what *static* means.
//!
//! A caseload replayed under its own circular is carried over whole and comes out as it was.

mod bind;
mod carry;
mod compact;
mod measure;
mod one;
mod picture;
mod plan;
mod read;
mod report;
mod show;
mod table;
mod tally;
mod vary;
mod walk;

use casework::{Event, fold::Run};
use circular::Rulebook;
use jiff::civil::Date;

pub use measure::PATH;
pub use one::{Bar, Happened, Single, Timeline, Whence, single};
pub use picture::picture;
pub use plan::{Plan, Uncertain};
pub use read::PlanError;
pub use report::{
    Assumption, Change, Count, Figure, Flow, Missing, OffenceRow, PathRow, Replay, Side, Varied,
};
pub use show::{body, html, single_body, title};
pub(crate) use show::{grouped, moved, range, ranges};
pub use table::{table, timelines};

use self::{bind::Bound, carry::Sides, tally::Caseload};
use crate::align::{self, CompareError};

/// Why a caseload cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The plan does not fit the circulars.
    #[error("the plan for `{country}` does not fit the circulars: {error}")]
    Plan { country: String, error: PlanError },
    /// The plan is for another country.
    #[error("this plan is for `{plan}`, not for `{country}`")]
    OtherPlan { plan: String, country: String },
    /// The circulars have no core meanings in common.
    #[error(transparent)]
    Align(#[from] CompareError),
    /// None of the files begins with an event that means that somebody was detected.
    #[error(
        "none of the {files} files is a person's: under `{circular}` the first event of such a file bears the core meaning `detected`"
    )]
    NobodyDetected { circular: String, files: usize },
    /// The plan's texts do not stand in the language.
    #[error("the plan for `{country}` is not written in `{language}`; it has: {has}")]
    NotInLanguage { country: String, language: String, has: String },
    /// There is no such file.
    #[error("there is no dossier {number}; the caseload has {files}, counted from 1")]
    NoDossier { number: usize, files: usize },
}

/// The sides that a plan has chosen.
fn chosen(plan: &Plan) -> Sides {
    plan.uncertain.iter().map(|one| (one.name.clone(), one.chosen.clone())).collect()
}

/// Puts everything together, or says why it does not fit.
fn bind<'a>(
    source: &'a Rulebook,
    target: &'a Rulebook,
    plan: &'a Plan,
    until: Date,
    language: &str,
) -> Result<Bound<'a>, ReplayError> {
    let country = align::name(target).to_owned();
    if plan.country != country {
        return Err(ReplayError::OtherPlan { plan: plan.country.clone(), country });
    }
    align::check(source, target, until, language)?;
    if !plan.languages.iter().any(|code| code == language) {
        let (language, has) = (language.to_owned(), plan.languages.join(", "));
        return Err(ReplayError::NotInLanguage { country, language, has });
    }
    Bound::new(source, target, plan).map_err(|error| ReplayError::Plan { country, error })
}

/// Replays a caseload of `source` under the rules of `target`, as the files stand on a day.
///
/// `journals` are files of any kind; those that are not a person's are counted and left. `name` is what people call the
/// caseload. Texts come in `language`, which both circulars and the plan must have.
///
/// # Errors
/// [`ReplayError`]: what does not fit, and where.
pub fn replay(
    source: &Rulebook,
    target: &Rulebook,
    plan: &Plan,
    (name, journals): (&str, &[Vec<Event>]),
    until: Date,
    language: &str,
) -> Result<Replay, ReplayError> {
    let bound = bind(source, target, plan, until, language)?;
    let sides = chosen(plan);
    let mut detail = tally::Detail::default();
    let caseload = Caseload::of(&bound, journals, until, tally::threads());
    let base = tally::run(&bound, &caseload.files, &sides, until, Some(&mut detail));
    if detail.dossiers == 0 {
        let circular = align::name(source).to_owned();
        return Err(ReplayError::NobodyDetected { circular, files: journals.len() });
    }
    let varied = vary::vary(&bound, &caseload, journals, &sides, until, base)?;
    Ok(report::report(&bound, name, until, language, base, &detail, varied))
}

/// A caseload made ready for replays: read once, replayed as often as one likes.
pub struct Readied<'a> {
    bound: Bound<'a>,
    caseload: Caseload,
    until: Date,
}

impl<'a> Readied<'a> {
    /// Reads every file under both circulars, on so many threads.
    ///
    /// # Errors
    /// [`ReplayError`]: what does not fit, and where.
    pub fn new(
        source: &'a Rulebook,
        target: &'a Rulebook,
        plan: &'a Plan,
        journals: &[Vec<Event>],
        until: Date,
        threads: usize,
    ) -> Result<Self, ReplayError> {
        let language = plan.languages.first().map_or("en", String::as_str);
        let bound = bind(source, target, plan, until, language)?;
        let caseload = Caseload::of(&bound, journals, until, threads);
        Ok(Self { bound, caseload, until })
    }

    /// Tells what each file came to under the other country's rules, with what the plan has chosen: its place among the
    /// journals, and where it stands. Files that are not a person's are left out.
    pub fn each(&self, mut told: impl FnMut(usize, &Run)) {
        let (sides, compact) = (chosen(self.bound.plan), &self.caseload.compact);
        let replay = tally::Switched::new(&self.bound, &self.caseload, &sides, self.until);
        replay.each(&compact.files, |file, walker| told(file.number as usize, &walker.scratch.run));
    }

    /// The figures of both sides by name, with what the plan has chosen, on so many threads.
    pub fn figures(&self, threads: usize) -> Vec<(&'static str, i64, i64)> {
        let sides = chosen(self.bound.plan);
        let [before, after] = tally::figures(&self.bound, &self.caseload, &sides, self.until, threads);
        let names = tally::FIGURES.into_iter();
        names.zip(before).zip(after).map(|((name, before), after)| (name, before, after)).collect()
    }
}

/// The files of a caseload whose first referral lies in a year.
pub fn referred_in(source: &Rulebook, journals: &[Vec<Event>], year: i16) -> Vec<Vec<Event>> {
    let means = |event: &Event| {
        let node = source.event_on(&event.event, event.on);
        node.is_some_and(|node| node.counts_as.iter().any(|word| word.text == "referred"))
    };
    let first = |journal: &[Event]| journal.iter().filter(|event| means(event)).map(|event| event.on).min();
    journals.iter().filter(|journal| first(journal).is_some_and(|on| on.year() == year)).cloned().collect()
}

/// A dossier of a caseload, by its number from 1.
fn dossier(journals: &[Vec<Event>], number: usize) -> Result<&[Event], ReplayError> {
    let journal = number.checked_sub(1).and_then(|place| journals.get(place));
    journal.map(Vec::as_slice).ok_or(ReplayError::NoDossier { number, files: journals.len() })
}
