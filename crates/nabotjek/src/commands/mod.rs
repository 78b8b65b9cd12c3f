//! One file a command. To add one: its file here, a line in [`Command`], a line in [`Command::run`].

mod account;
mod caseload;
mod check;
mod compare;
mod completions;
mod demo;
mod explain;
mod figures;
mod floor;
mod fold;
mod guide;
mod import;
mod paper;
mod reform;
mod reload;
mod replay;
mod replaying;
mod scenarios;
mod serve;
mod shown;
mod store;
mod touched;
mod verify;

use clap::Subcommand;

use crate::output::Outcome;

/// What the program can be asked to do.
#[derive(Subcommand)]
pub enum Command {
    /// Open an account, or give one a new password
    Account(account::Arguments),
    /// Make an invented caseload from its specification
    Caseload(caseload::Arguments),
    /// Find everything that is wrong with a circular
    Check(check::Arguments),
    /// Set two countries' circulars beside each other
    Compare(compare::Arguments),
    /// Print completions for a shell
    Completions(completions::Arguments),
    /// Serve an invented caseload on this machine, to try everything out
    Demo(demo::Arguments),
    /// Say a rule in sentences, with its ground and its lines
    Explain(explain::Arguments),
    /// What was published beside what the journals say
    Figures(figures::Arguments),
    /// How far a circular reaches the European floor, provision by provision
    Floor(floor::Arguments),
    /// Where a file stands, and why
    Fold(fold::Arguments),
    /// The guide for people who may be exploited
    Guide(guide::Arguments),
    /// Take in a file of referrals, or say what that would do
    Import(import::Arguments),
    /// Which figures proposals to change a country's law would move
    Reform(reform::Arguments),
    /// What would have happened to a caseload under another country's rules
    Replay(replay::Arguments),
    /// A report of a neighbour check: findings, good practice, figures, proposals, sources
    Report(reform::Arguments),
    /// Try a circular's own claims
    Scenarios(scenarios::Arguments),
    /// Serve the pages on which people work
    Serve(serve::Arguments),
    /// Find out whether a journal is what was written
    Verify(verify::Arguments),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<Outcome> {
        match self {
            Self::Account(arguments) => account::run(&arguments),
            Self::Caseload(arguments) => caseload::run(&arguments),
            Self::Check(arguments) => check::run(&arguments),
            Self::Compare(arguments) => compare::run(&arguments),
            Self::Completions(arguments) => completions::run(&arguments),
            Self::Demo(arguments) => demo::run(&arguments),
            Self::Explain(arguments) => explain::run(&arguments),
            Self::Figures(arguments) => figures::run(&arguments),
            Self::Floor(arguments) => floor::run(&arguments),
            Self::Fold(arguments) => fold::run(&arguments),
            Self::Guide(arguments) => guide::run(&arguments),
            Self::Import(arguments) => import::run(&arguments),
            Self::Reform(arguments) => reform::run(&arguments),
            Self::Replay(arguments) => replay::run(&arguments),
            Self::Report(arguments) => reform::report(&arguments),
            Self::Scenarios(arguments) => scenarios::run(&arguments),
            Self::Serve(arguments) => serve::run(&arguments),
            Self::Verify(arguments) => verify::run(&arguments),
        }
    }
}
