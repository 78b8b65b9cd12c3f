//! Time that a thread spent on a core, so that what else runs on the machine is not counted.

use std::time::{Duration, Instant};

/// A stopwatch of one thread.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    began: Instant,
    on_core: Option<u64>,
}

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self { on_core: on_core(), began: Instant::now() }
    }

    /// Time on a core since the start; elapsed time where the system does not tell.
    pub fn stop(self) -> Duration {
        let elapsed = self.began.elapsed();
        match (self.on_core, on_core()) {
            (Some(began), Some(now)) => Duration::from_nanos(now - began),
            _ => elapsed,
        }
    }
}

/// Nanoseconds that this thread has spent on a core (Linux).
fn on_core() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok()
}
