//! `/work`: what is due, soonest first.

use askama::Template;
use axum::{extract::Query, response::Response};
use casework::Owner;
use circular::model::Event;
use jiff::{ToSpan, civil::Date};
use journal::{WorkQuery, WorkRow};
use serde::Deserialize;

use access::Tie;

use crate::{
    error::Fault,
    files,
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// Rows of one page.
const ROWS: usize = 50;
/// The last page that is offered; further down nobody works.
const PAGES_MAX: usize = 40;

#[derive(Template)]
#[template(path = "screens/work/page.html")]
struct Page {
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Show {
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
    let made = visit.wait(move |visit| made(visit, &person, shown, number)).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person, show: Show, number: usize) -> Result<Page, Fault> {
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
    let empty = match (show, next_due(visit, person)?) {
        (Show::All, _) => visit.words.say("work-empty"),
        (_, Some(due)) => {
            visit.words.say1("work-empty-until", "day", crate::calendar::long(visit.words.code(), due))
        }
        (_, None) => visit.words.say("work-empty"),
    };
    let state = visit.words.say2("work-state", "due", all, "overdue", overdue);
    let frame = Frame::new(visit, "work-title").state(state).news(news(visit));
    Ok(Page {
        frame,
        show,
        summary,
        empty,
        rows: rows.iter().map(|line| row(visit, person, &told, line)).collect(),
        earlier: number.checked_sub(1),
        later: (more && number < PAGES_MAX).then_some(number + 1),
        openings: super::files::openings(visit, person),
    })
}

fn news(visit: &Visit) -> Option<String> {
    visit.query.split('&').any(|part| part == "recorded=1").then(|| visit.words.say("work-recorded"))
}

/// How many duties are open, and how many of them overdue: counted as they are listed.
fn counts(visit: &Visit, person: &Person) -> Result<(u64, u64), Fault> {
    let owners = Owner::all_of(visit.app.rulebook(), &person.role, &person.office);
    let counts = visit.app.journal().work_counts(&owners, visit.today)?;
    let seen = counts
        .iter()
        .filter(|count| files::sees_duty(&visit.app, person, &count.summary, &count.duty, visit.today));
    Ok(seen.fold((0, 0), |(all, overdue), count| (all + count.all, overdue + count.overdue)))
}

fn next_due(visit: &Visit, person: &Person) -> Result<Option<Date>, Fault> {
    let query = WorkQuery { from: Some(visit.today), until: None, limit: 1 };
    Ok(files::work(visit, person, query)?.into_iter().find_map(|row| row.due))
}

fn row(visit: &Visit, person: &Person, told: &Told<'_>, line: &WorkRow) -> Row {
    let words = visit.words;
    let badge = match line.due {
        Some(due) => {
            clock_badge(Clock::running(days_between(visit.today, due)), &told.left(due, visit.today))
        }
        None => clock_badge(Clock::Paused, &words.say1("work-since", "day", told.day(line.opened))),
    };
    let rulebook = visit.app.rulebook();
    let node = rulebook.duty_on(&line.duty, line.opened);
    let ground = node
        .and_then(|node| node.cites.first())
        .map(|cite| circular::explain::cited(rulebook.circular(), cite, words.code()).short());
    Row {
        badge,
        reference: line.reference.to_string(),
        kind: told.kind(&line.summary.kind),
        duty: told.duty(&line.duty),
        duty_rule: format!("/circular/{}/rule/duty:{}", visit.app.country(), line.duty),
        ground: ground.unwrap_or_default(),
        due: line.due,
        step: step(visit, person, told, line),
    }
}

/// The first event that does the duty and that this person may record.
fn step(visit: &Visit, person: &Person, told: &Told<'_>, line: &WorkRow) -> Option<Step> {
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
    let address = format!("/files/{}/record/{event}", line.reference);
    Some(Step { address, verb: told.event(event) })
}
