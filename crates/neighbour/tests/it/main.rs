//! Two circulars beside each other: small invented ones, and the Belgian one with single rules changed.

mod alignment;
mod changes;
mod denmark;
mod finland;
mod floor;
mod hostile;
mod pages;
mod reform;
mod replay;
mod small;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use circular::{Choices, Rulebook, compile, mistake::Severity, model::Circular, source::Document};
use jiff::civil::{Date, date};
use neighbour::{
    Comparison,
    compare::{Row, Verdict},
};

/// A day on which the law of every circular here stands.
const ON: Date = date(2026, 1, 31);

fn small_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/circulars").join(name)
}

fn national_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars").join(name)
}

fn read(folder: &Path) -> Circular {
    let (circular, mistakes) = circular::read(folder).unwrap();
    assert!(mistakes.iter().all(|mistake| mistake.severity == Severity::Warning), "{mistakes:#?}");
    circular
}

fn compiled(circular: Circular) -> Rulebook {
    compile(Arc::new(circular), &Choices::default()).unwrap()
}

fn small(name: &str) -> Rulebook {
    compiled(read(&small_folder(name)))
}

fn belgium() -> Rulebook {
    compiled(read(&national_folder("be")))
}

/// A circular with texts replaced everywhere in the first document that has them; each must occur.
fn changed(circular: &Circular, changes: &[(&str, &str)]) -> Rulebook {
    let mut documents = circular.documents.clone();
    for (old, new) in changes {
        let found = documents.iter_mut().find(|document| document.text.contains(old));
        let Document { text, .. } = found.unwrap_or_else(|| panic!("{old:?} stands nowhere"));
        *text = text.replace(old, new).into();
    }
    let (circular, mistakes) = circular::read_documents(documents);
    assert!(mistakes.iter().all(|mistake| mistake.severity == Severity::Warning), "{mistakes:#?}");
    compiled(circular)
}

fn compared(left: &Rulebook, right: &Rulebook) -> Comparison {
    neighbour::compare(left, right, ON, None, "en").unwrap()
}

fn rows(comparison: &Comparison) -> impl Iterator<Item = &Row> {
    comparison.topics.iter().flat_map(|topic| &topic.rows)
}

/// Keys and verdicts of the rows that are not the same.
fn differences(comparison: &Comparison) -> Vec<(&str, Verdict)> {
    let unlike = rows(comparison).filter(|row| row.verdict != Verdict::Same);
    unlike.map(|row| (row.key.as_str(), row.verdict)).collect()
}

fn verdict(comparison: &Comparison, key: &str) -> Verdict {
    rows(comparison).find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}")).verdict
}
