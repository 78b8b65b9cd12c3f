//! The invented caseload that is replayed under neighbours' rules, with the plans and proposals for that.

use std::{
    collections::HashMap,
    fmt, fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError, RwLock},
};

use casework::Event;
use circular::overlay::Proposal;
use jiff::civil::Date;
use neighbour::{
    reform::Reform,
    replay::{Plan, Replay},
};

/// So many replays and so many reforms are kept in memory at most.
const KEPT_MAX: usize = 32;
/// So many proposals may be kept in the folder.
const PROPOSALS_MAX: usize = 200;

/// How the invented caseload is made, when first somebody asks.
type Make = Box<dyn Fn() -> Result<Vec<Vec<Event>>, String> + Send + Sync>;

/// What is replayed, and under which assumptions. Nobody in it exists: it is never the installation's own journal.
pub struct Replaying {
    name: String,
    make: Make,
    made: OnceLock<Result<Arc<Vec<Vec<Event>>>, String>>,
    plans: Vec<Plan>,
    /// Where proposals that somebody writes here are kept; nowhere, when absent.
    folder: Option<PathBuf>,
    proposals: RwLock<Vec<Arc<Proposal>>>,
    /// Held while one is kept, so that no two take one name.
    keeping: Mutex<()>,
    pub(crate) replays: Results<Arc<Replay>>,
    pub(crate) reforms: Results<Arc<Reform>>,
}

impl fmt::Debug for Replaying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replaying")
            .field("name", &self.name)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

/// What was asked: country, proposals by name, day, language.
pub(crate) type Key = (String, Vec<String>, Date, &'static str);

/// Results as they were last made. One is made at a time, whoever asks: each replays a whole caseload many times.
pub(crate) struct Results<T> {
    kept: Mutex<HashMap<Key, Result<T, String>>>,
    pub making: tokio::sync::Mutex<()>,
}

impl<T> Default for Results<T> {
    fn default() -> Self {
        Self { kept: Mutex::default(), making: tokio::sync::Mutex::default() }
    }
}

impl<T: Clone> Results<T> {
    pub fn kept(&self, key: &Key) -> Option<Result<T, String>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub fn keep(&self, key: Key, made: Result<T, String>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, made);
    }
}

impl Replaying {
    /// A caseload called `name`, made by `make` when first somebody asks, and the plans under which it can be replayed.
    pub fn new(
        name: impl Into<String>,
        make: impl Fn() -> Result<Vec<Vec<Event>>, String> + Send + Sync + 'static,
        plans: Vec<Plan>,
    ) -> Self {
        Self {
            name: name.into(),
            make: Box::new(make),
            made: OnceLock::new(),
            plans,
            folder: None,
            proposals: RwLock::default(),
            keeping: Mutex::default(),
            replays: Results::default(),
            reforms: Results::default(),
        }
    }

    /// Adds proposals.
    #[must_use]
    pub fn proposing(self, proposals: impl IntoIterator<Item = Proposal>) -> Self {
        self.proposals
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(proposals.into_iter().map(Arc::new));
        self
    }

    /// Keeps proposals that somebody writes here in this folder, and adds those that are there already. One that cannot be
    /// read is left out and told to the log.
    #[must_use]
    pub fn keeping(mut self, folder: PathBuf) -> Self {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "kdl"));
        paths.sort();
        for path in paths {
            let shown = Path::new("proposals").join(path.file_name().unwrap_or_default());
            match fs::read_to_string(&path)
                .map_err(|error| error.to_string())
                .and_then(|text| Proposal::read(shown, &text).map_err(|error| error.to_string()))
            {
                Ok(proposal) => self.add(proposal),
                Err(error) => tracing::error!(error, "a proposal cannot be read"),
            }
        }
        self.folder = Some(folder);
        self
    }

    /// What people call the caseload.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files. The first time this takes as long as making them.
    ///
    /// # Errors
    /// Why they cannot be made, in English.
    pub fn journals(&self) -> Result<Arc<Vec<Vec<Event>>>, String> {
        self.made.get_or_init(|| (self.make)().map(Arc::new)).clone()
    }

    /// The plan for a country.
    pub fn plan(&self, country: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.country == country)
    }

    /// The countries under whose rules the caseload can be replayed.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.plans.iter().map(|plan| plan.country.as_str())
    }

    /// The proposals for a country, by name.
    pub fn proposals(&self, country: &str) -> Vec<Arc<Proposal>> {
        let all = self.proposals.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter(|proposal| proposal.of == country).cloned().collect()
    }

    /// Whether proposals can be kept.
    pub fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    fn add(&self, proposal: Proposal) {
        let mut all = self.proposals.write().unwrap_or_else(PoisonError::into_inner);
        all.push(Arc::new(proposal));
    }

    /// Keeps a proposal under its name: on disk first, then here. `false` when the name is taken or the folder full.
    ///
    /// # Errors
    /// When the disk refuses; then nothing is kept.
    pub fn keep(&self, proposal: Proposal, text: &str) -> std::io::Result<bool> {
        let Some(folder) = &self.folder else { return Ok(false) };
        let _one = self.keeping.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.proposals(&proposal.of);
        if known.len() >= PROPOSALS_MAX || known.iter().any(|other| other.name == proposal.name) {
            return Ok(false);
        }
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}-{}.kdl", proposal.of, proposal.name));
        let beside = path.with_extension("new");
        fs::write(&beside, text)?;
        fs::File::open(&beside)?.sync_all()?;
        fs::rename(&beside, &path)?;
        self.add(proposal);
        Ok(true)
    }
}
