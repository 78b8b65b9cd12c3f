//! Which journal a command works on.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use circular::{Choices, Rulebook, compile};
use clap::Args;

use super::fold::usable;

/// The journal and the rules under which it is kept.
#[derive(Args)]
pub struct Place {
    /// Folder of the journal
    #[arg(long, value_name = "DIR", env = "NABOTJEK_DATA", default_value = "demo-data")]
    pub data: PathBuf,
    /// Folder of the circular
    #[arg(long, value_name = "DIR", default_value = "circulars/be")]
    pub circular: PathBuf,
}

impl Place {
    /// The rules; `None` when they have errors, which have then been told.
    pub fn rulebook(&self) -> anyhow::Result<Option<Arc<Rulebook>>> {
        rulebook_of(&self.circular)
    }

    /// The folder, if a journal is there. A command that only reads makes none.
    pub fn journal(&self) -> anyhow::Result<&Path> {
        anyhow::ensure!(
            self.data.join("journal.db").is_file(),
            "there is no journal in {}; name its folder with --data, or make one with ./demo",
            self.data.display()
        );
        Ok(&self.data)
    }
}

/// The rules of a folder; `None` when they have errors, which have then been told.
pub fn rulebook_of(folder: &Path) -> anyhow::Result<Option<Arc<Rulebook>>> {
    let Some(circular) = usable(folder)? else { return Ok(None) };
    let rulebook = compile(Arc::new(circular), &Choices::default())
        .with_context(|| format!("{} cannot be used", folder.display()))?;
    Ok(Some(Arc::new(rulebook)))
}

/// The circulars that stand beside a folder's: those of other countries. One with errors is left out; they have then been
/// told.
pub fn neighbours_of(folder: &Path) -> anyhow::Result<Vec<Arc<Rulebook>>> {
    let own = folder.canonicalize()?;
    let Some(above) = own.parent() else { return Ok(Vec::new()) };
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(above)? {
        let path = entry?.path();
        if path != own && path.join("circular.kdl").is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    let read = folders.iter().filter_map(|folder| rulebook_of(folder).transpose());
    read.collect()
}
