//! Why something is refused, as far as one reader may be told.

use casework::{Event, Refusal, RefusalCode};
use circular::{
    Rulebook,
    model::{Name, Predicate},
};
use jiff::civil::Date;

use super::Eyes;
use crate::{
    question::{Compartments, Reader, Tie},
    table::Access,
};

/// Why an event is refused, as far as a reader may be told who has this tie to its file.
pub fn told(
    access: &Access,
    rulebook: &Rulebook,
    reader: Reader<'_>,
    tie: &Tie,
    event: &Event,
    mut refusal: Refusal,
    on: Date,
) -> Refusal {
    Eyes::of(access, rulebook, reader, tie, on).quieten(&mut refusal, event, reader);
    refusal
}

/// Conditions inside conditions are followed this far; `check` refuses a circular whose conditions name each other.
const CONDITIONS_DEEP: usize = 50;

impl Eyes<'_> {
    /// A refusal that tells of something hidden says only that the rules refuse the event.
    pub(super) fn quieten(&self, reason: &mut Refusal, event: &Event, reader: Reader<'_>) {
        let unseen = &mut Compartments::default();
        let tells = match reason.code {
            RefusalCode::FactMissing | RefusalCode::FactUnknown | RefusalCode::FactValue => {
                let node = self.rule_of(event);
                let fact = node.and_then(|node| node.facts.iter().find(|fact| fact.name.text == reason.rule));
                let may = if event.office == reader.office { self.own } else { self.others };
                fact.and_then(|fact| self.place(fact.compartment.as_ref()))
                    .is_some_and(|place| may.has(place))
            }
            RefusalCode::Stage => self.stage(&reason.rule, event.on, unseen),
            RefusalCode::Once => self.event(event, unseen),
            RefusalCode::Condition => self.condition(&reason.rule, event.on, 0),
            _ => true,
        };
        if !tells {
            *reason = Refusal { code: RefusalCode::Withheld, rule: event.event.clone(), text: String::new() };
        }
    }

    /// Whether all that a condition asks about may be seen, under whichever of its texts.
    fn condition(&self, name: &str, on: Date, depth: usize) -> bool {
        let conditions = &self.rulebook.circular().conditions;
        let mut nodes = conditions.iter().filter(|node| node.name.text == name);
        depth < CONDITIONS_DEEP && nodes.all(|node| node.lines.iter().all(|line| self.asks(line, on, depth)))
    }

    fn asks(&self, line: &Predicate, on: Date, depth: usize) -> bool {
        let unseen = &mut Compartments::default();
        let circular = self.rulebook.circular();
        let event = |name: &Name| {
            let mut nodes = circular.events.iter().filter(|node| node.name.text == name.text);
            nodes.all(|node| self.may_see(node.compartment.as_ref(), &mut Compartments::default()))
        };
        let fact = |name: &Name, of: &Name| {
            let nodes = circular.events.iter().filter(|node| node.name.text == of.text);
            let mut facts = nodes.flat_map(|node| &node.facts).filter(|fact| fact.name.text == name.text);
            facts.all(|fact| {
                let place = self.place(fact.compartment.as_ref());
                place.is_some_and(|place| self.sees.has(place) && self.others.has(place))
            })
        };
        match line {
            Predicate::Happened { event: name, since } => event(name) && since.as_ref().is_none_or(event),
            Predicate::Within { since, .. } | Predicate::AtLeast { since, .. } => event(since),
            Predicate::Stage { stage } => self.stage(&stage.text, on, unseen),
            Predicate::Fact { fact: name, of, .. } => event(of) && fact(name, of),
            Predicate::Age { born, of, .. } => event(of) && fact(born, of),
            Predicate::UnderCareOf { .. } => self.may_see(None, unseen),
            Predicate::Holds { condition } => self.condition(&condition.text, on, depth + 1),
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => {
                depth < CONDITIONS_DEEP && lines.iter().all(|line| self.asks(line, on, depth + 1))
            }
        }
    }
}
