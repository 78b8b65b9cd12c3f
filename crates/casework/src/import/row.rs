//! One row to the first events of a file.

use std::collections::BTreeMap;

use circular::{Rulebook, model::Circular};
use jiff::civil::Date;

use super::{
    Importer,
    report::{MistakeCode, RowMistake, Shown},
    route::{Feed, Leg, Route, Special, Step},
    table::{Cell, Row},
    value::{self, CellMistake},
};
use crate::{Answer, Event, RefusalCode, admit, validate_facts};

/// The kind of file and its events, or everything that is wrong with the row.
pub(super) fn file(
    row: &Row,
    route: &Route<'_>,
    columns: &[String],
    rulebook: &Rulebook,
    importer: Importer<'_>,
) -> Result<(String, Vec<Event>), Vec<RowMistake>> {
    if let Some(code) = row.unusable {
        return Err(vec![mistake(code, None, None, None, None)]);
    }
    let mut reading = Reading { row, route, columns, mistakes: Vec::new() };
    reading.whose(rulebook.circular(), importer);
    let days = reading.days(importer.today);
    let consent = reading.consent();
    // Without its days a row cannot go in, but all else that is wrong with it is told all the same.
    let days = days.unwrap_or(Days { opened: importer.today, referred: importer.today });
    let mut events: Vec<Event> = Vec::new();
    for leg in &route.legs {
        if !reading.takes_part(leg, consent) {
            continue;
        }
        let event = Event {
            event: leg.event.name.text.clone(),
            on: if leg.step == Step::Referred { days.referred } else { days.opened },
            // Recorded one after the other on the day of the import; a store puts its own instant in place.
            recorded: recorded(importer.today, events.len()),
            by: importer.by.to_owned(),
            office: importer.office.to_owned(),
            facts: reading.facts(leg, rulebook.circular(), days.opened),
            corrects: None,
        };
        for given in validate_facts(rulebook, &event.event, event.on, importer.today, &event.facts) {
            reading.refused(leg, given.code, given.rule, None);
        }
        if reading.mistakes.is_empty()
            && let Err(refusal) = admit(rulebook, &events, &event)
        {
            reading.refused(leg, refusal.code, refusal.rule, Some(refusal.text));
        }
        events.push(event);
    }
    if !reading.mistakes.is_empty() {
        return Err(reading.mistakes);
    }
    let kind = route.legs.first().map(|leg| leg.event.file.text.clone()).unwrap_or_default();
    Ok((kind, events))
}

fn recorded(today: Date, place: usize) -> Option<jiff::Timestamp> {
    let noon = today.at(12, 0, i8::try_from(place).unwrap_or(0), 0);
    jiff::tz::TimeZone::UTC.to_timestamp(noon).ok()
}

/// The days a row speaks of.
struct Days {
    opened: Date,
    referred: Date,
}

struct Reading<'a> {
    row: &'a Row,
    route: &'a Route<'a>,
    columns: &'a [String],
    mistakes: Vec<RowMistake>,
}

