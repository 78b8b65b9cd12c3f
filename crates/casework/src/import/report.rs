//! What an import would do and what is wrong with the rest, for the person who imports.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::guarded;

/// A row that cannot go in, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BadRow {
    /// As a spreadsheet numbers it, header included; for JSON the number of the object, from 1.
    pub row: u64,
    /// At least one.
    pub mistakes: Vec<RowMistake>,
    /// The row as it was, for the file of rows to correct.
    #[serde(skip)]
    pub(super) cells: Vec<Shown>,
}

/// One thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowMistake {
    /// The column as the file names it, or the standard's name when the file lacks it; absent when the row as a whole
    /// is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What stands there, at most [`Shown::SIGNS_MAX`] signs of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Shown>,
    /// The kind of mistake; pages make their own sentence from it.
    pub code: MistakeCode,
    /// The event, fact or condition of the circular that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What could have been meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// One sentence in English: what is wrong and what to write.
    pub text: String,
}

/// A value from the file. The importing person may see it; its `Debug` form, which may reach a log, hides it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Shown(pub String);

impl Shown {
    /// A report shows this many signs of a value at most.
    pub const SIGNS_MAX: usize = 80;

    /// The beginning of a value, marked when there is more.
    pub(super) fn beginning(text: &str) -> Self {
        match text.char_indices().nth(Self::SIGNS_MAX) {
            Some((end, _)) => Self(format!("{}…", &text[..end])),
            None => Self(text.to_owned()),
        }
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "withheld, {} bytes", self.0.len())
    }
}

/// A column of the file that goes nowhere. It is reported once and kept out of every file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownColumn {
    /// As the file names it.
    pub column: String,
    /// A field of the standard for which this circular asks nothing. Otherwise the name itself is unknown.
    pub in_standard: bool,
    /// The nearest name that would go in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

/// A row that says the same as an earlier one of the same file; it adds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RepeatedRow {
    pub row: u64,
    /// The earlier row.
    pub same_as: u64,
}

/// The kinds of mistake in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MistakeCode {
    /// More or fewer cells than the header has.
    ColumnCount,
    /// Wrong number of cells, and a line break inside one: a quotation mark was probably left open.
    OpenQuote,
    /// Not UTF-8.
    Encoding,
    /// NUL or another sign that is no text.
    ControlSign,
    /// Longer than a cell may be.
    TooLong,
    /// An object or array within a value.
    Nested,
    /// An element that is no object.
    NotAnObject,
    /// A line that is no JSON.
    Syntax,
    /// An object that names a column twice.
    RepeatedKey,
    /// Not `YYYY-MM-DD`, or a day that does not exist.
    NotADate,
    /// A day after the day of the import, or before 1900.
    Day,
    /// Not among the codes.
    NotACode,
    /// Several answers where one is taken.
    OneAnswer,
    /// Not a whole number.
    NotANumber,
    /// Not an amount and a currency.
    NotMoney,
    /// Neither true nor false.
    NotYesNo,
    /// Not a country code.
    NotACountry,
    /// Not a language code.
    NotALanguage,
    /// Not a region of the circular.
    NotARegion,
    /// Not an office of the circular.
    NotAnOffice,
    /// Of the right kind, but more, longer, earlier or later than the circular takes.
    Value,
    /// Required, and blank or absent.
    Missing,
    /// A referral that another office made.
    OtherOffice,
    /// Names a file that exists; an import only opens new ones.
    NamesFile,
    /// The circular's rules do not allow it.
    Rules,
}

impl MistakeCode {
    /// One sentence in English.
    pub(super) fn sentence(self, nearest: Option<&str>) -> String {
        let sentence = match self {
            Self::ColumnCount => "this row has another number of cells than the header",
            Self::OpenQuote => {
                "this row has another number of cells than the header; a quotation mark seems not to be closed"
            }
            Self::Encoding => "this is not UTF-8; save the file as UTF-8",
            Self::ControlSign => "this holds a sign that is no text, such as NUL",
            Self::TooLong => "this is longer than a cell may be",
            Self::Nested => "this is an object or a list within a list; write one value, or a list of values",
            Self::NotAnObject => "this is not an object with a value for each column",
            Self::Syntax => "this line is not JSON",
            Self::RepeatedKey => "this object names a column twice",
            Self::NotADate => "this is not a day; write year-month-day, such as 2026-03-02",
            Self::Day => "this day is still to come, or before 1900",
            Self::NotACode => "this is not one of the codes",
            Self::OneAnswer => "one answer is taken here, and this gives several",
            Self::NotANumber => "this is not a whole number",
            Self::NotMoney => "this is not an amount; write it with its currency, such as 1200.50 EUR",
            Self::NotYesNo => "this is neither true nor false",
            Self::NotACountry => "this is not a country code of ISO 3166",
            Self::NotALanguage => "this is not a language code of ISO 639",
            Self::NotARegion => "this is not a region of the circular",
            Self::NotAnOffice => "this is not an office of the circular",
            Self::Value => "this is longer, greater, earlier or later than is taken here",
            Self::Missing => "this is required",
            Self::OtherOffice => "an office imports its own referrals only",
            Self::NamesFile => "an import opens new files and cannot add to one that exists",
            Self::Rules => "the rules do not allow this",
        };
        match nearest {
            Some(nearest) => format!("{sentence}; the nearest is {nearest}"),
            None => sentence.to_owned(),
        }
    }
}

/// The column that a file of bad rows adds; an import passes over it.
pub(super) const WHY_COLUMN: &str = "nbt_why";

/// Bad rows as a table of their own: the columns of the file, then [`WHY_COLUMN`]. Cells that a spreadsheet program
/// would take for formulas are guarded by an apostrophe, which an import takes off again.
pub(super) fn table_of(columns: &[String], separator: u8, rows: &[BadRow]) -> Vec<u8> {
    let mut text = Vec::new();
    let kept: Vec<usize> = (0..columns.len()).filter(|place| columns[*place] != WHY_COLUMN).collect();
    let header = kept.iter().map(|place| columns[*place].as_str()).chain([WHY_COLUMN]);
    line(&mut text, separator, header);
    for row in rows {
        let why: Vec<String> = row
            .mistakes
            .iter()
            .map(|mistake| match &mistake.column {
                Some(column) => format!("{column}: {}", mistake.text),
                None => mistake.text.clone(),
            })
            .collect();
        let why = why.join(" | ");
        let cells = kept.iter().map(|place| row.cells.get(*place).map_or("", |cell| cell.0.as_str()));
        line(&mut text, separator, cells.chain([why.as_str()]));
    }
    text
}

fn line<'a>(text: &mut Vec<u8>, separator: u8, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(separator);
        }
        let cell = guarded(cell);
        if cell.bytes().any(|byte| matches!(byte, b'"' | b'\n' | b'\r' | b',' | b';' | b'\t')) {
            text.push(b'"');
            text.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            text.push(b'"');
        } else {
            text.extend_from_slice(cell.as_bytes());
        }
    }
    text.extend_from_slice(b"\r\n");
}
