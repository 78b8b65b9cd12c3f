//! The day on which the circular is read: `?on=2027-03-01`, or three boxes.

use jiff::civil::Date;

use crate::visit::Visit;

/// The day asked for; today when none is.
#[derive(Clone, Debug)]
pub struct OnDay {
    /// The day.
    pub date: Date,
    /// Whether it was asked for.
    pub is_asked: bool,
    /// Whether what was asked for is no day; then the page shows today.
    pub is_wrong: bool,
    /// What stands in the three boxes: day, month, year.
    pub boxes: [String; 3],
}

impl OnDay {
    /// The day that the address asks for.
    pub fn of(visit: &Visit) -> Self {
        let value = |name: &str| {
            visit
                .query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value)
        };
        let boxes = ["day", "month", "year"].map(|name| value(name).unwrap_or_default());
        let asked = match (value("on"), boxes) {
            (Some(on), _) => Some(on.parse::<Date>().ok()),
            (None, ["", "", ""]) => None,
            (None, [day, month, year]) => Some(casework::typed::date_of(day, month, year).ok()),
        };
        let good = asked.flatten().filter(|date| (1900..=2200).contains(&date.year()));
        let date = good.unwrap_or(visit.today);
        let is_wrong = asked.is_some() && good.is_none();
        let shown =
            |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).take(8).collect::<String>();
        let boxes = match is_wrong && value("on").is_none() {
            true => boxes.map(shown),
            false => [date.day().to_string(), date.month().to_string(), date.year().to_string()],
        };
        Self { date, is_asked: good.is_some(), is_wrong, boxes }
    }

    /// What links within the circular carry, so that the day stays.
    pub fn query(&self) -> String {
        if self.is_asked { format!("?on={}", self.date) } else { String::new() }
    }
}
