//! `/hotline/{reference}`: one contact: danger first, how to call back safely, and the way to a referral.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::{Answer, Event};
use circular::{
    model::{Event as EventNode, Fact},
    vocabulary::FileOf,
};
use jiff::civil::Date;
use journal::AppendError;
use serde::Deserialize;

use super::{Call, is, is_in_danger, known, may_open, referrals, seen_events, when};
use crate::{
    error::Fault,
    files::{self, Shown},
    form::Posted,
    layout::{Frame, page, see_other},
    screens::record::{self, Subject, form::Given},
    told::Told,
    visit::{Person, SignedIn, Visit},
};

#[derive(Template)]
#[template(path = "screens/hotline/contact.html")]
struct Page {
    frame: Frame,
    reference: String,
    began: String,
    /// What to do at once, in the rules' words.
    danger: Option<String>,
    /// The form that names danger, where it can be named.
    may_name: Option<(String, Vec<String>)>,
    call: Call,
    call_told: String,
    /// Number, hours, code word: only when they were asked for.
    details: Details,
    answers: Vec<(String, String)>,
    /// What was said: when, and the words.
    said: Vec<(String, String)>,
    duties: Vec<(String, Option<Date>)>,
    /// What may be recorded: address, words, whether it comes first.
    steps: Vec<(String, String)>,
    correct: Option<String>,
    /// The forms that begin a referral from this contact.
    referrals: Vec<(String, String)>,
    /// Files that came of it.
    tied: Vec<(String, String)>,
}

/// Where to call.
enum Details {
    /// Written down, not shown yet: the address that shows it.
    Hidden(String),
    Shown(String),
    /// Nobody wrote down where to call, or nobody may.
    None,
}

#[derive(Debug, Default, Deserialize)]
pub struct Question {
    #[serde(default)]
    number: Option<String>,
    #[serde(default)]
    saved: Option<String>,
}

/// One contact.
pub async fn show(
    visit: SignedIn,
    Path(reference): Path<String>,
    Query(question): Query<Question>,
) -> Result<Response, Fault> {
    let wants_number = question.number.is_some();
    let surface = if wants_number { "number" } else { "page" };
    let (shown, tied) = files::look_and(&visit, &reference, surface, tied).await?;
    if visit.app.rulebook().circular().file_kind(&shown.seen.tie.file) != Some(FileOf::HotlineContact)
        || !may_open(&visit, visit.person())
    {
        return Err(Fault::NotFound);
    }
    page(&made(&visit, &shown, tied, wants_number, question.saved.as_deref()))
}

/// Names danger in a contact that is there.
pub async fn danger(
    visit: SignedIn,
    Path(reference): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    posted.allow(&[], &[])?;
    let shown = files::glance(&visit, &reference).await?;
    let reference = shown.reference.to_string();
    name_danger(&visit, shown, posted.token.once).await?;
    Ok(see_other(&format!("/hotline/{reference}?saved=danger")))
}

/// Records that danger was named, with nothing said about it yet.
///
/// # Errors
/// [`Fault::NotFound`] where this reader may not; [`Fault::Busy`] when it cannot be written. A contact that is in danger
/// already stays so.
pub async fn name_danger(visit: &SignedIn, shown: Shown, once: [u8; 16]) -> Result<(), Fault> {
    if is_in_danger(visit, &shown) {
        return Ok(());
    }
    let node = naming(visit, &shown).ok_or(Fault::NotFound)?;
    let subject = subject(&shown, node);
    let event = record::event_of(visit, &subject, &nothing(visit));
    match record::append(visit, &subject, event, once, None).await {
        Ok(_) => Ok(()),
        Err(AppendError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Fault::NotFound),
    }
}

fn subject(shown: &Shown, node: &EventNode) -> Subject {
    Subject {
        kind: shown.seen.tie.file.clone(),
        event: node.name.text.clone(),
        corrects: None,
        beside: None,
        address: format!("/hotline/{}", shown.reference),
        back: format!("/hotline/{}", shown.reference),
        shown: Some(shown.clone()),
    }
}

fn nothing(visit: &Visit) -> Given {
    Given {
        on: Some(visit.today),
        on_mistake: None,
        facts: Default::default(),
        mistakes: Vec::new(),
        not_taken: Vec::new(),
    }
}

/// The event that names danger, where it may come next.
fn naming<'a>(visit: &'a SignedIn, shown: &Shown) -> Option<&'a EventNode> {
    let line = shown.seen.standing.next.iter().find(|line| is(visit, &line.event, "danger-named"))?;
    visit.app.rulebook().event_on(&line.event, visit.today)
}

