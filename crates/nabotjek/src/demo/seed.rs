//! The invented caseload into a journal, with its history as it was recorded.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    io::{IsTerminal, stderr},
    sync::mpsc,
    time::Duration,
};

use anyhow::Context;
use caseload::{Caseload, generate};
use indicatif::{ProgressBar, ProgressStyle};
use journal::{Actor, AppendError, HoldError, Journal, Reference};

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
    let wanted: BTreeSet<&String> =
        caseload.populations.iter().filter_map(|population| population.beside.as_ref()).collect();
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
        let tie = (wanted.contains(&made.of.0) || made.beside.is_some()).then_some((made.of, made.beside));
        let tell = move |answer| drop(sender.send((answer, tie)));
        journal.load_then(made.kind, made.journal, account, tell);
    })?;
    drop(sender);
    answers.iter().for_each(|answer| taken.note(answer));
    taken.bar.finish_and_clear();
    if let Some(error) = taken.failed {
        return Err(error).context("the invented caseload could not be stored");
    }
    tie(journal, taken.tied).context("files of the invented caseload could not be tied")?;
    open_accounts(caseload, journal)?;
    Ok(taken.files)
}

/// A file's population and region, and the population with which it is tied.
type TieOf = ((String, String), Option<String>);

/// Ties each file that stands beside another population with the next of that one in its region; both tell each other.
fn tie(journal: &Journal, mut files: Vec<(Reference, TieOf)>) -> Result<(), AppendError> {
    // Answers come in the order of the specification: there is one writer.
    let mut free: BTreeMap<(String, String), VecDeque<Reference>> = BTreeMap::new();
    for (reference, (of, _)) in files.extract_if(.., |(_, (_, beside))| beside.is_none()) {
        free.entry(of).or_default().push_back(reference);
    }
    let actor = Actor { account: "demo".into(), role: String::new(), office: String::new() };
    for (reference, ((_, region), beside)) in files {
        let next = free.get_mut(&(beside.unwrap_or_default(), region)).and_then(VecDeque::pop_front);
        if let Some(other) = next {
            journal.tie(&reference, &other, &actor)?;
            journal.tie(&other, &reference, &actor)?;
        }
    }
    Ok(())
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
    /// Files that are tied with others, or that others are tied with.
    tied: Vec<(Reference, TieOf)>,
}

impl Taken {
    fn new(total: u64) -> anyhow::Result<Self> {
        let bar = ProgressBar::new(total);
        bar.set_style(ProgressStyle::with_template("{bar:40} {pos} of {len} invented files, {eta} left")?);
        bar.enable_steady_tick(Duration::from_millis(200));
        Ok(Self { bar, files: 0, failed: None, tied: Vec::new() })
    }

    fn note(&mut self, (answer, tie): (Result<Reference, AppendError>, Option<TieOf>)) {
        match answer {
            Ok(reference) => {
                self.files += 1;
                self.tied.extend(tie.map(|tie| (reference, tie)));
            }
            Err(error) => self.failed = self.failed.take().or(Some(error)),
        }
        self.bar.inc(1);
        if self.files.is_multiple_of(LINE_AFTER) && !stderr().is_terminal() {
            let total = self.bar.length().unwrap_or_default();
            eprintln!("{} of {total} invented files", self.files);
        }
    }
}
