//! `/files/{reference}/why/{line}`: the ground of one statement, to trust it or to contest it.

use access::SeenFile;
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use casework::Why;
use circular::{
    explain::{self, Explained},
    length::{Length, Unit},
    model::{Due, Reading, Stage},
};
use jiff::civil::Date;

use super::dossier::{self, Question};
use crate::{
    error::Fault,
    files::{self, Shown},
    layout::{Frame, page},
    told::Told,
    visit::SignedIn,
};

#[derive(Template)]
#[template(path = "screens/why/page.html")]
struct Page {
    frame: Frame,
    back: String,
    statement: String,
    resting_on: Option<(String, String)>,
    count: Option<String>,
    warning: bool,
    rule: Option<Explained>,
    rule_address: String,
    readings: Vec<ReadingRow>,
}

struct ReadingRow {
    question: String,
    chosen: String,
    others: Vec<String>,
    address: String,
}

/// What a statement says and what it rests on.
struct Statement {
    text: String,
    why: Why,
    kind: &'static str,
    count: Option<String>,
}

/// The page.
pub async fn show(
    visit: SignedIn,
    Path((reference, line)): Path<(String, String)>,
    Query(question): Query<Question>,
) -> Result<Response, Fault> {
    let shown = files::look(&visit, &reference, "why").await?;
    let (on, known) = question.days()?;
    let seen = dossier::on_days(&visit, visit.person(), &shown, on, known)?;
    let statement = statement(&visit, &shown, &seen, &line).ok_or(Fault::NotFound)?;
    page(&made(&visit, &shown, &seen, statement, &line))
}

fn statement(visit: &SignedIn, shown: &Shown, seen: &SeenFile, line: &str) -> Option<Statement> {
    let told = Told::new(&visit.app, visit.words);
    let words = visit.words;
    let standing = &seen.standing;
    let (kind, at) = line.split_once('-')?;
    let number = || at.parse::<usize>().ok();
    match kind {
        "stage" => {
            let line = standing.stages.get(number()?)?;
            let text = match line.due {
                Some(due) => {
                    words.say2("why-stage-until", "stage", told.stage(&line.stage), "day", told.deadline(due))
                }
                None => {
                    words.say2("why-stage", "stage", told.stage(&line.stage), "day", told.day(line.opened))
                }
            };
            let stage = visit.app.rulebook().stage_on(&line.stage, line.opened);
            let count =
                line.due.and_then(|due| stage.and_then(|stage| count(&told, stage, line.opened, due)));
            Some(Statement { text, why: line.why.clone(), kind: "stage", count })
        }
        "right" => {
            let line = standing.rights.get(number()?)?;
            let right = told.right(&line.right, line.form.as_deref());
            let text = words.say2("why-right", "right", right, "day", told.day(line.from));
            let kind = if visit
                .app
                .rulebook()
                .circular()
                .stages
                .iter()
                .any(|node| node.name.text == line.why.rule)
            {
                "stage"
            } else {
                "right"
            };
            Some(Statement { text, why: line.why.clone(), kind, count: None })
        }
        "duty" => {
            let line = standing.duties.get(number()?)?;
            let text = words.say2("why-duty", "duty", told.duty(&line.duty), "owner", told.owner(line));
            let count = line.due.and_then(|due| {
                let node = visit.app.rulebook().duty_on(&line.duty, line.opened)?;
                Some(match &node.due.as_ref()?.0 {
                    Due::AtOnce => return None,
                    Due::After(length) => counted(&told, *length, line.opened, due),
                    Due::BeforeEnd { length, stage } => words.say_all(
                        "why-before-end",
                        [
                            ("length", length_words(&told, *length).into()),
                            ("stage", told.stage(stage.as_str()).into()),
                            ("due", told.deadline(due).into()),
                        ],
                    ),
                })
            });
            Some(Statement { text, why: line.why.clone(), kind: "duty", count })
        }
        "event" => {
            let place = shown.opened.record.ids.iter().position(|id| id.0 == at)? as u32;
            let event = seen.events.iter().find(|event| event.index == place)?;
            let text = words.say_all(
                "why-event",
                [
                    ("event", told.event(&event.event).into()),
                    ("office", told.recorder(&event.by, &event.office).into()),
                    ("day", told.day(event.on).into()),
                ],
            );
            let why = Why { rule: event.event.clone(), citation: Default::default(), event: Some(place) };
            Some(Statement { text, why, kind: "event", count: None })
        }
        _ => None,
    }
}

