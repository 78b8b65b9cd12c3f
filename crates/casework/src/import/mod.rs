//! Referrals from a file: bytes in, events out.
//!
//! A file names its columns by the Human Trafficking Case Data Standard; the circular says with `htcds=` which of its
//! facts each field answers. Nothing here knows a country, and nothing is written: the answer is a plan, which whoever
//! holds the store may show (a dry run) or carry out.

pub(crate) mod codes;
mod csv;
mod json;
mod key;
mod report;
mod route;
mod row;
mod table;
mod value;

use circular::Rulebook;
use jiff::civil::Date;
use serde::Serialize;

pub use codes::{countries, languages};
pub use report::{BadRow, MistakeCode, RepeatedRow, RowMistake, Shown, UnknownColumn};
pub use table::{Format, guarded};

use crate::Event;

/// The largest file that is read, in bytes.
pub const BYTES_MAX: usize = 50 * 1024 * 1024;
/// The most rows a file may have, its header left out.
pub const ROWS_MAX: usize = 100_000;
/// The most columns a file may have.
const COLUMNS_MAX: usize = 300;
/// The most cells a file may have: every row of the longest file with the columns that a referral can fill.
const CELLS_MAX: usize = 5_000_000;

/// Who imports, and when. A row is allowed what this role and office could have typed.
#[derive(Clone, Copy, Debug)]
pub struct Importer<'a> {
    /// The role.
    pub by: &'a str,
    /// The office.
    pub office: &'a str,
    /// The day of recording.
    pub today: Date,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize)]
pub struct ImportPlan {
    /// How many rows the file has, blank ones left out.
    pub rows: usize,
    /// The files that would be opened, in the order of their rows.
    pub ready: Vec<PlannedFile>,
    /// Rows that cannot go in.
    pub bad: Vec<BadRow>,
    /// Rows that say the same as an earlier one of this file.
    pub repeated: Vec<RepeatedRow>,
    /// Columns that go nowhere.
    pub unknown_columns: Vec<UnknownColumn>,
    #[serde(skip)]
    columns: Vec<String>,
    #[serde(skip)]
    separator: u8,
}

/// One row as a file with its first events.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlannedFile {
    /// The row it comes from.
    pub row: u64,
    /// The kind of file.
    pub kind: String,
    /// At least one; each is allowed after those before it.
    pub events: Vec<Event>,
    /// The same for the same row and office, whenever and in whatever order of columns it is imported: 64 signs.
    /// Derived from personal data, so it is no more public than they are.
    pub key: String,
}

impl ImportPlan {
    /// The bad rows as CSV for correction, with a last column that says why. An import passes over that column.
    pub fn bad_rows(&self) -> Vec<u8> {
        report::table_of(&self.columns, self.separator, &self.bad)
    }
}

/// Why a file cannot be imported at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the file holds no rows")]
    Empty,
    #[error("the file is larger than {} MiB; send it in parts", BYTES_MAX / 1024 / 1024)]
    TooLarge,
    #[error("the file has more than {ROWS_MAX} rows; send it in parts")]
    TooManyRows,
    #[error("the file has more than {COLUMNS_MAX} columns")]
    TooManyColumns,
    #[error(
        "the file has more than {CELLS_MAX} cells; send it in parts, or without the columns that are not imported"
    )]
    TooManyCells,
    #[error("the file is not text in UTF-8; save it as CSV with UTF-8")]
    NotText,
    #[error("the file is a workbook of a spreadsheet program; save it as CSV with UTF-8")]
    Workbook,
    #[error("the file is not JSON: line {line}, column {column}")]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    #[error("columns {first} and {second} are the same field, {column}; keep one of them")]
    RepeatedColumn {
        /// As the second one is written.
        column: String,
        /// From 1.
        first: usize,
        /// From 1.
        second: usize,
    },
    #[error(
        "no column of the file is one that goes into a file; the first row must name the columns, such as {example}"
    )]
    NoKnownColumn {
        /// A name that would be known.
        example: String,
    },
    #[error("the circular knows no role {by}")]
    Role {
        /// As given.
        by: String,
    },
    #[error("the circular knows no office {office} of the role {by}")]
    Office {
        /// As given.
        office: String,
        /// As given.
        by: String,
    },
    #[error("the role {by} opens no files")]
    NothingToOpen {
        /// As given.
        by: String,
    },
}

/// Reads a file and says what would happen, row by row. Pure: nothing is written, nothing is asked of a clock.
///
/// Each row becomes a new file: the opening event that the role may record and that takes most of the columns; then,
/// where the row says so, that the person was informed and agreed (`con_Consent`) and was referred. A row goes in whole
/// or not at all, and only if every event is one that the role could have typed on that day.
///
/// # Errors
/// [`ImportError`] when the file as a whole cannot be read, or the importer cannot import. Never panics, whatever the
/// bytes.
pub fn plan(
    bytes: &[u8],
    format: Format,
    rulebook: &Rulebook,
    importer: Importer<'_>,
) -> Result<ImportPlan, ImportError> {
    is_office_of_role(rulebook, importer)?;
    let (table, separator) = read(bytes, format)?;
    let route = route::find(rulebook, importer.by, importer.today, &table.columns)?;
    if route.unknown.len() == table.columns.len() {
        let example = route.legs.iter().flat_map(|leg| &leg.facts).map(route::Feed::field).next();
        return Err(ImportError::NoKnownColumn { example: example.unwrap_or_default() });
    }
    let mut plan = ImportPlan {
        rows: table.rows.len(),
        ready: Vec::new(),
        bad: Vec::new(),
        repeated: Vec::new(),
        unknown_columns: route.unknown.clone(),
        separator,
        columns: Vec::new(),
    };
    let mut seen = std::collections::HashMap::new();
    for row in &table.rows {
        let key = key::of(row, &route, &table.columns, importer.office);
        match row::file(row, &route, &table.columns, rulebook, importer) {
            Ok((kind, events)) => match seen.get(&key) {
                Some(same_as) => plan.repeated.push(RepeatedRow { row: row.number, same_as: *same_as }),
                None => {
                    seen.insert(key.clone(), row.number);
                    plan.ready.push(PlannedFile { row: row.number, kind, events, key });
                }
            },
            Err(mistakes) => {
                let cells = row.cells.iter().map(|cell| Shown(cell.text.clone())).collect();
                plan.bad.push(BadRow { row: row.number, mistakes, cells });
            }
        }
    }
    plan.columns = table.columns;
    Ok(plan)
}

fn read(bytes: &[u8], format: Format) -> Result<(table::Table, u8), ImportError> {
    if bytes.len() > BYTES_MAX {
        return Err(ImportError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ImportError::Workbook);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(ImportError::NotText);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match format {
        Format::Csv => csv::read(bytes),
        Format::Json => json::read(bytes).map(|table| (table, b',')),
    }
}

fn is_office_of_role(rulebook: &Rulebook, importer: Importer<'_>) -> Result<(), ImportError> {
    let Importer { by, office, .. } = importer;
    let circular = rulebook.circular();
    if !circular.roles.iter().any(|role| role.name.as_str() == by) {
        return Err(ImportError::Role { by: by.to_owned() });
    }
    circular
        .offices
        .iter()
        .any(|known| known.name.as_str() == office && rulebook.acts_as(by, known.role.as_str()))
        .then_some(())
        .ok_or_else(|| ImportError::Office { office: office.to_owned(), by: by.to_owned() })
}
