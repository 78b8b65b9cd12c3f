//! One inspection as a page: its plan, its partners, what was seen, whom it met, what is owed.

use askama::Template;
use casework::Answer;
use circular::vocabulary::FileOf;
use jiff::civil::Date;

use super::{
    LeaderLine,
    facts::{Facts, Said},
    leader_line,
};
use crate::{
    error::Fault,
    files::{self, Shown},
    layout::Frame,
    parts::{Clock, clock_badge},
    screens::{self, dossier::correct_address},
    told::{Told, days_between},
    visit::{Person, SignedIn, Visit},
};

#[derive(Template)]
#[template(path = "screens/inspections/page.html")]
pub struct Page {
    frame: Frame,
    reference: String,
    lead: String,
    badge: Option<String>,
    stages: Vec<String>,
    leader: Option<LeaderLine>,
    main: Option<(String, String)>,
    steps: Vec<(String, String)>,
    /// Other files that begin from this one: address and words.
    openings: Vec<(String, String)>,
    plan: Vec<(String, String)>,
    correct_plan: Option<String>,
    partners: Vec<Partner>,
    has_briefing: bool,
    /// Photos and scans that may be seen.
    has_evidence: bool,
    seen: Vec<Block>,
    met: Vec<Met>,
    tied: Vec<Met>,
    duties: Vec<Duty>,
}

/// A partner who is invited, with the part agreed.
pub struct Partner {
    pub title: String,
    /// What it does, when and where it meets the team, whether it may know the site.
    pub answers: Vec<(String, String)>,
    /// The form by which a part is agreed, where none is.
    pub agree: Option<String>,
}

/// An event with its answers.
struct Block {
    title: String,
    on: Date,
    answers: Vec<(String, String)>,
    correct: Option<String>,
}

/// A file that hangs on the inspection.
pub struct Met {
    reference: String,
    kind: String,
    is_interview: bool,
    decision: Option<String>,
}

struct Duty {
    text: String,
    owner: String,
    badge: Option<String>,
    done: Option<Date>,
    why: String,
}

/// What stands beside the file.
pub struct Beside {
    tied: Vec<Met>,
    leader: Option<LeaderLine>,
}

/// Reads what hangs on an inspection, and what the training register says of its leader.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn beside(visit: &Visit, person: &Person, shown: &Shown) -> Result<Beside, Fault> {
    let told = Told::new(&visit.app, visit.words);
    let circular = visit.app.rulebook().circular();
    let mut tied = Vec::new();
    for reference in visit.app.journal().tied_to(&shown.opened.record)? {
        let other = match files::find(visit, person, reference) {
            Ok(other) => other,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        let kind = &other.seen.tie.file;
        tied.push(Met {
            reference: other.reference.to_string(),
            kind: told.kind(kind),
            is_interview: circular.file_kind(kind) == Some(FileOf::Interview),
            decision: Facts::for_list(visit, &other).latest_told("decision"),
        });
    }
    let facts = Facts::of(visit, shown);
    let planned = facts.last("inspection-planned");
    let name = planned.and_then(|said| facts.answer(said, "leader")).and_then(|(_, answer)| match answer {
        Answer::Text(name) => Some(name.clone()),
        _ => None,
    });
    let on = planned.and_then(|said| facts.day(said, "planned-for")).unwrap_or(visit.today);
    let leader = name.map(|name| leader_line(visit, person, &name, on)).transpose()?.flatten();
    Ok(Beside { tied, leader })
}

impl Page {
    /// Puts the page together.
    pub fn of(visit: &SignedIn, shown: &Shown, beside: Beside) -> Self {
        let words = visit.words;
        let told = Told::new(&visit.app, words);
        let facts = Facts::of(visit, shown);
        let reference = shown.reference.to_string();
        let planned = facts.last("inspection-planned");
        let (lead, badge) = lead(visit, &facts);
        let (met, tied) = beside.tied.into_iter().partition(|file: &Met| file.is_interview);
        let open = shown.seen.standing.stages.iter().filter(|line| line.closed.is_none());
        let partners = partners(visit, shown, &facts);
        let blocks = ["inspection-carried-out", "site-observed", "evidence-secured", "inspection-finished"];
        let seen =
            blocks.iter().flat_map(|word| facts.all(word)).map(|said| block(visit, shown, &facts, said));
        let title = words.say1("inspections-of", "reference", &reference);
        let main = main_step(visit, shown);
        let all = shown.seen.standing.next.iter().map(|line| line.event.as_str());
        let link = |name: &str| (record(shown, name), told.event(name));
        let steps = all.map(link).filter(|step| Some(step) != main.as_ref());
        Self {
            frame: Frame::titled(visit, title).under("/inspections", words.say("inspections-title")),
            lead,
            badge,
            stages: open.map(|line| told.stage(&line.stage)).collect(),
            leader: beside.leader,
            steps: steps.collect(),
            main,
            openings: openings(visit, &reference),
            plan: planned.map(|said| facts.answers(said)).unwrap_or_default(),
            correct_plan: planned.and_then(|said| correct_address(visit, shown, &shown.seen, said.event)),
            has_evidence: crate::screens::evidence::is_some(visit, shown),
            has_briefing: partners.iter().any(|partner| !partner.answers.is_empty()),
            partners,
            seen: seen.collect(),
            met,
            tied,
            duties: duties(visit, shown),
            reference,
        }
    }
}

fn record(shown: &Shown, event: &str) -> String {
    format!("/files/{}/record/{event}", shown.reference)
}

