//! `nabotjek floor DIR`.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use jiff::{Timestamp, civil::Date};
use neighbour::floor::{self, Floor};

use super::{compare::rulebook, shown::Shown};
use crate::output::Outcome;

/// Which circular to measure, and how.
#[derive(Args)]
#[command(after_help = "\
A circular is a folder, or the name of one in `circulars`: `nabotjek floor be`.
Each provision is reached, ruled (a rule stands on it, nothing can be measured), partly reached, below, silent or unknown.
Only instruments that bind the country are a floor for it; the others are shown as a mirror. How it is measured, the JSON,
and how a floor is written stand in docs/floor.md.")]
pub struct Arguments {
    /// The circular
    circular: PathBuf,
    /// The day whose law is measured [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Language of the texts; circular and floor must have it
    #[arg(long, default_value = "en")]
    language: String,
    /// Another floor than the European one
    #[arg(long, value_name = "DOCUMENT")]
    floor: Option<PathBuf>,
    #[command(flatten)]
    shown: Shown,
}

/// Prints how far a circular reaches, provision by provision.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let floor = match &arguments.floor {
        None => Floor::read(floor::EUROPE).context("the European floor")?,
        Some(path) => {
            let text =
                fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
            Floor::read(&text).with_context(|| path.display().to_string())?
        }
    };
    let Some(rulebook) = rulebook(&arguments.circular)? else { return Ok(Outcome::Refused) };
    let on = arguments.on.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
    let measured = floor::measure(&floor, &rulebook, on, &arguments.language)?;
    arguments.shown.tell(&measured, floor::table, floor::html, on)
}
