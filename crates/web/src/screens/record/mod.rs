//! `/files/{reference}/record`: say what happened, once. Choose, answer, read what it will change, record.

mod carried;
pub mod form;
mod known;

use std::collections::BTreeMap;

use access::Tie;
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use casework::{Change, Event, Refusal, changes, typed::Posted as Typed, what_if};
use journal::{Actor, Append, AppendError, Receipt, Target};
use tokio::sync::oneshot;

use self::{
    carried::Carried,
    form::{Control, EventForm, Given},
};
use super::dossier::{EventRow, event_row};
use crate::{
    error::Fault,
    files::{self, Shown},
    form::{Documented, Fields, NotTaken, Posted, Why},
    layout::{Frame, page, page_with, see_other},
    told::Told,
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "screens/record/choose.html")]
struct Choose {
    frame: Frame,
    now: Vec<Choice>,
    also: Vec<Choice>,
    not_now: Vec<(String, String, String)>,
    /// Files of other kinds that may be begun out of this one: address and title.
    begin: Vec<(String, String)>,
}

struct Choice {
    address: String,
    title: String,
    help: String,
}

/// The form of an event, or what it will change, or what stands against it.
#[derive(Template)]
#[template(path = "screens/record/page.html")]
struct Page {
    frame: Frame,
    /// The address of the form, without what follows.
    address: String,
    back: String,
    token: String,
    form: EventForm,
    /// Said when the rules refuse it, with the rule's address.
    refusal: Option<(String, Option<String>)>,
    check: Option<Check>,
    known: Option<known::Known>,
    /// Said beside the check: what speaks against it, without refusing it.
    warning: Option<String>,
    conflict: Option<Vec<EventRow>>,
    annul: bool,
    reason: Option<(String, Option<String>)>,
    /// Files out of which answers were carried into the form.
    carried: Vec<String>,
}

/// What recording will change and who will be told.
struct Check {
    /// Answers as they were typed, to be sent again.
    hidden: Vec<(String, String)>,
    answers: Vec<(String, String)>,
    on: String,
    late: Option<i64>,
    changes: Vec<String>,
    told: Vec<String>,
}

/// What is recorded: in which file, which event, correcting which.
pub struct Subject {
    pub shown: Option<Shown>,
    /// The file out of which a new one is begun, and with which it is tied.
    pub beside: Option<Shown>,
    pub kind: String,
    pub event: String,
    /// The event that is corrected, and what of it may not be seen and is kept.
    pub corrects: Option<Corrects>,
    pub address: String,
    pub back: String,
}

/// An event that is corrected.
pub struct Corrects {
    pub index: u32,
    pub seen: access::SeenEvent,
    pub kept: BTreeMap<String, casework::Answer>,
}

