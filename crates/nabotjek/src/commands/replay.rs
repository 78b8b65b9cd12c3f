//! `nabotjek replay`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use casework::Event;
use circular::Rulebook;
use clap::Args;
use jiff::{Timestamp, civil::Date};
use neighbour::replay::{self, Plan};

use super::{
    compare::{beside, folder_of, rulebook},
    shown::Shown,
};
use crate::output::Outcome;

/// What would have happened to a caseload under another country's rules
#[derive(Args)]
#[command(after_help = "\
A caseload is the name of a specification in `caseload`, with a year behind it: `be-2022` are the persons of
caseload/be.kdl who were first referred in 2022. Or --journals FILE --from COUNTRY: journals, one a line.
What is assumed stands in replay/COUNTRY.kdl; what a static replay can and cannot show, in docs/replay.md.
Exit status 0 when it was replayed, 1 when a circular has errors.")]
pub struct Arguments {
    /// The caseload: NAME or NAME-YEAR
    #[arg(long, value_name = "NAME", required_unless_present = "journals")]
    caseload: Option<String>,
    /// These journals instead, one a line
    #[arg(long, value_name = "FILE", requires = "from")]
    journals: Option<PathBuf>,
    /// The country whose files the journals are
    #[arg(long, value_name = "COUNTRY")]
    from: Option<PathBuf>,
    /// The country under whose rules they are replayed: a folder, or the name of one in `circulars`
    #[arg(long, value_name = "COUNTRY")]
    under: PathBuf,
    /// What is assumed [default: replay/COUNTRY.kdl beside the circulars]
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// The day up to which files are followed, included [default: today]
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// One dossier of the caseload, by its number from 1: both timelines
    #[arg(long, value_name = "N")]
    dossier: Option<usize>,
    /// Language of the texts; both circulars and the plan must have it
    #[arg(long, default_value = "en")]
    language: String,
    #[command(flatten)]
    shown: Shown,
}

/// A caseload ready to be replayed: its name, the rules under which it was kept, its files.
pub struct Caseload {
    pub name: String,
    pub rulebook: Rulebook,
    pub journals: Vec<Vec<Event>>,
}

/// Replays a caseload and prints what came of it.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let until = |rulebook: &Rulebook| arguments.until.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
    let caseload = match (&arguments.caseload, &arguments.journals, &arguments.from) {
        (_, Some(journals), Some(from)) => journals_of(journals, from)?,
        (Some(name), _, _) => invented(name, until)?,
        _ => bail!("name a caseload: --caseload be-2022, or --journals FILE --from COUNTRY"),
    };
    let Some(Caseload { name, rulebook: source, journals }) = caseload else { return Ok(Outcome::Refused) };
    let Some(target) = rulebook(&arguments.under)? else { return Ok(Outcome::Refused) };
    let plan = match &arguments.plan {
        Some(path) => read_plan(path)?,
        // Under its own rules a caseload is carried over whole: nothing is assumed.
        None if source.circular().called() == target.circular().called() => own_plan(&target),
        None => plan_of(&folder_of(&arguments.under)?, &target)?,
    };
    let until = until(&source);
    let language = arguments.language.as_str();
    if let Some(number) = arguments.dossier {
        let single = replay::single(&source, &target, &plan, &journals, number, until, language)?;
        let text = |single: &replay::Single, width| replay::timelines(single, language, width);
        let page = |_: &_| Err(anyhow!("a single dossier comes as text or JSON; the served pages draw it"));
        return arguments.shown.tell(&single, text, page, until);
    }
    let replayed = replay::replay(&source, &target, &plan, (&name, &journals), until, language)?;
    arguments.shown.tell(&replayed, replay::table, replay::html, until)
}

/// The persons of an invented caseload, `NAME` or `NAME-YEAR`; `None` when its circular has errors, which have been told.
pub fn invented(name: &str, until: impl Fn(&Rulebook) -> Date) -> anyhow::Result<Option<Caseload>> {
    let (country, year) = match name.rsplit_once('-') {
        Some((country, year)) if year.len() == 4 => {
            (country, Some(year.parse::<i16>().with_context(|| format!("`{year}` is no year"))?))
        }
        _ => (name, None),
    };
    let path = Path::new("caseload").join(format!("{country}.kdl"));
    anyhow::ensure!(path.is_file(), "there is no caseload `{country}`: {} is not there", path.display());
    let Some(rulebook) = rulebook(Path::new(country))? else { return Ok(None) };
    let journals = invented_under(&path, year, &rulebook, until(&rulebook))?;
    Ok(Some(Caseload { name: name.to_owned(), rulebook, journals }))
}

/// The persons of an invented caseload who were first referred in a year; everybody, when none is named.
pub fn invented_under(
    path: &Path,
    year: Option<i16>,
    rulebook: &Rulebook,
    today: Date,
) -> anyhow::Result<Vec<Vec<Event>>> {
    let place = path.display();
    let read = caseload::read_at(path).with_context(|| format!("{place} cannot be read"))?;
    let mut caseload = read.with_context(|| place.to_string())?;
    if let Some(year) = year {
        // Files around today would move with the day.
        caseload.populations.retain(|population| population.when == caseload::When::Year(year));
    }
    let mut journals = Vec::new();
    caseload::generate(&caseload, rulebook, today, |made| journals.push(made.journal))
        .with_context(|| place.to_string())?;
    if let Some(year) = year {
        journals = replay::referred_in(rulebook, &journals, year);
        anyhow::ensure!(!journals.is_empty(), "nobody in {place} was first referred in {year}");
    }
    Ok(journals)
}

fn journals_of(path: &Path, from: &Path) -> anyhow::Result<Option<Caseload>> {
    let Some(rulebook) = rulebook(from)? else { return Ok(None) };
    let place = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{place} cannot be read"))?;
    let mut journals = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let journal = casework::read_journal(line).map_err(|mistakes| {
            let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
            anyhow!("{place}, journal {}: {first}", number + 1)
        })?;
        journals.push(journal);
    }
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Some(Caseload { name, rulebook, journals }))
}

fn own_plan(rulebook: &Rulebook) -> Plan {
    let languages = rulebook.circular().languages.iter().map(|language| language.text.clone());
    Plan::nothing(rulebook.circular().called(), languages)
}

/// The plan that stands beside a country's circular: `replay/<country>.kdl` beside the folder of circulars.
pub fn plan_of(circular: &Path, rulebook: &Rulebook) -> anyhow::Result<Plan> {
    let country = rulebook.circular().called();
    let path = beside(circular)?.join("replay").join(format!("{country}.kdl"));
    anyhow::ensure!(
        path.is_file(),
        "there is no plan for `{country}`: write replay/{country}.kdl (docs/replay.md says how), or name one with --plan"
    );
    read_plan(&path)
}

fn read_plan(path: &Path) -> anyhow::Result<Plan> {
    let place = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{place} cannot be read"))?;
    Plan::read(&text).with_context(|| place.to_string())
}
