//! Which events count, each as it was last corrected, in the order of their effect.

use casework::{ANNULLED, Event};
use jiff::civil::Date;

use super::{
    Law,
    facts::{given, recorded, recorded_day},
};

pub type RefusedRow = (u32, String, String);

/// Days of effect with the event that has the last word, in order; and the corrections that are refused.
pub fn arrange(
    law: Law,
    journal: &[Event],
    as_of: Date,
    known_on: Option<Date>,
) -> (Vec<(Date, u32)>, Vec<RefusedRow>) {
    let known = |index: usize| {
        journal
            .get(index)
            .is_some_and(|event| known_on.is_none_or(|known_on| recorded_day(law, event) <= known_on))
    };
    let mut refused = Vec::new();
    // For each event the corrections of it that stand.
    let mut words: Vec<Vec<usize>> = (0..journal.len()).map(|index| vec![index]).collect();
    for (index, event) in journal.iter().enumerate() {
        if event.corrects.is_none() || !known(index) {
            continue;
        }
        let mut reason = given(law, event);
        let root = root(journal, index, &known);
        if reason.is_none() {
            reason = unfit(law, event, root.map(|root| &journal[root]));
        }
        match (reason, root) {
            (None, Some(root)) => words[root].push(index),
            (reason, _) if event.on <= as_of => {
                let (code, rule) = reason.expect("a correction of nothing has a reason");
                refused.push((index as u32, code.to_owned(), rule));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    for (index, event) in journal.iter().enumerate() {
        if event.corrects.is_some() || !known(index) {
            continue;
        }
        let last = *words[index].iter().max_by_key(|index| (recorded(&journal[**index]), **index)).unwrap();
        let word = &journal[last];
        // An annulment that corrects nothing is an event like others.
        let annulled = word.event == ANNULLED && last != index;
        if !annulled && word.on <= as_of {
            all.push(((word.on, recorded(event), index), last as u32));
        }
    }
    all.sort();
    (all.into_iter().map(|((on, ..), last)| (on, last)).collect(), refused)
}

/// The event at the end of a chain of corrections, if every one on the way is known.
fn root(journal: &[Event], index: usize, known: &impl Fn(usize) -> bool) -> Option<usize> {
    let mut at = index;
    for _ in 0..=journal.len() {
        if !known(at) {
            return None;
        }
        match journal[at].corrects {
            None => return Some(at),
            Some(target) => at = target as usize,
        }
    }
    None
}

fn unfit(law: Law, event: &Event, corrected: Option<&Event>) -> Option<(&'static str, String)> {
    let no = |code| Some((code, event.event.clone()));
    let Some(corrected) = corrected else { return no("correction") };
    if event.event != ANNULLED {
        return if event.event == corrected.event { None } else { no("correction") };
    }
    let mut nodes = law.circular.events.iter().filter(|node| node.name.text == corrected.event);
    let node = nodes.find(|node| law.stands(&node.validity, corrected.on))?;
    let mut by = node.by.iter().filter(|(_, validity)| law.stands(validity, corrected.on)).peekable();
    if by.peek().is_none() || by.any(|(role, _)| law.acts_as(&event.by, &role.text)) {
        return None;
    }
    no("role")
}