/// The choice of what may be recorded now.
pub async fn choose(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = files::glance(&visit, &reference).await?;
    let reference = shown.reference.to_string();
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let person = visit.person();
    let address = format!("/files/{reference}/record");
    let wanted: Vec<&str> = shown
        .seen
        .standing
        .duties
        .iter()
        .filter(|duty| duty.is_open())
        .filter(|duty| {
            let owner = casework::Owner::of(rulebook, duty, shown.seen.standing.region.as_deref());
            owner.is(rulebook, &person.role, &person.office)
        })
        .filter_map(|duty| rulebook.duty_on(&duty.duty, duty.opened))
        .flat_map(|node| node.done_by.iter().map(|(event, _)| event.as_str()))
        .collect();
    let (mut now, mut also) = (Vec::new(), Vec::new());
    for line in &shown.seen.standing.next {
        let help = rulebook.event_on(&line.event, visit.today).map(|node| node.help.get(visit.words.code()));
        let choice = Choice {
            address: format!("{address}/{}", line.event),
            title: told.event(&line.event),
            help: help.unwrap_or_default().to_owned(),
        };
        if wanted.contains(&line.event.as_str()) { now.push(choice) } else { also.push(choice) }
    }
    // What this role records in such files but cannot now, each with the reason.
    let mut not_now = Vec::new();
    for node in &rulebook.circular().events {
        let name = node.name.as_str();
        let offered = shown.seen.standing.next.iter().any(|line| line.event == name);
        if offered
            || node.file.text != shown.seen.tie.file
            || node.opens_file
            || !rulebook.in_force(&node.validity, visit.today)
            || !visit.app.access().may_record(&person.role, &shown.seen.tie, name, visit.today)
        {
            continue;
        }
        let events = &shown.opened.record.events;
        let event = bare(&visit, name, events);
        if let Err(refusal) = casework::admit(rulebook, events, &event) {
            let (text, rule) = refused(&visit, Some(&shown), &event, refusal);
            not_now.push((told.event(name), text, rule.unwrap_or_default()));
        }
    }
    let openings = rulebook.circular().events.iter().filter(|node| {
        node.opens_file
            && node.file.text != shown.seen.tie.file
            && rulebook.in_force(&node.validity, visit.today)
            && visit.app.access().may_open(&person.role, node.name.as_str(), visit.today)
    });
    let begin = openings.map(|node| {
        let name = node.name.as_str();
        (format!("/files/{reference}/begin/{name}"), told.event(name))
    });
    let begin = begin.collect();
    let frame = Frame::new(&visit, "record-title")
        .under("/files", visit.words.say("nav-files"))
        .under(format!("/files/{reference}"), reference);
    page(&Choose { frame, now, also, not_now, begin })
}

/// An event of this reader with nothing answered.
fn bare(visit: &SignedIn, name: &str, before: &[Event]) -> Event {
    Event {
        event: name.to_owned(),
        on: visit.today,
        recorded: Some(journal::instant(visit.now, before)),
        by: visit.person().role.clone(),
        office: visit.person().office.clone(),
        facts: BTreeMap::new(),
        corrects: None,
    }
}

/// The form of an event in a file that is there.
pub async fn show(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let subject = in_file(&visit, &reference, &event).await?;
    let carried = carried::carried(&visit, &subject).await?;
    first(&visit, &subject, carried)
}

/// The form of the event that begins a file.
pub async fn show_new(visit: SignedIn, Path(event): Path<String>) -> Result<Response, Fault> {
    let subject = new_file(&visit, &event)?;
    first(&visit, &subject, Carried::default())
}

/// The form of the event that begins a file out of another, with what that one has answered already.
pub async fn show_beside(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let subject = beside(&visit, &reference, &event).await?;
    let carried = carried::carried(&visit, &subject).await?;
    first(&visit, &subject, carried)
}

/// What recording would change.
pub async fn check(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = in_file(&visit, &reference, &event).await?;
    checked(&visit, &subject, posted).await
}

/// What beginning a file would bring.
pub async fn check_new(
    visit: SignedIn,
    Path(event): Path<String>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = new_file(&visit, &event)?;
    checked(&visit, &subject, posted).await
}

/// What beginning a file out of another would bring.
pub async fn check_beside(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = beside(&visit, &reference, &event).await?;
    checked(&visit, &subject, posted).await
}

/// Records.
pub async fn post(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = in_file(&visit, &reference, &event).await?;
    record(&visit, subject, posted).await
}

/// Begins a file.
pub async fn post_new(
    visit: SignedIn,
    Path(event): Path<String>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = new_file(&visit, &event)?;
    record(&visit, subject, posted).await
}

/// Begins a file out of another; the two are tied in the same act.
pub async fn post_beside(
    visit: SignedIn,
    Path((reference, event)): Path<(String, String)>,
    Documented(posted): Documented,
) -> Result<Response, Fault> {
    let subject = beside(&visit, &reference, &event).await?;
    record(&visit, subject, posted).await
}

/// What beginning a file out of another would carry into its form.
///
/// # Errors
/// [`Fault::NotFound`] when this reader may not see that file or not begin the new one.
pub(super) async fn carried_beside(visit: &SignedIn, reference: &str, event: &str) -> Result<Typed, Fault> {
    let subject = beside(visit, reference, event).await?;
    Ok(carried::carried(visit, &subject).await?.typed)
}

