//! Which open files a changed rule touches.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use casework::{Event, Standing};
use circular::{Choices, compare::Change, compile, model::Circular};
use jiff::civil::Date;

/// Files with the changed rules they stand under, and how many journals were looked at.
pub type Touched = (Vec<(String, Vec<String>)>, usize);

/// Folds every journal under the old circular, as of `day`, and names the changed rules that bear on where it stands: its
/// open stages, their rights and their conditions, its open duties, the events that may come next.
pub fn open_files(old: &Circular, changes: &[Change], journals: &Path, day: Date) -> anyhow::Result<Touched> {
    let rulebook = compile(Arc::new(old.clone()), &Choices::default())?;
    let (mut files, mut looked_at) = (Vec::new(), 0);
    for path in documents(journals)? {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        for (place, journal) in journals_in(&path, &text)? {
            looked_at += 1;
            let standing = casework::fold(&rulebook, &journal, day, None);
            let rules = bearing(old, changes, &standing);
            if !rules.is_empty() {
                files.push((place, rules));
            }
        }
    }
    Ok((files, looked_at))
}

fn documents(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = || format!("{} cannot be read", path.display());
    if !fs::metadata(path).with_context(cannot)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "jsonl") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// One journal a line when every line is an array, else one journal.
fn journals_in(path: &Path, text: &str) -> anyhow::Result<Vec<(String, Vec<Event>)>> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let one_a_line =
        lines.len() > 1 && lines.iter().all(|line| line.starts_with('[') && line.trim_end().ends_with(']'));
    let parts: Vec<(String, &str)> = match one_a_line {
        true => lines
            .iter()
            .enumerate()
            .map(|(at, line)| (format!("{}:{}", path.display(), at + 1), *line))
            .collect(),
        false => vec![(path.display().to_string(), text)],
    };
    let read = |(place, part): (String, &str)| match casework::read_journal(part) {
        Ok(journal) => Ok((place, journal)),
        Err(mistakes) => {
            let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
            anyhow::bail!("{place} is no journal: {first}")
        }
    };
    parts.into_iter().map(read).collect()
}

fn bearing(old: &Circular, changes: &[Change], standing: &Standing) -> Vec<String> {
    let open: Vec<&str> =
        standing.stages.iter().filter(|line| line.closed.is_none()).map(|line| line.stage.as_str()).collect();
    let bears = |change: &&Change| match change.kind {
        "stage" => open.contains(&change.name.as_str()),
        "duty" => standing.duties.iter().any(|line| line.duty == change.name && line.is_open()),
        "right" => standing.rights.iter().any(|line| line.right == change.name),
        "event" => standing.next.iter().any(|line| line.event == change.name),
        "condition" => old.stages.iter().any(|stage| {
            open.contains(&stage.name.as_str())
                && stage.requires.iter().any(|line| line.condition.text == change.name)
        }),
        "transition" => open.contains(&change.name.as_str()),
        _ => false,
    };
    changes.iter().filter(bears).map(|change| format!("{} {}", change.kind, change.name)).collect()
}
