//! Days, hours and numbers as a language writes them.

use std::{cell::RefCell, collections::HashMap};

use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{YMD, YMDE, YMDT},
    input::{Date as IcuDate, DateTime, Time},
    options::YearStyle,
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale::Locale;
use jiff::{
    Timestamp,
    civil::{Date, DateTime as CivilDateTime},
    tz::TimeZone,
};

use crate::language::Words;

struct Formats {
    /// The word between weekday and date.
    between: String,
    long: Option<DateTimeFormatter<YMDE>>,
    medium: Option<DateTimeFormatter<YMD>>,
    short: Option<DateTimeFormatter<YMD>>,
    instant: Option<DateTimeFormatter<YMDT>>,
    number: Option<DecimalFormatter>,
    /// Days as written before, by form: a page names few days and many times.
    written: RefCell<HashMap<(Form, Date), String>>,
}

/// How a day is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Long,
    Medium,
    Short,
}

/// So many days are kept as written, at most; nobody names more at a time.
const WRITTEN_MAX: usize = 2_000;

impl Formats {
    fn day(&self, form: Form, date: Date, write: impl FnOnce() -> String) -> String {
        if let Some(text) = self.written.borrow().get(&(form, date)) {
            return text.clone();
        }
        let text = write();
        let mut written = self.written.borrow_mut();
        if written.len() >= WRITTEN_MAX {
            written.clear();
        }
        written.insert((form, date), text.clone());
        text
    }
}

thread_local! {
    /// A formatter costs about as much as a page, so each thread makes it once a language.
    static FORMATS: RefCell<HashMap<&'static str, Formats>> = RefCell::default();
}

impl Formats {
    fn new(code: &'static str) -> Self {
        // The sheets say in which country's way a language is written here: English as in Europe.
        let tag = Words::of(code).and_then(|words| words.find("language-format")).unwrap_or_default();
        let locale: Locale = tag.parse().or_else(|_| code.parse()).unwrap_or(Locale::UNKNOWN);
        let full = YearStyle::Full;
        Self {
            between: Words::of(code).and_then(|words| words.find("language-before-date")).unwrap_or_default(),
            long: DateTimeFormatter::try_new((&locale).into(), YMDE::long().with_year_style(full)).ok(),
            medium: DateTimeFormatter::try_new((&locale).into(), YMD::long().with_year_style(full)).ok(),
            short: DateTimeFormatter::try_new((&locale).into(), YMD::short().with_year_style(full)).ok(),
            instant: DateTimeFormatter::try_new(
                (&locale).into(),
                YMD::short().with_year_style(full).with_time_hm(),
            )
            .ok(),
            number: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            written: RefCell::default(),
        }
    }
}

fn with<T>(code: &'static str, run: impl FnOnce(&Formats) -> T) -> T {
    FORMATS.with(|formats| {
        let known = formats.borrow().contains_key(code);
        if !known {
            // Made before the map is borrowed for writing: making it looks up a text, which may format a number.
            let made = Formats::new(code);
            formats.borrow_mut().insert(code, made);
        }
        let formats = formats.borrow();
        run(&formats[code])
    })
}

fn icu(date: Date) -> Option<IcuDate<icu_calendar::Iso>> {
    IcuDate::try_new_iso(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()
}

/// `Thursday 17 December 2026`.
pub fn long(code: &'static str, date: Date) -> String {
    with(code, |formats| {
        formats.day(Form::Long, date, || match (&formats.long, icu(date)) {
            (Some(format), Some(day)) => {
                let text = format.format(&day).to_string();
                // The weekday stands first, without a comma, and some languages put a word between: `fredag den 4.`
                let Some((weekday, rest)) = text.split_once(' ') else { return text };
                let between =
                    if formats.between.is_empty() { " ".into() } else { format!(" {} ", formats.between) };
                format!("{}{between}{rest}", weekday.trim_end_matches(','))
            }
            _ => date.to_string(),
        })
    })
}

/// `17 December 2026`.
pub fn medium(code: &'static str, date: Date) -> String {
    with(code, |formats| {
        formats.day(Form::Medium, date, || match (&formats.medium, icu(date)) {
            (Some(format), Some(day)) => format.format(&day).to_string(),
            _ => date.to_string(),
        })
    })
}

/// `17/12/2026`, for tables.
pub fn short(code: &'static str, date: Date) -> String {
    with(code, |formats| {
        formats.day(Form::Short, date, || match (&formats.short, icu(date)) {
            (Some(format), Some(day)) => format.format(&day).to_string(),
            _ => date.to_string(),
        })
    })
}

/// Day and hour in the installation's time zone, never the reader's.
pub fn instant(code: &'static str, instant: Timestamp, zone: &TimeZone) -> String {
    let civil: CivilDateTime = zone.to_datetime(instant);
    let time = Time::try_new(civil.hour() as u8, civil.minute() as u8, 0, 0).ok();
    with(code, |formats| match (&formats.instant, icu(civil.date()), time) {
        (Some(format), Some(date), Some(time)) => format.format(&DateTime { date, time }).to_string(),
        _ => civil.to_string(),
    })
}

/// `4,112`.
pub fn number(code: &'static str, number: i64) -> String {
    with(code, |formats| match &formats.number {
        Some(format) => format.format(&Decimal::from(number)).to_string(),
        None => number.to_string(),
    })
}

/// `1,200.50`: with so many digits behind the sign, cut off or filled up.
pub fn decimal(code: &'static str, number: rust_decimal::Decimal, digits: u32) -> String {
    let text = format!("{number:.0$}", digits as usize);
    with(code, |formats| match (&formats.number, text.parse::<Decimal>()) {
        (Some(format), Ok(number)) => format.format(&number).to_string(),
        _ => text.clone(),
    })
}

/// A name as it is sorted: without accents and case.
pub fn folded(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let signs = name.nfkd().filter(|sign| !unicode_normalization::char::is_combining_mark(*sign));
    signs.flat_map(char::to_lowercase).collect()
}
