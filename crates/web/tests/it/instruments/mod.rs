//! The instruments that ask the running server: the matrix, the canaries and the twins. A few files in different stages,
//! regions, offices and care, a marker in each text of theirs, and what the oracle says of each account.

mod acts;
mod canaries;
mod crawl;
mod demo;
pub mod log;
mod matrix;
mod sample;
mod twins;
mod walk;

use std::{collections::BTreeMap, sync::Arc};

use casework::{Event, FileSummary, Owner};
use journal::{Account, Actor, Append, Opened, Reference, Target};
use serde_json::{Value, json};

use crate::common::{Answer, Browser, House, belgium, body};

/// What every marker begins with.
pub const MARK: &str = "ZQ7-";

/// Somebody: one role at one office. The account bears the name `role@office`.
#[derive(Clone, Debug)]
pub struct Who {
    pub role: String,
    pub office: String,
}

impl Who {
    pub fn new(role: &str, office: &str) -> Self {
        Self { role: role.into(), office: office.into() }
    }

    pub fn account(&self) -> String {
        format!("{}@{}", self.role, self.office)
    }
}

/// A text with a marker, and where it was first written.
#[derive(Clone, Debug)]
pub struct Canary {
    pub file: &'static str,
    pub event: String,
    pub fact: String,
    pub office: String,
}

/// An installation with files and an account for each role at an office of each region.
pub struct World {
    pub house: House,
    pub files: BTreeMap<&'static str, Reference>,
    pub canaries: BTreeMap<String, Canary>,
    pub people: Vec<Who>,
}

/// In what an installation differs from its twin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Difference {
    /// The code of the house in which the person of `reflecting` sleeps.
    pub house_code: Option<&'static str>,
    /// What the person of `permit` said.
    pub statement: Option<&'static str>,
    /// The family name in `walloon`.
    pub name: Option<&'static str>,
    /// One more file, in Wallonia, known to its first-line service alone.
    pub more: bool,
    /// How often the person of `flemish` moves from one house to another.
    pub moves: usize,
}

impl World {
    pub fn new() -> Self {
        Self::with(Difference::default())
    }

    pub fn with(difference: Difference) -> Self {
        let house = House::new();
        let people = people();
        for who in &people {
            let account = Account {
                name: who.account(),
                display: "Somebody (invented)".into(),
                role: who.role.clone(),
                office: who.office.clone(),
                language: "en".into(),
                password: String::new(),
                open: true,
            };
            house.journal.put_account(account, "").unwrap();
        }
        let mut world = Self { house, files: BTreeMap::new(), canaries: BTreeMap::new(), people };
        world.referred();
        world.reflecting(difference.house_code.unwrap_or("ZQ7-B04"));
        world.permit(difference.statement.unwrap_or("ZQ7-C04 was said"));
        world.flemish(difference.moves);
        world.walloon("walloon", difference.name.unwrap_or("ZQ7-F01"));
        world.investigation();
        if difference.more {
            world.walloon("more", "ZQ7-G01");
        }
        world
    }

    fn write(&mut self, file: &'static str, day: &str, who: (&str, &str), event: &str, facts: Value) {
        let kind = if file == "investigation" { "investigation" } else { "dossier" };
        let (role, office) = who;
        if let Value::Object(facts) = &facts {
            for (fact, answer) in facts {
                let Some(marker) = answer.as_str().and_then(|text| markers(text).into_iter().next()) else {
                    continue;
                };
                let (event, fact, office) = (event.to_owned(), fact.clone(), office.to_owned());
                self.canaries.insert(marker, Canary { file, event, fact, office });
            }
        }
        // What is hidden takes no time: what is recorded after it bears the same instants in a twin without it.
        if !event.starts_with("shelter") {
            self.house.later(jiff::SignedDuration::from_secs(1));
        }
        let append = Append {
            target: match self.files.get(file) {
                Some(reference) => Target::Existing(reference.clone()),
                None => Target::New { kind: kind.into(), beside: None },
            },
            event: Event {
                event: event.into(),
                on: day.parse().unwrap(),
                recorded: None,
                by: String::new(),
                office: String::new(),
                facts: serde_json::from_value(facts).unwrap(),
                corrects: None,
            },
            actor: Actor { account: format!("{role}@{office}"), role: role.into(), office: office.into() },
            once: self.house.journal.random().unwrap(),
            seen: None,
            permit: Box::new(|_| true),
        };
        let receipt = self.house.journal.append(append);
        let receipt = receipt.unwrap_or_else(|error| panic!("{file} {event}: {error:?}"));
        self.files.insert(file, receipt.reference);
    }

