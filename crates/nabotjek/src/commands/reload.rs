//! Serving, and going over to an edited circular while serving: the old rules stay in force until the new ones check clean.

use std::{
    collections::BTreeMap,
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use access::Access;
use anyhow::Context;
use circular::Rulebook;
use guide::Guide;
use journal::{Journal, Settings};
use tokio::signal::unix::{Signal, SignalKind, signal};
use web::{App, Replaying};

use super::{
    guide::{guide_of, guides_beside},
    replaying::replaying,
    store::{neighbours_of, rulebook_of},
};

/// How often it is looked whether a document has changed. A change counts once nothing has changed for so long.
const LOOK: Duration = Duration::from_secs(2);
/// So long is waited for what still holds the journal under the old rules.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything that is read from the folders of circulars.
#[derive(Clone)]
pub struct Rules {
    pub rulebook: Arc<Rulebook>,
    access: Arc<Access>,
    neighbours: Vec<Arc<Rulebook>>,
    replaying: Option<Arc<Replaying>>,
    guide: Option<Arc<Guide>>,
}

impl Rules {
    /// Reads and checks them. `None` when the installation's own circular has errors, which have then been told.
    pub fn read(circular: &Path, data: &Path) -> anyhow::Result<Option<Self>> {
        let Some(rulebook) = rulebook_of(circular)? else { return Ok(None) };
        let access = Arc::new(Access::load(&rulebook).context("the circular's grants cannot be used")?);
        let neighbours = neighbours_of(circular)?;
        let replaying = replaying(circular, &rulebook, &neighbours, data)?;
        let guide = guide_of(circular, &rulebook)?.map(Arc::new);
        Ok(Some(Self { rulebook, access, neighbours, replaying, guide }))
    }

    /// An installation under these rules on a journal that was opened under them.
    pub fn installed(&self, journal: Journal, settings: web::Settings) -> App {
        let settings = web::Settings {
            neighbours: self.neighbours.clone(),
            replaying: self.replaying.clone(),
            guide: self.guide.clone(),
            ..settings
        };
        App::with_access(Arc::clone(&self.rulebook), Arc::clone(&self.access), journal, settings)
    }
}

/// Where rules and journal are, and what does not change with the rules.
pub struct Served {
    pub circular: PathBuf,
    pub data: PathBuf,
    pub settings: web::Settings,
    /// Whether to look for changes; else SIGHUP alone leads to reading again.
    pub watch: bool,
}

/// Serves until SIGINT or SIGTERM. On SIGHUP, and with `watch` when a document of the circular has changed, the rules are
/// read again; if they check clean, requests under way are answered and the next ones come under the new rules. `ready` is
/// told the address once all signals are heeded.
pub fn serve(
    served: &Served,
    rules: Rules,
    journal: Journal,
    listener: TcpListener,
    ready: impl FnOnce(SocketAddr) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new().context("the machine gives no threads")?;
    runtime.block_on(async {
        let signals = Arc::new(tokio::sync::Mutex::new(Signals::new()?));
        ready(listener.local_addr()?)?;
        let (mut rules, mut journal) = (rules, Some(journal));
        loop {
            let under = match journal.take() {
                Some(journal) => journal,
                None => open(served, &rules)?,
            };
            let app = rules.installed(under.clone(), served.settings.clone());
            let next = Arc::new(Mutex::new(None));
            let stop = {
                let (signals, next) = (Arc::clone(&signals), Arc::clone(&next));
                let (circular, data, watch) = (served.circular.clone(), served.data.clone(), served.watch);
                async move {
                    let found = signals.lock().await.wait(&circular, &data, watch).await;
                    *next.lock().unwrap_or_else(PoisonError::into_inner) = found;
                }
            };
            web::serve(app, listener.try_clone()?, stop).await?;
            let Some(new) = next.lock().unwrap_or_else(PoisonError::into_inner).take() else { return Ok(()) };
            // One journal is written by one writer: the old one is let go of before it is opened again.
            match alone(&under).await {
                true => {
                    drop(under);
                    rules = new;
                    eprintln!("nabotjek: the circular was read again and checks clean: its rules are in force from now on");
                }
                false => {
                    journal = Some(under);
                    eprintln!("nabotjek: something still works under the old rules; they stay in force. Try again later.");
                }
            }
        }
    })
}

fn open(served: &Served, rules: &Rules) -> anyhow::Result<Journal> {
    Ok(Journal::open(Settings::in_folder(&served.data, Arc::clone(&rules.rulebook)))?)
}

/// Waits until nobody else holds a journal; `false` when somebody still does after a while.
async fn alone(journal: &Journal) -> bool {
    let began = tokio::time::Instant::now();
    while !journal.is_held_once() {
        if began.elapsed() > PATIENCE {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hangup: Signal,
}

impl Signals {
    fn new() -> anyhow::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    /// Waits until there is a reason to stop: `None` for good, or new rules that have checked clean.
    async fn wait(&mut self, circular: &Path, data: &Path, watch: bool) -> Option<Rules> {
        let mut changes = Changes::of([Some(circular.to_owned()), guides_beside(circular)]);
        loop {
            tokio::select! {
                _ = self.interrupt.recv() => return None,
                _ = self.terminate.recv() => return None,
                _ = self.hangup.recv() => {}
                () = changes.next(), if watch => {}
            }
            let (circular, data) = (circular.to_owned(), data.to_owned());
            let read = tokio::task::spawn_blocking(move || Rules::read(&circular, &data)).await;
            match read {
                Ok(Ok(Some(rules))) => return Some(rules),
                Ok(Ok(None)) => eprintln!("nabotjek: the rules that were in force stay in force"),
                Ok(Err(error)) => {
                    eprintln!("nabotjek: {error:#}; the rules that were in force stay in force")
                }
                Err(error) => eprintln!("nabotjek: {error}; the rules that were in force stay in force"),
            }
        }
    }
}

/// When the documents of a folder were last written, and how long they are.
type Stamps = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

struct Changes {
    folders: Vec<PathBuf>,
    known: Stamps,
}

impl Changes {
    fn of(folders: impl IntoIterator<Item = Option<PathBuf>>) -> Self {
        let folders: Vec<PathBuf> = folders.into_iter().flatten().collect();
        Self { known: stamps(&folders), folders }
    }

    /// Waits until something has changed, and nothing changes any more: several documents are seldom written at one instant.
    async fn next(&mut self) {
        let mut last = self.known.clone();
        loop {
            tokio::time::sleep(LOOK).await;
            let now = stamps(&self.folders);
            if now == last && now != self.known {
                self.known = now;
                return;
            }
            last = now;
        }
    }
}

fn stamps(folders: &[PathBuf]) -> Stamps {
    let mut stamps = Stamps::new();
    let mut folders = folders.to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, Ok(metadata)) = (entry.path(), entry.metadata()) else { continue };
            if metadata.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "kdl") {
                stamps.insert(path, (metadata.modified().ok(), metadata.len()));
            }
        }
    }
    stamps
}
