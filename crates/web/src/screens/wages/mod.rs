//! `/wages` and `/wages/{reference}`: what employers owe workers, counted line by line.
//!
//! Made for the circular's kind of file that is a wage claim, whatever it is called; a circular without one has no such
//! page.

mod told;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::{Event, Refusal, WagesOwed, accepted, admit, wages_owed};
use circular::{model::Event as EventNode, vocabulary::FileOf};
use serde::Deserialize;

use self::told::{Line, Paid, lines, mistakes, money, payments};
use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page},
    screens::{self, files::Row},
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// Files on one page of the list.
const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "screens/wages/list.html")]
struct List {
    frame: Frame,
    rows: Vec<(Row, Option<String>)>,
    next: Option<String>,
    openings: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "screens/wages/page.html")]
struct Page {
    frame: Frame,
    reference: String,
    stages: Vec<String>,
    lines: Vec<Line>,
    mistakes: Vec<(String, Option<String>)>,
    owed: Option<String>,
    payments: Vec<Paid>,
    rest: Option<String>,
    /// Whether the state's payment may be claimed now.
    claim: Claim,
    /// Another period, another payment, the end: address and words.
    steps: Vec<(String, String)>,
}

/// What stands between this file and the state's payment.
enum Claim {
    /// It can be filed: the address to post to, its hidden fields.
    Ready { address: String, token: String, fields: Vec<(String, String)>, sum: String },
    /// It cannot: why, with the rule.
    Refused { why: String, rule: Option<String> },
    /// It was filed, or is nobody's to file here.
    None,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    after: Option<String>,
}

/// The claims to which one's office has a tie.
pub async fn list(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    let circular = visit.app.rulebook().circular();
    let kind = circular.file_of(FileOf::WageClaim).ok_or(Fault::NotFound)?.name.text.clone();
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
            let sum = sees_wages(visit, &shown).then(|| owed(visit, &shown).rest_told(visit)).flatten();
            rows.push((row, sum));
        }
        let openings = screens::files::openings_of(visit, &person, &kind);
        Ok(List { frame: Frame::new(visit, "wages-title"), rows, next, openings })
    });
    page(&made.await?)
}

/// Whether somebody has business with wage claims at all: opens them, or sees some.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    screens::files::may_open(visit, person, FileOf::WageClaim)
}

/// The sum of one claim, with its lines.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "page").await?;
    let circular = visit.app.rulebook().circular();
    if circular.file_kind(&shown.seen.tie.file) != Some(FileOf::WageClaim) || !sees_wages(&visit, &shown) {
        return Err(Fault::NotFound);
    }
    let told = Told::new(&visit.app, visit.words);
    let owed = owed(&visit, &shown);
    let reference = shown.reference.to_string();
    let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
    let frame = Frame::titled(&visit, visit.words.say1("wages-of", "reference", &reference))
        .under("/wages", visit.words.say("wages-title"));
    let made = Page {
        frame,
        stages: open.map(|line| told.stage(&line.stage)).collect(),
        lines: lines(&visit, &shown, &owed.owed),
        mistakes: mistakes(&visit, &shown, &owed.owed),
        owed: owed.owed.owed.map(|sum| money(&visit, sum, &owed.owed.currency)),
        payments: payments(&visit, &shown, &owed.owed),
        rest: owed.rest_told(&visit),
        claim: claim(&visit, &shown, &owed),
        steps: steps(&visit, &shown),
        reference,
    };
    page(&made)
}

/// Whether everything that the sum rests on may be seen: a sum over what is withheld would tell of it.
fn sees_wages(visit: &Visit, shown: &Shown) -> bool {
    let circular = visit.app.rulebook().circular();
    let nodes = circular
        .events_of(FileOf::WageClaim, "wage-period")
        .chain(circular.events_of(FileOf::WageClaim, "wage-paid"));
    let mut compartments = nodes.flat_map(|node| {
        let own = node.compartment.iter();
        own.chain(node.facts.iter().filter_map(|fact| fact.compartment.as_ref()))
    });
    compartments
        .all(|name| visit.app.access().place(name.as_str()).is_some_and(|place| shown.seen.sees.has(place)))
}

