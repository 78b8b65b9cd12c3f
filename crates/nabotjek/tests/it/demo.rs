//! The demo, serving, and the first account, as a person starts them.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use serde_json::Value;

/// A caseload of three files, so that a test takes no longer than it must.
const SMALL: &str = r#"caseload seed=1 mark="(synthetic)" canary=ZQ7
given Amarelo
family Bruvane
sign-in social-inspector office=ecosoc-brussels name="Iris Demonstra" language=fr
sign-in social-worker office=surya name="Solène Demonstra" language=fr
path noticed {
    then detected by=social-inspector setting=workplace-inspection minor=no safe-way=own-phone signs=fear
}
population few days-ago=30 to=20 count=3 {
    follows noticed count=3
    region brussels=3
    detector social-inspector=3
}
"#;

fn command(arguments: &[&str]) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nabotjek"));
    command.current_dir(root).args(arguments);
    command
}

/// What a command answers. One that serves although it must not is stopped after five minutes, and its test fails.
fn nabotjek(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let limited = ["--signal=INT", "300", env!("CARGO_BIN_EXE_nabotjek")];
    Command::new("timeout").args(limited).args(arguments).current_dir(root).output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The specification of [`SMALL`] in a folder.
fn small(folder: &Path) -> String {
    let path = folder.join("small.kdl");
    fs::write(&path, SMALL).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A server that has said its address.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    said: String,
    port: u16,
}

fn start(arguments: &[&str]) -> Running {
    let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    let port = loop {
        let mut line = String::new();
        if out.read_line(&mut line).unwrap() == 0 {
            let mut why = String::new();
            child.stderr.take().unwrap().read_to_string(&mut why).unwrap();
            panic!("it ended: {said}{why}");
        }
        said.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split(|sign: char| !sign.is_ascii_digit()).next().unwrap().parse().unwrap();
        }
    };
    Running { child, out, said, port }
}

