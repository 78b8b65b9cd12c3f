//! `/stays/{reference}`: one household, where it lives, what it needs, its plan. A volunteer sees one task there.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::{
    Event,
    places::{PlanStep, Stay, hours_by_helper, plan_steps},
};
use circular::vocabulary::FileOf;
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    seen::{accepted_as_seen, dossiers, event_of},
    told::PlacesTold,
};
use crate::{
    error::Fault,
    files::{self, Shown},
    form,
    layout::{Frame, page},
    told::Told,
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "screens/places/stay.html")]
struct Page {
    frame: Frame,
    reference: String,
    household: String,
    facts: Vec<(String, String)>,
    /// The unit held: code, since when. Only for whoever sees whereabouts.
    unit: Option<(String, Date)>,
    expected_until: Option<Date>,
    stages: Vec<String>,
    /// Whether a unit can be chosen, and whether the household has one already.
    reserve: Option<(String, bool)>,
    steps: Vec<(String, String)>,
    dossiers: Vec<String>,
    assessed: Vec<(String, String)>,
    plan: Option<Plan>,
    appointments: Vec<Appointment>,
    tasks: Vec<Task>,
    hours: Vec<(String, i64)>,
    hours_in_all: i64,
}

#[derive(Template)]
#[template(path = "screens/places/task.html")]
struct TaskPage {
    frame: Frame,
    task: Option<Task>,
    done: Option<String>,
}

/// The plan, area by area.
struct Plan {
    areas: Vec<(String, Vec<Step>)>,
    add: Option<String>,
}

struct Step {
    number: u32,
    step: String,
    who: String,
    by_when: Option<Date>,
    done_on: Option<Date>,
    /// Where it is said to be done, with the form's hidden fields.
    done: Option<Done>,
}

struct Done {
    address: String,
    token: String,
    fields: Vec<(String, String)>,
}

/// An appointment.
pub struct Appointment {
    pub on: Date,
    pub at: String,
    pub with: String,
}