    /// Detected by the inspectors of Brussels, not yet answered by the centre.
    fn referred(&mut self) {
        let inspector = ("social-inspector", "ecosoc-brussels");
        self.write("referred", "2026-11-20", inspector, "detected", detected("brussels", "ZQ7-A01"));
        self.write(
            "referred",
            "2026-11-20",
            inspector,
            "identity-recorded",
            json!({"family-name": "ZQ7-A02"}),
        );
        self.write("referred", "2026-11-20", inspector, "informed", json!({}));
        self.write("referred", "2026-11-20", inspector, "agreed", json!({}));
        let facts = json!({"centre": "pag-asa", "centre-region": "brussels"});
        self.write("referred", "2026-11-21", inspector, "referred", facts);
    }

    /// In reflection at the centre of Brussels, in one of its houses.
    fn reflecting(&mut self, house_code: &str) {
        let (inspector, centre) = (("social-inspector", "ecosoc-brussels"), ("social-worker", "pag-asa"));
        let file = "reflecting";
        self.write(file, "2026-11-02", inspector, "detected", detected("brussels", "ZQ7-B01"));
        self.write(file, "2026-11-02", inspector, "identity-recorded", json!({"family-name": "ZQ7-B02"}));
        self.write(file, "2026-11-02", inspector, "contact-broken", json!({}));
        self.write(file, "2026-11-03", centre, "intake", json!({"form-of-care": "residential"}));
        self.write(file, "2026-11-03", centre, "identity-recorded", json!({"other-names": "ZQ7-B03"}));
        self.write(file, "2026-11-03", centre, "shelter-entered", json!({ "house-code": house_code }));
        let facts = json!({"danger": "raised", "measures": "ZQ7-B05"});
        self.write(file, "2026-11-04", centre, "risk-assessed", facts);
        let facts = json!({"areas": ["psychosocial"], "objectives": "ZQ7-B06"});
        self.write(file, "2026-11-04", centre, "support-plan-made", facts);
        self.write(file, "2026-11-05", centre, "remark-added", json!({"remark": "ZQ7-B07"}));
        self.write(file, "2026-11-05", centre, "reflection-requested", json!({}));
    }

    /// With a permit, while the prosecutor investigates.
    fn permit(&mut self, statement: &str) {
        let (inspector, centre) = (("social-inspector", "ecosoc-brussels"), ("legal-adviser", "pag-asa"));
        let police = ("police", "police-brussels");
        let (magistrate, office) =
            (("reference-magistrate", "magistrate-brussels"), ("immigration-office", "immigration-minteh"));
        let file = "permit";
        self.write(file, "2026-03-02", inspector, "detected", detected("brussels", "ZQ7-C01"));
        self.write(file, "2026-03-02", inspector, "identity-recorded", json!({"family-name": "ZQ7-C02"}));
        self.write(file, "2026-03-02", inspector, "contact-broken", json!({}));
        self.write(file, "2026-03-02", centre, "intake", json!({"form-of-care": "ambulatory"}));
        self.write(file, "2026-03-02", centre, "reflection-requested", json!({}));
        let facts = json!({"form": "complaint", "testimony-summary": "ZQ7-C03"});
        self.write(file, "2026-04-10", police, "cooperates", facts);
        self.write(
            file,
            "2026-04-11",
            police,
            "statement-recorded",
            json!({ "statement-summary": statement }),
        );
        let facts = json!({"danger": "acute", "measures": "ZQ7-C05"});
        self.write(file, "2026-04-12", police, "risk-assessed", facts);
        let facts = json!({"investigation-continues": true, "considered-victim": "yes",
            "person-cooperates": true, "ties-severed": true, "public-danger": false});
        self.write(file, "2026-06-22", magistrate, "opinion-given", facts);
        self.write(file, "2026-06-22", office, "identity-proven", json!({"proof": "passport"}));
        self.write(file, "2026-07-06", office, "permit-issued", json!({}));
    }

