//! `nabotjek account`.

use std::{
    io::{BufRead, Read},
    sync::Arc,
};

use anyhow::{Context, bail, ensure};
use circular::{Rulebook, model::RoleKind};
use clap::{Args, Subcommand};
use journal::{Account, Journal, Settings};

use super::store::Place;
use crate::output::{Outcome, tell};

/// A password that somebody chose has at least so many signs; nothing else is asked of it.
const PASSWORD_SHORTEST: usize = 15;
/// The most bytes that are read of a password.
const PASSWORD_LONGEST: u64 = 1_000;

/// Open an account, or give one a new password
#[derive(Args)]
#[command(after_help = "\
A new installation has no account, so nobody can sign in. Open the first here, in the role of administrator; that
person opens the others in the browser, under Accounts. For the Belgian circular:

  nabotjek account add ada --role administrator --office administration --data /srv/nabotjek
  nabotjek serve --data /srv/nabotjek

This may be done while the server runs.")]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Open an account: one person in one role at one office
    Add(Add),
    /// Give an account another password, and end its sessions
    Password(Renew),
}

#[derive(Args)]
#[command(after_help = "\
Without --password-stdin a password is drawn and printed once; it is stored nowhere in a form that can be read.
Exit status 0 when the account is open, else 1.")]
struct Add {
    /// What is typed at sign-in: letters without accents, digits, and . - _ @
    name: String,
    /// The role's name in the circular
    #[arg(long)]
    role: String,
    /// The office's name in the circular
    #[arg(long)]
    office: String,
    /// What colleagues read [default: the name]
    #[arg(long, value_name = "TEXT")]
    display: Option<String>,
    /// The language of the pages
    #[arg(long, default_value = "en", value_parser = ["da", "en", "fr", "nl"])]
    language: String,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
#[command(after_help = "\
Without --password-stdin a password is drawn and printed once.
Exit status 0 when it is the new password, else 1.")]
struct Renew {
    /// The account's name
    name: String,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
}

/// Opens an account, or gives one another password.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    match &arguments.what {
        What::Add(add) => open(add),
        What::Password(renewed) => renew(renewed),
    }
}

fn open(add: &Add) -> anyhow::Result<Outcome> {
    let Some(rulebook) = add.place.rulebook()? else { return Ok(Outcome::Refused) };
    let name = add.name.to_lowercase();
    ensure!(
        web::session::is_name(&name),
        "a name is at most 100 letters without accents, digits, and . - _ @"
    );
    may_be_held(&rulebook, &add.role, &add.office)?;
    let given = if add.password_stdin { Some(read_password()?) } else { None };
    let journal = Journal::open(Settings::in_folder(&add.place.data, Arc::clone(&rulebook)))?;
    ensure!(journal.account(&name)?.is_none(), "somebody is called {name} already; choose another name");
    let (password, hash) = made(&journal, given.as_deref())?;
    let account = Account {
        display: add.display.clone().unwrap_or_else(|| name.clone()),
        name: name.clone(),
        role: add.role.clone(),
        office: add.office.clone(),
        language: add.language.clone(),
        password: hash,
        open: true,
    };
    journal.put_account(account, "")?;
    tell(format_args!("{name} may sign in as {} at {}.", add.role, add.office))?;
    if given.is_none() {
        tell(format_args!("The password, shown this once: {password}"))?;
    }
    Ok(Outcome::Done)
}

/// Gives an account another password, and ends its sessions: what was known to somebody else is worth nothing any more.
fn renew(arguments: &Renew) -> anyhow::Result<Outcome> {
    let Some(rulebook) = arguments.place.rulebook()? else { return Ok(Outcome::Refused) };
    let folder = arguments.place.journal()?;
    let given = if arguments.password_stdin { Some(read_password()?) } else { None };
    let journal = Journal::open(Settings::in_folder(folder, Arc::clone(&rulebook)))?;
    let name = arguments.name.to_lowercase();
    let account = journal.account(&name)?.with_context(|| format!("nobody is called {name}"))?;
    let (password, hash) = made(&journal, given.as_deref())?;
    journal.put_account(Account { password: hash, ..account }, "")?;
    for (session, ..) in journal.sessions_of(&name)? {
        journal.end_session(session)?;
    }
    tell(format_args!("{name} has a new password."))?;
    if given.is_none() {
        tell(format_args!("The password, shown this once: {password}"))?;
    }
    Ok(Outcome::Done)
}

/// A password, drawn unless given, and its hash.
fn made(journal: &Journal, given: Option<&str>) -> anyhow::Result<(String, String)> {
    let password = match given {
        Some(password) => password.to_owned(),
        None => web::session::draw_password(&journal.random()?),
    };
    let hash = web::session::hash(&password, &journal.random()?).context("the password cannot be hashed")?;
    Ok((password, hash))
}

/// Whether somebody can hold a role at an office; if not, which could be meant.
fn may_be_held(rulebook: &Rulebook, role: &str, office: &str) -> anyhow::Result<()> {
    let circular = rulebook.circular();
    let roles = || circular.roles.iter().map(|role| role.name.as_str());
    ensure!(
        roles().any(|known| known == role),
        "the circular knows no role {role}; it knows {}",
        listed(roles())
    );
    // Defence has no account: a judge's order opens what it may see.
    ensure!(
        circular.role_kind(role) != Some(RoleKind::Defence),
        "nobody has an account as {role}: a judge's order opens what it may see"
    );
    let held = circular.offices.iter().filter(|known| rulebook.acts_as(role, known.role.as_str()));
    let held: Vec<&str> = held.map(|known| known.name.as_str()).collect();
    if !held.contains(&office) {
        bail!("nobody is {role} at {office}; the offices of this role are {}", listed(held.into_iter()));
    }
    Ok(())
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn read_password() -> anyhow::Result<String> {
    let mut line = String::new();
    let mut input = std::io::stdin().lock().take(PASSWORD_LONGEST);
    input.read_line(&mut line).context("the password cannot be read from standard input")?;
    let password = line.trim_end_matches(['\n', '\r']).to_owned();
    ensure!(
        password.chars().count() >= PASSWORD_SHORTEST,
        "a password has at least {} signs",
        PASSWORD_SHORTEST
    );
    Ok(password)
}
