//! `/outreach`: what a centre's pilot of joint actions brought, in figures that can be counted again.
//!
//! Made for the circular's kind of file that is a joint action which a centre's staff joined; a circular without one has no
//! such page. The page counts and does not conclude: that more victims were found because of it, it says it cannot show.

use askama::Template;
use axum::response::Response;
use casework::{Followed, JointAction, OutreachFigures, accepted, joint_action};
use circular::vocabulary::FileOf;
use jiff::civil::Date;

use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page},
    screens,
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// Actions on the page; the pilot joins a few a month.
const ACTIONS_MAX: usize = 500;

#[derive(Template)]
#[template(path = "screens/outreach/page.html")]
struct Page {
    frame: Frame,
    figures: OutreachFigures,
    /// Languages with their names.
    languages: Vec<(String, u64, u64)>,
    actions: Vec<Row>,
    is_more: bool,
    /// First and last day of the actions counted.
    span: Option<(Date, Date)>,
    openings: Vec<(String, String)>,
    /// The rule behind the pilot: its address.
    rule: Option<String>,
}

struct Row {
    reference: String,
    on: Date,
    partners: String,
    people: Option<u64>,
    folders: Option<u64>,
    /// Dossiers begun from it that this reader may see.
    begun: Vec<String>,
    /// The forms that begin one.
    referrals: Vec<(String, String)>,
}

/// Whether somebody has business with the pilot: joins actions, or sees some.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::Outreach)
}

/// The evaluation.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let made = visit.wait(move |visit| made(visit, &person)).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person) -> Result<Page, Fault> {
    let circular = visit.app.rulebook().circular();
    let kind = circular.file_of(FileOf::Outreach).ok_or(Fault::NotFound)?.name.text.clone();
    let heads = screens::files::heads(visit, person, Some(&kind), None, ACTIONS_MAX + 1)?;
    let mut figures = OutreachFigures::default();
    let mut actions = Vec::new();
    for head in heads.iter().take(ACTIONS_MAX) {
        let shown = match files::find(visit, person, head.reference.clone()) {
            Ok(shown) => shown,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        // A sum over what is withheld would tell of it.
        if !sees_numbers(visit, &shown) {
            continue;
        }
        let events = accepted(&shown.opened.record.events, &shown.opened.standing);
        let Some(action) = joint_action(visit.app.rulebook(), &events) else { continue };
        let begun = begun(visit, person, &shown)?;
        let followed: Vec<Followed> = begun.iter().map(|(_, followed)| *followed).collect();
        figures.add(&action, &followed);
        let begun = begun.into_iter().map(|(reference, _)| reference).collect();
        actions.push(row(visit, person, &shown, &action, begun));
    }
    actions.sort_by_key(|row| std::cmp::Reverse(row.on));
    let days = || actions.iter().map(|row| row.on);
    let node = circular.events_of(FileOf::Outreach, "joint-action").next();
    let name = |code: &String| visit.words.find(&format!("language-{code}")).unwrap_or_else(|| code.clone());
    Ok(Page {
        frame: Frame::new(visit, "outreach-title"),
        languages: figures
            .by_language
            .iter()
            .map(|one| (name(&one.language), one.actions, one.folders))
            .collect(),
        span: days().min().zip(days().max()),
        is_more: heads.len() > ACTIONS_MAX,
        openings: screens::files::openings_of(visit, person, &kind),
        rule: node.map(|node| format!("/circular/{}/rule/{}", visit.app.country(), node.name.text)),
        figures,
        actions,
    })
}

/// Whether everything that the figures rest on may be seen.
fn sees_numbers(visit: &Visit, shown: &Shown) -> bool {
    let events = visit.app.rulebook().circular().events.iter();
    let counted = events.filter(|node| node.file.text == shown.seen.tie.file).flat_map(|node| {
        let facts = node.facts.iter().filter(|fact| fact.counts_as.is_some());
        let facts: Vec<_> = facts.filter_map(|fact| fact.compartment.as_ref()).collect();
        node.compartment.iter().chain(facts)
    });
    let mut places = counted.map(|name| visit.app.access().place(name.as_str()));
    places.all(|place| place.is_some_and(|place| shown.seen.sees.has(place)))
}

/// The dossiers begun from an action that this reader may see, and how far each has come as far as they may see it.
fn begun(visit: &Visit, person: &Person, shown: &Shown) -> Result<Vec<(String, Followed)>, Fault> {
    let circular = visit.app.rulebook().circular();
    let mut all = Vec::new();
    for reference in visit.app.journal().tied_to(&shown.opened.record)? {
        let other = match files::find(visit, person, reference) {
            Ok(other) => other,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        if circular.file_kind(&other.seen.tie.file) != Some(FileOf::Dossier) {
            continue;
        }
        let record = &other.opened.record.events;
        let accepted = accepted(record, &other.opened.standing);
        let has = |word: &str| {
            other.seen.events.iter().any(|seen| {
                let event = record.get(seen.index as usize);
                event.is_some_and(|event| accepted.iter().any(|one| std::ptr::eq(*one, event)))
                    && circular.events.iter().any(|node| node.name.text == seen.event && node.is(word))
            })
        };
        all.push((
            other.reference.to_string(),
            Followed { referred: has("referred"), identified: has("identified") },
        ));
    }
    Ok(all)
}

fn row(visit: &Visit, person: &Person, shown: &Shown, action: &JointAction, begun: Vec<String>) -> Row {
    let told = Told::new(&visit.app, visit.words);
    let circular = visit.app.rulebook().circular();
    let fact = circular.events_of(FileOf::Outreach, "joint-action").find_map(|node| node.fact_of("partners"));
    let partners = fact.filter(|_| !action.partners.is_empty());
    let reference = shown.reference.to_string();
    Row {
        on: action.on,
        partners: partners
            .map(|fact| told.answer(fact, &casework::Answer::Many(action.partners.clone())))
            .unwrap_or_default(),
        people: action.people_met,
        folders: action.folders,
        begun,
        referrals: screens::hotline::referrals(visit, person, &reference),
        reference,
    }
}
