//! The typesetter.

use jiff::civil::Date;
use typst::foundations::{Bytes, Dict, IntoValue, Smart};
use typst_as_lib::{TypstEngine, typst_kit_options::TypstKitFontOptions};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::{Document, PrintError};

/// How a document looks on paper.
const LOOK: &str = include_str!("document.typ");

/// Sets a document as PDF.
pub(crate) fn set(document: &Document, date: Date) -> Result<Vec<u8>, PrintError> {
    let wrong = |error: &dyn std::fmt::Debug| PrintError::Setting(format!("{error:?}"));
    let data = serde_json::to_vec(document).map_err(|error| wrong(&error))?;
    let mut inputs = Dict::new();
    inputs.insert("document".into(), Bytes::new(data).into_value());
    for (name, number) in
        [("year", i64::from(date.year())), ("month", i64::from(date.month())), ("day", i64::from(date.day()))]
    {
        inputs.insert(name.into(), number.into_value());
    }
    // Only the fonts that come with it: the same page on every machine.
    let fonts = TypstKitFontOptions::default().include_system_fonts(false).include_embedded_fonts(true);
    let engine = TypstEngine::builder().main_file(LOOK).search_fonts_with(fonts).build();
    let set: PagedDocument = engine.compile_with_input(inputs).output.map_err(|error| wrong(&error))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Nabotjek".to_owned())), ..PdfOptions::default() };
    typst_pdf::pdf(&set, &options).map_err(|error| wrong(&error))
}
