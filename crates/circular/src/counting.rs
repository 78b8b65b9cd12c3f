//! How a length of time is counted: first day excluded, last day included, months to a shorter month's end.

use jiff::civil::Date;

use crate::{
    calendar::{Calendar, Day, day_of},
    length::{Length, Unit},
};

/// One or several lengths added up: months are counted first, then days, then working days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Term {
    /// Months, years included.
    pub months: i32,
    /// Days of the calendar, weeks included.
    pub days: i32,
    /// Working days, which go on from the last day reached.
    pub working_days: i32,
}

impl From<Length> for Term {
    fn from(length: Length) -> Self {
        // No length counts further than the calendar, so a larger number says nothing more.
        let number = length.number.min(1_000_000) as i32;
        let nothing = Self::default();
        match length.unit {
            Unit::Days => Self { days: number, ..nothing },
            Unit::Weeks => Self { days: number * 7, ..nothing },
            Unit::WorkingDays => Self { working_days: number, ..nothing },
            Unit::Months => Self { months: number, ..nothing },
            Unit::Years => Self { months: number * 12, ..nothing },
        }
    }
}

impl std::ops::Add for Term {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            working_days: self.working_days.saturating_add(other.working_days),
        }
    }
}

impl Calendar {
    /// The last day of a term that opened on `opened`: that day is not counted, the last one is.
    ///
    /// Terms that would end after the year 2400 end with it.
    #[inline]
    pub fn last_day(&self, opened: Day, term: Term) -> Day {
        let mut day = opened;
        if term.months != 0 {
            day = self.add_months(day, term.months);
        }
        day = day.saturating_add(term.days).min(self.last());
        if term.working_days != 0 {
            day = self.add_working_days(day, term.working_days);
        }
        day
    }

    /// The day so long before `last_day`, by the same rules backwards.
    pub fn before(&self, last_day: Day, term: Term) -> Day {
        let mut day = last_day;
        if term.months != 0 {
            day = self.add_months(day, -term.months);
        }
        day = day.saturating_sub(term.days).max(0);
        if term.working_days != 0 {
            day = self.add_working_days(day, -term.working_days);
        }
        day
    }

    /// The last day, included, of a length that opened on a date.
    ///
    /// # Examples
    /// ```
    /// use circular::{calendar::Calendar, length::Length};
    /// use jiff::civil::date;
    /// let calendar = Calendar::with(&[], &[]);
    /// assert_eq!(calendar.last_date(date(2026, 3, 2), Length::days(45)), date(2026, 4, 16));
    /// ```
    pub fn last_date(&self, opened: Date, length: Length) -> Date {
        self.date(self.last_day(day_of(opened), length.into()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;
    use crate::model::{Holiday, HolidayRule, Name, Texts, Validity};

    fn belgian() -> Calendar {
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        let holiday = |rule| Holiday {
            name: Name::bare("holiday"),
            title: Texts::default(),
            cites: Vec::new(),
            validity: Validity::default(),
            rule,
        };
        let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
            .map(|(month, day)| holiday(HolidayRule::Fixed { month, day }));
        let easter = [1, 39, 50].map(|days_after| holiday(HolidayRule::Easter { days_after }));
        let holidays: Vec<_> = fixed.into_iter().chain(easter).collect();
        Calendar::with(&[Monday, Tuesday, Wednesday, Thursday, Friday], &holidays)
    }

    #[test]
    fn forty_five_days_from_2_march_end_on_16_april() {
        assert_eq!(belgian().last_date(date(2026, 3, 2), Length::days(45)), date(2026, 4, 16));
    }

    #[test]
    fn working_days_step_over_weekends_and_easter_monday() {
        let calendar = belgian();
        assert_eq!(calendar.last_date(date(2026, 4, 3), Length::working_days(1)), date(2026, 4, 7));
        assert_eq!(calendar.last_date(date(2026, 4, 4), Length::working_days(1)), date(2026, 4, 7));
        assert_eq!(calendar.last_date(date(2026, 12, 24), Length::working_days(2)), date(2026, 12, 29));
        assert!(!calendar.is_working_day(date(2026, 5, 14)), "Ascension");
        assert!(!calendar.is_working_day(date(2026, 5, 25)), "Whit Monday");
        assert!(calendar.is_working_day(date(2026, 5, 15)));
    }

    #[test]
    fn working_days_count_back_as_they_count_on() {
        let calendar = belgian();
        let back = |from: Date, days| {
            calendar.date(calendar.before(day_of(from), Length::working_days(days).into()))
        };
        assert_eq!(back(date(2026, 4, 7), 1), date(2026, 4, 3));
        assert_eq!(back(date(2026, 4, 5), 1), date(2026, 4, 3));
    }

    #[test]
    fn a_shortened_month_end_is_not_carried_on_when_terms_add_up() {
        let calendar = belgian();
        let month = Term::from(Length::months(1));
        let opened = day_of(date(2026, 1, 31));
        assert_eq!(calendar.date(calendar.last_day(opened, month)), date(2026, 2, 28));
        assert_eq!(calendar.date(calendar.last_day(opened, month + month)), date(2026, 3, 31));
    }

    #[test]
    fn absurd_lengths_end_with_the_calendar() {
        let calendar = belgian();
        assert_eq!(calendar.last_date(date(2026, 1, 1), Length::years(10_000)), date(2400, 12, 31));
        assert_eq!(calendar.last_date(Date::MAX, Length::working_days(10_000)), date(2400, 12, 31));
        assert_eq!(calendar.last_date(Date::MIN, Length::months(1)), date(1900, 2, 1));
    }
}
