//! An array of objects, or one object a line, to a [`Table`].

use std::{collections::HashMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    CELLS_MAX, COLUMNS_MAX, ImportError, ROWS_MAX,
    report::MistakeCode,
    table::{Cell, Row, Table},
};

/// Reads JSON. A line that is no object spoils itself alone; an array that breaks off spoils the file.
pub(super) fn read(bytes: &[u8]) -> Result<Table, ImportError> {
    let elements = match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => return Err(ImportError::Empty),
        Some(b'[') => whole(bytes)?,
        Some(_) => by_line(bytes)?,
    };
    let mut table = Table::default();
    let mut places = HashMap::new();
    let mut cells = 0;
    for (index, element) in elements.into_iter().enumerate() {
        let row = row(index as u64 + 1, element, &mut table.columns, &mut places)?;
        cells += row.cells.len();
        if cells > CELLS_MAX {
            return Err(ImportError::TooManyCells);
        }
        table.rows.push(row);
    }
    if table.rows.is_empty() { Err(ImportError::Empty) } else { Ok(table) }
}

fn whole(bytes: &[u8]) -> Result<Vec<Element>, ImportError> {
    let elements: Elements = serde_json::from_slice(bytes).map_err(broken)?;
    if elements.too_many { Err(ImportError::TooManyRows) } else { Ok(elements.read) }
}

/// One object a line; when the first line is no whole object, one object over several lines.
fn by_line(bytes: &[u8]) -> Result<Vec<Element>, ImportError> {
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.iter().all(u8::is_ascii_whitespace))
        .peekable();
    let first_stands_alone = lines.peek().is_some_and(|line| serde_json::from_slice::<Element>(line).is_ok());
    if !first_stands_alone {
        return serde_json::from_slice::<Element>(bytes).map(|element| vec![element]).map_err(broken);
    }
    let mut elements = Vec::new();
    for line in lines {
        if elements.len() == ROWS_MAX {
            return Err(ImportError::TooManyRows);
        }
        elements.push(serde_json::from_slice(line).unwrap_or(Element::Broken));
    }
    Ok(elements)
}

fn broken(error: serde_json::Error) -> ImportError {
    ImportError::Json { line: error.line(), column: error.column() }
}

fn row(
    number: u64,
    element: Element,
    columns: &mut Vec<String>,
    places: &mut HashMap<String, usize>,
) -> Result<Row, ImportError> {
    let pairs = match element {
        Element::Object(pairs) => pairs,
        Element::Other => return Ok(Row { number, cells: vec![], unusable: Some(MistakeCode::NotAnObject) }),
        Element::Broken => return Ok(Row { number, cells: vec![], unusable: Some(MistakeCode::Syntax) }),
    };
    let mut cells: Vec<Cell> = Vec::new();
    let mut given = vec![false; COLUMNS_MAX];
    let mut unusable = None;
    for (key, cell) in pairs {
        let key = key.trim().to_owned();
        let place = *places.entry(key.clone()).or_insert_with(|| {
            columns.push(key);
            columns.len() - 1
        });
        let Some(given) = given.get_mut(place) else { return Err(ImportError::TooManyColumns) };
        if std::mem::replace(given, true) {
            unusable = Some(MistakeCode::RepeatedKey);
        }
        if cells.len() <= place {
            cells.resize(place + 1, Cell::default());
        }
        cells[place] = cell;
    }
    Ok(Row { number, cells, unusable })
}

/// The elements of an array, as many as may be imported.
struct Elements {
    read: Vec<Element>,
    too_many: bool,
}

/// An element of the file. Objects keep their pairs as written, so that a repeated key is seen.
enum Element {
    Object(Vec<(String, Cell)>),
    Other,
    Broken,
}

