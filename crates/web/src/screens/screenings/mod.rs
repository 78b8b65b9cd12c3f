//! `/screenings` and `/screenings/{reference}`: what the answers of an interview mean together.
//!
//! Made for the circular's kind of file that is an interview. Answers stand on the left, what follows from them on the right;
//! a person decides, and no answer opens or closes that decision. What a reader may not see is neither asked here nor counted.

mod answering;
mod told;

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use casework::{
    Answer, Asked, Event, ScreeningRules, accepted,
    screening::{Answers, Screened, answers, screen},
};
use circular::{
    Rulebook,
    model::{Event as EventNode, Fact},
    vocabulary::FileOf,
};
use jiff::civil::Date;
use serde::Deserialize;

use self::{
    answering::{Topic, decided, kept, topics},
    told::{Panel, panel},
};
use super::record::form::Control;
use crate::{
    error::Fault,
    files::{self, Shown},
    form::Posted,
    layout::{Frame, page, page_with, see_other},
    screens::{self, files::Row},
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// Files on one page of the list.
const ROWS: usize = 50;
/// The fields of a decision, after the names of the questions.
const DECISION: &str = "decision";
const REASON: &str = "reason";

#[derive(Template)]
#[template(path = "screens/screenings/list.html")]
struct List {
    frame: Frame,
    rows: Vec<(Row, Option<String>)>,
    next: Option<String>,
    openings: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "screens/screenings/page.html")]
struct Page {
    frame: Frame,
    reference: String,
    stages: Vec<String>,
    /// The questions that this reader may ask; empty for one who only reads.
    topics: Vec<Topic>,
    token: String,
    /// Everything that is wrong: the field's id and the sentence.
    summary: Vec<(String, String)>,
    /// Somebody recorded something since the page was made.
    is_behind: bool,
    panel: Option<Panel>,
    decide: Option<Decide>,
    /// Answers as recorded, for paper: question and answer.
    answers: Vec<(String, String)>,
    decisions: Vec<Decided>,
    /// What is owed now: what, by whom, until when.
    duties: Vec<(String, String, Option<Date>)>,
    /// What else may be recorded, and the files that may be begun out of this one.
    steps: Vec<(String, String)>,
}

/// The decision that this reader may take.
struct Decide {
    ask: String,
    why: String,
    help: String,
    /// Word and title, the rule's own advice never first by itself.
    choices: Vec<(String, String)>,
    reason: String,
    longest: u32,
}

/// A decision that was taken.
struct Decided {
    on: Date,
    decision: String,
    reason: String,
    by: String,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    after: Option<String>,
}

/// The interviews to which one's office has a tie.
pub async fn list(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    let circular = visit.app.rulebook().circular();
    let kind = circular.file_of(FileOf::Interview).ok_or(Fault::NotFound)?.name.text.clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let after = question.after.map(|after| files::reference(&after)).transpose()?;
    let made = visit.wait(move |visit| {
        let heads = screens::files::heads(visit, &person, Some(&kind), after.as_ref(), ROWS + 1)?;
        let next = heads.get(ROWS - 1).filter(|_| heads.len() > ROWS).map(|head| head.reference.to_string());
        let mut rows = Vec::new();
        for head in heads.iter().take(ROWS) {
            let row = screens::files::row(visit, &person, head)?;
            let shown = files::find(visit, &person, head.reference.clone())?;
            let class = screening(visit, &shown).and_then(|screening| {
                let name = screening.result.class?;
                told::class(visit, &screening.rules.name, &name)
            });
            rows.push((row, class));
        }
        let openings = screens::files::openings_of(visit, &person, &kind);
        Ok(List { frame: Frame::new(visit, "screening-title"), rows, next, openings })
    });
    page(&made.await?)
}

/// Whether somebody has business with interviews at all: opens them, or sees some.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::Interview)
}

/// One interview: answers, and what follows from them.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = interview(&visit, &reference).await?;
    let posted = visit.take_kept().map(|kept| kept.map().clone());
    let topics = topics(&visit, &shown, posted.as_ref(), &[]);
    let token = crate::form::token(&visit, &address(&shown), Some(shown.opened.record.seq));
    page(&made(&visit, &shown, topics, token, ""))
}

