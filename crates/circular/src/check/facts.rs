//! Do questions ask for facts that their events have, and for answers these can take?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake, Near},
    model::{Fact, FactKind, Name, Predicate, Tested, When},
    nearest::nearest,
    vocabulary::UNANSWERED,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    for event in &circular.events {
        let shapes = event.facts.iter().flat_map(shape);
        found.extend(shapes.map(|mistake| mistake.within("event", event.name.as_str())));
    }
    for condition in &circular.conditions {
        let mistakes = predicates(index, &condition.lines);
        found
            .extend(mistakes.into_iter().map(|mistake| mistake.within("condition", condition.name.as_str())));
    }
    for statistic in &circular.statistics {
        let mut mistakes = predicates(index, &statistic.conditions);
        if let Some((fact, of)) = &statistic.by {
            mistakes.extend(unknown(index, fact, of));
        }
        found
            .extend(mistakes.into_iter().map(|mistake| mistake.within("statistic", statistic.name.as_str())));
    }
    for offence in &circular.offences {
        let elements = [&offence.acts, &offence.purposes, &offence.means, &offence.penalties];
        let elements = elements.into_iter().flatten().flat_map(|element| &element.when);
        let consent = offence.consent.iter().flat_map(|consent| &consent.when);
        let mistakes = elements.chain(consent).filter_map(|when| asked(index, when));
        found.extend(mistakes.map(|mistake| mistake.within("offence", offence.name.as_str())));
    }
    for screening in &circular.screenings {
        let signs = screening.findings.iter().chain(&screening.contradictions).flat_map(|sign| &sign.when);
        let mistakes = screening.unless.iter().chain(signs).filter_map(|when| asked(index, when));
        found.extend(mistakes.map(|mistake| mistake.within("screening", screening.name.as_str())));
    }
    for indicator in &circular.indicators {
        let mistakes = indicator.when.iter().filter_map(|when| asked(index, when));
        found.extend(mistakes.map(|mistake| mistake.within("indicator", indicator.name.as_str())));
    }
    found
}

/// Marks and bounds that do not go with the type of the fact.
fn shape(fact: &Fact) -> Vec<Mistake> {
    let kind = fact.kind;
    let many = matches!(kind, FactKind::Choice | FactKind::Country | FactKind::Language | FactKind::Document);
    let number = matches!(kind, FactKind::Number | FactKind::Money);
    let wrong = [
        (kind == FactKind::Choice && fact.choices.is_empty(), "facts-no-choices"),
        (kind != FactKind::Choice && !fact.choices.is_empty(), "facts-choices"),
        (fact.many && !many, "facts-many"),
        (fact.may_be_future && kind != FactKind::Date, "facts-future"),
        (fact.need_not_answer && fact.required, "facts-need-not-required"),
        ((fact.at_least.is_some() || fact.at_most.is_some()) && !number, "facts-bounds"),
        (fact.longest.is_some() && kind != FactKind::Text, "facts-longest"),
        (fact.at_least.zip(fact.at_most).is_some_and(|(least, most)| least > most), "facts-bounds-crossed"),
    ];
    let wrong = wrong.into_iter().filter(|(is_so, _)| *is_so);
    let mut found: Vec<Mistake> = wrong
        .map(|(_, case)| Mistake::error(Code::Facts, case, fact.name.span).with("name", &fact.name))
        .collect();
    // A choice by such a name could be mistaken for a question that was not answered.
    let taken = fact
        .choices
        .iter()
        .filter(|choice| fact.need_not_answer && UNANSWERED.contains(&choice.name.as_str()));
    found.extend(taken.map(|choice| {
        let mistake = Mistake::error(Code::Facts, "facts-need-not-choice", choice.name.span);
        mistake.with("name", &choice.name).and_at(fact.name.span)
    }));
    found
}

