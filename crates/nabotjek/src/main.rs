//! `nabotjek`: the command line.

mod commands;
mod demo;
mod output;

use std::process::ExitCode;

use clap::Parser;

// A page and a fold are made of many small texts: the system's allocator costs a fifth of both.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A national referral mechanism against human trafficking, run from its circular.
///
/// A circular is a folder of rules with their sources. This program checks it, explains it, folds files under it, and
/// serves the pages on which people work.
#[derive(Parser)]
#[command(
    name = "nabotjek",
    version,
    after_help = "Exit status: 0 done, 1 refused (the answer is no, or something is wrong with what was given), 2 misuse of the command line."
)]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command.run() {
        Ok(outcome) => outcome.into(),
        // A reader who has seen enough (`| head`) is no mistake.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nabotjek: {error:#}");
            ExitCode::from(1)
        }
    }
}
