//! Pages over HTTP, with session, permission and access log, beside an empty axum handler, turn by turn in one run on the
//! same cores with the same client. Ten times a second somebody records something, so that what is kept drawn gets old.
//!
//! `cargo bench -p nabotjek-benches --bench pages` (add `-- quick` for a thousand dossiers instead of 100,000)

use std::{
    error::Error,
    fs, io,
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use axum::{Router, routing::get};
use benches::stored;
use jiff::Timestamp;
use journal::{Account, Actor, Append, Journal, Settings, Target};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    runtime::Builder,
    sync::oneshot,
    task::JoinSet,
};
use web::{App, session};

/// Dossiers stored beforehand.
const STORED: u64 = 100_000;
/// Browsers at once that leave the server no rest: each asks for the next page when it has the last.
const BUSY: usize = 32;
/// Browsers at once among which a page's time is its own and not that of a queue.
const CALM: usize = 2;
/// Rounds in which all pages take turns.
const ROUNDS: usize = 10;
/// How long a page is asked for in a round.
const TURN: Duration = Duration::from_millis(500);
/// At least this share of the empty handler's requests a second.
const LEAST: f64 = 0.08;
/// How often somebody records an event meanwhile.
const RECORDED_EVERY: Duration = Duration::from_millis(100);
/// No page in a hundred may take longer.
const LONGEST: Duration = Duration::from_millis(5);
/// The sessions, by role.
const PEOPLE: [(&str, &str); 2] = [("social-worker", "pag-asa"), ("social-inspector", "ecosoc-brussels")];

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|argument| argument == "quick");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pages-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = measure(&folder, if quick { 1_000 } else { STORED });
    fs::remove_dir_all(&folder)?;
    outcome
}

/// A page that is asked for.
struct Asked {
    name: String,
    at: SocketAddr,
    /// The requests, one after the other and from the start again.
    requests: Arc<[Vec<u8>]>,
    /// How long each answer took while the server had all it could do.
    busy: Vec<Duration>,
    /// The same while it had not.
    calm: Vec<Duration>,
    spent: Duration,
    bytes: usize,
}

fn measure(folder: &Path, number: u64) -> Result<(), Box<dyn Error>> {
    let rulebook = stored::belgium()?;
    let journal = Journal::open(Settings::in_folder(folder, Arc::clone(&rulebook)))?;
    stored::load(&journal, number)?;
    let mut cookies = Vec::new();
    for (role, office) in PEOPLE {
        journal.put_account(account(role, office), "")?;
        let id: [u8; 32] = journal.random()?;
        journal.begin_session(*blake3::hash(&id).as_bytes(), role)?;
        cookies.push(format!("nabotjek={}", session::hex(&id)));
    }
    let app = App::new(rulebook, journal.clone(), web::Settings::default())?;
    // As many threads as the program itself has on two cores; whoever asks needs part of one, for the empty handler most.
    let server = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (empty, _empty) = served(&server, |listener, stop| async move {
        let router = Router::new().route("/", get(|| async { "" }));
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).with_graceful_shutdown(stop).await
    })?;
    let (at, _pages) = served(&server, |listener, stop| web::serve(app, listener, stop))?;
    let asked = |name: &str, at: SocketAddr, paths: &[String], cookie: &str| Asked {
        name: name.to_owned(),
        at,
        requests: paths.iter().map(|path| request(at, path, cookie)).collect(),
        busy: Vec::new(),
        calm: Vec::new(),
        spent: Duration::ZERO,
        bytes: 0,
    };
    let heads = journal.files("pag-asa", Some("brussels"), false, None, 500, &|_| true)?.unwrap_or_default();
    let dossiers: Vec<String> = heads.iter().map(|head| format!("/files/{}", head.reference)).collect();
    let work = ["/work".to_owned()];
    let mut all = [
        asked("an empty handler", empty, &["/".to_owned()], ""),
        asked("my work, a social worker", at, &work, &cookies[0]),
        asked("my work, a social inspector", at, &work, &cookies[1]),
        asked("a dossier, a social worker", at, &dossiers, &cookies[0]),
        asked("a dossier, a social inspector", at, &dossiers, &cookies[1]),
    ];
    let client = Builder::new_current_thread().enable_all().build()?;
    for page in &mut all {
        client.block_on(ask(page, BUSY, TURN))?;
    }
    let recorder = Recorder::start(journal.clone());
    for _ in 0..ROUNDS {
        for page in &mut all {
            let (busy, spent) = client.block_on(ask(page, BUSY, TURN))?;
            page.busy.extend(busy);
            page.spent += spent;
            let (calm, _) = client.block_on(ask(page, CALM, TURN))?;
            page.calm.extend(calm);
        }
    }
    let recorded = recorder.stop()?;
    println!(
        "{number} dossiers stored, {BUSY} browsers at once, {recorded} events recorded meanwhile, each a new dossier"
    );
    let rate = |page: &Asked| page.busy.len() as f64 / page.spent.as_secs_f64();
    let most = rate(&all[0]);
    let mut wrong = Vec::new();
    for page in &mut all {
        page.busy.sort_unstable();
        page.calm.sort_unstable();
        let at = |took: &[Duration], share: f64| took[((took.len() - 1) as f64 * share) as usize];
        let share = rate(page) / most;
        println!(
            "  {:<30} {:>8.0} a second  {:>5.1} %  p99 {:>6.2} ms; with {CALM} browsers median {:>5.2} ms, p99 {:>5.2} ms; {:>6} bytes",
            page.name,
            rate(page),
            share * 100.0,
            at(&page.busy, 0.99).as_secs_f64() * 1e3,
            at(&page.calm, 0.5).as_secs_f64() * 1e3,
            at(&page.calm, 0.99).as_secs_f64() * 1e3,
            page.bytes,
        );
        if share < LEAST {
            wrong.push(format!("{}: under {LEAST} of the empty handler", page.name));
        }
        if at(&page.calm, 0.99) > LONGEST {
            wrong.push(format!("{}: p99 over {LONGEST:?}", page.name));
        }
    }
    let logged: u64 =
        journal.consultations_by_account(Timestamp::MIN)?.iter().map(|(_, number)| number).sum();
    let shown: usize = all[3..].iter().map(|page| page.busy.len() + page.calm.len()).sum();
    println!("consultations logged: {logged}, dossiers shown in the timed rounds: {shown}");
    if logged < shown as u64 {
        wrong.push("a dossier was shown and not logged".into());
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ").into()) }
}

