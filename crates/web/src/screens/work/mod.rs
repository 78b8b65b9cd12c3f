//! `/work`: what is due, soonest first.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use axum::{extract::Query, response::Response};
use casework::{FileSummary, Owner};
use circular::model::{Duty, Event};
use jiff::{ToSpan, civil::Date};
use journal::{WorkQuery, WorkRow};
use serde::Deserialize;

use access::Tie;

use crate::{
    error::Fault,
    files::{self, Drawn},
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// Rows of one page.
const ROWS: usize = 50;
/// The last page that is offered; further down nobody works.
const PAGES_MAX: usize = 40;
/// So many drawn lists are kept at most.
const LISTS_MAX: usize = 256;

#[derive(Template)]
#[template(path = "screens/work/page.html")]
struct Page {
    frame: Frame,
    list: Arc<Drawn>,
}

#[derive(Template)]
#[template(path = "screens/work/list.html")]
struct List {
    frame: Frame,
    show: Show,
    summary: String,
    empty: String,
    rows: Vec<Row>,
    earlier: Option<usize>,
    later: Option<usize>,
    openings: Vec<(String, String)>,
}

struct Row {
    badge: String,
    reference: String,
    kind: String,
    duty: String,
    duty_rule: String,
    ground: String,
    due: Option<Date>,
    step: Option<Step>,
}

struct Step {
    address: String,
    verb: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Show {
    #[default]
    All,
    Overdue,
    Week,
}

impl Show {
    fn is(&self, other: &str) -> bool {
        matches!((self, other), (Self::All, "all") | (Self::Overdue, "overdue") | (Self::Week, "week"))
    }
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    show: Show,
    #[serde(default)]
    page: usize,
    #[serde(default)]
    lang: Option<String>,
}

/// The worklist.
pub async fn show(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let _ = question.lang;
    let person = visit.person().clone();
    if !visit.app.access().enters(&person.role, access::Area::Files) {
        return Err(Fault::NotFound);
    }
    let number = question.page.min(PAGES_MAX);
    let shown = question.show;
    // Read before the list: what is written meanwhile makes it old, never wrong.
    let lists = visit.app.journal().lists_number()?;
    let key = (person.role.clone(), person.office.clone(), visit.words.code(), visit.today, shown, number);
    let list = match visit.app.worklists().get(&key, lists) {
        // From memory: less work than handing it to another thread.
        Some(list) => list,
        None => {
            let list = Arc::new(visit.wait(move |visit| drawn(visit, &person, shown, number)).await?);
            visit.app.worklists().keep(key, lists, Arc::clone(&list));
            list
        }
    };
    let frame = Frame::new(&visit, "work-title").state(list.lead.clone()).news(news(&visit));
    page(&Page { frame, list })
}

/// Lists as they were last drawn: the same for everybody of a role and an office as long as no list changes.
#[derive(Default)]
pub struct Worklists(Mutex<HashMap<ListOf, (i64, Arc<Drawn>)>>);

/// Role, office, language, day, what is shown, which page.
type ListOf = (String, String, &'static str, Date, Show, usize);

impl Worklists {
    fn get(&self, of: &ListOf, lists: i64) -> Option<Arc<Drawn>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(of).filter(|(then, _)| *then == lists).map(|(_, list)| Arc::clone(list))
    }

    fn keep(&self, of: ListOf, lists: i64, list: Arc<Drawn>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= LISTS_MAX {
            kept.clear();
        }
        kept.insert(of, (lists, list));
    }
}

/// The list, and how much there is of it for the window's title.
fn drawn(visit: &Visit, person: &Person, show: Show, number: usize) -> Result<Drawn, Fault> {
    let today = visit.today;
    let query = WorkQuery {
        from: (show == Show::Week).then_some(today),
        until: match show {
            Show::All => None,
            Show::Overdue => today.yesterday().ok(),
            Show::Week => today.checked_add(7.days()).ok(),
        },
        limit: (number + 1) * ROWS + 1,
    };
    let mut rows = files::work(visit, person, query)?;
    let more = rows.len() > (number + 1) * ROWS;
    let rows: Vec<WorkRow> = rows.drain(..).skip(number * ROWS).take(ROWS).collect();
    let (all, overdue) = counts(visit, person)?;
    let told = Told::new(&visit.app, visit.words);
    let summary = visit.words.say2("work-summary", "due", all, "overdue", overdue);
    let next = if rows.is_empty() && show != Show::All { next_due(visit, person)? } else { None };
    let empty = match next {
        Some(due) => {
            visit.words.say1("work-empty-until", "day", crate::calendar::long(visit.words.code(), due))
        }
        None => visit.words.say("work-empty"),
    };
    let state = visit.words.say2("work-state", "due", all, "overdue", overdue);
    let list = List {
        frame: Frame::new(visit, "work-title"),
        show,
        summary,
        empty,
        rows: Rows::new(visit, person, told).made(&rows),
        earlier: number.checked_sub(1),
        later: (more && number < PAGES_MAX).then_some(number + 1),
        openings: super::files::openings(visit, person),
    };
    Ok(Drawn { body: list.render()?, lead: state })
}

fn news(visit: &Visit) -> Option<String> {
    visit.query.split('&').any(|part| part == "recorded=1").then(|| visit.words.say("work-recorded"))
}

/// How many duties are open, and how many of them overdue: counted as they are listed.
fn counts(visit: &Visit, person: &Person) -> Result<(u64, u64), Fault> {
    let owners = Owner::all_of(visit.app.rulebook(), &person.role, &person.office);
    let counts = visit.app.journal().work_counts(&owners, visit.today)?;
    let mut sight = files::Sight::new(visit, person);
    let seen = counts.iter().filter(|count| sight.sees_duty(&count.summary, &count.duty));
    Ok(seen.fold((0, 0), |(all, overdue), count| (all + count.all, overdue + count.overdue)))
}

fn next_due(visit: &Visit, person: &Person) -> Result<Option<Date>, Fault> {
    let query = WorkQuery { from: Some(visit.today), until: None, limit: 1 };
    Ok(files::work(visit, person, query)?.into_iter().find_map(|row| row.due))
}

/// Makes the list's rows; what is the same for many is made once.
struct Rows<'a> {
    visit: &'a Visit,
    person: &'a Person,
    told: Told<'a>,
    badges: HashMap<(Option<Date>, Date), String>,
    grounds: HashMap<*const Duty, String>,
    steps: HashMap<(*const FileSummary, *const Duty), Option<(String, String)>>,
}

impl<'a> Rows<'a> {
    fn new(visit: &'a Visit, person: &'a Person, told: Told<'a>) -> Self {
        Self { visit, person, told, badges: HashMap::new(), grounds: HashMap::new(), steps: HashMap::new() }
    }

    fn made(mut self, lines: &'a [WorkRow]) -> Vec<Row> {
        lines.iter().map(|line| self.row(line)).collect()
    }

    fn row(&mut self, line: &'a WorkRow) -> Row {
        let (visit, told) = (self.visit, self.told);
        let words = visit.words;
        let since = if line.due.is_some() { visit.today } else { line.opened };
        let badge = self.badges.entry((line.due, since)).or_insert_with(|| match line.due {
            Some(due) => {
                clock_badge(Clock::running(days_between(visit.today, due)), &told.left(due, visit.today))
            }
            None => clock_badge(Clock::Paused, &words.say1("work-since", "day", told.day(since))),
        });
        let badge = badge.clone();
        let rulebook = visit.app.rulebook();
        let node = rulebook.duty_on(&line.duty, line.opened);
        let rule = node.map_or(std::ptr::null(), std::ptr::from_ref);
        let ground = self.grounds.entry(rule).or_insert_with(|| {
            let cite = node.and_then(|node| node.cites.first());
            let cited =
                cite.map(|cite| circular::explain::cited(rulebook.circular(), cite, words.code()).short());
            cited.unwrap_or_default()
        });
        let ground = ground.clone();
        // Rows whose files are alike share one summary, and what it allows.
        let step = self
            .steps
            .entry((Arc::as_ptr(&line.summary), rule))
            .or_insert_with(|| step(visit, self.person, &told, line));
        let step = step.as_ref().map(|(event, verb)| Step {
            address: format!("/files/{}/record/{event}", line.reference),
            verb: verb.clone(),
        });
        Row {
            badge,
            reference: line.reference.to_string(),
            kind: told.kind(&line.summary.kind),
            duty: told.duty(&line.duty),
            duty_rule: format!("/circular/{}/rule/duty:{}", visit.app.country(), line.duty),
            ground,
            due: line.due,
            step,
        }
    }
}

/// The first event that does the duty and that this person may record, with what people call it.
fn step(visit: &Visit, person: &Person, told: &Told<'_>, line: &WorkRow) -> Option<(String, String)> {
    let rulebook = visit.app.rulebook();
    let node = rulebook.duty_on(&line.duty, line.opened)?;
    let tie = Tie::of(rulebook, person.reader(), &line.summary);
    let open_now = |event: &Event| {
        let stages =
            event.while_stage.iter().filter(|(_, validity)| rulebook.in_force(validity, visit.today));
        let mut stages = stages.map(|(stage, _)| stage.as_str()).peekable();
        stages.peek().is_none() || stages.any(|stage| line.summary.open.contains(stage))
    };
    let mut does = node.done_by.iter().map(|(event, _)| event.as_str());
    let event = does.find(|event| {
        rulebook.event_on(event, visit.today).is_some_and(open_now)
            && visit.app.access().may_record(&person.role, &tie, event, visit.today)
    })?;
    Some((event.to_owned(), told.event(event)))
}