impl Reading<'_> {
    fn cell(&self, place: usize) -> &Cell {
        const BLANK: &Cell = &Cell { text: String::new(), many: None, unusable: None };
        self.row.cells.get(place).unwrap_or(BLANK)
    }

    fn special(&self, special: Special) -> Option<(usize, &Cell)> {
        let place = *self.route.special.get(&special)?;
        Some((place, self.cell(place))).filter(|(_, cell)| !cell.is_blank())
    }

    fn wrong(&mut self, place: usize, found: CellMistake) {
        let value = Some(self.cell(place).text.as_str());
        let found = mistake(found.code, Some(&self.columns[place]), value, None, found.nearest);
        // A column may feed several facts; what is wrong with it is said once.
        if !self.mistakes.contains(&found) {
            self.mistakes.push(found);
        }
    }

    /// An import opens files of the importing office, and touches no other.
    fn whose(&mut self, circular: &Circular, importer: Importer<'_>) {
        if let Some((place, _)) = self.special(Special::File) {
            self.wrong(place, MistakeCode::NamesFile.into());
        }
        let asked_by_a_fact = |place: usize| {
            self.route.legs.iter().flat_map(|leg| &leg.facts).any(|feed| feed.columns.contains(&place))
        };
        if let Some((place, cell)) = self.special(Special::ReferringOffice)
            && !asked_by_a_fact(place)
            && !is_named(circular, importer.office, &cell.text)
        {
            self.wrong(place, MistakeCode::OtherOffice.into());
        }
    }

    /// The days of opening and referral: each stands in for the other where only one is given.
    fn days(&mut self, today: Date) -> Option<Days> {
        let mut day = |special| {
            let (place, cell) = self.special(special)?;
            let read = match cell.unusable {
                Some(code) => Err(code.into()),
                None => value::day(cell.text.trim()),
            };
            let possible = read.and_then(|day| match day.year() >= 1900 && day <= today {
                true => Ok(day),
                false => Err(MistakeCode::Day.into()),
            });
            possible.map_err(|found| self.wrong(place, found)).ok()
        };
        let (on, sent, accepted) = (day(Special::On), day(Special::Sent), day(Special::Accepted));
        let referred = sent.or(accepted).or(on);
        let opened = on.or(referred);
        if opened.is_none() && self.mistakes.is_empty() {
            let field = self.route.special.keys().find(|special| **special <= Special::Accepted);
            let field = field.unwrap_or(&Special::Sent).field();
            self.mistakes.push(mistake(MistakeCode::Missing, Some(field), None, None, None));
        }
        Some(Days { opened: opened?, referred: referred? })
    }

    fn consent(&mut self) -> bool {
        let Some((place, cell)) = self.special(Special::Consent) else { return false };
        match value::checked(cell) {
            Ok(given) => given,
            Err(found) => {
                self.wrong(place, found);
                false
            }
        }
    }

    /// Whether the row says that this event happened.
    fn takes_part(&self, leg: &Leg<'_>, consent: bool) -> bool {
        let answered = |feed: &Feed<'_>| feed.columns.iter().any(|place| !self.cell(*place).is_blank());
        match leg.step {
            Step::Opening => true,
            Step::Recorded => leg.facts.iter().any(answered),
            Step::Informed | Step::Agreed => consent,
            Step::Referred => {
                leg.facts.iter().any(answered)
                    || self.special(Special::Sent).is_some()
                    || self.special(Special::ReferredOffice).is_some()
            }
        }
    }

    fn facts(&mut self, leg: &Leg<'_>, circular: &Circular, on: Date) -> BTreeMap<String, Answer> {
        let mut facts = BTreeMap::new();
        for feed in leg.facts.iter().filter(|feed| feed.fact.validity.covers(on)) {
            let mut answers = Vec::new();
            for place in &feed.columns {
                match value::answer(circular, feed.fact, on, self.cell(*place)) {
                    Ok(answer) => answers.extend(answer),
                    Err(found) => self.wrong(*place, found),
                }
            }
            if let Some(answer) = joined(answers) {
                facts.insert(feed.fact.name.text.clone(), answer);
            }
        }
        facts
    }

    /// A refusal by the rules, at the column of the fact that it names. What has been said of that column already is
    /// not said again: a cell that could not be read also leaves its fact missing.
    fn refused(&mut self, leg: &Leg<'_>, code: RefusalCode, rule: String, text: Option<String>) {
        let feed = leg.facts.iter().find(|feed| feed.fact.name.as_str() == rule);
        let place = feed.and_then(|feed| feed.columns.first()).copied();
        let column = place.map(|place| self.columns[place].clone()).or(feed.map(Feed::field));
        if column.is_some() && self.mistakes.iter().any(|known| known.column == column) {
            return;
        }
        let code = match code {
            RefusalCode::FactMissing => MistakeCode::Missing,
            RefusalCode::FactValue => MistakeCode::Value,
            _ => MistakeCode::Rules,
        };
        let value = place.map(|place| self.cell(place).text.as_str()).filter(|text| !text.is_empty());
        let mut found = mistake(code, column.as_deref(), value, Some(rule), None);
        if let Some(text) = text {
            found.text = text;
        }
        self.mistakes.push(found);
    }
}

fn is_named(circular: &Circular, office: &str, text: &str) -> bool {
    let wanted = value::folded(text);
    circular.offices.iter().filter(|known| known.name.as_str() == office).any(|known| {
        value::folded(office) == wanted || known.title.0.values().any(|title| value::folded(title) == wanted)
    })
}

/// Answers of several columns as one: texts in a row (a first and a second name), lists as one list.
fn joined(answers: Vec<Answer>) -> Option<Answer> {
    answers.into_iter().reduce(|before, next| match (before, next) {
        (Answer::Text(before), Answer::Text(next)) => Answer::Text(format!("{before} {next}")),
        (Answer::Many(mut before), Answer::Many(next)) => {
            before.extend(next.into_iter().filter(|answer| !before.contains(answer)).collect::<Vec<_>>());
            Answer::Many(before)
        }
        (before, _) => before,
    })
}

fn mistake(
    code: MistakeCode,
    column: Option<&str>,
    value: Option<&str>,
    rule: Option<String>,
    nearest: Option<String>,
) -> RowMistake {
    RowMistake {
        column: column.map(str::to_owned),
        value: value.map(Shown::beginning),
        code,
        rule,
        text: code.sentence(nearest.as_deref()),
        nearest,
    }
}
