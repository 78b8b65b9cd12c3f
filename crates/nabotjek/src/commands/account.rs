//! `nabotjek account NAME`.

use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use journal::{Account, Journal};

use super::store::Place;
use crate::output::{self, Outcome};

/// Open an account, or give one a new password
#[derive(Args)]
#[command(after_help = "\
An installation begins without accounts: open the administrator's here, the others in the browser. The password is drawn
and printed once. Two commands like this one are two rows of the journal. Stop the server first.
Exit status 0 when the account is open, 1 when it is not.")]
pub struct Arguments {
    /// What is typed at sign-in
    name: String,
    /// The role, as the circular names it
    #[arg(long, value_name = "ROLE", default_value = "administrator")]
    role: String,
    /// The office, as the circular names it [default: the first of the role]
    #[arg(long, value_name = "OFFICE")]
    office: Option<String>,
    /// What colleagues read [default: the name]
    #[arg(long, value_name = "TEXT")]
    display: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// Opens an account and prints its password.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(rulebook) = arguments.place.rulebook()? else { return Ok(Outcome::Refused) };
    let role = arguments.role.as_str();
    let circular = rulebook.circular();
    anyhow::ensure!(
        circular.roles.iter().any(|known| known.name.text == role),
        "the circular knows no role {role}"
    );
    let mut offices = circular.offices.iter().filter(|office| rulebook.acts_as(role, office.role.as_str()));
    let office = match &arguments.office {
        None => offices.next(),
        Some(name) => offices.find(|office| office.name.text == *name),
    };
    let office = office.context("the circular knows no such office of this role")?.name.text.clone();
    let name = arguments.name.to_lowercase();
    anyhow::ensure!(
        web::session::is_name(&name),
        "a name has letters, digits, dots, hyphens and @, at most 100"
    );
    let journal = Journal::open(journal::Settings::in_folder(&arguments.place.data, Arc::clone(&rulebook)))?;
    let password = web::session::draw_password(&journal.random()?);
    let hashed =
        web::session::hash(&password, &journal.random()?).context("the password cannot be hashed")?;
    let display = arguments.display.clone().unwrap_or_else(|| name.clone());
    let role = role.to_owned();
    let account = Account {
        name: name.clone(),
        display,
        role,
        office,
        language: "en".into(),
        password: hashed,
        open: true,
    };
    journal.put_account(account, "")?;
    output::tell(format!("The account {name} is open. Its password, shown this once: {password}"))?;
    Ok(Outcome::Done)
}
