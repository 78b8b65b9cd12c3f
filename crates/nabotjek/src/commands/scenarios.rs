//! `nabotjek scenarios DIR`.

use std::{io::Write, path::PathBuf};

use anyhow::Context;
use casework::ScenarioOutcome;
use clap::Args;

use crate::output::{Format, Outcome};

/// Try a circular's own claims
#[derive(Args)]
pub struct Arguments {
    /// Folder of the circular
    dir: PathBuf,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs every scenario; refused when one fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(circular) = super::fold::usable(&arguments.dir)? else { return Ok(Outcome::Refused) };
    let outcomes = casework::run_scenarios(&circular)
        .with_context(|| format!("{} cannot be used", arguments.dir.display()))?;
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &outcomes)?;
            writeln!(out)?;
        }
        Format::Text => write!(out, "{}", text_of(&outcomes))?,
    }
    let failed = outcomes.iter().any(|outcome| !outcome.passed);
    Ok(if failed { Outcome::Refused } else { Outcome::Done })
}

fn text_of(outcomes: &[ScenarioOutcome]) -> String {
    let mut text = String::new();
    for outcome in outcomes {
        let word = if outcome.passed { "passed" } else { "FAILED" };
        text.push_str(&format!("{word}  {}\n", outcome.title));
        for failure in &outcome.failures {
            text.push_str(&format!(
                "        {}\n          expected  {}\n          actual    {}\n",
                failure.at, failure.expected, failure.actual
            ));
        }
    }
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    let passed = outcomes.len() - failed;
    text.push_str(&format!("\n{passed} passed, {failed} failed\n"));
    text
}
