//! Days as small numbers, months looked up by day, and the days on which offices work.

use jiff::civil::{Date, Weekday};

use crate::model::{Circular, Holiday, HolidayRule};

/// A day as the number of days since 1 January 1900, which is 0.
pub type Day = i32;

/// The first year in which days are counted.
pub const FIRST_YEAR: i16 = 1900;
/// The last year in which days are counted. A term that would end later ends on its 31 December.
pub const LAST_YEAR: i16 = 2400;
/// The last year in which an event may take effect.
pub const LAST_EVENT_YEAR: i16 = 2200;

/// The number of a date, also outside the years that are counted (then negative or beyond the last day).
pub fn day_of(date: Date) -> Day {
    days_from_civil(i32::from(date.year()), i32::from(date.month()), i32::from(date.day())) - EPOCH
}

/// Days from 1 March of year 0 to 1 January 1900, so that 1900-01-01 is day 0.
const EPOCH: i32 = days_from_civil(FIRST_YEAR as i32, 1, 1);

/// Days since 1 March of year 0 in the Gregorian calendar, by whole four-hundred-year cycles.
const fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let cycle = year.div_euclid(400);
    let of_cycle = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    cycle * 146_097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year
}

/// Easter Sunday of a year, by the Gregorian computus.
///
/// # Examples
/// ```
/// use circular::calendar::easter;
/// assert_eq!(easter(2026), jiff::civil::date(2026, 4, 5));
/// ```
///
/// Source: Meeus, Jones and Butcher, *Astronomical Algorithms*, chapter 8.
pub fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    jiff::civil::date(year, (sum / 31) as i8, (sum % 31 + 1) as i8)
}

/// The calendar of one circular: every day from 1900 to 2400 with its month and whether offices work on it.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// By day: number of the month since January 1900, times 32, plus the day of the month from 0.
    months: Vec<u32>,
    /// By month: its first day; one more at the end.
    starts: Vec<Day>,
    /// By day: how many working days there have been, that day included.
    worked: Vec<i32>,
    /// The working days in order.
    working: Vec<Day>,
}

impl Calendar {
    /// The calendar of a circular: its working week without its holidays (all seven days when it states no week).
    pub fn new(circular: &Circular) -> Self {
        let week: &[Weekday] = circular.counting.as_ref().map_or(&[], |counting| &counting.working_week);
        Self::with(week, &circular.holidays)
    }

    /// A calendar with this working week and these holidays. An empty week means that every day is a working day.
    pub fn with(week: &[Weekday], holidays: &[Holiday]) -> Self {
        let mut months = Vec::new();
        let mut starts = Vec::new();
        for year in FIRST_YEAR..=LAST_YEAR {
            for month in 1..=12 {
                let number = starts.len() as u32;
                starts.push(months.len() as Day);
                let length = jiff::civil::date(year, month, 1).days_in_month();
                months.extend((0..length as u32).map(|day| number << 5 | day));
            }
        }
        starts.push(months.len() as Day);
        let free = holidays_by_day(holidays, months.len());
        let mut worked = Vec::with_capacity(months.len());
        let mut working = Vec::new();
        for (day, free) in free.into_iter().enumerate() {
            // 1 January 1900 was a Monday.
            let weekday = Weekday::from_monday_zero_offset((day % 7) as i8).unwrap_or(Weekday::Monday);
            if !free && (week.is_empty() || week.contains(&weekday)) {
                working.push(day as Day);
            }
            worked.push(working.len() as i32);
        }
        Self { months, starts, worked, working }
    }

    /// The last day that is counted, 31 December 2400.
    pub fn last(&self) -> Day {
        self.months.len() as Day - 1
    }

    /// The day nearest to `day` that is counted.
    fn clamp(&self, day: Day) -> Day {
        day.clamp(0, self.last())
    }

