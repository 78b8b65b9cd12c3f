//! `/inspections/targets`: what each office has carried out in a year, against the numbers of the circular.

use std::sync::Arc;

use askama::Template;
use axum::{extract::Query, response::Response};
use casework::{Counted, Months, Pace, YearOf, months, year_of};
use circular::model::{Per, Statistic, Target};
use serde::Deserialize;

use super::counts::{self, Inspected};
use crate::{
    calendar,
    error::Fault,
    layout::{Frame, page},
    screens::figures,
    told::Told,
    visit::{Person, SignedIn, Visit},
};

/// A number that somebody answers for, in sentences.
pub struct TargetLine {
    pub title: String,
    pub rule: String,
    /// Whether the rules are read so; else it is said what the number would be on the other reading.
    pub is_chosen: bool,
    /// How many were carried out, and how many would be on pace.
    pub sentences: Vec<String>,
}

#[derive(Template)]
#[template(path = "screens/inspections/targets.html")]
struct Page {
    frame: Frame,
    year: String,
    earlier: Option<i16>,
    later: Option<i16>,
    lines: Vec<TargetLine>,
    /// The number that each office answers for, where a reading says so.
    each: Option<u64>,
    offices: Vec<OfficeRow>,
    all: OfficeRow,
    months: Vec<MonthRow>,
    /// Whether the reader's own office stands in the table.
    has_own: bool,
    readings: String,
}

struct OfficeRow {
    name: String,
    is_own: bool,
    done: u64,
    /// How many would be on pace, and how it stands.
    pace: Option<(u64, String)>,
}

struct MonthRow {
    until: String,
    done: u64,
    so_far: u64,
    by_then: Option<u64>,
    own: u64,
    own_so_far: u64,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default)]
    year: Option<String>,
}

/// A year of one statistic.
struct Year {
    all: Arc<Vec<Counted>>,
    year: YearOf,
}

fn counted(visit: &Visit, statistic: &Statistic, year: i16) -> Result<Year, Fault> {
    let all = Inspected::count(&visit.app, statistic)?;
    let year = year_of(all.iter(), counts::offices(visit), year);
    Ok(Year { all, year })
}

/// The numbers that inspections are held against in a year, for whoever answers for them; nothing for everybody else. May
/// wait for a disk.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn lines(visit: &Visit, person: &Person, year: i16) -> Result<Vec<TargetLine>, Fault> {
    if !counts::may_know(visit, person) {
        return Ok(Vec::new());
    }
    let targets = counts::targets(visit);
    targets.into_iter().map(|(target, statistic)| line(visit, person, year, target, statistic)).collect()
}

fn line(
    visit: &Visit,
    person: &Person,
    year: i16,
    target: &Target,
    statistic: &Statistic,
) -> Result<TargetLine, Fault> {
    let counted = counted(visit, statistic, year)?.year;
    let asked = target.at_least.unwrap_or_default();
    let own = counted.offices.iter().find(|(office, _)| *office == person.office).map(|(_, months)| months);
    let pace = |months: &Months| Pace::of(months.done(), asked, year, visit.today);
    let mut sentences = Vec::new();
    if target.per == Some(Per::Office) {
        sentences.extend(own.map(|months| with_verdict(visit, "own", year, pace(months))));
        let on_pace = counted.offices.iter().filter(|(_, months)| pace(months).behind() == 0).count();
        let (on_pace, all) = (on_pace.to_string(), counted.offices.len().to_string());
        sentences.push(visit.words.say2("inspections-offices-on-pace", "count", on_pace, "all", all));
    } else {
        sentences.push(with_verdict(visit, "all", year, pace(&counted.all)));
        sentences.extend(own.map(|months| {
            let done = number(visit, months.done());
            visit.words.say1("inspections-own-part", "done", done)
        }));
    }
    Ok(TargetLine {
        title: target.title.get(visit.words.code()).to_owned(),
        rule: format!("/circular/{}/rule/target:{}", visit.app.country(), target.name.text),
        is_chosen: visit.app.rulebook().in_force(&target.validity, visit.today),
        sentences,
    })
}