pub(super) async fn beside(visit: &SignedIn, reference: &str, event: &str) -> Result<Subject, Fault> {
    let from = files::glance(visit, reference).await?;
    let address = format!("/files/{}/begin/{event}", from.reference);
    let back = format!("/files/{}", from.reference);
    Ok(Subject { beside: Some(from), address, back, ..new_file(visit, event)? })
}

pub(super) async fn in_file(visit: &SignedIn, reference: &str, event: &str) -> Result<Subject, Fault> {
    let shown = files::glance(visit, reference).await?;
    let node = visit.app.rulebook().event_on(event, visit.today).ok_or(Fault::NotFound)?;
    let may = visit.app.access().may_record(&visit.person().role, &shown.seen.tie, event, visit.today);
    if node.file.text != shown.seen.tie.file || !may {
        return Err(Fault::NotFound);
    }
    let address = format!("/files/{}/record/{event}", shown.reference);
    let back = format!("/files/{}", shown.reference);
    let kind = shown.seen.tie.file.clone();
    Ok(Subject {
        shown: Some(shown),
        beside: None,
        kind,
        event: event.to_owned(),
        corrects: None,
        address,
        back,
    })
}

pub(super) fn new_file(visit: &SignedIn, event: &str) -> Result<Subject, Fault> {
    let node = visit.app.rulebook().event_on(event, visit.today).ok_or(Fault::NotFound)?;
    if !node.opens_file || !visit.app.access().may_open(&visit.person().role, event, visit.today) {
        return Err(Fault::NotFound);
    }
    Ok(Subject {
        shown: None,
        beside: None,
        kind: node.file.text.clone(),
        event: event.to_owned(),
        corrects: None,
        address: format!("/files/new/{event}"),
        back: "/files".into(),
    })
}

/// How many events the file has that the form rests on.
fn seen_of(subject: &Subject) -> Option<u32> {
    subject.shown.as_ref().map(|shown| shown.opened.record.seq)
}

fn first(visit: &SignedIn, subject: &Subject, carried: Carried) -> Result<Response, Fault> {
    page(&blank(visit, subject, carried)?)
}

/// The form before anything is typed; of a correction, with what is there.
pub(super) fn blank_form(visit: &SignedIn, subject: &Subject, carried: &Carried) -> Result<EventForm, Fault> {
    let node = visit.app.rulebook().event_on(&subject.event, visit.today).ok_or(Fault::NotFound)?;
    let seen = subject.corrects.as_ref().map(|corrects| &corrects.seen);
    let typed = match visit.take_kept() {
        // Typed before the session ended.
        Some(kept) => kept.map().clone(),
        None => match seen {
            Some(seen) => form::filled(visit, node, seen),
            None => form::fresh(visit.today).into_iter().chain(carried.typed.clone()).collect(),
        },
    };
    Ok(form::shown(visit, node, visit.today, &typed, None, seen))
}

fn blank(visit: &SignedIn, subject: &Subject, carried: Carried) -> Result<Page, Fault> {
    let form = blank_form(visit, subject, &carried)?;
    let token = crate::form::token(visit, &subject.address, seen_of(subject));
    let annul = subject.corrects.is_some();
    Ok(Page { annul, carried: carried.from, ..plain(visit, subject, token, form) })
}

/// The page of a form with nothing said about it.
fn plain(visit: &SignedIn, subject: &Subject, token: String, form: EventForm) -> Page {
    Page {
        frame: frame(visit, subject, &form.title),
        address: subject.address.clone(),
        back: subject.back.clone(),
        token,
        form,
        refusal: None,
        check: None,
        known: None,
        warning: None,
        conflict: None,
        annul: false,
        reason: None,
        carried: Vec::new(),
    }
}

pub(super) fn show_correction(visit: &SignedIn, subject: &Subject) -> Result<Response, Fault> {
    first(visit, subject, Carried::default())
}