    /// The date of a day; days that are not counted become the nearest that is.
    pub fn date(&self, day: Day) -> Date {
        let packed = self.months[self.clamp(day) as usize];
        let month = packed >> 5;
        jiff::civil::date(FIRST_YEAR + (month / 12) as i16, (month % 12 + 1) as i8, ((packed & 31) + 1) as i8)
    }

    /// The same day so many months later (earlier, when negative), or the last day of a shorter month.
    #[inline]
    pub fn add_months(&self, day: Day, months: i32) -> Day {
        let packed = self.months[self.clamp(day) as usize];
        let month = (packed >> 5) as i32 + months;
        if month < 0 {
            return 0;
        }
        let month = month as usize;
        if month + 1 >= self.starts.len() {
            return self.last();
        }
        let start = self.starts[month];
        let length = self.starts[month + 1] - start;
        start + ((packed & 31) as Day).min(length - 1)
    }

    /// The working day so many working days after `day` (before, when negative).
    pub fn add_working_days(&self, day: Day, days: i32) -> Day {
        if days == 0 {
            return day;
        }
        let day = self.clamp(day) as usize;
        let until_day = self.worked[day];
        let before = if day == 0 { 0 } else { self.worked[day - 1] };
        let index = if days > 0 {
            i64::from(until_day) + i64::from(days) - 1
        } else {
            i64::from(before) + i64::from(days)
        };
        if index < 0 {
            return 0;
        }
        self.working.get(index as usize).copied().unwrap_or_else(|| self.last())
    }

    /// Whether offices work on that day.
    pub fn is_working_day(&self, date: Date) -> bool {
        let day = self.clamp(day_of(date));
        self.working.binary_search(&day).is_ok()
    }
}

/// For each day whether it is a holiday.
fn holidays_by_day(holidays: &[Holiday], days: usize) -> Vec<bool> {
    let mut free = vec![false; days];
    for holiday in holidays {
        for year in FIRST_YEAR..=LAST_YEAR {
            let date = match holiday.rule {
                HolidayRule::Fixed { month, day } => Date::new(year, month, day).ok(),
                HolidayRule::Easter { days_after } => {
                    easter(year).checked_add(jiff::Span::new().days(i64::from(days_after))).ok()
                }
            };
            let Some(date) = date.filter(|date| holiday.validity.covers(*date)) else { continue };
            if let Some(slot) = usize::try_from(day_of(date)).ok().and_then(|day| free.get_mut(day)) {
                *slot = true;
            }
        }
    }
    free
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_number_and_its_date_belong_together() {
        let calendar = Calendar::with(&[], &[]);
        for day in [0, 1, 58, 59, 60, 36_524, 46_112, 100_000, calendar.last()] {
            assert_eq!(day_of(calendar.date(day)), day);
        }
        assert_eq!(day_of(date(1900, 1, 1)), 0);
        assert_eq!(day_of(date(1899, 12, 31)), -1);
        assert_eq!(calendar.date(calendar.last()), date(2400, 12, 31));
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_day_of_a_shorter_month() {
        let calendar = Calendar::with(&[], &[]);
        let after = |from: Date, months| calendar.date(calendar.add_months(day_of(from), months));
        assert_eq!(after(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(after(date(2028, 1, 31), 1), date(2028, 2, 29));
        assert_eq!(after(date(2028, 2, 29), 12), date(2029, 2, 28));
        assert_eq!(after(date(2026, 3, 31), -1), date(2026, 2, 28));
        assert_eq!(after(date(2026, 5, 31), 3), date(2026, 8, 31));
    }

    /// Computed Easter dates of 2017 to 2032, as published calendars print them.
    #[test]
    fn easter_falls_where_the_calendars_print_it() {
        let printed = [
            (2017, 4, 16),
            (2018, 4, 1),
            (2019, 4, 21),
            (2020, 4, 12),
            (2021, 4, 4),
            (2022, 4, 17),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2031, 4, 13),
            (2032, 3, 28),
        ];
        for (year, month, day) in printed {
            assert_eq!(easter(year), date(year, month, day));
        }
    }
}
