//! A table of text cells, however it was written: what the readers of CSV and JSON hand on.

use super::report::MistakeCode;

/// How an import file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Comma, semicolon or tab between cells, the first row naming the columns.
    Csv,
    /// An array of objects, or one object a line.
    Json,
}

impl Format {
    /// What the first sign of the text says: `[` or `{` for JSON, else CSV.
    pub fn sniff(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'[' | b'{') => Self::Json,
            _ => Self::Csv,
        }
    }
}

/// Columns and rows, before anything has been understood.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Headers as written, trimmed.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// As a spreadsheet numbers it, header included; for JSON the number of the object, from 1.
    pub number: u64,
    /// One cell a column; where the row itself cannot be read, as many as there are.
    pub cells: Vec<Cell>,
    /// Why the row as a whole cannot be used.
    pub unusable: Option<MistakeCode>,
}

/// One cell.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// The text, as well as it can be shown.
    pub text: String,
    /// The answers of a JSON array, one by one.
    pub many: Option<Vec<String>>,
    /// Why the cell cannot be used.
    pub unusable: Option<MistakeCode>,
}

/// Says how long the text is, never the text: cells hold personal data, and this form may reach a log.
impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cell({} bytes, {:?})", self.text.len(), self.unusable)
    }
}

/// Signs by which spreadsheet programs take a cell for a formula.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The longest cell that is looked at, in bytes. A fact's own bound is far lower.
const CELL_BYTES_MAX: usize = 64 * 1024;

impl Cell {
    /// A cell from text; says what is wrong with it.
    pub fn new(text: String) -> Self {
        let unusable = if text.len() > CELL_BYTES_MAX {
            Some(MistakeCode::TooLong)
        } else if text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
            Some(MistakeCode::ControlSign)
        } else {
            None
        };
        Self { text: unguarded(&text).to_owned(), many: None, unusable }
    }

    /// A cell from bytes that ought to be UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::new(text.to_owned()),
            Err(_) => Self {
                text: String::from_utf8_lossy(bytes).into_owned(),
                many: None,
                unusable: Some(MistakeCode::Encoding),
            },
        }
    }

    /// Nothing but space.
    pub fn is_blank(&self) -> bool {
        self.unusable.is_none() && self.text.trim().is_empty()
    }
}

/// A cell as it may be written into a file that a spreadsheet program opens: never the start of a formula.
pub fn guarded(text: &str) -> std::borrow::Cow<'_, str> {
    if text.starts_with(FORMULA_SIGNS) { format!("'{text}").into() } else { text.into() }
}

/// The text that [`guarded`] guarded.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_SIGNS) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_cell_comes_back_as_it_was() {
        for text in ["=1+1", "+32 2 511", "-5", "@here", "\tx", "\rx", "plain", "'quoted", "", "'=kept"] {
            let written = guarded(text);
            assert!(!written.starts_with(FORMULA_SIGNS), "{text:?} is written as {written:?}");
        }
        for text in ["=1+1", "+32 2 511", "-5", "@here", "plain", "'quoted"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }

    #[test]
    fn a_cell_shows_its_length_but_never_its_text() {
        assert_eq!(format!("{:?}", Cell::new("Amina".into())), "Cell(5 bytes, None)");
    }

    #[test]
    fn the_first_sign_tells_json_from_csv() {
        assert_eq!(Format::sniff(b"\xef\xbb\xbf [{"), Format::Json);
        assert_eq!(Format::sniff(b"{\"a\":1}"), Format::Json);
        assert_eq!(Format::sniff(b"prs_FirstName;x"), Format::Csv);
        assert_eq!(Format::sniff(b""), Format::Csv);
    }
}