/// The form of a correction once more, with what is wrong with taking it back.
pub(super) fn annul_again(
    visit: &SignedIn,
    subject: &Subject,
    reason: String,
    mistake: String,
    refusal: Option<(String, Option<String>)>,
) -> Result<Response, Fault> {
    let mut page = blank(visit, subject, Carried::default())?;
    let mistake = (!mistake.is_empty()).then_some(mistake);
    page.form.summary.extend(mistake.clone().map(|text| ("reason".to_owned(), text)));
    page.reason = Some((reason, mistake));
    page.refusal = refusal;
    page.frame = page.frame.state(visit.words.say("layout-error"));
    page_with(super::correct::WRONG, &page)
}

fn frame(visit: &SignedIn, subject: &Subject, title: &str) -> Frame {
    let title = match subject.corrects {
        Some(_) => visit.words.say1("correct-title", "event", title),
        None => title.to_owned(),
    };
    let frame = Frame::titled(visit, title).under("/files", visit.words.say("nav-files"));
    match subject.shown.as_ref().or(subject.beside.as_ref()) {
        Some(shown) => frame.under(format!("/files/{}", shown.reference), shown.reference.to_string()),
        None => frame,
    }
}

/// A form with what was typed, shown again.
fn again(
    visit: &SignedIn,
    subject: &Subject,
    posted: &Posted,
    given: &Given,
    seen: Option<u32>,
) -> Result<Page, Fault> {
    let node = visit.app.rulebook().event_on(&subject.event, visit.today).ok_or(Fault::NotFound)?;
    let corrected = subject.corrects.as_ref().map(|corrects| &corrects.seen);
    let typed: &Typed = posted.fields.map();
    let form = form::shown(visit, node, given.on.unwrap_or(visit.today), typed, Some(given), corrected);
    let token = posted.token.again(visit, seen);
    Ok(plain(visit, subject, token, form))
}

fn allow(visit: &SignedIn, subject: &Subject, posted: &Posted) -> Result<(), Fault> {
    allow_fields(visit, subject, &posted.fields)
}

/// Refuses fields that the form of an event does not have.
pub(super) fn allow_fields(visit: &SignedIn, subject: &Subject, fields: &Fields) -> Result<(), Fault> {
    let node = visit.app.rulebook().event_on(&subject.event, visit.today).ok_or(Fault::NotFound)?;
    let (mut once, several) = form::names(visit, node);
    once.push("step".into());
    let once: Vec<&str> = once.iter().map(String::as_str).collect();
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    fields.allow(&once, &several)
}

/// The event that a sound form gives. What may not be seen of a corrected event is kept as it is.
pub(super) fn event_of(visit: &SignedIn, subject: &Subject, given: &Given) -> Event {
    let mut facts = given.facts.clone();
    if let Some(corrects) = &subject.corrects {
        facts.extend(corrects.kept.clone());
    }
    Event {
        on: given.on.unwrap_or(visit.today),
        facts,
        corrects: subject.corrects.as_ref().map(|corrects| corrects.index),
        ..bare(visit, &subject.event, events(subject))
    }
}

/// What is wrong with the answers of a correction is judged without those that are withheld.
fn read(visit: &SignedIn, subject: &Subject, posted: &Posted) -> Given {
    let mut given = form::read(visit, &subject.event, &posted.fields);
    given.not_taken.extend(posted.not_taken.iter().cloned());
    if let Some(corrects) = &subject.corrects {
        given.mistakes.retain(|mistake| !corrects.kept.contains_key(&mistake.fact));
    }
    given
}

