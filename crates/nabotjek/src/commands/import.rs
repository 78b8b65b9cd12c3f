//! `nabotjek import FILE`.

mod take_in;

use std::{io::Write, path::PathBuf};

use anyhow::Context;
use casework::import::{Format as FileFormat, ImportPlan, Importer, plan};
use circular::{Rulebook, model::Event};
use clap::Args;
use jiff::{Timestamp, civil::Date};

use super::store::Place;
use crate::output::{Format, Outcome};

/// Take in a file of referrals, or say what that would do
#[derive(Args)]
#[command(after_help = "\
The file is CSV (comma, semicolon or tab) or JSON (an array, or one object a line). Its columns bear the names of the
Human Trafficking Case Data Standard; a fact for which the standard has no field is nbt_ and its name in the circular,
such as nbt_region. nbt_on is the day of detection. A row goes in whole or not at
all, and only if the role could have typed it. The same row is taken in once, however often it is imported.
Exit status 0 when every row is in (with --dry-run: could go in), else 1.")]
pub struct Arguments {
    /// The file
    file: PathBuf,
    /// Say what would happen; write nothing
    #[arg(long)]
    dry_run: bool,
    /// The role that imports [default: the first that the circular lets detect]
    #[arg(long = "as", value_name = "ROLE")]
    by: Option<String>,
    /// Its office [default: the first that the circular names for the role]
    #[arg(long, value_name = "OFFICE")]
    office: Option<String>,
    /// Write the rows that have mistakes to a file, to be corrected and imported again
    #[arg(long, value_name = "FILE")]
    bad_rows: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Mistakes shown as text; a file of another kind altogether would fill the screen.
const MISTAKES_SHOWN: usize = 200;

/// Plans an import, carries it out unless it is a dry run, and says what happened.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(rulebook) = arguments.place.rulebook()? else { return Ok(Outcome::Refused) };
    let place = arguments.file.display();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("{place} cannot be read"))?;
    let today = rulebook.civil_day(Timestamp::now());
    let by = arguments.by.as_deref().or_else(|| first_opener(&rulebook, today)).unwrap_or_default();
    let office = arguments.office.as_deref().or_else(|| first_office(&rulebook, by)).unwrap_or_default();
    let importer = Importer { by, office, today };
    let plan =
        plan(&bytes, FileFormat::sniff(&bytes), &rulebook, importer).with_context(|| place.to_string())?;
    if let Some(path) = &arguments.bad_rows
        && !plan.bad.is_empty()
    {
        std::fs::write(path, plan.bad_rows())
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    if !arguments.dry_run {
        return take_in::run(plan, by, office, &arguments.place, &rulebook, arguments.format);
    }
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &plan)?;
            writeln!(out)?;
        }
        Format::Text => {
            let (rows, ready, bad) = (plan.rows, plan.ready.len(), plan.bad.len());
            let repeated = plan.repeated.len();
            writeln!(
                out,
                "{rows} rows: {ready} ready, {bad} with mistakes, {repeated} the same as an earlier row."
            )?;
            write!(out, "{}", mistakes_of(&plan))?;
        }
    }
    Ok(if plan.bad.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// The first role that may detect: record the event with which a file of a person begins.
fn first_opener(rulebook: &Rulebook, today: Date) -> Option<&str> {
    let detects = |event: &&Event| event.counts_as.iter().any(|word| word.as_str() == "detected");
    let openers = rulebook.circular().events.iter().filter(|event| event.opens_file).filter(detects);
    let mut roles =
        openers.filter(|event| rulebook.in_force(&event.validity, today)).flat_map(|event| &event.by);
    roles.find(|(_, validity)| rulebook.in_force(validity, today)).map(|(role, _)| role.as_str())
}

/// The first office of a role, or of the role that it is part of.
fn first_office<'a>(rulebook: &'a Rulebook, by: &str) -> Option<&'a str> {
    let mut offices = rulebook.circular().offices.iter();
    offices.find(|office| rulebook.acts_as(by, office.role.as_str())).map(|office| office.name.as_str())
}

/// What cannot go in, and why.
fn mistakes_of(plan: &ImportPlan) -> String {
    let mut text = String::new();
    for column in &plan.unknown_columns {
        let why = match column.in_standard {
            true => "the circular asks for no such thing",
            false => "no such column is known",
        };
        let near = column.nearest.as_ref().map_or(String::new(), |near| format!("; the nearest is {near}"));
        text.push_str(&format!("column {:?} is kept out: {why}{near}\n", column.column));
    }
    for repeated in &plan.repeated {
        text.push_str(&format!("row {}: the same as row {}\n", repeated.row, repeated.same_as));
    }
    let all = plan.bad.iter().flat_map(|bad| bad.mistakes.iter().map(move |mistake| (bad.row, mistake)));
    for (row, mistake) in all.clone().take(MISTAKES_SHOWN) {
        let column = mistake.column.as_ref().map_or(String::new(), |column| format!(", {column}"));
        // Quoted as a text, so that no sign in it moves the cursor or starts another line.
        let value = mistake.value.as_ref().map_or(String::new(), |value| format!(", {:?}", value.0));
        text.push_str(&format!("row {row}{column}{value}: {}\n", mistake.text));
    }
    let left = all.count().saturating_sub(MISTAKES_SHOWN);
    if left > 0 {
        text.push_str(&format!("and {left} more; --bad-rows FILE or --format json gives them all\n"));
    }
    text
}
