//! One account's way through the demo's files: every link followed, every question asked, everything received searched.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use serde_json::Value;

use super::{
    Who,
    crawl::{Bounds, forms, links},
    demo::{Demo, found},
    search,
};
use crate::common::{Answer, Browser, body};

/// How much was looked at, and found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub pages: usize,
    pub posts: usize,
    /// Posts that changed something.
    pub changes: usize,
    pub markers: usize,
    pub dossiers: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, more: Self) {
        self.pages += more.pages;
        self.posts += more.posts;
        self.changes += more.changes;
        self.markers += more.markers;
        self.dossiers += more.dossiers;
    }
}

/// One account's walk through the installation.
pub struct Walk<'a> {
    pub demo: &'a Demo,
    pub who: &'a Who,
    pub browser: Browser<'a>,
    /// What may be read, by the oracle: of all files, and of each.
    pub may: BTreeSet<String>,
    pub may_of: Vec<BTreeSet<String>>,
    place: HashMap<String, usize>,
    pub count: Count,
}

impl<'a> Walk<'a> {
    pub fn new(demo: &'a Demo, who: &'a Who) -> Self {
        let may_of: Vec<_> = (0..demo.files.len()).map(|file| demo.readable(who, file)).collect();
        let place = demo.files.iter().enumerate().map(|(at, file)| (file.to_string(), at)).collect();
        let may = may_of.iter().flatten().cloned().collect();
        Self { demo, who, browser: demo.browser(who), may, may_of, place, count: Count::default() }
    }

    /// The file that an address is about.
    pub fn file(&self, address: &str) -> Option<usize> {
        address.split(['/', '?']).find_map(|part| self.place.get(part)).copied()
    }

    /// Nothing that may not be read, in body, headers or address.
    pub fn check(&mut self, address: &str, answer: &Answer) -> BTreeSet<String> {
        let who = self.who.account();
        let mut all = found(&answer.body);
        all.extend(found(&format!("{:?}", answer.headers)));
        let may = self.file(address).map_or(&self.may, |file| &self.may_of[file]);
        if let Some(marker) = all.difference(may).next() {
            let placed = self.demo.markers.get(marker);
            panic!("{who} reads {marker} at {address} ({}): {placed:?}", answer.status);
        }
        assert!(found(address).is_empty(), "{who}: a marker stands in the address {address}");
        assert!(answer.status.as_u16() < 500, "{who} at {address}: {}", answer.words());
        self.count.markers += all.len();
        all
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.count.pages += 1;
        let answer = self.browser.get(address).await;
        let all = self.check(address, &answer);
        let path = address.split('?').next().unwrap();
        if let (Some(file), true) = (self.file(address), path.ends_with("/readers")) {
            let sight = self.demo.sight(self.who, file);
            let may = self.who.role == "data-protection-officer" || sight.is_visible && sight.in_care;
            assert_eq!(
                answer.status.as_u16(),
                if may { 200 } else { 404 },
                "{} at {address}",
                self.who.account()
            );
        }
        let is_page = path.starts_with("/files/") && path.matches('/').count() == 2;
        let is_api = path.starts_with("/api/v1/files/");
        if let (Some(file), true) = (self.file(address), (is_page || is_api) && path == address) {
            self.is_whole(file, address, &answer, &all, is_api);
        }
        answer
    }

    /// A file's page and its API show exactly what the oracle lets see: events, facts, markers.
    fn is_whole(
        &mut self,
        file: usize,
        address: &str,
        answer: &Answer,
        all: &BTreeSet<String>,
        is_api: bool,
    ) {
        let case = format!("{} at {address}", self.who.account());
        let shown = self.demo.shown(self.who, file);
        let is_visible = self.demo.sight(self.who, file).is_visible;
        assert_eq!(answer.status.as_u16(), if is_visible { 200 } else { 404 }, "{case}");
        if !is_visible {
            return;
        }
        assert_eq!(*all, self.may_of[file], "{case}");
        let opened = self.demo.opened(file);
        if is_api {
            let told: Value = serde_json::from_str(&answer.body).unwrap();
            let told: Vec<BTreeSet<String>> = told["events"]
                .as_array()
                .unwrap()
                .iter()
                .map(|event| event["facts"].as_object().unwrap().keys().cloned().collect())
                .collect();
            assert_eq!(told, shown.values().cloned().collect::<Vec<_>>(), "{case}");
            return;
        }
        self.count.dossiers += 1;
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for row in answer.body.split("<li id=\"event-").skip(1) {
            let asked = row.matches("<dt>").count();
            let unanswered = row.split("<details class=\"unanswered\">").nth(1);
            let unanswered =
                unanswered.map_or(0, |rest| rest.split("</details>").next().unwrap().matches("<li>").count());
            rows.insert(row.split('"').next().unwrap(), asked + unanswered);
        }
        let expected: BTreeMap<&str, usize> =
            shown.iter().map(|(place, facts)| (opened.record.ids[*place].0.as_str(), facts.len())).collect();
        assert_eq!(rows, expected, "{case}");
    }

