//! Who may read what: testimony, whereabouts, identity.

use std::collections::BTreeSet;

use circular::model::{Compartment, CompartmentKind, RoleKind, Sees};

use crate::{
    answer::{Answer, Ground, title},
    order::Value,
    view::View,
};

fn compartments<'c>(view: &View<'c>, kind: CompartmentKind) -> Vec<&'c Compartment> {
    view.circular.compartments.iter().filter(|rule| rule.kind.value == kind).collect()
}

fn grants<'c>(view: &View<'c>, kind: CompartmentKind) -> Vec<&'c Sees> {
    let names: Vec<&str> = compartments(view, kind).iter().map(|rule| rule.name.as_str()).collect();
    let opens = |sees: &&Sees| sees.compartments.iter().any(|name| names.contains(&name.as_str()));
    view.circular.sees.iter().filter(|sees| view.in_force(&sees.validity)).filter(opens).collect()
}

fn say(view: &View<'_>, answer: &mut Answer, sees: &Sees) {
    let role = view
        .role(&sees.role)
        .map_or(sees.role.as_str(), |role| title(&role.title, &sees.role, view.language));
    let text = view.words.say("compare-reads", [("role", role), ("ground", sees.ground.get(view.language))]);
    answer.say(view, &Ground::new("sees", &sees.role, &sees.cites), text);
}

fn say_compartments(view: &View<'_>, answer: &mut Answer, kind: CompartmentKind, id: &str) {
    for rule in compartments(view, kind) {
        let name = title(&rule.title, &rule.name, view.language);
        let ground = Ground::new("compartment", &rule.name, &rule.cites);
        answer.say(view, &ground, view.words.say(id, [("compartment", name)]));
    }
}

pub(super) fn readers(view: &View<'_>, kind: CompartmentKind) -> Answer {
    let mut answer = Answer::new();
    let mut kinds = BTreeSet::new();
    for sees in grants(view, kind) {
        kinds.insert(view.kind_word(&sees.role));
        say(view, &mut answer, sees);
    }
    if kinds.is_empty() {
        say_compartments(view, &mut answer, kind, "compare-read-by-nobody");
    }
    answer.valued_if_said(Value::Set(kinds))
}

/// 1: some role of the kind reads it; 0: none does.
pub(super) fn reads(view: &View<'_>, kind: CompartmentKind, role: RoleKind) -> Answer {
    let mut answer = Answer::new();
    let mut any = false;
    for sees in grants(view, kind).into_iter().filter(|sees| view.kind(&sees.role) == Some(role)) {
        any = true;
        say(view, &mut answer, sees);
    }
    if !any {
        say_compartments(view, &mut answer, kind, "compare-not-granted");
    }
    answer.valued_if_said(Value::Rank(i64::from(any)))
}

/// 1: every compartment of the kind is protected; 0: some is not.
pub(super) fn protected(view: &View<'_>, kind: CompartmentKind) -> Answer {
    let mut answer = Answer::new();
    let all = compartments(view, kind).iter().all(|rule| rule.protected);
    for rule in compartments(view, kind) {
        let name = title(&rule.title, &rule.name, view.language);
        let id = if rule.protected { "compare-protected" } else { "compare-not-protected" };
        let ground = Ground::new("compartment", &rule.name, &rule.cites);
        answer.say(view, &ground, view.words.say(id, [("compartment", name)]));
    }
    answer.valued_if_said(Value::Rank(i64::from(all)))
}

/// Kinds of compartment that roles of a kind read in single files.
pub(super) fn read_by(view: &View<'_>, role: RoleKind) -> Answer {
    let mut answer = Answer::new();
    let mut kinds = BTreeSet::new();
    let compartment = |name: &str| view.circular.compartments.iter().find(|rule| rule.name.text == name);
    for sees in view.circular.sees.iter().filter(|sees| view.in_force(&sees.validity)) {
        if view.kind(&sees.role) != Some(role) {
            continue;
        }
        for rule in sees.compartments.iter().filter_map(|name| compartment(name.as_str())) {
            kinds.insert(rule.kind.value.as_str());
            let text = title(&rule.title, &rule.name, view.language).to_owned();
            answer.say(view, &Ground::new("sees", &sees.role, &sees.cites), text);
        }
    }
    if kinds.is_empty() {
        for rule in
            view.circular.roles.iter().filter(|rule| rule.kind.as_ref().map(|kind| kind.value) == Some(role))
        {
            let ground = Ground::new("role", &rule.name, &rule.cites);
            answer.say(view, &ground, view.words.say("compare-reads-no-file", []));
        }
    }
    answer.valued_if_said(Value::set(kinds))
}
