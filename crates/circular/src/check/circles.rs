//! Does no rule rest on itself?

use std::collections::BTreeMap;

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Name, Predicate},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let mut conditions = BTreeMap::new();
    for condition in &index.circular.conditions {
        let mut held = Vec::new();
        holds(&condition.lines, &mut held);
        conditions.insert(condition.name.as_str(), held);
    }
    let roles = index.circular.roles.iter();
    let roles = roles.map(|role| (role.name.as_str(), role.part_of.iter().collect::<Vec<_>>())).collect();
    let mut found = circles("condition", &conditions);
    found.extend(circles("role", &roles));
    found
}

fn holds<'c>(lines: &'c [Predicate], held: &mut Vec<&'c Name>) {
    for line in lines {
        match line {
            Predicate::Holds { condition } => held.push(condition),
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => holds(lines, held),
            _ => {}
        }
    }
}

/// Each circle once, told where it closes.
fn circles(kind: &'static str, graph: &BTreeMap<&str, Vec<&Name>>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for start in graph.keys().copied() {
        // A path with, for each step, how many of its continuations have been looked at.
        let mut path: Vec<(&str, usize)> = if done.contains(&start) { vec![] } else { vec![(start, 0)] };
        while let Some((at, next)) = path.pop() {
            let Some(name) = graph.get(at).and_then(|names| names.get(next)) else {
                done.push(at);
                continue;
            };
            path.push((at, next + 1));
            if let Some(first) = path.iter().position(|(step, _)| *step == name.as_str()) {
                let way: Vec<&str> =
                    path[first..].iter().map(|(step, _)| *step).chain([name.as_str()]).collect();
                let mistake = Mistake::error(Code::Circles, "circles", name.span).with("kind", kind);
                found.push(mistake.with("way", way.join(" → ")).within(kind, at));
            } else if !done.contains(&name.as_str()) {
                path.push((name.as_str(), 0));
            }
        }
    }
    found
}