/// How many, how many would be on pace, and how that stands: of all or of one's own.
fn with_verdict(visit: &Visit, whose: &str, year: i16, pace: Pace) -> String {
    let when = if year == visit.today.year() { "pace" } else { "year" };
    let told = visit.words.say_all(
        &format!("inspections-{whose}-{when}"),
        [
            ("done", number(visit, pace.done).into()),
            ("year", year.to_string().into()),
            ("pace", number(visit, pace.by_now).into()),
            ("target", number(visit, pace.target).into()),
        ],
    );
    format!("{told} {}", verdict(visit, pace))
}

fn verdict(visit: &Visit, pace: Pace) -> String {
    match pace.behind() {
        0 if pace.is_reached() => visit.words.say("inspections-reached"),
        0 => visit.words.say("inspections-on-pace"),
        behind => visit.words.say1("inspections-behind", "behind", number(visit, behind)),
    }
}

fn number(visit: &Visit, number: u64) -> String {
    calendar::number(visit.words.code(), i64::try_from(number).unwrap_or(i64::MAX))
}

/// The page.
pub async fn show(visit: SignedIn, Query(question): Query<Question>) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !super::may_open(&visit, &person) || !counts::may_know(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let this_year = visit.today.year();
    let year = question.year.as_deref().map_or(Ok(this_year), figures::year_of)?;
    if year > this_year {
        return Err(Fault::NotFound);
    }
    let made = visit.wait(move |visit| made(visit, &person, year)).await?;
    page(&made)
}

fn made(visit: &Visit, person: &Person, year: i16) -> Result<Page, Fault> {
    let targets = counts::targets(visit);
    let Some((_, statistic)) = targets.first() else { return Err(Fault::NotFound) };
    let asked = |is_each: bool| {
        let mut own = targets.iter().filter(|(target, _)| (target.per == Some(Per::Office)) == is_each);
        own.find_map(|(target, _)| target.at_least)
    };
    let (together, each) = (asked(false), asked(true));
    let Year { all, year: counted } = counted(visit, statistic, year)?;
    let row = |name: String, is_own: bool, months: &Months, target: Option<u64>| {
        let pace = target.map(|target| Pace::of(months.done(), target, year, visit.today));
        let pace = pace.map(|pace| (pace.by_now, verdict(visit, pace)));
        OfficeRow { name, is_own, done: months.done(), pace }
    };
    let offices = counted.offices.iter().map(|(office, months)| {
        row(visit.app.office_title(office, visit.words), *office == person.office, months, each)
    });
    let own = counted.offices.iter().find(|(office, _)| *office == person.office);
    let own_months = own.map(|(_, months)| months.clone()).unwrap_or_default();
    let first = all.iter().map(|one| one.on.year()).min().unwrap_or(year);
    let title = visit.words.say1("inspections-targets-title", "year", year.to_string());
    Ok(Page {
        frame: Frame::titled(visit, title).under("/inspections", visit.words.say("inspections-title")),
        year: year.to_string(),
        earlier: (first < year).then(|| year - 1),
        later: (year < visit.today.year()).then(|| year + 1),
        lines: lines(visit, person, year)?,
        each,
        offices: offices.collect(),
        all: row(visit.words.say("inspections-all-offices"), false, &counted.all, together),
        months: month_rows(visit, &counted, &own_months, together),
        has_own: own.is_some(),
        readings: format!("/circular/{}/readings", visit.app.country()),
    })
}

fn month_rows(visit: &Visit, counted: &YearOf, own: &Months, target: Option<u64>) -> Vec<MonthRow> {
    let told = Told::new(&visit.app, visit.words);
    let lines = months(counted.year, &counted.all, target.unwrap_or_default(), visit.today);
    let rows = lines.into_iter().map(|line| {
        let first = jiff::civil::date(counted.year, line.month, 1);
        MonthRow {
            until: told.day(first.last_of_month().min(visit.today)),
            done: line.done,
            so_far: line.so_far.done,
            by_then: target.map(|_| line.so_far.by_now),
            own: own.0[usize::from(line.month.unsigned_abs()) - 1],
            own_so_far: own.until(line.month),
        }
    });
    rows.collect()
}
