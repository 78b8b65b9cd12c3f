//! What is punished: acts, purposes, means, consent, penalties.

use std::collections::BTreeSet;

use circular::model::{Effect, Element, Offence};

use super::Subject;
use crate::{
    answer::{Answer, Ground, title},
    order::Value,
    view::View,
};

fn in_force<'c>(view: &View<'c>) -> impl Iterator<Item = &'c Offence> {
    view.circular.offences.iter().filter(|offence| view.in_force(&offence.validity))
}

fn elements<'c>(view: &View<'c>, list: &'c [Element]) -> impl Iterator<Item = &'c Element> {
    list.iter().filter(|element| view.in_force(&element.validity))
}

fn ground<'c>(offence: &'c Offence) -> Ground<'c> {
    Ground::new("offence", &offence.name, &offence.cites)
}

/// An element rests on its own grounds, or on the offence's.
fn element_ground<'c>(offence: &'c Offence, element: &'c Element) -> Ground<'c> {
    let cites = if element.cites.is_empty() { &offence.cites } else { &element.cites };
    Ground::new("offence", &offence.name, cites).line(&element.validity)
}

fn name<'c>(view: &View<'c>, offence: &'c Offence) -> &'c str {
    title(&offence.title, &offence.name, view.language)
}

/// An element's title; with its offence's where the circular has several.
fn said(view: &View<'_>, offence: &Offence, element: &Element) -> String {
    let own = title(&element.title, &element.name, view.language);
    match in_force(view).count() {
        0 | 1 => own.to_owned(),
        _ => view.words.say("compare-of", [("element", own), ("whole", name(view, offence))]),
    }
}

pub(super) fn offences(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    for offence in in_force(view) {
        answer.say(view, &ground(offence), name(view, offence).to_owned());
    }
    answer.valued_if_said(Value::set(in_force(view).map(|offence| offence.name.text.clone())))
}

pub(super) fn acts(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut names = BTreeSet::new();
    for offence in in_force(view) {
        for act in elements(view, &offence.acts) {
            names.insert(act.name.text.clone());
            answer.say(view, &element_ground(offence, act), said(view, offence, act));
        }
    }
    answer.valued_if_said(Value::Set(names))
}

pub(super) fn purposes(view: &View<'_>) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for purpose in in_force(view).flat_map(|offence| elements(view, &offence.purposes)) {
        if !subjects.iter().any(|known| known.name == purpose.name.text) {
            let title = title(&purpose.title, &purpose.name, view.language).to_owned();
            subjects.push(Subject { name: purpose.name.text.clone(), title });
        }
    }
    subjects
}

fn needed<'c>(view: &View<'c>, offence: &'c Offence) -> impl Iterator<Item = &'c Element> {
    elements(view, &offence.means).filter(|means| means.effect == Some(Effect::Constitutive))
}

/// 2: punished without any means; 1: punished where a means is shown.
pub(super) fn purpose(view: &View<'_>, purpose_name: &str) -> Answer {
    let mut answer = Answer::new();
    let mut rank = 0;
    for offence in in_force(view) {
        for purpose in elements(view, &offence.purposes).filter(|purpose| purpose.name.text == purpose_name) {
            let free = needed(view, offence).next().is_none();
            rank = rank.max(if free { 2 } else { 1 });
            let pairs = [
                ("purpose", title(&purpose.title, &purpose.name, view.language)),
                ("offence", name(view, offence)),
            ];
            let id = if free { "compare-purpose-free" } else { "compare-purpose-means" };
            answer.say(view, &element_ground(offence, purpose), view.words.say(id, pairs));
        }
    }
    answer.valued_if_said(Value::Rank(rank))
}

pub(super) fn means_needed(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut names = BTreeSet::new();
    let mut free = false;
    for offence in in_force(view) {
        if needed(view, offence).next().is_none() {
            free = true;
            let none = view.words.say("compare-no-means", [("offence", name(view, offence))]);
            answer.say(view, &ground(offence), none);
        }
        for means in needed(view, offence) {
            names.insert(means.name.text.clone());
            answer.say(view, &element_ground(offence, means), said(view, offence, means));
        }
    }
    answer.valued_if_said(if free { Value::Everything } else { Value::Set(names) })
}

pub(super) fn means_aggravating(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut names = BTreeSet::new();
    for offence in in_force(view) {
        let aggravating =
            elements(view, &offence.means).filter(|means| means.effect == Some(Effect::Aggravating));
        for means in aggravating {
            names.insert(means.name.text.clone());
            answer.say(view, &element_ground(offence, means), said(view, offence, means));
        }
    }
    answer.valued_if_said(Value::Set(names))
}

pub(super) fn penalties(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut texts = BTreeSet::new();
    for offence in in_force(view) {
        for penalty in elements(view, &offence.penalties) {
            let text = penalty.text.clone().unwrap_or_default();
            let own = said(view, offence, penalty);
            texts.insert(format!("{}: {text}", penalty.name.text));
            let line = view.words.say("compare-penalty", [("title", &own), ("text", &text)]);
            answer.say(view, &element_ground(offence, penalty), line);
        }
    }
    answer.valued_if_said(Value::Set(texts))
}

/// 1: consent is without meaning, whatever the exceptions; 0: it counts, in some offence.
pub(super) fn consent(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut irrelevant = true;
    for offence in in_force(view) {
        let Some(consent) = &offence.consent else { continue };
        irrelevant &= consent.irrelevant;
        let cites = if consent.cites.is_empty() { &offence.cites } else { &consent.cites };
        let own = consent.title.get(view.language);
        let text = match (own.is_empty(), consent.irrelevant) {
            (false, _) => own.to_owned(),
            (true, true) => view.words.say("compare-consent-none", []),
            (true, false) => view.words.say("compare-consent-counts", []),
        };
        answer.say(view, &Ground::new("offence", &offence.name, cites), text);
    }
    answer.valued_if_said(Value::Rank(i64::from(irrelevant)))
}

pub(super) fn consent_exceptions(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut names = BTreeSet::new();
    for offence in in_force(view) {
        let Some(consent) = offence.consent.as_ref().filter(|consent| consent.irrelevant) else { continue };
        let cites = if consent.cites.is_empty() { &offence.cites } else { &consent.cites };
        let ground = Ground::new("offence", &offence.name, cites);
        let text = match &consent.except {
            None => view.words.say("compare-no-exception", []),
            Some(except) => {
                names.insert(except.text.clone());
                let purpose = offence.purposes.iter().find(|purpose| purpose.name.text == except.text);
                purpose
                    .map_or(except.as_str(), |purpose| title(&purpose.title, except, view.language))
                    .to_owned()
            }
        };
        answer.say(view, &ground, text);
    }
    answer.valued_if_said(Value::Set(names))
}
