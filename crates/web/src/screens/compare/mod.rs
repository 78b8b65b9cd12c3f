//! `/compare/{country}`: the installation's circular beside a neighbour's, a topic at a time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use circular::Rulebook;
use jiff::civil::Date;
use neighbour::{
    Comparison,
    compare::{Cell, Reading, Row, Standing, Topic, Verdict},
};
use serde::Deserialize;

use super::circular::OnDay;
use crate::{
    error::Fault,
    layout::{Frame, page},
    visit::{SignedIn, Visit},
};

/// So many comparisons are kept in memory at most: a country, a day and a language each.
const KEPT_MAX: usize = 64;

/// Comparisons as they were last made. One is made at a time, whoever asks: making one asks every rule of two countries.
#[derive(Default)]
pub struct Comparisons {
    kept: Mutex<HashMap<(String, Date, &'static str), Made>>,
    making: tokio::sync::Mutex<()>,
}

/// A comparison, or why there is none, said in English.
type Made = Result<Arc<Comparison>, String>;

impl Comparisons {
    fn kept(&self, key: &(String, Date, &'static str)) -> Option<Made> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: (String, Date, &'static str), made: Made) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, made);
    }
}

#[derive(Template)]
#[template(path = "screens/compare/page.html")]
struct Page {
    frame: Frame,
    on: OnDay,
    country: String,
    comparison: Option<Arc<Comparison>>,
    /// Why there is no comparison.
    refusal: String,
    /// The topic shown; all of them when none was asked for by name.
    shown: String,
}

impl Page {
    fn topics(&self) -> &[Topic] {
        self.comparison.as_ref().map_or(&[], |comparison| &comparison.topics)
    }

    fn is_shown(&self, topic: &Topic) -> bool {
        self.shown == "all" || self.shown == topic.name
    }

    fn language(&self) -> &str {
        self.comparison.as_ref().map_or("en", |comparison| &comparison.language)
    }

    /// The address of a topic, on the day looked at.
    fn address(&self, topic: &str) -> String {
        let day = if self.on.is_asked { format!("&on={}", self.on.date) } else { String::new() };
        format!("/compare/{}?topic={topic}{day}", self.country)
    }

    fn cells<'a>(&self, comparison: &'a Comparison, row: &'a Row) -> [(&'a str, &'a Cell); 2] {
        [(&comparison.left.title, &row.left), (&comparison.right.title, &row.right)]
    }

    fn point_of_view(&self, comparison: &Comparison) -> String {
        let (left, right) = (comparison.left.title.as_str(), comparison.right.title.as_str());
        self.frame.words.say2("compare-point-of-view", "left", left, "right", right)
    }

    fn verdicts(&self, comparison: &Comparison) -> Vec<(String, String, usize)> {
        let words = self.frame.words;
        let told = |verdict: &Verdict| {
            let (word, count) =
                (verdict.as_str(), comparison.counts.get(verdict).copied().unwrap_or_default());
            (
                words.say(&format!("compare-verdict-{word}")),
                words.say(&format!("compare-meaning-{word}")),
                count,
            )
        };
        Verdict::ALL.iter().map(told).collect()
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        self.frame.words.say(&format!("compare-verdict-{}", verdict.as_str()))
    }

    fn silent(&self, questions: &[String]) -> String {
        self.frame.words.say1("compare-silent", "questions", questions.join(" · "))
    }

    fn told(&self, reading: &Reading) -> Vec<String> {
        let line = |other: &neighbour::compare::Otherwise| {
            let pairs = [
                ("circular", reading.circular.as_str().into()),
                ("question", reading.question.as_str().into()),
                ("chosen", reading.chosen.as_str().into()),
                ("side", other.text.as_str().into()),
                ("verdict", self.verdict(&other.verdict).into()),
            ];
            self.frame.words.say_all("compare-reading", pairs)
        };
        reading.otherwise.iter().map(line).collect()
    }
}

fn is_silent(cell: &Cell) -> bool {
    cell.standing == Standing::Silent
}

fn is_unknown(cell: &Cell) -> bool {
    cell.standing == Standing::Unknown
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    topic: Option<String>,
}

/// The comparison, a topic at a time.
pub async fn show(
    visit: Visit,
    Path(country): Path<String>,
    Query(question): Query<Question>,
) -> Result<Response, Fault> {
    if !visit.app.settings().is_circular_public {
        SignedIn::of(visit.clone())?;
    }
    let other = neighbour_named(&visit, &country).ok_or(Fault::NotFound)?;
    let shown = question.topic.unwrap_or_else(|| "offence".to_owned());
    if shown != "all" && !neighbour::topics().any(|topic| topic == shown) {
        return Err(Fault::NotFound);
    }
    let on = OnDay::of(&visit);
    let title = |rulebook: &Rulebook| rulebook.circular().title.get(visit.words.code()).to_owned();
    let made = made(&visit, &country, Arc::clone(&other), on.date).await?;
    let (comparison, refusal) = match made {
        Ok(comparison) => (Some(comparison), String::new()),
        Err(refusal) => (None, refusal),
    };
    let frame = Frame::titled(&visit, visit.words.say1("compare-beside", "neighbour", title(&other)));
    let own = (frame.circular_address(), frame.circular_title());
    let frame = frame.under(own.0, own.1);
    page(&Page { frame, on, country, comparison, refusal, shown })
}

/// The neighbour's circular of this name.
pub fn neighbour_named(visit: &Visit, country: &str) -> Option<Arc<Rulebook>> {
    let mut neighbours = visit.app.settings().neighbours.iter();
    let named = |rulebook: &&Arc<Rulebook>| name(rulebook) == country;
    neighbours.find(named).cloned()
}

/// A circular's name in addresses.
pub fn name(rulebook: &Rulebook) -> &str {
    rulebook.circular().called()
}

async fn made(visit: &Visit, country: &str, other: Arc<Rulebook>, on: Date) -> Result<Made, Fault> {
    // The circulars' texts stand in the reader's language where both have it, else in English.
    let code = visit.words.code();
    let has = |rulebook: &Rulebook| rulebook.circular().languages.iter().any(|known| known.text == code);
    let language = if has(visit.app.rulebook()) && has(&other) { code } else { "en" };
    let key = (country.to_owned(), on, language);
    if let Some(kept) = visit.app.comparisons().kept(&key) {
        return Ok(kept);
    }
    let _making = visit.app.comparisons().making.lock().await;
    if let Some(kept) = visit.app.comparisons().kept(&key) {
        return Ok(kept);
    }
    let compared = visit.wait(move |visit| {
        let comparison = neighbour::compare(visit.app.rulebook(), &other, on, None, language);
        Ok(comparison.map(Arc::new).map_err(|refusal| refusal.to_string()))
    });
    let made = compared.await?;
    visit.app.comparisons().keep(key, made.clone());
    Ok(made)
}
