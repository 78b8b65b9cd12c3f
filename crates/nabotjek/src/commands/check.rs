//! `nabotjek check DIR` and `nabotjek check OLD NEW`.

use std::{
    io::{IsTerminal, stdout},
    path::{Path, PathBuf},
};

use circular::{
    compare,
    message::{self, Style},
    mistake::{Code, Mistake, Severity, in_reading_order},
    model::Circular,
};
use clap::Args;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::json;

use super::touched;
use crate::output::{Format, Outcome, tell};

/// What to check, and how to say it.
#[derive(Args)]
#[command(after_help = "\
With one folder: everything that is wrong with the circular, its scenarios run too. Exit status 1 when there are errors.
With two: what changed from the first to the second, rule by rule, who sees more or less, and with --journals which open
files a changed rule touches. Exit status 1 when the second has errors.")]
pub struct Arguments {
    /// The folder of the circular
    folder: PathBuf,
    /// A newer version of it to compare with
    newer: Option<PathBuf>,
    /// Journals to look through for open files that changed rules touch: a document with one journal, or with one a line,
    /// or a folder of such
    #[arg(long, value_name = "PATH", requires = "newer")]
    journals: Option<PathBuf>,
    /// Also print who sees what: the table of roles and compartments
    #[arg(long)]
    matrix: bool,
    /// Language of the messages: en or da
    #[arg(long, default_value = "en")]
    language: String,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints everything that is wrong with a circular, or what changed between two.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    match &arguments.newer {
        None => one(arguments),
        Some(newer) => two(arguments, newer),
    }
}

fn one(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (circular, mistakes) = read_and_check(&arguments.folder)?;
    match arguments.format {
        Format::Json => {
            let mut answer = as_json(&mistakes, &circular, &arguments.language);
            if arguments.matrix {
                answer["access"] = access_json(&circular);
            }
            tell(answer)?;
        }
        Format::Text => {
            tell_mistakes(arguments, &arguments.folder, &circular, &mistakes)?;
            if arguments.matrix {
                tell(format!("\n{}", compare::matrix(&circular, &arguments.language)))?;
            }
        }
    }
    Ok(outcome(&mistakes))
}

fn two(arguments: &Arguments, newer: &Path) -> anyhow::Result<Outcome> {
    let (old, _) = circular::read(&arguments.folder)?;
    let (new, mistakes) = read_and_check(newer)?;
    let changes = compare::rules(&old, &new);
    let access = compare::access_changes(&old, &new);
    let files = match &arguments.journals {
        Some(journals) => Some(touched::open_files(&old, &changes, journals, today(&old))?),
        None => None,
    };
    match arguments.format {
        Format::Json => {
            let mut answer = as_json(&mistakes, &new, &arguments.language);
            answer["changes"] = serde_json::to_value(&changes)?;
            answer["access_changes"] = serde_json::to_value(&access)?;
            answer["access"] = access_json(&new);
            if let Some((files, looked_at)) = &files {
                let files = files.iter().map(|(file, rules)| json!({ "journal": file, "rules": rules }));
                answer["touched"] = files.collect();
                answer["journals"] = json!(looked_at);
            }
            tell(answer)?;
        }
        Format::Text => {
            tell(compare::told(&changes, &access, &arguments.language))?;
            if let Some((files, looked_at)) = &files {
                tell(format!("\n{}", compare::touched(files, *looked_at, &arguments.language)))?;
            }
            tell(format!("\n{}\n", compare::matrix(&new, &arguments.language)))?;
            tell_mistakes(arguments, newer, &new, &mistakes)?;
        }
    }
    Ok(outcome(&mistakes))
}

fn outcome(mistakes: &[Mistake]) -> Outcome {
    let wrong = mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    if wrong { Outcome::Refused } else { Outcome::Done }
}

fn tell_mistakes(
    arguments: &Arguments,
    folder: &Path,
    circular: &Circular,
    mistakes: &[Mistake],
) -> anyhow::Result<()> {
    let style = if stdout().is_terminal() { Style::Terminal } else { Style::Plain };
    if !mistakes.is_empty() {
        tell(message::draw(mistakes, circular, &arguments.language, style))?;
    }
    tell(message::summary(mistakes, circular, &folder.display().to_string(), &arguments.language))?;
    Ok(())
}

/// Reads a circular and asks every question of it.
fn read_and_check(folder: &Path) -> anyhow::Result<(Circular, Vec<Mistake>)> {
    let (circular, mistakes) = circular::read(folder)?;
    let mut mistakes = circular::check::report(&circular, mistakes);
    mistakes.extend(circular::check::holidays_reach(&circular, today(&circular)));
    // Scenarios run only under rules that are sound; else each would fail for a reason told already.
    if mistakes.iter().all(|mistake| mistake.severity == Severity::Warning) {
        let outcomes = casework::run_scenarios(&circular)?;
        let failures = outcomes.iter().flat_map(|outcome| {
            outcome.failures.iter().map(|failure| {
                Mistake::error(Code::Scenarios, "scenarios-fails", failure.place)
                    .with("expected", &failure.expected)
                    .with("found", &failure.actual)
                    .within("scenario", &outcome.title)
            })
        });
        mistakes.extend(failures);
        mistakes.extend(closed_by_guardrails(&circular)?);
    }
    Ok((circular, in_reading_order(mistakes)))
}

/// Grants that open what the platform keeps closed.
fn closed_by_guardrails(circular: &Circular) -> anyhow::Result<Vec<Mistake>> {
    let rulebook = circular::compile(std::sync::Arc::new(circular.clone()), &circular::Choices::default())?;
    let closed = access::closed_grants(&rulebook)?;
    let warning = |(grant, place): (usize, usize)| {
        let sees = circular.sees.get(grant)?;
        Some(circular::check::guardrail(sees, sees.compartments.get(place)?))
    };
    Ok(closed.into_iter().filter_map(warning).collect())
}

/// Today where the circular counts its days.
fn today(circular: &Circular) -> Date {
    let zone = circular.time_zone.as_ref().and_then(|zone| TimeZone::get(&zone.value).ok());
    zone.unwrap_or(TimeZone::UTC).to_datetime(Timestamp::now()).date()
}

fn as_json(mistakes: &[Mistake], circular: &Circular, language: &str) -> serde_json::Value {
    let count = |severity| mistakes.iter().filter(|mistake| mistake.severity == severity).count();
    let drawn = message::draw(mistakes, circular, language, Style::Json);
    json!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "mistakes": serde_json::from_str::<serde_json::Value>(&drawn).unwrap_or_default(),
    })
}

fn access_json(circular: &Circular) -> serde_json::Value {
    let cells = compare::access(circular);
    cells
        .into_iter()
        .map(|((role, compartment), ties)| json!({ "role": role, "compartment": compartment, "ties": ties }))
        .collect()
}
