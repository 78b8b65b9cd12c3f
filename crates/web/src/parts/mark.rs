//! Small signs beside a statement: that a fact is protected, and the link to its ground.

use super::push_escaped;

/// The mark on a protected fact: a key and the compartment's short name in a border. `note` says who else sees it.
pub fn compartment_mark(name: &str, note: Option<&str>) -> String {
    let mut html = String::with_capacity(320);
    html.push_str("<span class=\"mark\"><svg viewBox=\"0 0 16 16\" width=\"12\" height=\"12\" aria-hidden=\"true\" focusable=\"false\">");
    html.push_str("<path d=\"M5 4a4 4 0 1 0 3.9 5H11v2h2V9h2V7H8.9A4 4 0 0 0 5 4zm0 2.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z\"/></svg>");
    push_escaped(&mut html, name);
    html.push_str("</span>");
    if let Some(note) = note {
        html.push_str(" <span class=\"mark-note\">");
        push_escaped(&mut html, note);
        html.push_str("</span>");
    }
    html
}

/// The link to the ground of a statement: the word that is seen, and, for those who hear the page, what it is the ground of.
/// With script it opens a panel beside the statement, without it is a page.
pub fn why_link(address: &str, word: &str, of_what: &str) -> String {
    let mut html = String::with_capacity(160);
    html.push_str("<a class=\"why\" href=\"");
    push_escaped(&mut html, address);
    html.push_str("\">");
    push_escaped(&mut html, word);
    html.push_str("<span class=\"sr-only\"> ");
    push_escaped(&mut html, of_what);
    html.push_str("</span></a>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::HOSTILE;

    #[test]
    fn texts_of_marks_and_links_are_escaped() {
        for html in [compartment_mark(HOSTILE, Some(HOSTILE)), why_link(HOSTILE, HOSTILE, HOSTILE)] {
            assert!(!html.contains("<script") && !html.contains("\" onload"), "{html}");
        }
    }

    #[test]
    fn a_mark_is_a_word_and_its_key_is_silent() {
        let html = compartment_mark("whereabouts", None);
        assert!(html.contains("whereabouts") && html.contains("aria-hidden=\"true\""));
    }
}