/// Where the inspection stands, in a sentence, and how long is left to the day planned.
fn lead(visit: &Visit, facts: &Facts<'_>) -> (String, Option<String>) {
    let told = Told::new(&visit.app, visit.words);
    let say = |id: &str, day: Date| visit.words.say1(id, "day", told.deadline(day));
    if let Some(cancelled) = facts.last("inspection-cancelled") {
        return (say("inspections-lead-cancelled", cancelled.event.on), None);
    }
    if let Some(visited) = facts.last("inspection-carried-out") {
        let id = match facts.last("inspection-finished") {
            Some(_) => "inspections-lead-done",
            None => "inspections-lead-to-finish",
        };
        return (say(id, visited.event.on), None);
    }
    match facts.last_day("inspection-planned", "planned-for") {
        Some(day) => {
            let left =
                clock_badge(Clock::running(days_between(visit.today, day)), &told.left(day, visit.today));
            (say("inspections-lead-planned", day), Some(left))
        }
        None => (visit.words.say("inspections-lead-none"), None),
    }
}

/// The first event that does the reader's own next duty and may be recorded now.
fn main_step(visit: &SignedIn, shown: &Shown) -> Option<(String, String)> {
    let standing = &shown.seen.standing;
    let person = visit.person();
    let rulebook = visit.app.rulebook();
    let mut open: Vec<_> = standing.duties.iter().filter(|line| line.is_open()).collect();
    open.sort_by_key(|line| line.due.unwrap_or(Date::MAX));
    let own = open.into_iter().filter(|line| {
        let owner = casework::Owner::of(rulebook, line, standing.region.as_deref());
        owner.is(rulebook, &person.role, &person.office)
    });
    let mut events = own.filter_map(|line| {
        let node = rulebook.duty_on(&line.duty, line.opened)?;
        let done_by = node.done_by.iter().map(|(event, _)| event.as_str());
        done_by.into_iter().find(|event| standing.next.iter().any(|next| next.event == *event))
    });
    let event = events.next()?;
    Some((record(shown, event), Told::new(&visit.app, visit.words).event(event)))
}

/// Files that begin with what an inspection found: of a worker who was met, of wages owed, of signs noticed.
fn openings(visit: &SignedIn, reference: &str) -> Vec<(String, String)> {
    let circular = visit.app.rulebook().circular();
    let kinds = [FileOf::Interview, FileOf::Dossier, FileOf::WageClaim];
    let names = kinds.into_iter().filter_map(|kind| circular.file_of(kind));
    let all = names.flat_map(|kind| screens::files::openings_of(visit, visit.person(), kind.name.as_str()));
    let begin = |address: String| address.replacen("/files/new/", &format!("/files/{reference}/begin/"), 1);
    all.map(|(address, title)| (begin(address), title)).collect()
}

/// Partners who are invited, in the order of the plan, then those with whom a part was agreed beside.
pub fn partners(visit: &Visit, shown: &Shown, facts: &Facts<'_>) -> Vec<Partner> {
    let told = Told::new(&visit.app, visit.words);
    let mut all: Vec<(String, Partner)> = Vec::new();
    if let Some((fact, Answer::Many(invited))) =
        facts.last("inspection-planned").and_then(|said| facts.answer(said, "partners"))
    {
        for name in invited {
            let title = told.answer(fact, &Answer::Text(name.clone()));
            all.push((name.clone(), Partner { title, answers: Vec::new(), agree: None }));
        }
    }
    for said in facts.all("partner-briefed") {
        let Some((fact, Answer::Text(name))) = facts.answer(said, "partner") else { continue };
        let answers: Vec<(String, String)> = ["part", "meeting-point", "told-of-site"]
            .iter()
            .filter_map(|word| {
                let (fact, answer) = facts.answer(said, word)?;
                Some((told.ask(fact), told.answer(fact, answer)))
            })
            .collect();
        match all.iter_mut().find(|(known, _)| known == name) {
            // What was agreed last holds.
            Some((_, partner)) => partner.answers = answers,
            None => {
                let title = told.answer(fact, &Answer::Text(name.clone()));
                all.push((name.clone(), Partner { title, answers, agree: None }));
            }
        }
    }
    let circular = visit.app.rulebook().circular();
    let is_brief = |event: &str| {
        circular.events_of(FileOf::Inspection, "partner-briefed").any(|node| node.name.text == event)
    };
    let agree = shown.seen.standing.next.iter().find(|line| is_brief(&line.event));
    for (_, partner) in all.iter_mut().filter(|(_, partner)| partner.answers.is_empty()) {
        partner.agree = agree.map(|line| record(shown, &line.event));
    }
    all.into_iter().map(|(_, partner)| partner).collect()
}

fn block(visit: &SignedIn, shown: &Shown, facts: &Facts<'_>, said: Said<'_>) -> Block {
    Block {
        title: Told::new(&visit.app, visit.words).event(&said.event.event),
        on: said.event.on,
        answers: facts.answers(said),
        correct: correct_address(visit, shown, &shown.seen, said.event),
    }
}

/// Every duty that may be seen: those that are open first, the soonest first.
fn duties(visit: &SignedIn, shown: &Shown) -> Vec<Duty> {
    let told = Told::new(&visit.app, visit.words);
    let today = visit.today;
    let mut lines: Vec<_> = shown.seen.standing.duties.iter().enumerate().collect();
    lines.sort_by_key(|(_, line)| (!line.is_open(), line.due.unwrap_or(Date::MAX)));
    let duty = |(at, line): (usize, &casework::DutyLine)| Duty {
        text: told.duty(&line.duty),
        owner: told.owner(line),
        badge: line.is_open().then(|| match line.due {
            Some(due) => clock_badge(Clock::running(days_between(today, due)), &told.left(due, today)),
            None => clock_badge(Clock::Paused, &visit.words.say1("work-since", "day", told.day(line.opened))),
        }),
        done: line.done,
        why: format!("/files/{}/why/duty-{at}", shown.reference),
    };
    lines.into_iter().map(duty).collect()
}
