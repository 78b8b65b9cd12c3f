//! Any bytes as a circular: reading, checking, drawing and explaining end, and never panic.

#![no_main]

use circular::{
    check::report,
    explain::explain,
    message::{self, Style},
    read_documents,
    source::Document,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (circular, told) = read_documents(vec![Document { path: "any.kdl".into(), text: text.as_ref().into() }]);
    let mistakes = report(&circular, told);
    message::draw(&mistakes, &circular, "da", Style::Plain);
    for rule in circular.rules().iter().take(20) {
        explain(&circular, rule, "en");
    }
});