pub(super) async fn checked(visit: &SignedIn, subject: &Subject, posted: Posted) -> Result<Response, Fault> {
    allow(visit, subject, &posted)?;
    let mut given = read(visit, subject, &posted);
    given.not_taken.extend(gone(visit, subject, &given));
    let mut page = again(visit, subject, &posted, &given, posted.token.seen)?;
    if !given.is_sound() {
        page.frame = page.frame.state(visit.words.say("layout-error"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if posted.one("step") == "edit" {
        return page_with(StatusCode::OK, &page);
    }
    let event = event_of(visit, subject, &given);
    if let Some(refusal) = refusal(visit, subject, &event) {
        page.refusal = Some(refusal);
        page.frame = page.frame.state(visit.words.say("layout-error"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    page.check = Some(check_of(visit, subject, &posted.fields, &event));
    page.warning = super::inspections::leader_warning(visit, &event)?;
    // Not while somebody still types: each file shown is a look that is logged.
    if posted.one("step") == "check" {
        page.known = known::known(visit, subject, &event).await?;
    }
    page_with(StatusCode::OK, &page)
}

/// What recording an event would change, for answers that another page has gathered: the same page as after the form.
///
/// # Errors
/// [`Fault::NotFound`] where this reader may not record it.
pub(super) async fn propose(
    visit: &SignedIn,
    reference: &str,
    event: &str,
    fields: Fields,
) -> Result<Response, Fault> {
    let subject = in_file(visit, reference, event).await?;
    let node = visit.app.rulebook().event_on(&subject.event, visit.today).ok_or(Fault::NotFound)?;
    let given = form::read(visit, &subject.event, &fields);
    let form = form::shown(visit, node, given.on.unwrap_or(visit.today), fields.map(), Some(&given), None);
    let token = crate::form::token(visit, &subject.address, seen_of(&subject));
    let mut page = plain(visit, &subject, token, form);
    if given.is_sound() {
        let event = event_of(visit, &subject, &given);
        page.refusal = refusal(visit, &subject, &event);
        if page.refusal.is_none() {
            page.check = Some(check_of(visit, &subject, &fields, &event));
            return page_with(StatusCode::OK, &page);
        }
    }
    page.frame = page.frame.state(visit.words.say("layout-error"));
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn events(subject: &Subject) -> &[Event] {
    subject.shown.as_ref().map_or(&[], |shown| &shown.opened.record.events)
}

pub(super) fn refusal(
    visit: &SignedIn,
    subject: &Subject,
    event: &Event,
) -> Option<(String, Option<String>)> {
    let refusal = casework::admit(visit.app.rulebook(), events(subject), event).err()?;
    Some(refused(visit, subject.shown.as_ref(), event, refusal))
}

/// Why an event is refused, as far as this reader may be told, with the address of the rule.
pub(super) fn refused(
    visit: &SignedIn,
    shown: Option<&Shown>,
    event: &Event,
    refusal: Refusal,
) -> (String, Option<String>) {
    let told = Told::new(&visit.app, visit.words);
    let refusal = match shown {
        None => refusal,
        Some(shown) => access::told(
            visit.app.access(),
            visit.app.rulebook(),
            visit.person().reader(),
            &shown.seen.tie,
            event,
            refusal,
            visit.today,
        ),
    };
    (told.refusal(&refusal), told.refusal_rule(&refusal))
}

/// What an event would change, as far as its reader may see it, and who is told.
fn check_of(visit: &SignedIn, subject: &Subject, fields: &Fields, event: &Event) -> Check {
    let told = Told::new(&visit.app, visit.words);
    let node = visit.app.rulebook().event_on(&event.event, event.on);
    let all = seen_changes(visit, subject, event);
    let hidden = fields.map().iter().filter(|(name, _)| *name != "step");
    let hidden = hidden.flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())));
    let answers = node.map_or(&[][..], |node| &node.facts).iter().filter_map(|fact| {
        let kept =
            subject.corrects.as_ref().is_some_and(|corrects| corrects.kept.contains_key(&fact.name.text));
        let answer = event.facts.get(&fact.name.text).filter(|_| !kept)?;
        Some((told.ask(fact), told.answer(fact, answer)))
    });
    let tells = node.map_or(&[][..], |node| &node.tells).iter();
    let tells = tells.filter(|(_, validity)| visit.app.rulebook().in_force(validity, event.on));
    let late = crate::told::days_between(event.on, visit.today);
    Check {
        hidden: hidden.collect(),
        answers: answers.collect(),
        on: crate::calendar::long(visit.words.code(), event.on),
        late: (late > 0).then_some(late),
        changes: all.iter().map(|change| told.change(change)).collect(),
        told: tells.map(|(role, _)| visit.app.role_title(role.as_str(), visit.words)).collect(),
    }
}

/// The difference that an event makes, between the standings as this reader may see them.
pub fn seen_changes(visit: &SignedIn, subject: &Subject, event: &Event) -> Vec<Change> {
    let rulebook = visit.app.rulebook();
    let before = events(subject);
    let asked = what_if(rulebook, before, Some(event), visit.today);
    let mut after = before.to_vec();
    after.push(event.clone());
    let mask = |events: &[Event], standing: &casework::Standing| {
        let summary = match &subject.shown {
            Some(shown) => shown.opened.summary.clone(),
            None => casework::FileSummary::of(rulebook, &subject.kind, events, standing),
        };
        let reader = visit.person().reader();
        access::mask(visit.app.access(), rulebook, reader, &summary, events, standing, visit.today)
            .map(|seen| seen.standing)
    };
    let empty = || {
        let mut standing = asked.before.clone();
        standing.stages.clear();
        standing.rights.clear();
        standing.duties.clear();
        standing
    };
    let seen_before = mask(before, &asked.before).unwrap_or_else(empty);
    match mask(&after, &asked.after) {
        Some(seen_after) => changes(&seen_before, &seen_after),
        None => Vec::new(),
    }
}

pub(super) async fn record(visit: &SignedIn, subject: Subject, posted: Posted) -> Result<Response, Fault> {
    allow(visit, &subject, &posted)?;
    let given = read(visit, &subject, &posted);
    if !given.is_sound() || posted.one("step") == "edit" {
        return checked(visit, &subject, posted).await;
    }
    let event = event_of(visit, &subject, &given);
    let mut seen = posted.token.seen;
    // Somebody recorded something that this reader may not see: there is nothing to be told, so it is no conflict.
    if let (Some(shown), Some(rested)) = (&subject.shown, seen)
        && unseen(shown, rested).is_empty()
    {
        seen = None;
    }
    settle(visit, &subject, &event).await;
    match append(visit, &subject, event.clone(), posted.token.once, seen).await {
        Ok(receipt) => {
            let account = visit.person().account.clone();
            let done = move |visit: &crate::visit::Visit| {
                visit.app.journal().let_go_of_documents(&account, &event);
                Ok(())
            };
            visit.wait(done).await?;
            Ok(see_other(&landing(visit, &receipt).await))
        }
        Err(AppendError::Conflict { .. }) => conflict(visit, &subject, &posted, &given).await,
        // A document is gone: it is asked for again.
        Err(AppendError::Refused(_)) if !gone(visit, &subject, &given).is_empty() => {
            checked(visit, &subject, posted).await
        }
        Err(AppendError::Refused(refusal)) => {
            let mut page = again(visit, &subject, &posted, &given, seen_of(&subject))?;
            let event = event_of(visit, &subject, &given);
            page.refusal = Some(refused(visit, subject.shown.as_ref(), &event, refusal));
            page.frame = page.frame.state(visit.words.say("layout-error"));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(AppendError::NotPermitted | AppendError::NotFound) => Err(Fault::NotFound),
        Err(AppendError::Fault(fault)) => Err(fault.into()),
    }
}

/// Documents that the answers name and that are held no longer.
fn gone(visit: &SignedIn, subject: &Subject, given: &Given) -> Vec<NotTaken> {
    let event = event_of(visit, subject, given);
    let reference = subject.shown.as_ref().map(|shown| &shown.reference);
    let journal = visit.app.journal();
    let documents = journal::documents_in(visit.app.rulebook(), &event).into_iter();
    let gone =
        documents.filter(|(_, document)| !journal.has_document(reference, &visit.person().account, document));
    gone.map(|(fact, _)| NotTaken { fact: fact.to_owned(), why: Why::Gone }).collect()
}

/// Writes the documents of an event into the file's keeping before the one writer is asked; what fails here fails there.
async fn settle(visit: &SignedIn, subject: &Subject, event: &Event) {
    let Some(shown) = &subject.shown else { return };
    if journal::documents_in(visit.app.rulebook(), event).is_empty() {
        return;
    }
    let (reference, account, event) =
        (shown.reference.clone(), visit.person().account.clone(), event.clone());
    let settled =
        visit.wait(move |visit| Ok(visit.app.journal().settle_documents(&reference, &account, &event)?));
    if settled.await.is_err() {
        tracing::warn!("a document could not be settled beforehand");
    }
}

/// Where to go after recording: the file, where its recorder may still see it.
async fn landing(visit: &SignedIn, receipt: &Receipt) -> String {
    let reference = receipt.reference.as_str();
    match files::glance(visit, reference).await {
        Ok(_) => format!("/files/{reference}?recorded=1"),
        Err(_) => "/work?recorded=1".into(),
    }
}

/// Events that came since a form was made, as far as its reader may see them.
fn unseen(shown: &Shown, rested: u32) -> Vec<&access::SeenEvent> {
    shown.seen.events.iter().filter(|event| event.index >= rested).collect()
}

pub(super) async fn append(
    visit: &SignedIn,
    subject: &Subject,
    event: Event,
    once: [u8; 16],
    seen: Option<u32>,
) -> Result<Receipt, AppendError> {
    let person = visit.person();
    let target = match &subject.shown {
        Some(shown) => Target::Existing(shown.reference.clone()),
        None => {
            let beside = subject.beside.as_ref().map(|beside| beside.reference.clone());
            Target::New { kind: subject.kind.clone(), beside }
        }
    };
    let permit = {
        let (visit, name) = (visit.clone(), subject.event.clone());
        move |file: &casework::FileSummary| {
            let person = visit.person();
            let tie = Tie::of(visit.app.rulebook(), person.reader(), file);
            visit.app.access().may_record(&person.role, &tie, &name, visit.today)
        }
    };
    let append = Append {
        target,
        event,
        actor: Actor {
            account: person.account.clone(),
            role: person.role.clone(),
            office: person.office.clone(),
        },
        once,
        seen,
        permit: Box::new(permit),
    };
    let (sender, receiver) = oneshot::channel();
    visit.app.journal().append_then(append, move |answer| drop(sender.send(answer)));
    receiver.await.unwrap_or(Err(AppendError::Fault(journal::Fault::Closed)))
}

/// Somebody recorded something meanwhile: what it was, what was typed, and three ways on.
async fn conflict(
    visit: &SignedIn,
    subject: &Subject,
    posted: &Posted,
    given: &Given,
) -> Result<Response, Fault> {
    let Some(before) = &subject.shown else { return Err(Fault::NotFound) };
    let now = files::look(visit, before.reference.as_str(), "conflict").await?;
    let rested = posted.token.seen.unwrap_or_default();
    let rows =
        unseen(&now, rested).into_iter().map(|event| event_row(visit, &now, &now.seen, event)).collect();
    let seq = now.opened.record.seq;
    let subject = Subject {
        shown: Some(now),
        beside: None,
        kind: subject.kind.clone(),
        event: subject.event.clone(),
        corrects: None,
        address: subject.address.clone(),
        back: subject.back.clone(),
    };
    let mut page = again(visit, &subject, posted, given, Some(seq))?;
    let event = event_of(visit, &subject, given);
    page.refusal = refusal(visit, &subject, &event);
    if page.refusal.is_none() {
        page.check = Some(check_of(visit, &subject, &posted.fields, &event));
    }
    page.conflict = Some(rows);
    page.frame = page.frame.state(visit.words.say("record-conflict-state"));
    page_with(StatusCode::CONFLICT, &page)
}

/// Whether an event may be corrected by this reader, and what of it is kept unseen.
pub(super) fn corrects(shown: &Shown, id: &str) -> Result<Corrects, Fault> {
    let place = shown.opened.record.ids.iter().position(|known| known.0 == id).ok_or(Fault::NotFound)?;
    let seen = shown.seen.events.iter().find(|event| event.index as usize == place).ok_or(Fault::NotFound)?;
    let whole = shown.opened.record.events.get(place).ok_or(Fault::NotFound)?;
    let kept = whole.facts.iter().filter(|(name, _)| seen.withheld.contains(*name));
    Ok(Corrects {
        index: place as u32,
        seen: seen.clone(),
        kept: kept.map(|(name, answer)| (name.clone(), answer.clone())).collect(),
    })
}
