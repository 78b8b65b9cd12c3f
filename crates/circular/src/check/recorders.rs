//! May somebody record every event?

use super::index::Index;
use crate::mistake::{Code, Mistake};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let told = |name: &str| index.circular.links.iter().any(|link| link.as_event.text == name);
    let nobody =
        index.circular.events.iter().filter(|event| event.by.is_empty() && !told(event.name.as_str()));
    nobody
        .map(|event| {
            let mistake =
                Mistake::error(Code::Recorders, "recorders", event.name.span).with("name", &event.name);
            mistake.within("event", event.name.as_str())
        })
        .collect()
}
