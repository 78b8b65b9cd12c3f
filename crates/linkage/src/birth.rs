//! A date of birth as it was written down, and how far two of them agree.

/// A date of birth, digit by digit. It need not exist: a slip of the pen makes a thirteenth month, and tells something.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Birth(u32);

impl std::fmt::Debug for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Birth(withheld)")
    }
}

/// How far two dates of birth agree, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthLevel {
    Same,
    /// Day and month are exchanged.
    Exchanged,
    /// One digit is another, or two neighbours are exchanged.
    OneDigit,
    /// Two digits are others.
    TwoDigits,
    /// Only the year agrees.
    Year,
    /// Only day and month agree.
    Day,
    Far,
    /// One of them is not known.
    Unknown,
}

impl BirthLevel {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Same,
        Self::Exchanged,
        Self::OneDigit,
        Self::TwoDigits,
        Self::Year,
        Self::Day,
        Self::Far,
        Self::Unknown,
    ];
}

impl Birth {
    /// Year, month, day as eight digits, with or without signs between them: `1990-05-04` or `19900504`. `None` for
    /// anything else.
    ///
    /// # Examples
    /// ```
    /// use linkage::Birth;
    /// assert_eq!(Birth::of("1990-05-04"), Birth::of("19900504"));
    /// assert!(Birth::of("May 1990").is_none());
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let (mut packed, mut digits) = (0u32, 0);
        for sign in text.trim().chars() {
            match sign.to_digit(10) {
                Some(_) if digits == 8 => return None,
                Some(digit) => (packed, digits) = (packed << 4 | digit, digits + 1),
                None if matches!(sign, '-' | '/' | '.' | ' ') => {}
                None => return None,
            }
        }
        (digits == 8).then_some(Self(packed))
    }

    /// Four digits a year, packed four bits a digit.
    pub(crate) fn year(self) -> u32 {
        self.0 >> 16
    }

    /// Month and day, packed likewise.
    pub(crate) fn day_of_year(self) -> u32 {
        self.0 & 0xffff
    }

    /// The same for a date and for the one with day and month exchanged.
    pub(crate) fn day_of_year_either_way(self) -> u32 {
        let (month, day) = (self.0 >> 8 & 0xff, self.0 & 0xff);
        month.max(day) << 8 | month.min(day)
    }

    /// How far two dates agree.
    pub fn level(one: Option<Self>, other: Option<Self>) -> BirthLevel {
        let (Some(one), Some(other)) = (one, other) else { return BirthLevel::Unknown };
        let differing = one.0 ^ other.0;
        if differing == 0 {
            return BirthLevel::Same;
        }
        if one.year() == other.year() && one.day_of_year_either_way() == other.day_of_year_either_way() {
            return BirthLevel::Exchanged;
        }
        let places = (0..8).filter(|place| differing >> (4 * place) & 15 != 0);
        match places.count() {
            1 => BirthLevel::OneDigit,
            2 if exchanges_neighbours(one.0, other.0) => BirthLevel::OneDigit,
            2 => BirthLevel::TwoDigits,
            _ if one.year() == other.year() => BirthLevel::Year,
            _ if one.day_of_year() == other.day_of_year() => BirthLevel::Day,
            _ => BirthLevel::Far,
        }
    }
}

fn exchanges_neighbours(one: u32, other: u32) -> bool {
    (0..7).any(|place| {
        let (low, high) = (one >> (4 * place) & 15, one >> (4 * place + 4) & 15);
        let kept = !(0xff << (4 * place));
        one & kept == other & kept && other >> (4 * place) & 0xff == low << 4 | high
    })
}
