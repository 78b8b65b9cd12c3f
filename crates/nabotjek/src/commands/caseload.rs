//! `nabotjek caseload [SPECIFICATION]`.

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
    sync::Arc,
};

use anyhow::Context;
use circular::{Choices, compile};
use clap::Args;
use jiff::{Timestamp, civil::Date};

use super::fold::usable;
use crate::output::Outcome;

/// Make an invented caseload from its specification
#[derive(Args)]
#[command(after_help = "\
Prints one journal a line, as `nabotjek fold` and `nabotjek figures --journals` read it. The same specification,
circular and day make the same journals to the byte. How a specification is written stands at its head.")]
pub struct Arguments {
    /// The specification
    #[arg(default_value = "caseload/be.kdl")]
    specification: PathBuf,
    /// Folder of the circular
    #[arg(long, value_name = "DIR", default_value = "circulars/be")]
    circular: PathBuf,
    /// The day on which it is made; what would come later is left out [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Makes a caseload and prints it.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(circular) = usable(&arguments.circular)? else { return Ok(Outcome::Refused) };
    let rulebook = compile(Arc::new(circular), &Choices::default())
        .with_context(|| format!("{} cannot be used", arguments.circular.display()))?;
    let place = arguments.specification.display();
    let read =
        ::caseload::read_at(&arguments.specification).with_context(|| format!("{place} cannot be read"))?;
    let caseload = read.with_context(|| place.to_string())?;
    let today = arguments.as_of.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut written = Ok(());
    ::caseload::generate(&caseload, &rulebook, today, |made| {
        if written.is_ok() {
            written = serde_json::to_writer(&mut out, &made.journal)
                .map_err(anyhow::Error::from)
                .and_then(|()| Ok(writeln!(out)?));
        }
    })
    .with_context(|| place.to_string())?;
    written?;
    out.flush()?;
    Ok(Outcome::Done)
}
