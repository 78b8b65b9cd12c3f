//! Rows on their way into the journal.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use casework::import::ImportPlan;
use journal::{Actor, Imported};

use crate::visit::SignedIn;

/// Rows that wait for the disk at once.
const AT_ONCE: usize = 32;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Rows to take in.
    pub total: usize,
    /// Rows answered for.
    pub done: usize,
    /// New files.
    pub new: usize,
    /// Rows that had been taken in before.
    pub known: usize,
    /// Rows that could not be written.
    pub failed: usize,
}

impl Running {
    /// Whether every row has been answered for.
    pub fn is_finished(&self) -> bool {
        self.done >= self.total
    }
}

/// Counts rows while they go in.
pub(super) struct Count {
    total: usize,
    new: AtomicUsize,
    known: AtomicUsize,
    failed: AtomicUsize,
}

impl Count {
    pub fn of(total: usize) -> Self {
        Self { total, new: AtomicUsize::new(0), known: AtomicUsize::new(0), failed: AtomicUsize::new(0) }
    }

    pub fn running(&self) -> Running {
        let [new, known, failed] =
            [&self.new, &self.known, &self.failed].map(|count| count.load(Ordering::Acquire));
        Running { total: self.total, done: new + known + failed, new, known, failed }
    }
}

/// Brings the good rows to the journal, away from the threads that serve pages.
pub(super) fn start(visit: &SignedIn, plan: Arc<ImportPlan>, count: Arc<Count>) {
    let journal = visit.app.journal().clone();
    let person = visit.person();
    let actor =
        Actor { account: person.account.clone(), role: person.role.clone(), office: person.office.clone() };
    tokio::task::spawn_blocking(move || {
        let next = AtomicUsize::new(0);
        // Rows that come together are made durable together.
        std::thread::scope(|threads| {
            for _ in 0..AT_ONCE.min(plan.ready.len()) {
                threads.spawn(|| {
                    while let Some(file) = plan.ready.get(next.fetch_add(1, Ordering::AcqRel)) {
                        let counter = match journal.import(file.clone(), &actor) {
                            Ok(Imported::New(_)) => &count.new,
                            Ok(Imported::Known) => &count.known,
                            Err(error) => {
                                tracing::error!(%error, "an imported row");
                                &count.failed
                            }
                        };
                        counter.fetch_add(1, Ordering::AcqRel);
                    }
                });
            }
        });
    });
}
