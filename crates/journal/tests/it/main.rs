//! The journal: durable, sealed, chained, listed.

mod appends;
mod belgium;
mod capacity;
mod damage;
mod devices;
mod documents;
mod faults;
mod form;
mod groups;
mod kills;
mod lists;
mod people;
mod protection;