/// What a volunteer is asked to do.
struct Task {
    what: String,
    on: Date,
    at: String,
    meeting_point: String,
    language: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Question {
    #[serde(default)]
    reserved: Option<String>,
}

/// The household, as much of it as may be seen.
pub async fn show(
    visit: SignedIn,
    Path(reference): Path<String>,
    Query(question): Query<Question>,
) -> Result<Response, Fault> {
    let ask = |visit: &crate::visit::Visit, person: &crate::visit::Person, shown: &Shown| {
        let tied = dossiers(visit, person, shown)?;
        Ok(tied.iter().map(|dossier| dossier.reference.to_string()).collect::<Vec<_>>())
    };
    let (shown, dossiers) = files::look_and(&visit, &reference, "page", ask).await?;
    let circular = visit.app.rulebook().circular();
    if circular.file_kind(&shown.seen.tie.file) != Some(FileOf::Stay) {
        return Err(Fault::NotFound);
    }
    let seen = accepted_as_seen(&shown);
    let events: Vec<&Event> = seen.iter().map(|(_, event)| event).collect();
    match Stay::of(visit.app.rulebook(), &events) {
        Some(stay) => {
            let news = question.reserved.map(|_| visit.words.say("stays-reserved"));
            page(&household(&visit, &shown, &stay, &seen, dossiers, news))
        }
        None => page(&task(&visit, &shown, &events)),
    }
}

fn household(
    visit: &SignedIn,
    shown: &Shown,
    stay: &Stay,
    seen: &[(usize, Event)],
    dossiers: Vec<String>,
    news: Option<String>,
) -> Page {
    let (told, places) = (Told::new(&visit.app, visit.words), PlacesTold::new(visit));
    let words = visit.words;
    let reference = shown.reference.to_string();
    let events: Vec<&Event> = seen.iter().map(|(_, event)| event).collect();
    let answer = |word: &str| last_answer(visit, &told, &events, word);
    let asked = ["urgency", "kind-of-place", "language-of-household"];
    let facts = asked.iter().filter_map(|word| answer(word)).collect();
    let assessed = ["needs-of-household", "danger-to-household", "measures-for-household"];
    let assessed = assessed.iter().filter_map(|word| answer(word)).collect();
    let given = event_of(visit, shown, "place-given").map(|node| node.name.text.clone());
    let next: Vec<&str> = shown.seen.standing.next.iter().map(|line| line.event.as_str()).collect();
    let can_give = given.as_deref().is_some_and(|given| next.contains(&given));
    let of_plan = ["plan-step", "plan-step-done"].map(|word| event_of(visit, shown, word));
    let of_plan: Vec<&str> = of_plan.iter().flatten().map(|node| node.name.as_str()).collect();
    let steps = next.iter().filter(|name| given.as_deref() != Some(**name) && !of_plan.contains(*name));
    let steps = steps.map(|name| (format!("/files/{reference}/record/{name}"), told.event(name)));
    let hours: Vec<(String, i64)> = hours_by_helper(visit.app.rulebook(), &events)
        .into_iter()
        .map(|(helper, hours)| (helper_told(visit, &places, &helper), hours))
        .collect();
    let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
    Page {
        frame: Frame::titled(visit, words.say1("stays-of", "reference", &reference))
            .under("/places", words.say("places-title"))
            .news(news),
        household: places.household(stay),
        facts,
        unit: stay.holds().map(|held| (held.unit.clone(), held.from)),
        expected_until: stay.expected_until.filter(|_| stay.holds().is_some()),
        stages: open.map(|line| told.stage(&line.stage)).collect(),
        reserve: can_give.then(|| (format!("/stays/{reference}/place"), stay.holds().is_some())),
        steps: steps.collect(),
        dossiers,
        assessed,
        plan: plan(visit, shown, seen, &next),
        appointments: appointments(visit, &events, visit.today),
        tasks: tasks(visit, shown, &events),
        hours_in_all: hours.iter().map(|(_, hours)| *hours).fold(0, i64::saturating_add),
        hours,
        reference,
    }
}

/// The last answer to a fact of a word of the core vocabulary: the question and the answer.
pub fn last_answer(
    visit: &SignedIn,
    told: &Told<'_>,
    events: &[&Event],
    word: &str,
) -> Option<(String, String)> {
    events.iter().rev().find_map(|event| {
        let node = visit.app.rulebook().event_on(&event.event, event.on)?;
        let fact = node.fact_of(word)?;
        Some((told.ask(fact), told.answer(fact, event.facts.get(&fact.name.text)?)))
    })
}

fn helper_told(visit: &SignedIn, places: &PlacesTold<'_>, helper: &str) -> String {
    let title = places.choice("given-by", Some(helper));
    if title == helper { visit.app.role_title(helper, visit.words) } else { title }
}

/// The areas in the order in which the circular names them, each with its steps; `None` where steps may not be seen.
fn plan(visit: &SignedIn, shown: &Shown, seen: &[(usize, Event)], next: &[&str]) -> Option<Plan> {
    let reference = &shown.reference;
    let places = PlacesTold::new(visit);
    let area = places.fact("area-of-plan")?;
    let compartment = area.compartment.as_ref().map_or("procedure", |name| name.as_str());
    if !visit.app.access().place(compartment).is_some_and(|place| shown.seen.sees.has(place)) {
        return None;
    }
    let event = |word: &'static str| {
        let node = event_of(visit, shown, word)?;
        next.contains(&node.name.as_str()).then_some(node)
    };
    let done = event("plan-step-done").and_then(|node| Some((node, node.fact_of("step-number")?)));
    let done_of = |step: &PlanStep| {
        let (node, fact) = done.filter(|_| step.done_on.is_none())?;
        let address = format!("/files/{reference}/record/{}", node.name);
        let day = visit.today;
        let fields = vec![
            ("on.day".into(), day.day().to_string()),
            ("on.month".into(), day.month().to_string()),
            ("on.year".into(), day.year().to_string()),
            (format!("fact.{}", fact.name), step.number.to_string()),
        ];
        let token = form::token(visit, &address, Some(shown.opened.record.seq));
        Some(Done { address: format!("{address}/check"), token, fields })
    };
    let steps = plan_steps(visit.app.rulebook(), &shown.opened.record.events, seen);
    let mut areas: Vec<(String, Vec<Step>)> = Vec::new();
    for choice in &area.choices {
        let own: Vec<Step> = steps
            .iter()
            .filter(|step| step.area == choice.name.text)
            .map(|step| Step {
                number: step.number,
                step: step.step.clone(),
                who: places.choice("who", step.who.as_deref()),
                by_when: step.by_when,
                done_on: step.done_on,
                done: done_of(step),
            })
            .collect();
        areas.push((places.choice("area-of-plan", Some(&choice.name.text)), own));
    }
    let add = event("plan-step").map(|node| format!("/files/{reference}/record/{}", node.name));
    Some(Plan { areas, add })
}

