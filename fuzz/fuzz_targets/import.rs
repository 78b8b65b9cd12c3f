//! Any bytes as an import file, read as CSV and as JSON, and what comes back as bad rows read again: no panic, every row
//! accounted for.

#![no_main]

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use casework::import::{Format, Importer, plan};
use circular::{Choices, Rulebook, compile, read_documents, source::Document};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fn rulebook() -> &'static Rulebook {
    static RULEBOOK: OnceLock<Rulebook> = OnceLock::new();
    RULEBOOK.get_or_init(|| {
        let text = include_str!("../../crates/casework/tests/it/import/circular.kdl").into();
        let (circular, _) = read_documents(vec![Document { path: PathBuf::from("circular.kdl"), text }]);
        compile(Arc::new(circular), &Choices::default()).expect("the small circular compiles")
    })
}

fuzz_target!(|bytes: &[u8]| {
    let importer = Importer { by: "inspector", office: "team-north", today: date(2026, 11, 24) };
    for format in [Format::Csv, Format::Json] {
        let Ok(planned) = plan(bytes, format, rulebook(), importer) else { continue };
        assert_eq!(planned.rows, planned.ready.len() + planned.bad.len() + planned.repeated.len());
        assert!(planned.ready.iter().all(|file| !file.events.is_empty()));
        if !planned.bad.is_empty() {
            let _ = plan(&planned.bad_rows(), Format::Csv, rulebook(), importer);
        }
    }
});
