//! A circular's scenarios: its claims, tried.

mod journal;
mod meets;

use std::{collections::BTreeMap, sync::Arc};

use circular::{
    Choices, CompileError, Rulebook, compile,
    model::{Circular, Scenario, Span},
};
use serde::Serialize;

pub use journal::{Filled, journal};

/// How a scenario ended.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioOutcome {
    /// The claim.
    pub title: String,
    /// Where it stands.
    #[serde(skip)]
    pub place: Span,
    pub passed: bool,
    pub failures: Vec<ScenarioFailure>,
    /// Required facts that the scenario leaves out, and the neutral answers that stood in for them.
    pub filled: Vec<Filled>,
}

/// One expectation that was not met.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioFailure {
    /// The line of the circular.
    #[serde(skip)]
    pub place: Span,
    /// The document and line, as `scenarios/reflection.kdl:12`.
    pub at: String,
    /// What was expected, as written, with its day.
    pub expected: String,
    /// What stands instead.
    pub actual: String,
}

/// Runs every scenario of a circular, in reading order.
///
/// # Errors
/// When the circular cannot be compiled, with the readings as it chooses them or as a scenario does.
pub fn run_scenarios(circular: &Circular) -> Result<Vec<ScenarioOutcome>, CompileError> {
    let circular = Arc::new(circular.clone());
    let mut rulebooks: BTreeMap<BTreeMap<String, String>, Rulebook> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(circular.scenarios.len());
    for scenario in &circular.scenarios {
        let sides: BTreeMap<String, String> = scenario
            .readings
            .iter()
            .map(|(reading, side)| (reading.text.clone(), side.text.clone()))
            .collect();
        if !rulebooks.contains_key(&sides) {
            let rulebook = compile(Arc::clone(&circular), &Choices { sides: sides.clone() })?;
            rulebooks.insert(sides.clone(), rulebook);
        }
        outcomes.push(run(&rulebooks[&sides], scenario));
    }
    Ok(outcomes)
}

/// Runs one scenario under a rulebook compiled with the readings that it chooses.
pub fn run(rulebook: &Rulebook, scenario: &Scenario) -> ScenarioOutcome {
    let (events, filled) = journal(rulebook, scenario);
    let mut failures = Vec::new();
    for expect in &scenario.expects {
        let standing = crate::fold(rulebook, &events, expect.as_of, expect.known_on);
        for line in &expect.lines {
            if let Err(actual) = meets::meets(rulebook, &line.value, &standing) {
                let known = expect.known_on.map_or(String::new(), |day| format!(", known on {day}"));
                failures.push(ScenarioFailure {
                    place: line.span,
                    at: place(rulebook.circular(), line.span),
                    expected: format!(
                        "{} (as of {}{known})",
                        written(rulebook.circular(), line.span),
                        expect.as_of
                    ),
                    actual,
                });
            }
        }
    }
    ScenarioOutcome {
        title: scenario.title.clone(),
        place: scenario.span,
        passed: failures.is_empty(),
        failures,
        filled,
    }
}

/// A place as people read it: document and line.
fn place(circular: &Circular, span: Span) -> String {
    let Some(document) = circular.documents.get(span.document as usize) else { return String::new() };
    let before = document.text.get(..span.start as usize).unwrap_or_default();
    format!("{}:{}", document.path.display(), before.matches('\n').count() + 1)
}

/// The text of a place, on one line.
fn written(circular: &Circular, span: Span) -> String {
    let document = circular.documents.get(span.document as usize);
    let text = document.and_then(|document| document.text.get(span.start as usize..span.end as usize));
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
