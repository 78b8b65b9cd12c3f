//! `nabotjek serve`.

use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
};

use anyhow::Context;
use clap::Args;
use journal::Journal;
use tracing_subscriber::EnvFilter;
use web::{DemoAccount, Settings};

use super::{
    reload::{self, Rules, Served},
    store::Place,
};
use crate::output::{self, Outcome};

/// The document beside a demo's journal that lists its accounts.
pub const DEMO_ACCOUNTS: &str = "demo-accounts.json";

/// Serve the pages on which people work
#[derive(Args)]
#[command(after_help = "\
Serves on this machine only, unless told otherwise. Makes the journal when there is none. Interrupt (Ctrl-C) or SIGTERM
stops it; requests under way are answered first. SIGHUP reads the circular again: when it checks clean its rules are in
force from then on, else the old ones stay. An installation for real work stands behind a server that speaks TLS
and needs --behind-tls: cookies are then for TLS only.
Exit status 0 when it was told to stop, 1 when it could not begin.")]
pub struct Arguments {
    /// Port; 0 for any that is free
    #[arg(long, env = "NABOTJEK_PORT", default_value_t = 8080)]
    port: u16,
    /// Address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    listen: IpAddr,
    /// The server in front speaks TLS
    #[arg(long)]
    behind_tls: bool,
    /// Minutes without a request after which a session ends
    #[arg(long, value_name = "MINUTES", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=720))]
    idle: i64,
    /// What to log on standard error: error, warn, info, debug, or a filter
    #[arg(long, value_name = "LEVEL", env = "NABOTJEK_LOG", default_value = "info")]
    log: String,
    /// Read the circular again whenever a document of it has changed, as on SIGHUP
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    place: Place,
}

/// Serves until told to stop.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let filter = EnvFilter::try_new(&arguments.log).context("--log is no level")?;
    let (circular, data) = (&arguments.place.circular, &arguments.place.data);
    let Some(rules) = Rules::read(circular, data)? else { return Ok(Outcome::Refused) };
    // The port first: nothing is made for a server that cannot begin.
    let listener = listen(SocketAddr::new(arguments.listen, arguments.port))?;
    let journal = Journal::open(journal::Settings::in_folder(data, Arc::clone(&rules.rulebook)))?;
    let settings = Settings {
        is_secure: arguments.behind_tls,
        idle: jiff::SignedDuration::from_mins(arguments.idle),
        demo: demo_accounts(data)?,
        ..Settings::default()
    };
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    let served = Served { circular: circular.clone(), data: data.clone(), settings, watch: arguments.watch };
    reload::serve(&served, rules, journal, listener, |address| {
        Ok(output::tell(format!("Nabotjek serves on http://{address} (Ctrl-C stops it)."))?)
    })?;
    Ok(Outcome::Done)
}

/// Takes a port; when it cannot be had, says why in one sentence.
pub fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "port {} is taken; choose another with --port, or 0 for any that is free",
            address.port()
        ),
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("port {} may not be used; choose one from 1024 on with --port", address.port())
        }
        _ => anyhow::anyhow!("{address} cannot be listened on: {error}"),
    })
}

/// The accounts that a demo lists on its sign-in page; none where there is no demo.
fn demo_accounts(folder: &Path) -> anyhow::Result<Vec<DemoAccount>> {
    let path = folder.join(DEMO_ACCOUNTS);
    match std::fs::read(&path) {
        Ok(text) => {
            serde_json::from_slice(&text).with_context(|| format!("{} cannot be used", path.display()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}
