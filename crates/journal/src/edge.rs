//! The edges of the journal: clock, randomness, and what storage may refuse. Each can be replaced by one that misbehaves.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant. It may jump; the journal never lets a file's recording instants go backwards.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Gives random bytes.
pub trait Randomness: Send + Sync {
    /// Fills `bytes` with bytes that nobody can guess.
    ///
    /// # Errors
    /// [`RandomnessFails`] when the machine has none; nothing may be written then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomnessFails>;
}

/// No random bytes can be had.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the machine gives no random bytes")]
pub struct RandomnessFails;

/// The randomness of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomnessFails> {
        getrandom::fill(bytes).map_err(|_| RandomnessFails)
    }
}

/// What is about to be done to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A group of writes begins.
    Begin,
    /// A row of the journal or of a projection is written.
    Write,
    /// The group is made durable.
    Commit,
    /// The group has been made durable.
    Committed,
}

/// Asked before each operation on the database; may refuse it.
pub trait Storage: Send + Sync {
    /// Lets an operation happen.
    ///
    /// # Errors
    /// What a disk would say. The group of writes is then undone and nobody in it is acknowledged.
    fn allow(&self, operation: Operation) -> Result<(), StorageRefuses>;
}

/// An operation was refused.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the storage refuses: {0}")]
pub struct StorageRefuses(pub String);

/// A disk that refuses nothing beforehand; what really fails, SQLite says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Storage for Disk {
    fn allow(&self, _: Operation) -> Result<(), StorageRefuses> {
        Ok(())
    }
}
