//! Comma, semicolon or tab separated text to a [`Table`].

use super::{
    CELLS_MAX, COLUMNS_MAX, ImportError, ROWS_MAX,
    report::MistakeCode,
    table::{Cell, Row, Table},
};

/// Reads CSV. The separator is the one that the header row has most of.
pub(super) fn read(bytes: &[u8]) -> Result<(Table, u8), ImportError> {
    let separator = separator(bytes);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut table = Table::default();
    // A quoted cell may hold line breaks; a spreadsheet counts such a row once, the reader counts its lines.
    let mut breaks_within_cells = 0;
    let mut cells_read = 0;
    while read_next(&mut reader, &mut record)? {
        let number = first_line(&record, bytes).saturating_sub(breaks_within_cells);
        let breaks = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        breaks_within_cells += breaks;
        if table.columns.is_empty() {
            table.columns = header(&record)?;
            continue;
        }
        cells_read += record.len();
        if cells_read > CELLS_MAX {
            return Err(ImportError::TooManyCells);
        }
        let cells: Vec<Cell> = record.iter().map(Cell::from_bytes).collect();
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        if table.rows.len() == ROWS_MAX {
            return Err(ImportError::TooManyRows);
        }
        let odd_count = cells.len() != table.columns.len();
        let unusable = match breaks {
            0 => odd_count.then_some(MistakeCode::ColumnCount),
            _ => (odd_count || !quotes_are_paired(&record, &reader, bytes)).then_some(MistakeCode::OpenQuote),
        };
        table.rows.push(Row { number, cells, unusable });
    }
    if table.columns.is_empty() { Err(ImportError::Empty) } else { Ok((table, separator)) }
}

fn read_next(reader: &mut csv::Reader<&[u8]>, record: &mut csv::ByteRecord) -> Result<bool, ImportError> {
    // Reading from memory with flexible rows has no way to fail; were it to, the file is not CSV.
    reader.read_byte_record(record).map_err(|_| ImportError::NotText)
}

/// The line on which a record begins, from 1. The reader's own count stops before the blank lines that it passes over.
fn first_line(record: &csv::ByteRecord, bytes: &[u8]) -> u64 {
    let Some(position) = record.position() else { return 1 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let before = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + before.filter(|byte| **byte == b'\n').count() as u64
}

/// Whether every quotation mark of a record has its second. One left open takes whole rows into its cell.
fn quotes_are_paired(record: &csv::ByteRecord, reader: &csv::Reader<&[u8]>, bytes: &[u8]) -> bool {
    let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    let start = record.position().map_or(0, |position| place(position.byte()));
    let end = place(reader.position().byte()).max(start);
    bytes[start..end].iter().filter(|byte| **byte == b'"').count() % 2 == 0
}

fn header(record: &csv::ByteRecord) -> Result<Vec<String>, ImportError> {
    if record.len() > COLUMNS_MAX {
        return Err(ImportError::TooManyColumns);
    }
    record
        .iter()
        .map(|name| {
            let name = std::str::from_utf8(name).map_err(|_| ImportError::NotText)?;
            if name.contains('\0') { Err(ImportError::NotText) } else { Ok(name.trim().to_owned()) }
        })
        .collect()
}

/// The most frequent of comma, semicolon and tab in the first line, quoted cells left out; comma when there is none.
fn separator(bytes: &[u8]) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in bytes.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n')) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            byte => {
                if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| sign == byte) {
                    *count += 1;
                }
            }
        }
    }
    // Of equals the last is taken, so the order is turned round: a comma wins.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let (table, _) = read(text.as_bytes()).unwrap();
        table
            .rows
            .into_iter()
            .map(|row| (row.number, row.cells.into_iter().map(|cell| cell.text).collect()))
            .collect()
    }

    #[test]
    fn the_separator_is_the_one_the_header_uses() {
        assert_eq!(separator(b"a,b;c,d\n;;;;;"), b',');
        assert_eq!(separator(b"a;b;c\n"), b';');
        assert_eq!(separator(b"a\tb\n"), b'\t');
        assert_eq!(separator(b"\"a;b;c\",d"), b',');
        assert_eq!(separator(b"a"), b',');
        assert_eq!(separator(b""), b',');
    }

    #[test]
    fn rows_bear_the_number_a_spreadsheet_gives_them() {
        let read = rows("a,b\n1,\"two\nlines\"\n\n3,4\n");
        assert_eq!(read[0].0, 2);
        // The blank line is row 3 of the sheet; the line break inside the cell is no row.
        assert_eq!(read[1], (4, vec!["3".into(), "4".into()]));
        assert_eq!(
            rows("a,b\r\n1,2\r\n\r\n\r\n3,4\r\n5,6")[1..].iter().map(|row| row.0).collect::<Vec<_>>(),
            [5, 6]
        );
    }

    #[test]
    fn a_short_row_and_an_open_quotation_mark_are_told_apart() {
        let (table, _) = read(b"a,b\n1\n2,3\n\"4,5\n6,7\n").unwrap();
        assert_eq!(table.rows[0].unusable, Some(MistakeCode::ColumnCount));
        assert_eq!(table.rows[1].unusable, None);
        assert_eq!(table.rows[2].unusable, Some(MistakeCode::OpenQuote));
    }
}
