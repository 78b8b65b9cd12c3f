//! A length of time as law writes it: "45 days", "6 months", "1 working-day".

use std::fmt;

use serde::{Deserialize, Serialize};

/// The unit of a [`Length`]. Each is calendar-true; none is ever turned into hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days of the calendar.
    Days,
    /// Days on which offices work: the circular's working week without its holidays.
    WorkingDays,
    /// Seven days of the calendar.
    Weeks,
    /// The same day of a later month, or the last day of a shorter one.
    Months,
    /// Twelve months.
    Years,
}

impl Unit {
    /// The unit of a circular's word, singular or plural.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "day" | "days" => Self::Days,
            "working-day" | "working-days" => Self::WorkingDays,
            "week" | "weeks" => Self::Weeks,
            "month" | "months" => Self::Months,
            "year" | "years" => Self::Years,
            _ => return None,
        })
    }
}

/// A number and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Length {
    /// How many units. At most 10,000.
    pub number: u32,
    /// Which unit.
    pub unit: Unit,
}

impl Length {
    /// So many days of the calendar.
    pub const fn days(number: u32) -> Self {
        Self { number, unit: Unit::Days }
    }

    /// So many working days.
    pub const fn working_days(number: u32) -> Self {
        Self { number, unit: Unit::WorkingDays }
    }

    /// So many months.
    pub const fn months(number: u32) -> Self {
        Self { number, unit: Unit::Months }
    }

    /// So many years.
    pub const fn years(number: u32) -> Self {
        Self { number, unit: Unit::Years }
    }
}

impl fmt::Display for Length {
    /// As a circular writes it: `1 month`, `45 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.unit {
            Unit::Days => "day",
            Unit::WorkingDays => "working-day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
        };
        let plural = if self.number == 1 { "" } else { "s" };
        write!(f, "{} {word}{plural}", self.number)
    }
}