    /// Follows every link and asks every question, and changes nothing.
    pub async fn read(&mut self) {
        let mut waiting: VecDeque<String> =
            ["/", "/work", "/files", "/search", "/me", "/api/v1/work", "/figures", "/access-log", "/admin"]
                .map(str::to_owned)
                .into_iter()
                .chain(
                    [
                        "/import",
                        "/circular",
                        "/files/BE-0000-0001",
                        "/nothing",
                        "/work?show=x",
                        "/import/bad-rows.csv",
                    ]
                    .map(str::to_owned),
                )
                .chain(self.demo.files.iter().flat_map(|file| {
                    ["/files/{}", "/api/v1/files/{}"].map(|address| address.replace("{}", file.as_str()))
                }))
                .collect();
        let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut bounds = Bounds::default();
        while let Some(address) = waiting.pop_front() {
            let answer = self.get(&address).await;
            let mut follow = links(&answer.body, &address);
            follow.extend(Some(answer.header("location").to_owned()).filter(|next| next.starts_with('/')));
            if answer.status.as_u16() == 200 && self.file(&address).is_some() {
                // Each is there for whom it is not linked, too.
                let page = address.split('?').next().unwrap();
                if page.starts_with("/files/") && page.matches('/').count() == 2 {
                    follow.extend(["record", "what-if", "readers"].map(|next| format!("{page}/{next}")));
                }
            }
            for form in forms(&answer.body).iter().filter(|form| !form.is_post) {
                let action = if form.action.is_empty() { &address } else { &form.action };
                let query = body("", &form.split().1).replacen("form=&", "", 1);
                follow.push(format!("{}?{query}", action.split('?').next().unwrap()));
            }
            for link in follow {
                if known.insert(link.clone()) && bounds.admit(&link) {
                    waiting.push_back(link);
                }
            }
        }
    }

    /// Chooses the language of all pages from now on.
    pub async fn speak(&mut self, language: &str) {
        let page = self.get("/me").await;
        let form = forms(&page.body).into_iter().find(|form| form.action == "/me/language").unwrap();
        let token = form.split().0;
        let answer = self.browser.post_raw("/me/language", body(&token, &[("language", language)])).await;
        answer.has_status(303);
        self.check("/me/language", &answer);
    }

    /// Searches names of files that may be known and of others: those are found in which the name may be read.
    pub async fn search(&mut self, number: usize) {
        if self.get("/search").await.status.as_u16() != 200 {
            return;
        }
        let demo = self.demo;
        let mut names: Vec<(&String, usize)> = demo
            .markers
            .iter()
            .filter(|(_, placed)| placed.fact == "family-name")
            .map(|(marker, placed)| (marker, placed.file))
            .collect();
        names.sort();
        let (known, others): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|(marker, file)| self.may_of[*file].contains(*marker));
        let others = others.into_iter().skip(number).step_by(12);
        for (marker, file) in known.into_iter().take(5).chain(others) {
            let (_, answer) = search(&mut self.browser, marker).await;
            let answer = answer.unwrap();
            let opened = demo.opened(file);
            let placed = demo.markers[marker].event as u32;
            let is_replaced = opened.record.events.iter().any(|event| event.corrects == Some(placed));
            // A name that has been corrected is searched for no more.
            let is_found = self.may_of[file].contains(marker) && !is_replaced;
            let expected = if is_found { vec![file] } else { Vec::new() };
            let there: Vec<usize> = (0..demo.files.len())
                .filter(|file| answer.body.contains(demo.files[*file].as_str()))
                .collect();
            assert_eq!(there, expected, "{} searches {marker}", self.who.account());
            // What was searched for is said again.
            assert_eq!(found(&answer.body), BTreeSet::from([marker.clone()]), "{}", self.who.account());
            self.count.pages += 2;
        }
    }
}