impl Running {
    /// Asks with a signal to stop; answers what it said, on its output and on its errors.
    fn stop(mut self, signal: &str) -> (String, String) {
        let asked = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let (mut rest, mut errors) = (String::new(), String::new());
        self.out.read_to_string(&mut rest).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "{rest}{errors}");
        (self.said + &rest, errors)
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let port = self.port;
        write!(stream, "{head}Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The status of signing in as a browser does it: the form is fetched, its hidden fields go back with what is typed.
    fn sign_in(&self, name: &str, password: &str) -> u16 {
        let page = self.get("/sign-in");
        let form = page.split("<form class=\"sign-in\"").nth(1).unwrap().split("</form>").next().unwrap();
        let mut fields = vec![("name", name), ("password", password)];
        for hidden in form.split("<input ").filter(|input| input.contains("type=\"hidden\"")) {
            let value =
                |what: &str| hidden.split(&format!("{what}=\"")).nth(1).unwrap().split('"').next().unwrap();
            fields.push((value("name"), value("value")));
        }
        let encoded = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let body = body.join("&");
        let head = format!(
            "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.ask(&head, &body).split(' ').nth(1).unwrap().parse().unwrap()
    }
}

fn seal(data: &str) -> Value {
    let verified = nabotjek(&["verify", "--data", data, "--format", "json"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", out(&verified), err(&verified));
    serde_json::from_slice::<Value>(&verified.stdout).unwrap()["seal"].clone()
}

#[test]
fn it_prints_an_address_and_a_sign_in_for_each_colleague_and_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (caseload, data) = (small(folder.path()), folder.path().join("data"));
    let data = data.to_str().unwrap();
    for signal in ["-INT", "-TERM"] {
        let running = start(&["demo", "--port", "0", "--data", data, "--caseload", &caseload]);
        for name in ["iris", "solene"] {
            assert_eq!(running.sign_in(name, "demonstra-2026-only"), 303, "{name}");
        }
        let (said, _) = running.stop(signal);
        assert!(said.contains("  iris    demonstra-2026-only\n"), "{said}");
        assert!(said.contains("  solene  demonstra-2026-only\n"), "{said}");
        assert!(said.contains("Everybody above is invented"), "{said}");
    }
}

#[test]
fn running_again_keeps_the_data_and_fresh_starts_over() {
    let folder = tempfile::tempdir().unwrap();
    let (caseload, data) = (small(folder.path()), folder.path().join("data"));
    let place = data.to_str().unwrap();
    let demo = ["demo", "--port", "0", "--data", place, "--caseload", &caseload];
    let (_, first) = start(&demo).stop("-INT");
    assert!(first.contains("3 invented files made"), "{first}");
    let (key, sealed) = (fs::read(data.join("master.key")).unwrap(), seal(place));
    let (_, second) = start(&demo).stop("-INT");
    assert_eq!(second, "", "nothing is made again");
    assert_eq!((fs::read(data.join("master.key")).unwrap(), seal(place)), (key.clone(), sealed.clone()));
    fs::write(data.join("notes.txt"), "mine").unwrap();
    let (_, third) = start(&[&demo[..], &["--fresh"]].concat()).stop("-INT");
    assert!(third.contains("3 invented files made"), "{third}");
    assert_ne!(fs::read(data.join("master.key")).unwrap(), key);
    assert_ne!(seal(place), sealed);
    assert_eq!(fs::read_to_string(data.join("notes.txt")).unwrap(), "mine", "it deletes what it made");
}

#[test]
fn a_demo_that_was_cut_short_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (caseload, data) = (small(folder.path()), folder.path().join("data"));
    let place = data.to_str().unwrap();
    let demo = ["demo", "--port", "0", "--data", place, "--caseload", &caseload];
    start(&demo).stop("-INT");
    let mark = fs::read_to_string(data.join(".demo")).unwrap();
    let key = fs::read(data.join("master.key")).unwrap();
    for half in ["", mark.strip_suffix("whole\n").unwrap()] {
        fs::write(data.join(".demo"), half).unwrap();
        let (_, said) = start(&demo).stop("-INT");
        assert!(said.contains("3 invented files made"), "{said}");
        assert_ne!(fs::read(data.join("master.key")).unwrap(), key);
        assert_eq!(fs::read_to_string(data.join(".demo")).unwrap(), mark);
        seal(place);
    }
}

#[test]
fn a_killed_demo_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let place = data.to_str().unwrap();
    // The whole caseload takes long enough to be cut short.
    let mut child =
        command(&["demo", "--port", "0", "--data", place]).stderr(Stdio::piped()).spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("1000 of ") {
        line.clear();
        assert_ne!(errors.read_line(&mut line).unwrap(), 0, "it says how far it is");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let caseload = small(folder.path());
    let demo = ["demo", "--port", "0", "--data", place, "--caseload", &caseload];
    let (_, said) = start(&demo).stop("-INT");
    assert!(said.contains("3 invented files made"), "{said}");
    seal(place);
}

#[test]
fn what_cannot_be_used_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let caseload = small(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let no_folder = path("file");
    fs::write(&no_folder, "a file").unwrap();
    let other = path("other");
    fs::create_dir(&other).unwrap();
    fs::write(folder.path().join("other/journal.db"), "somebody's").unwrap();
    let below = path("file/below");
    let cases = [
        (
            ["--port", &port, "--data", &path("new")],
            format!("port {port} is taken; choose another with --port, or 0 for any that is free"),
        ),
        (
            ["--port", "0", "--data", &no_folder],
            format!("{no_folder} is a file, not a folder; name another with --data"),
        ),
        (
            ["--port", "0", "--data", &below],
            format!("the folder {below} cannot be used: Not a directory (os error 20)"),
        ),
        (
            ["--port", "0", "--data", &other],
            format!(
                "{other} holds a journal that is not a demo's; nothing was touched; name another folder with --data"
            ),
        ),
    ];
    for (arguments, sentence) in &cases {
        for fresh in [&[][..], &["--fresh"]] {
            let demo = nabotjek(&[&["demo", "--caseload", &caseload][..], &arguments[..], fresh].concat());
            assert_eq!(demo.status.code(), Some(1));
            assert_eq!(err(&demo), format!("nabotjek: {sentence}\n"));
            assert_eq!(out(&demo), "");
        }
    }
    assert!(!folder.path().join("new").exists(), "a port that is taken leaves nothing behind");
    assert_eq!(fs::read_to_string(folder.path().join("other/journal.db")).unwrap(), "somebody's");
    let shared = path("shared");
    let running = start(&["demo", "--port", "0", "--data", &shared, "--caseload", &caseload]);
    let second = nabotjek(&["demo", "--port", "0", "--data", &shared, "--caseload", &caseload, "--fresh"]);
    assert_eq!(second.status.code(), Some(1));
    let sentence =
        format!("another demo is running in {shared}; stop it, or name another folder with --data");
    assert_eq!(err(&second), format!("nabotjek: {sentence}\n"));
    running.stop("-INT");
    assert_eq!(nabotjek(&["demo", "--port", "70000"]).status.code(), Some(2));
}

#[test]
fn a_full_disk_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=1m tmpfs {place} && exec {} demo --port 0 --data {place}/data",
        env!("CARGO_BIN_EXE_nabotjek")
    );
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let own =
        |script: &str| Command::new("unshare").args(["-rm", "sh", "-c", script]).current_dir(&root).output();
    let can_mount = own(&format!("mount -t tmpfs tmpfs {place}"));
    if !can_mount.is_ok_and(|tried| tried.status.success()) {
        eprintln!("this machine lets nobody mount a small disk: not tried here");
        return;
    }
    let full = own(&script).unwrap();
    assert_eq!(full.status.code(), Some(1), "{}", err(&full));
    let said = err(&full);
    let last = said.lines().last().unwrap();
    let sentence = format!(
        "nabotjek: the disk on which {place}/data stands is full; make room, or name a folder elsewhere with --data"
    );
    assert_eq!(last, sentence, "{said}");
}