    /// In the care of the Flemish centre.
    fn flemish(&mut self, moves: usize) {
        let (inspector, centre) = (("social-inspector", "ecosoc-antwerp"), ("social-worker", "payoke"));
        self.write("flemish", "2026-11-10", inspector, "detected", detected("flanders", "ZQ7-D01"));
        self.write("flemish", "2026-11-10", inspector, "identity-recorded", json!({"given-name": "ZQ7-D02"}));
        self.write("flemish", "2026-11-10", inspector, "contact-broken", json!({}));
        self.write("flemish", "2026-11-11", centre, "intake", json!({"form-of-care": "residential"}));
        self.write("flemish", "2026-11-11", centre, "shelter-entered", json!({"house-code": "ZQ7-D03"}));
        for _ in 0..moves {
            self.write("flemish", "2026-11-12", centre, "shelter-left", json!({}));
            self.write("flemish", "2026-11-12", centre, "shelter-entered", json!({"house-code": "ZQ7-D03"}));
        }
        self.write("flemish", "2026-11-12", centre, "reflection-requested", json!({}));
        let facts = json!({"form": "statement", "testimony-summary": "ZQ7-D04"});
        self.write("flemish", "2026-11-13", ("police", "police-antwerp"), "cooperates", facts);
    }

    /// Noticed in Wallonia, and no more.
    fn walloon(&mut self, file: &'static str, name: &str) {
        let association = ("first-line-service", "association-liege");
        self.write(file, "2026-11-24", association, "detected", detected("wallonia", "ZQ7-F02"));
        self.write(file, "2026-11-24", association, "identity-recorded", json!({ "family-name": name }));
    }

    fn investigation(&mut self) {
        let magistrate = ("reference-magistrate", "magistrate-brussels");
        let facts = json!({"case-region": "brussels", "case-purpose": "labour"});
        self.write("investigation", "2026-05-04", magistrate, "case-opened", facts);
    }

    pub fn browser(&self, who: &Who) -> Browser<'_> {
        self.house.browser(&who.account())
    }

    pub fn opened(&self, file: &str) -> Arc<Opened> {
        self.house.journal.read(&self.files[file]).unwrap().unwrap()
    }

    pub fn facts(&self, who: &Who, file: &str) -> oracle::Facts {
        facts(who, &self.opened(file).summary)
    }

    pub fn may_see(&self, who: &Who, file: &str, compartment: &str) -> bool {
        let today = self.house.journal.today();
        oracle::may_see(&belgium(), &who.role, &self.facts(who, file), compartment, today)
    }

    pub fn is_visible(&self, who: &Who, file: &str) -> bool {
        self.may_see(who, file, "procedure")
    }

    /// Whether somebody may read the text that bears a marker: the file is theirs, that the event happened is, and the
    /// fact is, as one that their office recorded or another.
    pub fn may_read(&self, who: &Who, marker: &str) -> bool {
        let rulebook = belgium();
        let Some(canary) = self.canaries.get(marker) else { return false };
        let node = rulebook.circular().events.iter().find(|node| node.name.text == canary.event).unwrap();
        let fact = node.facts.iter().find(|fact| fact.name.text == canary.fact).unwrap();
        let named = |name: Option<&circular::model::Name>| {
            name.map_or("procedure".to_owned(), |name| name.as_str().to_owned())
        };
        let facts = oracle::Facts { recorded: canary.office == who.office, ..self.facts(who, canary.file) };
        let of_fact = named(fact.compartment.as_ref());
        self.is_visible(who, canary.file)
            && self.may_see(who, canary.file, &named(node.compartment.as_ref()))
            && oracle::may_see(&rulebook, &who.role, &facts, &of_fact, self.house.journal.today())
    }

    /// An answer with what differs by chance alone replaced by as many signs of one kind: references, names of events,
    /// form tokens, handles of sessions, sealed questions.
    pub fn plain(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (file, reference) in &self.files {
            text = text.replace(reference.as_str(), &format!("<{file:_<12}>"));
            for id in &self.opened(file).record.ids {
                text = text.replace(&id.0, &format!("<{file:_<30}>"));
            }
        }
        plain_tokens(&text)
    }
}

