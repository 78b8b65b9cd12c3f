//! `nabotjek check DIR`.

use std::{
    io::{IsTerminal, stdout},
    path::PathBuf,
};

use circular::{
    message::{self, Style},
    mistake::{Mistake, Severity, in_reading_order},
    model::Circular,
};
use clap::Args;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::json;

use crate::output::{Format, Outcome, tell};

/// What to check, and how to say it.
#[derive(Args)]
pub struct Arguments {
    /// The folder of the circular
    folder: PathBuf,
    /// Language of the messages: en or da
    #[arg(long, default_value = "en")]
    language: String,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints everything that is wrong with a circular.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (circular, mistakes) = read_and_check(&arguments.folder)?;
    let folder = arguments.folder.display().to_string();
    match arguments.format {
        Format::Json => tell(as_json(&mistakes, &circular, &arguments.language))?,
        Format::Text => {
            let style = if stdout().is_terminal() { Style::Terminal } else { Style::Plain };
            if !mistakes.is_empty() {
                tell(message::draw(&mistakes, &circular, &arguments.language, style))?;
            }
            tell(message::summary(&mistakes, &circular, &folder, &arguments.language))?;
        }
    }
    let wrong = mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    Ok(if wrong { Outcome::Refused } else { Outcome::Done })
}

/// Reads a circular and asks every question of it.
fn read_and_check(folder: &std::path::Path) -> anyhow::Result<(Circular, Vec<Mistake>)> {
    let (circular, mistakes) = circular::read(folder)?;
    let mut mistakes = circular::check::report(&circular, mistakes);
    mistakes.extend(circular::check::holidays_reach(&circular, today(&circular)));
    Ok((circular, in_reading_order(mistakes)))
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
