//! `/inspections` and `/inspections/{reference}`: what is planned, what is to finish, what is done, and the number that
//! inspections are held against.
//!
//! Made for the circular's kind of file that is an inspection, whatever it is called; a circular without one has no such page.

pub mod briefing;
mod counts;
mod facts;
pub mod targets;
mod view;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::{Course, Courses, Event, LeaderTraining};
use circular::vocabulary::FileOf;
use jiff::civil::Date;
use journal::{FileHead, Reference};
use serde::Deserialize;

pub use self::{counts::Inspected, facts::Facts};
use self::{targets::TargetLine, view::Page};
use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    screens,
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// Finished inspections on one page of the list.
const ROWS: usize = 50;
/// Inspections that wait, at most: who has more looks for the rest among the files.
const WAITING: usize = 200;

#[derive(Template)]
#[template(path = "screens/inspections/list.html")]
struct List {
    frame: Frame,
    targets: Vec<TargetLine>,
    readings: String,
    openings: Vec<(String, String)>,
    /// Whether the reader's office keeps a training register.
    keeps_training: bool,
    planned: Vec<Row>,
    to_finish: Vec<Row>,
    done: Vec<Row>,
    /// Whether this is a later page of those that are done.
    is_later: bool,
    next: Option<String>,
}

impl List {
    /// The three groups: name of the text, lines, name of the text where there is none.
    fn groups(&self) -> [(&'static str, &[Row], &'static str); 3] {
        [
            ("inspections-planned", &self.planned, "inspections-none-planned"),
            ("inspections-to-finish", &self.to_finish, "inspections-none-to-finish"),
            ("inspections-done", &self.done, "inspections-none-done"),
        ]
    }

    fn is_empty(&self) -> bool {
        self.planned.is_empty() && self.to_finish.is_empty() && self.done.is_empty() && !self.is_later
    }
}

/// An inspection in the list.
struct Row {
    reference: String,
    /// The day of the visit; before it, the day planned.
    day: Option<Date>,
    badge: Option<String>,
    site: Option<String>,
    leader: Option<String>,
    stages: String,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    after: Option<String>,
}

/// Whether somebody has business with inspections at all: plans them, or sees some.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::Inspection)
}

/// The inspections to which one's office has a tie.
pub async fn list(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let after = question.after.map(|after| files::reference(&after)).transpose()?;
    let made = visit.wait(move |visit| listed(visit, &person, after.as_ref())).await?;
    page(&made)
}

fn listed(visit: &Visit, person: &Person, after: Option<&Reference>) -> Result<List, Fault> {
    let circular = visit.app.rulebook().circular();
    let kind = circular.file_of(FileOf::Inspection).ok_or(Fault::NotFound)?.name.as_str();
    let courses = Courses::of(circular);
    let heads = |course: Course, after: Option<&Reference>, limit: usize| {
        screens::files::heads_where(visit, person, after, limit, &|file| {
            file.kind == kind && courses.course(file) == course
        })
    };
    let rows = |heads: &[FileHead], course: Course| -> Result<Vec<Row>, Fault> {
        heads.iter().map(|head| row(visit, person, head, course)).collect()
    };
    let waiting = |course: Course| -> Result<Vec<Row>, Fault> {
        if after.is_some() {
            return Ok(Vec::new());
        }
        let mut rows = rows(&heads(course, None, WAITING)?, course)?;
        rows.sort_by_key(|row| row.day.unwrap_or(Date::MAX));
        Ok(rows)
    };
    let done = heads(Course::Done, after, ROWS + 1)?;
    let next = done.get(ROWS - 1).filter(|_| done.len() > ROWS).map(|head| head.reference.to_string());
    Ok(List {
        frame: Frame::new(visit, "inspections-title"),
        targets: targets::lines(visit, person, visit.today.year())?,
        readings: format!("/circular/{}/readings", visit.app.country()),
        openings: screens::files::openings_of(visit, person, kind),
        keeps_training: screens::training::may_open(visit, person),
        planned: waiting(Course::Planned)?,
        to_finish: waiting(Course::ToFinish)?,
        done: rows(&done[..done.len().min(ROWS)], Course::Done)?,
        is_later: after.is_some(),
        next,
    })
}

