//! `/training`: who of one's office is in the year of training, how far, and who may lead an inspection.

use askama::Template;
use axum::response::Response;
use casework::{Training, training};
use circular::vocabulary::FileOf;
use jiff::civil::Date;

use super::inspections::Facts;
use crate::{
    calendar,
    error::Fault,
    files,
    layout::{Frame, page},
    parts::{Clock, clock_badge},
    screens,
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

/// Trainings of one office that are read at most: a team is a handful of people.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "screens/training/page.html")]
struct Page {
    frame: Frame,
    openings: Vec<(String, String)>,
    under_way: Vec<Row>,
    may_lead: Vec<Row>,
    ended: Vec<Row>,
}

struct Row {
    reference: String,
    name: String,
    steps: Vec<(String, Option<Date>)>,
    done: usize,
    followed: Vec<Date>,
    stage: String,
    last_day: Option<Date>,
    badge: Option<String>,
    completed: Option<Date>,
    may_record: bool,
}

/// A training with where it stands.
pub struct Trainee {
    pub reference: String,
    pub training: Training,
    /// The open stage, where there is one, in words.
    pub stage: Option<String>,
    /// The last day of the year, while it runs.
    pub last_day: Option<Date>,
    /// Whether this reader may record anything in it now.
    pub may_record: bool,
}

/// Whether somebody has business with trainings at all.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::Training)
}

/// The trainings that somebody may see, as far as they may. May wait for a disk.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn register(visit: &Visit, person: &Person) -> Result<Vec<Trainee>, Fault> {
    let circular = visit.app.rulebook().circular();
    let Some(kind) = circular.file_of(FileOf::Training) else { return Ok(Vec::new()) };
    let told = Told::new(&visit.app, visit.words);
    let mut all = Vec::new();
    for head in screens::files::heads(visit, person, Some(kind.name.as_str()), None, MOST)? {
        let shown = match files::find(visit, person, head.reference) {
            Ok(shown) => shown,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        let events = Facts::for_list(visit, &shown).events();
        let events: Vec<_> = events.iter().collect();
        let standing = &shown.seen.standing;
        let open = standing.stages.iter().find(|line| line.closed.is_none());
        all.push(Trainee {
            reference: shown.reference.to_string(),
            training: training(visit.app.rulebook(), &events),
            stage: open.map(|line| told.stage(&line.stage)),
            last_day: open.and_then(|line| line.due),
            may_record: !standing.next.is_empty(),
        });
    }
    Ok(all)
}

/// The page.
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
    let kind = circular.file_of(FileOf::Training).ok_or(Fault::NotFound)?.name.as_str();
    let (mut under_way, mut may_lead, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for trainee in register(visit, person)? {
        let group = match (&trainee.training.completed, &trainee.stage) {
            (Some(_), _) => &mut may_lead,
            (None, Some(_)) => &mut under_way,
            (None, None) => &mut ended,
        };
        group.push(row(visit, trainee));
    }
    under_way.sort_by_key(|row: &Row| row.last_day.unwrap_or(Date::MIN));
    may_lead.sort_by_cached_key(|row: &Row| calendar::folded(&row.name));
    Ok(Page {
        frame: Frame::new(visit, "training-title"),
        openings: screens::files::openings_of(visit, person, kind),
        under_way,
        may_lead,
        ended,
    })
}

fn row(visit: &Visit, trainee: Trainee) -> Row {
    let told = Told::new(&visit.app, visit.words);
    let badge =
        |day: Date| clock_badge(Clock::running(days_between(visit.today, day)), &told.left(day, visit.today));
    let training = trainee.training;
    Row {
        name: training.trainee.clone().unwrap_or_else(|| trainee.reference.clone()),
        done: training.steps_done(),
        steps: training.steps.iter().map(|(event, on)| (told.event(event), *on)).collect(),
        followed: training.followed,
        stage: trainee.stage.unwrap_or_default(),
        badge: trainee.last_day.map(badge),
        last_day: trainee.last_day,
        completed: training.completed,
        may_record: trainee.may_record,
        reference: trainee.reference,
    }
}
