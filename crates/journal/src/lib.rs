//! The append-only journal: store, chain, vault, lists.
//!
//! Everything recorded is a row: files opened, events, consultations, accounts, devices. Each row is chained to the one before it
//! by a keyed hash over the stored bytes ([`verify`]). Facts of protected compartments are sealed with a key of their
//! file. One writer thread makes what has come together durable as a group, and only then answers. Lists (worklists,
//! search, files) are written in the same transaction and follow from the journal alone.
//!
//! Nothing here knows who may see what: whoever shows something asks `access` first, and logs the consultation here.

mod accounts;
mod append;
mod aside;
mod capacity;
mod consultation;
mod devices;
mod documents;
mod edge;
mod error;
mod file;
mod link;
mod lists;
mod load;
mod people;
mod projection;
mod reference;
mod row;
mod store;
mod upkeep;
mod vault;
mod verify;
mod writer;

pub use accounts::{Account, Session, SessionHash, SessionLimits};
pub use append::{Actor, Append, AppendError, Receipt, Target, instant};
pub use aside::each_journal;
pub use consultation::{Consultation, ConsultationQuery, Logged};
pub use devices::{Device, KnownDevice};
pub use documents::{HoldError, Tidied, documents_in};
pub use edge::{
    Clock, Disk, Operation, Randomness, RandomnessFails, Storage, StorageRefuses, SystemClock,
    SystemRandomness,
};
pub use error::{Fault, OpenError};
pub use file::{FileRecord, Opened};
pub use lists::{FileHead, Found, Glimpse, WorkCount, WorkQuery, WorkRow};
pub use load::Imported;
pub use people::{Alike, NamedPerson, asks_for_person, named_in};
pub use projection::words;
pub use reference::{Reference, ReferenceError};
pub use row::{EventId, hex, unhex};
pub use store::{Journal, Settings};
pub use vault::{KeyError, SealBroken};
pub use verify::{Finding, Report, Seal, verify};
