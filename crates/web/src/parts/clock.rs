//! The clock badge: how long is left, as words beside a shape. The shape alone tells the five states apart, so that nothing
//! rests on colour.

use super::push_escaped;

/// How urgent a clock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Its last day is past: an octagon.
    Over,
    /// Today is its last day: a square.
    Today,
    /// It ends within seven days: a half-filled circle.
    Soon,
    /// It ends later: an open circle.
    Later,
    /// It does not run: two bars.
    Paused,
}

impl Clock {
    /// The state of a running clock. `days_left` is 0 on the last day (which still counts) and negative after it.
    pub fn running(days_left: i64) -> Self {
        match days_left {
            ..0 => Self::Over,
            0 => Self::Today,
            1..=7 => Self::Soon,
            _ => Self::Later,
        }
    }

    /// The name of its class, without the prefix.
    fn class(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Paused => "paused",
        }
    }

    /// The shape, in a box of 16 by 16.
    fn shape(self) -> &'static str {
        match self {
            Self::Over => {
                r#"<path class="full" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="gap" d="M8 4v5M8 11v1.5"/>"#
            }
            Self::Today => r#"<path class="full" d="M1 1h14v14H1z"/><path class="gap" d="M8 4v4h3"/>"#,
            Self::Soon => {
                r#"<circle class="open" cx="8" cy="8" r="6.5"/><path class="full" d="M8 1.5a6.5 6.5 0 0 0 0 13z"/>"#
            }
            Self::Later => r#"<circle class="open" cx="8" cy="8" r="6.5"/>"#,
            Self::Paused => r#"<path class="full" d="M3 2h4v12H3zM9 2h4v12H9z"/>"#,
        }
    }
}

/// The badge. `words` say what the shape says ("2 days over", "in 3 days").
pub fn clock_badge(clock: Clock, words: &str) -> String {
    let mut html = String::with_capacity(256);
    html.push_str("<span class=\"clock clock-");
    html.push_str(clock.class());
    html.push_str(
        "\"><svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">",
    );
    html.push_str(clock.shape());
    html.push_str("</svg><span>");
    push_escaped(&mut html, words);
    html.push_str("</span></span>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::HOSTILE;

    #[test]
    fn the_last_day_still_counts_and_seven_days_are_soon() {
        let states = [-1, 0, 1, 7, 8].map(Clock::running);
        assert_eq!(states, [Clock::Over, Clock::Today, Clock::Soon, Clock::Soon, Clock::Later]);
    }

    #[test]
    fn each_state_has_a_shape_of_its_own() {
        let all = [Clock::Over, Clock::Today, Clock::Soon, Clock::Later, Clock::Paused];
        let shapes: std::collections::BTreeSet<_> = all.iter().map(|clock| clock.shape()).collect();
        assert_eq!(shapes.len(), all.len());
    }

    #[test]
    fn words_of_a_badge_are_escaped() {
        let html = clock_badge(Clock::Over, HOSTILE);
        assert!(!html.contains("<script") && html.contains("&lt;script"), "{html}");
    }
}