/// Shows what follows from what was typed, keeps it, or takes it to a decision.
pub async fn post(visit: SignedIn, Path(reference): Path<String>, posted: Posted) -> Result<Response, Fault> {
    let shown = interview(&visit, &reference).await?;
    let (mut once, several) = answering::names(&visit, &shown);
    once.extend(["then".to_owned(), DECISION.to_owned(), REASON.to_owned()]);
    let once: Vec<&str> = once.iter().map(String::as_str).collect();
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    posted.allow(&once, &several)?;
    let given = answering::read(&visit, &shown, posted.fields.map());
    let reason = posted.one(REASON).to_owned();
    let again = |shown: &Shown, seen: Option<u32>, status, is_behind| {
        let topics = topics(&visit, shown, Some(posted.fields.map()), &given);
        let mut page = made(&visit, shown, topics, posted.token.again(&visit, seen), &reason);
        page.is_behind = is_behind;
        if status != StatusCode::OK {
            page.frame = page.frame.state(visit.words.say("layout-error"));
        }
        page_with(status, &page)
    };
    let wrong = given.iter().any(|topic| !topic.mistakes.is_empty());
    if wrong {
        return again(&shown, posted.token.seen, StatusCode::UNPROCESSABLE_ENTITY, false);
    }
    if posted.one("then") == "follows" {
        return again(&shown, posted.token.seen, StatusCode::OK, false);
    }
    // What a colleague recorded meanwhile is not overwritten by answers that were on the page before.
    let changed = answering::changed(&visit, &shown, &given);
    if !changed.is_empty() && answering::is_behind(&shown, posted.token.seen) {
        return again(&shown, Some(shown.opened.record.seq), StatusCode::CONFLICT, true);
    }
    if let Err(refused) = kept(&visit, &shown, changed, posted.token.once).await? {
        let topics = topics(&visit, &shown, Some(posted.fields.map()), &given);
        let mut page = made(&visit, &shown, topics, posted.token.again(&visit, posted.token.seen), &reason);
        page.summary.push(("content".into(), refused));
        page.frame = page.frame.state(visit.words.say("layout-error"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match posted.one(DECISION) {
        "" => Ok(see_other(&format!("{}?recorded=1", address(&shown)))),
        decision => decided(&visit, &shown, decision, &reason).await,
    }
}

fn address(shown: &Shown) -> String {
    format!("/screenings/{}", shown.reference)
}

/// An interview that this reader may see; everything else is not there.
async fn interview(visit: &SignedIn, reference: &str) -> Result<Shown, Fault> {
    let shown = files::look(visit, reference, "page").await?;
    let circular = visit.app.rulebook().circular();
    match circular.file_kind(&shown.seen.tie.file) {
        Some(FileOf::Interview) => Ok(shown),
        _ => Err(Fault::NotFound),
    }
}

/// The rules that a reader may see, the answers that they may see, and what follows.
struct Screening {
    rules: ScreeningRules,
    answers: Answers,
    /// Answers given before and otherwise.
    before: std::collections::BTreeMap<Asked, Answer>,
    result: Screened,
}

/// Whether a compartment of a file may be seen.
fn sees(visit: &Visit, shown: &Shown, compartment: &str) -> bool {
    visit.app.access().place(compartment).is_some_and(|place| shown.seen.sees.has(place))
}

/// Whether an answer may be seen: the question that was put, and what was said.
fn sees_fact(visit: &Visit, shown: &Shown, node: &EventNode, fact: &Fact) -> bool {
    [&node.compartment, &fact.compartment]
        .into_iter()
        .all(|name| sees(visit, shown, name.as_ref().map_or("procedure", |name| name.as_str())))
}

/// The file's own answers as far as they may be seen, and what follows from them.
fn screening(visit: &Visit, shown: &Shown) -> Option<Screening> {
    let events = accepted(&shown.opened.record.events, &shown.opened.standing);
    screening_of(visit, shown, &events)
}

fn screening_of(visit: &Visit, shown: &Shown, events: &[&Event]) -> Option<Screening> {
    let rulebook = visit.app.rulebook();
    let neighbours = &visit.app.settings().neighbours;
    let own = std::iter::once(rulebook).chain(neighbours.iter().map(AsRef::as_ref));
    let offences: Vec<(&str, &Rulebook)> =
        own.map(|rulebook| (rulebook.circular().called(), rulebook)).collect();
    let seen = |compartment: &str| sees(visit, shown, compartment);
    let rules = ScreeningRules::of(rulebook, &shown.seen.tie.file, visit.today, &seen, &offences)?;
    let (mut answers, mut before) = answers(events);
    let may = |asked: &Asked| {
        rulebook.event_on(&asked.event, visit.today).is_some_and(|node| {
            node.facts.iter().any(|fact| fact.name.text == asked.fact && sees_fact(visit, shown, node, fact))
        })
    };
    answers.retain(|asked, _| may(asked));
    before.retain(|asked, _| may(asked));
    let result = screen(&rules, &answers);
    Some(Screening { rules, answers, before, result })
}

/// The events of a word in this file that this reader may record today.
fn events_of<'a>(
    visit: &'a SignedIn,
    shown: &'a Shown,
    word: &'a str,
) -> impl Iterator<Item = &'a EventNode> {
    let kind = &shown.seen.tie.file;
    let rulebook = visit.app.rulebook();
    rulebook.circular().events.iter().filter(move |node| {
        node.file.text == *kind
            && node.is(word)
            && rulebook.in_force(&node.validity, visit.today)
            && visit.app.access().may_record(
                &visit.person().role,
                &shown.seen.tie,
                node.name.as_str(),
                visit.today,
            )
    })
}

fn made(visit: &SignedIn, shown: &Shown, topics: Vec<Topic>, token: String, reason: &str) -> Page {
    let told = Told::new(&visit.app, visit.words);
    let events = accepted(&shown.opened.record.events, &shown.opened.standing);
    let recorded = screening_of(visit, shown, &events);
    // What was typed counts before it is recorded; nothing follows from what is wrong.
    let typed: Vec<Event> = topics.iter().map(|topic| topic.event.clone()).collect();
    let with_typed: Vec<&Event> = events.iter().copied().chain(&typed).collect();
    let screening = screening_of(visit, shown, &with_typed);
    let before = recorded.as_ref().map(|it| it.before.clone()).unwrap_or_default();
    let panel = screening.map(|screening| panel(visit, Screening { before, ..screening }));
    let reference = shown.reference.to_string();
    let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
    let news = visit.query.split('&').any(|part| part == "recorded=1");
    let news = news.then(|| visit.words.say("screening-recorded"));
    let frame = Frame::titled(visit, visit.words.say1("screening-of", "reference", &reference))
        .under("/screenings", visit.words.say("screening-title"))
        .news(news);
    let summary = topics.iter().flat_map(|topic| topic.form.summary.clone()).collect();
    let owed = shown.seen.standing.duties.iter().filter(|duty| duty.is_open());
    Page {
        stages: open.map(|line| told.stage(&line.stage)).collect(),
        decide: decide(visit, shown, panel.as_ref(), reason),
        answers: recorded.iter().flat_map(|it| told::recorded(visit, &it.answers)).collect(),
        decisions: decisions(visit, shown),
        duties: owed.map(|duty| (told.duty(&duty.duty), told.owner(duty), duty.due)).collect(),
        steps: steps(visit, shown),
        frame,
        reference,
        topics,
        token,
        summary,
        is_behind: false,
        panel,
    }
}

fn decide(visit: &SignedIn, shown: &Shown, panel: Option<&Panel>, reason: &str) -> Option<Decide> {
    let code = visit.words.code();
    let node = events_of(visit, shown, "screened").next()?;
    let (decision, why) = (node.fact_of("decision")?, node.fact_of("reason")?);
    let rulebook = visit.app.rulebook();
    let choices = decision.choices.iter().filter(|choice| rulebook.in_force(&choice.validity, visit.today));
    let advised = panel.map(|panel| panel.advice.clone()).unwrap_or_default();
    Some(Decide {
        ask: decision.ask.get(code).to_owned(),
        why: why.ask.get(code).to_owned(),
        help: why.help.get(code).to_owned(),
        choices: choices
            .map(|choice| (choice.name.text.clone(), choice.title.get(code).to_owned()))
            .collect(),
        // What the rule rests on is written down beforehand, to be read and changed; against it, the reason is one's own.
        reason: if reason.is_empty() { advised } else { reason.to_owned() },
        longest: why.longest.unwrap_or(4_000),
    })
}

/// The decisions taken so far, the latest first, as far as they may be seen.
fn decisions(visit: &SignedIn, shown: &Shown) -> Vec<Decided> {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let standing = shown.seen.events.iter().rev().filter(|event| event.corrected_by.is_none());
    let all = standing.filter_map(|event| {
        let node = rulebook.event_on(&event.event, event.on).filter(|node| node.is("screened"))?;
        let answer = |word: &str| {
            let fact = node.fact_of(word)?;
            match event.facts.get(&fact.name.text)? {
                access::Seen::Known(answer) => Some(told.answer(fact, answer)),
                _ => None,
            }
        };
        Some(Decided {
            on: event.on,
            decision: answer("decision")?,
            reason: answer("reason").unwrap_or_default(),
            by: told.recorder(&event.by, &event.office),
        })
    });
    all.collect()
}

/// What else may be recorded here, and files that may be begun out of this one.
fn steps(visit: &SignedIn, shown: &Shown) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let rulebook = visit.app.rulebook();
    let is_here = |name: &str| {
        rulebook.event_on(name, visit.today).is_some_and(|node| node.is("asked") || node.is("screened"))
    };
    let next = shown.seen.standing.next.iter().map(|line| line.event.as_str()).filter(|name| !is_here(name));
    let mut all: Vec<(String, String)> =
        next.map(|name| (format!("/files/{}/record/{name}", shown.reference), told.event(name))).collect();
    let person = visit.person();
    let others = rulebook.circular().events.iter().filter(|node| {
        let kind = rulebook.circular().file_kind(&node.file.text);
        node.opens_file
            && matches!(kind, Some(FileOf::Dossier | FileOf::WageClaim))
            && rulebook.in_force(&node.validity, visit.today)
            && visit.app.access().may_open(&person.role, node.name.as_str(), visit.today)
    });
    all.extend(others.map(|node| {
        let name = node.name.as_str();
        let title = visit.words.say1("screening-begin", "kind", told.kind(&node.file.text));
        (format!("/files/{}/begin/{name}", shown.reference), title)
    }));
    all
}
