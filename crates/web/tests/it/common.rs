//! An installation on the Belgian circular in a folder of its own, and browsers without pictures.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use access::Access;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use casework::Event;
use circular::{Choices, Rulebook};
use jiff::{SignedDuration, Timestamp};
use journal::{
    Account, Actor, Append, Clock, Journal, Operation, Randomness, RandomnessFails, Reference, Storage,
    StorageRefuses, SystemRandomness, Target,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{App, DemoAccount, Settings, session};

/// Role and office of the accounts that every installation here has; an account bears the name of its role.
pub const PEOPLE: [(&str, &str); 14] = [
    ("first-line-service", "hospital-brussels"),
    ("social-inspector", "ecosoc-brussels"),
    ("police", "police-brussels"),
    ("reference-magistrate", "magistrate-brussels"),
    ("judge", "court-brussels"),
    ("immigration-office", "immigration-minteh"),
    ("guardianship", "guardianship-service"),
    ("coordination-unit", "criminal-policy"),
    ("rapporteur", "myria"),
    ("data-protection-officer", "data-protection"),
    ("administrator", "administration"),
    ("social-worker", "pag-asa"),
    ("legal-adviser", "payoke"),
    ("hotline-worker", "surya"),
];

/// The password of all of them.
pub const PASSWORD: &str = "correct horse battery";

pub fn belgium() -> Arc<Rulebook> {
    static BELGIUM: OnceLock<Arc<Rulebook>> = OnceLock::new();
    let read = || {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, mistakes) = circular::read(folder).unwrap();
        assert!(mistakes.is_empty());
        Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
    };
    Arc::clone(BELGIUM.get_or_init(read))
}

/// The table of access takes a second to make.
fn access() -> Arc<Access> {
    static ACCESS: OnceLock<Arc<Access>> = OnceLock::new();
    Arc::clone(ACCESS.get_or_init(|| Arc::new(Access::load(&belgium()).unwrap())))
}

/// A clock that stands still until it is moved.
pub struct StandingClock(Mutex<Timestamp>);

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Randomness that fails while it is told to.
#[derive(Default)]
pub struct Dice {
    pub fails: std::sync::atomic::AtomicBool,
}

impl Randomness for Dice {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomnessFails> {
        match self.fails.load(std::sync::atomic::Ordering::Acquire) {
            true => Err(RandomnessFails),
            false => SystemRandomness.fill(bytes),
        }
    }
}

/// A disk that refuses while it is told to.
#[derive(Default)]
pub struct Refusing(AtomicBool);

impl Storage for Refusing {
    fn allow(&self, _: Operation) -> Result<(), StorageRefuses> {
        match self.0.load(Ordering::Acquire) {
            true => Err(StorageRefuses("told to".into())),
            false => Ok(()),
        }
    }
}

/// An installation.
pub struct House {
    pub router: Router,
    pub journal: Journal,
    pub clock: Arc<StandingClock>,
    pub dice: Arc<Dice>,
    disk: Arc<Refusing>,
    pub folder: TempDir,
}

impl House {
    /// One with an account for each role, on Wednesday 25 November 2026 at ten in the morning in Brussels.
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    /// The same with other settings.
    pub fn with(settings: Settings) -> Self {
        Self::under(belgium(), access(), settings)
    }

    /// The same under other rules.
    pub fn under(rulebook: Arc<Rulebook>, access: Arc<Access>, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(StandingClock(Mutex::new("2026-11-25T09:00:00Z".parse().unwrap())));
        let dice = Arc::new(Dice::default());
        let disk = Arc::new(Refusing::default());
        let mut open = journal::Settings::in_folder(folder.path(), Arc::clone(&rulebook));
        open.clock = clock.clone();
        open.randomness = dice.clone();
        open.storage = disk.clone();
        let journal = Journal::open(open).unwrap();
        static HASH: OnceLock<String> = OnceLock::new();
        let password = HASH.get_or_init(|| session::hash(PASSWORD, &[7; 16]).unwrap());
        for (role, office) in PEOPLE {
            let account = Account {
                name: role.to_owned(),
                display: format!("{role} (invented)"),
                role: role.to_owned(),
                office: office.to_owned(),
                language: "en".to_owned(),
                password: password.clone(),
                open: true,
            };
            journal.put_account(account, "").unwrap();
        }
        let router = App::with_access(rulebook, access, journal.clone(), settings).router();
        Self { router, journal, clock, dice, disk, folder }
    }

