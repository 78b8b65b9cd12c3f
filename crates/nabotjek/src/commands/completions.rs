//! `nabotjek completions SHELL`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::output::Outcome;

/// The shell to print completions for.
#[derive(Args)]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// Prints a completion script on standard output.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    clap_complete::generate(
        arguments.shell,
        &mut crate::Arguments::command(),
        "nabotjek",
        &mut std::io::stdout(),
    );
    Ok(Outcome::Done)
}
