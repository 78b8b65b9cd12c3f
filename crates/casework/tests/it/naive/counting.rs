//! First day excluded, last day included, months to a shorter month's end, working days one by one.

use circular::model::{HolidayRule, Length, Unit};
use jiff::{
    Span,
    civil::{Date, date},
};

use super::Law;

/// The first and the last day that are counted.
pub const FIRST: Date = date(1900, 1, 1);
pub const LAST: Date = date(2400, 12, 31);

/// Lengths that follow one another: months are added up first.
#[derive(Clone, Debug, Default)]
pub struct Lengths(pub Vec<Length>);

impl Lengths {
    pub fn and(&self, more: Length) -> Self {
        Self(self.0.iter().copied().chain([more]).collect())
    }

    fn sum(&self, unit: impl Fn(Unit) -> i64) -> i64 {
        self.0.iter().map(|length| i64::from(length.number) * unit(length.unit)).sum()
    }

    fn parts(&self) -> (i64, i64, i64) {
        let months = self.sum(|unit| match unit {
            Unit::Months => 1,
            Unit::Years => 12,
            _ => 0,
        });
        let days = self.sum(|unit| match unit {
            Unit::Days => 1,
            Unit::Weeks => 7,
            _ => 0,
        });
        (months, days, self.sum(|unit| i64::from(unit == Unit::WorkingDays)))
    }

    /// The last day, counted from a day that is not counted itself.
    pub fn last_day(&self, law: Law, opened: Date) -> Date {
        let (months, days, working) = self.parts();
        let day = opened.saturating_add(Span::new().months(months)).saturating_add(Span::new().days(days));
        walk(law, day.min(LAST), working, 1)
    }

    /// So long before a last day.
    pub fn before(&self, law: Law, last_day: Date) -> Date {
        let (months, days, working) = self.parts();
        let day = last_day.saturating_sub(Span::new().months(months)).saturating_sub(Span::new().days(days));
        walk(law, day.max(FIRST), working, -1)
    }
}

/// So many working days on, or back.
fn walk(law: Law, mut day: Date, mut left: i64, direction: i64) -> Date {
    while left > 0 {
        day = day.saturating_add(Span::new().days(direction));
        if works(law, day) {
            left -= 1;
        }
    }
    day
}

fn works(law: Law, day: Date) -> bool {
    let week = law.circular.counting.as_ref().map_or(&[][..], |counting| &counting.working_week);
    let free = law.circular.holidays.iter().filter(|holiday| holiday.validity.covers(day)).any(|holiday| {
        match holiday.rule {
            HolidayRule::Fixed { month, day: of_month } => day.month() == month && day.day() == of_month,
            HolidayRule::Easter { days_after } => {
                day == easter(day.year()).saturating_add(Span::new().days(i64::from(days_after)))
            }
        }
    });
    (week.is_empty() || week.contains(&day.weekday())) && !free
}

/// Easter Sunday after Oudin (1940): the Sunday after the full moon, found with weekdays.
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let century = y / 100;
    let golden = y % 19;
    let k = (century - 17) / 25;
    let mut moon = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    let after = moon - weekday;
    let month = 3 + (after + 40) / 44;
    date(year, month as i8, (after + 28 - 31 * (month / 4)) as i8)
}
