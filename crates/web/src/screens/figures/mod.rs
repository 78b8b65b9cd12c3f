//! `/figures/{year}`: what was published beside what the journals say. Totals only; no file and no person.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use access::Area;
use askama::Template;
use axum::{extract::Path, response::Response};
use circular::Rulebook;
use rapporteur::{Comparison, Figure, Tally, Value, compare};
use serde::Serialize;

use crate::{
    app::App,
    error::Fault,
    language::Words,
    layout::{Frame, page, see_other},
    visit::{SignedIn, Visit},
};

/// A year as counted.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    pub year: i16,
    /// How many files were counted through.
    pub files: u64,
    pub published: Vec<Comparison>,
    pub figures: Vec<Figure>,
}

/// Years that have been counted, each with the journal's version at that time.
#[derive(Default)]
pub struct Figures(Mutex<HashMap<i16, (u64, Arc<Year>)>>);

impl Figures {
    /// A year, counted again when anything was recorded since. Goes through every file: wait for it elsewhere.
    ///
    /// # Errors
    /// [`Fault::Busy`] when the journal cannot be read.
    pub fn count(app: &App, year: i16) -> Result<Arc<Year>, Fault> {
        let version = app.journal().version();
        // Held while counting, so that ten readers at once do not count ten times.
        let mut known = app.figures().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, counted)) = known.get(&year)
            && *at == version
        {
            return Ok(Arc::clone(counted));
        }
        let rulebook = app.rulebook();
        let mut tally = Tally::new(rulebook, year);
        let mut files = 0;
        app.journal().each_file(&mut |opened| {
            tally.add(&opened.record.events);
            files += 1;
        })?;
        let figures = tally.figures();
        let published = compare(rulebook, year, &figures);
        let counted = Arc::new(Year { year, files, published, figures });
        known.insert(year, (version, Arc::clone(&counted)));
        Ok(counted)
    }
}

/// Years for which somebody published something, latest first.
fn years(rulebook: &Rulebook) -> Vec<i16> {
    let mut years: Vec<i16> = rulebook.circular().published.iter().map(|published| published.year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}

/// The year that an address names.
///
/// # Errors
/// [`Fault::NotFound`] for what is no year from 1900 to 2200.
pub fn year_of(text: &str) -> Result<i16, Fault> {
    text.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(Fault::NotFound)
}

#[derive(Template)]
#[template(path = "screens/figures/page.html")]
struct Page {
    frame: Frame,
    year: i16,
    files: u64,
    years: Vec<i16>,
    published: Vec<Line>,
    counted: Vec<Counted>,
}

struct Line {
    title: String,
    definition: String,
    published: String,
    computed: String,
    is_equal: bool,
    citation: String,
    rule: String,
}

struct Counted {
    title: String,
    definition: String,
    value: u64,
    shares: Vec<(String, u64)>,
    unanswered: u64,
    rule: String,
}

/// To the latest year for which something was published.
pub async fn latest(visit: SignedIn) -> Result<Response, Fault> {
    visit.enter(Area::Figures)?;
    let year = years(visit.app.rulebook()).first().copied().unwrap_or(visit.today.year() - 1);
    Ok(see_other(&format!("/figures/{year}")))
}

/// A year.
pub async fn show(visit: SignedIn, Path(year): Path<String>) -> Result<Response, Fault> {
    visit.enter(Area::Figures)?;
    let year = year_of(&year)?;
    let counted = visit.wait(move |visit| Figures::count(&visit.app, year)).await?;
    let title = visit.words.say1("figures-year", "year", year.to_string());
    page(&Page {
        frame: Frame::titled(&visit, title),
        year,
        files: counted.files,
        years: years(visit.app.rulebook()),
        published: counted.published.iter().map(|one| line(&visit, one)).collect(),
        counted: counted.figures.iter().map(|figure| of_figure(&visit, figure)).collect(),
    })
}

fn line(visit: &Visit, one: &Comparison) -> Line {
    let (title, definition) = said(visit, &one.statistic);
    let answers = answers_of(visit, &one.statistic);
    Line {
        title,
        definition,
        published: value(visit.words, &answers, &one.published),
        computed: value(visit.words, &answers, &one.computed),
        is_equal: one.equal,
        citation: one.citation.clone(),
        rule: format!("/circular/{}/rule/published:{}", visit.app.country(), one.name),
    }
}

fn of_figure(visit: &Visit, figure: &Figure) -> Counted {
    let (title, definition) = said(visit, &figure.statistic);
    let answers = answers_of(visit, &figure.statistic);
    let name = |answer: &String| answers.get(answer).cloned().unwrap_or_else(|| coded(visit.words, answer));
    Counted {
        title,
        definition,
        value: figure.value,
        shares: figure.shares.iter().map(|share| (name(&share.answer), share.value)).collect(),
        unanswered: figure.unanswered,
        rule: format!("/circular/{}/rule/statistic:{}", visit.app.country(), figure.statistic),
    }
}

fn said(visit: &Visit, statistic: &str) -> (String, String) {
    let statistics = &visit.app.rulebook().circular().statistics;
    let code = visit.words.code();
    let node = statistics.iter().find(|node| node.name.text == statistic);
    node.map_or((statistic.to_owned(), String::new()), |node| {
        (node.title.get(code).to_owned(), node.definition.get(code).to_owned())
    })
}

/// What people call the answers by which a statistic is broken down, where the circular lists them.
fn answers_of(visit: &Visit, statistic: &str) -> HashMap<String, String> {
    let circular = visit.app.rulebook().circular();
    let by =
        circular.statistics.iter().find(|node| node.name.text == statistic).and_then(|node| node.by.as_ref());
    let Some((fact, event)) = by else { return HashMap::new() };
    let events = circular.events.iter().filter(|node| node.name.text == event.text);
    let facts = events.flat_map(|node| &node.facts).filter(|node| node.name.text == fact.text);
    let choices = facts.flat_map(|node| &node.choices);
    choices
        .map(|choice| (choice.name.text.clone(), choice.title.get(visit.words.code()).to_owned()))
        .collect()
}

/// A country by its code, or the code.
fn coded(words: Words, code: &str) -> String {
    words.find(&format!("country-{code}")).unwrap_or_else(|| code.to_owned())
}

fn value(words: Words, answers: &HashMap<String, String>, value: &Value) -> String {
    match value {
        Value::Number(number) => {
            crate::calendar::number(words.code(), i64::try_from(*number).unwrap_or(i64::MAX))
        }
        Value::Order(order) => {
            let names =
                order.iter().map(|code| answers.get(code).cloned().unwrap_or_else(|| coded(words, code)));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}
