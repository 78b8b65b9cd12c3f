//! Do scenarios speak of facts and lines that exist? (Whether they hold, only running them tells.)

use super::{
    facts::{unknown, wrong_answer},
    index::Index,
};
use crate::{
    mistake::{Code, Mistake},
    model::{Entry, Name},
    vocabulary::UNANSWERED,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    for scenario in &index.circular.scenarios {
        let mut tell = |mistake: Mistake| found.push(mistake.within("scenario", &scenario.title));
        for (at, entry) in scenario.entries.iter().enumerate() {
            answers(index, entry).into_iter().for_each(&mut tell);
            if entry.corrects.is_some_and(|number| number as usize > at) {
                let mistake = Mistake::error(Code::Scenarios, "scenarios-corrects", entry.span);
                tell(mistake.with("number", entry.corrects.unwrap_or_default()).with("before", at));
            }
            if entry.event.text == "annulled" && entry.corrects.is_none() {
                tell(Mistake::error(Code::Scenarios, "scenarios-annulled", entry.span));
            }
        }
    }
    found
}

fn answers(index: &Index<'_>, entry: &Entry) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (name, value) in &entry.facts {
        let name = Name { text: name.clone(), span: value.span };
        if let Some(mistake) = unknown(index, &name, &entry.event) {
            found.push(mistake);
            continue;
        }
        let Some(fact) = index.fact(&entry.event, &name) else { continue };
        let answers: Vec<&str> =
            if fact.many { value.value.split_whitespace().collect() } else { vec![value.value.as_str()] };
        let answers = answers.into_iter().map(|answer| Name { text: answer.to_owned(), span: value.span });
        // Why there is no answer stands in the place of one where none is needed.
        if fact.need_not_answer && UNANSWERED.contains(&value.value.as_str()) {
            continue;
        }
        found.extend(answers.filter_map(|answer| wrong_answer(fact, &answer)));
    }
    found
}