#[test]
fn the_published_figures_are_counted_from_the_demos_journal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    start(&["demo", "--port", "0", "--data", data]).stop("-INT");
    for (year, published) in [("2021", &["114"][..]), ("2022", &["1,409", "228", "180"]), ("2024", &["240"])]
    {
        let figures = nabotjek(&["figures", year, "--data", data]);
        assert_eq!(figures.status.code(), Some(0), "{}{}", out(&figures), err(&figures));
        for number in published {
            let said = format!("published {number}, counted {number}: equal\n");
            assert!(out(&figures).contains(&said), "{}", out(&figures));
        }
    }
    seal(data);
}

#[test]
fn the_first_account_of_an_empty_folder_signs_in() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let add = |name: &str, role: &str, office: &str| {
        nabotjek(&["account", "add", name, "--role", role, "--office", office, "--data", data])
    };
    let wrong = add("ada", "admin", "administration");
    assert_eq!(wrong.status.code(), Some(1));
    assert!(err(&wrong).contains("the circular knows no role admin; it knows "), "{}", err(&wrong));
    let wrong = add("ada", "administrator", "myria");
    assert_eq!(
        err(&wrong),
        "nabotjek: nobody is administrator at myria; the offices of this role are administration\n"
    );
    let wrong = add("a da", "administrator", "administration");
    assert!(err(&wrong).starts_with("nabotjek: a name is at most 100 letters"), "{}", err(&wrong));
    assert!(!Path::new(data).exists(), "what was refused made no journal");
    let ada = add("Ada", "administrator", "administration");
    assert_eq!(ada.status.code(), Some(0), "{}", err(&ada));
    let said = out(&ada);
    let password = said.lines().last().unwrap().strip_prefix("The password, shown this once: ").unwrap();
    assert_eq!(password.len(), 20);
    let again = add("ada", "administrator", "administration");
    assert_eq!(err(&again), "nabotjek: somebody is called ada already; choose another name\n");
    let given = |password: &str| {
        let arguments =
            ["account", "add", "rune", "--role", "rapporteur", "--office", "myria", "--data", data];
        let mut child = command(&[&arguments[..], &["--password-stdin"]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    assert_eq!(err(&given("too short\n")), "nabotjek: a password has at least 15 signs\n");
    let rune = given("a long enough sentence\n");
    assert_eq!(out(&rune), "rune may sign in as rapporteur at myria.\n", "{}", err(&rune));
    let renewed = nabotjek(&["account", "password", "rune", "--data", data]);
    assert!(out(&renewed).starts_with("rune has a new password.\nThe password, shown this once: "));
    assert_eq!(
        err(&nabotjek(&["account", "password", "rose", "--data", data])),
        "nabotjek: nobody is called rose\n"
    );
    let running = start(&["serve", "--log", "warn", "--port", "0", "--data", data]);
    let new = out(&renewed).lines().last().unwrap().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(running.sign_in("ada", password), 303);
    assert_eq!(running.sign_in("rune", "a long enough sentence"), 422, "that was the password before");
    assert_eq!(running.sign_in("rune", &new), 303);
    assert!(!running.get("/sign-in").contains("demonstra"), "an installation lists nobody");
    running.stop("-TERM");
    let database = fs::read(folder.path().join("data/journal.db")).unwrap();
    let holds = |text: &str| database.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("$argon2id$") && !holds(password) && !holds("a long enough sentence"));
}

/// A circular of its own for a test that edits one.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let path = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copied(&entry.path(), &path),
            false => {
                fs::copy(entry.path(), path).unwrap();
            }
        }
    }
}

