//! One provision measured by one circular.

use std::collections::BTreeSet;

use circular::{explain, rules::Rule};

use super::{
    Binding, Floor, FloorRow, InstrumentLine, Measure, MeasureLine, Provision, ProvisionLine, Reach, pinpoint,
};
use crate::{
    answer::{Answer, Ground, Statement},
    ask::{self, Subject},
    order::Value,
    questions::Question,
    view::View,
};

/// Kinds of rule that rest on nothing: what they cite is not thereby ruled.
const NO_RULES: [&str; 6] = ["source", "region", "file", "track", "holiday", "office"];

pub(super) fn row(
    floor: &Floor,
    provision: &Provision,
    instruments: &[InstrumentLine],
    view: &View<'_>,
) -> FloorRow {
    let binding_of = |name: &str| {
        let line = instruments.iter().find(|line| line.name == name);
        line.map_or(Binding::NotSaid, |line| line.binding)
    };
    let provisions: Vec<ProvisionLine> = provision
        .of
        .iter()
        .map(|(instrument, articles, certainty)| ProvisionLine {
            instrument: instrument.clone(),
            articles: articles.clone(),
            certainty: certainty.as_str().to_owned(),
            binding: binding_of(instrument),
        })
        .collect();
    let bindings: BTreeSet<Binding> = provisions.iter().map(|line| line.binding).collect();
    let binding = match (bindings.contains(&Binding::Bound), bindings.contains(&Binding::NotSaid)) {
        (true, _) => Binding::Bound,
        (false, true) => Binding::NotSaid,
        (false, false) => Binding::Mirror,
    };
    let measures: Vec<MeasureLine> = provision.measures.iter().map(|measure| line(measure, view)).collect();
    let cited_by = cited_by(floor, provision, view);
    let reach = match together(&measures, !cited_by.is_empty()) {
        Reach::Reached if provision.in_part => Reach::Ruled,
        reach => reach,
    };
    FloorRow {
        name: provision.name.clone(),
        title: provision.title.get(view.language).to_owned(),
        provisions,
        binding,
        binding_title: view.words.say(&format!("floor-{}", binding.as_str()), []),
        reach,
        reach_title: title(reach, view),
        measures,
        cited_by,
    }
}

fn title(reach: Reach, view: &View<'_>) -> String {
    view.words.say(&format!("floor-{}", reach.as_str()), [])
}

/// A provision is below where any measure is, and reached only where all are. Where nothing can be measured, a rule that
/// cites it shows that it is not silent.
fn together(measures: &[MeasureLine], is_cited: bool) -> Reach {
    let any = |reach| measures.iter().any(|line| line.reach == reach);
    let all_silent = measures.iter().all(|line| line.reach == Reach::Silent);
    match () {
        () if all_silent => {
            if is_cited {
                Reach::Ruled
            } else {
                Reach::Silent
            }
        }
        () if any(Reach::Below) => Reach::Below,
        () if any(Reach::Partly) || any(Reach::Silent) => Reach::Partly,
        () if any(Reach::Unknown) => Reach::Unknown,
        () if any(Reach::Ruled) => Reach::Ruled,
        () => Reach::Reached,
    }
}

