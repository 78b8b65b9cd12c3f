//! A marker in every text; a crawler in every role; markers only where the oracle allows.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt::Debug,
    sync::{Arc, Mutex, OnceLock},
};

use axum::http::header;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use super::{MARK, Who, World, markers};
use crate::common::{Answer, body};

/// Pages of one crawl.
const PAGES: usize = 150;
/// Pages of one kind, such as the circular's rules or a file's whys.
const OF_A_KIND: usize = 12;

/// All that the program says to its operators, from the first crawl on.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

/// Writes down each field of an event.
struct Pen<'a>(&'a mut Vec<u8>);

impl Visit for Pen<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.extend_from_slice(format!("{field}={value:?} ").as_bytes());
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Pen(&mut self.0.lock().unwrap()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Pen(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Pen(&mut self.0.lock().unwrap()));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn log() -> &'static Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    LOG.get_or_init(|| {
        let log = Log::default();
        tracing::subscriber::set_global_default(log.clone()).unwrap();
        log
    })
}

fn unescaped(text: &str) -> String {
    text.replace("&#38;", "&").replace("&amp;", "&").replace("&#34;", "\"").replace("&#39;", "'")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescaped(value.split('"').next()?))
}

/// The links of a page that stay on this server.
fn links(page: &str, at: &str) -> Vec<String> {
    let path = at.split('?').next().unwrap();
    let all = page.split("<a").skip(1).filter_map(|tag| attribute(tag.split('>').next()?, "href"));
    let local = all.filter_map(|link| {
        let link = link.split('#').next().unwrap().to_owned();
        match link.chars().next() {
            Some('/') if !link.starts_with("//") => Some(link),
            Some('?') => Some(format!("{path}{link}")),
            _ => None,
        }
    });
    local.collect()
}

/// A form as a hasty person sends it: what stands in it, the first of what can be chosen, a word elsewhere.
struct Form {
    action: String,
    is_post: bool,
    fields: Vec<(String, String)>,
}

fn forms(page: &str) -> Vec<Form> {
    let mut all = Vec::new();
    for part in page.split("<form").skip(1) {
        let form = part.split("</form>").next().unwrap();
        let tag = form.split('>').next().unwrap();
        let Some(action) = attribute(tag, "action") else { continue };
        let mut fields: Vec<(String, String)> = Vec::new();
        for part in form.split('<').skip(1) {
            let tag = part.split('>').next().unwrap();
            let Some(name) = attribute(tag, "name") else { continue };
            let known = fields.iter().any(|(field, _)| *field == name);
            let value = attribute(tag, "value");
            let kind = attribute(tag, "type").unwrap_or_default();
            if tag.starts_with("input") && !known {
                let fresh = if kind == "text" { "1" } else { "" };
                let value = value.filter(|value| !value.is_empty()).unwrap_or_else(|| fresh.to_owned());
                fields.push((name, value));
            } else if tag.starts_with("textarea") && !known {
                fields.push((name, "harmless".into()));
            } else if tag.starts_with("select") {
                let options = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
                let values = options.split("</select>").next().unwrap().split("<option").skip(1);
                let mut values = values.filter_map(|option| attribute(option.split('>').next()?, "value"));
                let value = values.find(|value| !value.is_empty()).unwrap_or_default();
                fields.push((name, value));
            }
        }
        all.push(Form { action, is_post: tag.contains("method=\"post\""), fields });
    }
    all
}

/// What is followed: one of many pages of a kind is much like the other.
fn kind(address: &str) -> String {
    let parts: Vec<&str> = address.split('?').next().unwrap().split('/').collect();
    match parts.as_slice() {
        ["", "files", _, what, ..] => format!("files/{what}"),
        ["", first, ..] => (*first).to_owned(),
        _ => address.to_owned(),
    }
}

fn check(world: &World, who: &Who, before: &BTreeSet<String>, address: &str, answer: &Answer) -> usize {
    let head = format!("{:?}", answer.headers);
    let found: BTreeSet<String> = markers(&answer.body).into_iter().chain(markers(&head)).collect();
    for marker in &found {
        // A form that was posted may have opened or closed the reader's eyes.
        let may = before.contains(marker) || world.may_read(who, marker);
        let canary = world.canaries.get(marker);
        assert!(may, "{} reads {marker} at {address}: {canary:?}", who.account());
    }
    let path = address.split('?').next().unwrap();
    assert!(markers(path).is_empty(), "a marker stands in the address {path}");
    found.len()
}

