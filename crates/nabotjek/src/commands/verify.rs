//! `nabotjek verify`.

use std::io::Write;

use anyhow::Context;
use clap::Args;
use journal::{Report, Seal};

use super::store::Place;
use crate::output::{Format, Outcome};

/// Find out whether a journal is what was written
#[derive(Args)]
#[command(after_help = "\
Goes through every row from the first: the chain, each sealed fact, every list that follows from the events. What is
wrong is named by table, row and file. It may run beside the server.
The seal that is printed stands for everything written so far. Keep it somewhere else: a journal put back whole to an
older state is found only with --against and a seal from after that.
Exit status 0 when all is as it was written, else 1.")]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// A seal printed earlier
    #[arg(long, value_name = "SEAL")]
    against: Option<Seal>,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Verifies a journal and says what was found.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(rulebook) = arguments.place.rulebook()? else { return Ok(Outcome::Refused) };
    let folder = arguments.place.journal()?;
    let report = journal::verify(folder, rulebook, arguments.against.as_ref())
        .with_context(|| format!("{} cannot be verified", folder.display()))?;
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
        }
        Format::Text => write!(out, "{}", text_of(&report))?,
    }
    Ok(if report.finding.is_none() { Outcome::Done } else { Outcome::Refused })
}

fn text_of(report: &Report) -> String {
    match &report.finding {
        None => format!(
            "All is as it was written: {} rows, {} files.\nseal {}\n",
            report.rows, report.files, report.seal
        ),
        Some(finding) => {
            let file = finding.file.as_ref().map_or(String::new(), |file| format!(", file {file}"));
            let (table, row, wrong) = (&finding.table, finding.row, &finding.wrong);
            format!(
                "Not what was written: {table}, row {row}{file}: {wrong}.\n\
                 Nothing after it was looked at. Keep this folder as it is, and compare it with a backup.\n"
            )
        }
    }
}
