//! What an invented person and their recorders answer to the facts of an event.

use std::collections::BTreeMap;

use casework::{Answer, Unanswered};
use circular::model::{Circular, Event, Fact, FactKind, Office};
use jiff::{ToSpan, civil::Date};

use super::{
    draw::Draw,
    person::{Canaries, Person, is_protected, is_text},
    spec::{Population, SpecError, Then},
};

/// Where and with whom a file plays.
pub struct Setting<'a> {
    pub circular: &'a Circular,
    pub population: &'a Population,
    pub person: &'a Person,
    pub region: &'a str,
    /// The office whose file it is, where the population says so.
    pub own_office: Option<&'a Office>,
}

impl Setting<'_> {
    /// The office of a role in the file's region; the role's first office where none is bound to it.
    pub fn office(&self, role: &str) -> Option<&str> {
        let mut roles = vec![role];
        while let Some(next) = self
            .circular
            .roles
            .iter()
            .find(|known| Some(&known.name.as_str()) == roles.last())
            .and_then(|known| known.part_of.as_ref())
        {
            if roles.contains(&next.as_str()) {
                break;
            }
            roles.push(next.as_str());
        }
        if let Some(own) = self.own_office.filter(|own| roles.contains(&own.role.as_str())) {
            return Some(own.name.as_str());
        }
        let offices = || self.circular.offices.iter().filter(|office| roles.contains(&office.role.as_str()));
        let here = |office: &&circular::model::Office| {
            office.region.as_ref().is_some_and(|region| region.as_str() == self.region)
        };
        offices().find(here).or_else(|| offices().next()).map(|office| office.name.as_str())
    }

    /// The answers to an event's facts: those of the line, else of the population, else of the person; then whatever is
    /// still required, and a text with a canary in every protected text.
    ///
    /// # Errors
    /// A line that answers a fact which the event does not have, or one of a type that it cannot have.
    pub fn answers(
        &self,
        then: &Then,
        event: &Event,
        on: Date,
        draw: &mut Draw,
        canaries: &mut Canaries<'_>,
    ) -> Result<BTreeMap<String, Answer>, SpecError> {
        if let Some(unknown) =
            then.answers.keys().find(|name| !event.facts.iter().any(|fact| fact.name.text == **name))
        {
            return then.at.wrong(format!("the event {} knows no fact {unknown}", then.event));
        }
        let mut answers = BTreeMap::new();
        for fact in event.facts.iter().filter(|fact| fact.validity.covers(on)) {
            let name = fact.name.text.clone();
            let said = then
                .answers
                .get(&name)
                .or_else(|| self.population.answers.get(&(event.name.text.clone(), name.clone())));
            let answer = match said {
                Some(values) => {
                    let value = draw.weighted(values).cloned().unwrap_or_default();
                    Some(self.said(fact, &value, on, canaries).or_else(|()| {
                        then.at.wrong(format!("{value} is no answer to the fact {name} of {}", then.event))
                    })?)
                }
                None => self.own(fact, event, on, draw, canaries),
            };
            answers.extend(answer.map(|answer| (name, answer)));
        }
        Ok(answers)
    }

    fn said(&self, fact: &Fact, value: &str, on: Date, canaries: &mut Canaries<'_>) -> Result<Answer, ()> {
        if let Some(unanswered) = Unanswered::named(value).filter(|_| fact.need_not_answer) {
            return Ok(Answer::None { unanswered });
        }
        if fact.kind == FactKind::Document {
            // The specification says only that there is one; it is the same invented picture everywhere.
            let picture = evidence::invented_document().to_string();
            return match value {
                "invented" if fact.many => Ok(Answer::Many(vec![picture])),
                "invented" => Ok(Answer::Text(picture)),
                _ => Err(()),
            };
        }
        if fact.many {
            return Ok(Answer::Many(value.split_whitespace().map(str::to_owned).collect()));
        }
        match fact.kind {
            FactKind::YesNo => match value {
                "yes" => Ok(Answer::YesNo(true)),
                "no" => Ok(Answer::YesNo(false)),
                _ => Err(()),
            },
            // So many days after the event.
            FactKind::Date if value.starts_with('+') => {
                let days: i64 = value[1..].parse().map_err(|_| ())?;
                Ok(Answer::Text(on.checked_add(days.days()).map_err(|_| ())?.to_string()))
            }
            FactKind::Number => value.parse().map(Answer::Number).map_err(|_| ()),
            kind if is_text(kind) => Ok(Answer::Text(canaries.text(self.circular, fact, value))),
            _ => Ok(Answer::Text(value.to_owned())),
        }
    }

    /// What nobody said: from the person, or neutral where something is required.
    fn own(
        &self,
        fact: &Fact,
        event: &Event,
        on: Date,
        draw: &mut Draw,
        canaries: &mut Canaries<'_>,
    ) -> Option<Answer> {
        if let Some(answer) = self.of_person(fact, draw, canaries) {
            return Some(answer);
        }
        let text_of_canary = is_text(fact.kind) && is_protected(self.circular, fact);
        if !fact.required && !text_of_canary {
            return None;
        }
        let text = match fact.kind {
            FactKind::YesNo => return Some(Answer::YesNo(false)),
            FactKind::Number => return Some(Answer::Number(fact.at_least.unwrap_or(1))),
            FactKind::Date => on.to_string(),
            FactKind::Choice => {
                fact.choices.iter().find(|choice| choice.validity.covers(on))?.name.text.clone()
            }
            FactKind::Language => self.person.language.clone(),
            FactKind::Country => self.person.citizenship.clone()?,
            FactKind::Region => self.region.to_owned(),
            // An office is asked for where somebody is told: theirs.
            FactKind::Office => self.office(event.tells.first()?.0.as_str())?.to_owned(),
            FactKind::Money => format!("{}.00 EUR", 500 + 50 * draw.below(40)),
            FactKind::Document => evidence::invented_document().to_string(),
            FactKind::Text | FactKind::Person | FactKind::Place => {
                canaries.text(self.circular, fact, "Invented for the demo.")
            }
        };
        Some(if fact.many { Answer::Many(vec![text]) } else { Answer::Text(text) })
    }

    fn of_person(&self, fact: &Fact, draw: &mut Draw, canaries: &mut Canaries<'_>) -> Option<Answer> {
        let person = self.person;
        match fact.htcds.as_deref()? {
            "prs_FirstName" => Some(Answer::Text(canaries.text(self.circular, fact, &person.given))),
            "prs_SecondName" => {
                let family = canaries.text(self.circular, fact, &person.family);
                Some(Answer::Text(format!("{family} {}", person.mark)))
            }
            "prs_Birthdate" => Some(Answer::Text(person.born.to_string())),
            "prs_PrimaryLanguage" => Some(Answer::Text(person.language.clone())),
            "prs_Citizenship" => {
                let country = person.citizenship.clone()?;
                Some(if fact.many { Answer::Many(vec![country]) } else { Answer::Text(country) })
            }
            "prs_Gender" => {
                let most_common: Vec<_> = fact.choices.iter().take(2).collect();
                draw.one(&most_common).map(|choice| Answer::Text(choice.name.text.clone()))
            }
            _ => None,
        }
    }
}