/// What is owed, and the events that it rests on.
struct Owed<'a> {
    events: Vec<&'a Event>,
    owed: WagesOwed,
}

impl Owed<'_> {
    fn rest_told(&self, visit: &Visit) -> Option<String> {
        self.owed.rest.map(|rest| money(visit, rest, &self.owed.currency))
    }
}

fn owed<'a>(visit: &Visit, shown: &'a Shown) -> Owed<'a> {
    let events = accepted(&shown.opened.record.events, &shown.opened.standing);
    let owed = wages_owed(visit.app.rulebook(), &events);
    Owed { events, owed }
}

/// An event of a word of the core vocabulary in this file that this reader may record.
fn event_of<'a>(visit: &'a Visit, shown: &Shown, word: &str) -> Option<&'a EventNode> {
    let kind = &shown.seen.tie.file;
    let role = &visit.person.as_ref()?.role;
    let circular = visit.app.rulebook().circular();
    let mut nodes = circular.events.iter().filter(|node| node.file.text == *kind && node.is(word));
    nodes.find(|node| {
        visit.app.rulebook().in_force(&node.validity, visit.today)
            && visit.app.access().may_record(role, &shown.seen.tie, node.name.as_str(), visit.today)
    })
}

/// What may be recorded next, as links to the forms.
fn steps(visit: &Visit, shown: &Shown) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let link = |name: &str| (format!("/files/{}/record/{name}", shown.reference), told.event(name));
    let filed: Vec<&str> =
        event_of(visit, shown, "claim-filed").map(|node| node.name.as_str()).into_iter().collect();
    let next = shown.seen.standing.next.iter().map(|line| line.event.as_str());
    next.filter(|name| !filed.contains(name)).map(link).collect()
}

/// Whether the sum can be claimed from the state as things stand, with the sum already filled in.
fn claim(visit: &SignedIn, shown: &Shown, owed: &Owed<'_>) -> Claim {
    let Some(node) = event_of(visit, shown, "claim-filed") else { return Claim::None };
    let is_filed = owed.events.iter().any(|event| event.event == node.name.text);
    let fact = node.fact_of("amount-asked");
    let (Some(fact), Some(sum), false) = (fact, owed.owed.owed, is_filed) else { return Claim::None };
    let amount = format!("{sum:.2}");
    let answer = casework::Answer::Text(format!("{amount} {}", owed.owed.currency));
    let person = visit.person();
    let events = &shown.opened.record.events;
    let event = Event {
        event: node.name.text.clone(),
        on: visit.today,
        recorded: Some(journal::instant(visit.now, events)),
        by: person.role.clone(),
        office: person.office.clone(),
        facts: [(fact.name.text.clone(), answer)].into(),
        corrects: None,
    };
    match admit(visit.app.rulebook(), events, &event) {
        Err(refusal) => refused(visit, shown, &event, refusal),
        Ok(()) => {
            let address = format!("/files/{}/record/{}", shown.reference, node.name.as_str());
            let day = visit.today;
            let name = format!("fact.{}", fact.name.text);
            let fields = vec![
                ("on.day".into(), day.day().to_string()),
                ("on.month".into(), day.month().to_string()),
                ("on.year".into(), day.year().to_string()),
                (format!("{name}.amount"), amount),
                (format!("{name}.currency"), owed.owed.currency.clone()),
            ];
            let token = crate::form::token(visit, &address, Some(shown.opened.record.seq));
            let sum = money(visit, sum, &owed.owed.currency);
            Claim::Ready { address: format!("{address}/check"), token, fields, sum }
        }
    }
}

fn refused(visit: &SignedIn, shown: &Shown, event: &Event, refusal: Refusal) -> Claim {
    let (why, rule) = screens::record::refused(visit, Some(shown), event, refusal);
    Claim::Refused { why, rule }
}