/// Opens a dossier in the first office's region, again and again.
struct Recorder {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Result<u64, String>>,
}

impl Recorder {
    fn start(journal: Journal) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut recorded = 0;
            while !stopped.load(Ordering::Relaxed) {
                std::thread::sleep(RECORDED_EVERY);
                let [role, office] = ["social-inspector", "ecosoc-brussels"].map(str::to_owned);
                let append = Append {
                    target: Target::New { kind: "dossier".into(), beside: None },
                    event: stored::event(0),
                    actor: Actor { account: role.clone(), role, office },
                    once: journal.random().map_err(|error| error.to_string())?,
                    seen: None,
                    permit: Box::new(|_| true),
                };
                journal.append(append).map_err(|error| error.to_string())?;
                recorded += 1;
            }
            Ok(recorded)
        });
        Self { stop, thread }
    }

    fn stop(self) -> Result<u64, Box<dyn Error>> {
        self.stop.store(true, Ordering::Relaxed);
        Ok(self.thread.join().map_err(|_| "the recorder panicked")??)
    }
}

fn account(role: &str, office: &str) -> Account {
    Account {
        name: role.to_owned(),
        display: format!("{role} (invented)"),
        role: role.to_owned(),
        office: office.to_owned(),
        language: "en".to_owned(),
        password: String::new(),
        open: true,
    }
}

/// Serves on a port of its own until the sender is dropped.
fn served<F>(
    runtime: &tokio::runtime::Runtime,
    serve: impl FnOnce(TcpListener, std::pin::Pin<Box<dyn Future<Output = ()> + Send>>) -> F,
) -> Result<(SocketAddr, oneshot::Sender<()>), Box<dyn Error>>
where
    F: Future<Output = std::io::Result<()>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let at = listener.local_addr()?;
    let (keep, stop) = oneshot::channel::<()>();
    let _entered = runtime.enter();
    runtime.spawn(serve(listener, Box::pin(async move { drop(stop.await) })));
    Ok((at, keep))
}

fn request(at: SocketAddr, path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: {at}\r\ncookie: {cookie}\r\naccept-language: en\r\n\r\n")
        .into_bytes()
}

/// All browsers ask for a page, each again as soon as it is answered, until the time is up.
async fn ask(
    page: &mut Asked,
    browsers: usize,
    turn: Duration,
) -> Result<(Vec<Duration>, Duration), Box<dyn Error>> {
    let mut all = Vec::new();
    let began = Instant::now();
    let mut asking = JoinSet::new();
    for number in 0..browsers {
        let first = number * page.requests.len() / browsers;
        asking.spawn(browse(page.at, Arc::clone(&page.requests), first, began + turn));
    }
    while let Some(answer) = asking.join_next().await {
        let (took, bytes) = answer??;
        all.extend(took);
        page.bytes = bytes;
    }
    Ok((all, began.elapsed()))
}

/// One browser: how long each answer took, and how long the last one was.
async fn browse(
    at: SocketAddr,
    requests: Arc<[Vec<u8>]>,
    first: usize,
    until: Instant,
) -> io::Result<(Vec<Duration>, usize)> {
    let mut stream = TcpStream::connect(at).await?;
    stream.set_nodelay(true)?;
    let mut took = Vec::new();
    let mut answer = Vec::with_capacity(1 << 20);
    for request in requests.iter().cycle().skip(first) {
        if Instant::now() >= until {
            break;
        }
        let began = Instant::now();
        stream.write_all(request).await?;
        answer.clear();
        let mut length = None;
        while length.is_none_or(|length| answer.len() < length) {
            if stream.read_buf(&mut answer).await? == 0 {
                return Err(io::Error::other("the connection was closed"));
            }
            if length.is_none() {
                length = whole(&answer)?;
            }
        }
        took.push(began.elapsed());
    }
    Ok((took, answer.len()))
}

/// How long the whole answer is, once its head is there.
fn whole(answer: &[u8]) -> io::Result<Option<usize>> {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = String::from_utf8_lossy(&answer[..end]);
    if !head.starts_with("HTTP/1.1 200") {
        let status = head.lines().next().unwrap_or_default();
        return Err(io::Error::other(format!("not a page: {status}")));
    }
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    Ok(Some(end + 4 + length.ok_or_else(|| io::Error::other("no content-length"))?))
}
