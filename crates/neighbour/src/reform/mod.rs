//! The reform bench: proposals laid over a country's circular, and the figures of a replay that move with them.

mod lay;
mod report;
mod show;

use casework::Event;
use circular::{Rulebook, compare::Change, overlay::OverlayError};
use jiff::civil::Date;
use serde::Serialize;

pub use lay::{Broken, Laid, lay};
pub use report::{Finding, Practice, Report, html, report, text};
pub use show::{body, table, title};

use crate::{
    compare::Country,
    replay::{Figure, Plan, PlanError, Replay, ReplayError, replay},
};
use circular::overlay::Proposal;

/// Why proposals cannot be tried.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReformError {
    /// They do not fit the circular or each other.
    #[error(transparent)]
    Overlay(#[from] OverlayError),
    /// What one of them assumes does not fit the plan.
    #[error("{path}, {error}")]
    Plan { path: String, error: PlanError },
    /// The circular with them laid over it is not sound.
    #[error("with {proposals} the circular of `{country}` is not sound:\n{told}")]
    Unsound { country: String, proposals: String, told: String },
    /// The caseload cannot be replayed.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

/// Figures as the law stands, and with proposals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reform {
    pub caseload: String,
    /// The country whose files these are.
    pub from: Country,
    /// The country whose law the proposals change.
    pub under: Country,
    pub language: String,
    pub until: Date,
    pub dossiers: usize,
    /// Under the rules of the country whose files these are.
    pub before: Vec<Figure>,
    /// Under the law in force.
    pub in_force: Vec<Figure>,
    pub proposals: Vec<Proposed>,
    /// Each proposal alone and, where there are several, all together last.
    pub alternatives: Vec<Alternative>,
}

/// A proposal and what it changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposed {
    pub name: String,
    pub title: String,
    pub because: String,
    /// Against the law in force, rule by rule.
    pub changes: Vec<Change>,
    /// Claims of the circular about the law in force that no longer hold.
    pub broken: Vec<Broken>,
}

/// The figures with some proposals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alternative {
    /// The names of the proposals.
    pub proposals: Vec<String>,
    pub title: String,
    pub figures: Vec<Figure>,
}

/// Replays a caseload under the law in force, with each proposal alone, and with all of them together.
///
/// # Errors
/// [`ReformError`]: what does not fit, and where.
pub fn reform(
    source: &Rulebook,
    target: &Rulebook,
    plan: &Plan,
    proposals: &[&Proposal],
    caseload: (&str, &[Vec<Event>]),
    until: Date,
    language: &str,
) -> Result<Reform, ReformError> {
    let in_force = replay(source, target, plan, caseload, until, language)?;
    against(&in_force, source, target, plan, proposals, caseload.1)
}

/// The same, where the law in force has been replayed already.
fn against(
    in_force: &Replay,
    source: &Rulebook,
    target: &Rulebook,
    plan: &Plan,
    proposals: &[&Proposal],
    journals: &[Vec<Event>],
) -> Result<Reform, ReformError> {
    let (until, language) = (in_force.until, in_force.language.as_str());
    let caseload = (in_force.caseload.as_str(), journals);
    let mut told = Vec::new();
    let mut alternatives = Vec::new();
    let with = |laid: &Laid| replay(source, &laid.rulebook, &laid.plan, caseload, until, language);
    for proposal in proposals {
        let laid = lay(target, plan, &[proposal])?;
        let replayed = with(&laid)?;
        let title = proposal.title.get(language).to_owned();
        told.push(Proposed {
            name: proposal.name.clone(),
            title: title.clone(),
            because: proposal.because.get(language).to_owned(),
            changes: laid.changes,
            broken: laid.broken,
        });
        alternatives.push(Alternative {
            proposals: vec![proposal.name.clone()],
            title,
            figures: replayed.figures,
        });
    }
    if proposals.len() > 1 {
        let replayed = with(&lay(target, plan, proposals)?)?;
        alternatives.push(Alternative {
            proposals: proposals.iter().map(|proposal| proposal.name.clone()).collect(),
            title: crate::words::Words::of(language).say("reform-together", []),
            figures: replayed.figures,
        });
    }
    Ok(Reform {
        caseload: in_force.caseload.clone(),
        from: in_force.from.clone(),
        under: in_force.under.clone(),
        language: language.to_owned(),
        until,
        dossiers: in_force.dossiers,
        before: in_force.figures.clone(),
        in_force: in_force.figures.clone(),
        proposals: told,
        alternatives,
    })
}
