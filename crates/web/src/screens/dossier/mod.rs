//! `/files/{reference}`: where a file stands, what is owed, what has happened.

use std::{borrow::Cow, sync::Arc};

use access::{SeenEvent, SeenFile, mask};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::{ANNULLED, fold};
use circular::model::CompartmentKind;
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

use crate::{
    app::App,
    error::Fault,
    files::{self, Drawn, Shown},
    layout::{Frame, page},
    parts::{self, Clock, Direction, PathWords, StepState, clock_badge},
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

#[derive(Template)]
#[template(path = "screens/dossier/page.html")]
struct Page {
    frame: Frame,
    body: Arc<Drawn>,
}

#[derive(Template)]
#[template(path = "screens/dossier/body.html")]
struct Body {
    frame: Frame,
    reference: String,
    kind: String,
    lead: String,
    other_day: Option<String>,
    main_step: Option<Step>,
    may_record: bool,
    paths: Vec<TrackDrawing>,
    clocks: Vec<ClockRow>,
    rights: Vec<Line>,
    duties: Vec<DutyRow>,
    events: Vec<EventRow>,
    tied: Vec<String>,
    has_evidence: bool,
    care: Option<String>,
    /// The page that this kind of file has of its own.
    own_page: Option<(String, &'static str)>,
}

struct Step {
    address: String,
    verb: String,
}

struct TrackDrawing {
    title: String,
    drawing: String,
}

struct ClockRow {
    title: String,
    due: Date,
    badge: String,
    why: String,
}

struct Line {
    text: String,
    note: String,
    why: String,
}

struct DutyRow {
    text: String,
    owner: String,
    own: bool,
    due: Option<Date>,
    badge: String,
    why: String,
    step: Option<Step>,
}

/// An event of the timeline.
pub struct EventRow {
    pub id: String,
    pub title: String,
    pub on: Date,
    pub recorded: Option<Timestamp>,
    /// Days between effect and recording, when it was recorded late.
    pub late: Option<i64>,
    pub recorder: String,
    pub facts: Vec<FactRow>,
    pub is_replaced: bool,
    pub is_correction: bool,
    pub refusal: Option<String>,
    pub why: String,
    pub correct: Option<String>,
}

impl EventRow {
    /// What was asked and answered, with the answer.
    pub fn answered(&self) -> Vec<(&FactRow, &str)> {
        self.facts.iter().filter_map(|fact| Some((fact, fact.answer.as_deref()?))).collect()
    }

    /// What was asked and not answered.
    pub fn unanswered(&self) -> Vec<&FactRow> {
        self.facts.iter().filter(|fact| fact.answer.is_none()).collect()
    }
}

/// A fact of an event.
pub struct FactRow {
    pub ask: String,
    /// Absent: asked and not answered.
    pub answer: Option<String>,
    /// Photos and scans in place of the answer: address and words.
    pub documents: Vec<(String, String)>,
    /// The protected compartment in which it lies.
    pub mark: Option<String>,
    /// Never on paper: where a person is found must not lie about.
    pub on_screen_only: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Question {
    #[serde(default)]
    on: Option<String>,
    #[serde(default)]
    known: Option<String>,
    #[serde(default)]
    recorded: Option<String>,
}

impl Question {
    /// The days asked for: standing on, known on.
    ///
    /// # Errors
    /// [`Fault::Question`] when one is no day.
    pub fn days(&self) -> Result<(Option<Date>, Option<Date>), Fault> {
        let day = |text: &Option<String>| match text.as_deref() {
            None | Some("") => Ok(None),
            Some(text) if text.len() == 10 => text.parse().map(Some).map_err(|_| Fault::Question),
            Some(_) => Err(Fault::Question),
        };
        Ok((day(&self.on)?, day(&self.known)?))
    }
}

/// A file as its reader sees it on other days than today.
pub fn on_days<'a>(
    visit: &Visit,
    person: &Person,
    shown: &'a Shown,
    on: Option<Date>,
    known: Option<Date>,
) -> Result<Cow<'a, SeenFile>, Fault> {
    if on.is_none() && known.is_none() {
        return Ok(Cow::Borrowed(&shown.seen));
    }
    let rulebook = visit.app.rulebook();
    let events = &shown.opened.record.events;
    let standing = fold(rulebook, events, on.unwrap_or(visit.today), known);
    let summary = &shown.opened.summary;
    mask(visit.app.access(), rulebook, person.reader(), summary, events, &standing, visit.today)
        .map(Cow::Owned)
        .ok_or(Fault::NotFound)
}

/// The page.
pub async fn show(
    visit: SignedIn,
    Path(reference): Path<String>,
    Query(question): Query<Question>,
) -> Result<Response, Fault> {
    let (on, known) = question.days()?;
    let (shown, (tied, has_evidence)) = files::look_and(&visit, &reference, "dossier", tied).await?;
    let seen = on_days(&visit, visit.person(), &shown, on, known)?;
    let news = question.recorded.is_some().then(|| visit.words.say("dossier-recorded"));
    let other = on.or(known).map(|_| (on, known));
    let body = match other {
        None => {
            // Evidence of a tied file comes and goes without this one.
            let mut beside = tied.clone();
            beside.extend(has_evidence.then(|| "evidence".to_owned()));
            let draw = || drawn(made(&visit, &shown, &seen, None, (tied, has_evidence)));
            shown.seen_as.drawn(visit.words.code(), &beside, draw)?
        }
        other => Arc::new(drawn(made(&visit, &shown, &seen, other, (tied, has_evidence)))?),
    };
    let frame = Frame::titled(&visit, shown.reference.to_string())
        .under("/files", visit.words.say("nav-files"))
        .state(body.lead.clone())
        .news(news);
    page(&Page { frame, body })
}

fn drawn(body: Body) -> Result<Drawn, Fault> {
    Ok(Drawn { body: body.render()?, lead: body.lead })
}

/// Files that belong together with this one, of those that somebody may see, and whether they or this one hold evidence.
fn tied(visit: &Visit, person: &Person, shown: &Shown) -> Result<(Vec<String>, bool), Fault> {
    let mut seen: Vec<journal::Reference> = Vec::new();
    for other in visit.app.journal().tied_to(&shown.opened.record)? {
        if let Some(opened) = visit.app.journal().read(&other)?
            && super::files::is_visible(visit, person, &opened.summary)
        {
            seen.push(other);
        }
    }
    let has_evidence =
        super::evidence::is_some(visit, shown) || super::evidence::is_some_in(visit, person, &seen)?;
    Ok((seen.iter().map(ToString::to_string).collect(), has_evidence))
}

fn made(
    visit: &SignedIn,
    shown: &Shown,
    seen: &SeenFile,
    other: Option<(Option<Date>, Option<Date>)>,
    (tied, has_evidence): (Vec<String>, bool),
) -> Body {
    let words = visit.words;
    let told = Told::new(&visit.app, words);
    let reference = shown.reference.to_string();
    let standing = &seen.standing;
    let as_of = standing.as_of;
    let why = |line: String| format!("/files/{reference}/why/{line}{}", query_of(other));
    let is_today = other.is_none();
    let mut clocks: Vec<ClockRow> = Vec::new();
    for (at, line) in standing.stages.iter().enumerate() {
        if let (Some(due), None) = (line.due, line.closed) {
            clocks.push(ClockRow {
                title: told.stage(&line.stage),
                due,
                badge: clock_badge(Clock::running(days_between(as_of, due)), &told.left(due, as_of)),
                why: why(format!("stage-{at}")),
            });
        }
    }
    clocks.sort_by_key(|clock| clock.due);
    let rights = standing.rights.iter().enumerate().map(|(at, line)| Line {
        text: told.right(&line.right, line.form.as_deref()),
        note: match line.until.and_then(|until| until.yesterday().ok()) {
            Some(last) => {
                words.say2("dossier-since-until", "from", told.day(line.from), "last", told.day(last))
            }
            None => words.say1("dossier-since", "from", told.day(line.from)),
        },
        why: why(format!("right-{at}")),
    });
    let person = visit.person();
    let mut duties: Vec<DutyRow> = Vec::new();
    for (at, line) in standing.duties.iter().enumerate() {
        if !line.is_open() {
            continue;
        }
        let owner = casework::Owner::of(visit.app.rulebook(), line, standing.region.as_deref());
        let own = owner.is(visit.app.rulebook(), &person.role, &person.office);
        let step = (own && is_today).then(|| step_of(visit, seen, &reference, line)).flatten();
        let badge = match line.due {
            Some(due) => clock_badge(Clock::running(days_between(as_of, due)), &told.left(due, as_of)),
            None => clock_badge(Clock::Paused, &words.say1("work-since", "day", told.day(line.opened))),
        };
        duties.push(DutyRow {
            text: told.duty(&line.duty),
            owner: told.owner(line),
            own,
            due: line.due,
            badge,
            why: why(format!("duty-{at}")),
            step,
        });
    }
    duties.sort_by_key(|duty| (duty.due.unwrap_or(Date::MAX), !duty.own));
    let main_step = duties.iter().filter(|duty| duty.own).find_map(|duty| duty.step.as_ref());
    let main_step = main_step.map(|step| Step { address: step.address.clone(), verb: step.verb.clone() });
    let kind = told.kind(&seen.tie.file);
    let lead = lead(&told, seen);
    let care = standing.care.as_ref().map(|care| {
        words.say2(
            "dossier-care",
            "office",
            told.recorder(&care.role, &care.office),
            "from",
            told.day(care.since),
        )
    });
    Body {
        frame: Frame::titled(visit, String::new()),
        kind,
        lead,
        other_day: other.map(|days| other_day(&told, days)),
        main_step,
        may_record: is_today && !standing.next.is_empty(),
        paths: paths(visit, seen),
        clocks,
        rights: rights.collect(),
        duties,
        events: events(visit, shown, seen, is_today, other),
        tied,
        has_evidence,
        care,
        own_page: super::page_of(visit.app.rulebook().circular().file_kind(&seen.tie.file), &reference),
        reference,
    }
}

/// The query that keeps the days looked at.
fn query_of(other: Option<(Option<Date>, Option<Date>)>) -> String {
    let Some((on, known)) = other else { return String::new() };
    let on = on.map(|on| format!("on={on}"));
    let known = known.map(|known| format!("known={known}"));
    let parts: Vec<String> = on.into_iter().chain(known).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

fn other_day(told: &Told<'_>, (on, known): (Option<Date>, Option<Date>)) -> String {
    match (on, known) {
        (Some(on), Some(known)) => {
            told.words.say2("dossier-on-known", "on", told.day(on), "known", told.day(known))
        }
        (Some(on), None) => told.words.say1("dossier-on", "on", told.day(on)),
        (None, Some(known)) => told.words.say1("dossier-known", "known", told.day(known)),
        (None, None) => String::new(),
    }
}

/// Where the file stands, in one sentence, with the next last day.
fn lead(told: &Told<'_>, seen: &SeenFile) -> String {
    let standing = &seen.standing;
    let tracks = &told.app.rulebook().circular().tracks;
    let open = standing.stages.iter().filter(|line| line.closed.is_none());
    let place = |stage: &str, on: Date| {
        let track = told.app.rulebook().stage_on(stage, on).map(|node| node.track.text.clone());
        tracks.iter().position(|node| Some(&node.name.text) == track.as_ref()).unwrap_or(usize::MAX)
    };
    let main = open.min_by_key(|line| place(&line.stage, line.opened));
    match main {
        None => told.words.say("dossier-nothing-open"),
        Some(line) => match line.due {
            Some(due) => told.words.say_all(
                "dossier-lead-until",
                [
                    ("stage", told.stage(&line.stage).into()),
                    ("left", told.left(due, standing.as_of).into()),
                    ("day", crate::calendar::long(told.words.code(), due).into()),
                ],
            ),
            None => told.words.say2(
                "dossier-lead",
                "stage",
                told.stage(&line.stage),
                "day",
                told.day(line.opened),
            ),
        },
    }
}

/// The first event that does a duty and may be recorded now.
fn step_of(visit: &SignedIn, seen: &SeenFile, reference: &str, line: &casework::DutyLine) -> Option<Step> {
    let node = visit.app.rulebook().duty_on(&line.duty, line.opened)?;
    let may = |event: &str| seen.standing.next.iter().any(|next| next.event == event);
    let event = node.done_by.iter().map(|(event, _)| event.as_str()).find(|event| may(event))?;
    let verb = Told::new(&visit.app, visit.words).event(event);
    Some(Step { address: format!("/files/{reference}/record/{event}"), verb })
}

fn paths(visit: &Visit, seen: &SeenFile) -> Vec<TrackDrawing> {
    let told = Told::new(&visit.app, visit.words);
    let words = visit.words;
    let (past, now, possible) =
        (words.say("dossier-path-past"), words.say("dossier-path-now"), words.say("dossier-path-possible"));
    let drawn = casework::path(visit.app.rulebook(), &seen.tie.file, &seen.standing);
    drawn
        .iter()
        .enumerate()
        .map(|(at, track)| {
            let title = told.track(&track.track);
            let image = words.say1("dossier-path-title", "track", &title);
            let sees = |stage: &str| {
                let node = visit.app.rulebook().stage_on(stage, seen.standing.as_of);
                let compartment = node.and_then(|node| node.compartment.as_ref());
                let compartment = compartment.map_or("procedure", |name| name.as_str());
                visit.app.access().place(compartment).is_some_and(|place| seen.sees.has(place))
            };
            // Only the first track shows what may follow: the others run beside it.
            let steps = track
                .steps
                .iter()
                .filter(|step| step.place != casework::Place::Possible || (at == 0 && sees(&step.stage)));
            let texts: Vec<(String, String, StepState)> = steps
                .map(|step| {
                    let note = step.opened.map(|day| told.day(day)).unwrap_or_default();
                    let state = match step.place {
                        casework::Place::Past => StepState::Past,
                        casework::Place::Now => StepState::Now,
                        casework::Place::Possible => StepState::Possible,
                    };
                    (told.stage(&step.stage), note, state)
                })
                .collect();
            let steps =
                texts.iter().map(|(name, note, state)| parts::Step { name, note, state: *state }).collect();
            let drawing = parts::draw_path(&parts::Path {
                steps,
                direction: Direction::LeftToRight,
                words: PathWords { title: &image, past: &past, now: &now, possible: &possible },
            });
            TrackDrawing { title, drawing }
        })
        .collect()
}

/// The timeline, newest first.
fn events(
    visit: &SignedIn,
    shown: &Shown,
    seen: &SeenFile,
    is_today: bool,
    other: Option<(Option<Date>, Option<Date>)>,
) -> Vec<EventRow> {
    let mut rows: Vec<EventRow> = seen
        .events
        .iter()
        .map(|event| {
            let mut row = event_row(visit, shown, seen, event);
            row.why.push_str(&query_of(other));
            if !is_today {
                row.correct = None;
            }
            row
        })
        .collect();
    rows.sort_by(|one, next| next.on.cmp(&one.on).then_with(|| next.recorded.cmp(&one.recorded)));
    rows
}

fn is_whereabouts(app: &App, compartment: &str) -> bool {
    let mut compartments = app.rulebook().circular().compartments.iter();
    compartments.any(|node| node.name.text == compartment && node.kind.value == CompartmentKind::Whereabouts)
}

/// An event as it stands on a page.
pub fn event_row(visit: &SignedIn, shown: &Shown, seen: &SeenFile, event: &SeenEvent) -> EventRow {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let id = shown.opened.record.ids.get(event.index as usize).map_or("", |id| id.0.as_str());
    let node = rulebook.event_on(&event.event, event.on);
    let mut facts: Vec<FactRow> = Vec::new();
    for fact in node.map_or(&[][..], |node| &node.facts) {
        let Some(answer) = event.facts.get(&fact.name.text) else { continue };
        let compartment = fact.compartment.as_ref().map_or("procedure", |name| name.as_str());
        let protected = visit.app.access().place(compartment);
        let protected = protected.is_some_and(|place| visit.app.access().protected().has(place));
        facts.push(FactRow {
            ask: told.ask(fact),
            answer: match answer {
                access::Seen::Known(answer) => Some(told.answer(fact, answer)),
                access::Seen::NotAnswered => None,
            },
            documents: match answer {
                access::Seen::Known(answer) => {
                    super::evidence::links(&told, shown.reference.as_str(), id, fact, answer)
                }
                access::Seen::NotAnswered => Vec::new(),
            },
            mark: protected.then(|| {
                let title = visit.app.compartment_title(compartment, visit.words);
                parts::compartment_mark(&title, None)
            }),
            on_screen_only: is_whereabouts(&visit.app, compartment),
        });
    }
    if let (ANNULLED, Some(access::Seen::Known(casework::Answer::Text(reason)))) =
        (event.event.as_str(), event.facts.get("reason"))
    {
        let ask = visit.words.say("correct-reason");
        facts.push(FactRow {
            ask,
            answer: Some(reason.clone()),
            documents: Vec::new(),
            mark: None,
            on_screen_only: false,
        });
    }
    let recorded_on = event.recorded.map(|recorded| rulebook.civil_day(recorded));
    let late = recorded_on.map(|day| days_between(event.on, day)).filter(|days| *days > 0);
    let refusal = seen.standing.refused.iter().find(|line| line.index == event.index);
    EventRow {
        title: told.event(&event.event),
        on: event.on,
        recorded: event.recorded,
        late,
        recorder: told.recorder(&event.by, &event.office),
        facts,
        is_replaced: event.corrected_by.is_some(),
        is_correction: event.corrects.is_some(),
        refusal: refusal.map(|line| told.refusal(&line.reason)),
        why: format!("/files/{}/why/event-{id}", shown.reference),
        correct: correct_address(visit, shown, seen, event),
        id: id.to_owned(),
    }
}

/// The form that corrects an event, for whom it may.
pub fn correct_address(
    visit: &SignedIn,
    shown: &Shown,
    seen: &SeenFile,
    event: &SeenEvent,
) -> Option<String> {
    let may = event.own
        && event.corrected_by.is_none()
        && event.event != ANNULLED
        && visit.app.access().may_record(&visit.person().role, &seen.tie, &event.event, visit.today);
    let id = &shown.opened.record.ids.get(event.index as usize)?.0;
    may.then(|| format!("/files/{}/events/{id}/correct", shown.reference))
}
