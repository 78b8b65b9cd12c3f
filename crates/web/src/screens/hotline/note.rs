//! `/hotline/new`: the note of a contact, written while it lasts. Nothing has to be answered; one thing at least is.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use casework::typed::Posted as Typed;
use circular::{
    model::{Event as EventNode, FactKind},
    vocabulary::FileOf,
};
use journal::{AppendError, Reference};

use super::{clock, hours_told, known, may_open, opening, seen_events};
use crate::{
    error::Fault,
    files,
    form::{Fields, Posted},
    layout::{Frame, page, page_with, see_other},
    screens::{
        self,
        record::{
            self, Subject,
            form::{self, Control, Given, Question},
        },
    },
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// Where the form lives.
const HOME: &str = "/hotline/new";
/// A language that is not among the chips.
const OTHER: &str = "other-language";
/// So many languages are offered as chips.
const CHIPS: usize = 6;
/// So many of the latest contacts say which.
const CHIPS_FROM: usize = 60;

#[derive(Template)]
#[template(path = "screens/hotline/note.html")]
struct Page {
    frame: Frame,
    token: String,
    begun: String,
    asked: Asked,
    /// Languages that this hotline hears most, and all the others.
    chips: Vec<(String, String, bool)>,
    others: Vec<(String, String, bool)>,
    summary: Vec<(String, String)>,
    refusal: Option<(String, Option<String>)>,
    /// What the danger button begins, in the rules' words.
    danger: Option<String>,
    /// What saving will change, as things are typed now.
    changes: Vec<String>,
    /// When the draft was kept.
    saved: Option<String>,
    /// When the draft was kept with which the form is filled.
    draft: Option<String>,
}

/// The questions of the note, found by what they count as.
#[derive(Default)]
struct Asked {
    said: Option<Question>,
    language: Option<Question>,
    way: Option<Question>,
    details: Option<Question>,
    from: Option<Question>,
    until: Option<Question>,
    region: Option<Question>,
    /// What the circular asks besides.
    more: Vec<Question>,
}

impl Question {
    /// What was typed, where one line or a text is asked for.
    pub fn typed(&self) -> &str {
        match &self.control {
            Control::Text { value, .. } | Control::Line(value) | Control::Number(value) => value,
            _ => "",
        }
    }

    /// The most signs that fit.
    pub fn longest(&self) -> u32 {
        match self.control {
            Control::Text { longest, .. } => longest,
            _ => 200,
        }
    }

    /// What is offered.
    pub fn options(&self) -> &[(String, String, bool)] {
        match &self.control {
            Control::Radios(options) | Control::Boxes(options) | Control::List { options, .. } => options,
            _ => &[],
        }
    }
}

impl Asked {
    fn of(node: &EventNode, questions: Vec<Question>) -> Self {
        let name_of = |word: &str| node.fact_of(word).map(|fact| format!("{}{}", form::FACT, fact.name.text));
        let region = node.facts.iter().find(|fact| fact.kind == FactKind::Region);
        let region = region.map(|fact| format!("{}{}", form::FACT, fact.name.text));
        let (said, language, way) = (name_of("said"), name_of("spoken-language"), name_of("safe-callback"));
        let (details, from, until) = (name_of("safe-details"), name_of("safe-from"), name_of("safe-until"));
        let mut asked = Self::default();
        for question in questions {
            let name = Some(question.name.clone());
            let place = if name == said {
                &mut asked.said
            } else if name == language {
                &mut asked.language
            } else if name == way {
                &mut asked.way
            } else if name == details {
                &mut asked.details
            } else if name == from {
                &mut asked.from
            } else if name == until {
                &mut asked.until
            } else if name == region {
                &mut asked.region
            } else {
                asked.more.push(question);
                continue;
            };
            *place = Some(question);
        }
        asked
    }
}

/// The note before anything is typed, or as it was left.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let subject = subject(&visit)?;
    let account = &visit.person().account;
    // Typed before the session ended, else the draft.
    let (typed, draft) = match visit.take_kept() {
        Some(kept) => (kept, None),
        None => match visit.app.drafts().read(&visit, account) {
            Some((at, fields)) => (fields, Some(clock(&visit, at))),
            None => (Fields::default(), None),
        },
    };
    let fields = completed(&visit, &subject, &typed, false)?;
    let mut made = made(&visit, &subject, &fields, None, None).await?;
    made.draft = draft;
    page(&made)
}

/// What saving would change, and the draft kept: asked by the page's script while somebody types.
pub async fn check(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    let subject = subject(&visit)?;
    let fields = allowed(&visit, &subject, &posted)?;
    visit.app.drafts().keep(&visit, &visit.person().account, &posted.fields)?;
    let given = form::read(&visit, &subject.event, &fields);
    let mut made = made(&visit, &subject, &fields, Some(&given), Some(&posted)).await?;
    made.saved = Some(clock(&visit, visit.now));
    page(&made)
}

