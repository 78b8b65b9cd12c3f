//! Pieces of a page that are drawn rather than laid out. Each takes texts already in the reader's language and gives HTML whose
//! every text is escaped; none knows a file, a rule or a reader. Colours and sizes stand in `static/nabotjek.css`.

mod clock;
mod mark;
mod path;

pub use self::{
    clock::{Clock, clock_badge},
    mark::{compartment_mark, why_link},
    path::{Direction, Path, PathWords, Step, StepState, draw_path},
};

/// Appends a text so that it is a text in HTML and in an attribute's quotes, whatever it contains.
fn push_escaped(html: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(sign),
        }
    }
}

/// The text as it may stand in HTML.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    push_escaped(&mut html, text);
    html
}

#[cfg(test)]
pub(crate) const HOSTILE: &str = r#"</title><script>alert('x')</script>" onload="y&amp;"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        assert_eq!(escaped(r#"a<b>&"c"'d'"#), "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
        assert_eq!(escaped("Søren, ليلى, नेपाल"), "Søren, ليلى, नेपाल");
    }
}