fn row(visit: &Visit, person: &Person, head: &FileHead, course: Course) -> Result<Row, Fault> {
    let stages = screens::files::row(visit, person, head)?.stages;
    let mut row = Row {
        reference: head.reference.to_string(),
        day: None,
        badge: None,
        site: None,
        leader: None,
        stages,
    };
    let shown = match files::find(visit, person, head.reference.clone()) {
        Ok(shown) => shown,
        // It has ceased to be this reader's since the list was read.
        Err(Fault::NotFound) => return Ok(row),
        Err(fault) => return Err(fault),
    };
    let facts = Facts::for_list(visit, &shown);
    let visited = facts.last("inspection-carried-out").map(|said| said.event.on);
    row.day = visited.or_else(|| facts.last_day("inspection-planned", "planned-for"));
    row.site = facts.last_told("inspection-planned", "site");
    row.leader = facts.last_told("inspection-planned", "leader");
    if course == Course::Planned {
        let told = Told::new(&visit.app, visit.words);
        let badge =
            |day| clock_badge(Clock::running(days_between(visit.today, day)), &told.left(day, visit.today));
        row.badge = row.day.map(badge);
    }
    Ok(row)
}

/// One inspection.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let (shown, beside) = files::look_and(&visit, &reference, "page", view::beside).await?;
    if visit.app.rulebook().circular().file_kind(&shown.seen.tie.file) != Some(FileOf::Inspection) {
        return Err(Fault::NotFound);
    }
    page(&Page::of(&visit, &shown, beside))
}

/// What the training register says against the leader of an inspection that is about to be planned; nothing where it says
/// nothing against, or this is no plan.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn leader_warning(visit: &SignedIn, event: &Event) -> Result<Option<String>, Fault> {
    let Some(node) = visit.app.rulebook().event_on(&event.event, event.on) else { return Ok(None) };
    let answer = |word: &str| match node.fact_of(word).and_then(|fact| event.facts.get(&fact.name.text)) {
        Some(casework::Answer::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let Some(name) = answer("leader").filter(|_| node.is("inspection-planned")) else { return Ok(None) };
    let day = answer("planned-for").and_then(|day| day.parse().ok()).unwrap_or(event.on);
    let said = leader_line(visit, visit.person(), name, day)?;
    Ok(said.filter(|line| line.is_warning).map(|line| line.text))
}

/// What the training register says of a leader.
pub struct LeaderLine {
    pub text: String,
    pub is_warning: bool,
}

/// What the training register of somebody's office says of who leads on a day; `None` where they keep no register.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
fn leader_line(visit: &Visit, person: &Person, name: &str, on: Date) -> Result<Option<LeaderLine>, Fault> {
    if !screens::training::may_open(visit, person) {
        return Ok(None);
    }
    let told = Told::new(&visit.app, visit.words);
    let register = screens::training::register(visit, person)?;
    let trainings: Vec<&casework::Training> = register.iter().map(|trainee| &trainee.training).collect();
    let line = |text: String, is_warning: bool| Some(LeaderLine { text, is_warning });
    Ok(match casework::leader(trainings, name, on) {
        LeaderTraining::Complete(since) => line(
            visit.words.say2("inspections-leader-complete", "leader", name, "day", told.day(since)),
            false,
        ),
        LeaderTraining::UnderWay => {
            line(visit.words.say1("inspections-leader-under-way", "leader", name), true)
        }
        LeaderTraining::NotRegistered => {
            line(visit.words.say1("inspections-leader-unknown", "leader", name), true)
        }
    })
}