/// Asks for a page until it says something, for half a minute at most.
fn says_at_last(running: &Running, path: &str, words: &str) -> bool {
    (0..150).any(|_| {
        let said = running.get(path).contains(words);
        if !said {
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        said
    })
}

#[test]
fn an_edited_circular_comes_into_force_while_serving_and_a_broken_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let circular = folder.path().join("circulars/be");
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be"), &circular);
    let (place, data) = (circular.to_str().unwrap().to_owned(), folder.path().join("data"));
    let caseload = small(folder.path());
    let data = data.to_str().unwrap();
    start(&["demo", "--port", "0", "--data", data, "--caseload", &caseload, "--circular", &place])
        .stop("-INT");
    let running = start(&["serve", "--port", "0", "--data", data, "--circular", &place, "--log", "error"]);
    let hang_up = || {
        let asked = Command::new("kill").args(["-HUP", &running.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
    };
    let reflection = circular.join("stay/reflection.kdl");
    let text = fs::read_to_string(&reflection).unwrap();
    let edited = text.replacen("lasts 45 days", "lasts 46 days", 1);
    assert_ne!(edited, text);
    let page = "/circular/be/stage/reflection?lang=en";
    assert!(running.get(page).contains("45 days"));
    fs::write(&reflection, &edited).unwrap();
    assert!(running.get(page).contains("45 days"), "an edit alone changes nothing");
    hang_up();
    assert!(says_at_last(&running, page, "46 days"), "the new rules are in force");
    assert_eq!(running.sign_in("iris", "demonstra-2026-only"), 303, "the journal is there still");
    // A document that is cut off in the middle: the old rules stay, whatever is asked meanwhile.
    fs::write(&reflection, &edited[..edited.len() / 2]).unwrap();
    hang_up();
    for _ in 0..20 {
        assert!(running.get(page).contains("46 days"));
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    fs::write(&reflection, &text).unwrap();
    hang_up();
    assert!(says_at_last(&running, page, "45 days"), "mended, it comes into force");
    let (_, errors) = running.stop("-TERM");
    assert!(errors.contains("cannot be used") && errors.contains("stay in force"), "{errors}");
    assert_eq!(errors.matches("checks clean").count(), 2, "{errors}");
    seal(data);
}
