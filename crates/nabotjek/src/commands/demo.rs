//! `nabotjek demo`.

use std::{
    io::{self, ErrorKind},
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use circular::Rulebook;
use clap::Args;
use journal::{Account, AppendError, Fault, Journal, OpenError, Settings};
use tracing_subscriber::EnvFilter;
use web::DemoAccount;

use super::{
    reload::{self, Rules, Served},
    serve::{DEMO_ACCOUNTS, listen},
};
use crate::{
    demo::{self, Folder},
    output::{Outcome, tell},
};

/// The port when none is named.
const PORT: u16 = 8710;

/// Serve an invented caseload on this machine, to try everything out
#[derive(Args)]
// `./demo` names folders itself; what is typed after them counts.
#[command(
    args_override_self = true,
    after_help = "\
The first time it makes the caseload, which takes some seconds; after that it keeps what was recorded. Nobody in it
exists. It listens on 127.0.0.1 alone. Everybody knows its password: never put anything real into it.
Stop it with Ctrl-C. Exit status 0 when it was stopped, 1 when it could not start."
)]
pub struct Arguments {
    /// Port on this machine; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = PORT)]
    port: u16,
    /// Folder in which the caseload is kept; made when absent
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    data: PathBuf,
    /// Delete what a demo has made there, and start over
    #[arg(long)]
    fresh: bool,
    /// What the caseload looks like
    #[arg(long, value_name = "FILE", default_value = "caseload/be.kdl")]
    caseload: PathBuf,
    /// Folder of the circular
    #[arg(long, value_name = "DIR", default_value = "circulars/be")]
    circular: PathBuf,
}

/// Makes the caseload if need be, and serves it.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let listener = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port)))?;
    let Some(rules) = Rules::read(&arguments.circular, &arguments.data)? else { return Ok(Outcome::Refused) };
    let rulebook = Arc::clone(&rules.rulebook);
    let place = arguments.caseload.display();
    let read = caseload::read_at(&arguments.caseload).with_context(|| format!("{place} cannot be read"))?;
    let caseload = read.with_context(|| place.to_string())?;
    let data = &arguments.data;
    let (folder, journal) = made(arguments, &caseload, &rulebook).map_err(|error| plainly(error, data))?;
    let accounts = demo::still_open(&caseload, &journal)?;
    let demo = accounts.iter().map(listed).collect();
    let settings = web::Settings { demo, ..web::Settings::default() };
    let filter = EnvFilter::try_from_env("NABOTJEK_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    // Whoever tries things out edits rules too.
    let served = Served { circular: arguments.circular.clone(), data: data.clone(), settings, watch: true };
    reload::serve(&served, rules, journal, listener, |address| {
        let table = table(&rulebook, &accounts);
        tell(format_args!(
            "\n{table}\nEverybody above is invented, and so is everybody in the files; the password is {} for all of them.\n\
             The data stands in {} and is kept; --fresh starts over.\n\nOpen http://{address}/ in a browser. Stop with Ctrl-C.",
            demo::PASSWORD,
            data.display()
        ))?;
        Ok(())
    })?;
    drop(folder);
    Ok(Outcome::Done)
}

/// The journal of the demo, whole.
fn made(
    arguments: &Arguments,
    caseload: &caseload::Caseload,
    rulebook: &Arc<Rulebook>,
) -> anyhow::Result<(Folder, Journal)> {
    let mut folder = Folder::claim(&arguments.data, arguments.fresh)?;
    let journal = Journal::open(Settings::in_folder(&arguments.data, Arc::clone(rulebook)))?;
    if !folder.is_whole() {
        eprintln!("Making the invented caseload in {} …", arguments.data.display());
        let files = demo::seed(caseload, &journal)?;
        // So that `nabotjek serve` lists them too.
        let accounts: Vec<_> = demo::still_open(caseload, &journal)?.iter().map(listed).collect();
        std::fs::write(arguments.data.join(DEMO_ACCOUNTS), serde_json::to_vec_pretty(&accounts)?)?;
        folder.note_whole()?;
        eprintln!("{files} invented files made.");
    }
    Ok((folder, journal))
}

/// A full disk in one sentence, wherever it was met.
fn plainly(error: anyhow::Error, data: &Path) -> anyhow::Error {
    let is_full = error.chain().any(|cause| {
        let fault = cause.downcast_ref::<Fault>();
        let opening = cause.downcast_ref::<OpenError>().and_then(|error| match error {
            OpenError::Fault(fault) => Some(fault),
            _ => None,
        });
        let adding = cause.downcast_ref::<AppendError>().and_then(|error| match error {
            AppendError::Fault(fault) => Some(fault),
            _ => None,
        });
        fault.or(opening).or(adding).is_some_and(Fault::is_disk_full)
            || cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::StorageFull)
    });
    match is_full {
        true => anyhow::anyhow!(
            "the disk on which {} stands is full; make room, or name a folder elsewhere with --data",
            data.display()
        ),
        false => error,
    }
}

fn listed(account: &Account) -> DemoAccount {
    DemoAccount {
        name: account.name.clone(),
        password: demo::PASSWORD.into(),
        role: account.role.clone(),
        office: account.office.clone(),
    }
}

/// One sign-in a line.
fn table(rulebook: &Rulebook, accounts: &[Account]) -> String {
    let circular = rulebook.circular();
    let rows = accounts.iter().map(|account| {
        let role = circular.roles.iter().find(|role| role.name.text == account.role);
        let office = circular.offices.iter().find(|office| office.name.text == account.office);
        [
            role.map_or(account.role.as_str(), |role| role.title.get("en")),
            office.map_or(account.office.as_str(), |office| office.title.get("en")),
            account.name.as_str(),
            demo::PASSWORD,
        ]
    });
    let rows: Vec<[&str; 4]> = std::iter::once(["Role", "Office", "Name", "Password"]).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (roles, offices, names) = (width(0), width(1), width(2));
    let line = |[role, office, name, password]: &[&str; 4]| {
        format!("{role:roles$}  {office:offices$}  {name:names$}  {password}\n")
    };
    rows.iter().map(line).collect()
}
