//! Proposals laid over a circular and over the plan of its replay, checked like any circular.

use std::sync::Arc;

use casework::run_scenarios;
use circular::{
    Choices, Rulebook, check, compare,
    compare::Change,
    compile,
    message::{self, Style},
    mistake::{Mistake, Severity},
    overlay::{Proposal, lay_over},
    read_documents,
};
use serde::Serialize;

use super::ReformError;
use crate::{align, replay::Plan};

/// A circular with proposals laid over it.
#[derive(Clone, Debug)]
pub struct Laid {
    pub rulebook: Rulebook,
    pub plan: Plan,
    pub changes: Vec<Change>,
    pub broken: Vec<Broken>,
}

/// A claim of the circular about the law in force that does not hold with a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The scenario's title: a claim.
    pub scenario: String,
    /// Document and line.
    pub at: String,
    pub expected: String,
    /// What stands instead.
    pub found: String,
}

/// Lays proposals over a circular with the readings as they were chosen, and over a plan; checks what comes out.
///
/// # Errors
/// [`ReformError`]: a proposal that does not fit, two that contradict each other, or a circular that is not sound with
/// them. A scenario that no longer holds is no error: it is told in [`Laid::broken`].
pub fn lay(target: &Rulebook, plan: &Plan, proposals: &[&Proposal]) -> Result<Laid, ReformError> {
    let old = target.circular();
    let mut plan = plan.clone();
    for proposal in proposals {
        if let Some(text) = &proposal.replay {
            let path = proposal.path().display().to_string();
            plan = plan.with(text).map_err(|error| ReformError::Plan { path, error })?;
        }
    }
    let (new, mistakes) = read_documents(lay_over(old, proposals)?);
    let mut mistakes = check::report(&new, mistakes);
    mistakes.retain(|mistake| mistake.severity == Severity::Error);
    let unsound = |told: String| ReformError::Unsound {
        country: align::name(target).to_owned(),
        proposals: proposals
            .iter()
            .map(|proposal| format!("`{}`", proposal.name))
            .collect::<Vec<_>>()
            .join(", "),
        told,
    };
    if !mistakes.is_empty() {
        return Err(unsound(drawn(&mistakes, &new)));
    }
    let outcomes = run_scenarios(&new).map_err(|error| unsound(error.to_string()))?;
    let broken = outcomes.iter().filter(|outcome| !outcome.passed).filter_map(|outcome| {
        let failure = outcome.failures.first()?;
        Some(Broken {
            scenario: outcome.title.clone(),
            at: failure.at.clone(),
            expected: failure.expected.clone(),
            found: failure.actual.clone(),
        })
    });
    let broken = broken.collect();
    let changes = compare::rules(old, &new);
    let mut choices = Choices::default();
    for reading in &new.readings {
        if let Some(side) = target.side(reading.name.as_str())
            && reading.sides.iter().any(|known| known.name.text == side)
        {
            choices.sides.insert(reading.name.text.clone(), side.to_owned());
        }
    }
    let rulebook = compile(Arc::new(new), &choices).map_err(|error| unsound(error.to_string()))?;
    Ok(Laid { rulebook, plan, changes, broken })
}

fn drawn(mistakes: &[Mistake], circular: &circular::model::Circular) -> String {
    message::draw(mistakes, circular, "en", Style::Plain).trim_end().to_owned()
}
