//! Do links join events of the kinds of file they name, and figures what they count?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Counts, Name, PublishedValue},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    for link in &circular.links {
        for (event, file) in [(&link.on, &link.in_file), (&link.as_event, &link.tells)] {
            found.extend(
                stray(index, event, file).map(|mistake| mistake.within("link", link.as_event.as_str())),
            );
        }
    }
    for statistic in &circular.statistics {
        if let Some(Counts::First { file, event } | Counts::Each { file, event }) = &statistic.counts {
            let mistake = stray(index, event, file);
            found.extend(mistake.map(|mistake| mistake.within("statistic", statistic.name.as_str())));
        }
    }
    for published in &circular.published {
        let statistic = circular.statistics.iter().find(|rule| rule.name.text == published.statistic.text);
        if matches!(published.value, PublishedValue::Order(_))
            && statistic.is_some_and(|rule| rule.by.is_none())
        {
            let mistake = Mistake::error(Code::Facts, "facts-no-breakdown", published.statistic.span);
            let mistake = mistake.with("name", &published.statistic);
            found.push(mistake.within("published", published.name.as_str()));
        }
    }
    found
}

/// The event belongs to another kind of file than the one named beside it.
fn stray(index: &Index<'_>, event: &Name, file: &Name) -> Option<Mistake> {
    let known = index.event(event)?;
    (known.file.text != file.text && !known.file.text.is_empty() && !file.text.is_empty()).then(|| {
        Mistake::error(Code::Names, "names-other-file", event.span)
            .with("kind", "event")
            .with("name", event)
            .with("file", file)
            .with("theirs", &known.file)
            .and_at(known.file.span)
    })
}