async fn crawl(world: &World, who: &Who) -> (usize, usize, usize) {
    let mut browser = world.browser(who);
    let mut waiting: VecDeque<String> = ["/", "/work", "/files", "/search", "/me", "/api/v1/work"]
        .map(str::to_owned)
        .into_iter()
        .chain(world.files.values().flat_map(|reference| {
            ["/files/{}", "/api/v1/files/{}", "/files/{}/readers", "/files/{}/record", "/files/{}/what-if"]
                .map(|surface| surface.replace("{}", reference.as_str()))
        }))
        .collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut posted: BTreeSet<String> = BTreeSet::new();
    let mut kinds: std::collections::BTreeMap<String, usize> = Default::default();
    let (mut pages, mut seen) = (0, 0);
    let readable = |world: &World| -> BTreeSet<String> {
        world.canaries.keys().filter(|marker| world.may_read(who, marker)).cloned().collect()
    };
    let mut before = readable(world);
    while let Some(address) = waiting.pop_front() {
        if pages >= PAGES {
            break;
        }
        pages += 1;
        let answer = browser.get(&address).await;
        seen += check(world, who, &before, &address, &answer);
        assert!(answer.status.as_u16() < 500, "{} at {address}: {}", who.account(), answer.words());
        let mut follow = links(&answer.body, &address);
        follow.extend(Some(answer.header("location").to_owned()).filter(|next| next.starts_with('/')));
        for form in forms(&answer.body) {
            let action = if form.action.is_empty() { address.clone() } else { form.action };
            if !action.starts_with('/') || action == "/sign-out" || action == "/me/sessions/end" {
                continue;
            }
            if !form.is_post || !posted.insert(action.clone()) {
                continue;
            }
            let token = form.fields.iter().find(|(name, _)| name == "form").map(|(_, value)| value.clone());
            let fields: Vec<(&str, &str)> = form
                .fields
                .iter()
                .filter(|(name, _)| name != "form")
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let answer = browser.post_raw(&action, body(&token.unwrap_or_default(), &fields)).await;
            seen += check(world, who, &before, &action, &answer);
            assert!(answer.status.as_u16() < 500, "{} posts {action}: {}", who.account(), answer.words());
            follow.extend(Some(answer.header("location").to_owned()).filter(|next| next.starts_with('/')));
            before = readable(world);
        }
        for link in follow {
            if link.starts_with("/static") || link.starts_with("/sign-") || !known.insert(link.clone()) {
                continue;
            }
            let count = kinds.entry(kind(&link)).or_default();
            *count += 1;
            if *count <= OF_A_KIND {
                waiting.push_back(link);
            }
        }
    }
    (pages, posted.len(), seen)
}

#[tokio::test]
async fn a_marker_is_read_only_where_the_oracle_allows_and_never_by_operators() {
    let log = log();
    let world = World::new();
    let (mut pages, mut forms, mut seen) = (0, 0, 0);
    // One of each role; those of Brussels have most to see.
    let mut roles = BTreeSet::new();
    for who in world.people.iter().filter(|who| roles.insert(who.role.clone())) {
        let (of_pages, of_forms, of_seen) = crawl(&world, who).await;
        pages += of_pages;
        forms += of_forms;
        seen += of_seen;
    }
    assert!(pages > 400 && forms > 30 && seen > 50, "{pages} pages, {forms} forms, {seen} markers");
    let said = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(said.contains("request"), "the log was captured");
    assert!(!said.contains(MARK), "a marker is in the log");
    for reference in world.files.values() {
        assert!(!said.contains(reference.as_str()), "{reference} is in the log");
    }
    // Only what is protected is encrypted.
    let rulebook = crate::common::belgium();
    let is_protected = |marker: &str| {
        let canary = &world.canaries[marker];
        let node = rulebook.circular().events.iter().find(|node| node.name.text == canary.event).unwrap();
        let fact = node.facts.iter().find(|fact| fact.name.text == canary.fact).unwrap();
        let name = fact.compartment.as_ref().map_or("procedure", |name| name.as_str());
        rulebook.circular().compartments.iter().any(|node| node.name.text == name && node.protected)
    };
    let mut files = 0;
    for entry in std::fs::read_dir(world.house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        files += 1;
        let bytes = std::fs::read(&path).unwrap();
        for marker in world.canaries.keys().filter(|marker| is_protected(marker)) {
            let is_there = bytes.windows(marker.len()).any(|part| part == marker.as_bytes());
            assert!(!is_there, "{marker} stands in {}", path.display());
        }
    }
    assert!(files >= 2);
    let mut stranger = world.house.stranger();
    for address in ["/", "/work", "/files", "/search", "/api/v1/work"] {
        let answer = stranger.get(address).await;
        assert!(!answer.body.contains(MARK) && answer.headers.get(header::CONTENT_ENCODING).is_none());
    }
}