/// How the last day of a stage was counted.
fn count(told: &Told<'_>, stage: &Stage, opened: Date, due: Date) -> Option<String> {
    let rulebook = told.app.rulebook();
    let lasts = stage.lasts.iter().find(|line| rulebook.in_force(&line.validity, opened))?;
    let plain = rulebook.last_day(lasts.length, opened);
    if plain == due {
        return Some(counted(told, lasts.length, opened, due));
    }
    Some(told.words.say_all(
        "why-renewed",
        [
            ("length", length_words(told, lasts.length).into()),
            ("opened", told.day(opened).into()),
            ("first", told.day(plain).into()),
            ("due", told.deadline(due).into()),
        ],
    ))
}

fn counted(told: &Told<'_>, length: Length, opened: Date, due: Date) -> String {
    told.words.say_all(
        "why-counted",
        [
            ("length", length_words(told, length).into()),
            ("opened", told.day(opened).into()),
            ("due", told.deadline(due).into()),
        ],
    )
}

fn length_words(told: &Told<'_>, length: Length) -> String {
    let unit = match length.unit {
        Unit::Days => "why-length-days",
        Unit::WorkingDays => "why-length-working-days",
        Unit::Weeks => "why-length-weeks",
        Unit::Months => "why-length-months",
        Unit::Years => "why-length-years",
    };
    told.words.say1(unit, "count", length.number)
}

fn made(visit: &SignedIn, shown: &Shown, seen: &SeenFile, statement: Statement, line: &str) -> Page {
    let told = Told::new(&visit.app, visit.words);
    let circular = visit.app.rulebook().circular();
    let code = visit.words.code();
    let resting = statement.why.event.and_then(|index| seen.events.iter().find(|event| event.index == index));
    let resting_on = resting.filter(|_| statement.kind != "event").map(|event| {
        let id = shown.opened.record.ids.get(event.index as usize).map_or("", |id| id.0.as_str());
        let text =
            told.words.say2("why-resting", "event", told.event(&event.event), "day", told.day(event.on));
        (format!("/files/{}#event-{id}", shown.reference), text)
    });
    let name = &statement.why.rule;
    let rule = explain::rule(circular, &format!("{}/{name}", statement.kind), code)
        .or_else(|| explain::rule(circular, name, code));
    let warning = rule.as_ref().is_some_and(|rule| {
        !rule.cites.is_empty()
            && rule.cites.iter().all(|cite| !matches!(cite.certainty.as_str(), "verified" | "found" | "seed"))
    });
    let kind = rule.as_ref().map_or(statement.kind, |rule| rule.kind);
    let rule_address = match kind {
        "stage" => format!("/circular/{}/stage/{name}", visit.app.country()),
        _ => format!("/circular/{}/rule/{kind}:{name}", visit.app.country()),
    };
    let readings =
        rule.as_ref().map_or_else(Vec::new, |rule| readings(visit, &circular.readings, &rule.text));
    let back = match line.split_once('-') {
        Some(("event", id)) => format!("/files/{}#event-{id}", shown.reference),
        _ => format!("/files/{}", shown.reference),
    };
    let frame = Frame::new(visit, "why-title")
        .under("/files", visit.words.say("nav-files"))
        .under(format!("/files/{}", shown.reference), shown.reference.to_string());
    Page {
        frame,
        back,
        statement: statement.text,
        resting_on,
        count: statement.count,
        warning,
        rule,
        rule_address,
        readings,
    }
}

/// The readings on which a rule's lines hang, with the side chosen.
fn readings(visit: &SignedIn, all: &[Reading], text: &str) -> Vec<ReadingRow> {
    let code = visit.words.code();
    let named = |reading: &&Reading| {
        text.split_whitespace().any(|word| word.strip_prefix("reading=") == Some(reading.name.as_str()))
    };
    all.iter()
        .filter(named)
        .map(|reading| {
            let side = visit.app.rulebook().side(reading.name.as_str()).unwrap_or_default();
            let (chosen, others): (Vec<_>, Vec<_>) =
                reading.sides.iter().partition(|node| node.name.as_str() == side);
            let texts = |sides: Vec<&circular::model::Side>| -> Vec<String> {
                sides.iter().map(|side| side.text.get(code).to_owned()).collect()
            };
            ReadingRow {
                question: reading.question.get(code).to_owned(),
                chosen: texts(chosen).join(" · "),
                others: texts(others),
                address: format!("/circular/{}/readings", visit.app.country()),
            }
        })
        .collect()
}