/// The same with form tokens and sealed questions alone.
pub fn plain_tokens(text: &str) -> String {
    let mut plain = text.to_owned();
    for (before, after) in [
        ("name=\"form\" value=\"", "\""),
        ("name=\"session\" value=\"", "\""),
        ("/search/", "\""),
        ("&#38;before=", "\""),
    ] {
        let mut out = String::new();
        let mut parts = plain.split(before);
        out.push_str(parts.next().unwrap());
        for part in parts {
            let end = part.find(after).unwrap_or(part.len());
            out.push_str(before);
            out.push_str(&"*".repeat(end));
            out.push_str(&part[end..]);
        }
        plain = out;
    }
    plain
}

/// What ties somebody to a file, read plainly.
pub fn facts(who: &Who, summary: &FileSummary) -> oracle::Facts {
    let rulebook = belgium();
    let office = rulebook.circular().offices.iter().find(|office| office.name.text == who.office).unwrap();
    let region = office.region.as_ref().map(|region| region.as_str().to_owned());
    let owes = summary.owners.iter().any(|owner| match owner {
        Owner::Office { role, office } => *office == who.office && rulebook.acts_as(&who.role, role),
        Owner::Region { role, region: of } => {
            region.as_ref() == Some(of) && rulebook.acts_as(&who.role, role)
        }
        Owner::Role { role } => rulebook.acts_as(&who.role, role),
    });
    oracle::Facts {
        file: summary.kind.clone(),
        in_care: summary.care.as_ref().is_some_and(|care| care.office == who.office),
        same_region: region.is_some() && region == summary.region,
        recorded: summary.recorded_by.contains(&who.office),
        owes,
        open: summary.open.clone(),
        ever: summary.ever.clone(),
    }
}

/// Each role at one office of each region, and at those without.
/// So many offices of a role in one region have an account: two, since what one recorded is not the other's.
const OFFICES_OF_A_REGION: usize = 2;

fn people() -> Vec<Who> {
    let rulebook = belgium();
    let mut people: Vec<Who> = Vec::new();
    for role in &rulebook.circular().roles {
        let mut regions: Vec<Option<&str>> = Vec::new();
        for office in &rulebook.circular().offices {
            let region = office.region.as_ref().map(|region| region.as_str());
            if rulebook.acts_as(role.name.as_str(), office.role.as_str())
                && regions.iter().filter(|known| **known == region).count() < OFFICES_OF_A_REGION
            {
                regions.push(region);
                people.push(Who::new(role.name.as_str(), office.name.as_str()));
            }
        }
    }
    people
}

fn detected(region: &str, marker: &str) -> Value {
    json!({ "region": region, "setting": "workplace-inspection", "minor": "no", "safe-way": "own-phone",
        "safe-details": marker })
}

/// The markers in a text.
pub fn markers(text: &str) -> Vec<String> {
    text.match_indices(MARK).filter_map(|(at, _)| text.get(at..at + 7).map(str::to_owned)).collect()
}

/// Searches as people do: by the form, and the answer that it leads to.
pub async fn search(browser: &mut Browser<'_>, text: &str) -> (Answer, Option<Answer>) {
    let token = browser.get("/search").await.token("/search");
    let first = browser.post_raw("/search", body(&token, &[("text", text)])).await;
    let next = first.header("location").to_owned();
    let then = if next.is_empty() { None } else { Some(browser.get(&next).await) };
    (first, then)
}
