//! `/stays/{reference}/plan`: the plan on paper, for the person, in their language as far as there are texts in it. Neither
//! unit nor name stands on it: it must be safe to be found with.

use askama::Template;
use axum::{extract::Path, response::Response};
use casework::{Answer, Event, places::plan_steps};
use circular::vocabulary::FileOf;
use jiff::civil::Date;

use super::{
    seen::accepted_as_seen,
    stay::{Appointment, appointments},
    told::PlacesTold,
};
use crate::{
    error::Fault,
    files,
    language::Words,
    layout::{Frame, page},
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "screens/places/plan.html")]
struct Page {
    frame: Frame,
    /// Said to the reader, in their language, where the paper is in another or could not be.
    note: Option<String>,
    areas: Vec<(String, Vec<Step>)>,
    appointments: Vec<Appointment>,
    /// The centre's name and public telephone number.
    centre: String,
    phone: Option<String>,
    made_on: Date,
}

struct Step {
    step: String,
    who: String,
    by_when: Option<Date>,
    is_done: bool,
}

/// The plan on paper.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "print").await?;
    let rulebook = visit.app.rulebook();
    let circular = rulebook.circular();
    if circular.file_kind(&shown.seen.tie.file) != Some(FileOf::Stay) {
        return Err(Fault::NotFound);
    }
    let area = PlacesTold::new(&visit).fact("area-of-plan").ok_or(Fault::NotFound)?;
    let compartment = area.compartment.as_ref().map_or("procedure", |name| name.as_str());
    if !visit.app.access().place(compartment).is_some_and(|place| shown.seen.sees.has(place)) {
        return Err(Fault::NotFound);
    }
    let seen = accepted_as_seen(&shown);
    let events: Vec<&Event> = seen.iter().map(|(_, event)| event).collect();
    let spoken = language(&visit, &events);
    let own = spoken.as_deref().and_then(Words::of);
    let words = own.unwrap_or(visit.words);
    let note = match (&spoken, own) {
        (Some(_), Some(own)) if own.code() != visit.words.code() => {
            Some(visit.words.say1("stays-plan-in", "language", own.own_name()))
        }
        (Some(spoken), None) => {
            let named = visit.words.find(&format!("language-{spoken}")).unwrap_or_else(|| spoken.clone());
            Some(visit.words.say1("stays-plan-not-in", "language", named))
        }
        _ => None,
    };
    let places = PlacesTold::in_words(&visit, words);
    let steps = plan_steps(rulebook, &shown.opened.record.events, &seen);
    let mut areas = Vec::new();
    for choice in &area.choices {
        let own: Vec<Step> = steps
            .iter()
            .filter(|step| step.area == choice.name.text)
            .map(|step| Step {
                step: step.step.clone(),
                who: places.choice("who", step.who.as_deref()),
                by_when: step.by_when,
                is_done: step.done_on.is_some(),
            })
            .collect();
        if !own.is_empty() {
            areas.push((places.choice("area-of-plan", Some(&choice.name.text)), own));
        }
    }
    let office = circular.offices.iter().find(|node| node.name.text == visit.person().office);
    let mut frame = Frame::titled(&visit, words.say("stays-plan-title"));
    frame.words = words;
    let frame = frame
        .under("/places", words.say("places-title"))
        .under(format!("/stays/{}", shown.reference), shown.reference.to_string());
    page(&Page {
        frame,
        note,
        areas,
        appointments: appointments(&visit, &events, visit.today),
        centre: visit.app.office_title(&visit.person().office, words),
        phone: office.and_then(|office| office.phone.clone()),
        made_on: visit.today,
    })
}

/// The language that the household understands best, by its code.
fn language(visit: &SignedIn, events: &[&Event]) -> Option<String> {
    events.iter().rev().find_map(|event| {
        let fact = visit.app.rulebook().event_on(&event.event, event.on)?.fact_of("language-of-household")?;
        match event.facts.get(&fact.name.text)? {
            Answer::Text(code) => Some(code.clone()),
            _ => None,
        }
    })
}