/// Throws the draft away.
pub async fn discard(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    let _ = posted;
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    visit.app.drafts().forget(&visit.person().account);
    Ok(see_other(HOME))
}

/// Saves the note.
pub async fn post(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    let subject = subject(&visit)?;
    let fields = allowed(&visit, &subject, &posted)?;
    let given = form::read(&visit, &subject.event, &fields);
    if !given.is_sound() {
        return wrong(&visit, &subject, &given, &posted, None).await;
    }
    if given.facts.is_empty() {
        let mut page = made(&visit, &subject, &fields, Some(&given), Some(&posted)).await?;
        page.summary.push(("note".into(), visit.words.say("hotline-nothing")));
        page.frame = page.frame.state(visit.words.say("layout-error"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match save(&visit, &subject, &given, &posted).await? {
        Ok(reference) => {
            visit.app.drafts().forget(&visit.person().account);
            Ok(see_other(&format!("/hotline/{reference}?saved=note")))
        }
        Err(refusal) => wrong(&visit, &subject, &given, &posted, Some(refusal)).await,
    }
}

/// Danger: what has been typed is saved as it is, and the danger with it.
///
/// An answer that does not fit stops nothing: it stays in the draft, which the next page says.
pub async fn danger(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    let subject = subject(&visit)?;
    let fields = allowed(&visit, &subject, &posted)?;
    let given = form::read(&visit, &subject.event, &fields);
    let is_whole = given.mistakes.is_empty();
    if !is_whole {
        visit.app.drafts().keep(&visit, &visit.person().account, &posted.fields)?;
    }
    let reference = match save(&visit, &subject, &given, &posted).await? {
        Ok(reference) => reference,
        Err(refusal) => return wrong(&visit, &subject, &given, &posted, Some(refusal)).await,
    };
    let shown = files::glance(&visit, reference.as_str()).await?;
    super::contact::name_danger(&visit, shown, other_once(posted.token.once)).await?;
    if is_whole {
        visit.app.drafts().forget(&visit.person().account);
    }
    let part = if is_whole { "danger" } else { "part" };
    Ok(see_other(&format!("/hotline/{reference}?saved={part}")))
}

/// A second number out of the form's own, so that the same form sent twice is two events once each.
fn other_once(once: [u8; 16]) -> [u8; 16] {
    once.map(|byte| byte ^ 0x5a)
}

/// What is recorded: the first event of a new contact.
fn subject(visit: &SignedIn) -> Result<Subject, Fault> {
    let node = opening(visit, visit.person()).ok_or(Fault::NotFound)?;
    let subject = record::new_file(visit, node.name.as_str())?;
    Ok(Subject { address: HOME.into(), back: "/hotline".into(), ..subject })
}

fn node_of<'a>(visit: &'a SignedIn, subject: &Subject) -> Result<&'a EventNode, Fault> {
    visit.app.rulebook().event_on(&subject.event, visit.today).ok_or(Fault::NotFound)
}

/// The posted fields when all of them belong, with the day.
fn allowed(visit: &SignedIn, subject: &Subject, posted: &Posted) -> Result<Fields, Fault> {
    let (mut once, several) = form::names(visit, node_of(visit, subject)?);
    once.push(OTHER.into());
    let once: Vec<&str> = once.iter().map(String::as_str).collect();
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    posted.allow(&once, &several)?;
    completed(visit, subject, &posted.fields, true)
}

/// The fields of the note as the circular's form has them: today, the other language, and, where somebody says between which
/// hours, the hours beside the number, so that whoever gets the number gets them too.
fn completed(visit: &SignedIn, subject: &Subject, typed: &Fields, with_hours: bool) -> Result<Fields, Fault> {
    let node = node_of(visit, subject)?;
    let name_of = |word: &str| node.fact_of(word).map(|fact| format!("{}{}", form::FACT, fact.name.text));
    let mut all: BTreeMap<String, Vec<String>> = typed.map().clone();
    all.extend(form::fresh(visit.today));
    let other = all.remove(OTHER).and_then(|values| values.into_iter().find(|value| !value.is_empty()));
    if let (Some(name), Some(other)) = (name_of("spoken-language"), other) {
        all.insert(name, vec![other]);
    }
    let number = |word: &str| name_of(word).and_then(|name| typed.one(&name).parse::<i64>().ok());
    let hours = casework::SafeHours::of(number("safe-from"), number("safe-until"));
    if let (true, Some(name), Some(hours)) = (with_hours, name_of("safe-details"), hours) {
        let said = hours_told(hours);
        let details = typed.one(&name);
        if !details.is_empty() && !details.contains(&said) {
            all.insert(name, vec![format!("{details} ({said})")]);
        }
    }
    Ok(Fields::new(all))
}

async fn save(
    visit: &SignedIn,
    subject: &Subject,
    given: &Given,
    posted: &Posted,
) -> Result<Result<Reference, (String, Option<String>)>, Fault> {
    let event = record::event_of(visit, subject, given);
    match record::append(visit, subject, event.clone(), posted.token.once, None).await {
        Ok(receipt) => Ok(Ok(receipt.reference)),
        Err(AppendError::Refused(refusal)) => Ok(Err(record::refused(visit, None, &event, refusal))),
        Err(AppendError::NotPermitted | AppendError::NotFound | AppendError::Conflict { .. }) => {
            Err(Fault::NotFound)
        }
        Err(AppendError::Fault(fault)) => Err(fault.into()),
    }
}

/// The note once more as it was typed, with what stands against it.
async fn wrong(
    visit: &SignedIn,
    subject: &Subject,
    given: &Given,
    posted: &Posted,
    refusal: Option<(String, Option<String>)>,
) -> Result<Response, Fault> {
    let fields = completed(visit, subject, &posted.fields, false)?;
    let mut page = made(visit, subject, &fields, Some(given), Some(posted)).await?;
    page.refusal = refusal;
    page.frame = page.frame.state(visit.words.say("layout-error"));
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The page with what was typed in it.
async fn made(
    visit: &SignedIn,
    subject: &Subject,
    fields: &Fields,
    given: Option<&Given>,
    posted: Option<&Posted>,
) -> Result<Page, Fault> {
    let node = node_of(visit, subject)?;
    let typed: &Typed = fields.map();
    let shown = form::shown(visit, node, visit.today, typed, given, None);
    let asked = Asked::of(node, shown.groups);
    let mut others = asked.language.as_ref().map_or(Vec::new(), |question| question.options().to_vec());
    let mut chips = Vec::new();
    for code in usual(visit).await? {
        if let Some(place) = others.iter().position(|(known, ..)| *known == code) {
            chips.push(others.remove(place));
        }
    }
    let event = match given {
        Some(given) => record::event_of(visit, subject, given),
        None => record::event_of(visit, subject, &form::read(visit, &subject.event, fields)),
    };
    let told = Told::new(&visit.app, visit.words);
    let changes = record::seen_changes(visit, subject, &event);
    let circular = visit.app.rulebook().circular();
    let danger = circular.events_of(FileOf::HotlineContact, "danger-named").next();
    let token = match posted {
        Some(posted) => posted.token.again(visit, None),
        None => crate::form::token(visit, HOME, None),
    };
    Ok(Page {
        frame: Frame::new(visit, "hotline-note").under("/hotline", visit.words.say("hotline-title")),
        token,
        begun: clock(visit, visit.now),
        asked,
        chips,
        others,
        summary: shown.summary,
        refusal: None,
        danger: danger.map(|node| node.help.get(visit.words.code()).to_owned()),
        changes: changes.iter().map(|change| told.change(change)).collect(),
        saved: None,
        draft: None,
    })
}

/// The languages of the latest contacts of this office, most frequent first; those of the pages fill up.
async fn usual(visit: &SignedIn) -> Result<Vec<String>, Fault> {
    let person = visit.person().clone();
    visit.wait(move |visit| heard(visit, &person)).await
}

fn heard(visit: &Visit, person: &Person) -> Result<Vec<String>, Fault> {
    let circular = visit.app.rulebook().circular();
    let Some(kind) = circular.file_of(FileOf::HotlineContact) else { return Ok(Vec::new()) };
    let heads = screens::files::heads(visit, person, Some(kind.name.as_str()), None, CHIPS_FROM)?;
    let mut heard: BTreeMap<String, usize> = BTreeMap::new();
    for head in heads {
        if let Ok(shown) = files::find(visit, person, head.reference)
            && let Some(language) = known(visit, &seen_events(&shown)).language
        {
            *heard.entry(language).or_default() += 1;
        }
    }
    let mut heard: Vec<(String, usize)> = heard.into_iter().collect();
    // The map gave them by code, and the sort keeps the order of equals.
    heard.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let mut all: Vec<String> = heard.into_iter().map(|(code, _)| code).collect();
    for words in crate::language::Words::all() {
        if !all.iter().any(|code| code == words.code()) {
            all.push(words.code().to_owned());
        }
    }
    all.truncate(CHIPS);
    Ok(all)
}
