//! What cooperation with the authorities costs and buys.

use std::collections::BTreeSet;

use super::rights::{line, right_title};
use crate::{
    answer::{Answer, Ground, title},
    order::Value,
    questions::Phase,
    view::View,
};

/// Rights still held when stages of a phase lapse: those of the stage that follows, and of stages beside.
pub(super) fn remains(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    let mut kept = BTreeSet::new();
    let stages = view.phase(phase);
    let mut lapses_at_all = false;
    for stage in &stages {
        for lapses in stage.lapses.iter().filter(|line| view.in_force(&line.validity)) {
            lapses_at_all = true;
            let ground = Ground::new("stage", &stage.name, &stage.cites).line(&lapses.validity);
            let name = title(&stage.title, &stage.name, view.language);
            let Some(into) = lapses.into.as_ref().and_then(|into| view.stage(into)) else {
                answer.say(view, &ground, view.words.say("compare-lapses", [("stage", name)]));
                continue;
            };
            let next = title(&into.title, &into.name, view.language);
            let text = view.words.say("compare-lapses-into", [("stage", name), ("next", next)]);
            answer.say(view, &ground, text);
            for gives in into.gives.iter().filter(|line| view.in_force(&line.validity)) {
                kept.insert(gives.right.text.clone());
                let right = right_title(view, gives.right.as_str());
                let ground = Ground::new("stage", &into.name, &into.cites).line(&gives.validity);
                let text = view.words.say("compare-right-of", [("stage", next), ("right", right)]);
                answer.say(view, &ground, text);
            }
        }
    }
    if !lapses_at_all {
        return answer;
    }
    for stage in view.beside(phase, &stages) {
        for gives in stage.gives.iter().filter(|line| view.in_force(&line.validity)) {
            kept.insert(gives.right.text.clone());
            let names = [
                ("stage", title(&stage.title, &stage.name, view.language)),
                ("right", right_title(view, gives.right.as_str())),
            ];
            let ground = Ground::new("stage", &stage.name, &stage.cites).line(&gives.validity);
            answer.say(view, &ground, view.words.say("compare-right-of", names));
        }
    }
    answer.valued(Value::Set(kept))
}

/// Rights of stages that can be entered only by way of cooperation, which the phase does not give already.
pub(super) fn bought(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    let before = view.phase(phase);
    let mut held: BTreeSet<String> = before.iter().flat_map(|stage| view.rights(stage)).collect();
    held.extend(view.beside(phase, &before).iter().flat_map(|stage| view.rights(stage)));
    let mut bought = BTreeSet::new();
    let mut any = false;
    for stage in view.stages().filter(|stage| view.way_without_cooperation(stage).is_none()) {
        any = true;
        for right in view.rights(stage) {
            let Some(gives) = line(view, stage, &right).filter(|_| !held.contains(&right)) else { continue };
            let pairs = [
                ("stage", title(&stage.title, &stage.name, view.language)),
                ("right", right_title(view, gives.right.as_str())),
            ];
            let ground = Ground::new("stage", &stage.name, &stage.cites).line(&gives.validity);
            answer.say(view, &ground, view.words.say("compare-right-of", pairs));
            bought.insert(right);
        }
    }
    if bought.is_empty() && any {
        for event in view.meaning("cooperates") {
            let ground = Ground::new("event", &event.name, &event.cites);
            answer.say(view, &ground, view.words.say("compare-nothing", []));
        }
    }
    answer.valued_if_said(Value::Set(bought))
}

/// Rights that end with events of a meaning: those of the stages they close, less those of the stages that follow.
pub(super) fn lost(view: &View<'_>, core: &str) -> Answer {
    let mut answer = Answer::new();
    let mut lost = BTreeSet::new();
    for event in view.meaning(core) {
        for stage in view.stages() {
            for closes in view.closings(stage).filter(|closes| closes.on.text == event.name.text) {
                let next = closes.into.as_ref().and_then(|into| view.stage(into));
                let kept = next.map(|next| view.rights(next)).unwrap_or_default();
                let gone: Vec<String> = view.rights(stage).difference(&kept).cloned().collect();
                let name = title(&stage.title, &stage.name, view.language);
                let titles: Vec<&str> = stage
                    .gives
                    .iter()
                    .filter(|line| view.in_force(&line.validity) && gone.contains(&line.right.text))
                    .map(|line| right_title(view, line.right.as_str()))
                    .collect();
                let titles =
                    if titles.is_empty() { view.words.say("compare-nothing", []) } else { titles.join(", ") };
                let text = view.words.say("compare-lost", [("stage", name), ("rights", &titles)]);
                answer.say(
                    view,
                    &Ground::new("stage", &stage.name, &stage.cites).line(&closes.validity),
                    text,
                );
                lost.extend(gone);
            }
        }
        if answer.says.is_empty() {
            let ground = Ground::new("event", &event.name, &event.cites);
            answer.say(view, &ground, view.words.say("compare-nothing-ends", []));
        }
    }
    answer.valued_if_said(Value::Set(lost))
}

/// 2: every stage of the phase can be entered without cooperation; 1: some can; 0: none can.
pub(super) fn without(view: &View<'_>, phase: &Phase) -> Answer {
    let mut answer = Answer::new();
    let (mut free, mut bound) = (0, 0);
    for stage in view.of_stay(phase) {
        let name = title(&stage.title, &stage.name, view.language);
        let text = match view.way_without_cooperation(stage) {
            None => {
                bound += 1;
                view.words.say("compare-only-cooperating", [("stage", name)])
            }
            Some(way) => {
                free += 1;
                let titles: Vec<&str> =
                    way.iter().map(|stage| title(&stage.title, &stage.name, view.language)).collect();
                match titles.as_slice() {
                    [] => view.words.say("compare-also-without", [("stage", name)]),
                    titles => {
                        let pairs = [("stage", name), ("way", &titles.join(" → "))];
                        view.words.say("compare-also-without-by", pairs)
                    }
                }
            }
        };
        answer.say(view, &Ground::new("stage", &stage.name, &stage.cites), text);
    }
    let rank = match (free, bound) {
        (_, 0) => 2,
        (0, _) => 0,
        _ => 1,
    };
    answer.valued_if_said(Value::Rank(rank))
}
