//! What makes a row the same row when it is imported again.

use super::{route::Route, table::Row, value::folded};

/// A hash of who imports and of every answer that the row gives, as the file gives it.
///
/// Neither the order of the columns, nor how their names are spelt, nor columns outside the standard, nor the circular's
/// own understanding of the answers take part, so that a file imported again after a change of rules adds nothing.
pub(super) fn of(row: &Row, route: &Route<'_>, columns: &[String], office: &str) -> String {
    let mut answers: Vec<(String, &str)> = route
        .vocabulary
        .iter()
        .filter_map(|place| {
            let text = row.cells.get(*place)?.text.trim();
            (!text.is_empty()).then(|| (folded(&columns[*place]), text))
        })
        .collect();
    answers.sort_unstable();
    let mut hasher = blake3::Hasher::new_derive_key("nabotjek 2026 import row");
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    part(office);
    for (column, text) in answers {
        part(&column);
        part(text);
    }
    hasher.finalize().to_hex().to_string()
}