fn line(measure: &Measure, view: &View<'_>) -> MeasureLine {
    let (question, reach, says) = match measure {
        Measure::Shows(question) => {
            let answer = ask::answer(&question.ask, view, None);
            let reach = known(&answer.value).unwrap_or(Reach::Ruled);
            (asked(question, view, ""), reach, answer.says)
        }
        Measure::Says(wanted, question) => {
            let answer = ask::answer(&question.ask, view, None);
            let reach = known(&answer.value).unwrap_or(match answer.value {
                Value::Rank(rank) if (rank > 0) == *wanted => Reach::Reached,
                _ => Reach::Below,
            });
            (asked(question, view, ""), reach, answer.says)
        }
        Measure::Lasts(length, question) => {
            let answer = ask::answer(&question.ask, view, None);
            let days = view.days(*length);
            let reach = known(&answer.value).unwrap_or(match answer.value {
                Value::Span { least, .. } if least >= days => Reach::Reached,
                Value::Span { most, .. } if most >= days => Reach::Partly,
                _ => Reach::Below,
            });
            let length = explain::length(view.circular, *length, view.language);
            let at_least = view.words.say("floor-at-least", [("length", &length)]);
            (format!("{} {at_least}", asked(question, view, "")), reach, answer.says)
        }
        Measure::Gives(right, Some(question)) => {
            let subject = subject(right, view);
            let answer = ask::answer(&question.ask, view, Some(&subject));
            let reach = known(&answer.value).unwrap_or(match answer.value {
                Value::Rank(2..) => Reach::Reached,
                Value::Rank(1) => Reach::Partly,
                _ => not_given(right, view),
            });
            (asked(question, view, &subject.title), reach, answer.says)
        }
        Measure::Gives(right, None) => {
            let subject = subject(right, view);
            let answer = given_anywhere(right, view);
            let reach = if answer.says.is_empty() { not_given(right, view) } else { Reach::Reached };
            (view.words.say("floor-given", [("right", &subject.title)]), reach, answer.says)
        }
        Measure::Keeps(right, question) => {
            let answer = ask::answer(&question.ask, view, None);
            let reach = known(&answer.value).unwrap_or(match &answer.value {
                Value::Set(names) if names.contains(right) => Reach::Reached,
                _ => Reach::Below,
            });
            let among = view.words.say("floor-among", [("right", &subject(right, view).title)]);
            (format!("{} {among}", asked(question, view, "")), reach, answer.says)
        }
    };
    MeasureLine { question, reach, reach_title: title(reach, view), says }
}

/// What needs no measuring: silence, and what nobody knows.
fn known(value: &Value) -> Option<Reach> {
    match value {
        Value::Absent => Some(Reach::Silent),
        Value::Unknown => Some(Reach::Unknown),
        _ => None,
    }
}

/// A right that the circular does not know is a matter on which it is silent.
fn not_given(right: &str, view: &View<'_>) -> Reach {
    let declared = view.circular.rights.iter().any(|rule| rule.name.text == right);
    if declared { Reach::Below } else { Reach::Silent }
}

fn subject(right: &str, view: &View<'_>) -> Subject {
    Subject { name: right.to_owned(), title: ask::right_title(view, right).to_owned() }
}

/// The question with its topic before it, since here it stands alone.
fn asked(question: &Question, view: &View<'_>, subject: &str) -> String {
    let topic = view.words.say(&format!("compare-topic-{}", question.topic), []);
    let question = view.words.say(&question.text_id(), [("subject", subject)]);
    view.words.say("floor-asked", [("topic", &topic), ("question", &question)])
}

fn given_anywhere(right: &str, view: &View<'_>) -> Answer {
    let mut answer = Answer::new();
    for stage in view.stages() {
        for line in
            stage.gives.iter().filter(|line| line.right.text == right && view.in_force(&line.validity))
        {
            let name = crate::answer::title(&stage.title, &stage.name, view.language);
            let ground = Ground::new("stage", &stage.name, &stage.cites).line(&line.validity);
            answer.say(view, &ground, view.words.say("compare-right-in", [("stage", name)]));
        }
    }
    answer
}

/// Rules in force that cite one of the provisions, each with the citations that do.
fn cited_by(floor: &Floor, provision: &Provision, view: &View<'_>) -> Vec<Statement> {
    let wanted = |source: &str, at: &str| {
        provision.of.iter().any(|(instrument, articles, _)| {
            let instrument = floor.instruments.iter().find(|known| known.name == *instrument);
            instrument.is_some_and(|known| known.source == source)
                && articles.iter().any(|article| pinpoint::cites(at, article))
        })
    };
    let in_force = |rule: &Rule<'_>| rule.validity.is_none_or(|validity| view.in_force(validity));
    let mut statements = Vec::new();
    for rule in view.circular.rules() {
        let at_all = |cite: &&circular::model::Cite| wanted(&cite.source.text, &cite.at);
        if NO_RULES.contains(&rule.kind) || !in_force(&rule) || !rule.cites.iter().any(|cite| at_all(&cite)) {
            continue;
        }
        let title = rule.title.map(|title| title.get(view.language)).filter(|title| !title.is_empty());
        statements.push(Statement {
            text: title.unwrap_or(rule.name.as_str()).to_owned(),
            kind: rule.kind,
            rule: rule.name.text.clone(),
            cites: rule
                .cites
                .iter()
                .filter(at_all)
                .map(|cite| explain::cited(view.circular, cite, view.language))
                .collect(),
        });
    }
    statements
}
