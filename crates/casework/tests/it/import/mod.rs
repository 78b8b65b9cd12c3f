//! Import: good and bad tables, what is planned of them, and that nothing bad gets in.

mod hostile;
mod tables;

use std::{path::PathBuf, sync::Arc};

use casework::import::{Format, ImportError, ImportPlan, Importer, plan};
use circular::{Choices, Rulebook, compile, read_documents, source::Document};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 24);

pub const INSPECTOR: Importer<'_> = Importer { by: "inspector", office: "team-north", today: TODAY };

pub fn rulebook() -> Rulebook {
    let text = include_str!("circular.kdl").into();
    let (circular, mistakes) = read_documents(vec![Document { path: PathBuf::from("circular.kdl"), text }]);
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    compile(Arc::new(circular), &Choices::default()).unwrap()
}

pub fn planned_as(importer: Importer<'_>, bytes: &[u8]) -> Result<ImportPlan, ImportError> {
    plan(bytes, Format::sniff(bytes), &rulebook(), importer)
}

pub fn planned(text: &str) -> ImportPlan {
    planned_as(INSPECTOR, text.as_bytes()).unwrap()
}

/// The events of every planned file, one line each: row, day, name, facts.
pub fn events(plan: &ImportPlan) -> Vec<String> {
    let lines = plan.ready.iter().flat_map(|file| {
        file.events.iter().map(|event| {
            let facts = serde_json::to_string(&event.facts).unwrap();
            format!("{} {} {} {facts}", file.row, event.on, event.event)
        })
    });
    lines.collect()
}

/// Every mistake, one line each: row, column, value, sentence.
pub fn mistakes(plan: &ImportPlan) -> Vec<String> {
    let lines = plan.bad.iter().flat_map(|bad| {
        bad.mistakes.iter().map(|mistake| {
            let column = mistake.column.as_deref().unwrap_or("-");
            let value = mistake.value.as_ref().map_or("-", |shown| shown.0.as_str());
            format!("{} {column} {value:?}: {}", bad.row, mistake.text)
        })
    });
    lines.collect()
}
