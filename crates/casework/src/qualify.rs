//! What the law makes of what is known: an offence, element by element.

use circular::{
    Rulebook,
    model::{Effect, Element, Offence, When},
};
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Event, fold::satisfies};

/// Whether an element, or the whole offence, is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    /// Somebody asked, and the answer is another.
    NotMet,
    /// Nobody has answered what it asks.
    NotKnown,
    /// An answer says so.
    Met,
}

/// One element with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElementMet {
    /// The element's name in the circular.
    pub element: String,
    pub met: Met,
    /// The fact and the event whose answer decides, where one does.
    pub rests_on: Option<(String, String)>,
}

/// An offence beside what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qualification {
    /// The offence's name in the circular.
    pub offence: String,
    /// The offence as a whole: an act, a purpose, a means where one must be shown, and consent absent where it matters.
    pub met: Met,
    pub acts: Vec<ElementMet>,
    pub purposes: Vec<ElementMet>,
    pub means: Vec<ElementMet>,
}

/// Sets what is known beside every offence in force on a day.
///
/// `events` are those that the rules accepted, each as it was last corrected, in order of effect. A person decides; this
/// only says which answer counts towards what. An answer that names other things than an element asks for does not meet
/// it; a question that nobody answered leaves it open.
pub fn qualify(rulebook: &Rulebook, events: &[&Event], on: Date) -> Vec<Qualification> {
    let offences = rulebook.circular().offences.iter();
    let standing = offences.filter(|offence| rulebook.in_force(&offence.validity, on));
    standing.map(|offence| Known { rulebook, events, on }.offence(offence)).collect()
}

struct Known<'a> {
    rulebook: &'a Rulebook,
    events: &'a [&'a Event],
    on: Date,
}

impl Known<'_> {
    fn offence(&self, offence: &Offence) -> Qualification {
        let acts = self.elements(&offence.acts);
        let purposes = self.elements(&offence.purposes);
        let means = self.elements(&offence.means);
        let constitutive: Vec<Met> = self
            .standing(&offence.means)
            .zip(&means)
            .filter(|(element, _)| element.effect == Some(Effect::Constitutive))
            .map(|(_, known)| known.met)
            .collect();
        let any = |known: &[ElementMet]| known.iter().map(|element| element.met).max();
        let a_means = if constitutive.is_empty() { Some(Met::Met) } else { constitutive.into_iter().max() };
        let parts = [any(&acts), self.purpose(offence, &purposes), a_means];
        // An offence without acts or purposes cannot be met; a circular has none such.
        let met = parts.into_iter().map(|part| part.unwrap_or(Met::NotMet)).min().unwrap_or(Met::NotMet);
        Qualification { offence: offence.name.text.clone(), met, acts, purposes, means }
    }

    /// Some purpose; where it is one for which consent matters, it counts only as far as consent is absent.
    fn purpose(&self, offence: &Offence, purposes: &[ElementMet]) -> Option<Met> {
        let excepted = offence.consent.as_ref().and_then(|consent| Some((consent.except.as_ref()?, consent)));
        let counted = purposes.iter().map(|purpose| match excepted {
            Some((name, consent)) if name.text == purpose.element => {
                let without = match self.any(&consent.when).0 {
                    Met::Met => Met::NotMet,
                    Met::NotMet => Met::Met,
                    Met::NotKnown => Met::NotKnown,
                };
                purpose.met.min(without)
            }
            _ => purpose.met,
        });
        counted.max()
    }

    fn standing<'o>(&self, elements: &'o [Element]) -> impl Iterator<Item = &'o Element> {
        elements.iter().filter(|element| self.rulebook.in_force(&element.validity, self.on))
    }

    fn elements(&self, elements: &[Element]) -> Vec<ElementMet> {
        let known = self.standing(elements).map(|element| {
            let (met, rests_on) = self.any(&element.when);
            ElementMet { element: element.name.text.clone(), met, rests_on }
        });
        known.collect()
    }

    /// Met by one of several answers; not met when each fact that is asked has been answered otherwise, at whatever event.
    fn any(&self, lines: &[When]) -> (Met, Option<(String, String)>) {
        let mut denied: Option<&When> = None;
        let mut open = false;
        for line in lines {
            match self.answer(line) {
                Some(answer) if satisfies(answer, &line.tested) => return (Met::Met, rests_on(line)),
                Some(_) => denied = denied.or(Some(line)),
                None => {
                    let mut same = lines.iter().filter(|other| other.fact.text == line.fact.text);
                    open |= same.all(|other| self.answer(other).is_none());
                }
            }
        }
        match denied {
            Some(line) if !open => (Met::NotMet, rests_on(line)),
            _ => (Met::NotKnown, None),
        }
    }

    fn answer(&self, line: &When) -> Option<&Answer> {
        let event = self.events.iter().rev().find(|event| event.event == line.of.text)?;
        event.facts.get(&line.fact.text)
    }
}

fn rests_on(line: &When) -> Option<(String, String)> {
    Some((line.fact.text.clone(), line.of.text.clone()))
}
