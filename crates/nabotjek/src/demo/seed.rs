//! The invented caseload into a journal, with its history as it was recorded.

use std::{
    io::{IsTerminal, stderr},
    sync::mpsc,
    time::Duration,
};

use anyhow::Context;
use caseload::{Caseload, generate};
use indicatif::{ProgressBar, ProgressStyle};
use journal::{AppendError, HoldError, Journal, Reference};

use super::sign_in::{Names, open_accounts};

/// Without a terminal, a line is written after so many files.
const LINE_AFTER: u64 = 1_000;

/// Makes every file and takes it in, then opens the accounts. Answers how many files there are, once all are durable.
///
/// # Errors
/// The specification does not fit the circular, or something could not be written.
pub fn seed(caseload: &Caseload, journal: &Journal) -> anyhow::Result<u64> {
    let total: u64 = caseload.populations.iter().map(|population| population.count).sum();
    let names = Names::of(caseload);
    let (sender, answers) = mpsc::channel();
    let mut taken = Taken::new(total)?;
    generate(caseload, journal.rulebook(), journal.today(), |made| {
        answers.try_iter().for_each(|answer| taken.note(answer));
        if taken.failed.is_some() {
            return;
        }
        if let Err(error) = hold(journal, &names, &made.journal) {
            taken.failed = Some(AppendError::Fault(error));
            return;
        }
        let (names, sender) = (names.clone(), sender.clone());
        let account = move |event: &casework::Event| names.account(&event.by, &event.office);
        journal.load_then(made.kind, made.journal, account, move |answer| drop(sender.send(answer)));
    })?;
    drop(sender);
    answers.iter().for_each(|answer| taken.note(answer));
    taken.bar.finish_and_clear();
    if let Some(error) = taken.failed {
        return Err(error).context("the invented caseload could not be stored");
    }
    open_accounts(caseload, journal)?;
    Ok(taken.files)
}

/// The invented picture, where an event names it, as its recorder would have sent it.
fn hold(journal: &Journal, names: &Names, events: &[casework::Event]) -> Result<(), journal::Fault> {
    for event in events {
        let account = names.account(&event.by, &event.office);
        for (_, document) in journal::documents_in(journal.rulebook(), event) {
            if journal.has_document(None, &account, &document) {
                continue;
            }
            match journal.hold_document(&account, &document, &evidence::invented()) {
                // One picture for everybody: it is never too many.
                Ok(()) | Err(HoldError::TooMany) => {}
                Err(HoldError::Fault(fault)) => return Err(fault),
            }
        }
    }
    Ok(())
}

/// What has become durable so far.
struct Taken {
    bar: ProgressBar,
    files: u64,
    failed: Option<AppendError>,
}

impl Taken {
    fn new(total: u64) -> anyhow::Result<Self> {
        let bar = ProgressBar::new(total);
        bar.set_style(ProgressStyle::with_template("{bar:40} {pos} of {len} invented files, {eta} left")?);
        bar.enable_steady_tick(Duration::from_millis(200));
        Ok(Self { bar, files: 0, failed: None })
    }

    fn note(&mut self, answer: Result<Reference, AppendError>) {
        match answer {
            Ok(_) => self.files += 1,
            Err(error) => self.failed = self.failed.take().or(Some(error)),
        }
        self.bar.inc(1);
        if self.files.is_multiple_of(LINE_AFTER) && !stderr().is_terminal() {
            let total = self.bar.length().unwrap_or_default();
            eprintln!("{} of {total} invented files", self.files);
        }
    }
}