    /// Somebody of a role records an event in a file, or with it begins one; answers its reference.
    #[track_caller]
    pub fn record(&self, role: &str, file: Option<&Reference>, event: &str, facts: Value) -> Reference {
        let (_, office) = PEOPLE.into_iter().find(|(known, _)| *known == role).unwrap();
        let append = Append {
            target: match file {
                Some(reference) => Target::Existing(reference.clone()),
                None => Target::New { kind: "dossier".into(), beside: None },
            },
            event: Event {
                event: event.into(),
                on: self.journal.today(),
                recorded: None,
                by: String::new(),
                office: String::new(),
                facts: serde_json::from_value(facts).unwrap(),
                corrects: None,
            },
            actor: Actor { account: role.into(), role: role.into(), office: office.into() },
            once: self.journal.random().unwrap(),
            seen: None,
            permit: Box::new(|_| true),
        };
        self.journal.append(append).unwrap().reference
    }

    /// A file that a social inspector of Brussels began, of a person of this family name.
    #[track_caller]
    pub fn file_of(&self, family_name: &str) -> Reference {
        let reference = self.record("social-inspector", None, "detected", detected("brussels"));
        let facts = json!({ "family-name": family_name, "given-name": "Invented" });
        self.record("social-inspector", Some(&reference), "identity-recorded", facts);
        reference
    }

    /// The centre of Brussels takes the file into its care.
    #[track_caller]
    pub fn take_in(&self, reference: &Reference) {
        self.record("social-inspector", Some(reference), "informed", json!({}));
        self.record("social-inspector", Some(reference), "agreed", json!({}));
        let facts = json!({ "centre": "pag-asa", "centre-region": "brussels" });
        self.record("social-inspector", Some(reference), "referred", facts);
        self.record("social-worker", Some(reference), "referral-accepted", json!({}));
        self.record("social-worker", Some(reference), "intake", json!({ "form-of-care": "residential" }));
    }

    /// From now on the disk takes nothing.
    pub fn refuse_writing(&self) {
        self.disk.0.store(true, Ordering::Release);
    }

    /// Time passes.
    pub fn later(&self, span: SignedDuration) {
        *self.clock.0.lock().unwrap() += span;
    }

    /// A browser in which somebody of a role is signed in.
    pub fn browser(&self, role: &str) -> Browser<'_> {
        let id: [u8; 32] = self.journal.random().unwrap();
        self.journal.begin_session(*blake3::hash(&id).as_bytes(), role).unwrap();
        let mut browser = self.stranger();
        browser.cookies.insert("nabotjek".into(), session::hex(&id));
        browser
    }

    /// A browser in which nobody is signed in.
    pub fn stranger(&self) -> Browser<'_> {
        Browser { router: &self.router, cookies: BTreeMap::new(), host: "localhost" }
    }

    /// A second server of the same installation, which has shown nothing yet.
    pub fn fresh_server(&self) -> Router {
        App::with_access(belgium(), access(), self.journal.clone(), Settings::default()).router()
    }

    /// How many rows the journal has by now: what has not changed adds none.
    pub fn rows(&self) -> i64 {
        let report = journal::verify(self.folder.path(), belgium(), None).unwrap();
        assert_eq!(report.finding, None);
        report.rows
    }
}

/// What a detecting service must say.
pub fn detected(region: &str) -> Value {
    json!({ "region": region, "setting": "workplace-inspection", "minor": "no", "safe-way": "not-to-be-contacted" })
}

/// The demo's list on the sign-in page.
pub fn demo() -> Settings {
    let account = |(role, office): (&str, &str)| DemoAccount {
        name: role.to_owned(),
        password: PASSWORD.to_owned(),
        role: role.to_owned(),
        office: office.to_owned(),
    };
    Settings { demo: PEOPLE.map(account).to_vec(), ..Settings::default() }
}