fn predicates(index: &Index<'_>, lines: &[Predicate]) -> Vec<Mistake> {
    let mut found = Vec::new();
    for line in lines {
        match line {
            Predicate::Fact { fact, of, tested } => found.extend(tested_fact(index, fact, of, tested)),
            Predicate::Age { born, of, .. } => {
                found.extend(unknown(index, born, of));
                if let Some(fact) = index.fact(of, born).filter(|fact| fact.kind != FactKind::Date) {
                    let mistake = Mistake::error(Code::Facts, "facts-age", born.span).with("name", born);
                    found.push(mistake.and_at(fact.name.span));
                }
            }
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => {
                found.extend(predicates(index, lines));
            }
            _ => {}
        }
    }
    found
}

fn asked(index: &Index<'_>, when: &When) -> Option<Mistake> {
    tested_fact(index, &when.fact, &when.of, &when.tested)
}

fn tested_fact(index: &Index<'_>, fact: &Name, of: &Name, tested: &Tested) -> Option<Mistake> {
    if let Some(mistake) = unknown(index, fact, of) {
        return Some(mistake);
    }
    let known = index.fact(of, fact)?;
    match tested {
        Tested::Is(answer) | Tested::IsNot(answer) => wrong_answer(known, answer),
        Tested::AtLeast(_) | Tested::AtMost(_) => {
            let counts = matches!(known.kind, FactKind::Number | FactKind::Money);
            (!counts).then(|| {
                Mistake::error(Code::Facts, "facts-not-a-number", fact.span)
                    .with("name", fact)
                    .and_at(known.name.span)
            })
        }
    }
}

/// The event is known and has no such fact.
pub(super) fn unknown(index: &Index<'_>, fact: &Name, of: &Name) -> Option<Mistake> {
    let event = index.event(of)?;
    if fact.text.is_empty() || event.facts.iter().any(|known| known.name.text == fact.text) {
        return None;
    }
    let near = nearest(fact.as_str(), event.facts.iter().map(|fact| fact.name.as_str()));
    let near = near.and_then(|near| event.facts.iter().find(|fact| fact.name.text == near));
    let facts: Vec<&str> = event.facts.iter().map(|fact| fact.name.as_str()).collect();
    let case = if facts.is_empty() { "facts-none" } else { "facts-unknown" };
    let mistake = Mistake::error(Code::Facts, case, fact.span).with("name", fact).with("event", of);
    let near = near.map(|fact| Near { name: fact.name.text.clone(), span: Some(fact.name.span) });
    Some(mistake.with("facts", facts.join(", ")).near(near))
}

/// An answer that the fact cannot take.
pub(super) fn wrong_answer(fact: &Fact, answer: &Name) -> Option<Mistake> {
    let (case, known): (_, Vec<&str>) = match fact.kind {
        FactKind::Choice => {
            ("facts-choice", fact.choices.iter().map(|choice| choice.name.as_str()).collect())
        }
        FactKind::YesNo => ("facts-yes-no", vec!["yes", "no"]),
        FactKind::Number => {
            let mistake = Mistake::error(Code::Facts, "facts-number", answer.span).with("name", answer);
            return answer.text.parse::<i64>().is_err().then(|| mistake.with("fact", &fact.name));
        }
        FactKind::Date => {
            let mistake = Mistake::error(Code::Facts, "facts-date", answer.span).with("name", answer);
            return answer
                .text
                .parse::<jiff::civil::Date>()
                .is_err()
                .then(|| mistake.with("fact", &fact.name));
        }
        _ => return None,
    };
    if known.contains(&answer.as_str()) || known.is_empty() {
        return None;
    }
    let near = nearest(answer.as_str(), known.iter().copied())
        .map(|name| Near { name: name.to_owned(), span: None });
    let mistake =
        Mistake::error(Code::Facts, case, answer.span).with("name", answer).with("fact", &fact.name);
    Some(mistake.with("choices", known.join(", ")).and_at(fact.name.span).near(near))
}
