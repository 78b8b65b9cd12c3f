//! `nabotjek compare A B`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail};
use circular::{Choices, Rulebook, compile};
use clap::Args;
use jiff::{Timestamp, civil::Date};

use super::{fold::usable, shown::Shown};
use crate::output::Outcome;

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
    #[command(flatten)]
    shown: Shown,
}

/// Prints two circulars beside each other.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (Some(first), Some(second)) = (rulebook(&arguments.first)?, rulebook(&arguments.second)?) else {
        return Ok(Outcome::Refused);
    };
    let on = arguments.on.unwrap_or_else(|| first.civil_day(Timestamp::now()));
    let topic = arguments.topic.as_deref();
    let comparison = neighbour::compare(&first, &second, on, topic, &arguments.language)?;
    arguments.shown.tell(&comparison, neighbour::table, neighbour::html, on)
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

/// The folder in which the folder of circulars stands, and beside it caseloads, plans and proposals.
pub fn beside(circular: &Path) -> anyhow::Result<PathBuf> {
    let folder = circular.canonicalize()?;
    Ok(folder.parent().and_then(Path::parent).unwrap_or(Path::new(".")).to_owned())
}

/// The circular of a folder, or of that name in `circulars`; nothing when it has errors, which have been told.
pub fn rulebook(given: &Path) -> anyhow::Result<Option<Rulebook>> {
    let folder = folder_of(given)?;
    let Some(circular) = usable(&folder)? else { return Ok(None) };
    let rulebook = compile(Arc::new(circular), &Choices::default());
    Ok(Some(rulebook.with_context(|| format!("{} cannot be used", folder.display()))?))
}