/// Keeps cookies, follows nothing by itself.
#[derive(Clone)]
pub struct Browser<'a> {
    router: &'a Router,
    pub cookies: BTreeMap<String, String>,
    pub host: &'static str,
}

impl Browser<'_> {
    /// The same browser at another server.
    pub fn at<'b>(&self, router: &'b Router) -> Browser<'b> {
        Browser { router, cookies: self.cookies.clone(), host: self.host }
    }

    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let (mut parts, body) = request.into_parts();
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            parts.headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        parts.headers.insert(header::HOST, self.host.parse().unwrap());
        let answer = send(self.router, Request::from_parts(parts, body)).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Posts fields as a browser does, whatever they are.
    pub async fn post_raw(&mut self, address: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Opens `page`, takes the form that posts to `address` from it, and sends it with these fields.
    pub async fn post(&mut self, page: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get(page).await.token(address);
        self.post_raw(address, body(&token, fields)).await
    }
}

/// Fields as a browser writes them.
pub fn body(token: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![format!("form={token}")];
    all.extend(fields.iter().map(|(name, value)| format!("{}={}", quoted(name), quoted(value))));
    all.join("&")
}

fn quoted(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The words of the page: tags and isolating signs left out, white space single.
    pub fn words(&self) -> String {
        words(&self.body)
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.words().contains(words), "{:?} is not in {}: {}", words, self.status, self.words());
        self
    }

    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Self {
        assert!(
            !self.body.contains(words) && !self.words().contains(words),
            "{words:?} is in {}",
            self.words()
        );
        self
    }

    #[track_caller]
    pub fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }

    #[track_caller]
    pub fn leads_to(&self, address: &str) -> &Self {
        assert_eq!((self.status.as_u16(), self.header("location")), (303, address), "{}", self.words());
        self
    }

    /// The hidden field of the form that posts to an address.
    #[track_caller]
    pub fn token(&self, address: &str) -> String {
        let form = self.body.split("<form").find(|form| form.contains(&format!("action=\"{address}\"")));
        let form = form.unwrap_or_else(|| panic!("no form posts to {address}: {}", self.words()));
        let token = form.split("name=\"form\" value=\"").nth(1).unwrap();
        token.split('"').next().unwrap().to_owned()
    }
}

pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for sign in html.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            '\u{2066}'..='\u{2069}' => {}
            sign if !in_tag => text.push(sign),
            _ => {}
        }
    }
    let text = text.replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&");
    let text = text.replace("&#60;", "<").replace("&#62;", ">");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

/// Every address of the application with the methods that it knows, as `app.rs` lists them.
pub fn routes() -> Vec<(String, Vec<Method>)> {
    let code = include_str!("../../src/app.rs");
    let list = code.split("pub fn router").nth(1).unwrap();
    let mut routes = Vec::new();
    for rest in list.split(".route(").skip(1) {
        let address = rest.split('"').nth(1).unwrap().to_owned();
        let rest = rest.split(".fallback").next().unwrap();
        let mut methods = Vec::new();
        if rest.contains("get(") {
            methods.push(Method::GET);
        }
        if rest.contains("post(") {
            methods.push(Method::POST);
        }
        routes.push((address, methods));
    }
    routes
}

/// Records an event beside the pages, as somebody of a role at an office: what a test stands on.
pub fn seed(
    house: &House,
    file: &journal::Reference,
    role: &str,
    office: &str,
    event: &str,
    fields: &[(&str, &str)],
) {
    let today = belgium().civil_day(*house.clock.0.lock().unwrap());
    let posted = fields.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
    let (facts, mistakes) = casework::typed::answers(&belgium(), event, today, today, "fact.", &posted);
    assert_eq!(mistakes, []);
    let event = casework::Event {
        event: event.to_owned(),
        on: today,
        recorded: None,
        by: String::new(),
        office: String::new(),
        facts,
        corrects: None,
    };
    let actor = journal::Actor { account: role.to_owned(), role: role.to_owned(), office: office.to_owned() };
    let append = journal::Append {
        target: journal::Target::Existing(file.clone()),
        event,
        actor,
        once: house.journal.random().unwrap(),
        seen: None,
        permit: Box::new(|_| true),
    };
    house.journal.append(append).unwrap();
}
