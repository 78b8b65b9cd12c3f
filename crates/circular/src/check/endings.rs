//! Does every stage end, and lead somewhere?

use super::index::Index;
use crate::{
    mistake::{Code, Mistake},
    model::{Name, Stage},
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let stages = index.circular.stages.iter();
    stages
        .flat_map(|stage| {
            let mut found = Vec::new();
            found.extend(time_out(stage));
            found.extend(no_time(stage));
            found.extend(endless(index, stage));
            found.extend(targets(index, stage));
            found.into_iter().map(|mistake| mistake.within("stage", stage.name.as_str()))
        })
        .collect()
}

/// It has a last day, and nothing says what comes after it.
fn time_out(stage: &Stage) -> Option<Mistake> {
    let lasts = stage.lasts.first().filter(|_| stage.lapses.is_empty())?;
    Some(Mistake::error(Code::Endings, "endings-time-out", lasts.span).with("name", &stage.name))
}

/// It says what comes after its last day, and has none.
fn no_time(stage: &Stage) -> Option<Mistake> {
    let lapses = stage.lapses.first().filter(|_| stage.lasts.is_empty())?;
    Some(Mistake::error(Code::Endings, "endings-no-time", lapses.span).with("name", &stage.name))
}

/// Nothing ends it. A stage that stands for the end of a file says so by `htcds=`.
fn endless(index: &Index<'_>, stage: &Stage) -> Option<Mistake> {
    let replaced = index.circular.stages.iter().any(|other| {
        other.track.text == stage.track.text
            && other.name.text != stage.name.text
            && other
                .opens
                .iter()
                .any(|line| line.from.as_ref().is_none_or(|from| from.text == stage.name.text))
    });
    let is_end = stage.htcds.as_deref().is_some_and(|word| word.starts_with("Closed"));
    let ends = !stage.closes.is_empty() || !stage.lapses.is_empty() || !stage.lasts.is_empty();
    (!ends && !replaced && !is_end)
        .then(|| Mistake::warning(Code::Endings, "endings-none", stage.name.span).with("name", &stage.name))
}

/// It leads to a stage of another track, or to itself.
fn targets(index: &Index<'_>, stage: &Stage) -> Vec<Mistake> {
    let closes = stage.closes.iter().filter_map(|line| line.into.as_ref());
    let lapses = stage.lapses.iter().filter_map(|line| line.into.as_ref());
    let wrong = |target: &Name| {
        if target.text == stage.name.text {
            return Some(Mistake::error(Code::Endings, "endings-itself", target.span).with("name", target));
        }
        let other = index.stage(target)?;
        let same = other.track.text == stage.track.text
            || other.track.text.is_empty()
            || stage.track.text.is_empty();
        (!same && other.file.text == stage.file.text).then(|| {
            Mistake::error(Code::Endings, "endings-other-track", target.span)
                .with("name", target)
                .with("track", &stage.track)
                .with("theirs", &other.track)
                .and_at(other.track.span)
        })
    };
    closes.chain(lapses).filter_map(wrong).collect()
}
