//! `nabotjek reform` and `nabotjek report`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use circular::{Rulebook, overlay::Proposal};
use clap::Args;
use jiff::{Timestamp, civil::Date};
use neighbour::reform;

use super::{
    compare::{beside, folder_of, rulebook},
    replay::{Caseload, invented, plan_of},
    shown::Shown,
};
use crate::output::{Outcome, tell};

/// What is tried, on whom, and how it is shown.
#[derive(Args)]
#[command(after_help = "\
A proposal is a document in proposals/COUNTRY, or any other that is named; docs/replay.md says how one is written.
Proposals are laid over the circular for this run alone. Where one breaks a claim of the circular about the law in force,
the claim is shown. Exit status 0 when everything could be tried, 1 when a circular has errors.")]
pub struct Arguments {
    /// The country whose law is to change: a folder, or the name of one in `circulars`
    country: PathBuf,
    /// A proposal: its name, or a document; several are tried each alone and all together
    #[arg(long = "with", value_name = "PROPOSAL")]
    with: Vec<PathBuf>,
    /// The caseload: NAME or NAME-YEAR
    #[arg(long, value_name = "NAME", default_value = "be-2022")]
    caseload: String,
    /// The day up to which files are followed, included [default: today]
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Language of the texts
    #[arg(long, default_value = "en")]
    language: String,
    #[command(flatten)]
    shown: Shown,
}

/// Shows which figures proposals move. Without any, the proposals that there are.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    if arguments.with.is_empty() {
        return list(arguments);
    }
    let Some(tried) = Tried::of(arguments)? else { return Ok(Outcome::Refused) };
    let proposals: Vec<&Proposal> = tried.proposals.iter().collect();
    let caseload = (tried.caseload.name.as_str(), tried.caseload.journals.as_slice());
    let (source, language) = (&tried.caseload.rulebook, arguments.language.as_str());
    let reform =
        reform::reform(source, &tried.target, &tried.plan, &proposals, caseload, tried.until, language)?;
    let page = |_: &_| Err(anyhow!("a page comes from `nabotjek report`, which takes the same words"));
    arguments.shown.tell(&reform, reform::table, page, tried.until)
}

/// Writes a report of the kind a neighbour check ends in.
pub fn report(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(tried) = Tried::of(arguments)? else { return Ok(Outcome::Refused) };
    let proposals: Vec<&Proposal> = tried.proposals.iter().collect();
    let caseload = (tried.caseload.name.as_str(), tried.caseload.journals.as_slice());
    let (source, language) = (&tried.caseload.rulebook, arguments.language.as_str());
    let report =
        reform::report(source, &tried.target, &tried.plan, &proposals, caseload, tried.until, language)?;
    arguments.shown.tell(&report, reform::text, reform::html, tried.until)
}

struct Tried {
    caseload: Caseload,
    target: Rulebook,
    plan: neighbour::replay::Plan,
    proposals: Vec<Proposal>,
    until: Date,
}

impl Tried {
    /// `None` when a circular has errors, which have been told.
    fn of(arguments: &Arguments) -> anyhow::Result<Option<Self>> {
        let until =
            |rulebook: &Rulebook| arguments.until.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
        let Some(caseload) = invented(&arguments.caseload, until)? else { return Ok(None) };
        let Some(target) = rulebook(&arguments.country)? else { return Ok(None) };
        let folder = folder_of(&arguments.country)?;
        let plan = plan_of(&folder, &target)?;
        let kept = proposals_of(&folder, &target)?;
        let proposals = arguments.with.iter().map(|given| proposal(given, &kept));
        let proposals = proposals.collect::<anyhow::Result<Vec<_>>>()?;
        let until = until(&caseload.rulebook);
        Ok(Some(Self { caseload, target, plan, proposals, until }))
    }
}

/// The folder of a country's proposals, beside the folder of circulars.
pub fn proposals_of(circular: &Path, rulebook: &Rulebook) -> anyhow::Result<PathBuf> {
    Ok(beside(circular)?.join("proposals").join(rulebook.circular().called()))
}

/// A proposal by its name in a folder, or a document.
fn proposal(given: &Path, folder: &Path) -> anyhow::Result<Proposal> {
    let named = folder.join(given).with_extension("kdl");
    let path = if given.is_file() { given } else { &named };
    anyhow::ensure!(
        path.is_file(),
        "there is no proposal at {} nor at {}; `nabotjek reform COUNTRY` lists those that there are",
        given.display(),
        named.display()
    );
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    // Messages name the document as a person would, not where this machine keeps it.
    let shown = if given.is_file() {
        given.to_owned()
    } else {
        Path::new("proposals").join(path.file_name().unwrap_or_default())
    };
    Ok(Proposal::read(shown, &text)?)
}

/// Every proposal of a folder, by name; one that cannot be read is told and left out.
pub fn all_proposals(folder: &Path) -> anyhow::Result<Vec<Proposal>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "kdl"));
    paths.sort();
    let read = paths.iter().map(|path| proposal(path, folder));
    let mut all = Vec::new();
    for found in read {
        match found {
            Ok(proposal) => all.push(proposal),
            Err(error) => eprintln!("nabotjek: {error:#}"),
        }
    }
    Ok(all)
}

fn list(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(target) = rulebook(&arguments.country)? else { return Ok(Outcome::Refused) };
    let folder = proposals_of(&folder_of(&arguments.country)?, &target)?;
    let all = all_proposals(&folder)?;
    if all.is_empty() {
        tell("There is no proposal for this country yet; docs/replay.md says how one is written.")?;
    }
    for proposal in all {
        let title = proposal.title.get(&arguments.language);
        tell(format!("{}: {title}\n    {}", proposal.name, proposal.changes().join(", ")))?;
    }
    Ok(Outcome::Done)
}
