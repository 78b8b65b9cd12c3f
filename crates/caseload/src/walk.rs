//! One file: a path walked by an invented person, event by event.

use casework::Event;
use circular::model::Circular;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use super::{
    answer::Setting,
    draw::Draw,
    person::{Canaries, Person},
    spec::{Caseload, Line, Population, SpecError, Then, When},
};

/// A journal and the kind of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub kind: String,
    /// In the order in which they were recorded.
    pub journal: Vec<Event>,
}

/// What one file of a population is given before anything is drawn for it.
#[derive(Clone, Copy, Debug)]
pub struct Lot<'a> {
    /// From 1, over the whole caseload.
    pub number: u64,
    pub path: &'a str,
    pub citizenship: Option<&'a str>,
    /// Where its region is exact.
    pub region: Option<&'a str>,
    /// Where its detector is exact.
    pub detector: Option<&'a str>,
    /// Where its office is exact.
    pub office: Option<&'a str>,
}

/// Makes one file.
///
/// Events that would take effect or be recorded after `today` are left out: their file has got as far as it has.
///
/// # Errors
/// A line that names an event, a role or an office that the circular does not have, or a path that does not fit the year.
pub fn walk(
    caseload: &Caseload,
    population: &Population,
    lot: Lot<'_>,
    circular: &Circular,
    today: Date,
) -> Result<Option<Made>, SpecError> {
    let mut draw = Draw::of(caseload.seed, &population.name, lot.number);
    let drawn = |draw: &mut Draw, exact: Option<&str>, weights: &[(String, u64)]| {
        exact.map(str::to_owned).or_else(|| draw.weighted(weights).cloned()).unwrap_or_default()
    };
    let region = drawn(&mut draw, lot.region, &population.region);
    let detector = drawn(&mut draw, lot.detector, &population.detector);
    let office = drawn(&mut draw, lot.office, &population.offices);
    let own_office = circular.offices.iter().find(|node| node.name.text == office);
    if own_office.is_none() && !office.is_empty() {
        return population.at.wrong(format!("the circular knows no office {office}"));
    }
    let region = own_office.and_then(|node| Some(node.region.as_ref()?.text.clone())).unwrap_or(region);
    let mut steps = Vec::new();
    let mut day = 0;
    unroll(caseload, caseload.paths.get(lot.path).map_or(&[][..], Vec::as_slice), 0, &mut |then| {
        if !then.when.is_empty() && !then.when.contains(&detector) {
            return;
        }
        day += then.after + draw.below(then.spread + 1);
        steps.push((day, then));
    })?;
    let begins_on = begins(population, &steps, today, &mut draw)?;
    let person =
        Person::draw(&mut draw, caseload, lot.citizenship.map(str::to_owned), population.age, begins_on);
    let setting = Setting { circular, population, person: &person, region: &region, own_office };
    let mut canaries = Canaries::of(&caseload.canary, lot.number);
    let mut made: Vec<(Timestamp, Event, &Then)> = Vec::new();
    let mut kind = None;
    for (place, (day, then)) in steps.iter().enumerate() {
        let Some(event) = circular.events.iter().find(|event| event.name.as_str() == then.event) else {
            return then.at.wrong(format!("the circular knows no event {}", then.event));
        };
        kind.get_or_insert_with(|| event.file.text.clone());
        let by = match then.by.as_str() {
            "detector" => detector.clone(),
            by => by.to_owned(),
        };
        let Some(office) = then.office.as_deref().or_else(|| setting.office(&by)) else {
            return then.at.wrong(format!("the circular knows no office of the role {by}"));
        };
        let on = plus(begins_on, *day);
        let recorded_on = plus(on, then.late);
        let facts = setting.answers(then, event, on, &mut draw, &mut canaries)?;
        let recorded = instant(recorded_on, today, place, &mut draw);
        if on <= today && recorded_on <= today {
            made.push((
                recorded,
                Event {
                    event: then.event.clone(),
                    on,
                    recorded: Some(recorded),
                    by,
                    office: office.to_owned(),
                    facts,
                    corrects: None,
                },
                then,
            ));
        }
    }
    made.sort_by_key(|(recorded, ..)| *recorded);
    let journal = numbered(&made)?;
    Ok(kind.filter(|_| !journal.is_empty()).map(|kind| Made { kind, journal }))
}

