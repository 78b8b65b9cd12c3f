//! Tests of the whole: housekeeping, and the command line as a person types it.

mod check;
mod commands;
mod compare;
mod demo;
mod floor;
mod guide;
mod house;
mod replay;
mod store;
