//! Documents as PDF: where they go.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

/// Where a document goes.
#[derive(Args)]
pub struct Paper {
    /// The file for a PDF; without it, it goes to standard output, unless that is a terminal
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[cfg(feature = "pdf")]
impl Paper {
    /// Sets a page as PDF and writes it whole, or not at all.
    pub fn print(&self, html: &str, date: Date) -> anyhow::Result<()> {
        use std::{
            fs,
            io::{IsTerminal, Write, stdout},
        };

        use anyhow::Context;

        if self.output.is_none() && stdout().is_terminal() {
            anyhow::bail!("a PDF is nothing for a terminal: name its file with --output, or send it on");
        }
        let bytes = print::pdf(html, date)?;
        let Some(path) = &self.output else {
            stdout().lock().write_all(&bytes).context("standard output cannot be written")?;
            return Ok(());
        };
        if path.exists() && !path.is_file() {
            // A device or a pipe is written to, never put out of its place.
            return fs::write(path, &bytes).with_context(|| format!("{} cannot be written", path.display()));
        }
        // Beside it first: a full disk leaves what was there before.
        let mut beside = path.clone().into_os_string();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let written = fs::write(&beside, &bytes).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            // What could not be written whole is no document.
            let _ = fs::remove_file(&beside);
        }
        written.with_context(|| format!("{} cannot be written", path.display()))
    }
}

#[cfg(not(feature = "pdf"))]
impl Paper {
    /// Says that this program was built without it.
    pub fn print(&self, _: &str, _: Date) -> anyhow::Result<()> {
        let _ = &self.output;
        anyhow::bail!(
            "this program was built without PDF; build it with: cargo build --release --package nabotjek"
        )
    }
}