impl<'de> Deserialize<'de> for Elements {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Elements;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of objects")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Elements, A::Error> {
                let mut read = Vec::new();
                while read.len() < ROWS_MAX {
                    match seq.next_element()? {
                        Some(element) => read.push(element),
                        None => return Ok(Elements { read, too_many: false }),
                    }
                }
                Ok(Elements { read, too_many: rest(seq)? })
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

/// Passes over what is left; whether there was anything.
fn rest<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<bool, A::Error> {
    let mut some = false;
    while seq.next_element::<IgnoredAny>()?.is_some() {
        some = true;
    }
    Ok(some)
}

macro_rules! scalars {
    ($value:ty, $($visit:ident: $of:ty),+ => |$given:ident| $made:expr) => {
        $(fn $visit<E>(self, $given: $of) -> Result<$value, E> { Ok($made) })+
    };
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Element;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    // One more than may be is enough to be refused; the rest need not be kept.
                    if pairs.len() <= COLUMNS_MAX {
                        pairs.push(pair);
                    }
                }
                Ok(Element::Object(pairs))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Element, A::Error> {
                rest(seq).map(|_| Element::Other)
            }
            fn visit_unit<E>(self) -> Result<Element, E> {
                Ok(Element::Other)
            }
            scalars!(Element, visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str
                => |_given| Element::Other);
        }
        deserializer.deserialize_any(Reader)
    }
}

/// More answers than any fact takes; what comes after is passed over and the cell is refused.
const ANSWERS_MAX: usize = 500;

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Cell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cell, A::Error> {
                let mut answers: Vec<Cell> = Vec::new();
                let mut unusable = None;
                while answers.len() < ANSWERS_MAX {
                    let Some(answer) = seq.next_element::<Cell>()? else { break };
                    if answer.many.is_some() {
                        unusable = Some(MistakeCode::Nested);
                    }
                    answers.push(answer);
                }
                if rest(seq)? {
                    unusable = Some(MistakeCode::TooLong);
                }
                let unusable = unusable.or_else(|| answers.iter().find_map(|answer| answer.unusable));
                let many: Vec<String> = answers.into_iter().map(|answer| answer.text).collect();
                Ok(Cell { text: many.join(";"), many: Some(many), unusable })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Cell { text: "{…}".into(), many: None, unusable: Some(MistakeCode::Nested) })
            }
            fn visit_unit<E>(self) -> Result<Cell, E> {
                Ok(Cell::default())
            }
            scalars!(Cell, visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str
                => |given| Cell::new(given.to_string()));
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_one_object_and_one_object_a_line_are_read_alike() {
        for text in [
            "[{\"a\":\"1\",\"b\":[\"x\",\"y\"]}]",
            "{\"a\":\"1\",\"b\":[\"x\",\"y\"]}\n",
            "{\n\"a\":1,\n\"b\":[\"x\",\"y\"]}",
        ] {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(table.columns, ["a", "b"]);
            assert_eq!(table.rows[0].cells[0].text, "1");
            assert_eq!(table.rows[0].cells[1].many.as_deref(), Some(&["x".to_owned(), "y".to_owned()][..]));
        }
    }

    #[test]
    fn a_broken_line_spoils_itself_alone() {
        let table = read(b"{\"a\":1}\n{\"a\":\n{\"a\":1,\"a\":2}\n7\n{\"b\":{\"c\":1}}").unwrap();
        let unusable: Vec<_> = table.rows.iter().map(|row| row.unusable).collect();
        assert_eq!(
            unusable,
            [
                None,
                Some(MistakeCode::Syntax),
                Some(MistakeCode::RepeatedKey),
                Some(MistakeCode::NotAnObject),
                None
            ]
        );
        assert_eq!(table.rows[4].cells[1].unusable, Some(MistakeCode::Nested));
    }

    #[test]
    fn an_array_that_breaks_off_is_refused_with_its_place() {
        assert_eq!(read(b"[{\"a\":1},\n{").unwrap_err(), ImportError::Json { line: 2, column: 1 });
    }
}