/// Appointments from a day on, the next one first.
pub fn appointments(visit: &SignedIn, events: &[&Event], from: Date) -> Vec<Appointment> {
    let mut all: Vec<Appointment> = events
        .iter()
        .filter_map(|event| {
            let node = visit.app.rulebook().event_on(&event.event, event.on)?;
            let answer = |word: &str| event.facts.get(&node.fact_of(word)?.name.text);
            let text = |word: &str| match answer(word) {
                Some(casework::Answer::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let on = casework::fold::date(answer("appointment-on")?)?;
            let appointment = Appointment { on, at: text("appointment-at"), with: text("appointment-with") };
            (node.is("appointment") && on >= from).then_some(appointment)
        })
        .collect();
    all.sort_by(|one, other| (one.on, &one.at).cmp(&(other.on, &other.at)));
    all
}

/// The tasks that nobody has done yet, the next one first.
fn tasks(visit: &SignedIn, shown: &Shown, events: &[&Event]) -> Vec<Task> {
    let rulebook = visit.app.rulebook();
    let told = Told::new(&visit.app, visit.words);
    let given: Vec<(&str, &&Event)> = events
        .iter()
        .filter_map(|event| {
            let node = rulebook.event_on(&event.event, event.on)?;
            node.is("task-given").then_some((node.name.as_str(), event))
        })
        .collect();
    // Each task opens a duty, and the older one is done first: as many as are open still wait, the last ones given.
    let opens: BTreeMap<&str, usize> = given.iter().fold(BTreeMap::new(), |mut names, (name, _)| {
        *names.entry(*name).or_default() += 1;
        names
    });
    let duties = shown.seen.standing.duties.iter().filter(|duty| duty.is_open()).filter(|duty| {
        let node = rulebook.duty_on(&duty.duty, duty.opened);
        node.is_some_and(|node| node.opening.iter().any(|opening| opened_by(opening, &opens)))
    });
    let open = duties.count();
    let mut tasks: Vec<Task> = given
        .iter()
        .rev()
        .take(open)
        .filter_map(|(_, event)| {
            let node = rulebook.event_on(&event.event, event.on)?;
            let fact = |word: &str| {
                let fact = node.fact_of(word)?;
                Some(told.answer(fact, event.facts.get(&fact.name.text)?))
            };
            let day = node.fact_of("task-on").and_then(|fact| event.facts.get(&fact.name.text));
            Some(Task {
                what: fact("task")?,
                on: day.and_then(casework::fold::date)?,
                at: fact("task-at").unwrap_or_default(),
                meeting_point: fact("meeting-point").unwrap_or_default(),
                language: fact("task-language").unwrap_or_default(),
            })
        })
        .collect();
    tasks.sort_by(|one, other| (one.on, &one.at).cmp(&(other.on, &other.at)));
    tasks
}

fn opened_by(opening: &circular::model::DutyOpening, names: &BTreeMap<&str, usize>) -> bool {
    match opening {
        circular::model::DutyOpening::Event { on, .. } => names.contains_key(on.as_str()),
        circular::model::DutyOpening::Stage { .. } => false,
    }
}

/// One task, and nothing else.
fn task(visit: &SignedIn, shown: &Shown, events: &[&Event]) -> TaskPage {
    let next = shown.seen.standing.next.iter();
    let done = next.map(|line| &line.event).find(|name| {
        let node = visit.app.rulebook().event_on(name, visit.today);
        node.is_some_and(|node| node.is("hours-given"))
    });
    TaskPage {
        frame: Frame::new(visit, "stays-task"),
        task: tasks(visit, shown, events).into_iter().next(),
        done: done.map(|name| format!("/files/{}/record/{name}", shown.reference)),
    }
}
