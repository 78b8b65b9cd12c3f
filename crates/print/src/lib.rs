//! Documents as PDF: the pages that the neighbour check writes as HTML, set for paper.
//!
//! The same document is shown and printed: what stands in the page stands in the PDF, text for text. Nothing in it is
//! interpreted but the page's own elements; the setting (`document.typ`) gets all texts as data.

mod page;
mod set;

use jiff::civil::Date;

pub use page::{Block, Cell, Document, Run};

/// Why a page cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The page has no title: it is none of ours.
    #[error("the page has no title")]
    NoTitle,
    /// The typesetter refuses, which is a fault of this program.
    #[error("the document cannot be set: {0}")]
    Setting(String),
}

/// Sets a page as PDF: tagged, with title, language, outline and numbered pages, heads of tables on every page. The same page
/// and date give the same bytes.
///
/// # Errors
/// [`PrintError`]: the page is none of ours, or the typesetter fails.
pub fn pdf(html: &str, date: Date) -> Result<Vec<u8>, PrintError> {
    set::set(&Document::of(html).ok_or(PrintError::NoTitle)?, date)
}
