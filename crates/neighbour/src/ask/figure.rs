//! Targets, forums, roles that stand for an institution, languages.

use std::collections::BTreeSet;

use circular::model::{Forum, RoleKind};

use super::Subject;
use crate::{
    answer::{Answer, Ground, title},
    order::Value,
    view::View,
};

pub(super) fn targets(view: &View<'_>) -> Vec<Subject> {
    let targets = view.circular.targets.iter().filter(|target| view.in_force(&target.validity));
    let subject = |title: &str, name: &str| Subject { name: name.to_owned(), title: title.to_owned() };
    targets
        .map(|target| subject(title(&target.title, &target.name, view.language), target.name.as_str()))
        .collect()
}

/// The number; unknown when the circular names the target without one.
pub(super) fn target(view: &View<'_>, name: &str) -> Answer {
    let mut answer = Answer::new();
    let mut targets = view.circular.targets.iter().filter(|target| view.in_force(&target.validity));
    let Some(target) = targets.find(|target| target.name.text == name) else { return answer };
    let own = title(&target.title, &target.name, view.language);
    let text = match target.at_least {
        Some(number) => {
            let number = number.to_string();
            view.words.say("compare-at-least", [("target", own), ("number", &number)])
        }
        None => own.to_owned(),
    };
    answer.say(view, &Ground::new("target", &target.name, &target.cites), text);
    let number = target.at_least.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    answer.valued(number.map_or(Value::Unknown, Value::Rank))
}

fn in_force<'c>(view: &View<'c>) -> impl Iterator<Item = &'c Forum> {
    view.circular.forums.iter().filter(|forum| view.in_force(&forum.validity))
}

/// How often, as the circulars write it; unknown where no forum says.
pub(super) fn forums(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut cadences = BTreeSet::new();
    for forum in in_force(view) {
        let name = title(&forum.title, &forum.name, view.language);
        let text = match &forum.meets {
            Some(every) => {
                cadences.insert(every.clone());
                let id = format!("compare-every-{every}");
                let known = view.words.say(&id, []);
                // A cadence that the texts do not know is said in the circular's own word.
                let when = if known == id { every } else { &known };
                view.words.say("compare-meets", [("forum", name), ("every", when)])
            }
            None => view.words.say("compare-meets-unknown", [("forum", name)]),
        };
        answer.say(view, &Ground::new("forum", &forum.name, &forum.cites), text);
    }
    answer.valued_if_said(if cadences.is_empty() { Value::Unknown } else { Value::Set(cadences) })
}

pub(super) fn secretariat(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let mut kinds = BTreeSet::new();
    for forum in in_force(view) {
        let Some(role) = &forum.secretariat else { continue };
        kinds.insert(view.kind_word(role));
        let name = title(&forum.title, &forum.name, view.language);
        let role = view.role(role).map_or(role.as_str(), |rule| title(&rule.title, role, view.language));
        let text = view.words.say("compare-secretariat", [("forum", name), ("role", role)]);
        answer.say(view, &Ground::new("forum", &forum.name, &forum.cites), text);
    }
    answer.valued_if_said(Value::Set(kinds))
}

/// Whether there is a role of the kind, and what it is for.
pub(super) fn roles(view: &View<'_>, kind: RoleKind) -> Answer {
    let mut answer = Answer::new();
    for role in view.circular.roles.iter().filter(|role| view.in_force(&role.validity)) {
        if role.kind.as_ref().map(|own| own.value) != Some(kind) {
            continue;
        }
        let name = title(&role.title, &role.name, view.language);
        let mandate = role.mandate.get(view.language);
        let text = match mandate.is_empty() {
            true => name.to_owned(),
            false => view.words.say("compare-role", [("role", name), ("mandate", mandate)]),
        };
        answer.say(view, &Ground::new("role", &role.name, &role.cites), text);
    }
    answer.valued_if_said(Value::Rank(1))
}

/// The languages in which every text of the circular stands.
pub(super) fn languages(view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    let Some(name) = &view.circular.name else { return answer };
    let names: Vec<String> =
        view.circular.languages.iter().map(|language| view.words.language(language.as_str())).collect();
    if !names.is_empty() {
        answer.say(view, &Ground::new("circular", name, &view.circular.cites), names.join(", "));
    }
    answer.valued_if_said(Value::set(view.circular.languages.iter().map(|language| language.text.clone())))
}
