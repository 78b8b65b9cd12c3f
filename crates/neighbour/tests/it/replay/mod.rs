//! A caseload under another country's rules.

mod belgians_in_denmark;
mod mistakes;
mod whole_caseloads;

use std::{path::Path, sync::OnceLock};

use casework::{Answer, Event, scenarios};
use circular::Rulebook;
use jiff::civil::{Date, date};
use neighbour::replay::{Plan, Replay, Single, replay, single};

use crate::{belgium, compiled, national_folder, read};

/// The day up to which files are followed.
const UNTIL: Date = date(2026, 11, 25);

fn plan_text(country: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../replay/{country}.kdl"));
    std::fs::read_to_string(path).unwrap()
}

struct World {
    belgium: Rulebook,
    denmark: Rulebook,
    plan: Plan,
    /// The journals of all Belgian scenarios: every shape that a file can have.
    scenarios: Vec<Vec<Event>>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let belgium = belgium();
        let journals = belgium.circular().scenarios.iter().map(|one| scenarios::journal(&belgium, one).0);
        let scenarios = journals.collect();
        let denmark = compiled(read(&national_folder("dk")));
        World { belgium, denmark, plan: Plan::read(&plan_text("dk")).unwrap(), scenarios }
    })
}

impl World {
    fn replay(&self, plan: &Plan, journals: &[Vec<Event>]) -> Replay {
        replay(&self.belgium, &self.denmark, plan, ("made up", journals), UNTIL, "en").unwrap()
    }

    fn single(&self, plan: &Plan, journal: &[Event]) -> Single {
        single(&self.belgium, &self.denmark, plan, &[journal.to_vec()], 1, UNTIL, "en").unwrap()
    }

    /// The plan with another side taken of something uncertain.
    fn taking(&self, name: &str, side: &str) -> Plan {
        let mut plan = self.plan.clone();
        let one = plan.uncertain.iter_mut().find(|one| one.name == name).unwrap();
        assert!(one.sides.iter().any(|(known, _)| known == side), "{name} has no side {side}");
        one.chosen = side.to_owned();
        plan
    }
}

fn figure(replay: &Replay, name: &str) -> (i64, i64) {
    let figure = replay.figures.iter().find(|figure| figure.name == name);
    let figure = figure.unwrap_or_else(|| panic!("no figure {name}"));
    (figure.before.value, figure.now.value)
}

/// An event as somebody of the first office recorded it, at noon.
pub fn event(name: &str, on: Date, by: &str, facts: &[(&str, Answer)]) -> Event {
    Event {
        event: name.to_owned(),
        on,
        recorded: None,
        by: by.to_owned(),
        office: String::new(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn many(texts: &[&str]) -> Answer {
    Answer::Many(texts.iter().map(|text| (*text).to_owned()).collect())
}

/// Somebody whom a Brussels inspector noticed on 1 March 2024, who was taken in by a centre, asked for the reflection
/// document and spoke to the police; the means are known.
pub fn somebody(means: &[&str], signs: &[&str]) -> Vec<Event> {
    let day = |day: i8| date(2024, 3, day);
    let facts = [
        ("region", text("brussels")),
        ("setting", text("workplace-inspection")),
        ("minor", text("no")),
        ("safe-way", text("own-phone")),
        ("acts", many(&["recruit", "house"])),
        ("purposes", many(&["labour"])),
        ("signs", many(signs)),
    ];
    let mut detected = event("detected", day(1), "social-inspector", &facts);
    if !means.is_empty() {
        detected.facts.insert("means".to_owned(), many(means));
    }
    let office = ("centre", text("pag-asa"));
    let region = ("centre-region", text("brussels"));
    let referred = event("referred", day(4), "social-inspector", &[office, region]);
    let intake = event("intake", day(5), "social-worker", &[("form-of-care", text("residential"))]);
    vec![
        detected,
        event("informed", day(1), "social-inspector", &[]),
        event("contact-broken", day(1), "social-inspector", &[]),
        event("agreed", day(1), "social-inspector", &[]),
        referred,
        event("referral-accepted", day(5), "hotline-worker", &[]),
        intake,
        event("reflection-requested", day(6), "legal-adviser", &[]),
        event("cooperates", day(20), "police", &[("form", text("statement"))]),
    ]
}
