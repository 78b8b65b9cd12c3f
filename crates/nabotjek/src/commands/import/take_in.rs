//! Carrying out a planned import: each row durable by itself, so that one that was cut short is finished by another.

use std::{io::Write, sync::Arc, sync::mpsc, time::Duration};

use anyhow::Context;
use casework::import::{BadRow, ImportPlan, RepeatedRow, UnknownColumn};
use circular::Rulebook;
use indicatif::{ProgressBar, ProgressStyle};
use journal::{Actor, AppendError, Imported, Journal, Settings};
use serde::Serialize;

use super::mistakes_of;
use crate::{
    commands::store::Place,
    output::{Format, Outcome},
};

/// The name under which the command line records; no account can be called so.
const ACCOUNT: &str = "nabotjek import";

/// What became of the rows, as a program reads it.
#[derive(Serialize)]
struct Done<'a> {
    rows: usize,
    new: Vec<New>,
    /// Rows that had been taken in before.
    known: Vec<u64>,
    /// Rows that the journal did not take.
    failed: Vec<Failed>,
    bad: &'a [BadRow],
    repeated: &'a [RepeatedRow],
    unknown_columns: &'a [UnknownColumn],
}

#[derive(Serialize)]
struct New {
    row: u64,
    reference: String,
}

#[derive(Serialize)]
struct Failed {
    row: u64,
    why: String,
}

/// Takes in what is ready, with progress on a terminal.
pub fn run(
    mut plan: ImportPlan,
    by: &str,
    office: &str,
    place: &Place,
    rulebook: &Arc<Rulebook>,
    format: Format,
) -> anyhow::Result<Outcome> {
    let journal = Journal::open(Settings::in_folder(&place.data, Arc::clone(rulebook)))?;
    let actor = Actor { account: ACCOUNT.into(), role: by.into(), office: office.into() };
    let ready = std::mem::take(&mut plan.ready);
    let progress = ProgressBar::new(ready.len() as u64);
    progress.set_style(ProgressStyle::with_template("{bar:40} {pos} of {len} rows, {eta} left")?);
    progress.enable_steady_tick(Duration::from_millis(200));
    let (sender, answers) = mpsc::channel::<(u64, Result<Imported, AppendError>)>();
    for file in ready {
        let (row, sender) = (file.row, sender.clone());
        journal.import_then(file, &actor, move |answer| drop(sender.send((row, answer))));
    }
    drop(sender);
    let mut done = Done {
        rows: plan.rows,
        new: Vec::new(),
        known: Vec::new(),
        failed: Vec::new(),
        bad: &plan.bad,
        repeated: &plan.repeated,
        unknown_columns: &plan.unknown_columns,
    };
    for (row, answer) in answers {
        match answer {
            Ok(Imported::New(reference)) => done.new.push(New { row, reference: reference.to_string() }),
            Ok(Imported::Known) => done.known.push(row),
            Err(why) => done.failed.push(Failed { row, why: why.to_string() }),
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    let mut out = std::io::stdout().lock();
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &done)?;
            writeln!(out)?;
        }
        Format::Text => {
            write!(out, "{}{}", text_of(&done), mistakes_of(&plan))
                .context("the answer cannot be written")?;
        }
    }
    let whole = plan.bad.is_empty() && done.failed.is_empty();
    Ok(if whole { Outcome::Done } else { Outcome::Refused })
}

fn text_of(done: &Done<'_>) -> String {
    let mut text = format!(
        "{} rows: {} taken in, {} known before, {} with mistakes, {} the same as an earlier row.\n",
        done.rows,
        done.new.len(),
        done.known.len(),
        done.bad.len() + done.failed.len(),
        done.repeated.len()
    );
    for failed in done.failed.iter().take(super::MISTAKES_SHOWN) {
        text.push_str(&format!("row {}: {}\n", failed.row, failed.why));
    }
    text
}