/// Files tied to one that this reader may see: reference and kind.
fn tied(visit: &Visit, person: &Person, shown: &Shown) -> Result<Vec<(String, String)>, Fault> {
    let told = Told::new(&visit.app, visit.words);
    let mut all = Vec::new();
    for reference in visit.app.journal().tied_to(&shown.opened.record)? {
        match files::find(visit, person, reference) {
            Ok(other) => all.push((other.reference.to_string(), told.kind(&other.seen.tie.file))),
            Err(Fault::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(all)
}

fn made(
    visit: &SignedIn,
    shown: &Shown,
    tied: Vec<(String, String)>,
    wants_number: bool,
    saved: Option<&str>,
) -> Page {
    let told = Told::new(&visit.app, visit.words);
    let reference = shown.reference.to_string();
    let events = seen_events(shown);
    let known = known(visit, &events);
    let call = Call::of(visit, shown, &known);
    let is_danger = is_in_danger(visit, shown);
    let next = &shown.seen.standing.next;
    let named = visit.app.rulebook().circular().events_of(FileOf::HotlineContact, "danger-named").next();
    let news = match saved {
        Some("note") => Some(visit.words.say("hotline-saved")),
        Some("danger") => Some(visit.words.say("hotline-saved-danger")),
        Some("part") => Some(visit.words.say("hotline-saved-part")),
        _ => None,
    };
    let frame = Frame::titled(visit, visit.words.say1("hotline-contact", "reference", &reference))
        .under("/hotline", visit.words.say("hotline-title"))
        .news(news);
    let frame = if is_danger { frame.state(visit.words.say("hotline-danger-now")) } else { frame };
    let began = shown.seen.events.first().and_then(|event| event.recorded);
    let open = shown.seen.standing.duties.iter().filter(|line| line.is_open());
    // What is due at once has no last day, and stands first.
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|line| line.due);
    let steps = next.iter().filter(|line| !is(visit, &line.event, "danger-named"));
    let mut first = shown.seen.events.iter().filter(|event| event.corrected_by.is_none() && event.own);
    let first = first.rfind(|event| is(visit, &event.event, "contacted"));
    let id = first.and_then(|event| shown.opened.record.ids.get(event.index as usize));
    Page {
        began: began.map(|instant| when(visit, instant)).unwrap_or_default(),
        danger: named.filter(|_| is_danger).map(|node| node.help.get(visit.words.code()).to_owned()),
        may_name: naming(visit, shown).map(|node| may_name(visit, shown, node)),
        call_told: call.told(visit),
        details: details(visit, &events, &call, &reference, wants_number),
        answers: answers(visit, &events),
        said: said(visit, &events),
        duties: open.iter().map(|line| (told.duty(&line.duty), line.due)).collect(),
        steps: steps
            .map(|line| (format!("/files/{reference}/record/{}", line.event), told.event(&line.event)))
            .collect(),
        correct: id.map(|id| format!("/files/{reference}/events/{}/correct", id.0)),
        referrals: referrals(visit, visit.person(), &reference),
        tied,
        call,
        frame,
        reference,
    }
}

/// The form of the danger button: its token, and what it will change.
fn may_name(visit: &SignedIn, shown: &Shown, node: &EventNode) -> (String, Vec<String>) {
    let told = Told::new(&visit.app, visit.words);
    let subject = subject(shown, node);
    let event = record::event_of(visit, &subject, &nothing(visit));
    let changes = record::seen_changes(visit, &subject, &event);
    let token = crate::form::token(visit, &subject.address, Some(shown.opened.record.seq));
    (token, changes.iter().map(|change| told.change(change)).collect())
}

/// Every answer that counts as a word, with the event that gave it.
fn of_word<'a>(
    visit: &'a Visit,
    events: &'a [Event],
    word: &'a str,
) -> impl DoubleEndedIterator<Item = (&'a Event, &'a str)> {
    events.iter().filter_map(move |event| {
        let node = visit.app.rulebook().event_on(&event.event, event.on)?;
        match event.facts.get(&node.fact_of(word)?.name.text)? {
            Answer::Text(text) if !text.is_empty() => Some((event, text.as_str())),
            _ => None,
        }
    })
}

fn details(visit: &Visit, events: &[Event], call: &Call, reference: &str, wants_number: bool) -> Details {
    let last = of_word(visit, events, "safe-details").next_back();
    let (Some((_, text)), Call::Now(_) | Call::Later(_)) = (last, call) else { return Details::None };
    match wants_number {
        true => Details::Shown(text.to_owned()),
        false => Details::Hidden(format!("/hotline/{reference}?number=shown")),
    }
}

/// What was said, in order.
fn said(visit: &Visit, events: &[Event]) -> Vec<(String, String)> {
    let said = of_word(visit, events, "said");
    said.map(|(event, text)| {
        let at = event.recorded.map(|instant| when(visit, instant));
        (at.unwrap_or_default(), text.to_owned())
    })
    .collect()
}

/// Every other answer: what was said and where to call have their own places.
fn answers(visit: &Visit, events: &[Event]) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let own = ["said", "safe-details", "safe-from", "safe-until"];
    let has_place = |fact: &Fact| fact.counts_as.as_ref().is_some_and(|word| own.contains(&word.as_str()));
    let mut all = Vec::new();
    for event in events {
        let Some(node) = visit.app.rulebook().event_on(&event.event, event.on) else { continue };
        for fact in node.facts.iter().filter(|fact| !has_place(fact)) {
            if let Some(answer) = event.facts.get(&fact.name.text) {
                all.push((told.ask(fact), told.answer(fact, answer)));
            }
        }
    }
    all
}
