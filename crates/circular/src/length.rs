//! A length of time as law writes it: "45 days", "6 months", "1 working-day".

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

/// A number and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Length {
    /// How many units. At most 10,000.
    pub number: u32,
    /// Which unit.
    pub unit: Unit,
}