/// Corrections name what they correct by its place in the journal.
fn numbered(made: &[(Timestamp, Event, &Then)]) -> Result<Vec<Event>, SpecError> {
    made.iter()
        .map(|(_, event, then)| {
            let mut event = event.clone();
            if let Some(label) = &then.corrects {
                let target = made.iter().position(|(.., other)| other.label.as_ref() == Some(label));
                let Some(target) = target else {
                    return then.at.wrong(format!("no line before this one has the label {label}"));
                };
                event.corrects = u32::try_from(target).ok();
            }
            Ok(event)
        })
        .collect()
}

fn unroll<'a>(
    caseload: &'a Caseload,
    lines: &'a [Line],
    depth: usize,
    take: &mut dyn FnMut(&'a Then),
) -> Result<(), SpecError> {
    for line in lines {
        match line {
            Line::Then(then) => take(then),
            Line::Use(name, at) => match caseload.paths.get(name) {
                Some(_) if depth > 20 => return at.wrong(format!("the path {name} uses itself")),
                Some(lines) => unroll(caseload, lines, depth + 1, take)?,
                None => return at.wrong(format!("no path is called {name}")),
            },
            Line::Repeat(times, lines) => {
                for _ in 0..*times {
                    unroll(caseload, lines, depth + 1, take)?;
                }
            }
        }
    }
    Ok(())
}

/// The day of the first event: any that keeps the named events within the year, or so many days ago.
fn begins(
    population: &Population,
    steps: &[(u64, &Then)],
    today: Date,
    draw: &mut Draw,
) -> Result<Date, SpecError> {
    match population.when {
        When::DaysAgo { most, least } => {
            let days = u64::from(least) + draw.below(u64::from(most - least) + 1);
            Ok(today.saturating_sub(i64::try_from(days).unwrap_or(0).days()))
        }
        When::Year(year) => {
            let named = || steps.iter().filter(|(_, then)| population.in_year.contains(&then.event));
            let (Some(first), Some(last)) =
                (named().map(|(day, _)| *day).min(), named().map(|(day, _)| *day).max())
            else {
                let name = &population.name;
                return population
                    .at
                    .wrong(format!("no event of a path of {name} is named by its `in-year`"));
            };
            let new_year = Date::new(year, 1, 1).unwrap_or(today);
            let room = u64::from(new_year.days_in_year().unsigned_abs()).checked_sub(1 + last - first);
            let Some(room) = room else {
                return population.at.wrong("the events named by `in-year` lie more than a year apart");
            };
            let begins_on = plus(new_year, draw.below(room + 1));
            Ok(begins_on.saturating_sub(i64::try_from(first).unwrap_or(0).days()))
        }
        When::Unsaid => population.at.wrong("neither `year=` nor `days-ago=` is said"),
    }
}

fn plus(day: Date, days: u64) -> Date {
    day.saturating_add(i64::try_from(days).unwrap_or(i64::MAX).days())
}

/// In office hours, later lines later; on the day of seeding itself soon after midnight, so that nothing comes from the
/// future.
fn instant(day: Date, today: Date, place: usize, draw: &mut Draw) -> Timestamp {
    let place = i64::try_from(place).unwrap_or(0);
    let minute = i64::try_from(draw.below(3)).unwrap_or(0);
    let (hour, seconds) = if day == today { (0, place) } else { (8, (place * 3 + minute) * 60) };
    let midnight = TimeZone::UTC.to_timestamp(day.at(hour, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    midnight.saturating_add(seconds.seconds()).unwrap_or(midnight)
}
