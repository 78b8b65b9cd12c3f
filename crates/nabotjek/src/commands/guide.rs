//! `nabotjek guide check`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use circular::Rulebook;
use clap::{Args, Subcommand};
use guide::{Document, Guide, Mistake, Status};
use jiff::{Timestamp, civil::Date};
use serde_json::json;

use super::compare::{beside, folder_of, rulebook};
use crate::output::{Format, Outcome, tell};

/// What to do with the guide.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Find every text that a language lacks, and every rule that a passage no longer rests on
    Check(Check),
}

/// Which guide to check.
#[derive(Args)]
#[command(after_help = "\
The guide of a circular's country stands beside the circulars: guide/be for circulars/be. Every mistake is told with
document and line, all at once: texts that a language lacks, has twice, or has too many; sentences that are too long; numbers
that are typed; numbers and rules that the circular no longer has. guide/README.md says how a language is written.
Exit status 0 when there is nothing to tell, 1 otherwise.")]
struct Check {
    /// The circular, as a folder or the name of one in `circulars`
    #[arg(default_value = "circulars/be")]
    circular: PathBuf,
    /// Another folder of the guide than the one beside the circulars
    #[arg(long, value_name = "DIR")]
    guide: Option<PathBuf>,
    /// The day whose rules the passages must rest on [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Does what was asked.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Action::Check(arguments) = &arguments.action;
    let Some(rulebook) = rulebook(&arguments.circular)? else { return Ok(Outcome::Refused) };
    let folder = match &arguments.guide {
        Some(folder) => folder.clone(),
        None => folder_beside(&folder_of(&arguments.circular)?, &rulebook)?,
    };
    anyhow::ensure!(folder.join(FRAME).is_file(), "there is no guide at {}", folder.display());
    let on = arguments.on.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
    let (guide, mut mistakes) = read(&folder)?;
    mistakes.extend(guide.check(&rulebook, on));
    mistakes.sort();
    match arguments.format {
        Format::Text => {
            for mistake in &mistakes {
                tell(mistake)?;
            }
            tell(summary(&guide, mistakes.len()))?;
        }
        Format::Json => tell(as_json(&guide, &mistakes))?,
    }
    Ok(if mistakes.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// The document that says which languages and passages a guide has.
const FRAME: &str = "guide.kdl";

/// The guide that stands beside a folder of circulars, for the country of these rules; `None` when there is none. What is wrong
/// with it is told on standard error; what is not whole or no longer true is left out by the guide itself.
pub fn guide_of(circular: &Path, rulebook: &Rulebook) -> anyhow::Result<Option<Guide>> {
    let folder = folder_beside(circular, rulebook)?;
    if !folder.join(FRAME).is_file() {
        return Ok(None);
    }
    let (guide, mut mistakes) = read(&folder)?;
    mistakes.extend(guide.check(rulebook, rulebook.civil_day(Timestamp::now())));
    if let Some(first) = mistakes.first() {
        eprintln!("nabotjek: {first}");
        eprintln!("nabotjek: {} says it all: nabotjek guide check", summary(&guide, mistakes.len()));
    }
    Ok(Some(guide))
}

/// The folder of all guides beside the folder of circulars, if there is one.
pub fn guides_beside(circular: &Path) -> Option<PathBuf> {
    beside(circular).ok().map(|root| root.join("guide")).filter(|folder| folder.is_dir())
}

/// `guide/<country>` beside the folder of circulars.
fn folder_beside(circular: &Path, rulebook: &Rulebook) -> anyhow::Result<PathBuf> {
    Ok(beside(circular)?.join("guide").join(rulebook.circular().called()))
}

fn read(folder: &Path) -> anyhow::Result<(Guide, Vec<Mistake>)> {
    let mut languages = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "kdl") && !path.ends_with(FRAME) {
            languages.push((name, document(&path)?));
        }
    }
    languages.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(Guide::read(&document(&folder.join(FRAME))?, &languages))
}

fn document(path: &Path) -> anyhow::Result<Document> {
    let here = std::env::current_dir()?.canonicalize()?;
    let name = path.strip_prefix(here).unwrap_or(path).display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    Ok(Document { name, text })
}

fn summary(guide: &Guide, mistakes: usize) -> String {
    let checked = guide.whole().filter(|language| matches!(language.status, Some(Status::Checked { .. })));
    let (checked, whole) = (checked.count(), guide.whole().count());
    let (all, passages) = (guide.languages.len(), guide.passages().count());
    let s = if mistakes == 1 { "" } else { "s" };
    format!(
        "Guide `{}`: {whole} of {all} languages whole ({checked} checked, {} drafted), {passages} passages: {mistakes} mistake{s}",
        guide.country,
        whole - checked
    )
}

fn as_json(guide: &Guide, mistakes: &[Mistake]) -> serde_json::Value {
    let languages = guide.languages.iter().map(|language| {
        let (state, on, by) = match &language.status {
            None => ("not whole", None, None),
            Some(Status::Drafted { on }) => ("drafted", Some(on), None),
            Some(Status::Checked { on, by }) => ("checked", Some(on), Some(by)),
        };
        json!({ "code": language.code, "name": language.name, "state": state, "on": on, "by": by })
    });
    let mistakes = mistakes
        .iter()
        .map(|mistake| json!({ "document": mistake.document, "line": mistake.line, "what": mistake.what }));
    json!({
        "guide": guide.country,
        "passages": guide.passages().count(),
        "languages": languages.collect::<Vec<_>>(),
        "mistakes": mistakes.collect::<Vec<_>>(),
    })
}
