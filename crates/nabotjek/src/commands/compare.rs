//! `nabotjek compare A B`.

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use circular::{Choices, Rulebook, compile};
use clap::{Args, ValueEnum};
use jiff::{Timestamp, civil::Date};

use super::{fold::usable, paper::Paper};
use crate::output::{Outcome, tell};

/// The width of a table when nobody says how wide the terminal is.
const WIDTH: usize = 120;

/// Which circulars to set beside each other, and how.
#[derive(Args)]
#[command(after_help = "\
A circular is a folder, or the name of one in `circulars`: `nabotjek compare be dk`.
Verdicts say how the second stands beside the first from the presumed victim's point of view: same, stricter, looser,
differs (no better and no worse), absent (one has no rule on it), unknown (one says that nobody knows). How they are
ordered stands in docs/compare.md, where the JSON is described too.
Topics: offence, consent, who, reflection, rights, cooperation, stay, permanent, compensation, testimony, targets,
forums, rapporteur, languages.")]
pub struct Arguments {
    /// The first circular
    first: PathBuf,
    /// The second circular
    second: PathBuf,
    /// Only this topic
    #[arg(long)]
    topic: Option<String>,
    /// The day whose law is compared [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Language of the texts; both circulars must have it
    #[arg(long, default_value = "en")]
    language: String,
    /// A table for the terminal, JSON for programs, a page to send, or a PDF
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Columns of the table [default: the environment's COLUMNS, else 120]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    #[command(flatten)]
    paper: Paper,
}

/// How to show a comparison or a floor.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Form {
    /// A table for the terminal.
    #[default]
    Text,
    /// JSON for programs.
    Json,
    /// One HTML document.
    Html,
    /// The same, set for paper.
    Pdf,
}

/// Prints two circulars beside each other.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (Some(first), Some(second)) = (rulebook(&arguments.first)?, rulebook(&arguments.second)?) else {
        return Ok(Outcome::Refused);
    };
    let on = arguments.on.unwrap_or_else(|| first.civil_day(Timestamp::now()));
    let topic = arguments.topic.as_deref();
    let comparison = neighbour::compare(&first, &second, on, topic, &arguments.language)?;
    match arguments.format {
        Form::Text => {
            tell(neighbour::table(&comparison, width(arguments.width)).trim_end())?;
        }
        Form::Json => tell(serde_json::to_string_pretty(&comparison)?)?,
        Form::Html => tell(neighbour::html(&comparison)?.trim_end())?,
        Form::Pdf => arguments.paper.print(&neighbour::html(&comparison)?, on)?,
    }
    Ok(Outcome::Done)
}

/// The width asked for, else the environment's, else one that most terminals have.
pub fn width(asked: Option<usize>) -> usize {
    let columns = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    asked.or_else(columns).unwrap_or(WIDTH)
}

/// The folder that was named, or the one of that name in `circulars`.
pub fn folder_of(given: &Path) -> anyhow::Result<PathBuf> {
    let named = Path::new("circulars").join(given);
    match (given.exists(), named.is_dir()) {
        (true, _) => Ok(given.to_owned()),
        (false, true) => Ok(named),
        (false, false) => bail!("there is no circular at {} nor at {}", given.display(), named.display()),
    }
}

/// The circular of a folder, or of that name in `circulars`; nothing when it has errors, which have been told.
pub fn rulebook(given: &Path) -> anyhow::Result<Option<Rulebook>> {
    let folder = folder_of(given)?;
    let Some(circular) = usable(&folder)? else { return Ok(None) };
    let rulebook = compile(Arc::new(circular), &Choices::default());
    Ok(Some(rulebook.with_context(|| format!("{} cannot be used", folder.display()))?))
}
