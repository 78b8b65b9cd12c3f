//! `/centre/year`: a centre's year in figures, each with its definition. Only the reader's own centre.

use access::{Area, Tie};
use askama::Template;
use axum::{extract::Query, response::Response};
use casework::CentreYear;
use circular::{
    model::{Name, RoleKind},
    vocabulary::FileOf,
};
use serde::Deserialize;

use crate::{
    error::Fault,
    layout::{Frame, page},
    screens::figures::year_of,
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// Years offered, this one first.
const YEARS: i16 = 5;

#[derive(Template)]
#[template(path = "screens/centre/year.html")]
struct Page {
    frame: Frame,
    year: CentreYear,
    office: String,
    /// Whether the year is over.
    is_over: bool,
    years: Vec<i16>,
    /// Whether nights may be known to this reader.
    sees_nights: bool,
    /// By track: its title, then stages with how many.
    stages: Vec<(String, Vec<(String, u64)>)>,
    /// `None`: the language may not be known to this reader.
    languages: Option<Vec<(String, u64)>>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Question {
    #[serde(default)]
    year: Option<String>,
}

/// Whether somebody works at a centre that has people in its care.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    let circular = visit.app.rulebook().circular();
    person.kind == RoleKind::Centre
        && visit.app.access().enters(&person.role, Area::Files)
        && circular
            .events
            .iter()
            .any(|node| node.takes_care && circular.file_kind(&node.file.text) == Some(FileOf::Dossier))
}

/// A year.
pub async fn show(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let year = question.year.as_deref().map(year_of).transpose()?.unwrap_or(visit.today.year());
    let made = visit.wait(move |visit| made(visit, &person, year)).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person, year: i16) -> Result<Page, Fault> {
    let app = &visit.app;
    let circular = app.rulebook().circular();
    let kind = circular.file_of(FileOf::Dossier).ok_or(Fault::NotFound)?.name.text.clone();
    // Whoever had a dossier in care recorded that they took it: it stands among those of the office for good.
    let is_dossier =
        |file: &casework::FileSummary| file.kind == kind && file.recorded_by.contains(&person.office);
    let heads = app.journal().files(&person.office, None, false, None, usize::MAX, &is_dossier)?;
    let mut counted = CentreYear::new(year, visit.today);
    for head in heads.unwrap_or_default() {
        if let Some(opened) = app.journal().read(&head.reference)? {
            counted.add(app.rulebook(), &opened.record.events, &person.office, visit.today);
        }
    }
    // What may be seen of a dossier in one's care, and of nothing else, is counted.
    let tie = Tie { file: kind.clone(), care: true, recorded: true, ..Tie::default() };
    let sees = app.access().sees(&person.role, &tie, visit.today);
    let sees = |name: Option<&Name>| {
        let place = app.access().place(name.map_or("procedure", Name::as_str));
        place.is_some_and(|place| sees.has(place))
    };
    let told = Told::new(app, visit.words);
    let stages = circular.tracks.iter().filter(|track| track.file.text == kind).filter_map(|track| {
        let mut rows: Vec<(String, u64)> = Vec::new();
        let mut named: Vec<&str> = Vec::new();
        for node in circular.stages.iter().filter(|node| node.track.text == track.name.text) {
            let name = node.name.as_str();
            let number = counted.stages.get(name).copied().unwrap_or(0);
            if number > 0 && !named.contains(&name) && sees(node.compartment.as_ref()) {
                named.push(name);
                rows.push((told.stage(name), number));
            }
        }
        (!rows.is_empty()).then(|| (told.track(track.name.as_str()), rows))
    });
    let stages = stages.collect();
    let is_shelter = |name: &str| casework::centre_year::is_shelter(app.rulebook(), name);
    let mut shelters = circular.stages.iter().filter(|node| is_shelter(node.name.as_str())).peekable();
    let sees_nights = shelters.peek().is_some() && shelters.all(|node| sees(node.compartment.as_ref()));
    let facts = circular.events.iter().filter(|node| node.file.text == kind).flat_map(|node| &node.facts);
    let mut facts = facts.filter(|fact| casework::centre_year::is_language(fact));
    let languages = facts.all(|fact| sees(fact.compartment.as_ref())).then(|| languages(visit, &counted));
    let title = visit.words.say1("centre-year", "year", counted.year.to_string());
    Ok(Page {
        frame: Frame::titled(visit, title),
        office: app.office_title(&person.office, visit.words),
        is_over: counted.year < visit.today.year(),
        years: (0..YEARS).map(|back| visit.today.year() - back).collect(),
        sees_nights,
        stages,
        languages,
        year: counted,
    })
}

/// Languages by name, the most frequent first.
fn languages(visit: &Visit, counted: &CentreYear) -> Vec<(String, u64)> {
    let name = |code: &String| visit.words.find(&format!("language-{code}")).unwrap_or_else(|| code.clone());
    let mut all: Vec<(String, u64)> =
        counted.languages.iter().map(|(code, number)| (name(code), *number)).collect();
    all.sort_by_key(|(name, number)| (std::cmp::Reverse(*number), crate::calendar::folded(name)));
    all
}
